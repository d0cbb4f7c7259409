"""What every geocoder behind the seam does alike: what it takes, and what a location holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from geopy.location import Location
from geopy.point import Point

from geodata.gazetteer.codes import alpha2_of, alpha3_of
from geodata.geocoding.errors import GeocodingQueryError
from geodata.models import Place

__all__ = [
    "PointLike",
    "answer",
    "as_location",
    "checked_limit",
    "checked_name",
    "checked_point",
    "countries_asked",
    "shown",
]

PointLike: TypeAlias = Point | Sequence[float] | str
_LONGEST_NAME = 500
_SHOWN = 60


def shown(query: object) -> str:
    """Write what was asked as a message echoes it: on one line and not too long.

    >>> shown("Deir Ezzor"), len(shown("x" * 1000))
    ("'Deir Ezzor'", 63)
    """
    text = repr(query)
    return text if len(text) <= _SHOWN + 2 else f"{text[: _SHOWN + 1]}…{text[0]}"


def checked_name(query: object) -> str:
    """Name that is asked for, with single spaces; empty when it is blank.

    Raises
    ------
    GeocodingQueryError
        When it is no text, or too long for a name.

    Examples
    --------
    >>> checked_name("  Deir   Ezzor ")
    'Deir Ezzor'
    """
    if not isinstance(query, str):
        message = f"{shown(query)} is not a name; give text such as 'Nawa, Daraa'"
        raise GeocodingQueryError(message)
    if len(query) > _LONGEST_NAME:
        message = f"{shown(query)} is too long for a name; give text such as 'Nawa, Daraa'"
        raise GeocodingQueryError(message)
    # Half a surrogate pair cannot be sent to a server.
    return " ".join(query.encode("utf-8", "replace").decode().split())


def checked_limit(limit: int) -> int:
    """How many places at most.

    Raises
    ------
    GeocodingQueryError
        When it is less than one, as geopy's other geocoders do.
    """
    if limit < 1:
        message = f"a limit of {limit} leaves no place; give 1 or more"
        raise GeocodingQueryError(message)
    return limit


def checked_point(query: PointLike) -> Point:
    """Point in degrees (WGS84), in any form that geopy reads.

    Raises
    ------
    GeocodingQueryError
        When it is no point on the globe: metres of a projection, say.

    Examples
    --------
    >>> checked_point("33.51, 36.29")
    Point(33.51, 36.29, 0.0)
    """
    try:
        return Point(query)
    except (TypeError, ValueError, UserWarning) as error:  # geopy warns of a latitude like 91
        message = (
            f"{shown(query)} is not a latitude and a longitude in degrees; write it as "
            "'33.51, 36.29', and bring a GeoSeries to them by to_crs('EPSG:4326')"
        )
        raise GeocodingQueryError(message) from error


def countries_asked(codes: str | Iterable[str] | None) -> dict[str, str]:
    """Countries to look in: alpha-2 code of each by its alpha-3 code; empty for all countries.

    Raises
    ------
    GeocodingQueryError
        When a code is none of ISO 3166-1.

    Examples
    --------
    >>> countries_asked(["sy", "IRQ"]), countries_asked(None)
    ({'SYR': 'SY', 'IRQ': 'IQ'}, {})
    """
    found = {}
    for code in (codes,) if isinstance(codes, str) else codes or ():
        upper = str(code).upper()
        alpha2 = alpha2_of(upper) or upper
        alpha3 = alpha3_of(alpha2)
        if alpha3 is None:
            message = f"{shown(code)} is not the code of a country; write it as 'sy' or 'SYR'"
            raise GeocodingQueryError(message)
        found[alpha3] = alpha2
    return found


def as_location(place: Place, address: str, **more: Any) -> Location:
    """Lay a place out as geopy does; ``raw`` has its fields, and what the geocoder adds."""
    return Location(address, (place.latitude, place.longitude), {**asdict(place), **more})


def answer(found: Sequence[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    """Give the best place alone or all of them; None when there is none, as geopy does.

    >>> answer([], exactly_one=False) is None
    True
    """
    if not found:
        return None
    return found[0] if exactly_one else list(found)
