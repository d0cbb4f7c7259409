"""Rules for days that are known by a name: the feasts of the Christian year, D-Day, 9/11."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.rules.stated import OF_YEAR, in_year, stated_year
from geodata.dates.timex import UNKNOWN_YEAR, Point, day_of

__all__ = ["RULES"]


def holiday(match: Match, frame: Frame) -> Reading | None:
    """Read a feast of the Christian calendar, or a day that every year has.

    >>> from geodata.dates import values
    >>> values("Christmas Eve 1963; Easter 1972")
    [('Christmas Eve 1963', '1963-12-24'), ('Easter 1972', '1972-04-02')]
    """
    if frame.text.endswith("White ", 0, frame.start):
        return None
    name = said(match, "feast").replace("\u2019", "'")
    stated = stated_year(match, frame)
    if name in _FEASTS:
        return in_year(Point(UNKNOWN_YEAR, *_FEASTS[name]), stated, frame)
    if stated is None:
        stated = frame.now.year if frame.now else None
    if stated is None or not 1583 <= stated <= 4099:
        return Reading(reason=frame.lack)
    orthodox = name.startswith("orthodox")
    sunday = day_of(easter(stated, EASTER_ORTHODOX if orthodox else EASTER_WESTERN))
    offset = {"good friday": -2, "palm sunday": -7, "easter monday": 1}.get(name, 0)
    return Reading(sunday.shifted(offset, "day"))


def landmark(match: Match, frame: Frame) -> Reading | None:
    """Read a day that happened once and is known by a name.

    >>> from geodata.dates import values
    >>> values("On D-Day they landed; before 9/11")
    [('D-Day', '1944-06-06'), ('9/11', '2001-09-11')]
    """
    del frame
    return Reading(Point(*_LANDMARKS[said(match, "day")]), explicit=True, moves=False)


_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "orthodox christmas": (1, 7),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "armistice day": (11, 11),
    "nowruz": (3, 21),
    "newroz": (3, 21),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
}
_MOVABLE = (
    "easter",
    "easter sunday",
    "easter monday",
    "orthodox easter",
    "good friday",
    "palm sunday",
)
_LANDMARKS = {
    "d-day": (1944, 6, 6),
    "v-e day": (1945, 5, 8),
    "ve day": (1945, 5, 8),
    "v-j day": (1945, 8, 15),
    "vj day": (1945, 8, 15),
    "9/11": (2001, 9, 11),
}


def _spelled(names: Iterable[str]) -> str:
    """Write the alternation of names, the longest first, apostrophes as they come."""
    longest = sorted(names, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in longest)
    return pattern.replace("'", "['\u2019]")


RULES: tuple[Rule, ...] = (
    rule(
        holiday,
        [*_FEASTS, *_MOVABLE],
        rf"(?P<feast>{_spelled([*_FEASTS, *_MOVABLE])})\b{OF_YEAR}",
    ),
    rule(
        landmark,
        [FIGURE, *_LANDMARKS],
        rf"(?P<day>{_spelled(_LANDMARKS)})(?![\w/]|,?\ \d{{4}}|-\d)",
    ),
)
