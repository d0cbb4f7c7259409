"""The values of filter words as text: read from a URL or a command line, and written back."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn, get_args

import pycountry

from geodata.errors import FilterError
from geodata.filters.area import Area, Corner
from geodata.filters.matching import Box
from geodata.kinds import FAMILIES, KINDS
from geodata.models import Modality, Review

__all__ = [
    "CHOICES",
    "CORNERS",
    "LISTS",
    "WORDS",
    "cornered",
    "escaped",
    "is_area",
    "is_box",
    "joined",
    "known",
    "plain",
    "read",
    "refuse",
]

LISTS = (
    *("actor", "kind", "family", "country", "admin1", "place", "source"),
    *("collection", "modality", "review"),
)
"""The words that take several values."""

WORDS = ("from", "to", *LISTS, "days", "side", "min_confidence", "bbox", "area", "q")
"""Every filter word; other parameters of a URL are not the filter's business."""

CORNERS = "give three corners or more in degrees, as 38 33,42 33,42 36 (longitude latitude)"
"""What to write for ``area``."""

CHOICES: Mapping[str, Mapping[str, str]] = {
    "kind": {key: kind.label for key, kind in KINDS.items()},
    "family": FAMILIES,
    "modality": {key: key for key in get_args(Modality)},
    "review": {key: key for key in get_args(Review)},
    "side": {"any": "either side", "actor1": "who did it", "actor2": "to whom"},
    "days": {"possible": "possibly inside", "certain": "certainly inside"},
}


def refuse(word: str, value: object, remedy: str) -> NoReturn:
    """Raise the FilterError that names the word, the value and what to write instead."""
    message = f"{word} {value!r}: {remedy}"
    raise FilterError(message)


def read(word: str, texts: list[str]) -> Any:
    """Value of a word, as `Filters` holds it, from the texts that were given for it."""
    if word in LISTS:
        values = [value for text in texts for value in _split(text)]
        if word == "country":
            values = [_country(value) for value in values]
        elif word in CHOICES:
            values = [_choice(word, value) for value in values]
        return tuple(dict.fromkeys(values))
    if len(texts) > 1:
        refuse(word, ", ".join(texts), "give it once")
    return _READERS[word](word, texts[0])


def _split(text: str) -> list[str]:
    r"""Split at commas, but not at ``\,``; what `escaped` wrote comes back."""
    parts = (part.strip() for part in re.findall(r"(?:\\.|[^,])+", text, re.DOTALL))
    return [value for part in parts if (value := re.sub(r"\\([\\,])", r"\1", part))]


def escaped(value: str) -> str:
    """Write a value so that its commas do not split it."""
    return re.sub(r"([\\,])", r"\\\1", value)


def _choice(word: str, value: str) -> str:
    choices = CHOICES[word]
    key = re.sub(r"[\s-]+", "_", value.lower())
    labels = {label.lower(): key for key, label in choices.items()}
    if key not in choices and value.lower() not in labels:
        refuse(word, value, known(key, choices))
    return key if key in choices else labels[value.lower()]


def known(value: str, choices: Iterable[str]) -> str:
    """Say what a word can take: the nearest of the choices, or all of them."""
    near = get_close_matches(value, list(choices), n=1)
    return f"did you mean {near[0]}?" if near else f"choose from {', '.join(choices)}"


def _country(value: str) -> str:
    if value.upper() == "XKX":  # Kosovo: in use, but not of ISO's making
        return "XKX"
    try:
        return str(pycountry.countries.lookup(value).alpha_3)
    except LookupError:
        refuse("country", value, "write it as SYR (ISO 3166-1 alpha-3)")


def _day(word: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        refuse(word, text, "write it as 2018-06-22")


def _number(word: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        refuse(word, text, "give a number from 0 to 1")


def _box(word: str, text: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        refuse(word, text, "give west,south,east,north in degrees")
    return west, south, east, north


def _area(word: str, text: str) -> tuple[Corner, ...]:
    try:
        corners = [tuple(map(float, corner.split())) for corner in text.split(",")]
        return tuple((longitude, latitude) for longitude, latitude in corners)
    except ValueError:
        refuse(word, text, CORNERS)


def _text(_word: str, text: str) -> str:
    return text


_READERS: Mapping[str, Callable[[str, str], Any]] = {
    "from": _day,
    "to": _day,
    "min_confidence": _number,
    "bbox": _box,
    "area": _area,
    "q": _text,
    "side": _choice,
    "days": _choice,
}


def is_box(box: Box) -> bool:
    """Whether these are degrees, and south is not beyond north."""
    west, south, east, north = box
    meridians = all(math.isfinite(one) and abs(one) <= 180 for one in (west, east))
    return meridians and -90 <= south <= north <= 90


def is_area(corners: Sequence[Corner]) -> bool:
    """Whether these are three corners or more in degrees, and not all on one line.

    An area that crosses the 180th meridian goes on beyond it, up to 540.
    """
    degrees = all(
        math.isfinite(one) and abs(one) <= most
        for corner in corners
        for one, most in zip(corner, (540, 90), strict=True)
    )
    return len(corners) > 2 and degrees and not Area(corners).is_empty


def plain(number: float) -> str:
    """Write a number so that it reads back as the same."""
    return repr(float(number)).removesuffix(".0")


def joined(box: Box) -> str:
    """Write a box as west,south,east,north."""
    return ",".join(map(plain, box))


def cornered(area: Sequence[Corner]) -> str:
    """Write an area as lon lat,lon lat,….

    Examples
    --------
    >>> cornered([(38, 33), (42, 33), (42.5, 36)])
    '38 33,42 33,42.5 36'
    """
    return ",".join(f"{plain(longitude)} {plain(latitude)}" for longitude, latitude in area)
