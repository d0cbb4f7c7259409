"""Ten reports, end to end, against what a careful reader finds in them.

gold/reports.toml speaks of five published articles and of our retellings in seeds/reports;
gold/more_reports.toml of five reports in gold/reports.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from geopy.distance import geodesic

from geodata.actors import ActorRegister
from geodata.documents import read
from geodata.gazetteer import Gazetteer
from geodata.models import Event, Parsed
from geodata.pipeline import parse_document
from geodata.settings import seed

HERE = Path(__file__).parent / "gold"


def cases() -> list[tuple[dict[str, Any], str]]:
    """Each report with the place where its text lies."""
    twice = tomllib.loads((HERE / "reports.toml").read_text("utf-8"))["report"]
    once = tomllib.loads((HERE / "more_reports.toml").read_text("utf-8"))["report"]
    return [(report, where) for report in twice for where in ("sample", "article")] + [
        (report, "text") for report in once
    ]


@pytest.fixture(scope="module")
def register() -> ActorRegister:
    return ActorRegister.load()


@pytest.fixture(scope="module", params=cases(), ids=lambda case: f"{case[1]}-{case[0][case[1]]}")
def read_report(
    request: pytest.FixtureRequest, gazetteer: Gazetteer, register: ActorRegister
) -> tuple[dict[str, Any], Parsed]:
    report, where = request.param
    if where == "article":
        folder = request.getfixturevalue("shared") / "reports"
    else:
        folder = {"sample": seed("reports"), "text": HERE / "reports"}[where]
    document = read(folder / report[where])
    return report, parse_document(document, gazetteer=gazetteer, register=register)


def is_near(latitude: float | None, longitude: float | None, spot: list[float]) -> bool:
    if latitude is None or longitude is None:
        return False
    return bool(geodesic((latitude, longitude), (spot[0], spot[1])).km <= spot[2])


def told(toll: int | None) -> int | str:
    """TOML has no null: "none" stands for a toll that is not told."""
    return "none" if toll is None else toll


def answers(event: Event, wanted: dict[str, Any]) -> bool:
    checks = {
        "kind": lambda value: event.kind in value,
        "family": lambda value: event.family == value,
        "near": lambda value: is_near(event.latitude, event.longitude, value),
        "start": lambda value: event.start == value,
        "end": lambda value: event.end == value,
        "actors": lambda value: set(value) <= set(event.actors),
        "not_actor": lambda value: set(value).isdisjoint(event.actors),
        "fatalities_low": lambda value: told(event.fatalities_low) in value,
        "fatalities_high": lambda value: told(event.fatalities_high) in value,
        "injured_low": lambda value: told(event.injured_low) in value,
        "modality": lambda value: event.modality in value,
        "not_modality": lambda value: event.modality not in value,
    }
    return all(checks[key](value) for key, value in wanted.items() if key != "what")


def test_every_expected_event_is_found(read_report: tuple[dict[str, Any], Parsed]) -> None:
    report, parsed = read_report
    missing = [
        wanted["what"]
        for wanted in report["event"]
        if not any(answers(event, wanted) for event in parsed.events)
    ]
    assert missing == []


def test_names_are_placed_where_they_are(read_report: tuple[dict[str, Any], Parsed]) -> None:
    report, parsed = read_report
    start, end = parsed.document.body
    body = parsed.document.text[start:end]
    wrong = []
    for text, *spot in report["placed"]:
        if text not in body:
            continue
        mentions = [
            placed
            for placed in parsed.toponyms
            if placed.toponym.text == text and placed.toponym.role == "literal"
        ]
        if not mentions or not all(
            placed.place and is_near(placed.place.latitude, placed.place.longitude, spot)
            for placed in mentions
        ):
            wrong.append(text)
    assert wrong == []


def test_actors_and_demonyms_are_no_dots(read_report: tuple[dict[str, Any], Parsed]) -> None:
    report, parsed = read_report
    dots = {placed.toponym.text for placed in parsed.toponyms if placed.toponym.role == "literal"}
    assert dots.isdisjoint(report["no_dot"])


def test_nothing_comes_out_of_readers_comments(read_report: tuple[dict[str, Any], Parsed]) -> None:
    _, parsed = read_report
    start, end = parsed.document.body
    spans = [(placed.toponym.start, placed.toponym.end) for placed in parsed.toponyms]
    spans += [(mention.start, mention.end) for mention in parsed.dates]
    spans += [(mention.start, mention.end) for mention in parsed.actors]
    spans += [(s.quote_start, s.quote_end) for event in parsed.events for s in event.sources]
    assert spans
    assert all(start <= first < last <= end for first, last in spans)
    for mark in ("Posted by:", "Newest Most Voted", "Liverpool 0", "pipeline"):
        assert mark not in parsed.document.text[start:end]


def test_no_event_is_dated_today_or_placed_at_zero(
    read_report: tuple[dict[str, Any], Parsed],
) -> None:
    _, parsed = read_report
    for event in parsed.events:
        assert event.start is None or event.start < parsed.document.published + dt.timedelta(365)
        assert (event.latitude, event.longitude) != (0, 0)
        assert (event.latitude is None) == (event.longitude is None)
