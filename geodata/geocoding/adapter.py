"""How a server is asked: in turn, again when it stumbles, and not again when it refuses."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any

from geopy.adapters import AdapterHTTPError, RequestsAdapter, get_retry_after
from geopy.exc import (
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
)
from urllib3.exceptions import HTTPError

from geodata.geocoding.pacing import Turns

__all__ = ["PoliteAdapter", "innermost"]

_BACKOFF = (2.0, 4.0)
"""Seconds before the second and the third request of the same."""
_PASSING = frozenset({429, 500, 502, 503, 504})
_LASTING = (ConnectionRefusedError, socket.gaierror, ssl.SSLError)
"""Failures that another try after a few seconds does not mend."""
_FINAL = (GeocoderParseError, GeocoderRateLimited, GeocoderTimedOut)
_OF_THE_NETWORK = (OSError, HTTPException, HTTPError)


class PoliteAdapter(RequestsAdapter):  # type: ignore[misc]
    """Adapter for geopy that waits its turn and honours Retry-After.

    Parameters
    ----------
    turns
        Who may ask when.
    **options
        ``proxies`` and ``ssl_context``, as geopy passes them.
    """

    def __init__(self, *, turns: Turns, **options: Any) -> None:
        super().__init__(max_retries=0, **options)
        self._turns = turns

    def get_json(self, url: str, *, timeout: float | None, headers: Mapping[str, str]) -> Any:
        """Ask for JSON, three times at most.

        Raises
        ------
        geopy.adapters.AdapterHTTPError, geopy.exc.GeocoderServiceError
            What the last request came to.
        """
        backoffs = iter(_BACKOFF)
        while True:
            try:
                with self._turns.take():
                    return super().get_json(url, timeout=timeout, headers=headers)
            except RecursionError as error:
                message = "JSON that is nested too deep"
                raise GeocoderParseError(message) from error
            except (AdapterHTTPError, GeocoderServiceError) as error:
                if not _passes(error):
                    raise
                backoff = next(backoffs, None)
                self._turns.postpone(_retry_after(error) or backoff or 0.0)
                if backoff is None:
                    raise


def innermost(error: BaseException) -> BaseException:
    """Follow an error of the network to the one that it began with: "Connection refused", say."""
    while isinstance(cause := error.__cause__ or error.__context__, _OF_THE_NETWORK):
        error = cause
    return error


def _passes(error: Exception) -> bool:
    """Whether another try has a chance."""
    if isinstance(error, AdapterHTTPError):
        return error.status_code in _PASSING
    return not isinstance(error, _FINAL) and not isinstance(innermost(error), _LASTING)


def _retry_after(error: Exception) -> float | None:
    headers = error.headers if isinstance(error, AdapterHTTPError) else {}
    seconds: float | None = get_retry_after(headers)
    return seconds
