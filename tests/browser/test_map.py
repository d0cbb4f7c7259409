"""What a person sees: the map without a network, filters, clicks, and text that is hostile."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import at_rest, downloaded, in_map
from tests.dashboard.holdings import HOSTILE
from tests.report.words import words_of

pytestmark = pytest.mark.browser

OpenMap = Callable[[str], FrameLocator]

VIEW = "() => JSON.stringify([window.map.getZoom(), window.map.getCenter()])"


def events(frame: FrameLocator) -> Locator:
    return frame.locator(".event")


def choose_actor(page: Page, name: str) -> None:
    field = page.locator(".st-key-actors input")
    field.click()
    field.fill(name)
    page.get_by_role("option", name=name).first.click()


def test_without_a_network_the_map_is_whole_fits_the_events_and_fit_brings_them_back(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    expect(events(frame)).to_have_count(3)  # Harri, two events at Al-Tanf, Ahvaz
    expect(frame.locator(".name-country span", has_text="Syria")).to_be_visible()
    expect(frame.locator(".legend")).to_contain_text("Violence")
    painted = in_map(
        page,
        """() => {
            const canvas = document.querySelector(".leaflet-basemap-pane canvas");
            const { width, height } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
            return new Set(new Uint32Array(data.buffer)).size;
        }""",
    )
    assert painted > 3  # land, coast, border, river
    expect(page.get_by_text("of 5 events")).to_be_visible()
    for number in range(3):
        expect(events(frame).nth(number)).to_be_in_viewport()
    overflow = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth]; }"
    )
    assert overflow == [0, 0]
    width = page.locator("iframe[title*='st_folium']").bounding_box()["width"]
    assert width >= 0.6 * 1440
    in_map(page, "() => { window.map.setView([-30, 140], 5, {animate: false}); }")
    expect(events(frame)).to_have_count(0)
    frame.get_by_role("button", name="Fit to what is shown").click()
    expect(events(frame)).to_have_count(3)


def test_a_filter_shows_fewer_keeps_the_view_and_is_what_the_download_holds(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    expect(events(frame)).to_have_count(3)
    in_map(
        page,
        "() => { window.stillHere = true; window.map.setView([33, 43], 6, {animate: false}); }",
    )
    before = in_map(page, VIEW)
    choose_actor(page, "Israel")
    expect(events(frame)).to_have_count(1)
    expect(page.get_by_text("of 5 events")).to_contain_text("1 of 5 events")
    assert in_map(page, VIEW) == before
    assert in_map(page, "() => window.stillHere") is True
    expect(page).to_have_url(re.compile("actor=Israel"))
    page.keyboard.press("Escape")  # the list of actors is still open, and hides the rest
    page.get_by_role("button", name="Export").click()
    download = downloaded(page, page.get_by_role("button", name="Download GeoJSON"))
    assert download.suggested_filename == "dateline-israel.geojson"
    collection = json.loads(Path(download.path()).read_text(encoding="utf-8"))
    assert [one["properties"]["kind"] for one in collection["features"]] == ["air_strike"]


def test_the_export_menu_has_the_single_file_and_the_pack(
    page: Page, open_map: OpenMap, address: str
) -> None:
    open_map(address)
    page.get_by_role("button", name="Export").click()
    page.get_by_text("HTML, one file with its map").click()
    download = downloaded(page, page.get_by_role("button", name="Download HTML"))
    assert download.suggested_filename == "dateline-all-events.html"
    assert "data-file" in Path(download.path()).read_text("utf-8")
    download = downloaded(page, page.locator(".st-key-pack button").first)
    with zipfile.ZipFile(download.path()) as archive:
        assert json.loads(archive.read("manifest.json"))["events"] == 5


def test_what_is_on_the_screen_can_be_printed(page: Page, open_map: OpenMap, address: str) -> None:
    frame = open_map(address)
    in_map(page, "() => { window.map.setView([34.43, 40.99], 9, {animate: false}); }")
    expect(events(frame)).to_have_count(1)
    expect(page).to_have_url(re.compile("zoom=9&size="))
    page.get_by_role("button", name="Print", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name="The map as it stands")).to_be_checked()
    download = downloaded(page, dialog.locator(".st-key-printed button").first)
    assert "outside of this part" in words_of(PdfReader(download.path()).pages[0])


def test_what_is_printed_follows_the_map_once_a_run_has_changed_the_address(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    frame.get_by_role("button", name="Air strike").click()
    expect(page).to_have_url(re.compile("event=air_strike"))
    dialog = page.get_by_role("dialog")
    for view, zoom, left_out in (("[34.43, 40.99]", 9, 3), ("[33.5, 38.62]", 8, 1)):
        in_map(page, f"() => {{ window.map.setView({view}, {zoom}, {{animate: false}}); }}")
        expect(page).to_have_url(re.compile(f"zoom={zoom}&size="))
        page.locator(".st-key-print button").click()
        download = downloaded(page, dialog.locator(".st-key-printed button").first)
        words = words_of(PdfReader(download.path()).pages[0])
        assert f"{left_out} outside of this part" in words
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_have_count(0)


def test_a_click_on_a_dot_or_a_row_shows_its_sentence_and_so_does_the_keyboard_alone(
    page: Page, open_map: OpenMap, address: str
) -> None:
    frame = open_map(address)
    frame.get_by_role("button", name="Air strike").click()
    sentence = page.locator(".quote .sentence")
    expect(sentence).to_contain_text("jets of Israel bombed a post at Harri")
    expect(sentence.locator("mark.place")).to_have_text("Harri")
    expect(page.locator(".source")).to_contain_text("A week of raids")
    expect(frame.locator(".event.chosen")).to_have_count(1)
    expect(page).to_have_url(re.compile("event=air_strike"))
    frame.get_by_role("button", name="Killing").press("Enter")
    expect(page.locator(".quote .sentence")).to_contain_text("gunmen killed 29 people")
    expect(frame.locator(".event.chosen")).to_be_focused()
    table = page.locator(".dvn-scroller")
    table.click(position={"x": 250, "y": 50})  # the first row: the earliest event
    expect(page.locator(".quote .sentence")).to_contain_text("jets of Israel bombed")
    strike = frame.get_by_role("button", name="Air strike")
    expect(frame.locator(".event.chosen").and_(strike)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".quote .sentence")).to_have_count(0)
    at_rest(page)
    table.click(position={"x": 250, "y": 50})  # the same again
    expect(page.locator(".quote .sentence")).to_contain_text("jets of Israel bombed")


def test_hostile_text_neither_runs_nor_breaks_the_map(
    page: Page, open_map: OpenMap, hostile_address: str
) -> None:
    frame = open_map(hostile_address)
    expect(events(frame)).to_have_count(1)
    events(frame).hover()
    expect(frame.locator(".leaflet-tooltip")).to_contain_text(HOSTILE)
    events(frame).click()
    expect(page.locator(".quote .sentence")).to_contain_text("jets bombed Harri")
    expect(page.locator(".quote")).to_contain_text("${window.hacked=1}")
    expect(page.locator(".source")).to_contain_text("<img src=x onerror=window.hacked=1>")
    expect(page.locator(".source a")).to_have_count(0)  # a link that runs is no link
    expect(page.locator(".event-title")).to_contain_text("Air strike")
    page.locator(".st-key-correct button").first.click()
    expect(page.locator(".there")).to_contain_text("<script>")
    page.keyboard.press("Escape")
    page.get_by_text("Why here?").click()
    expect(page.locator(".why")).to_contain_text(HOSTILE.split()[-1][:20])
    page.locator(".st-key-shelf button", has_text="Reports").click()
    expect(page.locator("[data-testid=stDataFrame]")).to_have_count(1)  # the last one has gone
    assert page.evaluate("() => window.hacked === undefined")
    assert in_map(page, "() => window.hacked === undefined")
