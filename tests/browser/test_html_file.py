"""The single HTML file in a browser with no network at all, opened from a folder."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from geodata.exchange import html_file
from geodata.models import Event, Source
from tests.dashboard.holdings import HOSTILE

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

DAY = dt.date(2018, 6, 17)
TOLD = Source("Jets bombed Harri.", 0, 18, "A wire", "https://example.org/a", DAY, "ab" * 32)
HARRI = Event(
    *("e1", "air_strike", "violence", (TOLD,), DAY, DAY, "day"),
    actors=("Israel", "Iran"),
    actor1="Israel",
    actor2="Iran",
    place="Harri",
    country="SYR",
    latitude=34.43,
    longitude=40.99,
    geo_precision="near",
    radius_km=5.0,
    fatalities_low=20,
)
TALKS = replace(
    HARRI,
    id="e2",
    kind="meeting",
    family="diplomacy",
    start=dt.date(2018, 9, 22),
    end=dt.date(2018, 9, 22),
    actors=("Iraq",),
    actor1="Iraq",
    actor2=None,
    place="Baghdad",
    country="IRQ",
    latitude=33.34,
    longitude=44.4,
    sources=(replace(TOLD, quote="Diplomats met in Baghdad.", source_url=None),),
)
NOWHERE = replace(TALKS, id="e3", place=None, latitude=None, longitude=None)
EVENTS = [HARRI, TALKS, NOWHERE]


def written(events: list[Event], path: Path) -> Path:
    html_file.write(events, path, filter_words="all; 3 of 9 events", made=DAY)
    return path


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of `EVENTS`, written once."""
    return written(EVENTS, tmp_path_factory.mktemp("file") / "map.html")


@pytest.fixture
def open_file(browser: Browser, file: Path, tmp_path: Path) -> Iterator[Open]:
    """Open a file, that of `EVENTS` or of others; fails when a script breaks or asks for more."""
    opened: set[str] = set()
    asked: list[str] = []
    errors: list[str] = []
    contexts = []

    def open_it(events: list[Event] = EVENTS, **options: object) -> Page:
        address = (file if events is EVENTS else written(events, tmp_path / "map.html")).as_uri()
        opened.add(address)
        context = browser.new_context(
            offline=True, **{"viewport": {"width": 1440, "height": 900}, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(address)
        expect(page.locator("html[data-ready=yes]")).to_be_attached()
        expect(page.locator("#map[data-basemap=drawn]")).to_be_visible()
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert errors == []
    assert {url.split("#")[0] for url in asked} <= opened


def rows(page: Page) -> Locator:
    return page.locator("#list li:not(.rest)")


def test_map_list_and_title_are_whole_on_screen_and_paper(open_file: Open) -> None:
    page = open_file()
    expect(page.locator("h1")).to_have_text(
        "Iraq and Syria: events, 17 June \N{EN DASH} 22 September 2018"
    )
    expect(page.locator("header p").first).to_contain_text("all; 3 of 9 events")
    expect(page.locator("header p").first).to_contain_text("made 17 June 2018")
    expect(page.locator("footer")).to_contain_text("do not imply endorsement")
    expect(page.locator("#map .event")).to_have_count(2)
    expect(page.locator(".legend")).to_contain_text("Diplomacy")
    expect(page.locator("#map .name span", has_text="Deir ez-Zor").first).to_be_visible()
    expect(rows(page)).to_have_count(3)
    expect(page.locator("#heading")).to_have_text("3 events · 1 without a place")
    text = PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()
    for words in ("Jets bombed Harri.", "A wire, 17 June 2018", "Baghdad", "do not imply"):
        assert words in " ".join(text.split())


def test_a_dot_shows_sentence_day_place_and_sources(open_file: Open) -> None:
    page = open_file()
    page.locator("#map .event[aria-label='Air strike']").click()
    event = page.locator("#event")
    for words in ("Jets bombed Harri.", "Sun 17 June 2018", "Harri · Syria", "±5 km", "20+ killed"):
        expect(event).to_contain_text(words)
    expect(event.locator("a")).to_have_attribute("href", "https://example.org/a")
    expect(page.locator("#map .event.chosen")).to_have_count(1)
    page.keyboard.press("Escape")
    page.locator("#back").click()
    expect(rows(page)).to_have_count(3)


def test_filters_by_day_actor_kind_and_words(open_file: Open) -> None:
    page = open_file()
    page.locator("#to").fill("2018-07-01")
    expect(rows(page)).to_have_count(1)
    expect(page.locator("#map .event")).to_have_count(1)
    expect(page.locator("#heading")).to_have_text("1 of 3 events")
    page.locator("#clear").click()
    expect(rows(page)).to_have_count(3)
    page.locator("summary", has_text="Actor").click()
    page.locator(".menu label", has_text="Iraq").click()
    expect(rows(page)).to_have_count(2)
    page.reload()  # the address keeps the filter
    expect(rows(page)).to_have_count(2)
    page.locator("#clear").click()
    page.locator("summary", has_text="Kind").click()
    page.locator(".menu label", has_text="Air strike").click()
    expect(rows(page)).to_have_count(1)
    page.locator("#clear").click()
    page.locator("#find").fill("diplomats baghdad")
    expect(rows(page)).to_have_count(2)
    page.locator("#find").fill("nothing of the kind")
    expect(page.locator("#list")).to_contain_text("loosen a filter")


def test_a_side_and_certain_days_can_be_asked_for(open_file: Open) -> None:
    month = (dt.date(2018, 6, 1), dt.date(2018, 6, 30))
    rough = replace(TALKS, id="e4", actor1="Saudi Arabia", actor2="Israel", actors=("Israel",))
    page = open_file([HARRI, replace(rough, start=month[0], end=month[1])])
    expect(page.locator("#side")).to_be_hidden()
    page.locator("summary", has_text="Actor").click()
    page.locator(".menu label", has_text="Israel").click()
    page.keyboard.press("Escape")
    expect(rows(page)).to_have_count(2)
    page.locator("#side").select_option("To whom")
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Saudi Arabia")
    page.reload()
    expect(page.locator("#side")).to_have_value("to")
    expect(rows(page)).to_have_count(1)
    page.locator("#clear").click()
    expect(page.locator("#side")).to_be_hidden()
    page.locator("#from").fill("2018-06-10")
    expect(rows(page)).to_have_count(2)
    page.locator("#days").select_option("Certainly inside")
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Harri")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


def test_days_are_chosen_with_the_bars(open_file: Open) -> None:
    days = [DAY + dt.timedelta(number) for number in range(20)] + [dt.date(1983, 10, 23)]
    page = open_file(
        [replace(HARRI, id=f"e{number}", start=day, end=day) for number, day in enumerate(days)]
    )
    bars = page.locator("#bars")
    expect(bars).to_contain_text("1 earlier")  # far off, and it does not make the others narrow
    expect(bars.locator("rect")).to_have_count(20)
    place = bars.bounding_box()
    page.mouse.move(place["x"] + 1, place["y"] + 10)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] * 0.24, place["y"] + 10)
    page.mouse.up()
    expect(page.locator("#from")).to_have_value("2018-06-17")
    expect(page.locator("#to")).to_have_value("2018-06-21")
    expect(rows(page)).to_have_count(5)
    expect(bars.locator("rect.off")).to_have_count(15)


def test_the_keyboard_alone_is_enough(open_file: Open) -> None:
    page = open_file()
    page.locator("#list button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#event blockquote")).to_have_text("Diplomats met in Baghdad.")
    page.keyboard.press("Escape")
    expect(page.locator("#list li[data-event='1'] button")).to_be_focused()
    page.locator("#map .event").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#event")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(open_file: Open, scheme: str) -> None:
    page = open_file(color_scheme=scheme)
    found = Axe().run(page)
    assert [one["id"] for one in found.response["violations"]] == []
    page.locator("#list button").first.click()
    expect(page.locator("#event")).to_be_visible()
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


def test_it_fits_a_telephone(open_file: Open) -> None:
    page = open_file(viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#map .event")).to_have_count(2)


def test_no_events_are_said(open_file: Open) -> None:
    page = open_file([])
    expect(page.locator("h1")).to_have_text("No events")
    expect(page.locator("#list")).to_contain_text("holds no events")


def test_many_events_are_all_counted(open_file: Open) -> None:
    many = [
        replace(
            HARRI, id=f"e{number}", latitude=33 + number % 400 / 100, longitude=36 + number / 4e3
        )
        for number in range(20_000)
    ]
    page = open_file(many)
    expect(page.locator("#heading")).to_have_text("20,000 events")
    labels = page.locator("#map .event").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert sum(int(one.split()[0].replace(",", "")) for one in labels) == 20_000
    assert rows(page).count() < 200


def test_text_of_documents_stays_text(open_file: Open) -> None:
    told = replace(TOLD, quote=HOSTILE, source=HOSTILE, source_url="javascript:window.hacked=1")
    names = {"place": HOSTILE, "admin1": HOSTILE, "actor1": HOSTILE, "actors": (HOSTILE,)}
    page = open_file([replace(HARRI, sources=(told,), merged_because=HOSTILE, **names)])
    page.locator("#map .event").hover()
    expect(page.locator(".leaflet-tooltip")).to_contain_text(HOSTILE)
    page.locator("summary", has_text="Actor").click()
    expect(page.locator(".menu li").nth(1)).to_contain_text(HOSTILE)
    page.locator("summary", has_text="Actor").click()
    page.locator("#list button").click()
    expect(page.locator("#event")).to_contain_text("${window.hacked=1}")
    expect(page.locator("#event a, #event img, #list img")).to_have_count(0)
    assert page.evaluate("() => window.hacked === undefined")


def test_even_what_slipped_through_would_not_run(browser: Browser, file: Path) -> None:
    page = browser.new_context(offline=True).new_page()
    page.goto(file.as_uri())
    page.evaluate(
        "() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hacked=1>');"
        " const made = document.createElement('script');"
        " made.textContent = 'window.hacked=1'; document.body.append(made); }"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("() => window.hacked === undefined")
    page.context.close()
