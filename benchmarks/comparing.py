"""Our events beside a coded collection: how many pairs are right, how many are found, how fast.

    python benchmarks/comparing.py [--notes 1200]

Coders' notes are read as reports, and what is read of them is compared with the rows of ACLED:
the pair of an event is the row that its note is of. Then those rows are taken out, so that every
pair is wrong. At last UCDP GED, 16,566 events of one country, is compared with itself.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from corpora import CORPORA

from geodata import api
from geodata.columns import EventColumns
from geodata.comparing import Comparison, compare
from geodata.documents import from_text
from geodata.exchange.imports import Imported, open_import
from geodata.models import Event

ACLED = CORPORA / "events" / "acled-2022-half.csv"
GED = CORPORA / "events" / "ucdp-ged-syria.csv"
LATER = dt.timedelta(days=3)
"""A report appears after what it tells of."""


def events_of(path: Path) -> list[Event]:
    return [one.event for one in open_import(path) if isinstance(one, Imported)]


def read_note(row: Event) -> tuple[Event, ...]:
    published = row.end + LATER if row.end else None
    return api.parse(from_text(row.sources[0].quote, published=published)).events


def held(ours: Sequence[Event], theirs: Sequence[Event]) -> Comparison:
    columns = EventColumns.of([*ours, *theirs])
    rows = np.arange(len(columns))
    return compare(columns, rows[: len(ours)], rows[len(ours) :])


def accuracy(notes: int) -> None:
    rows = events_of(ACLED)
    random.Random(7).shuffle(rows)
    told = [(row.id, event) for row in rows[:notes] for event in read_note(row)]
    ours = [event for _, event in told]
    found = held(ours, rows)
    pairs = zip(found.shared.ours.tolist(), found.shared.theirs.tolist(), strict=True)
    right = sum(told[a][0] == rows[b - len(ours)].id for a, b in pairs)
    usable = {name for name, event in told if event.latitude is not None and event.start}
    print(f"{len(ours):,} events of {notes:,} notes beside {len(rows):,} rows")
    print(f"  pairs {len(found.shared.ours):,}, right {right / len(found.shared.ours):.3f}")
    print(
        f"  rows found {right / len(usable):.3f} of {len(usable):,} with a placed and dated event"
    )
    wrong = held(ours, rows[notes:]).agreement.shared
    print(f"  pairs {wrong:,} where none is right: {wrong / len(ours):.3f} of the events")


def speed() -> None:
    events = events_of(GED)
    columns = EventColumns.of(events)
    rows = np.arange(len(columns))
    compare(columns, rows[:1], rows[:1])  # the register of actors is loaded
    start = time.process_time()
    found = compare(columns, rows, rows)
    seconds = time.process_time() - start
    print(f"{len(events):,} events beside themselves: {seconds:.1f} s of processor time, ", end="")
    print(f"{found.agreement.shared:,} shared")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=1200)
    asked = parser.parse_args()
    accuracy(asked.notes)
    speed()
