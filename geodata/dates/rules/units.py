"""The units that relative expressions count in."""

from __future__ import annotations

from dataclasses import replace

from geodata.dates.reference import Reading
from geodata.dates.rules.rule import Match, said
from geodata.dates.timex import Point, Unit

__all__ = ["ANAPHOR", "STEPPED", "stepped", "unit_of"]


ANAPHOR = r"(?:th(?:at|is)(?:\ (?:very\ )?same)?|the\ (?:very\ )?same)"
STEPPED = r"(?:(?:the\ )?(?:following|next|previous|preceding)|the\ (?:subsequent|ensuing))"

_UNITS: dict[str, Unit] = {
    "day": "day",
    "night": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}


def unit_of(match: Match) -> Unit | None:
    """Name the calendar's unit in a match; None for fortnights, hours and minutes."""
    return _UNITS.get(said(match, "unit"))


def stepped(start: Point | None, step: int, unit: Unit, lack: str) -> Reading:
    """Read the unit around a point, or so many on from it; ``lack`` says why there is no point."""
    base = start.to(unit) if start else None
    if base is None:
        return Reading(reason=lack)
    if unit in ("decade", "century"):
        return Reading(replace(base, year=base.year + step * base.years), moves=False)
    return Reading(base.shifted(step, unit))
