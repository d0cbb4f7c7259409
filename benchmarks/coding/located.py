"""Where the event of a marked verb happened: the corpus event-location."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coding.notes import Half, half_of
from geodata.actors import ActorRegister, find_actors
from geodata.dates import find_dates
from geodata.event_coding.lexicon import Entry
from geodata.event_coding.location import find_place
from geodata.event_coding.reading import Passage, passages
from geodata.event_coding.triggers import Trigger, find_triggers
from geodata.event_coding.usage import voice
from geodata.gazetteer import Gazetteer
from geodata.models import Document, Toponym
from geodata.places import resolve
from geodata.relative import relative_places
from geodata.toponyms import find_toponyms

__all__ = ["SENTENCES", "Asked", "ask", "figures", "read_sentences", "triggers_at"]

SENTENCES = Path("events") / "event-location.jsonl"
_PUBLISHED = dt.date(2016, 6, 1)


@dataclass(frozen=True)
class Asked:
    """A sentence, its marked verb, and the spans of where that happened, or none."""

    text: str
    verb: tuple[int, int]
    wanted: tuple[tuple[int, int], ...]


def read_sentences(path: Path, *, half: Half = "all") -> list[Asked]:
    """Sentences that were accepted and have one verb; those with two do not say which is meant."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    accepted = [record for record in half_of(records, half) if record["answer"] == "accept"]
    return [asked for record in accepted for asked in _asked(record)]


def _asked(record: Mapping[str, object]) -> Iterator[Asked]:
    text = str(record["text"])
    spans: dict[str, list[tuple[int, int]]] = {"VERB": [], "LOCATION": []}
    marked = record["spans"]
    assert isinstance(marked, list)
    for span in marked:
        spans[span["label"]].append((span["start"], span["end"]))
    if len(spans["VERB"]) == 1:
        wanted = [(start, end) for start, end in spans["LOCATION"] if text[start:end].strip()]
        yield Asked(text, spans["VERB"][0], tuple(wanted))


def ask(asked: Asked, gazetteer: Gazetteer, register: ActorRegister) -> tuple[Toponym | None, bool]:
    """Name that is given for the place of the verb, and whether it is right, or rightly none."""
    text = asked.text
    document = Document("line", text, (0, len(text)), "", published=_PUBLISHED)
    found = _place_of_verb(document, asked.verb[0], gazetteer, register)
    if found is None:
        return None, not asked.wanted
    return found, any(found.start < end and start < found.end for start, end in asked.wanted)


def figures(answers: Sequence[tuple[Asked, bool]]) -> dict[str, float]:
    """Shares that are right: of all, of those with a place, of those without."""
    counts: Counter[str] = Counter()
    for asked, right in answers:
        for sort in ("all", "with a place" if asked.wanted else "without"):
            counts.update({sort: 1, f"right {sort}": right})
    return {
        sort: counts[f"right {sort}"] / max(counts[sort], 1)
        for sort in ("all", "with a place", "without")
    }


def _place_of_verb(
    document: Document, offset: int, gazetteer: Gazetteer, register: ActorRegister
) -> Toponym | None:
    """Name of the place of the event that the verb at an offset tells of."""
    placed = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    relative = relative_places(document, placed, gazetteer=gazetteer)
    evidence = placed, find_dates(document), find_actors(document, placed, register), relative
    for passage in passages(document, *evidence):
        own, others = triggers_at(passage, offset)
        if own:
            found = find_place(passage, own, others)
            return found.placed.toponym if found else None
    return None


def triggers_at(passage: Passage, offset: int) -> tuple[list[Trigger], list[Trigger]]:
    """Triggers that a marked verb is, made up when the table has none, and all others."""
    head = passage.index(offset)
    sentence = passage.sentence
    if not sentence.start <= offset < sentence.end or not passage.word(head):
        return [], []
    found = find_triggers(passage)
    own = [trigger for trigger in found if trigger.first <= head <= trigger.last]
    if not own:
        entry = Entry((passage.word(head),), 0, "ed", "attack", "act", frozenset(), frozenset())
        use = voice(passage.lowers, head, "ed")
        own = [Trigger(entry, head, head, head, passage.clauses[head], use)]
    return own, [trigger for trigger in found if trigger not in own]
