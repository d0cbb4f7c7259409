"""Places said by others, as a query: "70 km northwest of al-Tanf", "between X and Y"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from geopy.location import Location

from geodata.geocoding import seam
from geodata.models import Document, Place, PlacedToponym, RelativePlace

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["phrase_location"]

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset({"of", "from", "to", "the", "and", "in", "way", "at", "on", "off"})
_DECIMALS = 5


def phrase_location(phrase: str, gazetteer: Gazetteer) -> Location | None:
    """Point that a phrase says by its distance, direction or order to other places.

    Parameters
    ----------
    phrase
        As a report would say it, and nothing else.
    gazetteer
        Where the names in it are looked up.

    Returns
    -------
    geopy.location.Location or None
        With ``radius_km`` and the ``reason`` in ``raw``; None when the phrase says no such place,
        or more than that.
    """
    # They load the tagger, which a plain name does not need.
    from geodata.places import resolve  # noqa: PLC0415
    from geodata.relative import relative_places  # noqa: PLC0415
    from geodata.relative.statements import CUES  # noqa: PLC0415
    from geodata.toponyms import find_toponyms  # noqa: PLC0415

    if CUES.isdisjoint(_WORD.findall(phrase.lower())):
        return None
    text = _as_reported(phrase, CUES | _SMALL)
    document = Document(id="", text=text, body=(0, len(text)), sha256="")
    placed = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    for found in relative_places(document, placed, gazetteer=gazetteer):
        if not _besides(found, text, placed):
            address = _address(found, gazetteer)
            return seam.as_location(_place(found), address, attribution=None, reason=found.reason)
    return None


def _as_reported(phrase: str, words: Container[str]) -> str:
    """Write names with a capital, where somebody typed none, and the first word without.

    Names are known by their capitals, and one would make "Between" the beginning of a name.

    Examples
    --------
    >>> _as_reported("70 km north of al-tanf", {"km", "north", "of"})
    '70 km north of Al-Tanf'
    >>> _as_reported("Between Homs and Hama", {"between"})
    'between Homs and Hama'
    """
    if phrase == phrase.lower():
        return _WORD.sub(lambda word: word[0] if word[0] in words else word[0].capitalize(), phrase)
    first, space, others = phrase.partition(" ")
    return f"{first.lower() if first.lower() in words else first}{space}{others}"


def _besides(found: RelativePlace, text: str, placed: Sequence[PlacedToponym]) -> str:
    """Tell what a phrase says besides a place, but for names behind it: "…, Iraq"."""
    behind = list(text)
    for name in placed:
        if name.place:
            behind[name.toponym.start : name.toponym.end] = " " * len(name.toponym.text)
    return (text[: found.start] + "".join(behind[found.end :])).strip(" ,.")


def _place(found: RelativePlace) -> Place:
    """Make a place of it; its id is made of those that it leans on."""
    anchors = _anchors(found)
    countries = {place.country for place in anchors}
    return Place(
        id="relative:" + "+".join(place.id for place in anchors),
        name=found.text,
        latitude=round(found.latitude, _DECIMALS),
        longitude=round(found.longitude, _DECIMALS),
        feature="region",
        country=countries.pop() if len(countries) == 1 else None,
        radius_km=found.radius_km,
    )


def _address(found: RelativePlace, gazetteer: Gazetteer) -> str:
    codes = dict.fromkeys(place.country for place in _anchors(found) if place.country)
    countries = [country.name for code in codes if (country := gazetteer.country(code))]
    return ", ".join([found.text, *countries])


def _anchors(found: RelativePlace) -> list[Place]:
    return [anchor.place for anchor in found.anchors if anchor.place]
