"""The year that stands beside a month, a day or a season, or is meant there."""

from __future__ import annotations

from msgspec.structs import replace

from geodata.dates.months import MONTHS
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import Match, compiled, said
from geodata.dates.timex import Point
from geodata.dates.vocabulary import ANY_YEAR, DAY, MONTH, MONTH_NAME, SEASON, TO

__all__ = [
    "CLIPPED_YEAR",
    "OF_YEAR",
    "RELATIVE_YEAR",
    "in_year",
    "month_of",
    "signed",
    "stated_year",
    "unclipped",
]


RELATIVE_YEAR = (
    r"(?P<which>that|the\ same|this|last|next|the\ following|the\ next|the\ previous)\ year"
)
CLIPPED_YEAR = r"\ (?:of\ )?['\u2018\u2019](?P<clipped>\d\d)(?!\w)"
"""The year of "March '68"."""
OF_YEAR = rf"(?:,?\ (?:(?:of|in|de)\ )?{ANY_YEAR}|,?\ (?:of\ )?{RELATIVE_YEAR}|{CLIPPED_YEAR})?"
_LATEST = 2030
_STEP = {"last": -1, "the previous": -1, "next": 1, "the following": 1, "the next": 1}

_SHARED_YEAR = compiled(
    rf"(?:,\ (?:{MONTH_NAME})){{0,6}}(?:,?{TO}|,\ )(?:(?:the|early|late|mid)[\ -]){{0,2}}"
    rf"(?:{DAY}|(?:{DAY}\ (?:of\ )?)?{MONTH}(?:\ {DAY})?|{SEASON})(?:,?\ (?:of\ )?){ANY_YEAR}"
)
"""The year of "between June 8 and July 3, 2018", seen from the end of "June 8"."""


_BEYOND_BRACKET = compiled(
    rf"(?:\ [(\[][^()\[\]\n]{{3,40}}|(?:\ [ON]\.?S\.?)?)[)\]],?\ (?:of\ )?{ANY_YEAR}"
)
"""The year of "7 November (25 October O.S.) 1917", seen from the end of either day."""


def stated_year(match: Match, frame: Frame) -> int | None:
    """Read the year that stands beside a month, a day or a season; None when none does."""
    groups = match.groupdict()
    if groups.get("year"):
        era = groups.get("era") or ("BC" if len(groups["year"]) < 4 else None)
        return signed(int(groups["year"]), era)
    if groups.get("short"):
        return 2000 + int(groups["short"])
    if groups.get("clipped"):
        return unclipped(int(groups["clipped"]), frame)
    which = said(match, "which")
    if which in ("this", "last", "next"):
        return frame.now.year + _STEP.get(which, 0) if frame.now else None
    if which:
        return frame.told.year + _STEP.get(which, 0) if frame.told else None
    shared = _SHARED_YEAR.match(frame.text, frame.end, frame.end + 40)
    shared = shared or _BEYOND_BRACKET.match(frame.text, frame.end, frame.end + 60)
    return signed(int(shared["year"]), shared["era"]) if shared else None


def unclipped(year: int, frame: Frame) -> int:
    """Give the year that "'68" is short for: in a story the nearest, elsewhere the last one."""
    years = [century + year for century in range(1700, 2100, 100)]
    if frame.narrative and frame.told:
        return min(years, key=lambda each: abs(each - frame.told.year) if frame.told else 0)
    now = frame.now.year if frame.now else _LATEST
    return max(each for each in years if each <= now + 1)


def signed(year: int, era: str | None) -> int:
    """Count a year astronomically: 480 BC is -479."""
    return 1 - year if (era or "").upper().startswith("B") else year


def in_year(point: Point, year: int | None, frame: Frame) -> Reading | None:
    """Put a point into its year, the one in the words or the one that is meant."""
    if not replace(point, year=2000 if year is None else year).exists:
        return None
    placed = frame.place(point) if year is None else replace(point, year=year)
    if placed is None:
        return Reading(value=point.value, reason=frame.lack)
    return Reading(placed, explicit=year is not None)


def month_of(match: Match) -> int:
    """Give the number of the month in a match."""
    return MONTHS[said(match, "month")]
