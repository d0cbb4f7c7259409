"""Names of large places in texts that are not English."""

from __future__ import annotations

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.toponyms import find_toponyms
from geodata.toponyms.foreign import with_foreign_names
from geodata.toponyms.tagger import Name
from geodata.toponyms.tokens import tokenise

KNOWN = {"حمص": "city3", "Homs": "city3", "Deir Ezzor": "city2", "Nawa": "city1", "Nous": "city3"}


def names(text: str, known: list[Name] | None = None) -> list[str]:
    tokens = tokenise(text, (0, len(text)), [0])

    def surface(first: int, last: int) -> str:
        return text[tokens.starts[first] : tokens.ends[last - 1]]

    found = with_foreign_names(known or [], tokens, surface, KNOWN.get)
    return [surface(name.first, name.last) for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Nous avons vu Homs et Deir Ezzor", ["Homs", "Deir Ezzor"]),
        ("près de Nawa", []),
        ("قصف حمص", ["حمص"]),
        ("chez homs", []),
    ],
)
def test_large_places_with_a_capital_of_their_own(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_the_names_of_the_tagger_stay_and_are_not_cut() -> None:
    tagged = Name(2, 4, "PER", 0.9, 0.1)
    assert names("vu Homs Homs Deir Homs", [tagged]) == ["Homs", "Homs Deir", "Homs"]


def test_english_is_left_to_the_tagger(gazetteer: Gazetteer) -> None:
    text = "The committee met again in the morning and spoke with London Breed about the roads."
    assert [each.text for each in find_toponyms(from_text(text), gazetteer)] == []
