"""Pictures over time and charts: that each file is whole, and shows what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image
from pypdf import PdfReader

from geodata import basemap
from geodata.basemap.reading import Ground
from geodata.errors import ReportError
from geodata.models import Event, Source
from geodata.report import PICTURES, Content, Sheet, picture_of, report
from geodata.report.film import Film, film_of
from geodata.report.style import RC
from geodata.symbols import colour
from tests.report.words import words_of

DAY, MADE = dt.date(2018, 6, 4), dt.date(2026, 11, 28)
TOLD = Source("Shells fell.", 0, 12, "A wire", "https://example.org/a", DAY, "ab" * 32)
HARRI = Event(
    *("e1", "air_strike", "violence", (TOLD,), DAY, DAY, "day"),
    actors=("Coalition", "Islamic State"),
    actor1="Coalition",
    actor2="Islamic State",
    place="Harri",
    admin1="Deir ez-Zor",
    country="SYR",
    latitude=34.4,
    longitude=40.9,
    fatalities_low=20,
    fatalities_high=30,
    confidence=1.0,
)
TALKS = replace(
    HARRI, id="e2", kind="meeting", family="diplomacy", start=DAY + dt.timedelta(8),
    end=DAY + dt.timedelta(8), latitude=36.2, longitude=37.16, admin1="Aleppo",
    fatalities_low=None, fatalities_high=None,
)  # fmt: skip
LATER = replace(
    TALKS, id="e3", kind="shelling", family="violence",
    start=DAY + dt.timedelta(22), end=DAY + dt.timedelta(22), fatalities_low=3,
)  # fmt: skip
UNDATED = replace(HARRI, id="e4", start=None, end=None)
NOWHERE = replace(TALKS, id="e5", latitude=None, longitude=None, admin1=None)
EVENTS = [HARRI, TALKS, LATER, UNDATED, NOWHERE]
OPTIONS: dict[str, Any] = {"made": MADE, "dpi": 72, "filter_words": "June"}
STILL = [name for name, one in PICTURES.items() if ".pdf" in one.suffixes]


def text_of(path: Path) -> str:
    return " ".join(map(words_of, PdfReader(path).pages))


Draw = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def drawn(dateline_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Draw:
    """Each picture of the events, drawn once for all that look at it."""
    folder = tmp_path_factory.mktemp("pictures")

    @cache
    def draw(show: str, suffix: str) -> Path:
        return report(EVENTS, folder / f"{show}{suffix}", show=show, **OPTIONS)

    return draw


@pytest.mark.parametrize(
    ("show", "suffix"),
    [
        (name, suffix)
        for name, one in PICTURES.items()
        for suffix in one.suffixes
        if suffix != ".mp4"
    ],
)
def test_every_picture_is_a_whole_file_and_has_the_same_bytes_each_time(
    drawn: Draw, tmp_path: Path, show: str, suffix: str
) -> None:
    again = report(EVENTS, tmp_path / f"again{suffix}", show=show, **OPTIONS)
    begins = {".pdf": b"%PDF", ".png": b"\x89PNG", ".svg": b"<?xml", ".gif": b"GIF89a"}
    content = drawn(show, suffix).read_bytes()
    assert content == again.read_bytes()
    assert content.startswith(begins[suffix])


def frames_of(path: Path) -> np.ndarray:
    """Frames of a film, (number, rows, columns, 3)."""
    with av.open(str(path)) as file:
        return np.stack([one.to_ndarray(format="rgb24") for one in file.decode(video=0)])


def test_a_film_shows_the_same_each_time(drawn: Draw, tmp_path: Path) -> None:
    # Of some 1,400 encodings of the same frames one had other bytes: a few pixels paler by one.
    again = report(EVENTS, tmp_path / "again.mp4", show="animation", **OPTIONS)
    one, other = frames_of(drawn("animation", ".mp4")), frames_of(again)
    assert one.shape == other.shape
    assert np.abs(one.astype(int) - other.astype(int)).max() <= 4


@pytest.mark.parametrize(
    ("show", "words"),
    [
        ("multiples", ("A map a week", "4\N{EN DASH}10 Jun 2018", "killed 20\N{EN DASH}30",
                       "no events", "1 without a date", "1 without a place",
                       "do not imply endorsement")),
        ("events", ("Events by day", "Violence 2", "Diplomacy 2", "1 without a date")),
        ("tolls", ("People killed, by day", "At least 23", "At most 33", "2 of 4 events tell")),
        ("actors", ("Coalition", "Islamic State", "Did it", "Killed in these", "43+")),
        ("provinces", ("Deir ez-Zor", "Aleppo", "Air strike", "Meeting",
                       "1 event that name no province")),
    ],
)  # fmt: skip
def test_a_picture_says_what_it_shows_and_what_it_does_not(
    drawn: Draw, show: str, words: tuple[str, ...]
) -> None:
    text = text_of(drawn(show, ".pdf"))
    for one in (*words, "Syria: events", "June", "1 report: A wire.", "Made 28 November 2026"):
        assert one in text


@pytest.mark.parametrize("show", STILL)
def test_fonts_are_inside(drawn: Draw, show: str) -> None:
    for page in PdfReader(drawn(show, ".pdf")).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            descriptor = inner.get("/FontDescriptor")
            assert descriptor is None or "/FontFile2" in descriptor.get_object()


@pytest.mark.parametrize("show", [show for show in STILL if show != "map"])  # test_report has it
@pytest.mark.parametrize(
    "events", [[], [replace(UNDATED, latitude=None, admin1=None, actors=(), actor1=None,
                            actor2=None, fatalities_low=None, fatalities_high=None)]]
)  # fmt: skip
def test_a_picture_of_nothing_says_so(
    dateline_home: Path, tmp_path: Path, show: str, events: list[Event]
) -> None:
    text = text_of(report(events, tmp_path / "a.pdf", show=show))
    assert "No event" in text


@pytest.mark.parametrize("suffix", [".gif", ".mp4"])
def test_a_film_of_nothing_is_one_picture_that_says_so(
    drawn: Draw, tmp_path: Path, suffix: str
) -> None:
    empty = report([], tmp_path / f"none{suffix}", dpi=72)
    assert 0 < empty.stat().st_size < drawn("animation", suffix).stat().st_size


@pytest.fixture(scope="module")
def film(dateline_home: Path) -> Film:
    with mpl.rc_context(RC):
        content = Content("A title", "all events", tuple(EVENTS), MADE)
        return film_of(content, Sheet("slide"), Ground(basemap.folder()), "week")


def spot(film: Film, frame: np.ndarray, event: Event) -> np.ndarray:
    """Colour at the place of an event, 0 to 1."""
    x, y = film.scene.view.projected(np.array([[event.longitude, event.latitude]]))[0]
    across, up = film.scene.ruler.on_sheet(x, y)
    box, sheet = film.sheet.map, film.sheet
    row = frame.shape[0] * (1 - (box.bottom + up) / sheet.height)
    column = frame.shape[1] * (box.left + across) / sheet.width
    return frame[round(row), round(column)] / 255


def test_a_frame_shows_its_events_and_leaves_a_paler_dot_behind(film: Film) -> None:
    with mpl.rc_context(RC):
        frames = list(film.frames(96))
    assert len(frames) == len(film.timeline.periods) == 4
    red = np.array(to_rgb(colour("violence")))
    first, *others = (spot(film, frame, HARRI) for frame in frames)
    assert np.allclose(first, red, atol=0.02)
    for later in others:
        assert later.mean() > first.mean() + 0.1  # paler
        assert later[0] - later[2] > 0.1  # and still of its colour
    green = np.array(to_rgb(colour("diplomacy")))
    assert not np.allclose(spot(film, frames[0], TALKS), green, atol=0.1)
    assert np.allclose(spot(film, frames[1], TALKS), green, atol=0.02)


def test_no_two_frames_are_alike(film: Film) -> None:
    with mpl.rc_context(RC):
        frames = list(film.frames(72))
    assert all((one != other).any() for one, other in pairwise(frames))


def test_a_gif_has_a_frame_a_week_in_the_colours_of_the_families(
    dateline_home: Path, tmp_path: Path
) -> None:
    path = report(EVENTS, tmp_path / "a.gif", by="week", dpi=72)
    with Image.open(path) as picture:
        assert picture.n_frames == 4  # type: ignore[attr-defined]
        assert picture.info["loop"] == 0
        tones = {tone for _, tone in picture.convert("RGB").getcolors(2**24) or ()}
    for family in ("violence", "diplomacy"):
        assert tuple(round(255 * part) for part in to_rgb(colour(family))) in tones


@pytest.mark.parametrize(("size", "portrait"), [("slide", False), ("A4", True)])
def test_a_film_opens_everywhere(
    dateline_home: Path, tmp_path: Path, size: str, *, portrait: bool
) -> None:
    sheet = Sheet(size, portrait=portrait)
    path = report(EVENTS, tmp_path / "a.mp4", by="week", sheet=sheet, dpi=75)
    with av.open(str(path)) as file:
        stream = file.streams.video[0]
        assert (stream.codec_context.name, stream.pix_fmt) == ("h264", "yuv420p")
        assert stream.width % 2 == stream.height % 2 == 0
        assert sum(1 for _ in file.decode(video=0)) > 4


@pytest.mark.parametrize(
    ("file", "show", "dpi", "said"),
    [
        ("a.gif", "tolls", None, r"'a\.gif' is no file for tolls: end it in \.pdf, \.png, \.svg"),
        ("a.pdf", "animation", None, r"end it in \.gif, \.mp4"),
        ("a.pdf", "pie", None, r"'pie': choose from map, multiples"),
        ("a.mp4", None, 600, "600 dots.*72 to 300"),
        ("a.avi", None, None, r"\.pdf, \.png, \.svg, \.gif, \.mp4"),
    ],
)
def test_what_no_file_holds_is_said_in_one_line(
    file: str, show: str | None, dpi: int | None, said: str
) -> None:
    with pytest.raises(ReportError, match=said):
        picture_of(Path(file), show, dpi)


def test_half_a_page_holds_a_chart_but_no_map(tmp_path: Path) -> None:
    sheet = Sheet("half")
    assert report(EVENTS, tmp_path / "a.png", show="tolls", sheet=sheet, dpi=72).exists()
    with pytest.raises(ReportError, match=r"'half' has no room.*A4, A3, Letter, slide$"):
        report(EVENTS, tmp_path / "map.png", sheet=sheet)


def test_a_few_events_far_away_do_not_shrink_the_others(
    dateline_home: Path, tmp_path: Path
) -> None:
    near = [
        replace(HARRI, id=str(number), latitude=34 + number / 20, longitude=38 + number % 7 / 2)
        for number in range(60)
    ]
    far = replace(HARRI, id="far", place="Lima", latitude=-12.0, longitude=-77.0)
    path = report([*near, far], tmp_path / "a.pdf")
    text = text_of(path)
    assert "UTM zone 37N" in text
    assert "1 outside of this part of the map" in text
    assert [one.title for one in PdfReader(path).outline][1:3] == ["Events", "Outside of the map"]
    assert "Lima" in text
