"""The date of publication: found where one stands, and nowhere else."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.dates import find_dates
from geodata.documents import from_text, read
from geodata.documents.publication import find_published, published_in_url

DAY = dt.date(2018, 6, 22)
STORY = "Gunmen fired on the bridge near Hajin on Monday. Two guards died, and the road was closed."


def published(*lines: str) -> dt.date | None:
    return from_text("\n\n".join(("Two guards killed", *lines))).published


@pytest.mark.parametrize(
    "line",
    [
        "Published: 22 June 2018",
        "Published 22/06/2018",
        "Published on June 22, 2018 by the desk",
        "PUBLISHED: JUNE 22, 2018",
        "Published: 2018-06-22T07:15:00+03:00",
        "Posted on Friday, 22 June 2018 at 07:15",
        "Posted by the desk on June 22, 2018 | 4 comments",
        "Issued: 22nd of June, 2018",
        "Date: 22.06.2018",
        "Date published: Jun 22, 2018",
        "Originally published 10:30 BST, 22 June 2018",
        "Last updated: 22 June 2018",
        "Updated June 22, 2018, 9:15 p.m.",
        "Published: June 22, 2018 | Updated: June 25, 2018",
        "Publié le 22 juin 2018",
        "Veröffentlicht am 22. Juni 2018",
        "Publicado el 22 de junio de 2018",
        "Опубликовано 22 июня 2018",
        "تاريخ النشر: 22 يونيو 2018",
        "By A. Writer | June 22, 2018",
        "22 June 2018, 10:30",
        "Fri 22 Jun 2018 10.30 BST",
        "22/06/2018",
        "٢٢ حزيران ٢٠١٨",
    ],
)
def test_a_line_states_it(line: str) -> None:
    assert published(line, STORY) == DAY


@pytest.mark.parametrize(
    "opening",
    [
        "DAMASCUS, June 22, 2018 (Agency) - ",
        "DAMASCUS (Agency), June 22, 2018 - ",
        "DEIR EZZOR, Syria, 22 June 2018 — ",
        "BEIRUT — 22/06/2018 — ",
        "BEIRUT, 22 June 2018: ",
        "(Agency, 22 June 2018) ",
        "AL-TANF, Friday, June 22, 2018 (AP) – ",  # noqa: RUF001
    ],
)
def test_a_dateline_states_it(opening: str) -> None:
    assert published(opening + STORY) == DAY


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DAMASCUS, June 22 (Agency) - " + STORY, "© 2018 The Agency"], DAY),
        (["DAMASCUS, June 22 (Agency) - " + STORY, "On June 17, 2018 a depot had burned."], DAY),
        (["DAMASCUS, June 22 (Agency) - " + STORY], None),
        (["DAMASCUS, June 22 (Agency) - " + STORY, "The war began on 15 March 2011."], None),
        (["DAMASCUS, Jan 3 (Agency) - " + STORY, "On 30 December 2017 a depot burned."],
         dt.date(2018, 1, 3)),
    ],
)  # fmt: skip
def test_a_dateline_without_a_year_borrows_one_or_stays_unknown(
    lines: list[str], expected: dt.date | None
) -> None:
    assert published(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        (STORY,),
        ("On June 22, 2018, gunmen fired on the bridge.",),
        ("June 22, 2018, was a black day for the town.",),
        ("Issued on 3 May 2018 the decree bans all gatherings.",),
        ("The raid of June 22, 2018 killed two.", "Two more died on 23 June 2018."),
        ("Published: 03/04/2018", STORY),
        ("Published: 31 June 2018", STORY),
        ("Published in 2018", STORY),
        ("March 2, 2018", "A raid.", "March 3, 2018", "A second raid."),
    ],
)
def test_the_date_of_an_event_is_not_that_of_publication(lines: tuple[str, ...]) -> None:
    assert published(*lines) is None


def test_without_it_relative_dates_stay_unknown_and_say_why() -> None:
    (mention,) = find_dates(from_text(STORY))
    assert mention.range is None
    assert mention.reason == "counted from the day of publication, which is not known"


def test_with_it_they_are_counted_from_it() -> None:
    document = from_text(f"Published: 22 June 2018\n\n{STORY}")
    monday = [m for m in find_dates(document) if m.text == "Monday"]
    assert [m.value for m in monday] == ["2018-06-18"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/world/2018/06/22/two-guards", DAY),
        ("https://example.org/world/2018/jun/22/two-guards", DAY),
        ("https://example.org/2018-06-22-two-guards.html", DAY),
        ("https://example.org/news_20180622.html", DAY),
        ("https://example.org/2018/06/", None),
        ("https://example.org/2018/13/45/", None),
        ("https://example.org/2018/06/22/2018/06/23/", None),
        (None, None),
    ],
)
def test_an_address_may_hold_it(url: str | None, expected: dt.date | None) -> None:
    assert published_in_url(url) == expected
    assert from_text(STORY, url=url).published == expected


def test_the_text_goes_before_the_address_and_what_is_given_before_both() -> None:
    text, url = f"Published: 22 June 2018\n\n{STORY}", "https://example.org/2018/06/25/a"
    assert from_text(text, url=url).published == DAY
    assert from_text(text, url=url, published="2018-06-30").published == dt.date(2018, 6, 30)


BODY = f"<h1>Two guards killed</h1>{f'<p>{STORY}</p>' * 5}"

LINKED_DATA = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": '
    '"NewsArticle", "headline": "Two", "datePublished": "2018-06-22T07:15:00Z", '
    '"dateModified": "2018-06-25T07:15:00Z"}</script>'
)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2018-06-22T07:15:00+03:00">',
        '<meta name="date" content="2018-06-22">',
        '<meta name="DC.date.issued" content="2018-06-22">',
        '<meta itemprop="datePublished" content="2018-06-22T07:15Z">',
        LINKED_DATA,
        '<link rel="canonical" href="https://example.org/2018/06/22/two-guards">',
    ],
)
def test_a_page_states_it_in_its_head(head: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><title>Two guards killed</title>{head}</head>"
        f"<body><article>{BODY}</article></body></html>"
    )
    assert read(page).published == DAY


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2018-06-22T07:15:00Z">four years ago</time>',
        '<time class="published" datetime="2018-06-22">Friday</time>',
        "<p>Published: 22 June 2018</p>",
        '<p class="byline">Posted by the desk on June 22, 2018 at 07:15 AM</p>',
    ],
)
def test_a_page_states_it_in_its_body(line: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Two guards killed</title></head>"
        f"<body><article>{line}{BODY}</article></body></html>"
    )
    assert read(page).published == DAY


def test_a_page_without_it_has_none(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article>{BODY}</article></body></html>")
    assert read(page).published is None


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_is_searched_without_a_crash(text: str, url: str) -> None:
    find_published(text)
    published_in_url(url)


def test_a_long_line_of_dates_is_searched_in_time() -> None:
    assert find_published("22 June 2018 " * 100_000) is None
