"""Review as a person does it: one key each, in the page and on the map, and everything undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geodata.store import Store
from tests.browser.conftest import served
from tests.dashboard.holdings import fill, fill_disputed

pytestmark = pytest.mark.browser

OpenMap = Callable[[str], FrameLocator]


@pytest.fixture(scope="module")
def changeable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and home of a dashboard whose store may be changed."""

    def filled(store: Store) -> None:
        fill(store)
        fill_disputed(store)

    folder = tmp_path_factory.mktemp("desk")
    for address in served(folder, filled):
        yield address, folder / "home"


@pytest.fixture
def desk(changeable: tuple[str, Path]) -> Iterator[str]:
    """Address of that dashboard; what a test does there is taken back after it."""
    address, home = changeable
    yield address
    (home / "reviewer.txt").unlink(missing_ok=True)
    with Store(f"sqlite:///{home / 'dateline.db'}") as store:
        while store.undoable()[0]:
            store.undo(by="who cleans up")


def open_strike(page: Page, open_map: OpenMap, address: str) -> FrameLocator:
    frame = open_map(address)
    page.keyboard.press("j")  # the first that is shown
    expect(page.locator(".event-title")).to_contain_text("Air strike")
    expect(page.locator(".chip")).to_have_count(0)  # nobody has reviewed it yet
    return frame


def test_a_key_each_and_undo(page: Page, open_map: OpenMap, desk: str) -> None:
    open_strike(page, open_map, desk)
    page.locator(".st-key-reviewer input").fill("Ada")
    page.locator(".st-key-reviewer input").press("Enter")
    expect(page.locator(".st-key-reviewer input")).to_have_count(0)
    page.keyboard.press("c")
    expect(page.locator(".chip.confirmed")).to_be_visible()
    page.keyboard.press("x")
    expect(page.locator(".chip.rejected")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator(".chip.confirmed")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator(".chip")).to_have_count(0)
    page.keyboard.press("Shift+U")
    expect(page.locator(".chip.confirmed")).to_be_visible()
    page.get_by_text(re.compile(r"^History \d")).click()
    expect(page.locator(".history .undone", has_text="taken back by Ada")).to_have_count(1)


def test_letters_that_are_typed_stay_letters_and_keys_are_heard_in_the_map(
    page: Page, open_map: OpenMap, desk: str
) -> None:
    frame = open_strike(page, open_map, desk)
    page.keyboard.press("e")
    field = page.locator(".st-key-fix-place_search input")
    field.click()
    page.keyboard.type("cxe")
    expect(field).to_have_value("cxe")
    expect(page.locator(".st-key-save")).to_be_visible()
    expect(page.locator(".chip")).to_have_count(0)
    frame.locator(".leaflet-container").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-save")).to_have_count(0)
    page.keyboard.press("c")
    expect(page.locator(".chip.confirmed")).to_be_visible()


def test_a_place_is_searched_saved_and_undone(page: Page, open_map: OpenMap, desk: str) -> None:
    open_strike(page, open_map, desk)
    page.keyboard.press("e")
    field = page.locator(".st-key-fix-place_search input")
    field.fill("Hajin")
    field.press("Enter")
    page.locator(".st-key-fix-place_search-found-0 button").first.click()
    expect(page.locator(".there.moved")).to_contain_text("Hajin")
    killed = page.locator(".st-key-fix-killed input")
    killed.fill("20-38")
    killed.press("Control+Enter")
    expect(page.locator(".chip.edited")).to_be_visible()
    expect(page.locator(".facts")).to_contain_text("Hajin")
    expect(page.locator(".facts")).to_contain_text(re.compile("20.38 killed"))
    page.locator(".event-title").click()  # out of the field, where a letter is a letter
    page.keyboard.press("u")
    expect(page.locator(".facts")).to_contain_text("Harri")
    expect(page.locator(".facts")).not_to_contain_text("38 killed")


def test_candidates_say_what_speaks_for_them_and_an_event_is_split_and_merged_again(
    page: Page, open_map: OpenMap, desk: str
) -> None:
    open_strike(page, open_map, desk)
    page.get_by_text("Why here?").click()
    expect(page.locator(".why")).to_contain_text("Harri")
    expect(page.locator(".st-key-why-candidate-0")).to_be_visible()
    expect(page.get_by_text("of 5 events")).to_be_visible()
    expect(page.locator(".compared")).to_contain_text("52")
    page.keyboard.press("s")
    page.locator(".st-key-out-0 button").first.click()
    expect(page.get_by_text("of 6 events")).to_be_visible()
    expect(page.locator(".st-key-merge")).to_be_visible()
    page.keyboard.press("m")
    page.locator(".st-key-join-0 button").first.click()
    expect(page.get_by_text("of 5 events")).to_be_visible()
    expect(page.locator(".because")).to_contain_text("joined by hand")


def test_escape_leaves_the_desk_and_then_the_event(
    page: Page, open_map: OpenMap, desk: str
) -> None:
    frame = open_strike(page, open_map, desk)
    page.keyboard.press("e")
    expect(page.locator(".st-key-save")).to_be_visible()
    expect(frame.get_by_text("Drag the pin")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-confirm")).to_be_visible()
    expect(frame.get_by_text("Drag the pin")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".event-title")).to_have_count(0)


LATE = """
    const hear = WebSocket.prototype.addEventListener;
    WebSocket.prototype.addEventListener = function (type, heed, ...rest) {
        const late = (message) => setTimeout(heed, LATE, message);
        hear.call(this, type, type === "message" ? late : heed, ...rest);
    };
"""
"""Lets the answers of the server arrive late, in their order, as on a busy machine."""


@pytest.mark.parametrize("late", [0, 400])
def test_keys_typed_at_once_wait_for_one_another(
    page: Page, open_map: OpenMap, address: str, late: int
) -> None:
    page.add_init_script(LATE.replace("LATE", str(late)))
    open_map(address)
    for key in ("j", "e", "Escape", "j"):
        page.keyboard.press(key)
    # Had Escape left the event and not its correction, this would be the first one again.
    expect(page.locator(".event-title")).to_contain_text("Killing")
    expect(page.locator(".st-key-save")).to_have_count(0)


def test_a_key_waits_for_the_click_of_the_mouse_before_it(
    page: Page, open_map: OpenMap, desk: str
) -> None:
    page.add_init_script(LATE.replace("LATE", "400"))
    open_strike(page, open_map, desk)
    page.locator(".st-key-correct button").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    # Had Escape met the page before the click, no event would be open now.
    expect(page.locator(".chip.confirmed")).to_be_visible()
