"""Nominatim behind the seam: OpenStreetMap's places, only for who switches it on.

Off unless somebody makes a `NominatimGeocoder` or says ``dateline geocode --nominatim``: the names
asked for leave the machine. The public server's usage policy is kept to: at most one request a
second from all processes of the machine together, a user agent with a contact, every answer kept
on disk, no lists of names. For those, run a server and name it in ``DATELINE_NOMINATIM``.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from geopy.exc import GeocoderParseError, GeopyError
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.location import Location
from geopy.point import Point

from geodata import settings
from geodata.errors import GeocodingError
from geodata.geocoding import osm, seam
from geodata.geocoding.adapter import PoliteAdapter
from geodata.geocoding.answers import Answers
from geodata.geocoding.errors import GeocodingSetupError
from geodata.geocoding.pacing import Clock, Turns
from geodata.geocoding.translation import translated

__all__ = ["NominatimGeocoder", "is_public"]

_PUBLIC = "nominatim.openstreetmap.org"
_PUBLIC_PAUSE = 1.0
_DAY = 86_400.0
_KEPT_FOUND, _KEPT_MISSING = 30 * _DAY, _DAY
_SETTLEMENT_ZOOM = 13
_DECIMALS = 5
"""A metre: what points are rounded to, so that the same place is not asked for twice."""
_CONTACT = re.compile(r"[!-~]+(@|://)[!-~]+")


class NominatimGeocoder(Nominatim):  # type: ignore[misc]
    """Geocode names of places with a Nominatim server.

    Parameters
    ----------
    server
        Address of the server; ``$DATELINE_NOMINATIM`` when not given, or else the public one of
        OpenStreetMap, which is not for lists of names.
    contact
        E-mail address or web page of who asks; ``$DATELINE_CONTACT`` when not given. The public
        server's policy demands one, a server of one's own does not.
    language
        Language of the names in the answers.
    timeout
        Seconds to wait for an answer.
    clock
        Tells the time and lets it pass; the module ``time``, but in tests.
    **options
        What geopy's Nominatim takes besides: ``proxies``, ``ssl_context``.

    Raises
    ------
    GeocodingSetupError
        When the address is none, the contact is missing, or answers cannot be kept on disk.

    Examples
    --------
    >>> NominatimGeocoder(server="localhost")
    Traceback (most recent call last):
    ...
    geodata.geocoding.errors.GeocodingSetupError: 'localhost' is not the address of a server; ...
    """

    def __init__(
        self,
        *,
        server: str | None = None,
        contact: str | None = None,
        language: str = "en",
        timeout: float = 10.0,
        clock: Clock = time,
        **options: Any,
    ) -> None:
        scheme, domain = _address(server or os.environ.get("DATELINE_NOMINATIM"))
        agent = _user_agent(contact or os.environ.get("DATELINE_CONTACT"), domain)
        folder = _folder(domain)
        pause = _PUBLIC_PAUSE if domain == _PUBLIC else 0.0
        turns = Turns(folder, pause=pause, clock=clock)
        if proxy_bypass(urlsplit(f"//{domain}").hostname or ""):
            options.setdefault("proxies", {})
        super().__init__(
            domain=domain,
            scheme=scheme,
            user_agent=agent,
            timeout=timeout,
            adapter_factory=partial(PoliteAdapter, turns=turns),
            **options,
        )
        self._language = language
        self._answers = Answers(folder / "answers", clock=clock)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int = 10,
        country_codes: str | Iterable[str] | None = None,
    ) -> Location | list[Location] | None:
        """Find the place that a name stands for; its answer is kept for a month, a miss for a day.

        Parameters
        ----------
        query
            A name, or a name and what contains it: "Nawa, Daraa".
        exactly_one
            Whether to return the best place alone, or a list.
        timeout
            Seconds to wait for this answer.
        limit
            How many places at most, when more than one is wanted.
        country_codes
            Countries to look in, by their ISO 3166-1 codes.

        Returns
        -------
        geopy.location.Location, list of it, or None
            None when the server answers that it knows no such place, and for nothing else.

        Raises
        ------
        GeocodingError
            When the query is no name, or the server refuses, fails, is slow or answers nonsense.
        """
        name = seam.checked_name(query)
        options = {
            "exactly_one": exactly_one,
            "limit": seam.checked_limit(limit),
            "country_codes": [
                code.lower() for code in seam.countries_asked(country_codes).values()
            ],
            "addressdetails": True,
            "extratags": True,
            "language": self._language,
            "timeout": timeout,
        }
        if not name:
            return None
        with self._in_our_words(query):
            return super().geocode(name, **options)

    def reverse(
        self,
        query: seam.PointLike,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Find the town or village at a point.

        Parameters
        ----------
        query
            Latitude and longitude in degrees, in any form that geopy reads.
        exactly_one
            Whether to return the place alone, or a list with it.
        timeout
            Seconds to wait for this answer.

        Returns
        -------
        geopy.location.Location, list of it, or None
            None when the server answers that there is nothing.

        Raises
        ------
        GeocodingError
            When the query is no point, or the server refuses, fails, is slow or answers nonsense.
        """
        point = seam.checked_point(query)
        asked = Point(round(point.latitude, _DECIMALS), round(point.longitude, _DECIMALS))
        with self._in_our_words(query):
            return super().reverse(
                asked,
                exactly_one=exactly_one,
                timeout=timeout,
                language=self._language,
                zoom=_SETTLEMENT_ZOOM,
            )

    @contextmanager
    def _in_our_words(self, query: object) -> Iterator[None]:
        try:
            yield
        except GeocodingError:
            raise
        except (GeopyError, OSError) as error:
            raise translated(error, self.domain.rpartition("@")[2], query) from error

    def _call_geocoder(
        self, url: str, callback: Callable[[Any], Any], **options: Any
    ) -> Location | list[Location] | None:
        """Answer from the disk, or ask and keep what could be read."""
        try:
            kept = self._answers.get(url)
            if kept is not None:
                return callback(kept)
        except GeocoderParseError:
            pass  # damaged: it is replaced by what the server answers now

        def keep(answer: Any) -> Any:
            found = callback(answer)
            self._answers.put(url, answer, seconds=_KEPT_FOUND if found else _KEPT_MISSING)
            return found

        return super()._call_geocoder(url, keep, **options)

    def _parse_json(self, places: Any, exactly_one: bool) -> Any:  # noqa: FBT001 - geopy's
        """Read an answer; one that is neither a list nor an object is none, not "nothing found"."""
        if places == [] or (places and isinstance(places, list | Mapping)):
            return super()._parse_json(places, exactly_one)
        message = f"neither a list nor an object: {seam.shown(places)}"
        raise GeocoderParseError(message)

    def _parse_code(self, place: Mapping[str, Any]) -> Location:
        return osm.location(place)


def is_public() -> bool:
    """Whether the server that is asked by default is OpenStreetMap's own, not for lists."""
    return _address(os.environ.get("DATELINE_NOMINATIM"))[1] == _PUBLIC


def _address(server: str | None) -> tuple[str, str]:
    """Scheme of a server's address, and the rest of it.

    >>> _address("https://example.org/nominatim/"), _address(None)
    (('https', 'example.org/nominatim'), ('https', 'nominatim.openstreetmap.org'))
    """
    if not server:
        return "https", _PUBLIC
    try:
        parts = urlsplit(server)
        usable = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or True)
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment:
        message = (
            f"{seam.shown(server)} is not the address of a server; give the argument server or "
            "DATELINE_NOMINATIM as https://nominatim.example.org"
        )
        raise GeocodingSetupError(message)
    return parts.scheme, f"{parts.netloc}{parts.path}".rstrip("/")


def _user_agent(contact: str | None, domain: str) -> str:
    """Name Dateline and who uses it; a public server is told whom to write to, or not asked."""
    if contact and not _CONTACT.fullmatch(contact):
        message = (
            f"{seam.shown(contact)} is no contact; give the argument contact or DATELINE_CONTACT "
            "as you@example.org or https://example.org"
        )
        raise GeocodingSetupError(message)
    if not contact and domain == _PUBLIC:
        message = (
            f"{domain} wants to know who asks: set DATELINE_CONTACT (or the argument contact) to "
            "your e-mail address, or DATELINE_NOMINATIM to a server of your own"
        )
        raise GeocodingSetupError(message)
    return f"dateline/{version('dateline')}" + (f" ({contact})" if contact else "")


def _folder(domain: str) -> Path:
    """Folder of a server's turns and answers; made when missing."""
    host = re.sub(r"[^a-z0-9.-]+", "_", domain.rpartition("@")[2].lower())
    folder = settings.home() / "nominatim" / host
    try:
        (folder / "answers").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"the folder '{folder}' cannot be made ({error.strerror}): "
            "set DATELINE_HOME to a folder that can be written to"
        )
        raise GeocodingSetupError(message) from error
    return folder
