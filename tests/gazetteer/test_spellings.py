"""A spelling that somebody settled means one place, in every report that is read from then on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from geodata.actors import ActorRegister
from geodata.errors import GazetteerError
from geodata.gazetteer import Gazetteer, added, adding
from geodata.gazetteer.settled import FILE, settled
from geodata.gazetteer.spellings import settle
from geodata.models import Document, Parsed, Place
from geodata.pipeline import parse_document

POST = Place("hand:7", "Kafr Zurbin", 34.4, 38.1, "village", "SYR", "Homs")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    (tmp_path / "gazetteer").symlink_to(pytestconfig.cache.mkdir("gazetteer"))
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))


def read(text: str) -> Parsed:
    day = dt.date(2018, 6, 22)
    document = Document("d", text, (0, len(text)), "a" * 64, published=day, language="en")
    return parse_document(document, gazetteer=Gazetteer.open(), register=ActorRegister.load())


def test_a_spelling_of_no_place_becomes_one_that_events_use() -> None:
    text = "Late Sunday an air strike hit a checkpoint at Kafr Zorbin near Palmyra."
    assert read(text).toponyms[0].place is None
    settle("Kafr Zorbin", POST)
    (event,) = read(text).events
    assert (event.place, event.place_id) == ("Kafr Zurbin", "hand:7")
    assert "settled by hand" in read(text).toponyms[0].reason


def test_a_spelling_of_many_places_means_the_settled_one_whatever_is_around_it() -> None:
    gazetteer = Gazetteer.open()
    ohio = next(
        one.place for one in gazetteer.candidates("Palmyra", limit=20) if one.place.country == "USA"
    )
    settle("Palmyra", ohio)
    settle("Kafr Zorbin", POST)
    found = {one.toponym.text: one.place for one in read("In Palmyra, Homs and Hama.").toponyms}
    assert found["Palmyra"] is not None
    assert (found["Palmyra"].id, found["Palmyra"].population) == (ohio.id, ohio.population)
    assert found["Homs"] is not None
    assert found["Homs"].country == "SYR"


def test_the_latest_word_counts_and_the_file_can_be_removed() -> None:
    settle("Kafr Zorbin", POST)
    settle("kafr  zorbin", Place("hand:8", "Another | post", 35.0, 38.0, "base"))
    settle("Kefr Zorbin", POST)
    assert sorted(settled().values()) == ["hand:7", "hand:8"]
    assert [one.name for one in added.additions()] == [FILE]
    assert Gazetteer.open().settled("KAFR ZORBIN") == Gazetteer.open().place("hand:8")
    adding.remove(FILE)
    assert settled() == {}
    assert Gazetteer.open().settled("Kafr Zorbin") is None


@pytest.mark.parametrize("spelling", ["", "  ", "|", "…"])
def test_what_is_no_name_is_refused(spelling: str) -> None:
    with pytest.raises(GazetteerError, match="is no name"):
        settle(spelling, POST)
