"""The properties that can be corrected, in groups that are only true together."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from geodata.errors import CorrectionError
from geodata.kinds import KINDS
from geodata.models import DatePrecision, Event, GeoPrecision, Modality, Review, Source

__all__ = ["GROUPS", "applied", "checked", "difference", "plain", "values"]

GROUPS = (
    ("kind", "family"),
    ("start", "end", "date_precision"),
    (
        *("place", "place_id", "admin1", "country", "latitude", "longitude"),
        *("geo_precision", "radius_km"),
    ),
    ("actors", "actor1", "actor2"),
    ("fatalities_low", "fatalities_high"),
    ("injured_low", "injured_high"),
    ("modality", "claimed_by"),
    ("review",),
)
"""Properties that are corrected together: no place keeps the coordinates of another."""

_DATES = ("start", "end")
_WORDS = {
    "date_precision": get_args(DatePrecision),
    "geo_precision": (*get_args(GeoPrecision), None),
    "modality": get_args(Modality),
    "review": get_args(Review),
}


def plain(event: Event | Source, names: tuple[str, ...]) -> dict[str, Any]:
    """Write properties of an event, or of a source of it, as JSON has them."""
    return {name: _plain(getattr(event, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def values(written: Mapping[str, Any]) -> dict[str, Any]:
    """Read properties back from `plain`.

    Examples
    --------
    >>> values({"start": "2018-06-17", "actors": ["Iran"], "place": None})
    {'start': datetime.date(2018, 6, 17), 'actors': ('Iran',), 'place': None}
    """
    read = dict(written)
    for name in _DATES:
        if read.get(name):
            read[name] = dt.date.fromisoformat(read[name])
    if "actors" in read:
        read["actors"] = tuple(read["actors"])
    return read


def applied(event: Event, written: Mapping[str, Any]) -> Event:
    """Put corrections on an event."""
    return replace(event, **values(written)) if written else event


def difference(seen: Event, corrected: Event) -> tuple[dict[str, Any], dict[str, Any]]:
    """Tell what was corrected, as it was and as it is now, in whole groups.

    Whatever else is corrected, the event counts as edited, unless its review is set as well.

    Examples
    --------
    >>> seen = Event("e1", "clash", "violence", (), fatalities_low=2)
    >>> difference(seen, replace(seen, fatalities_low=3))[1]
    {'fatalities_low': 3, 'fatalities_high': None, 'review': 'edited'}
    >>> difference(seen, seen)
    ({}, {})
    """
    changed = [
        group
        for group in GROUPS
        if any(getattr(seen, name) != getattr(corrected, name) for name in group)
    ]
    if changed and ("review",) not in changed:
        changed.append(("review",))
        corrected = replace(corrected, review="edited")
    names = tuple(name for group in changed for name in group)
    return plain(seen, names), plain(corrected, names)


def checked(seen: Event, corrected: Event) -> Event:
    """Return a corrected event when all that was corrected can be so.

    Raises
    ------
    CorrectionError
        When a kind or a word is unknown, days or tolls are the wrong way round, or a point is none.
    """
    for group, check in zip(GROUPS, _CHECKS, strict=True):
        if any(getattr(seen, name) != getattr(corrected, name) for name in group):
            for name in _WORDS.keys() & {*group}:
                _check_word(name, getattr(corrected, name))
            check(corrected)
    return corrected


def _check_word(name: str, word: str | None) -> None:
    if word not in _WORDS[name]:
        known = ", ".join(filter(None, _WORDS[name]))
        _refuse(f"{name} {word!r}: choose from {known}")


def _check_kind(event: Event) -> None:
    if event.kind not in KINDS:
        _refuse(f"kind {event.kind!r}: choose one of seeds/kinds.csv")
    if event.family != KINDS[event.kind].family:
        _refuse(f"family {event.family!r}: {event.kind} is {KINDS[event.kind].family}")


def _check_days(event: Event) -> None:
    if event.start and event.end and event.start > event.end:
        _refuse(f"from {event.start} to {event.end}: the first day must not follow the last")


def _check_killed(event: Event) -> None:
    _check_toll("killed", event.fatalities_low, event.fatalities_high)


def _check_injured(event: Event) -> None:
    _check_toll("injured", event.injured_low, event.injured_high)


def _check_toll(what: str, low: int | None, high: int | None) -> None:
    if any(number is not None and number < 0 for number in (low, high)):
        _refuse(f"{low} to {high} {what}: a toll is 0 or more")
    if low is not None and high is not None and low > high:
        _refuse(f"{low} to {high} {what}: the least must not be more than the most")


def _check_point(event: Event) -> None:
    point = (event.latitude, event.longitude)
    if point == (None, None):
        return
    latitude, longitude = (math.nan if one is None else one for one in point)
    on_globe = -90 <= latitude <= 90 and -180 <= longitude <= 180
    if not on_globe or (latitude, longitude) == (0, 0):
        _refuse(f"point {point}: give degrees of latitude and longitude, and not 0, 0")
    if event.geo_precision is None or not 0 <= (event.radius_km or 0) <= 20_000:
        _refuse(f"radius {event.radius_km}: say in km how far off the point can be")


def _fine(_: Event) -> None:
    """Find nothing to check but the words."""


def _refuse(message: str) -> None:
    raise CorrectionError(message)


_CHECKS = (
    *(_check_kind, _check_days, _check_point, _fine, _check_killed, _check_injured),
    *(_fine, _fine),
)
"""What is asked of each of `GROUPS`."""
