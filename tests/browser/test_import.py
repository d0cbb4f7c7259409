"""Events of others, dropped in as a person does it: the guess is shown, corrected and taken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import downloaded, served
from tests.dashboard.holdings import HOSTILE, fill

pytestmark = pytest.mark.browser

ROWS = f"""Ref,When,Town,Y,X,Category,Deaths,Details
1,2018-06-17,Harri,34.43,40.99,Air strike,22,A strike hit a post at Harri.
2,2018-06-18,"{HOSTILE}",34.69,40.83,Shelling,3,Shells fell.
3,someday,Hajin,34.69,40.83,Shelling,3,Shells fell again.
"""


@pytest.fixture(scope="module")
def importing_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("importing"), fill)


def test_a_table_is_mapped_in_the_dark_imported_and_compared(
    page: Page, importing_address: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(importing_address)
    page.locator(".st-key-read-reports button").click()
    page.get_by_role("radio", name="Events of others").click()
    dialog = page.get_by_role("dialog")
    table = {"name": "incidents.csv", "mimeType": "text/csv", "buffer": ROWS.encode()}
    dialog.locator(".st-key-import-file input[type=file]").set_input_files([table])
    expect(dialog).to_contain_text("a table; is this what its columns mean?")
    expect(dialog.get_by_role("combobox", name="First day")).to_have_value("when")
    expect(dialog.get_by_role("combobox", name="Killed")).to_have_value("deaths")
    assert dialog.evaluate("one => getComputedStyle(one).colorScheme") == "dark"
    found = Axe().run(page, ".st-key-reading").response["violations"]
    assert [one["id"] for one in found if one["impact"] == "serious"] == []
    dialog.locator(".st-key-import button").click()
    expect(dialog.locator("p.outcome")).to_have_text(
        "2 events in incidents · 2 new · 1 row not used"
    )
    expect(dialog).to_contain_text("date 'someday' is no day")
    dialog.locator(".st-key-compare-imported button").click()
    expect(page.locator(".st-key-panel-bar")).to_contain_text("Reports beside incidents")
    expect(page.locator(".st-key-panel")).to_contain_text("Shared")
    expect(page.locator(".st-key-compare-group")).to_contain_text("Only incidents 1")
    frame = page.frame_locator("iframe[title*='st_folium']")
    expect(frame.locator(".legend")).to_contain_text("Only incidents")
    assert page.evaluate("window.hacked") is None


def test_an_import_can_be_stopped_and_leaves_nothing(page: Page, importing_address: str) -> None:
    page.goto(importing_address)
    page.locator(".st-key-read-reports button").click()
    page.get_by_role("radio", name="Events of others").click()
    dialog = page.get_by_role("dialog")
    rows = "".join(f'{n},2018-06-17,Harri,34.43,40.99,"A strike, {n}"\n' for n in range(60_000))
    many = {"name": "many.csv", "mimeType": "text/csv"}
    many["buffer"] = f"Ref,When,Town,Y,X,Text\n{rows}".encode()
    dialog.locator(".st-key-import-file input[type=file]").set_input_files([many])
    name = dialog.get_by_label("Name of the set")
    name.fill("strikes")
    name.press("Enter")
    dialog.locator(".st-key-import button").click()
    expect(dialog).to_contain_text("Importing many.csv")
    dialog.locator(".st-key-cancel-import button").click()
    expect(dialog).to_contain_text("Stopped: nothing of many.csv was taken in.")
    expect(name).to_have_value("strikes")
    expect(dialog.get_by_role("combobox", name="What happened")).to_have_value("text")
    dialog.get_by_role("button", name="Close").click()
    expect(page.locator(".tally")).to_have_text(re.compile(r"^[57] of [57] events"))


def test_a_link_opens_the_comparison_and_it_can_be_taken_away(
    page: Page, importing_address: str
) -> None:
    page.goto(f"{importing_address}/?compare=incidents&group=only_theirs&within_km=40&ours=nobody")
    expect(page.locator(".st-key-notes")).to_contain_text("Left out of the link: ours 'nobody'")
    expect(page.get_by_role("radio", name="Only incidents 1")).to_be_checked()
    page.locator(".st-key-shelf-bar").get_by_role("button", name="Export").click()
    expect(page.get_by_text("1 row, exactly as listed")).to_be_visible()
    page.get_by_text("JSON, for programs").click()
    download = downloaded(page, page.get_by_role("button", name="Download JSON"))
    assert download.suggested_filename == ("dateline-reports-beside-incidents-only-theirs.json")
    rows = json.loads(Path(download.path()).read_bytes())
    assert [(row["group"], row["theirs_kind"]) for row in rows] == [("only theirs", "shelling")]
    expect(page).to_have_url(re.compile("compare=incidents.*group=only_theirs.*within_km=40"))
    assert "ours=" not in page.url
