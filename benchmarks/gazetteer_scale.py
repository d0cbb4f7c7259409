"""How fast names are looked up in the default gazetteer, and in one with 13 million places.

    python benchmarks/gazetteer_scale.py [--places N] [--quick] [--dumps FOLDER] [--home FOLDER]

The places are those of the dumps, over and over under new ids: moved by some tenths of a degree,
and in three of five of them letters are exchanged in every spelling, so that it is not the same
name everywhere. They lie in a temporary folder, for which there should be 10 GB, beside an index
of the default sources. Every figure is the median of several rounds, in processor time. Each round
looks up names that were not looked up before, for which the disk is read, and then at once the same
names anew, for which everything is in the operating system's cache of files.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from geodata.gazetteer import Gazetteer
from geodata.gazetteer.sources import cities
from geodata.gazetteer.sources.text_files import TextFile, survey
from geodata.gazetteer.sources.user_files import source_of

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "gazetteer"
PLACES = 13_000_000
QUICK = 50_000
FIRST_ID = 20_000_000
CHANGED = 0.6
JITTER = 0.3
ROUNDS = 5
NAMES_A_ROUND = 1_000
PLAIN_FUZZY_SAMPLE = 20
STATES = ("first", "again")


@dataclass(frozen=True)
class Timed:
    """Microseconds a look-up the first time and again, and the places found by each name."""

    first: float
    again: float
    counts: tuple[int, ...]

    @property
    def found(self) -> float:
        """Places found on average."""
        return statistics.fmean(self.counts)


@dataclass(frozen=True)
class Figures:
    """What one index takes: seconds, megabytes, and what look-ups take.

    ``best`` is a look-up of the best place alone, ``exact`` one of up to ten.
    """

    places: int
    start: float
    memory: float
    best: Timed
    exact: Timed
    misspelt: Timed


def dump_lines(folder: Path) -> list[list[str]]:
    files = [*sorted(folder.glob("[A-Z][A-Z].txt")), folder / "cities500.txt"]
    return [line.split("\t") for file in files for line in file.read_text("utf-8").splitlines()]


def exchanges(chance: random.Random) -> list[dict[int, int]]:
    """Tables that exchange letters for their like, in Latin and in Arabic script."""
    tables = []
    for _ in range(2_000):
        table = {}
        for letters, pairs in (("bcdfghjklmnprstvwz", 2), ("aeiou", 1), ("بتجحخدرزسشعفقکلمنه", 3)):
            chosen = chance.sample(letters, 2 * pairs)
            for one, other in zip(chosen[::2], chosen[1::2], strict=True):
                for case in (str.lower, str.upper):
                    table[ord(case(one))] = ord(case(other))
                    table[ord(case(other))] = ord(case(one))
        tables.append(table)
    return tables


def places_like(rows: list[list[str]], count: int, chance: random.Random) -> Iterator[str]:
    """Lines of a dump of so many places."""
    tables = exchanges(chance)
    for number, row in enumerate(islice(cycle(rows), count)):
        names = row[1:4]
        if chance.random() < CHANGED:
            table = tables[int(chance.random() * len(tables))]
            names = [name.translate(table) for name in names]
        point = [
            f"{min(max(float(degrees) + (chance.random() * 2 - 1) * JITTER, -90), 90):.5f}"
            if north
            else f"{min(max(float(degrees) + (chance.random() * 2 - 1) * JITTER, -180), 180):.5f}"
            for north, degrees in ((True, row[4]), (False, row[5]))
        ]
        yield "\t".join((str(FIRST_ID + number), *names, *point, *row[6:]))


def write_dump(path: Path, folder: Path, count: int) -> None:
    chance = random.Random(13)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in places_like(dump_lines(folder), count, chance))


def spellings_of_towns() -> list[str]:
    return [
        name
        for record in cities.source().records([])
        for name in (record.place.name, *record.spellings)
    ]


def sample(names: Iterable[str], seed: int = 1) -> list[str]:
    """Names for every round, none of them twice."""
    return random.Random(seed).sample(sorted(set(names)), 2 * ROUNDS * NAMES_A_ROUND)


def misspelt(names: Iterable[str]) -> list[str]:
    return [f"{name[:3]}e{name[4:]}" for name in names if name.isascii() and len(name) > 6]


def time_of(look_up: Callable[[str], Any], names: list[str]) -> Timed:
    """Look names up, and then again under another spelling that is the same once normalised."""
    first, again, counts = [], [], []
    size = len(names) // ROUNDS
    for start in range(0, size * ROUNDS, size):
        part = names[start : start + size]
        spent, found = microseconds(look_up, part)
        first.append(spent)
        counts += found
        again.append(microseconds(look_up, [f"{name} " for name in part])[0])
    return Timed(statistics.median(first), statistics.median(again), tuple(counts))


def microseconds(look_up: Callable[[str], Any], names: list[str]) -> tuple[float, list[int]]:
    """Microseconds a name, and how much each finds."""
    start = time.process_time()
    found = [len(look_up(name)) for name in names]
    return (time.process_time() - start) / len(names) * 1e6, found


def peak_memory() -> float:
    """Peak of this process in MB, from Linux: what ``getrusage`` tells is inherited by a child."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def over(home: str, dumps: list[TextFile]) -> Gazetteer:
    """Open the gazetteer as with dumps that were added for good: they are not read again."""
    os.environ["DATELINE_HOME"] = home
    return Gazetteer.over([source_of(dump, "dump") for dump in dumps])


def build(home: str, dumps: list[TextFile]) -> tuple[float, float]:
    """Seconds of processor time and peak megabytes of the build that a first start does."""
    start = time.process_time()
    over(home, dumps)
    peak = peak_memory()
    return time.process_time() - start, peak


def measure(home: str, dumps: list[TextFile], names: list[str]) -> Figures:
    start = time.perf_counter()
    gazetteer = over(home, dumps)
    gazetteer.candidates("Deir Ezzor")
    seconds = time.perf_counter() - start
    half = len(names) // 2
    best = time_of(lambda name: gazetteer.candidates(name, limit=1), names[:half])
    exact = time_of(gazetteer.candidates, names[half:])
    wrong = time_of(gazetteer.candidates, misspelt(names))
    peak = peak_memory()
    places = sum(source.places for source in gazetteer.info())
    return Figures(places, seconds, peak, best, exact, wrong)


def in_a_process(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run in a new process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def peers(spellings: list[str], names: list[str]) -> None:
    """Time the simplest ways over the names of the towns: they know no other spelling."""
    table: dict[str, list[int]] = {}
    for row, name in enumerate(spellings):
        table.setdefault(name.lower(), []).append(row)
    exact = time_of(lambda name: table.get(name.lower(), ()), names)
    print(f"dict of lower-cased names: {exact.first:.1f} µs, {exact.found:.1f} found")
    start = time.process_time()
    for name in misspelt(names)[:PLAIN_FUZZY_SAMPLE]:
        process.extract(name, spellings, scorer=fuzz.ratio, limit=10)
    micro = (time.process_time() - start) / PLAIN_FUZZY_SAMPLE * 1e6
    print(f"rapidfuzz over {len(spellings):,} names: {micro:,.0f} µs for the nearest ten")


def build_both(home: str, dump: Path, folder: Path, count: int) -> TextFile:
    """Build the index, and then that with a dump of so many places more, which is returned."""
    seconds, peak = in_a_process(build, home, [])
    print(f"default index: built in {seconds:.0f} s of processor time, peak {peak:.0f} MB")
    write_dump(dump, folder, count)
    surveyed = survey(dump)
    seconds, peak = in_a_process(build, home, [surveyed])
    print(
        f"{count:,} places more: built in {seconds:.0f} s of processor time "
        f"({count / seconds:,.0f} a second), peak {peak:.0f} MB"
    )
    size = sum(file.stat().st_size for file in (Path(home) / "gazetteer").rglob("*.*"))
    print(f"both on disk: {size / 1e9:.2f} GB\n")
    return surveyed


def compare(home: str, dump: TextFile, names: list[str]) -> None:
    """Print what look-ups cost in both, and how many times as much in the larger one."""
    print(
        "| index | start s | peak MB | best place µs | up to ten µs | found "
        "| misspelt µs | found | places |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    small, large = (in_a_process(measure, home, dumps, names) for dumps in ([], [dump]))
    for label, each in (("default", small), ("with the dump", large)):
        for state in STATES:
            print(row(f"{label}, {state}", each, state))
    for state in STATES:
        print(ratios(small, large, state))
    same = as_often(names, small, large)
    small, large = (in_a_process(measure, home, dumps, same) for dumps in ([], [dump]))
    print(f"\nthe {len(same):,} names that find as many places in both:")
    for state in STATES:
        print(ratios(small, large, state))


def as_often(names: list[str], small: Figures, large: Figures) -> list[str]:
    """Names of which both find equally many places."""
    pairs = zip(names[len(names) // 2 :], small.exact.counts, large.exact.counts, strict=False)
    return [name for name, few, many in pairs if few == many]


def row(label: str, each: Figures, state: str) -> str:
    best, exact, wrong = (getattr(one, state) for one in (each.best, each.exact, each.misspelt))
    return (
        f"| {label} | {each.start:.2f} | {each.memory:.0f} | {best:.1f} | {exact:.1f} "
        f"| {each.exact.found:.1f} | {wrong:.0f} | {each.misspelt.found:.1f} | {each.places:,} |"
    )


def ratios(small: Figures, large: Figures, state: str) -> str:
    best, exact, wrong = (
        getattr(getattr(large, kind), state) / getattr(getattr(small, kind), state)
        for kind in ("best", "exact", "misspelt")
    )
    return (
        f"| times as much, {state} | {large.start / small.start:.1f} "
        f"| {large.memory / small.memory:.2f} | {best:.2f} | {exact:.2f} "
        f"| {large.exact.found / small.exact.found:.1f} "
        f"| {wrong:.2f} | {large.misspelt.found / small.misspelt.found:.1f} "
        f"| {large.places / small.places:.1f} |"
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--places", type=int, default=PLACES, help="in the dump (%(default)s)")
    parser.add_argument("--quick", action="store_true", help=f"a dump of {QUICK:,}")
    parser.add_argument("--dumps", type=Path, default=FOLDER, help="folder of GeoNames dumps")
    parser.add_argument("--home", type=Path, help="where the index is built and stays")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    spellings = spellings_of_towns()
    names = sample(spellings)
    with tempfile.TemporaryDirectory() as temporary:
        home = options.home or Path(temporary)
        home.mkdir(parents=True, exist_ok=True)
        count = QUICK if options.quick else options.places
        dump = build_both(str(home), home / "many.txt", options.dumps, count)
        compare(str(home), dump, names)
    peers(spellings, names)


if __name__ == "__main__":
    main()
