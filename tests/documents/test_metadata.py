"""What a text says of itself: its date and its title."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.documents import from_text
from geodata.documents.metadata import find_title
from geodata.documents.publication import find_published

DAY = dt.date(2018, 6, 22)
STORY = "Gunmen fired on the bridge near Hajin. Two guards died, and the army closed the road."


@pytest.mark.parametrize(
    "line",
    [
        "Posted by kay on June 22, 2018 at 07:15 AM | Permalink",
        "Published: 22 June 2018",
        "First published on Fri 22 Jun 2018 10.30 BST",
        "Date: 2018-06-22",
        "Friday, June 22, 2018",
        "June 22nd, 2018 - 12:30",
        "DAMASCUS, June 22, 2018 (Reuters) - Two guards died.",
        "BEIRUT, Lebanon, 22 June 2018 — Two guards died.",
    ],
)
def test_a_stated_date(line):
    assert find_published(f"Two guards killed\n\n{line}\n\n{STORY}") == DAY
    assert from_text(f"Two guards killed\n\n{line}\n\n{STORY}").published == DAY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The raid of June 22, 2018 killed two.",
        "Published: 03/04/2018",
        "Published: 31 June 2018",
        "March 2, 2018\n\nA raid.\n\nMarch 3, 2018\n\nA second raid.",
        "Posted by: mike | Jun 22, 2018 8:21:09 AM | 4",
    ],
)
def test_no_date_that_is_certain(text):
    assert find_published(text) is None


def test_the_given_date_is_kept():
    document = from_text(f"Published: 1 May 2011\n\n{STORY}", published="2018-06-22")
    assert document.published == DAY


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"Two guards killed\n\n{STORY}", "Two guards killed"),
        (f"# Two guards killed\n\n{STORY}", "Two guards killed"),
        (STORY, None),
        (f"By A. Person\n\n{STORY}", None),
        (f"Posted on June 22, 2018\n\n{STORY}", None),
        (f"{STORY}\n\n{STORY}", None),
        ("Two guards killed", None),
    ],
)
def test_title(body, title):
    assert find_title(body) == title


def test_short_text_has_no_language():
    assert from_text("Ok.").language is None
    assert from_text("قتل رجلان قرب مدينة دير الزور في شرق سوريا يوم الاثنين").language == "ar"


@given(st.text(max_size=400))
def test_any_text_is_searched_without_a_crash(text):
    find_title(text)
    find_published(text)
