"""The timeline in a real browser: brush, click, keys and playback."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FrameLocator, Page, expect

pytestmark = pytest.mark.browser

OpenMap = Callable[[str], FrameLocator]


def bars(page: Page) -> dict[str, float]:
    expect(page.locator(".plot[data-bars]")).to_be_visible()
    return page.locator(".plot").bounding_box()


def drag(page: Page, start: float, end: float) -> None:
    """Drag over the bars, from and to a share of their width."""
    box = bars(page)
    at = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + start * box["width"], at)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], at, steps=5)
    page.mouse.up()


def shown(page: Page, number: int) -> None:
    expect(page.locator(".tally")).to_contain_text(f"{number} of 5 events")


def test_the_bars_count_what_has_a_date_by_day_by_month_and_of_a_shorter_time(
    page: Page, open_map: OpenMap, address: str
) -> None:
    open_map(address)
    drawn = page.locator(".plot .bars")
    expect(drawn).to_have_attribute("aria-label", re.compile("^2 events by day"))
    expect(page.locator(".undated")).to_have_text("3 without a date")
    expect(drawn.locator("path")).to_have_count(1)  # both are violence
    page.get_by_label("Bars by").select_option("month")
    expect(page.locator(".plot[data-unit=month][data-bars='4']")).to_be_visible()
    page.get_by_label("Bars by").select_option("")
    expect(page.locator(".plot[data-unit=day]")).to_be_visible()
    page.get_by_role("button", name="Show a shorter time").click()
    expect(page.get_by_role("button", name="1 earlier")).to_be_visible()
    page.get_by_role("button", name="1 earlier").click()
    expect(page.get_by_role("button", name="1 later")).to_be_visible()


def test_a_brush_is_the_date_filter_the_keyboard_alone_moves_it_and_a_click_selects_a_bar(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    drag(page, 0, 0.4)
    shown(page, 1)
    expect(page).to_have_url(re.compile("from=2018-06-17&to=2018-07"))
    expect(frame.locator("[data-events='1']")).to_be_visible()
    expect(page.locator(".st-key-dates")).to_contain_text("06")
    page.locator(".plot").dblclick(position={"x": 300, "y": 20})
    shown(page, 5)
    expect(page).not_to_have_url(re.compile("from="))
    handle = page.get_by_role("slider", name="From")
    handle.focus()
    handle.press("ArrowRight")
    shown(page, 1)
    expect(page).to_have_url(re.compile("from=2018-06-18"))
    expect(handle).to_have_attribute("aria-valuetext", "18 June 2018")
    expect(handle).to_be_focused()
    handle.press("Escape")
    shown(page, 5)
    box = bars(page)
    page.locator(".plot").click(position={"x": 3, "y": box["height"] - 6})
    expect(page.locator(".quote .sentence")).to_contain_text("jets of Israel bombed a post")
    expect(page).to_have_url(re.compile("from=2018-06-17&to=2018-06-17"))


def test_playback_moves_over_the_map_without_the_server(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    bars(page)
    expect(frame.locator("[data-events='4']")).to_be_visible()
    page.get_by_label("Length of the window").select_option("1")
    page.get_by_role("button", name="Play", exact=True).click()
    expect(frame.locator("[data-events='0']")).to_be_visible()  # after 17 June nothing happens
    page.get_by_role("button", name="Pause").click()
    window = page.get_by_role("slider", name="Time that is played")
    window.press("Home")
    expect(frame.locator("[data-events='1']")).to_be_visible()  # 17 June: Harri alone
    window.press("End")
    expect(window).to_have_attribute("aria-valuetext", "22 September 2018")
    expect(frame.locator("[data-events='1']")).to_be_visible()
    shown(page, 5)  # the filter is what it was
    page.get_by_role("button", name="End playback").click()
    expect(frame.locator("[data-events='4']")).to_be_visible()
    expect(window).to_be_hidden()
