"""A picture of the live map by the browser, and what is said where there is none."""

from __future__ import annotations

import builtins
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from geodata.errors import ReportError
from geodata.report import Seen, photograph
from tests.browser.test_html_file import EVENTS

pytestmark = pytest.mark.browser

DAY = dt.date(2026, 11, 28)


def test_the_picture_has_the_size_of_the_sheet(dateline_home: Path, tmp_path: Path) -> None:
    path = photograph(EVENTS, tmp_path / "map.png", dpi=96, made=DAY)
    with Image.open(path) as picture:
        assert picture.size == (1123, 794)
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20)}
    assert (0x26, 0x29, 0x2C) in colours  # ink of the light palette


def test_the_picture_has_the_size_of_the_screen(dateline_home: Path, tmp_path: Path) -> None:
    seen = Seen(34.4, 40.9, 8, 860, 560)
    path = photograph(EVENTS, tmp_path / "map.png", dpi=96, made=DAY, seen=seen)
    with Image.open(path) as picture:
        assert picture.size[0] == 860
        assert picture.size[1] > 560  # title and disclaimer


@pytest.mark.parametrize(
    ("name", "said"),
    [("map.pdf", "a browser gives a PNG, and no 'map.pdf'"), ("no/map.png", "cannot write")],
)
def test_what_cannot_be_photographed_is_said(
    dateline_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setattr("geodata.report.browser._shot", lambda *_: b"a picture")
    with pytest.raises(ReportError, match=said):
        photograph([], tmp_path / name)


def test_without_chromium_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geodata.report.browser.chromium_path", lambda: str(tmp_path / "none"))
    with pytest.raises(ReportError, match=r"found no Chromium.*apt install chromium"):
        photograph([], tmp_path / "map.png")


def test_without_playwright_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *more: Any) -> Any:
        if name.startswith("playwright"):
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ReportError, match=r"pip install 'dateline\[browser\]'"):
        photograph([], tmp_path / "map.png")
