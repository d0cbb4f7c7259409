from __future__ import annotations

import pytest

from geodata.gazetteer import Gazetteer
from geodata.models import Document
from geodata.places import explain, resolve
from geodata.toponyms import find_toponyms


def document(text: str) -> Document:
    return Document("d", text, (0, len(text)), "a" * 64, language="en")


def ranked(text: str, name: str, gazetteer: Gazetteer):
    told = document(text)
    return explain(told, find_toponyms(told, gazetteer), text.index(name), gazetteer)


def test_the_first_is_the_place_that_was_chosen(gazetteer: Gazetteer) -> None:
    text = "Shells hit Tripoli in Lebanon. From Beirut the army sent help to Tripoli and Sidon."
    told = document(text)
    toponyms = find_toponyms(told, gazetteer)
    placed = {one.toponym.start: one.place for one in resolve(told, toponyms, gazetteer)}
    for toponym in toponyms:
        found = explain(told, toponyms, toponym.start, gazetteer)
        place = placed[toponym.start]
        if found and place:
            assert found[0].place.country == place.country
    tripoli = ranked(text, "Tripoli", gazetteer)
    assert {one.place.country for one in tripoli} >= {"LBN", "LBY"}
    assert tripoli[0].place.country == "LBN"
    assert [one.share for one in tripoli] == sorted((one.share for one in tripoli), reverse=True)
    assert sum(one.share for one in tripoli) <= 1.01
    assert "inside what the text names around it" in tripoli[0].reasons


def test_what_speaks_for_a_candidate_is_said_in_words(gazetteer: Gazetteer) -> None:
    found = ranked("Rebels left Palmyra for Homs; Damascus said so.", "Palmyra", gazetteer)
    assert found[0].place.country == "SYR"
    said = "; ".join(found[0].reasons)
    assert "other places in" in said
    assert "inhabitants" in said
    american = next(one for one in found if one.place.country == "USA")
    assert american.share < found[0].share


@pytest.mark.parametrize("start", [0, 5])
def test_where_no_name_begins_there_is_nothing_to_explain(gazetteer: Gazetteer, start: int) -> None:
    told = document("The Syrian army moved.")
    assert explain(told, find_toponyms(told, gazetteer), start, gazetteer) == ()
