"""A filter said as a reader would say it."""

from __future__ import annotations

import datetime as dt

import pycountry

from geodata.filters.query import CHOICES

__all__ = ["days_in_words", "named"]


def named(word: str, value: str) -> str:
    """Name a value as a reader would: its label, or the name of the country."""
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
