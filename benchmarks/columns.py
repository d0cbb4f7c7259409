"""How long a store of many events takes to be read, filtered, counted and brought up to date.

    python benchmarks/columns.py FOLDER [--rounds N]

FOLDER is a home that ``benchmarks/many_events.py`` has filled; one event in it is reviewed and one
report is added. Every figure is the median of the rounds, in seconds of wall time and of processor
time; memory is what the process holds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path

from many_events import make_events

from geodata.actors import ActorRegister
from geodata.columns import EventColumns
from geodata.filters import Filters
from geodata.filters.facets import Facets
from geodata.models import Document, Parsed, Review
from geodata.store import Store

FACETS = ("kind", "family", "actor", "country", "admin1", "source", "modality", "review", "place")
QUERIES = {
    "kind": {"kind": "air_strike"},
    "dates": {"from": "2015-03-01", "to": "2016-02-29"},
    "dates, certainly": {"from": "2015-03-01", "to": "2016-02-29", "days": "certain"},
    "actor": {"actor": "Iran"},
    "actor on a side": {"actor": "Iran", "side": "actor1"},
    "province": {"admin1": "Aleppo"},
    "place": {"place": "Aleppo"},
    "source": {"source": "The 7 Dispatch"},
    "confidence": {"min_confidence": "0.7"},
    "box": {"bbox": "36,33,42,37"},
    "area": {"area": "36 33,42 33,43 36,40 38,36 37,35 35"},
    "one word": {"q": "checkpoint"},
    "two words": {"q": "checkpoint aleppo"},
    "eight filters": {
        "from": "2013-01-01",
        "to": "2020-12-31",
        "actor": "Syria",
        "family": "violence",
        "country": "SYR,IRQ",
        "min_confidence": "0.5",
        "modality": "reported",
        "q": "market",
    },
}


def measured(what: str, do: Callable[[], object], rounds: int) -> None:
    """Print the medians of some rounds."""
    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        do()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    figures = f"{statistics.median(walls):8.3f} {statistics.median(processors):8.3f}"
    print(f"{what:42}{figures}", flush=True)


def memory() -> str:
    """Megabytes that the process holds now, and held at most."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    now = pages * resource.getpagesize() / 1e6
    return f"{now:,.0f} MB, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f}"


def changes(store: Store, rounds: int) -> None:
    """Measure what a change takes until the columns are those of the store again."""
    columns = store.columns()
    reviewed = columns.ids[len(columns) // 2]
    states: Iterator[Review] = cycle(("confirmed", "new"))
    measured(
        "review of an event",
        lambda: store.set_review(reviewed, next(states), who="Ada"),
        rounds,
    )
    measured("  its columns", lambda: _after(store, next(states), reviewed), rounds)
    reports = iter(list(islice(_reports(int(time.time())), rounds)))  # made before it counts
    measured("report added", lambda: store.add(next(reports)), rounds)
    measured("  its columns", store.columns, 1)


def _after(store: Store, state: Review, reviewed: str) -> EventColumns:
    store.set_review(reviewed, state, who="Ada")
    return store.columns()


def _reports(seed: int) -> Iterator[Parsed]:
    """Make reports of three events that no store has."""
    for number in count(seed):
        digest = f"{number:064x}"
        events = tuple(
            replace(
                event,
                id=f"{number}-{at}",
                sources=(replace(event.sources[0], document_sha256=digest),),
            )
            for at, event in enumerate(make_events(3, number))
        )
        document = Document(digest, "", (0, 0), digest, published=dt.date(2018, 6, 22))
        yield Parsed(document, events=events)


def main() -> None:
    """Print the figures of one store."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    register = ActorRegister.load()
    store = Store(f"sqlite:///{given.folder / 'dateline.db'}")
    print(f"{'':42}{'wall s':>8} {'cpu s':>8}   memory {memory()}")
    measured("first reading of the columns", store.columns, 1)
    columns = store.columns()
    gc.collect()
    print(f"{len(columns):,} events   memory {memory()}")
    measured("unchanged", store.columns, given.rounds)
    measured("first search (reads the sentences)", lambda: Filters(q="x").mask(columns), 1)
    print(f"memory {memory()}")
    for what, query in QUERIES.items():
        filters = Filters.from_query(query, descendants=register.with_descendants)
        measured(f"mask: {what}", partial(filters.mask, columns), given.rounds)
    for what in ("kind", "eight filters"):
        filters = Filters.from_query(QUERIES[what], descendants=register.with_descendants)
        count_all = partial(_counts, columns, filters)
        measured(f"counts, the first time: {what}", count_all, 1)
        measured(f"counts: {what}", count_all, given.rounds)
    print(f"memory {memory()}")
    changes(store, given.rounds)


def _counts(columns: EventColumns, filters: Filters) -> None:
    facets = Facets(columns, filters)
    for word in FACETS:
        facets.counts(word)


if __name__ == "__main__":
    main()
