"""Dateline's own gazetteer as a geopy geocoder: works offline, and knows every romanisation."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import partial
from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from geodata.gazetteer import Candidate, Gazetteer
from geodata.gazetteer.distance import distance_km
from geodata.geocoding import seam
from geodata.geocoding.phrases import phrase_location
from geodata.geocoding.queries import Query, country_code, readings
from geodata.models import Place
from geodata.toponyms.states import written_out

__all__ = ["DatelineGeocoder"]

_SURE = 0.9
_NAMESAKES, _ALL_NAMESAKES = 60, 2_000
_PARENTS = 5
_MARGIN_KM = 10.0
_ATTRIBUTIONS = {"geonames": "GeoNames (CC BY 4.0)", "dateline": "Dateline"}
"""Whose data a place is, by the first part of its id; of files added, the user knows."""


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
                         geometry             address
    0  POINT (40.14084 35.33588)  Deir ez-Zor, Syria
    """

    def __init__(self, *, gazetteer: Gazetteer | None = None, **options: Any) -> None:
        # The adapter that is quickest to make: nothing will be sent.
        super().__init__(**{"adapter_factory": URLLibAdapter, **options})
        self._is_default = gazetteer is None
        self._gazetteer = gazetteer if gazetteer is not None else _default_gazetteer()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature
        limit: int = 10,
        country_codes: str | Iterable[str] | None = None,
    ) -> Location | list[Location] | None:
        """Find the place that a name stands for.

        Parameters
        ----------
        query
            A name, or a name and what contains it: "Nawa, Daraa", "Springfield, Ill.", "Al Bukamal
            district of Deir Ezzor"; or a place said by others: "70 km northwest of al-Tanf".
        exactly_one
            Whether to return the best place alone, or a list.
        timeout
            Ignored: nothing is asked of a server.
        limit
            How many places at most, when more than one is wanted.
        country_codes
            Countries to look in, by their ISO 3166-1 codes: "sy", "SYR" or ["sy", "iq"].

        Returns
        -------
        geopy.location.Location, list of it, or None
            None when no place has this name, or none of that name lies in the parents given.

        Raises
        ------
        GeocodingQueryError
            When the query is no name, the limit leaves no place, or a code is no country's; it is a
            GeocoderQueryError of geopy's and a ValueError.
        """
        name, limit = seam.checked_name(query), seam.checked_limit(limit)
        countries = seam.countries_asked(country_codes)
        plain, *others = readings(name)
        wanted = 1 if exactly_one else limit
        found = self._found(plain, countries, wanted) or self._said_by_others(name, countries)
        for other in others:
            found = found or self._found(other, countries, wanted)
        return seam.answer(found, exactly_one=exactly_one)

    def reverse(
        self,
        query: seam.PointLike,
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
        GeocodingQueryError
            When the query is no point on the globe; it is a ValueError.

        Notes
        -----
        ``geopandas.tools.reverse_geocode`` passes the coordinates of a GeoSeries as they are, and
        leaves a row empty when they are no degrees: ``series.to_crs("EPSG:4326")`` first.
        """
        point = seam.checked_point(query)
        place = self._gazetteer.reverse(point.latitude, point.longitude)
        found = [self._location(Candidate.of(1.0, place, place.name))] if place else []
        return seam.answer(found, exactly_one=exactly_one)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle it without the default gazetteer, which another process opens itself."""
        given = None if self._is_default else self._gazetteer
        return partial(DatelineGeocoder, gazetteer=given), ()

    def _said_by_others(self, phrase: str, countries: Container[str | None]) -> list[Location]:
        """Find the one place that a phrase says by others: "70 km northwest of al-Tanf"."""
        found = phrase_location(phrase, self._gazetteer)
        return [found] if found and (not countries or found.raw["country"] in countries) else []

    def _found(self, query: Query, countries: Container[str | None], limit: int) -> list[Location]:
        """Places of a name that lie in each of the parents, and in one of the countries."""
        wide = not query.parents and not countries
        found = self._alike(query.name, _NAMESAKES if wide else _ALL_NAMESAKES)
        if countries:
            found = [candidate for candidate in found if candidate.place.country in countries]
        for parent in query.parents:
            containers = self._containers(parent)
            found = [
                candidate
                for candidate in found
                if any(self._contains(container, candidate.place) for container in containers)
            ]
        return [self._location(candidate) for candidate in found[:limit]]

    def _containers(self, name: str) -> list[Place]:
        """Places that a name, or the code of a country or state, may stand for as a container."""
        found = [candidate.place for form in written_out(name) for candidate in self._alike(form)]
        country = self._gazetteer.country(country_code(name) or "")
        return [country, *found] if country else found

    def _contains(self, container: Place, place: Place) -> bool:
        """Whether a place lies in another: by its country, by its province, or by the distance."""
        if container.id == place.id:
            return False
        if container.feature == "country":
            return container.country == place.country
        if None not in (container.country, place.country) and container.country != place.country:
            return False
        if container.feature == "province" and (own := self._provinces(place)):
            return container.id in own
        return distance_km(container, place) <= container.radius_km + _MARGIN_KM

    def _provinces(self, place: Place) -> frozenset[str]:
        """Ids of the provinces that a place's ``admin1`` may name; none when it names none."""
        return frozenset(
            candidate.place.id
            for candidate in self._alike(place.admin1 or "", _NAMESAKES)
            if candidate.place.feature == "province" and candidate.place.country == place.country
        )

    def _alike(self, name: str, limit: int = _PARENTS) -> list[Candidate]:
        found = self._gazetteer.candidates(name, limit=limit)
        return [candidate for candidate in found if candidate.similarity >= _SURE]

    def _location(self, candidate: Candidate) -> Location:
        place = candidate.place
        country = self._gazetteer.country(place.country) if place.country else None
        names = (place.name, place.admin1, country.name if country else None)
        return seam.as_location(
            place,
            ", ".join(dict.fromkeys(name for name in names if name)),
            attribution=_ATTRIBUTIONS.get(place.id.partition(":")[0]),
            similarity=candidate.similarity,
            spelling=candidate.spelling,
        )


def _default_gazetteer() -> Gazetteer:
    # The one that `geodata.parse` uses; its module loads the whole pipeline.
    from geodata.api import default_gazetteer  # noqa: PLC0415

    return default_gazetteer()
