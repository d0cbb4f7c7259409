"""The parts of the map one by one: counting, time window, heat map, doubt."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from dashboard.points import publish
from geodata import wording
from geodata.columns import EventColumns
from geodata.models import Event
from geodata.webmap.points import PRECISIONS
from tests.browser.conftest import in_map, opened, watched
from tests.dashboard.holdings import built_assets

pytestmark = pytest.mark.browser

OpenMap = Callable[[str], FrameLocator]
Sheet = tuple[Page, FrameLocator]
FIRST = dt.date(2018, 1, 1)
EPOCH = dt.date(1970, 1, 1)


@pytest.fixture(scope="module")
def opened_once(
    context: BrowserContext, address: str
) -> Iterator[tuple[Page, FrameLocator, list[Any]]]:
    for page in watched(context):
        frame = opened(page, address)
        yield page, frame, in_map(page, "() => [window.map.getCenter(), window.map.getZoom()]")


@pytest.fixture
def sheet(opened_once: tuple[Page, FrameLocator, list[Any]]) -> Sheet:
    """A map as it is at first, for tests that put events of their own on it."""
    page, frame, view = opened_once
    in_map(page, "(view) => { window.map.setView(...view, {animate: false}); }", view)
    return page, frame


def scattered(number: int) -> list[Event]:
    """Events all over the world, every third one in the same town."""
    random = np.random.default_rng(3)
    latitudes = np.degrees(np.arcsin(random.uniform(-0.95, 0.95, number)))
    longitudes = random.uniform(-180, 180, number)
    return [
        Event(
            str(at),
            "air_strike" if at % 2 else "meeting",
            "violence" if at % 2 else "diplomacy",
            (),
            start=FIRST + dt.timedelta(at % 365),
            latitude=34.0 if at % 3 == 0 else float(latitudes[at]),
            longitude=40.0 if at % 3 == 0 else float(longitudes[at]),
            place="Town" if at % 3 == 0 else None,
        )
        for at in range(number)
    ]


def show(page: Page, events: list[Event], shown: np.ndarray | None = None) -> EventColumns:
    columns = EventColumns.of(events)
    drawn = publish(columns, built_assets() / "points")
    mask = np.ones(len(events), dtype=bool) if shown is None else shown
    payload = {"blocks": drawn.blocks, "shown": drawn.bits(mask), "selected": -1, "area": None}
    in_map(page, "async (payload) => { await Dateline.show(payload); }", payload)
    return columns


COUNTS = """() => {
    const groups = Dateline.clusters.of(Dateline.state.frame);
    const gap = (a, b) => Math.hypot(a.right - b.right, a.down - b.down) - (a.size + b.size) / 2;
    const { left, top, width, height, world } = Dateline.state.frame;
    const { members } = Dateline.clusters;
    return {
        counts: groups.map((group) => group.count),
        families: groups.map((group) => [...group.families].reduce((sum, one) => sum + one, 0)),
        members: groups.map((group) => members(Dateline.state.frame, group).length),
        frame: { left, top, width, height, world },
        visible: Dateline.points.visible,
        gap: Math.min(9, ...groups.flatMap((a, i) => groups.slice(i + 1).map((b) => gap(a, b)))),
    };
}"""


def look_at(page: Page, latitude: float, longitude: float, zoom: float) -> None:
    in_map(
        page,
        "([latitude, longitude, zoom]) => { Dateline.redraw();"
        " window.map.setView([latitude, longitude], zoom, {animate: false}); Dateline.redraw(); }",
        [latitude, longitude, zoom],
    )


def inside(columns: EventColumns, mask: np.ndarray, frame: dict[str, float]) -> int:
    """How many points lie in the frame, by Web Mercator itself."""
    world = frame["world"]
    right = (columns.longitude / 360 + 0.5) * world - frame["left"] % world
    right = np.where(right < 0, right + world, right)
    north = np.arcsinh(np.tan(np.radians(columns.latitude)))
    down = (1 - north / np.pi) / 2 * world - frame["top"]
    held = (right < frame["width"]) & (down >= 0) & (down < frame["height"])
    return int(np.sum(held & mask))


def test_no_event_is_lost_in_a_group(sheet: Sheet) -> None:
    page, frame = sheet
    mask = np.arange(6000) % 5 != 0
    columns = show(page, scattered(6000), mask)
    for zoom, longitude in product((2.5, 5, 9, 14), (40, 179)):
        look_at(page, 33, longitude, zoom)
        told = in_map(page, COUNTS)
        assert told["visible"] == mask.sum()
        assert told["counts"] == told["families"] == told["members"]
        assert sum(told["counts"]) == inside(columns, mask, told["frame"])
        assert len(told["counts"]) <= 400
        assert told["gap"] > -5, "symbols cover each other"
    look_at(page, 20, 0, 2)
    numbers = frame.locator(".event .number").all_text_contents()
    singles = frame.locator(".event:not(.many)").count()
    assert sum(int(number.replace(",", "")) for number in numbers) + singles == mask.sum()


def test_groups_of_a_comparison_stand_in_the_place_of_families(sheet: Sheet) -> None:
    page, frame = sheet
    events = scattered(300)
    columns = show(page, events)
    drawn = publish(columns, built_assets() / "points")
    masks = [np.arange(300) % 3 == one for one in range(3)]
    payload = {"blocks": drawn.blocks, "shown": None, "selected": -1, "area": None}
    payload |= {"groups": [drawn.packed(one) for one in masks], "labels": {"shared": "Both"}}
    in_map(page, "async (payload) => { await Dateline.show(payload); }", payload)
    count = "() => [...Dateline.points.family].filter((one) => one >= 7).length"
    assert in_map(page, count) == 300
    assert frame.locator(".legend").inner_text().splitlines()[:3] == [
        "Both",
        "Only ours",
        "Only theirs",
    ]
    look_at(page, 33, 40, 3)
    told = in_map(page, COUNTS)
    assert told["counts"] == told["families"]
    show(page, events)
    assert in_map(page, count) == 0
    expect(frame.locator(".legend")).not_to_contain_text("Only ours")


def test_a_time_window_shows_what_overlaps_it(sheet: Sheet) -> None:
    page, _ = sheet
    events = scattered(730)
    show(page, events, np.arange(730) < 700)
    first = (FIRST - EPOCH).days
    inside_window = sum(10 <= at % 365 <= 19 for at in range(700))
    in_map(page, "([a, b]) => Dateline.window(a, b)", [first + 10, first + 19])
    assert in_map(page, "() => Dateline.points.visible") == inside_window
    in_map(page, "() => Dateline.window(null, null)")
    assert in_map(page, "() => Dateline.points.visible") == 700


def test_the_map_words_dates_as_the_panel_does(sheet: Sheet) -> None:
    page, _ = sheet
    spans = [
        (0, 0),
        (0, 6),
        (0, 30),
        (0, 364),
        (59, 150),
        (20, 400),
        (151, 242),
        (-20_000, -19_990),
    ]
    for first, more in spans:
        for precision in PRECISIONS:
            start, end = FIRST + dt.timedelta(first), FIRST + dt.timedelta(more)
            event = Event("1", "attack", "violence", (), start, end, precision)
            days = [(start - EPOCH).days, (end - EPOCH).days, precision]
            said = in_map(page, "(days) => Dateline.tips.when(...days)", days)
            assert said == wording.when(event)
    undated = in_map(page, "() => Dateline.tips.when(Dateline.points.NO_DAY, 0, 'unknown')")
    assert undated == wording.when(Event("1", "attack", "violence", ()))


def test_one_town_opens_its_events_are_all_reachable_and_it_closes(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    frame.locator(".event", has_text="2").click()
    expect(page.locator("[class*='st-key-pick-'] button")).to_have_count(2)
    page.locator("[class*='st-key-pick-movement'] button").click()
    expect(page.locator(".quote .sentence")).to_contain_text("plans to march to Al-Tanf")
    page.locator(".st-key-back button").click()
    page.locator("[class*='st-key-pick-violence'] button").click()
    expect(page.locator(".quote .sentence")).to_contain_text("denied that it had fired")
    page.locator(".st-key-back button").click()
    legs = frame.locator(".event[data-key^=leg]")
    expect(legs).to_have_count(2)
    expect(frame.locator(".legs line")).to_have_count(2)
    legs.first.click()
    expect(page.locator(".quote .sentence")).to_be_visible()
    expect(frame.locator(".event[data-key^=leg].chosen")).to_have_count(1)
    legs.first.press("Escape")
    expect(legs).to_have_count(0)


def test_the_legs_of_a_full_town_keep_clear(sheet: Sheet) -> None:
    page, frame = sheet
    town = [event for event in scattered(72) if event.place == "Town"]
    show(page, town)
    frame.locator(".event", has_text="24").click()
    legs = frame.locator(".event[data-key^=leg]")
    expect(legs).to_have_count(24)
    boxes = [legs.nth(number).bounding_box() for number in range(24)]
    centres = np.array([(box["x"], box["y"]) for box in boxes])
    apart = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
    assert apart[~np.eye(24, dtype=bool)].min() > 21  # a symbol is 22 pixels wide


def test_arrow_keys_go_from_one_symbol_to_the_next_and_the_heat_map_takes_their_place(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    expect(frame.locator(".event[tabindex='0']")).to_have_count(1)
    frame.locator(".event", has_text="2").focus()
    frame.locator(".event", has_text="2").press("ArrowRight")
    expect(frame.get_by_role("button", name="Air strike")).to_be_focused()
    expect(frame.locator(".tip")).to_contain_text("Harri")
    frame.get_by_role("button", name="Air strike").press("ArrowRight")
    expect(frame.get_by_role("button", name="Killing")).to_be_focused()
    button = frame.get_by_role("button", name="Heat map")
    button.click()
    expect(frame.locator(".event")).to_have_count(0)
    expect(frame.locator(".legend")).to_contain_text("Fewer to more events")
    painted = in_map(
        page,
        """() => {
            const canvas = document.querySelector("canvas.heat");
            const { width, height } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
            const alphas = data.filter((_, i) => i % 4 === 3);
            return [alphas.some((alpha) => alpha > 100), alphas[0]];
        }""",
    )
    assert painted == [True, 0]
    button.press("Enter")
    expect(frame.locator(".event")).to_have_count(3)


def test_the_address_says_what_one_looks_at(page: Page, open_map: OpenMap, address: str) -> None:
    frame = open_map(address)
    in_map(page, "() => { window.map.setView([31.5, 48], 7.5, {animate: false}); }")
    expect(page).to_have_url(re.compile(r"lat=31\.5000&lon=48\.0000&zoom=7\.5"))
    frame.get_by_role("button", name="Killing").click()
    expect(page).to_have_url(re.compile(r"event=killing"))
    expect(page).to_have_url(re.compile(r"zoom=7\.5"))
    link = page.url
    open_map(link)
    view = in_map(page, "() => [window.map.getZoom(), window.map.getCenter().lat]")
    assert view == [7.5, pytest.approx(31.5, abs=0.01)]  # about a pixel


def test_a_view_that_makes_no_sense_is_left_out_and_points_that_do_not_come_are_told(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(f"{address}?lat=30&lon=4&zoom=99")
    assert in_map(page, "() => [window.map.getMinZoom(), window.map.getMaxZoom()]") == [2, 14]
    expect(frame.locator(".note")).to_contain_text("lat, lon and zoom")
    expect(frame.locator(".event")).to_have_count(3)
    in_map(page, "() => Dateline.show({ blocks: ['nothing'], shown: null, selected: -1 })")
    expect(frame.locator(".note")).to_contain_text("Load the page again")
    expect(frame.locator(".event")).to_have_count(3)


def test_doubt_is_drawn_as_a_circle_or_an_outline(sheet: Sheet) -> None:
    page, frame = sheet
    homs = Event(
        "homs",
        "killing",
        "violence",
        (),
        place="Homs",
        place_id="geonames:169575",
        country="SYR",
        latitude=34.73,
        longitude=36.71,
        geo_precision="area",
        radius_km=90.0,
        confidence=0.3,
    )
    near = Event(
        "near",
        "killing",
        "violence",
        (),
        place="Harri",
        latitude=34.4,
        longitude=41.0,
        geo_precision="near",
        radius_km=40.0,
        modality="planned",
    )
    show(page, [homs, near])
    expect(frame.locator(".legend")).to_contain_text("Not so sure")
    expect(frame.locator(".legend")).to_contain_text("Planned or claimed")
    expect(frame.locator("path.doubt")).to_have_count(2)
    # A circle is two arcs; an outline has a corner for every bend of the border.
    frame.locator("path.doubt").first.wait_for()
    page.wait_for_function(
        """() => [...document.querySelectorAll("iframe")].some((frame) =>
            [...(frame.contentDocument?.querySelectorAll("path.doubt") || [])].some((path) =>
                (path.getAttribute("d").match(/L/g) || []).length > 20))"""
    )
    expect(frame.locator(".event path[fill^='url(#fade']")).to_have_count(1)
    expect(frame.locator(".event path[stroke-dasharray='3 2']")).to_have_count(1)


UNDER_SYMBOLS = """() => {
    const boxOf = (element) => element.getBoundingClientRect();
    const symbols = [...document.querySelectorAll(".event")].map(boxOf);
    const meets = (one, other) => one.left < other.right - 2 && other.left + 2 < one.right
        && one.top < other.bottom - 2 && other.top + 2 < one.bottom;
    const names = [...document.querySelectorAll(".name:not(.name-country, .name-province)")];
    return {
        names: names.map((each) => each.textContent),
        under: names.map((each) => each.querySelector("span"))
            .filter((name) => symbols.some((symbol) => meets(boxOf(name), symbol)))
            .map((name) => name.textContent),
    };
}"""


def test_symbols_cover_no_letter_of_a_town(sheet: Sheet) -> None:
    page, _ = sheet
    # Beirut, Damascus, Amman; and a ring a little to the right of the dot of Aleppo.
    at = [(33.889, 35.494), (33.510, 36.291), (31.955, 35.945), (36.202, 37.2), (36.202, 37.2)]
    show(
        page,
        [
            Event(str(number), "air_strike", "violence", (), latitude=latitude, longitude=longitude)
            for number, (latitude, longitude) in enumerate(at)
        ],
    )
    look_at(page, 34.5, 37, 6.5)
    told = in_map(page, UNDER_SYMBOLS)
    assert {"Beirut", "Damascus", "Aleppo"} <= set(told["names"])
    assert told["under"] == []
