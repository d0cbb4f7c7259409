"""What the benchmark of events counts as right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from coding.agreement import Coded, Row, agreement, best, is_right, row_of, same_actor
from coding.notes import Note, draw, half_of
from coding.reports import figures, read_reports, readings

from geodata.kinds import ACLED_TYPES
from geodata.models import Actor, DateRange, Document, Parsed

DAY = dt.date(2021, 3, 4)
ON_THE_DAY = DateRange(DAY, DAY, "day")
NOTE = Note(
    "Troops shelled Homs.",
    DAY,
    "Explosions/Remote violence",
    "Shelling/artillery/missile attack",
    ("Military Forces of Syria (2000-)",),
    "Syria",
    "Homs",
    34.73,
    36.71,
    5,
)
EVENT = Coded(
    NOTE.event_type,
    NOTE.sub_event_type,
    ON_THE_DAY,
    (Actor("a", "Syrian Army", "military", "SYR"),),
    (5, None),
    (34.75, 36.72),
)


def test_the_row_itself_agrees_in_everything() -> None:
    assert all(agreement(NOTE, EVENT).values())
    assert is_right([row_of(NOTE)], EVENT)


@pytest.mark.parametrize(
    ("wrong", "measures"),
    [
        ({"event_type": "Battles"}, {"type"}),
        ({"days": DateRange(DAY, DAY, "day"), "point": (35.0, 36.71)}, {"25 km", "10 km"}),
        ({"days": DateRange(dt.date(2021, 3, 5), dt.date(2021, 3, 6), "day")}, {"day"}),
        ({"told": "planned"}, set()),
    ],
)
def test_what_is_wrong_in_a_part_is_wrong_as_a_whole(
    wrong: dict[str, object], measures: set[str]
) -> None:
    event = replace(EVENT, **wrong)
    assert {name for name, agreed in agreement(NOTE, event).items() if not agreed} == measures
    assert not is_right([row_of(NOTE)], event)


def test_what_is_not_said_is_not_wrong_but_does_not_agree() -> None:
    silent = replace(EVENT, days=None, point=None)
    assert is_right([row_of(NOTE)], silent)
    assert not silent.is_complete
    assert not agreement(NOTE, silent)["day"]
    assert not is_right([Row(frozenset({NOTE.event_type}), None, None)], EVENT)


def test_a_wide_place_reaches_as_far_as_it_says() -> None:
    far = replace(EVENT, point=(35.7, 36.71))
    assert not is_right([row_of(NOTE)], far)
    assert is_right([row_of(NOTE)], replace(far, radius_km=100))
    assert not agreement(NOTE, replace(far, radius_km=100))["25 km"]


def test_a_toll_that_is_not_said_agrees_with_none() -> None:
    silent = replace(EVENT, deaths=None)
    assert not agreement(NOTE, silent)["toll"]
    assert agreement(replace(NOTE, deaths=0), silent)["toll"]


def test_the_best_of_no_events_agrees_in_nothing() -> None:
    assert not any(best(NOTE, []).values())
    assert best(NOTE, [replace(EVENT, event_type=None), EVENT])["type"]


@pytest.mark.parametrize(
    ("name", "actor", "same"),
    [
        ("Military Forces of Syria (2000-)", Actor("", "Syrian Army", "military", "SYR"), True),
        ("Military Forces of Syria (2000-)", Actor("", "Iraqi Army", "military", "IRQ"), False),
        ("JNIM: Group for Support of Islam", Actor("", "JNIM", "armed-group"), True),
        ("Police Forces of Kenya (2022-)", Actor("", "Kenyan Police", "police", "KEN"), True),
        ("Protesters (Kenya)", Actor("", "Kenyan Police", "police", "KEN"), False),
        ("Taliban", Actor("", "Taliban", "armed-group"), True),
    ],
)
def test_actors_are_matched_leniently(name: str, actor: Actor, *, same: bool) -> None:
    assert same_actor(name, actor) is same


def test_the_halves_are_disjoint_and_make_up_the_whole() -> None:
    rows = list(range(7))
    even, odd = half_of(rows, "even"), half_of(rows, "odd")
    assert not set(even) & set(odd)
    assert sorted(even + odd) == half_of(rows, "all") == rows


def test_the_same_notes_are_drawn_of_each_sub_type() -> None:
    notes = [replace(NOTE, text=str(each), sub_event_type=str(each % 3)) for each in range(30)]
    assert draw(notes, 2) == draw(notes, 2)
    assert len(draw(notes, 2)) == 6
    assert sorted(each.text for each in draw(notes, None)) == sorted(each.text for each in notes)


def test_our_own_reports_are_coded_in_the_terms_of_acled() -> None:
    for report in read_reports():
        assert report.rows
        for row in report.rows:
            assert row.types <= set(ACLED_TYPES)
            assert row.told in {"fact", "planned", "hypothetical", "denied"}
            assert row.days is None or row.days.first <= row.days.last


def test_a_coder_who_repeats_the_rows_is_perfect() -> None:
    reports = read_reports(half="even")
    rows = {report.document.sha256: report.rows for report in reports}

    def repeat(parsed: Parsed) -> list[Coded]:
        return [
            Coded(min(row.types), None, row.days, point=row.point, told=row.told)
            for row in rows[parsed.document.sha256]
        ]

    def read(document: Document) -> Parsed:
        return Parsed(document)

    told = figures(readings(reports, read, repeat))
    assert (told["right"], told["found"]) == (1, 1)
    silent = figures(readings(reports, read, lambda _: []))
    assert (silent["right"], silent["found"]) == (0, 0)
