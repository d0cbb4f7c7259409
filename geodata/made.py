"""The day that something is made on, as files say it."""

from __future__ import annotations

import datetime as dt
import os

from geodata.errors import DatelineError

__all__ = ["day_of_making"]


def day_of_making(given: dt.date | None = None) -> dt.date:
    """Return the given day, that of ``SOURCE_DATE_EPOCH``, or today (UTC).

    Files that are to be the same whenever they are made need one of the first two.

    References
    ----------
    reproducible-builds.org, "SOURCE_DATE_EPOCH".

    Raises
    ------
    DatelineError
        When ``SOURCE_DATE_EPOCH`` is no number of seconds.
    """
    if given is not None:
        return given
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH={seconds!r} is no time: give seconds since 1970, or unset it"
        raise DatelineError(message) from error
