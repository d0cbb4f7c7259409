"""The tools of the map: an area is drawn, a pin is moved, tiles are chosen."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, Route, expect

from tests.browser.conftest import in_map, opened, watched

pytestmark = pytest.mark.browser

OpenMap = Callable[[str], FrameLocator]
TILES = "tile.openstreetmap.org"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def record_acts(page: Page) -> None:
    in_map(
        page,
        "() => { window.acts = []; Streamlit.setComponentValue = ({ last_active_drawing: told }) =>"
        " window.acts.push(told.properties); }",
    )


def acts(page: Page, number: int) -> list[dict[str, Any]]:
    """What the map has handed over, as soon as it is so much."""
    frame = next(one for one in page.frames if "st_folium" in one.url)
    frame.wait_for_function("(number) => window.acts.length >= number", arg=number)
    told: list[dict[str, Any]] = frame.evaluate("() => window.acts")
    return told


@pytest.fixture(scope="module")
def opened_once(context: BrowserContext, address: str) -> Iterator[tuple[Page, FrameLocator]]:
    for page in watched(context, {TILES}):  # which other tests of this file play meanwhile
        yield page, opened(page, address)


@pytest.fixture
def recorded(opened_once: tuple[Page, FrameLocator]) -> tuple[Page, FrameLocator]:
    """A map whose acts are kept instead of handed over, so that the page stays as it is."""
    record_acts(opened_once[0])
    return opened_once


def test_a_drawn_area_a_dragged_rectangle_and_the_whole_view_are_handed_over(
    recorded: tuple[Page, FrameLocator],
) -> None:
    page, frame = recorded
    before = in_map(page, "() => window.map.getCenter().lat")
    box = frame.locator(".leaflet-container").bounding_box()
    corners = [
        (box["x"] + right, box["y"] + down) for right, down in ((200, 150), (500, 150), (400, 350))
    ]
    frame.get_by_role("button", name="Draw an area").click()
    expect(frame.locator(".note")).to_contain_text("Click the corners")
    for corner in corners[:2]:
        page.mouse.click(*corner)
        page.wait_for_timeout(350)  # milliseconds: two clicks are no double click
    page.mouse.dblclick(*corners[2])
    [told] = acts(page, 1)
    assert told["action"] == "area"
    west, east = told["ring"][0][0], told["ring"][1][0]
    assert len(told["ring"]) == 3
    assert west < east
    assert in_map(page, "() => window.map.dragging.enabled()")
    frame.get_by_role("button", name="Draw an area").click()
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 300, steps=4)
    page.mouse.up()
    frame.get_by_role("button", name="Draw an area").press("Enter")
    frame.locator(".leaflet-container").press("Enter")
    _, drawn, whole = acts(page, 3)
    assert len(drawn["ring"]) == len(whole["ring"]) == 4
    assert whole["ring"][0][0] < drawn["ring"][0][0]
    assert in_map(page, "() => window.map.getCenter().lat") == before


def test_the_pin_is_dragged_put_down_and_moved_by_key(
    recorded: tuple[Page, FrameLocator],
) -> None:
    page, frame = recorded
    in_map(page, "() => Dateline.moving.show([33, 42])")
    pin = frame.locator(".pin")
    held = pin.bounding_box()
    page.mouse.move(held["x"] + 12, held["y"] + 12)
    page.mouse.down()
    page.mouse.move(held["x"] + 62, held["y"] + 12, steps=5)
    page.mouse.up()
    pin.press("ArrowUp")
    pin.press("Enter")
    dragged, moved = acts(page, 2)
    assert dragged["action"] == moved["action"] == "move"
    assert dragged["longitude"] > 42
    assert dragged["latitude"] == pytest.approx(33, abs=0.1)
    assert moved["latitude"] > dragged["latitude"]
    in_map(page, "() => Dateline.moving.show(null)")
    expect(pin).to_have_count(0)
    frame.locator(".leaflet-container").click(position={"x": 300, "y": 200})
    expect(pin).to_have_count(1)
    assert len(acts(page, 3)) == 3
    in_map(page, "() => Dateline.moving.show(undefined)")
    expect(pin).to_have_count(0)


def test_tiles_are_asked_for_only_when_chosen_and_give_way_when_they_do_not_come(
    page: Page, open_map: OpenMap, address: str, played: set[str]
) -> None:
    asked: list[str] = []
    played.add(TILES)

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=PICTURE, content_type="image/png")

    page.route(f"https://{TILES}/**", answer)
    frame = open_map(address)
    choice = frame.get_by_label("Map underneath")
    expect(choice).to_have_value("")
    assert asked == []
    choice.select_option("OpenStreetMap")
    expect(frame.locator(".leaflet-tile-loaded").first).to_be_attached()
    expect(frame.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
    expect(frame.locator(".leaflet-basemap-pane")).to_be_hidden()
    frame = open_map(address)
    expect(frame.get_by_label("Map underneath")).to_have_value("OpenStreetMap")
    frame.get_by_label("Map underneath").select_option("")
    expect(frame.locator(".leaflet-tile")).to_have_count(0)
    page.unroute(f"https://{TILES}/**")
    page.route(f"https://{TILES}/**", lambda route: route.abort())
    in_map(page, "() => { window.map.setView([10, 100], 6, {animate: false}); }")  # none is kept
    frame.get_by_label("Map underneath").select_option("OpenStreetMap")
    expect(frame.locator(".note")).to_contain_text("OpenStreetMap cannot be reached")
    expect(frame.get_by_label("Map underneath")).to_have_value("")
