"""What a cell says: days, numbers, points, actors, countries; ValueError when it says nonsense."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache

import pycountry

from geodata.actors import default_register
from geodata.models import DatePrecision

__all__ = ["actors", "around", "canonical", "country", "day", "number", "point", "whole"]

_FORMS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%Y%m%d", "%d/%m/%Y", "%Y/%m/%d")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T].*)?")


def day(text: str, name: str) -> dt.date:
    """Read a day, as the collections write it.

    Examples
    --------
    >>> day("08 June 2018", "event_date"), day("2016-01-01 00:00:00.000", "date_start")
    (datetime.date(2018, 6, 8), datetime.date(2016, 1, 1))
    """
    iso = _ISO.fullmatch(text.strip())
    if iso:
        return dt.date.fromisoformat(iso[1])
    for form in _FORMS:
        try:
            return dt.datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    message = f"{name} {text!r} is no day: write it as 2018-06-22"
    raise ValueError(message)


def number(text: str, name: str) -> float:
    """Read a number.

    >>> number("1.0", "low")
    1.0
    """
    try:
        return float(text)
    except ValueError:
        message = f"{name} {text!r} is no number"
        raise ValueError(message) from None


def whole(text: str, name: str) -> int | None:
    """Read a count; None where nothing is said.

    >>> whole("4.0", "best"), whole("", "best")
    (4, None)
    """
    if not text:
        return None
    value = number(text, name)
    if value < 0 or value != int(value):
        message = f"{name} {text!r} is no count"
        raise ValueError(message)
    return int(value)


def point(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Read a point in degrees WGS84; None where there is none. 0, 0 is taken for a missing one.

    >>> point("34.4", "40.9"), point("", ""), point("0", "0")
    ((34.4, 40.9), None, None)
    """
    if not latitude and not longitude:
        return None
    north, east = number(latitude, "latitude"), number(longitude, "longitude")
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        message = f"latitude {latitude!r}, longitude {longitude!r} is no point on the globe"
        raise ValueError(message)
    return None if north == east == 0 else (north, east)


def around(first: dt.date, precision: DatePrecision) -> tuple[dt.date, dt.date]:
    """First and last day of the week, month or year that a day lies in.

    >>> around(dt.date(2018, 2, 7), "month")
    (datetime.date(2018, 2, 1), datetime.date(2018, 2, 28))
    """
    if precision == "week":
        monday = first - dt.timedelta(days=first.weekday())
        return monday, monday + dt.timedelta(days=6)
    if precision == "month":
        last = calendar.monthrange(first.year, first.month)[1]
        return first.replace(day=1), first.replace(day=last)
    if precision == "year":
        return first.replace(month=1, day=1), first.replace(month=12, day=31)
    return first, first


@cache
def canonical(name: str) -> str:
    """Name of an actor as Dateline writes it; one that it does not know stays as it is."""
    known = default_register().named(name)
    return known.name if known else name


def actors(*names: str) -> tuple[str, ...]:
    """Each actor once, in their order; several in a cell are parted by semicolons.

    >>> actors("Civilians (Syria); Farmers (Syria)", "")[-1]
    'Farmers'
    """
    each = (one.strip() for name in names for one in name.split(";"))
    return tuple(dict.fromkeys(canonical(one) for one in each if one))


@cache
def country(name_or_code: str) -> str | None:
    """ISO 3166-1 alpha-3 code of a country, by name, number or code.

    >>> country("Syria"), country("760"), country("nowhere")
    ('SYR', 'SYR', None)
    """
    text = name_or_code.strip().removesuffix(".0")
    if not text:
        return None
    if text.isdigit():
        found = pycountry.countries.get(numeric=text.zfill(3))
        return found.alpha_3 if found else None
    state = default_register().named(re.sub(r" \(.*\)$", "", text))
    if state and state.country:
        return state.country
    try:
        return str(pycountry.countries.lookup(text).alpha_3)
    except LookupError:
        return None
