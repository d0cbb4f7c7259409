"""A comparison as a file: a table for spreadsheets and programs, points for maps."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from geodata.errors import ExchangeError
from geodata.exchange.csv_file import neutral
from geodata.exchange.tabular import cleaned
from geodata.files import drafted

__all__ = ["SUFFIXES", "write_comparison"]

_Rows = Iterable[Mapping[str, Any]]


def write_comparison(rows: _Rows, columns: Sequence[str], path: Path) -> Path:
    """Write the rows of a comparison, all or nothing; the suffix names the format.

    Parameters
    ----------
    rows
        As `geodata.comparing.table.properties` yields them.
    columns
        Their names, in order.
    path
        ``.csv``, ``.json`` (a list of objects) or ``.geojson``.

    Raises
    ------
    ExchangeError
        When the suffix is another one, or the file cannot be written.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        message = f"no format for {path.name!r}: a comparison is written to {', '.join(SUFFIXES)}"
        raise ExchangeError(message)
    try:
        with drafted(path, path.suffix.lower()) as draft:
            write(rows, columns, draft)
    except OSError as error:
        message = f"cannot write {str(path)!r}: {error.strerror}; choose another file with -o"
        raise ExchangeError(message) from error
    return path


def _csv(rows: _Rows, columns: Sequence[str], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="", errors="backslashreplace") as file:
        writer = csv.DictWriter(file, list(columns))
        writer.writeheader()
        writer.writerows({name: neutral(value) for name, value in row.items()} for row in rows)


def _json(rows: _Rows, columns: Sequence[str], path: Path) -> None:
    _listed(path, b"[", ({name: row[name] for name in columns} for row in rows), b"\n]\n")


def _geojson(rows: _Rows, columns: Sequence[str], path: Path) -> None:
    """Write a point for each row: ours where there is one, otherwise theirs."""
    features = (
        {
            "type": "Feature",
            "geometry": _point(row),
            "properties": {name: row[name] for name in columns},
        }
        for row in rows
    )
    _listed(path, b'{"type":"FeatureCollection","features":[', features, b"\n]}\n")


def _point(row: Mapping[str, Any]) -> dict[str, Any] | None:
    for side in ("ours", "theirs"):
        at = row[f"{side}_longitude"], row[f"{side}_latitude"]
        if None not in at:
            return {"type": "Point", "coordinates": [round(one, 6) for one in at]}
    return None


def _listed(path: Path, head: bytes, values: Iterable[Mapping[str, Any]], tail: bytes) -> None:
    with path.open("wb") as file:
        between = head + b"\n"
        for value in values:
            file.write(between + _encoded(value))
            between = b",\n"
        file.write(tail if between == b",\n" else head + tail)


def _encoded(value: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # half a surrogate pair, which no file takes
        return orjson.dumps(_cleaned(value))


def _cleaned(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _cleaned(one) for name, one in value.items()}
    return cleaned(value)


_WRITERS: Mapping[str, Callable[[_Rows, Sequence[str], Path], None]] = {
    ".csv": _csv,
    ".json": _json,
    ".geojson": _geojson,
}
SUFFIXES = tuple(_WRITERS)
"""How the files end that a comparison is written to."""
