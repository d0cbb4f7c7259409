"""Paper shows what the screen showed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from geodata.errors import ReportError
from geodata.report import Seen, Sheet, report
from geodata.report.view import view_of
from tests.report.test_report import HARRI, TALKS
from tests.report.words import words_of

HERE = {"lat": "34.4", "lon": "40.9", "zoom": "9", "size": "860x560"}


@given(
    st.floats(-70, 70), st.floats(-540, 540), st.floats(4, 14), st.integers(200, 2000)
)  # fmt: skip
def test_all_of_the_screen_is_on_the_sheet(
    latitude: float, longitude: float, zoom: float, width: int
) -> None:
    seen = Seen(latitude, longitude, zoom, width, 600)
    west, south, east, north = seen.box
    view = view_of([], Sheet().map, seen)
    corners = np.array([(west, south), (west, north), (east, south), (east, north)])
    x, y = view.projected(corners).T
    slack = 1e-6 * view.width
    assert (x >= view.left - slack).all()
    assert (x <= view.right + slack).all()
    assert (y >= view.bottom - slack).all()
    assert (y <= view.top + slack).all()


def test_what_lies_outside_is_counted_and_listed(dateline_home: Path, tmp_path: Path) -> None:
    seen = Seen.of_words(HERE)
    path = report([HARRI, TALKS], tmp_path / "map.pdf", seen=seen, made=dt.date(2026, 11, 28))
    pages = PdfReader(path)
    assert "1 outside of this part" in words_of(pages.pages[0])
    assert [one.title for one in pages.outline][:3] == ["Map", "Events", "Outside of the map"]


def test_a_part_without_events_says_so(dateline_home: Path, tmp_path: Path) -> None:
    far = [replace(HARRI, latitude=-30.0, longitude=140.0)]
    path = report(far, tmp_path / "map.pdf", seen=Seen.of_words(HERE))
    assert "No event in this part of the map" in words_of(PdfReader(path).pages[0])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"lat": "34.4"}, "lat '34.4', lon '' and zoom '' name no view"),
        (HERE | {"lat": "north"}, "lat 'north', .* give all three, as numbers"),
        (HERE | {"lat": "91"}, "latitude 91 is on no map: give one from -85 to 85"),
        (HERE | {"zoom": "nan"}, "zoom nan is on no map"),
        (HERE | {"size": "large"}, "size 'large' .*1000x700"),
    ],
)
def test_a_view_that_is_none_is_said(words: dict[str, str], said: str) -> None:
    with pytest.raises(ReportError, match=said):
        Seen.of_words(words)
