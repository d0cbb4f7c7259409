from __future__ import annotations

import datetime as dt
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastkml.validator import get_schema_parser
from lxml import etree

from geodata.exchange import write
from geodata.models import Event, Source

KML = {"k": "http://www.opengis.net/kml/2.2"}
TOLD = Source("<script>alert(1)</script>", 0, 9, "Wire", None, None, "ab" * 32)
DAY, LATER = dt.date(2018, 6, 17), dt.date(2018, 6, 19)
EVENTS = [
    Event("e1", "air_strike", "violence", (TOLD,), DAY, DAY, latitude=34.4, longitude=40.9),
    Event("e2", "meeting", "diplomacy", (TOLD,), DAY, LATER, latitude=33.5, longitude=36.3),
    Event("e3", "meeting", "diplomacy", ()),
]


@pytest.fixture
def placemarks(tmp_path: Path) -> list[etree._Element]:
    path = write(EVENTS, tmp_path / "three.kml", filter_words="June 2018")
    return etree.parse(path).findall(".//k:Placemark", KML)


@pytest.mark.parametrize("file", ["three.kml", "three.kmz"])
def test_the_schema_of_kml_holds(tmp_path: Path, file: str) -> None:
    path = write(EVENTS, tmp_path / file, filter_words="June 2018")
    if file.endswith("z"):
        with ZipFile(path) as archive:
            tree = etree.fromstring(archive.read("doc.kml"))
    else:
        tree = etree.parse(path)
    get_schema_parser().assertValid(tree)


def test_a_day_is_a_stamp_and_several_are_a_span(placemarks: list[etree._Element]) -> None:
    assert placemarks[0].findtext("k:TimeStamp/k:when", None, KML) == "2018-06-17"
    assert placemarks[1].findtext("k:TimeSpan/k:begin", None, KML) == "2018-06-17"
    assert placemarks[1].findtext("k:TimeSpan/k:end", None, KML) == "2018-06-19"
    assert placemarks[2].find("k:TimeStamp", KML) is None


def test_an_event_without_a_place_has_no_point(placemarks: list[etree._Element]) -> None:
    assert placemarks[0].findtext("k:Point/k:coordinates", None, KML) == "40.9,34.4"
    assert placemarks[2].find("k:Point", KML) is None


def test_what_a_document_says_is_no_markup_in_the_balloon(
    placemarks: list[etree._Element],
) -> None:
    balloon = placemarks[0].findtext("k:description", None, KML)
    assert balloon is not None
    assert "&lt;script&gt;" in balloon
    assert "<script>" not in balloon


def test_the_symbols_lie_in_the_zipped_file(tmp_path: Path) -> None:
    path = write(EVENTS, tmp_path / "three.kmz")
    with ZipFile(path) as archive:
        names = set(archive.namelist())
        wanted = {
            href.text
            for href in etree.fromstring(archive.read("doc.kml")).iterfind(".//k:href", KML)
        }
        assert wanted <= names
        assert archive.read("violence.png").startswith(b"\x89PNG")


def test_the_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write(EVENTS, tmp_path / name) for name in ("one.kmz", "other.kmz"))
    assert one.read_bytes() == other.read_bytes()
