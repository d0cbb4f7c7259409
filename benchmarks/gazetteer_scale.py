"""How fast names are looked up in the default gazetteer, and in one with 13 million places.

    python benchmarks/gazetteer_scale.py [--places N] [--quick] [--dumps FOLDER] [--home FOLDER]

The places are those of the dumps, over and over under new ids: moved by some tenths of a degree,
and in three of five of them letters are exchanged in every spelling, so that it is not the same
name everywhere. They lie in a temporary folder, for which there should be 10 GB, beside an index
of the default sources. Both indexes are open at once, each in a process of its own, and look up the
same few names in turn, so that what else the machine does slows both; a ratio is the median of all
rounds, in processor time. Each round looks up names that were not looked up before, and then at
once the same names anew, for which everything is in the operating system's cache of files.
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
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
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
ROUNDS = 31
NAMES_A_ROUND = 100
PLAIN_FUZZY_SAMPLE = 20
MISSPELT = "misspelt"
MOST = {"best place": 1, "up to ten": 10, MISSPELT: 10}
"""How many places each kind of look-up asks for."""
_opened: list[Gazetteer] = []
"""The gazetteer that this process has opened."""


@dataclass(frozen=True)
class Told:
    """What some look-ups took in one index: microseconds each, and the places found by each."""

    first: float
    again: float
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Index:
    """An index in a process of its own, so that its memory is its own."""

    label: str
    pool: ProcessPoolExecutor
    seconds: float
    places: int

    def tell(self, kind: str, names: list[str]) -> Told:
        """Look names up as ``kind`` says."""
        return self.pool.submit(tell, kind, names).result()

    def peak(self) -> float:
        """Peak memory in MB."""
        return self.pool.submit(peak_memory).result()


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
    return random.Random(seed).sample(sorted(set(names)), 4 * ROUNDS * NAMES_A_ROUND)


def misspelt(names: Iterable[str]) -> list[str]:
    return [f"{name[:3]}e{name[4:]}" for name in names if name.isascii() and len(name) > 6]


def tell(kind: str, names: list[str]) -> Told:
    """Look names up, and then again under another spelling that is the same once normalised."""
    look_up = partial(_opened[-1].candidates, limit=MOST[kind])
    first, counts = microseconds(look_up, names)
    again, _ = microseconds(look_up, [f"{name} " for name in names])
    return Told(first, again, tuple(counts))


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


def start(home: str, dumps: list[TextFile]) -> tuple[float, int]:
    """Open an index for this process: seconds to its first answer, and its places."""
    begun = time.perf_counter()
    _opened.append(over(home, dumps))
    _opened[-1].candidates("Deir Ezzor")
    seconds = time.perf_counter() - begun
    return seconds, sum(source.places for source in _opened[-1].info())


def in_a_process(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run in a new process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def peers(spellings: list[str], names: list[str]) -> None:
    """Time the simplest ways over the names of the towns: they know no other spelling."""
    table: dict[str, list[int]] = {}
    for row, name in enumerate(spellings):
        table.setdefault(name.lower(), []).append(row)
    exact, _ = microseconds(lambda name: table.get(name.lower(), ()), names)
    print(f"dict of lower-cased names: {exact:.1f} µs")
    wrong, _ = microseconds(
        lambda name: process.extract(name, spellings, scorer=fuzz.ratio, limit=10),
        misspelt(names)[:PLAIN_FUZZY_SAMPLE],
    )
    print(f"rapidfuzz over {len(spellings):,} names: {wrong:,.0f} µs for the nearest ten")


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


@contextmanager
def opened(label: str, home: str, dumps: list[TextFile]) -> Iterator[Index]:
    """Open an index in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        seconds, places = pool.submit(start, home, dumps).result()
        yield Index(label, pool, seconds, places)


def compare(home: str, dump: TextFile, names: list[str]) -> None:
    """Print what look-ups cost in both indexes, and how many times as much in the larger one.

    Both look up the same few names, one right after the other: what else the machine does slows
    both. A ratio is the median of those of all rounds.
    """
    with opened("default", home, []) as small, opened("with the dump", home, [dump]) as large:
        print("| index | start s | peak MB | places |\n|---|---|---|---|")
        rounds = {kind: list(in_turn(kind, small, large, names)) for kind in MOST}
        for each in (small, large):
            print(f"| {each.label} | {each.seconds:.2f} | {each.peak():.0f} | {each.places:,} |")
        more, grown = large.peak() / small.peak(), large.places / small.places
        print(f"| times as much | | {more:.2f} | {grown:.1f} |\n")
    print("| look-up | default µs | with the dump µs | times | again | found | found | times |")
    print("|---|---|---|---|---|---|---|---|")
    for kind, told in rounds.items():
        print(row(kind, told))


def in_turn(kind: str, small: Index, large: Index, names: list[str]) -> Iterator[tuple[Told, Told]]:
    """Look up the same names in both, some at a time, now this one first and now that one."""
    asked = misspelt(names) if kind == MISSPELT else names[list(MOST).index(kind) :: 3]
    for number in range(ROUNDS):
        part = asked[number * NAMES_A_ROUND : (number + 1) * NAMES_A_ROUND]
        if number % 2:
            more = large.tell(kind, part)
            yield small.tell(kind, part), more
        else:
            yield small.tell(kind, part), large.tell(kind, part)


def row(kind: str, told: list[tuple[Told, Told]]) -> str:
    few, many = (statistics.median(pair[at].first for pair in told) for at in (0, 1))
    first = statistics.median(more.first / less.first for less, more in told)
    again = statistics.median(more.again / less.again for less, more in told)
    found = [statistics.fmean(n for pair in told for n in pair[at].counts) for at in (0, 1)]
    return (
        f"| {kind} | {few:.1f} | {many:.1f} | {first:.2f} | {again:.2f} "
        f"| {found[0]:.1f} | {found[1]:.1f} | {found[1] / found[0]:.1f} |"
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
