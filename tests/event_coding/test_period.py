"""A digest says in its title, or at its start, which days it covers."""

from __future__ import annotations

import datetime as dt

import pytest

from geodata.actors import ActorRegister
from geodata.dates import find_dates
from geodata.documents import from_text
from geodata.event_coding.period import covered_days
from geodata.gazetteer import Gazetteer
from geodata.models import Document
from geodata.pipeline import parse_document

PUBLISHED = dt.date(2023, 6, 19)


def report(title: str, text: str = "Shells fell on Idlib.") -> Document:
    return from_text(text, title=title, published=PUBLISHED)


def period(document: Document) -> tuple[str, str] | None:
    days = covered_days(document, find_dates(document))
    return (days.first.isoformat(), days.last.isoformat()) if days else None


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Syria: weekly security update, 7-13 June 2023", "2023-06-07", "2023-06-13"),
        ("Weekly bulletin 28 May - 3 June 2023", "2023-05-28", "2023-06-03"),
        ("Situation report: Darfur, week 24", "2023-06-12", "2023-06-18"),
        ("Situation report: Darfur, week 52", "2022-12-26", "2023-01-01"),
        ("Sudan humanitarian update, May 2023", "2023-05-01", "2023-05-31"),
        ("Daily report on violations, 31 May 2023", "2023-05-31", "2023-05-31"),
    ],
)
def test_the_title_says_which_days_a_digest_covers(title: str, first: str, last: str) -> None:
    assert period(report(title)) == (first, last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Reporting period: 5 - 11 June 2023\n\nShells fell on Idlib.", "2023-06-11"),
        ("Period covered: 5 to 11 June 2023.\n\nShells fell on Idlib.", "2023-06-11"),
        ("This report covers the period from 5 June to 9 June 2023.", "2023-06-09"),
    ],
)
def test_so_do_its_first_lines(text: str, last: str) -> None:
    assert period(report("Security incidents", text)) == ("2023-06-05", last)


def test_a_window_may_be_told_by_its_hours() -> None:
    text = "Reporting window: 08:00 Thursday to 08:00 Friday, local time.\n\nShells fell on Idlib."
    assert period(report("Daily bulletin, 16 June 2023", text)) == ("2023-06-15", "2023-06-16")


@pytest.mark.parametrize(
    "title",
    [
        "Battle of the hills, 3 June",
        "Situation report no. 4 (as of 14 June 2023)",
        "Elections in June 2023",
        "Weekly update, 3-9 July 2023",
        "Weekly update, 3 January - 9 May 2023",
        "Situation report, week 60",
    ],
)
def test_other_titles_cover_no_days(title: str) -> None:
    assert period(report(title)) is None


def test_what_has_no_day_is_dated_by_the_period(gazetteer: Gazetteer) -> None:
    text = (
        "Shells fell on Idlib. On 14 June two men were shot dead in Manbij. Rebels had seized "
        "Azaz. The army will withdraw from Saraqib."
    )
    parsed = parse_document(
        report("Situation report, week 24", text),
        gazetteer=gazetteer,
        register=ActorRegister.load(),
    )
    days = {event.place: (event.start, event.end) for event in parsed.events}
    week = dt.date(2023, 6, 12), dt.date(2023, 6, 18)
    assert days["Idlib"] == week
    assert days["Manbij"] == (dt.date(2023, 6, 14), dt.date(2023, 6, 14))
    assert week not in (days["Azaz"], days["Saraqib"])


@pytest.mark.parametrize("published", [dt.date.min, dt.date(1, 1, 9), dt.date.max])
def test_a_week_at_the_ends_of_the_calendar_is_none(published: dt.date) -> None:
    document = from_text("Shells fell.", title="Bulletin, week 52", published=published)
    assert covered_days(document, ()) is None
