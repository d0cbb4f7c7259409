"""The filters in a real browser: lists, counts, links."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

pytestmark = pytest.mark.browser

OpenMap = Callable[[str], FrameLocator]


def choose(page: Page, key: str, name: str) -> None:
    field = page.locator(f".st-key-{key} input")
    field.click()
    page.get_by_role("option", name=name).first.click()
    page.keyboard.press("Escape")


def chosen(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key} [data-tag]:visible")


def shown(page: Page, number: int) -> None:
    expect(page.locator(".tally")).to_contain_text(f"{number} of 5 events")


def test_choices_of_several_lists_narrow_their_counts_follow_and_typing_finds_more(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    choose(page, "actors", "Iran")
    shown(page, 3)
    choose(page, "actors", "Israel")
    shown(page, 4)
    choose(page, "kinds", "Violence")
    shown(page, 3)
    expect(chosen(page, "actors")).to_have_text(["Iran 2", "Israel 1"], use_inner_text=True)
    expect(page).to_have_url(re.compile("actor=Iran%2CIsrael.*family=violence"))
    page.locator(".st-key-actors").get_by_label("Remove Iran").locator("visible=true").click()
    shown(page, 1)
    page.locator(".st-key-clear button").click()
    shown(page, 5)
    expect(chosen(page, "actors")).to_have_count(0)
    field = page.locator(".st-key-places input")
    field.click()
    field.fill("tanf")  # typing finds what the list does not show
    page.get_by_role("option", name="Al-Tanf").first.click()
    shown(page, 2)
    page.locator(".st-key-search input").fill("rockets")
    page.locator(".st-key-search input").press("Enter")
    shown(page, 1)
    expect(chosen(page, "places")).to_contain_text("Al-Tanf")  # a choice survives another filter
    expect(frame.locator(".leaflet-container[data-events='1']")).to_be_visible()


def test_choices_right_after_each_other_all_count(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    for key, name in (("actors", "Iran"), ("actors", "Israel"), ("kinds", "Violence")):
        choose(page, key, name)  # the page of the one before is still being drawn
    shown(page, 3)
    expect(frame.locator(".leaflet-container[data-events='3']")).to_be_visible()
    expect(chosen(page, "actors")).to_have_text(["Iran 2", "Israel 1"], use_inner_text=True)


def test_a_link_opens_the_same_elsewhere(page: Page, open_map: OpenMap, address: str) -> None:
    open_map(f"{address}?actor=Iran&country=SYR&side=actor1&min_confidence=0.1")
    first = page.locator(".tally").inner_text()
    expect(page.get_by_role("radio", name="Who did it")).to_be_checked()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".tally")).to_have_text(first)
    expect(other.locator(".st-key-countries [data-tag]:visible")).to_contain_text("Syria")
    other.close()


def test_a_link_says_what_was_left_out_of_it_and_which_filter_to_loosen(
    page: Page, open_map: OpenMap, address: str
) -> None:
    open_map(f"{address}?kind=picnic&actor=Israel&country=IRN")
    expect(page.locator(".st-key-notes")).to_contain_text("picnic")
    shown(page, 0)
    page.get_by_role("button", name="close icon").click()
    expect(page.locator(".st-key-notes")).to_have_count(0)
    page.get_by_role("button", name="Without Israel: 1 event").click()
    shown(page, 1)
