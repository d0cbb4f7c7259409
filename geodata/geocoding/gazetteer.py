"""Dateline's own gazetteer as a geopy geocoder: works offline, and knows every romanisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geodata.gazetteer import Candidate, Gazetteer
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.romanisation import fold
from geodata.models import Place

__all__ = ["DatelineGeocoder"]

_SURE = 0.9
_NAMESAKES = 60
_PARENTS = 5
_MARGIN_KM = 10.0


class DatelineGeocoder(Geocoder):  # type: ignore[misc]
    """Geocode names of places with Dateline's gazetteer.

    Parameters
    ----------
    gazetteer
        Where names are looked up; the default gazetteer, opened once, when not given.
    **options
        What any geopy geocoder takes. Nothing goes over the network, so ``timeout`` is ignored.

    Examples
    --------
    >>> import geopandas
    >>> from geodata.geocoding import DatelineGeocoder
    >>> geopandas.tools.geocode(["Deir Ezzor"], provider=DatelineGeocoder)  # doctest: +SKIP
                         geometry                            address
    0  POINT (40.14084 35.33588)  Deir ez-Zor, Deir ez-Zor, Syria
    """

    def __init__(self, *, gazetteer: Gazetteer | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._gazetteer = gazetteer if gazetteer is not None else _default_gazetteer()

    def geocode(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature
        limit: int = 10,
    ) -> Location | list[Location] | None:
        """Find the place that a name stands for.

        Parameters
        ----------
        query
            A name, or a name and what contains it: "Nawa, Daraa", "Tripoli, Lebanon".
        exactly_one
            Whether to return the best place alone, or a list.
        timeout
            Ignored: nothing is asked of a server.
        limit
            How many places at most, when more than one is wanted.

        Returns
        -------
        geopy.location.Location, list of it, or None
            None when no place has this name, or none of that name lies in the parents given.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            When the query is not text.
        """
        if not isinstance(query, str):
            message = f"{query!r} is not a name; give text such as 'Nawa, Daraa'"
            raise GeocoderQueryError(message)
        name, *parents = (part.strip() for part in query.replace("،", ",").split(","))
        found = self._inside(name, [parent for parent in parents if parent])
        return _answer([self._location(candidate) for candidate in found[:limit]], exactly_one)

    def reverse(
        self,
        query: Point | Sequence[float] | str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature
    ) -> Location | list[Location] | None:
        """Find the town or village nearest to a point.

        Parameters
        ----------
        query
            Latitude and longitude in degrees, in any form that geopy reads.
        exactly_one
            Whether to return the place alone, or a list with it.
        timeout
            Ignored: nothing is asked of a server.

        Returns
        -------
        geopy.location.Location, list of it, or None
            None when there is no settlement within ten degrees.

        Raises
        ------
        ValueError
            When the query is no point on the globe.
        """
        point = Point(query)
        place = self._gazetteer.reverse(point.latitude, point.longitude)
        found = [self._location(Candidate(place, 1.0, place.name))] if place else []
        return _answer(found, exactly_one)

    def _inside(self, name: str, parents: Iterable[str]) -> list[Candidate]:
        """Candidates of a name that lie in each of the parents."""
        found = [
            candidate
            for candidate in self._gazetteer.candidates(name, limit=_NAMESAKES)
            if candidate.similarity >= _SURE
        ]
        for parent in parents:
            containers = [
                candidate.place
                for candidate in self._gazetteer.candidates(parent, limit=_PARENTS)
                if candidate.similarity >= _SURE
            ]
            found = [
                candidate
                for candidate in found
                if any(_contains(container, candidate.place) for container in containers)
            ]
        return found

    def _location(self, candidate: Candidate) -> Location:
        place = candidate.place
        country = self._gazetteer.country(place.country) if place.country else None
        names = (place.name, place.admin1, country.name if country else None)
        address = ", ".join(dict.fromkeys(name for name in names if name))
        raw = {**asdict(place), "similarity": candidate.similarity, "spelling": candidate.spelling}
        return Location(address, (place.latitude, place.longitude), raw)


@cache
def _default_gazetteer() -> Gazetteer:
    return Gazetteer.open()


def _answer(found: list[Location], exactly_one: bool) -> Location | list[Location] | None:  # noqa: FBT001
    if not found:
        return None
    return found[0] if exactly_one else found


def _contains(container: Place, place: Place) -> bool:
    """Whether a place lies in another: by its country, by its province, or by the distance."""
    if container.id == place.id:
        return False
    if container.feature == "country":
        return container.country == place.country
    if None not in (container.country, place.country) and container.country != place.country:
        return False
    if place.admin1 and container.feature == "province" and _same_division(place, container):
        return True
    return distance_km(container, place) <= container.radius_km + _MARGIN_KM


def _same_division(place: Place, province: Place) -> bool:
    name = province.name.removesuffix(" Governorate").removesuffix(" Province")
    return fold(place.admin1 or "") == fold(name)
