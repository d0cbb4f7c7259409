"""Documents are hostile: whatever becomes of a report, the whole pipeline reads it and agrees.

Our own reports are mutated: cut, doubled, shuffled, and filled with signs, brackets, names and
dates. What is found lies in the text, is the same twice, and can be written as JSON.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.actors import ActorRegister
from geodata.documents import from_text
from geodata.event_coding.reading import passages
from geodata.gazetteer import Gazetteer
from geodata.models import Document, Parsed
from geodata.pipeline import parse_document
from geodata.settings import seed

REPORTS = [path.read_text(encoding="utf-8") for path in sorted(seed("reports").glob("*.txt"))]
SIGNS = [
    *"()[]{}“”\"'«»:;,.-…|\\/\n\t\x00\x1b",
    *("\u2013", "\u2014", "\u202e", "\u200b", "\u2028", "\ufeff", "e\u0301"),
]
WORDS = [
    *("Homs", "Deir Ezzor", "the Syrian army", "ISIS", "70 km north of", "between", "who", "it"),
    *("on Monday", "3 May 2018", "9999", "since", "killed", "five", "dozens", "not", "if", "U.S."),
    *("air strike", "said", "قصف", "حمص", "\u015e\u0131rnak", "大马士革"),
    *("x" * 3000, "(" * 300, "the " * 500),
]
Mutation = Callable[[random.Random, str], str]


def cut(chance: random.Random, text: str) -> str:
    first, last = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[:first] + text[last:]


def double(chance: random.Random, text: str) -> str:
    first, last = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[:last] + text[first:last][:2000] + text[last:]


def swap(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(10):
        one, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return " ".join(words)


def insert(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(10):
        words.insert(chance.randrange(len(words) + 1), chance.choice(WORDS + SIGNS))
    return " ".join(words)


def sprinkle(chance: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(20):
        sign = chance.choice([*SIGNS, chr(chance.randrange(0xD7FF))])
        letters.insert(chance.randrange(len(letters) + 1), sign)
    return "".join(letters)


def join_lines(chance: random.Random, text: str) -> str:
    return text.replace("\n", chance.choice(["", " ", "\n", "\r", "\u2029"]))


def shout(chance: random.Random, text: str) -> str:
    return chance.choice([text.upper, text.lower, text.title, text.swapcase])()


MUTATIONS: list[Mutation] = [cut, double, swap, insert, sprinkle, join_lines, shout]


@pytest.fixture(scope="module")
def register() -> ActorRegister:
    return ActorRegister.load()


def check(parsed: Parsed) -> None:
    """What every reading must be, whatever was read."""
    document = parsed.document
    start, end = document.body
    spans = [(each.toponym.start, each.toponym.end, each.toponym.text) for each in parsed.toponyms]
    spans += [(each.start, each.end, each.text) for each in parsed.dates + parsed.actors]
    spans += [(each.start, each.end, each.text) for each in parsed.relative_places]
    for event in parsed.events:
        spans += [(each.quote_start, each.quote_end, each.quote) for each in event.sources]
        assert 0 < event.confidence < 1
        assert (event.start is None) == (event.end is None)
        assert event.start is None or event.start <= event.end
        assert (event.latitude is None) == (event.longitude is None)
        assert event.latitude is None or -90 <= event.latitude <= 90
    for first, last, text in spans:
        assert start <= first < last <= end
        assert document.text[first:last] == text
    assert len({event.id for event in parsed.events}) == len(parsed.events)
    json.loads(json.dumps(parsed.to_dict()))


@given(
    st.sampled_from(REPORTS),
    st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60)
def test_mutated_reports_are_read(
    gazetteer: Gazetteer,
    register: ActorRegister,
    text: str,
    mutations: list[Mutation],
    chance: random.Random,
) -> None:
    for mutation in mutations:
        text = mutation(chance, text)
    document = from_text(text if text.strip() else "word", published="2018-06-22")
    parsed = parse_document(document, gazetteer=gazetteer, register=register)
    check(parsed)
    assert parse_document(document, gazetteer=gazetteer, register=register) == parsed


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(WORDS + SIGNS), max_size=60).map(" ".join),
        st.lists(st.sampled_from(WORDS + SIGNS), max_size=60).map("".join),
        st.binary(max_size=300).map(lambda data: data.decode("latin-1")),
    ),
    st.one_of(st.none(), st.dates()),
)
@settings(max_examples=100)
def test_any_text_is_read(
    gazetteer: Gazetteer, register: ActorRegister, text: str, published: object
) -> None:
    if text.strip():
        document = from_text(text, published=str(published) if published else None)
        check(parse_document(document, gazetteer=gazetteer, register=register))


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_nothing_is_found_outside_of_the_body(
    gazetteer: Gazetteer, register: ActorRegister, text: str, start: int, end: int
) -> None:
    body = (min(start, len(text)), max(min(start, len(text)), min(end, len(text))))
    document = Document("id", text, body, "ab" * 32)
    check(parse_document(document, gazetteer=gazetteer, register=register))


@pytest.mark.parametrize(
    "piece",
    ["a", "\n", "(", "“", ". ", "1 ", "Homs, ", "May ", "five killed ", "70 km north of ", "قصف "],
)
def test_monotony_is_read(gazetteer: Gazetteer, register: ActorRegister, piece: str) -> None:
    document = from_text("Report. " + piece * (60_000 // len(piece)), published="2018-06-22")
    check(parse_document(document, gazetteer=gazetteer, register=register))


def test_a_happening_told_over_and_over_is_one_event_of_bounded_size(
    gazetteer: Gazetteer, register: ActorRegister
) -> None:
    """Each mention was once added to all before it, in the square of their number."""
    text = "On Monday troops shelled Homs, killing five. " * 300
    document = from_text(text, published="2018-06-22")
    assert sum(1 for _ in passages(document, (), (), ())) == 300
    parsed = parse_document(document, gazetteer=gazetteer, register=register)
    assert max(len(event.sources) for event in parsed.events) < 100


FRENCH = (
    "L'armée syrienne a bombardé la ville de Homs le 17 juin 2018, selon des témoins, et plusieurs "
    "civils sont morts près de l'hôpital."
)
ARABIC = "قصف الجيش السوري مدينة حمص في 17 حزيران 2018 وقتل عدد من المدنيين قرب المستشفى في حلب"


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [(FRENCH, "fr", {"Homs"}), (ARABIC, "ar", {"Homs", "Aleppo"})],
)
def test_other_languages_are_named_and_read_for_places_and_dates(
    gazetteer: Gazetteer, register: ActorRegister, text: str, language: str, places: set[str]
) -> None:
    parsed = parse_document(from_text(text), gazetteer=gazetteer, register=register)
    assert parsed.to_dict()["document"]["language"] == language
    assert places <= {each.place.name for each in parsed.toponyms if each.place}
    assert "2018-06-17" in {each.value for each in parsed.dates}


def test_the_seeds_are_there_to_be_mutated() -> None:
    assert len(REPORTS) >= 5
    assert Path(seed("reports")).is_dir()
