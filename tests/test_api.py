"""The public functions, with the real gazetteer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import geodata
from geodata.contract import parsed_to_dict
from geodata.errors import DocumentError, PublicationDateError
from geodata.gazetteer import Gazetteer

pytestmark = pytest.mark.usefixtures("gazetteer")

REPORT = "Iran fired six missiles at Deir Ezzor on Monday, killing 15 militants."


def test_the_public_names_are_there() -> None:
    assert [name for name in geodata.__all__ if not hasattr(geodata, name)] == []
    assert {"read", "parse", "parse_many", "events", "Gazetteer", "Store"} <= set(geodata.__all__)


def test_every_public_name_is_there_and_no_other() -> None:
    for name in geodata.__all__:
        assert callable(getattr(geodata, name))
    with pytest.raises(AttributeError, match="has no attribute 'parse_all'"):
        _ = geodata.parse_all


def test_a_text_is_parsed_against_its_day() -> None:
    parsed = geodata.parse(REPORT, published="2018-10-02")
    assert parsed.document.published == dt.date(2018, 10, 2)
    assert {one.start for one in parsed.events} == {dt.date(2018, 10, 1)}
    assert parsed.to_dict() == parsed_to_dict(parsed)


def test_a_day_that_is_given_wins_over_the_documents_own(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    document = geodata.read(path, published="2018-10-02")
    assert geodata.parse(document).document == document
    later = geodata.parse(document, published=dt.date(2018, 10, 9))
    assert later.document == replace(document, published=dt.date(2018, 10, 9))
    assert {one.start for one in later.events} == {dt.date(2018, 10, 8)}


def test_another_gazetteer_can_be_given(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text(
        "name,latitude,longitude,country\nTell Marzuqan,33.25,44.5,IRQ\n", encoding="utf-8"
    )
    parsed = geodata.parse(
        "Gunmen killed two soldiers in the village of Tell Marzuqan in Iraq on Monday.",
        published="2018-10-02",
        gazetteer=Gazetteer.open([places]),
    )
    assert (33.25, 44.5) in {
        (one.place.latitude, one.place.longitude) for one in parsed.toponyms if one.place
    }


def test_many_are_parsed_lazily_in_their_order() -> None:
    def reports() -> Iterator[str]:
        yield REPORT
        yield "Iraq."
        pytest.fail("the third report was not asked for")

    parsed = geodata.parse_many(reports(), published="2018-10-02")
    assert [next(parsed).document.text, next(parsed).document.text] == [REPORT, "Iraq."]


def test_files_become_a_frame(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nothing happened.", encoding="utf-8")
    frame = geodata.events(tmp_path, published="2018-10-02")
    assert len(frame) == len(geodata.parse(REPORT, published="2018-10-02").events) > 0
    assert set(frame["start"]) == {"2018-10-01"}
    assert len(geodata.events([tmp_path / "b.txt"])) == 0


@pytest.mark.parametrize("text", ["", " \n\t", "\u2028"])
def test_a_text_without_a_word_tells_nothing(text: str) -> None:
    parsed = geodata.parse(text, published="2018-06-22")
    assert parsed.document.text == text
    assert parsed.document.published == dt.date(2018, 6, 22)
    assert not any((parsed.toponyms, parsed.dates, parsed.actors, parsed.events))


def test_bad_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublicationDateError, match="June"):
        geodata.parse(REPORT, published="June")
    with pytest.raises(DocumentError, match=r"missing\.txt"):
        geodata.read(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match=r"missing\.txt"):
        geodata.events(tmp_path / "missing.txt")
