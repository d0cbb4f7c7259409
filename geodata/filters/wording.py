"""A filter said as a reader would say it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pycountry

from geodata.filters.matching import Box
from geodata.filters.query import CHOICES, plain
from geodata.models import READ

if TYPE_CHECKING:
    from geodata.filters import Filters

__all__ = ["days_in_words", "in_words", "named"]

_SIDES = {"any": "", "actor1": "by ", "actor2": "against "}


def in_words(filters: Filters, *, shown: int | None, total: int | None) -> str:
    """Say a filter, with how many events it leaves when the counts are given."""
    days = days_in_words(filters.date_from, filters.date_to)
    actors = _either(filters, "actor")
    parts = [
        _either(filters, "kind"),
        _either(filters, "family"),
        actors and _SIDES[filters.side] + actors,
        f"certainly {days}" if days and filters.days == "certain" else days,
        *(_either(filters, word) for word in ("place", "admin1", "country", "source")),
        *(_either(filters, word) for word in ("collection", "modality", "review")),
    ]
    if filters.min_confidence is not None:
        parts.append(f"confidence {plain(filters.min_confidence)} or more")
    if filters.bbox:
        parts.append(f"within {_box_in_words(filters.bbox)}")
    if filters.area:
        longitudes, latitudes = zip(*filters.area, strict=True)
        box = min(longitudes), min(latitudes), max(longitudes), max(latitudes)
        parts.append(f"in an area drawn within {_box_in_words(box)}")
    if filters.q:
        parts.append(f"“{filters.q}”")
    parts = [part for part in parts if part] or ["all events"]
    if shown is not None and total is not None:
        parts.append(f"{shown:,} of {total:,} event{'' if total == 1 else 's'}")
    return "; ".join(parts)


def _either(filters: Filters, word: str) -> str:
    return " or ".join(named(word, value) for value in getattr(filters, word))


def _box_in_words(box: Box) -> str:
    west, south, east, north = box
    corners = ((west, south), (east, north))
    return " to ".join(f"{_degrees(x, 'EW')}, {_degrees(y, 'NS')}" for x, y in corners)


def _degrees(value: float, sides: str) -> str:
    """Write degrees with their side of the globe.

    >>> _degrees(-10.5, "NS"), _degrees(40, "EW")
    ('10.5° S', '40° E')
    """
    return f"{plain(abs(value))}° {sides[value < 0]}"


def named(word: str, value: str) -> str:
    """Name a value as a reader would: its label, or the name of the country."""
    if word == "collection":
        return "read from reports" if value == READ else f"imported with {value}"
    if word == "country":
        country = pycountry.countries.get(alpha_3=value)
        return getattr(country, "common_name", country.name) if country else value
    label = CHOICES[word].get(value, value) if word in CHOICES else value
    return label[:1].lower() + label[1:] if word in CHOICES else label


def days_in_words(first: dt.date | None, last: dt.date | None) -> str:
    """Say a span of days, of which one end may be open."""
    if first is None or last is None:
        day = first or last
        return f"{'from' if first else 'until'} {_day_in_words(day)}" if day else ""
    if first == last:
        return _day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{_day_in_words(last)}"
    if first.year == last.year:
        return f"{_day_in_words(first).rsplit(' ', 1)[0]} \N{EN DASH} {_day_in_words(last)}"
    return f"{_day_in_words(first)} \N{EN DASH} {_day_in_words(last)}"


def _day_in_words(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"  # strftime would follow the locale


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
