"""Reading reports in, as a person does it: every format, days asked for, a stop, hostile names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import served
from tests.documents import made

pytestmark = pytest.mark.browser

DATED = "Published: 2018-06-22\n\nAn air strike killed {} people in {} on Monday."


@pytest.fixture(scope="module")
def reading_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard with nothing in its store."""
    yield from served(tmp_path_factory.mktemp("reading"), lambda _store: None)


def drop(page: Page, files: dict[str, bytes]) -> Locator:
    """Drop files into the dialog and have them read; gives the dialog."""
    page.locator(".st-key-read-reports button").click()
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        for name, data in files.items()
    ]
    page.locator(".st-key-upload input[type=file]").set_input_files(payloads)
    page.locator(".st-key-read button").click()
    return page.get_by_role("dialog")


def test_each_format_becomes_events_and_the_rest_is_told(page: Page, reading_address: str) -> None:
    def text(number: int, place: str) -> str:
        return DATED.format(number, place)

    page.goto(reading_address)
    post = made.message("An air strike killed 6 people in Daraa on Monday.", subject="Strike")
    dialog = drop(
        page,
        {
            "a.txt": text(2, "Aleppo").encode(),
            "b.html": f"<html><body><p>{text(3, 'Homs')}</p></body></html>".encode(),
            "c.pdf": made.pdf(text(4, "Hama").split("\n\n")),
            "d.docx": made.word(text(5, "Idlib").split("\n\n")),
            "e.eml": bytes(post),
            "f.jsonl": b'{"text": "An air strike killed 7 people in Raqqa on Monday.",'
            b' "published": "2018-06-22"}\n',
            "g.zip": made.archive(
                {"in.txt": text(8, "Palmyra").encode(), "lock.pdf": made.pdf(password="secret")}
            ),
            "empty.txt": b"",
            "torn.docx": made.word()[:900],
            "<img src=x onerror=alert(1)>.txt": b"\x89PNG\r\n\x1a\n" + bytes(64),
        },
    )
    expect(dialog.locator("p.outcome")).to_have_text("7 reports read · 7 events found · 4 skipped")
    skipped = dialog.locator("li.skipped")
    expect(skipped).to_have_count(4)
    expect(skipped.filter(has_text="g.zip/lock.pdf")).to_contain_text("locked with a password")
    expect(skipped.filter(has_text="empty.txt")).to_contain_text("It is empty")
    expect(skipped.filter(has_text="torn.docx")).to_contain_text("damaged")
    expect(skipped.filter(has_text="<img src=x")).to_contain_text("a picture")
    page.locator(".st-key-show button").click()
    expect(page.locator(".tally")).to_contain_text("of 7 events")


def test_a_day_is_asked_for_and_counts(page: Page, reading_address: str) -> None:
    page.goto(reading_address)
    dialog = drop(page, {"undated.txt": b"Gunmen killed 9 soldiers in Tabqa on Monday."})
    expect(dialog).to_contain_text("does not say when it was published")
    parts = dialog.locator(".st-key-published-0").get_by_role("spinbutton")
    parts.first.click()
    page.keyboard.type("20180622", delay=50)
    page.keyboard.press("Escape")  # the calendar
    page.locator(".st-key-go-on button").click()
    expect(dialog.locator("li.read")).to_contain_text("Published: 22 June 2018")


def test_text_is_pasted(page: Page, reading_address: str) -> None:
    page.goto(reading_address)
    page.locator(".st-key-read-reports button").click()
    page.locator(".st-key-paste textarea").fill(
        "Depot burns\n\nPublished: 2018-06-22\n\nA car bomb killed 5 people in Manbij on Monday."
    )
    page.keyboard.press("Control+Enter")
    page.locator(".st-key-read button").click()
    expect(page.get_by_role("dialog").locator("li.read")).to_contain_text("Depot burns")


def test_a_reading_can_be_stopped(page: Page, reading_address: str) -> None:
    page.goto(reading_address)
    story = "An air strike killed 3 people in Aleppo on Monday, and 4 more died in Homs. " * 150
    head = "Published: 2018-06-22\n\n"
    reports = {f"{n:03}.txt": f"{head}Report {n}. {story}".encode() for n in range(500)}
    dialog = drop(page, {"many.zip": made.archive(reports)})
    expect(dialog).to_contain_text("of 500")
    page.locator(".st-key-cancel-reading button").click()
    expect(dialog.locator("p.outcome")).to_contain_text("stopped")
    expect(dialog.locator("p.outcome")).to_contain_text("not read")
    page.locator(".st-key-read-more button").click()
    expect(page.locator(".st-key-upload")).to_be_visible()
