"""What a source of places yields, and how a source is described to the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from geodata.models import Place

__all__ = [
    "FEATURES",
    "Progress",
    "Record",
    "Skipped",
    "Source",
    "SourceInfo",
    "area_radius",
    "settlement",
]

FEATURES = (
    "country",
    "region",
    "province",
    "district",
    "city",
    "village",
    "neighbourhood",
    "base",
    "camp",
    "crossing",
    "airport",
    "facility",
    "river",
    "lake",
    "sea",
    "mountain",
    "desert",
    "island",
    "valley",
    "continent",
)
"""The feature column of ``seeds/places.csv``; the index stores a position in this tuple."""

Progress = Callable[[str, int, int], None]
"""Called with the name of the source, the places done and the places expected (0 = not known)."""

_CITY_POPULATION = 5_000


@dataclass(frozen=True, slots=True)
class Record:
    """A place with every spelling that its source gives.

    ``prominence`` orders places of the same name; ``capital`` marks a country's seat of government;
    ``same_as`` is the id under which another source has the place.
    """

    place: Place
    spellings: tuple[str, ...]
    prominence: float = 0.0
    capital: bool = False
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line of a user's file that cannot be used, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What one source contributes, for ``dateline gazetteer info``."""

    name: str
    places: int
    spellings: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A named supplier of records.

    Parameters
    ----------
    name
        How ``dateline gazetteer info`` lists it.
    fingerprint
        Changes whenever the records may change; the index is keyed by it.
    records
        Yields the records; lines that give none are appended to the list it is handed.
    expected
        How many records there will be, for the progress bar; 0 when that is not known.
    merges
        Whether its places may be the same as places of other sources, and then win over them.
    overlaps
        Whether it has places of other sources under their ids (a dump of GeoNames).
    members
        The sources that it consists of, when it is several in one, the first one winning.
    """

    name: str
    fingerprint: str
    records: Callable[[list[Skipped]], Iterator[Record]] = field(compare=False)
    expected: int = 0
    merges: bool = False
    overlaps: bool = False
    members: tuple[Source, ...] = ()


def settlement(population: int) -> str:
    """Feature of a populated place of which only the number of inhabitants is known.

    >>> settlement(271_800), settlement(0)
    ('city', 'village')
    """
    return "city" if population >= _CITY_POPULATION else "village"


def area_radius(square_km: float) -> float:
    """Radius in km of the circle that has an area.

    >>> round(area_radius(185_180))
    243
    """
    return float((max(square_km, 0.0) / 3.141592653589793) ** 0.5)
