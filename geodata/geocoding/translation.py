"""Geopy's errors in our words: which service, what was asked, what to do about it."""

from __future__ import annotations

from geopy.adapters import AdapterHTTPError
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
)

from geodata.errors import GeocodingError
from geodata.geocoding.adapter import innermost
from geodata.geocoding.errors import (
    GeocodingAnswerError,
    GeocodingQueryError,
    GeocodingRateError,
    GeocodingRefusedError,
    GeocodingSetupError,
    GeocodingTimeoutError,
    GeocodingUnavailableError,
)
from geodata.geocoding.seam import shown

__all__ = ["translated"]

_OWN = "a server of your own (DATELINE_NOMINATIM)"
_SAID = (
    (
        GeocoderTimedOut,
        GeocodingTimeoutError,
        "did not answer {asked} in time: try again later, or with a longer timeout",
    ),
    (
        (GeocoderInsufficientPrivileges, GeocoderAuthenticationFailure),
        GeocodingRefusedError,
        f"refused {{asked}} (status {{status}}): check DATELINE_CONTACT, or ask {_OWN}",
    ),
    (
        GeocoderQueryError,
        GeocodingQueryError,
        "cannot read {asked} ({reason}): write it as 'Nawa, Daraa'",
    ),
    (
        GeocoderParseError,
        GeocodingAnswerError,
        "answered {asked} with no places at all: check its address and the network's login",
    ),
    (
        GeocoderServiceError,
        GeocodingUnavailableError,
        "could not be asked for {asked} ({reason}): check the network and the server's address",
    ),
)
"""Kinds of geopy's errors, the finer ones first, our error, and what it says."""


def translated(error: Exception, service: str, query: object) -> GeocodingError:
    """Say a service's failure in one line.

    Parameters
    ----------
    error
        What geopy raised, or the disk.
    service
        Name of the server.
    query
        What was asked.

    Returns
    -------
    GeocodingError
        Of the subclass for this kind of failure.

    Examples
    --------
    >>> print(translated(GeocoderTimedOut("late"), "localhost", "Hama"))
    localhost did not answer 'Hama' in time: try again later, or with a longer timeout
    """
    asked, status = shown(query), _status(error)
    if isinstance(error, GeocoderRateLimited):
        return _too_many(service, asked, error.retry_after)
    if status is not None and (status == 404 or status >= 500):
        return _failed(service, asked, status)
    reason = _reason(innermost(error))
    for kinds, ours, said in _SAID:
        if isinstance(error, kinds):
            return ours(f"{service} {said.format(asked=asked, status=status, reason=reason)}")
    message = (
        f"what {service} answers cannot be kept on disk ({reason}): "
        "set DATELINE_HOME to a folder that can be written to"
    )
    return GeocodingSetupError(message)


def _reason(error: BaseException) -> str:
    """Say in a few words, on one line, what it began with: "Connection refused"."""
    said = error.strerror if isinstance(error, OSError) else None
    return " ".join(str(said or error).split()) or type(error).__name__


def _status(error: Exception) -> int | None:
    """HTTP status that the service answered with."""
    cause = error.__cause__
    return cause.status_code if isinstance(cause, AdapterHTTPError) else None


def _too_many(service: str, asked: str, seconds: float | None) -> GeocodingRateError:
    wait = f"in {seconds:.0f} seconds" if seconds else "later"
    message = f"{service} refused {asked} as one request too many: try again {wait}, or ask {_OWN}"
    return GeocodingRateError(message, retry_after=seconds)


def _failed(service: str, asked: str, status: int) -> GeocodingUnavailableError:
    remedy = "check the server's address" if status == 404 else "try again later"
    return GeocodingUnavailableError(f"{service} failed on {asked} (status {status}): {remedy}")
