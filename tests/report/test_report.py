"""The printed map: what it carries, that nothing overlaps, and that the file is whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from geodata.errors import ReportError
from geodata.models import Event, Source
from geodata.report import PICTURES, Sheet, report, title_of
from geodata.report.markers import numbered
from geodata.report.view import projection, view_of
from tests.report.words import words_of

DAY = dt.date(2018, 6, 17)
TOLD = Source(
    *(
        "Shells fell on دير الزور at night.",
        0,
        34,
        "A wire",
        "https://example.org/a",
        DAY,
        "ab" * 32,
    )
)
HARRI = Event(
    *("e1", "air_strike", "violence", (TOLD,), DAY, DAY, "day"),
    place="Harri",
    country="SYR",
    latitude=34.4,
    longitude=40.9,
    geo_precision="near",
    radius_km=5.0,
    fatalities_low=20,
)
CLAIM = replace(HARRI, id="e2", modality="claimed", latitude=36.2, longitude=37.16, place="Aleppo")
TALKS = replace(HARRI, id="e3", kind="meeting", family="diplomacy", latitude=33.51, longitude=36.29)
NOWHERE = replace(HARRI, id="e4", latitude=None, longitude=None, place=None)
EVENTS = [HARRI, CLAIM, TALKS, NOWHERE]


@pytest.fixture(scope="module")
def pdf(dateline_home: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    path = tmp_path_factory.mktemp("report") / "map.pdf"
    words = "June 2018; 4 of 9 events"
    return PdfReader(report(EVENTS, path, filter_words=words, made=dt.date(2026, 11, 28)))


def test_the_page_carries_what_a_map_for_a_report_carries(pdf: PdfReader) -> None:
    text = words_of(pdf.pages[0])
    for words in (
        *("Syria: events, 17 June 2018", "June 2018; 4 of 9 events", "1 without a place"),
        *("Violence", "Diplomacy", "Planned or claimed", "Somewhere inside", "International"),
        *("Sources", "A wire", "Projection: UTM zone 37N", "do not imply endorsement"),
        *("Data as of 17 June 2018", "Made 28 November 2026", "km", "Damascus"),
    ):
        assert words in text
    assert "Projection: UTM zone 37N, WGS 84." in text


def test_every_event_stands_in_the_table_with_its_sentence_and_its_source(pdf: PdfReader) -> None:
    table = " ".join(words_of(page) for page in pdf.pages[1:])
    for words in ("Harri", "Aleppo", "Air strike", "claimed", "20+", "Without a place", "A wire"):
        assert words in table
    links = [
        note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", ())
    ]
    assert "https://example.org/a" in links


def test_the_parts_have_bookmarks_and_the_fonts_are_inside(pdf: PdfReader) -> None:
    assert [one.title for one in pdf.outline] == ["Map", "Events", "Without a place", "Sources"]
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            descriptor = inner.get("/FontDescriptor")
            assert descriptor is None or "/FontFile2" in descriptor.get_object()


def test_the_same_events_give_the_same_bytes(dateline_home: Path, tmp_path: Path) -> None:
    day = dt.date(2026, 11, 28)
    one, other = (report(EVENTS, tmp_path / name, made=day) for name in ("1.png", "2.png"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("size", "portrait"),
    [*((size, False) for size in PICTURES["map"].sizes), ("A4", True), ("slide", True)],
)
def test_every_sheet_is_drawn_in_its_size(
    dateline_home: Path, tmp_path: Path, size: str, *, portrait: bool
) -> None:
    sheet = Sheet(size, portrait=portrait)
    path = report(EVENTS, tmp_path / "map.png", sheet=sheet, dpi=72)
    with Image.open(path) as picture:
        assert picture.size == tuple(int(side * 72) for side in sheet.inches)
        assert len(picture.convert("RGB").resize((60, 40)).getcolors(2400)) > 20


@pytest.mark.parametrize(("events", "words"), [([], "No events"), ([NOWHERE], "No event")])
def test_a_map_without_events_says_so(
    dateline_home: Path, tmp_path: Path, events: list[Event], words: str
) -> None:
    page = PdfReader(report(events, tmp_path / "none.pdf")).pages[0]
    assert words in words_of(page)


@pytest.mark.parametrize(
    ("file", "options", "said"),
    [
        ("map.txt", {}, r"map\.txt.*\.pdf, \.png, \.svg"),
        ("map", {}, r"end it in \.pdf"),
        ("map.png", {"dpi": 9000}, "9000 dots.*72 to 600"),
        ("nowhere/map.svg", {}, "cannot write .*nowhere"),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_line(
    dateline_home: Path, tmp_path: Path, file: str, options: dict[str, int], said: str
) -> None:
    with pytest.raises(ReportError, match=said):
        report(EVENTS, tmp_path / file, **options)  # type: ignore[arg-type]


def test_an_unknown_sheet_names_those_that_there_are() -> None:
    with pytest.raises(ReportError, match=r"'A5'.*A4, A3, Letter, slide"):
        Sheet("A5")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(-50, 60), st.floats(-120, 150)), min_size=1, max_size=40))
def test_markers_never_overlap_and_every_event_has_one(spots: list[tuple[float, float]]) -> None:
    events = [
        replace(HARRI, id=str(number), latitude=latitude, longitude=longitude)
        for number, (latitude, longitude) in enumerate(spots)
    ]
    sheet = Sheet()
    view = view_of(events, sheet.map)
    markers = numbered(events, view, sheet.map.width)
    scale = view.width / sheet.map.width
    assert sorted(one.id for marker in markers for one in marker.events) == sorted(
        one.id for one in events
    )
    assert [marker.label for marker in markers] == [str(one + 1) for one in range(len(markers))]
    for one, other in combinations(markers, 2):
        gap = np.hypot(one.x - other.x, one.y - other.y) / scale
        assert gap >= one.radius + other.radius - 1e-6


@pytest.mark.parametrize(
    ("box", "name"),
    [
        ((36, 33, 41, 37), "UTM zone 37N"),
        ((-71, -54, -66, -50), "UTM zone 19S"),
        ((25, 33, 60, 45), "Lambert conformal conic, 35° N and 43° N"),
        ((-10, -5, 30, 12), "Mercator, true at 4° N"),
        ((-150, -50, 150, 70), "Equal Earth"),
    ],
)
def test_the_projection_suits_the_extent(box: tuple[float, ...], name: str) -> None:
    assert projection(*box)[0] == name


def test_a_title_says_where_what_and_when() -> None:
    assert title_of([HARRI, TALKS]) == "Syria: events, 17 June 2018"
    far = [replace(HARRI, country=code) for code in ("SYR", "IRQ", "IRN")]
    assert title_of(far).endswith("and neighbours: violence, 17 June 2018")


@pytest.mark.parametrize("degrees", [0.2, 3, 40, 300])
def test_a_map_of_any_extent_is_drawn(dateline_home: Path, tmp_path: Path, degrees: float) -> None:
    west = replace(HARRI, id="w", latitude=12.0, longitude=-degrees / 2)
    east = replace(HARRI, id="e", latitude=12.0 + degrees / 6, longitude=degrees / 2)
    path = report([west, east], tmp_path / "map.png", dpi=72)
    with Image.open(path) as picture:
        assert len(picture.convert("RGB").resize((60, 40)).getcolors(2400)) > 20
