"""Places that a user adds: a dump of GeoNames, or a CSV with name, latitude and longitude.

Which of the two is told by the content. A line that gives no place is skipped and reported with
its number, and the others are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

from geodata.errors import GazetteerError
from geodata.gazetteer.records import Source
from geodata.gazetteer.sources import csv_places, geonames_dump
from geodata.gazetteer.sources.text_files import TextFile, read_lines, survey

__all__ = ["Form", "form_of", "source", "source_of"]

Form = Literal["dump", "csv"]

_HEAD = 200
_NUMBER = re.compile(r"\s*-?\d+[.,]?\d*\s*")


def source(path: Path) -> Source:
    """Places of a user's file.

    Raises
    ------
    GazetteerError
        When the file cannot be read, is empty, or is neither a dump nor a CSV.
    """
    file = survey(path)
    return source_of(file, form_of(file))


def source_of(file: TextFile, form: Form) -> Source:
    """Places of a file whose form is known; nothing is read before they are asked for."""
    return geonames_dump.source(file) if form == "dump" else csv_places.source(file)


def form_of(file: TextFile) -> Form:
    """Tell a dump from a CSV by the first lines.

    Raises
    ------
    GazetteerError
        When it is neither; the message says what is missing.
    """
    head = [line for line in islice(read_lines(file), _HEAD) if line.strip()]
    rows = [line.split("\t") for line in head]
    if any(len(row) == geonames_dump.COLUMNS and row[0].isdecimal() for row in rows):
        return "dump"
    if csv_places.layout_of(head) is not None:
        return "csv"
    message = f"{file.path}: {_what_is_wrong(head)}"
    raise GazetteerError(message)


def _what_is_wrong(head: Sequence[str]) -> str:
    first = head[0].strip(" \r") if head else ""
    shown = first if len(first) <= 60 else f"{first[:60]}…"
    columns = first.count("\t") + 1
    if columns >= geonames_dump.COLUMNS // 2:
        return (
            f"its first line has {columns} columns split by tabs; a GeoNames dump has "
            f"{geonames_dump.COLUMNS}, and a CSV needs a first line with name, latitude, longitude"
        )
    for delimiter in csv_places.DELIMITERS:
        cells = first.split(delimiter)
        if sum(map(bool, map(_NUMBER.fullmatch, cells))) >= 2:
            return (
                f"its first line is a place ({shown!r}); "
                "put a line above it that names the columns: name, latitude, longitude"
            )
    return (
        "neither a GeoNames dump (19 columns split by tabs) nor a CSV whose first line names the "
        f"columns name, latitude and longitude; its first line is {shown!r}"
    )
