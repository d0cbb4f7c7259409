"""Everybody can use it: what axe finds, the keyboard, dark, and text from right to left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, expect

pytestmark = pytest.mark.browser

OpenMap = Callable[[str], FrameLocator]

STATES = {
    "at first": "",
    "filtered": "?actor=Iran&from=2018-06-01&to=2018-09-30",
    "an event": "?event=air_strike-24",
    "nothing": "?actor=Israel&country=IRN",
    "a wrong link": "?country=Narnia",
}


LIGHT_INK, DARK_INK = "rgb(38, 41, 44)", "rgb(230, 228, 223)"


def written_in(page: Page, ink: str) -> None:
    """Expect that what is written on the page has a colour."""
    expect(page.locator("section.time")).to_have_css("color", ink)


def findings(page: Page) -> list[str]:
    """What axe calls serious or critical, in the page and in the map's frame, each by itself."""
    found = []
    alone = {"resultTypes": ["violations"], "iframes": False}
    for part in (page, next(one for one in page.frames if "st_folium" in one.url)):
        violations = Axe().run(part, options=alone).response["violations"]
        found += [
            f"{one['id']}: {node['html'][:120]}"
            for one in violations
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]
    return found


@pytest.mark.parametrize("state", list(STATES))
def test_axe_finds_nothing_serious_in_the_dark_nor_in_the_light(
    page: Page, open_map: OpenMap, address: str, state: str
) -> None:
    page.emulate_media(color_scheme="dark")  # as the page begins
    frame = open_map(f"{address}{STATES[state]}")
    for scheme, ink in (("dark", DARK_INK), ("light", LIGHT_INK)):
        page.emulate_media(color_scheme=scheme)
        written_in(page, ink)
        expect(frame.locator(f"html[data-theme={scheme}]")).to_be_attached()
        assert findings(page) == []


def test_a_page_begins_as_dark_as_the_system_and_one_button_turns_it_light_and_back(
    page: Page, open_map: OpenMap, address: str
) -> None:
    page.emulate_media(color_scheme="dark")
    frame = open_map(f"{address}?country=SYR")
    written_in(page, DARK_INK)
    for theme, colour in (("light", LIGHT_INK), ("dark", DARK_INK)):
        page.get_by_role("button", name="Light or dark").click()
        expect(frame.locator(f"html[data-theme={theme}]")).to_be_attached()
        written_in(page, colour)
        expect(page.locator(".tally")).to_contain_text("3 of 5")


def test_tab_leads_through_a_narrow_screen_of_map_timeline_and_filters_in_reading_order(
    page: Page, open_map: OpenMap, address: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_map(address)
    expect(page.locator("section.time")).to_be_visible()
    frame = page.locator("iframe[title*='st_folium']").bounding_box()
    time = page.locator("section.time").bounding_box()
    assert frame["height"] > 380
    assert time["y"] >= frame["y"] + frame["height"] - 1
    table = page.get_by_test_id("stDataFrame").bounding_box()
    assert table["y"] >= time["y"] + time["height"]
    assert table["height"] > 100
    assert table["y"] + table["height"] < 720
    page.locator(".st-key-search input").focus()
    wanted = ["Actors 2", "Kinds 3", "Confidence, at least", "Play", "From", "Until"]
    seen: list[str] = []
    while len(seen) < 60 and not (seen and seen[-1].startswith(wanted[-1])):
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
    found = [next(at for at, one in enumerate(seen) if one.startswith(name)) for name in wanted]
    assert found == sorted(found)


SIDE = """(e) => {  // on which side the last line of a text stands
    const words = document.createRange();
    words.selectNodeContents(e);
    const lines = [...words.getClientRects()].filter((one) => one.width > 1);
    const end = Math.max(...lines.map((one) => one.bottom));
    const last = lines.filter((one) => one.bottom > end - 4);
    const room = e.getBoundingClientRect();
    const left = Math.min(...last.map((one) => one.left)) - room.left;
    const right = room.right - Math.max(...last.map((one) => one.right));
    return left < right ? "left" : "right";
}"""


def test_text_from_right_to_left_stands_right_and_the_page_stays_as_it_is(
    page: Page, open_map: OpenMap, arabic_address: str, tmp_path: Path
) -> None:
    frame = open_map(f"{arabic_address}?event=arabic")
    quote = page.locator(".st-key-panel .quote")
    expect(quote).to_contain_text("الهري")
    expect(quote.locator("mark.place")).to_have_text("الهري")
    for text in (quote, page.locator(".facts dd", has_text="الهري")):
        assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert text.evaluate(SIDE) == "right"
    style = "getComputedStyle(e)"
    assert quote.evaluate(f"e => parseFloat({style}.borderRightWidth)") > 0
    assert quote.evaluate(f"e => parseFloat({style}.borderLeftWidth)") == 0
    columns = [page.locator(f".st-key-{name}").bounding_box() for name in ("filters", "panel")]
    map_box = page.locator("iframe[title*='st_folium']").bounding_box()
    assert columns[0]["x"] < map_box["x"] < columns[1]["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    inside = quote.bounding_box()
    assert inside["x"] >= columns[1]["x"]
    assert inside["x"] + inside["width"] <= columns[1]["x"] + columns[1]["width"]
    frame.locator(".event").hover()
    expect(frame.locator(".tip")).to_contain_text("الهري")
    page.screenshot(path=tmp_path / "arabic.png")
    assert findings(page) == []
