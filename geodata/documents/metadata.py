"""Dates of publication as they are given, and titles as a text itself tells them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from geodata.errors import PublicationDateError

__all__ = ["find_title", "parse_published"]

_BYLINE = re.compile(
    r"(?:by|(?:written|submitted|posted|issued) (?:by|on|at)|published|updated|source|author|photo"
    r"|image|date(?=:))\b",
    re.IGNORECASE,
)


def parse_published(value: Any, *, where: str) -> dt.date | None:
    """Read a date of publication: a date, or ISO 8601 text with or without a time.

    Parameters
    ----------
    value
        ``None`` and empty text mean that none is given.
    where
        What gave it, for the message.

    Raises
    ------
    PublicationDateError
        When it is no date.

    Examples
    --------
    >>> parse_published("2018-06-22T06:30:00Z", where="a test")
    datetime.date(2018, 6, 22)
    >>> parse_published("", where="a test") is None
    True
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            return dt.datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    message = f"{where}: {value!r} is not a date of publication: write it as 2018-06-22"
    raise PublicationDateError(message)


def find_title(body: str) -> str | None:
    r"""Take the first line for the title when it is short, ends in no full stop and is no byline.

    Examples
    --------
    >>> find_title("Two killed at the crossing\n\nGunmen fired on the post on Monday.")
    'Two killed at the crossing'
    >>> find_title("Gunmen fired on the post on Monday.") is None
    True
    """
    line, _, rest = body.lstrip().partition("\n")
    title = " ".join(line.split()).lstrip("# ")
    if not rest.strip() or not 0 < len(title) <= 160 or title.endswith((".", "…", ":", ",", ";")):
        return None
    return None if _BYLINE.match(title) else title
