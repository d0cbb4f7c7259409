"""Whole reports of our own with every row that a coder would write: ``tests/gold``.

Coders' notes are easy texts: a sentence or two of one event. In a report, events stand together,
share dates and places, and are planned, denied or claimed.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coding.agreement import Coded, Row, is_right
from coding.coders import Coder
from coding.notes import Half, half_of
from geodata.documents import from_text
from geodata.models import DateRange, Document, Parsed

__all__ = [
    "GOLD",
    "LATER",
    "PLAIN",
    "VARIED",
    "WIDE",
    "Reading",
    "Report",
    "figures",
    "read_reports",
    "readings",
]

GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold" / "coded_reports.toml"
LATER = GOLD.with_name("later_reports.toml")
VARIED = GOLD.with_name("varied_reports.toml")
PLAIN = GOLD.with_name("plain_reports.toml")
WIDE = GOLD.with_name("wide_reports.toml")


@dataclass(frozen=True)
class Report:
    """A report and its rows."""

    document: Document
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Reading:
    """What a coder found in a report, and whether each event is right in what it says."""

    report: Report
    parsed: Parsed
    events: Sequence[Coded]
    right: Sequence[bool]


def read_reports(path: Path = GOLD, *, half: Half = "all") -> list[Report]:
    """Reports of a half."""
    return [_report(each) for each in half_of(_tables(path), half)]


def _tables(path: Path) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["report"]
    return tables


def _report(table: dict[str, Any]) -> Report:
    document = from_text(table["text"].strip(), title=table["title"], published=table["published"])
    return Report(document, tuple(_row(row) for row in table["rows"]))


def _row(row: dict[str, Any]) -> Row:
    first: dt.date | None = row.get("first")
    latitude, longitude, radius_km = row.get("at", (None, None, 0.0))
    return Row(
        frozenset(row["type"].split(" | ")),
        DateRange(first, row.get("last", first), "day") if first else None,
        None if latitude is None else (latitude, longitude),
        radius_km,
        row.get("told", "fact"),
    )


def readings(
    reports: Sequence[Report], read: Callable[[Document], Parsed], code: Coder
) -> list[Reading]:
    """Let a coder read the reports."""
    return [_reading(report, read(report.document), code) for report in reports]


def _reading(report: Report, parsed: Parsed, code: Coder) -> Reading:
    events = code(parsed)
    return Reading(report, parsed, events, [is_right(report.rows, event) for event in events])


def figures(told: Sequence[Reading]) -> dict[str, float]:
    """Share of the events that are right, and of the rows that say where and when and are found."""
    events = sum(len(each.events) for each in told)
    right = sum(sum(each.right) for each in told)
    wanted = [(row, each) for each in told for row in each.report.rows if row.days and row.point]
    found = sum(
        any(event.is_complete and is_right([row], event) for event in each.events)
        for row, each in wanted
    )
    return {
        "reports": len(told),
        "events": events,
        "right": right / max(events, 1),
        "rows": len(wanted),
        "found": found / max(len(wanted), 1),
    }
