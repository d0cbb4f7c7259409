"""Spellings that a person settled: from now on each means one place, whatever else is called so.

They are a file of places like any other that the user added (`geodata.gazetteer.adding`), under a
name of its own: it is listed, and removed, as they are.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable
from pathlib import Path

from geodata.errors import GazetteerError
from geodata.gazetteer import adding
from geodata.gazetteer.romanisation import normalise
from geodata.gazetteer.settled import COLUMNS, FILE, SPLIT, Row, rows
from geodata.models import Place

__all__ = ["settle"]


def settle(spelling: str, place: Place) -> None:
    """Let a spelling mean one place from now on.

    Parameters
    ----------
    spelling
        As it stands in a report.
    place
        One of the gazetteer, or one that somebody set by hand, with an id of its own.

    Raises
    ------
    GazetteerError
        When the spelling is no name, or the file cannot be kept.
    """
    written = " ".join(spelling.replace(SPLIT, " ").split())
    normal = normalise(written)
    if not normal:
        message = f"{spelling!r} is no name: give the spelling as it stands in the report"
        raise GazetteerError(message)
    others = [
        Row(row.place, tuple(one for one in row.spellings if normalise(one) != normal))
        for row in rows()
    ]
    same = next((row for row in others if row.place.id == place.id), Row(place, ()))
    rest = [row for row in others if row.place.id != place.id and row.spellings]
    _keep([*rest, Row(place, (*same.spellings, written))])


def _keep(kept: Iterable[Row]) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in kept:
        place = row.place
        cells = {name: getattr(place, name, None) for name in COLUMNS}
        cells["spellings"] = SPLIT.join(row.spellings)
        writer.writerow("" if cells[name] is None else cells[name] for name in COLUMNS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_text(text.getvalue(), "utf-8")
        adding.add(path)
