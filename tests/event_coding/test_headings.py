"""What stands below a heading happened where that says, unless it names a place of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from geodata.actors import ActorRegister
from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.pipeline import parse_document

REGISTER = ActorRegister.load()


def places(text: str, gazetteer: Gazetteer) -> list[str | None]:
    document = from_text(text, published=dt.date(2022, 12, 1))
    parsed = parse_document(document, gazetteer=gazetteer, register=REGISTER)
    return [event.place for event in parsed.events]


def test_a_line_of_its_own_heads_all_paragraphs_below_it(gazetteer: Gazetteer) -> None:
    text = (
        "Idlib Governorate\n\nFighters shot dead a doctor on Monday.\n\n"
        "Another doctor was abducted on Tuesday.\n\nHoms:\n\nA mine killed a farmer on Tuesday."
    )
    assert places(text, gazetteer) == ["Idlib Governorate", "Idlib Governorate", "Homs"]


def test_another_heading_ends_it(gazetteer: Gazetteer) -> None:
    text = (
        "Homs\n\nA mine killed a farmer on Monday.\n\n"
        "Humanitarian access\n\nGunmen looted a warehouse on Tuesday and shot dead a guard."
    )
    assert places(text, gazetteer) == ["Homs", None, None]


def test_a_name_in_front_heads_its_paragraph_alone(gazetteer: Gazetteer) -> None:
    text = (
        "Ramadi. The army retook the stadium on Monday. A mine killed a family on Tuesday.\n\n"
        "Gunmen shot dead a judge on Tuesday."
    )
    assert places(text, gazetteer) == ["Ramadi", "Ramadi", None]


def test_each_paragraph_of_a_digest_is_set_at_its_dateline(gazetteer: Gazetteer) -> None:
    text = (
        "ALEPPO - Shells killed two people on Monday.\n\n"
        "IDLIB - Gunmen shot dead a doctor on Tuesday. Rebels shelled Saraqib on Tuesday."
    )
    assert places(text, gazetteer) == ["Aleppo", "Idlib", "Saraqib"]


@pytest.mark.parametrize("dateline", ["BEIRUT - ", "BEIRUT: "])
def test_the_dateline_of_a_report_is_where_it_was_written(
    dateline: str, gazetteer: Gazetteer
) -> None:
    text = f"{dateline}Shells killed two people in Homs on Monday.\n\nJets hit a mill on Tuesday."
    assert places(text, gazetteer) == ["Homs", None]


def test_those_who_died_were_where_the_sentence_before_was(gazetteer: Gazetteer) -> None:
    text = (
        "ALEPPO - All was quiet on Monday.\n\n"
        "DAMASCUS - A bomb hit a bus in Homs on Monday. Two men on board were killed."
    )
    assert set(places(text, gazetteer)) == {"Homs"}


def test_the_district_told_before_goes_before_the_heading(gazetteer: Gazetteer) -> None:
    text = (
        "Deir Ezzor. Shells hit the town of Hajin on Monday and killed two people. "
        "Gunmen shot dead a guard in the town on Tuesday."
    )
    assert places(text, gazetteer) == ["Hajin", "Hajin"]


def test_those_who_are_released_were_taken_where_that_was_told(gazetteer: Gazetteer) -> None:
    text = (
        "Deir Ezzor. Gunmen abducted three aid workers in Hajin on Monday. "
        "They were released the next day."
    )
    assert places(text, gazetteer) == ["Hajin", "Hajin"]
