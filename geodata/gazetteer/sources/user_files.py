"""Places that a user adds: a GeoNames dump of 19 columns, or a CSV with name, latitude, longitude.

A line that gives no place is skipped and reported with its number, and the others are read.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from geodata.errors import GazetteerError
from geodata.gazetteer.codes import alpha3_of, is_alpha3
from geodata.gazetteer.records import FEATURES, Record, Skipped, Source, settlement
from geodata.gazetteer.sources.geonames import population_radius, spellings_of
from geodata.gazetteer.sources.divisions import division_names
from geodata.models import Place

__all__ = ["source"]

_DUMP_COLUMNS = 19
_REQUIRED = ("name", "latitude", "longitude")
_MAX_LINE = 1_000_000
_MAX_POPULATION = 10**11
_CLASSES = {"A": "district", "H": "river", "L": "region", "R": "facility", "S": "facility",
            "T": "mountain", "U": "sea", "V": "region"}  # fmt: skip
_CODES = {
    "PCLI": "country", "PCLD": "country", "PCL": "country", "PCLS": "country", "TERR": "country",
    "CONT": "continent", "ADM1": "province", "ADM1H": "province", "PPLX": "neighbourhood",
    "MILB": "base", "AIRB": "base", "INSM": "base", "NVB": "base", "CMP": "camp", "CMPRF": "camp",
    "CMPMN": "camp", "PSTB": "crossing", "AIRP": "airport", "AIRF": "airport", "LK": "lake",
    "LKS": "lake", "RSV": "lake", "LKN": "lake", "SEA": "sea", "GULF": "sea", "BAY": "sea",
    "OCN": "sea", "STRT": "sea", "DSRT": "desert", "ERG": "desert", "ISL": "island",
    "ISLS": "island", "VAL": "valley", "WAD": "valley", "VLY": "valley",
}  # fmt: skip
_RADII = {"country": 300.0, "province": 60.0, "district": 20.0, "region": 30.0, "sea": 150.0,
          "desert": 100.0, "river": 20.0, "lake": 5.0, "mountain": 5.0, "valley": 5.0}  # fmt: skip


def source(path: Path) -> Source:
    """Places of a user's file, told apart by its content: tab-separated GeoNames, or CSV.

    Raises
    ------
    GazetteerError
        When the file cannot be read, is empty, or is neither of the two.
    """
    try:
        fingerprint, lines, first = _inspect(path)
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); name a GeoNames dump or a CSV file"
        raise GazetteerError(message) from error
    if first.count("\t") >= _DUMP_COLUMNS // 2:
        records, merges = (lambda skipped: _dump_records(path, skipped)), False
    elif set(_REQUIRED) <= set(_header(first)):
        records, merges = (lambda skipped: _csv_records(path, skipped)), True
    else:
        message = (
            f"{path}: neither a GeoNames dump (19 columns split by tabs) nor a CSV whose first line"
            " names the columns name, latitude and longitude"
        )
        raise GazetteerError(message)
    return Source(
        path.name, fingerprint, records, expected=lines, merges=merges, overlaps=not merges
    )


def _inspect(path: Path) -> tuple[str, int, str]:
    """Digest of a file, its number of lines, and its first line."""
    digest, lines = blake2b(digest_size=16), 0
    with path.open("rb") as file:
        first = file.readline(_MAX_LINE)
        file.seek(0)
        while block := file.read(1 << 20):
            digest.update(block)
            lines += block.count(b"\n")
    return digest.hexdigest(), lines, first.decode("utf-8-sig", "replace").rstrip("\r\n")


def _header(line: str) -> list[str]:
    return [column.strip().lower() for column in line.split(",")]


def _point(latitude: str, longitude: str) -> tuple[float, float]:
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        message = f"{latitude!r}, {longitude!r} is not a latitude and a longitude"
        raise ValueError(message) from None
    if not (math.isfinite(sum(point)) and abs(point[0]) <= 90 and abs(point[1]) <= 180):
        message = f"{latitude}, {longitude} is outside of ±90, ±180 degrees"
        raise ValueError(message)
    return point


def _dump_records(path: Path, skipped: list[Skipped]) -> Iterator[Record]:
    seen: set[int] = set()
    with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                record = _dump_record(line.rstrip("\r\n").split("\t"), seen)
            except ValueError as error:
                skipped.append(Skipped(number, str(error)))
                continue
            yield record


def _dump_record(columns: list[str], seen: set[int]) -> Record:
    if len(columns) != _DUMP_COLUMNS:
        message = f"{len(columns)} columns instead of {_DUMP_COLUMNS}"
        raise ValueError(message)
    geonames_id, name, ascii_name, alternates = columns[:4]
    if not geonames_id.isdecimal() or not name.strip():
        message = f"id {geonames_id!r} is not a number" if name.strip() else "the name is empty"
        raise ValueError(message)
    if int(geonames_id) in seen:
        message = f"id {geonames_id} stands in the file twice"
        raise ValueError(message)
    latitude, longitude = _point(columns[4], columns[5])
    seen.add(int(geonames_id))
    population = _inhabitants(columns[14])
    feature = _feature(columns[6], columns[7], population)
    first_level = feature in {"country", "province"}
    place = Place(
        id=f"geonames:{geonames_id}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        feature=feature,
        country=alpha3_of(columns[8]),
        admin1=None if first_level else division_names().get(f"{columns[8]}.{columns[10]}"),
        population=population,
        radius_km=_RADII.get(feature, population_radius(population)),
    )
    names = tuple(dict.fromkeys((ascii_name, *alternates.split(","))))
    return Record(
        place, spellings_of(name, [n for n in names if n]), _prominence(place, columns[7])
    )


def _feature(kind: str, code: str, population: int) -> str:
    if code in _CODES:
        return _CODES[code]
    return settlement(population) if kind == "P" else _CLASSES.get(kind, "facility")


def _prominence(place: Place, code: str) -> float:
    weights = {"country": 10.0, "province": 0.1, "district": 0.02, "neighbourhood": 0.1}
    seat = 100.0 if code.startswith("PPL") else 0.0
    return place.population * weights.get(place.feature, 10.0 if code == "PPLC" else 1.0) + seat


def _csv_records(path: Path, skipped: list[Skipped]) -> Iterator[Record]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(file)
        rows.fieldnames = _header(",".join(rows.fieldnames or ()))
        seen: set[str] = set()
        while True:
            try:
                row = next(rows, None)
                if row is None:
                    return
                record = _csv_record(row, path.stem, rows.line_num, seen)
            except (ValueError, csv.Error) as error:
                skipped.append(Skipped(rows.line_num, str(error)))
                continue
            yield record


def _csv_record(row: dict[str, str | None], stem: str, line: int, seen: set[str]) -> Record:
    cells = {
        column: (value or "").strip() for column, value in row.items() if isinstance(column, str)
    }
    name = cells["name"]
    if not name:
        message = "the name is empty"
        raise ValueError(message)
    latitude, longitude = _point(cells["latitude"], cells["longitude"])
    feature = cells.get("feature") or "village"
    if feature not in FEATURES:
        message = f"feature {feature!r} is none of {', '.join(FEATURES)}"
        raise ValueError(message)
    place_id = cells.get("id") or f"{stem}:{line}"
    if place_id in seen:
        message = f"id {place_id} stands in the file twice"
        raise ValueError(message)
    seen.add(place_id)
    place = Place(
        id=place_id if ":" in place_id else f"{stem}:{place_id}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        feature=feature,
        country=_country(cells.get("country", "")),
        admin1=cells.get("admin1") or None,
        population=_inhabitants(cells.get("population", "")),
        radius_km=_RADII.get(feature, 2.0),
    )
    spellings = tuple(cells.get("spellings", "").split("|"))
    return Record(place, spellings, prominence=max(place.population, 10_000))


def _country(code: str) -> str | None:
    """Alpha-3 code from either code of ISO 3166-1."""
    if not code:
        return None
    alpha3 = alpha3_of(code.upper()) if len(code) == 2 else code.upper()
    if alpha3 is None or not is_alpha3(alpha3):
        message = f"country {code!r} is no code of ISO 3166-1 such as SY or SYR"
        raise ValueError(message)
    return alpha3


def _inhabitants(text: str) -> int:
    return min(int(text), _MAX_POPULATION) if text.isdecimal() and len(text) < 20 else 0
