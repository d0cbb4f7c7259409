"""How fast names are looked up in the default gazetteer, and in one with 13 million places.

    python benchmarks/gazetteer_scale.py [--places N] [--quick] [--dumps FOLDER] [--home FOLDER]

The places are those of the dumps, over and over under new ids: moved by some tenths of a degree,
and in three of five of them letters are exchanged in every spelling, so that it is not the same
name everywhere. They lie in a temporary folder, for which there should be 10 GB, beside an index
of the default sources. Every figure is the median of several rounds, in processor time, each over
names that were not looked up before.
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


@dataclass(frozen=True)
class Figures:
    """What one index takes: seconds, megabytes, and microseconds a look-up with places found.

    ``best`` is a look-up of the best place alone, ``exact`` one of up to ten.
    """

    places: int
    start: float
    memory: float
    best: float
    exact: float
    exact_found: float
    misspelt: float
    misspelt_found: float


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


def microseconds(look_up: Callable[[str], Any], names: list[str]) -> tuple[float, float]:
    """Median of the rounds, and how much is found on average."""
    times, found = [], 0
    size = len(names) // ROUNDS
    for first in range(0, size * ROUNDS, size):
        start = time.process_time()
        for name in names[first : first + size]:
            found += len(look_up(name))
        times.append((time.process_time() - start) / size * 1e6)
    return statistics.median(times), found / (size * ROUNDS)


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
    best, _ = microseconds(lambda name: gazetteer.candidates(name, limit=1), names[:half])
    exact = microseconds(gazetteer.candidates, names[half:])
    wrong = microseconds(gazetteer.candidates, misspelt(names))
    peak = peak_memory()
    places = sum(source.places for source in gazetteer.info())
    return Figures(places, seconds, peak, best, *exact, *wrong)


def in_a_process(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run in a new process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def peers(spellings: list[str], names: list[str]) -> None:
    """Time the simplest ways over the names of the towns: they know no other spelling."""
    table: dict[str, list[int]] = {}
    for row, name in enumerate(spellings):
        table.setdefault(name.lower(), []).append(row)
    exact, found = microseconds(lambda name: table.get(name.lower(), ()), names)
    print(f"| dict of lower-cased names | | | | {exact:.1f} | {found:.1f} | | | |")
    start = time.process_time()
    for name in misspelt(names)[:PLAIN_FUZZY_SAMPLE]:
        process.extract(name, spellings, scorer=fuzz.ratio, limit=10)
    micro = (time.process_time() - start) / PLAIN_FUZZY_SAMPLE * 1e6
    print(f"| rapidfuzz over {len(spellings):,} names | | | | | | {micro:,.0f} | 10.0 | |")


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
    measured = []
    for label, dumps in (("default", []), ("with the dump", [dump])):
        # Names that nobody asked for yet are read from the disk, the second time from the cache of
        # the operating system; each time by a new process, which remembers none of them.
        for state in ("first time", "again"):
            each = in_a_process(measure, home, dumps, names)
            print(
                f"| {label}, {state} | {each.start:.2f} | {each.memory:.0f} "
                f"| {each.best:.1f} | {each.exact:.1f} | {each.exact_found:.1f} "
                f"| {each.misspelt:.0f} | {each.misspelt_found:.1f} | {each.places:,} |"
            )
        measured.append(each)
    small, large = measured
    print(
        f"| times as much, again | {large.start / small.start:.1f} "
        f"| {large.memory / small.memory:.2f} "
        f"| {large.best / small.best:.2f} | {large.exact / small.exact:.2f} "
        f"| {large.exact_found / small.exact_found:.1f} "
        f"| {large.misspelt / small.misspelt:.2f} "
        f"| {large.misspelt_found / small.misspelt_found:.1f} "
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
