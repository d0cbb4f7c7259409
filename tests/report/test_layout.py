"""That nothing on the page covers anything else, however much there is to explain."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.transforms import Bbox

from geodata import basemap
from geodata.basemap.reading import Ground
from geodata.kinds import KINDS
from geodata.models import Event, Source
from geodata.report import PICTURES, Content, Sheet
from geodata.report.film import film_of
from geodata.report.multiples import draw_multiples
from geodata.report.page import draw_page
from geodata.report.style import RC

DAY, MADE = dt.date(2018, 6, 4), dt.date(2026, 11, 28)
ONE_KIND = list({kind.family: kind for kind in KINDS.values()}.values())
MODALITIES = ("reported", "planned", "claimed", "denied")
SHEETS = [Sheet(size, portrait=upright) for size in PICTURES["map"].sizes for upright in (0, 1)]


def events() -> list[Event]:
    """All families and modalities around Syria, one event far away, one nowhere, many sources."""
    told = [
        Event(
            f"e{number}", kind.kind, kind.family,
            (Source("Shells fell.", 0, 12, f"The {number}th Dispatch of the East", None, DAY,
                    f"{number:064x}"),),
            DAY + dt.timedelta(number), DAY + dt.timedelta(number), "day",
            place="Harri", country="SYR",
            latitude=33 + number % 9 / 3, longitude=36 + number % 7 / 2,
            geo_precision="near", radius_km=10.0, modality=MODALITIES[number % 4],
            fatalities_low=number,
        )
        for number, kind in enumerate(ONE_KIND * 4)
    ]  # fmt: skip
    far = replace(told[0], id="far", latitude=-12.0, longitude=-77.0)
    return [*told, far, replace(told[1], id="none", latitude=None, longitude=None)]


def content() -> Content:
    title = "Syria, Iraq and neighbours: events by air, on land and at sea, 4 June to 1 July 2018"
    return Content(title, "violence or protest; June 2018; 30 of 1,903 events", (*events(),), MADE)


@pytest.fixture(scope="module")
def ground(dateline_home: Path) -> Ground:
    return Ground(basemap.folder())


def check(figure: mpl.figure.Figure) -> None:
    """Words on the paper lie on it, and cover neither each other nor a map."""
    figure.canvas.draw()
    paper, *others = figure.axes
    words = [(one.get_text(), one.get_window_extent()) for one in paper.texts]
    assert len(words) > 10
    for said, box in words:
        assert box.x0 >= 0, said
        assert box.y0 >= 0, said
        assert box.x1 <= figure.bbox.x1, said
        assert box.y1 <= figure.bbox.y1, said
    for (one, box), (other, beneath) in combinations(words, 2):
        assert not meet(box, beneath), (one, other)
    for said, box in words:
        assert not any(meet(box, axes.get_window_extent()) for axes in others), said


def meet(one: Bbox, other: Bbox) -> bool:
    """Whether two boxes share more than a hair."""
    shared = Bbox.intersection(one, other)
    return shared is not None and shared.width > 1 and shared.height > 1.5


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_words_of_a_page_cover_nothing(ground: Ground, sheet: Sheet) -> None:
    with mpl.rc_context(RC):
        check(draw_page(content(), sheet, ground)[0])


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_words_of_small_multiples_cover_nothing(ground: Ground, sheet: Sheet) -> None:
    with mpl.rc_context(RC):
        check(draw_multiples(content(), sheet, ground, "week"))


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_words_of_a_film_cover_nothing(ground: Ground, sheet: Sheet) -> None:
    with mpl.rc_context(RC):
        check(film_of(content(), sheet, ground, "week").figure)
