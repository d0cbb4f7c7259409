"""Short reports in many styles against every event that a coder would write a row for.

``gold/events.toml`` holds the reports, what is expected of each, and the floors.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geodata import api
from geodata.gazetteer import Gazetteer
from geodata.models import Event
from tests.test_articles import answers

GOLD = Path(__file__).parent / "gold" / "events.toml"


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return tomllib.loads(GOLD.read_text("utf-8"))


@pytest.fixture(scope="module")
def told(gold: dict[str, Any], gazetteer: Gazetteer) -> list[tuple[dict[str, Any], list[Event]]]:
    """Each report with the events that are read in it."""
    return [
        (
            report,
            list(
                api.parse(report["text"], published=report["published"], gazetteer=gazetteer).events
            ),
        )
        for report in gold["report"]
    ]


def test_as_many_events_are_fully_right_as_before(
    gold: dict[str, Any], told: list[tuple[dict[str, Any], list[Event]]]
) -> None:
    wrong = [
        f"{report['style']}: {wanted['what']}"
        for report, events in told
        for wanted in report["event"]
        if not any(answers(event, wanted) for event in events)
    ]
    wanted = sum(len(report["event"]) for report, _ in told)
    assert wanted - len(wrong) >= gold["fully_right"], wrong


def test_no_more_events_are_told_besides(
    gold: dict[str, Any], told: list[tuple[dict[str, Any], list[Event]]]
) -> None:
    besides = {
        report["style"]: max(0, len(events) - len(report["event"]) - report["others"])
        for report, events in told
    }
    assert sum(besides.values()) <= gold["too_many"], besides


def test_every_style_stands_once_and_expects_something(gold: dict[str, Any]) -> None:
    styles = [report["style"] for report in gold["report"]]
    assert len(set(styles)) == len(styles) > 0
    assert all(report["event"] and report["others"] >= 0 for report in gold["report"])
