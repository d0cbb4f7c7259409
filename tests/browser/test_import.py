"""Events of others, dropped in as a person does it: the guess is shown, corrected and taken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served
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


def test_a_table_is_mapped_imported_and_compared(page: Page, importing_address: str) -> None:
    page.goto(importing_address)
    page.locator(".st-key-read-reports button").click()
    page.get_by_role("radio", name="Events of others").click()
    dialog = page.get_by_role("dialog")
    table = {"name": "incidents.csv", "mimeType": "text/csv", "buffer": ROWS.encode()}
    dialog.locator(".st-key-import-file input[type=file]").set_input_files([table])
    expect(dialog).to_contain_text("a table; is this what its columns mean?")
    expect(dialog.get_by_role("combobox", name="First day")).to_have_value("when")
    expect(dialog.get_by_role("combobox", name="Killed")).to_have_value("deaths")
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
