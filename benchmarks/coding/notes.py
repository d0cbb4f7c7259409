"""Coders' notes: the text is the note, its row the answer, and the two halves of the corpus."""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import pycountry

from geodata.documents import from_text
from geodata.models import Document

__all__ = [
    "ACLED",
    "HALVES",
    "Half",
    "Note",
    "alpha3",
    "draw",
    "half_of",
    "read_notes",
    "read_own_notes",
]

ACLED = Path("events") / "acled-2022-half.csv"
OWN = Path(__file__).resolve().parents[2] / "tests" / "gold" / "coded_notes.jsonl"
Half = Literal["even", "odd", "all"]
HALVES: tuple[Half, ...] = ("even", "odd", "all")
_LATER = dt.timedelta(days=3)
"""A report appears after what it tells of; so long after, no date is right by being guessed."""
Item = TypeVar("Item")


@dataclass(frozen=True)
class Note:
    """What the coder wrote down of one event, in the columns of ACLED.

    ``sides`` are the actors of both sides with their associates, as the coder names them.
    """

    text: str
    day: dt.date
    event_type: str
    sub_event_type: str
    sides: tuple[str, ...]
    country: str
    location: str
    latitude: float
    longitude: float
    deaths: int

    @property
    def document(self) -> Document:
        """The note as a report of three days later."""
        return from_text(self.text, published=self.day + _LATER)


def half_of(items: Sequence[Item], half: Half) -> list[Item]:
    """Rules are written with the even half in sight and confirmed on the odd one."""
    return list({"even": items[::2], "odd": items[1::2], "all": items}[half])


def read_notes(path: Path, *, half: Half = "all", countries: Iterable[str] = ()) -> list[Note]:
    """Notes of a half, of these countries (ISO 3166-1 alpha-3) or of all."""
    with path.open(encoding="utf-8", newline="") as file:
        notes = [_note(row) for row in half_of(list(csv.DictReader(file)), half)]
    wanted = set(countries)
    return [note for note in notes if not wanted or alpha3(note.country) in wanted]


def _note(row: dict[str, str]) -> Note:
    cells = (row["actor1"], row["assoc_actor_1"], row["actor2"], row["assoc_actor_2"])
    return Note(
        row["notes"],
        dt.date.fromisoformat(row["event_date"]),
        row["event_type"],
        row["sub_event_type"],
        tuple(name.strip() for cell in cells for name in cell.split(";") if name.strip()),
        row["country"],
        row["location"],
        float(row["latitude"]),
        float(row["longitude"]),
        int(float(row["fatalities"])),
    )


def read_own_notes(half: Half = "all") -> list[Note]:
    """Notes of our own in the style of coders, a JSON object a line: even ones were looked at."""
    rows = map(json.loads, OWN.read_text(encoding="utf-8").splitlines())
    return [
        Note(
            row["note"],
            dt.date.fromisoformat(row["date"]),
            row["event_type"],
            row["sub_event_type"],
            tuple(row["actors"]),
            "",
            row["place"],
            row["lat"],
            row["lon"],
            row["fatalities"],
        )
        for row in rows
        if half in {"all", row["half"]}
    ]


def draw(notes: Iterable[Note], most: int | None) -> list[Note]:
    """At most so many notes of each sub-type, the same ones in every run; all with None."""
    strata: dict[str, list[Note]] = {}
    for note in notes:
        strata.setdefault(note.sub_event_type, []).append(note)
    for stratum in strata.values():
        random.Random(4).shuffle(stratum)
    return [note for _, stratum in sorted(strata.items()) for note in stratum[:most]]


_CALLED = {
    "Turkey": "TUR", "Russia": "RUS", "Palestine": "PSE", "Democratic Republic of Congo": "COD",
    "Kosovo": "XKX", "Ivory Coast": "CIV", "Cape Verde": "CPV",
}  # fmt: skip
"""Countries that coders call by another name than ISO does."""


@cache
def alpha3(name: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country's English name.

    >>> alpha3("Turkey"), alpha3("Iraq"), alpha3("Sahel")
    ('TUR', 'IRQ', None)
    """
    name = name.strip()
    try:
        return _CALLED.get(name) or str(pycountry.countries.lookup(name).alpha_3)
    except LookupError:
        return None
