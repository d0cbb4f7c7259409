"""What goes wrong with a geocoder: each error is Dateline's and geopy's at once.

So ``dateline geocode`` says it in one line, and a program written for geopy, or geopandas, catches
what it always caught. They live here and not in :mod:`geodata.errors`, which nothing slows down.
"""

from __future__ import annotations

from geopy.exc import (
    ConfigurationError,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from geodata.errors import GeocodingError

__all__ = [
    "GeocodingAnswerError",
    "GeocodingQueryError",
    "GeocodingRateError",
    "GeocodingRefusedError",
    "GeocodingSetupError",
    "GeocodingTimeoutError",
    "GeocodingUnavailableError",
]


class GeocodingSetupError(GeocodingError, ConfigurationError):  # type: ignore[misc]
    """A service is not set up: no contact, no address of a server, a folder that is closed."""


class GeocodingQueryError(GeocodingError, GeocoderQueryError):  # type: ignore[misc]
    """What is asked is no name or no point, or the service cannot read it; a ValueError too."""


class GeocodingRefusedError(GeocodingError, GeocoderInsufficientPrivileges):  # type: ignore[misc]
    """The service does not serve us (401, 403)."""


class GeocodingRateError(GeocodingError, GeocoderRateLimited):  # type: ignore[misc]
    """One request too many (429); ``retry_after`` holds the seconds to wait, or None."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class GeocodingTimeoutError(GeocodingError, GeocoderTimedOut):  # type: ignore[misc]
    """The service did not answer in time."""


class GeocodingUnavailableError(GeocodingError, GeocoderUnavailable):  # type: ignore[misc]
    """The service cannot be reached, hangs up, or fails (5xx)."""


class GeocodingAnswerError(GeocodingError, GeocoderParseError):  # type: ignore[misc]
    """The service answers with something other than places."""
