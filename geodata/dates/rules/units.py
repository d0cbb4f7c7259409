"""The units that relative expressions count in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from geodata.dates.reference import Reading
from geodata.dates.rules.rule import Match
from geodata.dates.timex import Point, Unit

__all__ = ["ANAPHOR", "STEPPED", "date_of", "stepped", "unit_of"]


def unit_of(match: Match) -> Unit | None:
    """Name the calendar's unit in a match; None for hours and minutes."""
    word = match["unit"].lower()
    units: dict[str, Unit] = {
        "day": "day",
        "night": "day",
        "week": "week",
        "month": "month",
        "year": "year",
        "decade": "decade",
        "century": "century",
        "centurie": "century",
    }
    return units.get(word)


def date_of(point: Point | None) -> dt.date | None:
    """Turn a point into the day of the calendar that it is, if it is one."""
    days = point.range if point else None
    return days.first if days and days.first == days.last else None


def stepped(start: Point | None, step: int, unit: Unit, lack: str) -> Reading:
    base = start.to(unit) if start else None
    if base is None:
        return Reading(reason=lack)
    if unit in ("decade", "century"):
        return Reading(replace(base, year=base.year + step * base.years), moves=False)
    return Reading(base.shifted(step, unit))


ANAPHOR = r"(?:th(?:at|is)(?:\ (?:very\ )?same)?|the\ (?:very\ )?same)"
STEPPED = r"(?:(?:the\ )?(?:following|next|previous|preceding)|the\ (?:subsequent|ensuing))"
