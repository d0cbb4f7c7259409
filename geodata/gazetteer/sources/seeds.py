"""Places that no world-city list has: ``seeds/places.csv``, which users may edit."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from geodata import settings
from geodata.errors import SeedError
from geodata.gazetteer.records import FEATURES, Record, Source
from geodata.models import Place

__all__ = ["source"]

_COLUMNS = (
    "id", "name", "spellings", "feature", "country", "admin1", "latitude", "longitude",
    "radius_km", "source",
)  # fmt: skip
_PROMINENCE = {
    "continent": 1e9,
    "country": 1e9,
    "sea": 1e6,
    "region": 5e5,
    "river": 2e5,
    "desert": 2e5,
    "province": 3e4,
    "city": 5e4,
}
_OTHERS = 5e3
"""Someone listed the place by hand: it outranks the unknown village of the same name."""


def source(path: Path | None = None) -> Source:
    """Places of the seeds; they win over the same places of other sources.

    Raises
    ------
    SeedError
        When the file is missing, or when reading it meets a wrong column, feature or number.
    """
    path = path or settings.seed("places.csv")
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); restore it from the repository"
        raise SeedError(message) from error
    return Source(
        name="seeds (places.csv)",
        fingerprint=sha256(content).hexdigest(),
        records=lambda _skipped: _records(path, content),
        expected=content.count(b"\n"),
        merges=True,
    )


def _records(path: Path, content: bytes) -> Iterator[Record]:
    rows = csv.DictReader(content.decode("utf-8-sig").splitlines())
    missing = [column for column in _COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        message = (
            f"{path}: column {', '.join(missing)} is missing; the columns are {','.join(_COLUMNS)}"
        )
        raise SeedError(message)
    for row in rows:
        try:
            yield _record(row)
        except (ValueError, TypeError, AttributeError) as error:
            message = f"{path}, line {rows.line_num}: {error}; mend the line or remove it"
            raise SeedError(message) from error


def _record(row: dict[str, str]) -> Record:
    if row["feature"] not in FEATURES:
        message = f"feature {row['feature']!r} is none of {', '.join(FEATURES)}"
        raise ValueError(message)
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        message = f"{latitude}, {longitude} is not a point in degrees"
        raise ValueError(message)
    radius_km = float(row["radius_km"] or 2.0)
    if not 0 <= radius_km < 20_000:
        message = f"radius_km {row['radius_km']} is not a distance on the globe"
        raise ValueError(message)
    place = Place(
        id=row["id"] if ":" in row["id"] else f"dateline:{row['id']}",
        name=row["name"],
        latitude=latitude,
        longitude=longitude,
        feature=row["feature"],
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        radius_km=radius_km,
    )
    spellings = tuple(filter(None, map(str.strip, row["spellings"].split("|"))))
    return Record(place, spellings, _PROMINENCE.get(place.feature, _OTHERS))
