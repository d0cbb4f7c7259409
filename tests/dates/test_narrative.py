"""Narratives: the reference moves with the story, and is told from news by itself."""

import datetime as dt

import pytest

from geodata.dates import find_dates, values
from geodata.dates.genre import is_narrative
from geodata.models import Document

STORY = (
    "On 3 May 1954 the garrison fell. In June the government resigned, and by August the talks "
    "were over. The war of 1946 had ended. In January 1955 the army left; in the spring it came "
    "back. The next year brought peace, and later that year elections."
)
NEWS = (
    "Rebels said on Monday that two men were killed last night. The war began in 2011. "
    "On June 8 the army had taken the town; yesterday it left."
)


def document(text: str, published: dt.date | None = None) -> Document:
    return Document("id", text, (0, len(text)), "", published=published)


def test_months_follow_the_story() -> None:
    assert [value for _, value in values(STORY, "2009-12-19", "narrative")] == [
        "1954-05-03",
        "1954-06",
        "1954-08",
        "1946",
        "1955-01",
        "1955-SP",
        "1956",
        "1956",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 10 May 1940 they came; twelve days later they won.", "1940-05-22"),
        ("In December 1941 they came. In January they won.", "1942-01"),
        ("In March 1945 they won. From October they had fought.", "1944-10"),
        ("In 480 BC they came. In the summer they left.", "BC0480-SU"),
        ("On 28 February 1904 they came; the next day they left.", "1904-02-29"),
        ("On 31 December 480 BC they came; the next day they left.", "BC0479-01-01"),
        ("In 1950 they came. Two decades later they left.", "197"),
    ],
)
def test_the_second_date_is_counted_from_the_first(text: str, value: str) -> None:
    _, (_, second) = values(text, "2009-12-19", "narrative")
    assert second == value


def test_before_the_year_one_there_is_a_value_and_no_day() -> None:
    (mention,) = find_dates(document("in 480 BC"))
    assert (mention.value, mention.range) == ("BC0480", None)
    assert mention.reason == "before the year 1, where the calendar of days ends"


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (STORY, None, True),
        (STORY * 2, dt.date(2009, 12, 19), True),
        (NEWS, dt.date(2018, 6, 22), False),
        (NEWS, None, False),
        ("", None, False),
    ],
)
def test_the_genre_shows(text: str, published: dt.date | None, *, expected: bool) -> None:
    assert is_narrative(document(text, published)) is expected
