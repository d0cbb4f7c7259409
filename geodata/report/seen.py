"""What a map on a screen shows, so that paper can show the same; words of the address."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from geodata.errors import ReportError

__all__ = ["Seen"]

_TILE = 256  # pixels of the whole world at zoom 0
_LIMITS = {"latitude": (-85.0, 85.0), "longitude": (-540.0, 540.0), "zoom": (0.0, 22.0)}
_SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")


@dataclass(frozen=True, slots=True)
class Seen:
    """The middle of a map in Web Mercator, its zoom, and how large it is on the screen.

    Parameters
    ----------
    latitude, longitude
        The middle, in degrees.
    zoom
        As Leaflet counts it.
    width, height
        Of the map on the screen, in CSS pixels.

    Raises
    ------
    ReportError
        When a number is out of range.

    Examples
    --------
    >>> west, south, east, north = Seen(33.5, 41.0, 6, 1024, 768).box
    >>> round(west, 2), round(south, 2), round(east, 2), round(north, 2)
    (29.75, 26.19, 52.25, 40.24)
    """

    latitude: float
    longitude: float
    zoom: float
    width: int = 1000
    height: int = 700

    def __post_init__(self) -> None:
        for name, (least, most) in _LIMITS.items():
            value = getattr(self, name)
            if not least <= value <= most:
                message = f"{name} {value:g} is on no map: give one from {least:g} to {most:g}"
                raise ReportError(message)

    @classmethod
    def of_words(cls, words: Mapping[str, str]) -> Seen | None:
        """Read the words ``lat``, ``lon``, ``zoom`` and ``size``; None when there are none.

        Raises
        ------
        ReportError
            When some of the first three are missing, or a word is no number.

        Examples
        --------
        >>> Seen.of_words({"lat": "33.5", "lon": "41", "zoom": "6", "size": "860x560"}).width
        860
        >>> Seen.of_words({}) is None
        True
        """
        given = [words.get(name) or "" for name in ("lat", "lon", "zoom")]
        size = words.get("size") or "1000x700"
        if not any(given):
            return None
        said = _SIZE.fullmatch(size)
        try:
            latitude, longitude, zoom = (float(one) for one in given)
        except ValueError as error:
            message = (
                f"lat {given[0]!r}, lon {given[1]!r} and zoom {given[2]!r} name no view of a map: "
                "give all three, as numbers"
            )
            raise ReportError(message) from error
        if said is None:
            message = f"size {size!r} is none of a screen: write it as 1000x700"
            raise ReportError(message)
        return cls(latitude, longitude, zoom, int(said[1]), int(said[2]))

    @property
    def words(self) -> dict[str, str]:
        """The words of the address that say the same.

        >>> Seen.of_words(Seen(33.5, 41.0, 6).words) == Seen(33.5, 41.0, 6)
        True
        """
        return {
            "lat": f"{self.latitude!r}",
            "lon": f"{self.longitude!r}",
            "zoom": f"{self.zoom!r}",
            "size": f"{self.width}x{self.height}",
        }

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what is shown, in degrees."""
        world = _TILE * 2**self.zoom
        longitude = (self.longitude + 180) % 360 - 180
        wide = min(self.width / 2 / world * 360, 179.9)
        middle = math.asinh(math.tan(math.radians(self.latitude)))
        high = self.height / 2 / world * 2 * math.pi
        south, north = (
            math.degrees(math.atan(math.sinh(max(min(middle + side * high, 3.13), -3.13))))
            for side in (-1, 1)
        )
        return longitude - wide, south, longitude + wide, north
