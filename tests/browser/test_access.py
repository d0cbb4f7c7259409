"""Everybody can use it: what axe finds, the keyboard, dark, and text from right to left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, expect

pytestmark = pytest.mark.browser

OpenMap = Callable[[str], FrameLocator]

STATES = {
    "at first": "",
    "filtered": "?actor=Iran&from=2018-06-01&to=2018-09-30",
    "an event": "?event=air_strike-24",
    "nothing": "?actor=Israel&country=IRN",
}


def findings(page: Page) -> list[str]:
    """What axe calls serious or critical, in the page and in the map's frame."""
    found = []
    for part in (page, next(one for one in page.frames if "st_folium" in one.url)):
        violations = Axe().run(part).response["violations"]
        found += [
            f"{one['id']}: {node['html'][:120]}"
            for one in violations
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", list(STATES))
def test_axe_finds_nothing_serious(
    page: Page, open_map: OpenMap, address: str, state: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    open_map(f"{address}{STATES[state]}")
    expect(page.locator("section.time")).to_be_visible()
    assert findings(page) == []


def test_dark_follows_the_system(page: Page, open_map: OpenMap, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_map(address)
    expect(page.locator("section.time")).to_be_visible()
    ground = "e => getComputedStyle(e).getPropertyValue('--ground').trim()"
    assert page.locator("section.time").evaluate(ground) == "#1b1f23"


def test_tab_leads_through_the_page_in_reading_order(
    page: Page, open_map: OpenMap, address: str
) -> None:
    open_map(address)
    expect(page.locator("section.time")).to_be_visible()
    page.locator(".st-key-search input").focus()
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                    let at = document.activeElement;
                    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                    const name = at.getAttribute("aria-label") || at.title || at.tagName;
                    return name.replace(/\\s+/g, " ");
                }"""
            )
        )
    wanted = ["Actors 2", "Kinds 3", "Confidence, at least", "Play", "From", "Until"]
    found = [next(at for at, one in enumerate(seen) if one.startswith(name)) for name in wanted]
    assert found == sorted(found)


def test_a_narrow_screen_shows_map_timeline_and_filters(
    browser: Browser, open_map: OpenMap, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_map(address)
    expect(page.locator("section.time")).to_be_visible()
    frame = page.locator("iframe[title*='st_folium']").bounding_box()
    time = page.locator("section.time").bounding_box()
    assert frame["height"] > 250
    assert time["y"] >= frame["y"] + frame["height"] - 1
    assert time["y"] + time["height"] < 720
