"""How fast events become files, beside pyogrio alone; how much memory it takes; pictures.

    python benchmarks/exports.py [--events N] [--times N]    files and pictures; a few minutes
    python benchmarks/exports.py --memory [--large N]        memory, each format in its own process

Events are made at random (``many_events``); nothing in them is true. pyogrio's frame is what it
reads back from our file: the same rows and columns. Times are the best of several, in turn.
"""

from __future__ import annotations

import argparse
import datetime as dt
import pickle
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pyogrio
from many_events import make_events

from geodata.exchange import FORMATS, write
from geodata.models import Event
from geodata.report import report

ROUND = 5_000  # events that are written over and over where memory is measured
DRIVERS = {"geojson": "GeoJSON", "geopackage": "GPKG"}
GROWING = (
    *("nothing", "geojson", "geopackage", "geoparquet", "csv", "kml", "kmz", "excel", "shapefile"),
)
MADE = dt.date(2026, 11, 28)
Seconds = tuple[float, float]
"""Of the clock, and of the processor."""


def timed(work: Callable[[], object]) -> Seconds:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def best(times: int, *works: Callable[[], object]) -> list[Seconds]:
    """Least seconds of each work; they take turns, so that a busy minute is shared."""
    rounds = [[timed(work) for work in works] for _ in range(times)]
    return [
        (min(one[0] for one in column), min(one[1] for one in column))
        for column in zip(*rounds, strict=True)
    ]


def files(events: Sequence[Event], folder: Path, times: int) -> None:
    print(f"\n{len(events):,} events, best of {times}")
    print("| format | seconds | processor | MB | pyogrio alone | processor | times |")
    print("|---|---|---|---|---|---|---|")
    for name, form in FORMATS.items():
        path = folder / f"ours{form.suffixes[0]}"
        ours = partial(write, events, path, format=name)
        works: list[Callable[[], object]] = [ours]
        if name in DRIVERS:
            ours()
            works.append(alone(path, folder / f"theirs{form.suffixes[0]}", DRIVERS[name]))
        (wall, processor), *theirs = best(times, *works)
        line = f"| {name} | {wall:.2f} | {processor:.2f} | {path.stat().st_size / 1e6:.1f} | "
        line += "".join(
            f"{other:.2f} | {its:.2f} | {wall / other:.2f}, {processor / its:.2f} |"
            for other, its in theirs
        )
        print(line if theirs else f"{line} |  |  |", flush=True)


def alone(path: Path, target: Path, driver: str) -> Callable[[], object]:
    frame = pyogrio.read_dataframe(path)

    def work() -> None:
        target.unlink(missing_ok=True)
        pyogrio.write_dataframe(frame, target, driver=driver, layer="events")

    return work


def pictures(events: Sequence[Event], folder: Path, times: int) -> None:
    june = dt.date(2018, 6, 1)
    near = [one for one in events if one.country in {"SYR", "IRQ"} and one.latitude is not None]
    days = [
        replace(one, start=day, end=day, date_precision="day")
        for number, one in enumerate(near[:200])
        for day in [june + dt.timedelta(number % 100)]
    ]
    print(f"\nPictures of {len(days)} events, best of {times}")
    print("| picture | seconds | processor | MB |")
    print("|---|---|---|---|")
    for file, options in (
        ("map.png", {"dpi": 300}),
        ("map.pdf", {}),
        ("weeks.pdf", {"show": "multiples", "by": "week"}),
        ("days.gif", {"by": "day"}),
        ("days.mp4", {"by": "day"}),
        ("events.svg", {"show": "events"}),
        ("actors.png", {"show": "actors"}),
    ):
        path = folder / file
        work = partial(report, days, path, made=MADE, **options)
        ((wall, processor),) = best(times, work)
        print(f"| {file} | {wall:.2f} | {processor:.2f} | {path.stat().st_size / 1e6:.2f} |")


def memory(numbers: Sequence[int]) -> None:
    print("\nMB that a process holds at most while it writes events one by one")
    print(f"| format | {' | '.join(f'{number:,}' for number in numbers)} |")
    print(f"|---|{'---|' * len(numbers)}")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "events.pickle"
        made.write_bytes(pickle.dumps(list(make_events(ROUND))))
        for name in GROWING:
            held = [
                subprocess.run(
                    [sys.executable, __file__, "--child", name, "--events", str(number),
                     "--made", str(made)],
                    check=True, capture_output=True, text=True,
                ).stdout.strip()
                for number in numbers
            ]  # fmt: skip
            print(f"| {name} | {' | '.join(held)} |", flush=True)


def child(name: str, number: int, made: Path) -> None:
    """Write the same few thousand events over and over; print the most that this process held."""
    events = islice(cycle(pickle.loads(made.read_bytes())), number)
    with tempfile.TemporaryDirectory() as folder:
        if name == "nothing":
            deque(events, maxlen=0)
        else:
            write(events, Path(folder) / f"events{FORMATS[name].suffixes[0]}", format=name)
    # Not getrusage, whose maximum a new program takes over from the one that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(status.split("VmHWM:")[1].split()[0]) // 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--child", choices=GROWING, help=argparse.SUPPRESS)
    parser.add_argument("--made", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        child(asked.child, asked.events, asked.made)
    elif asked.memory:
        memory((asked.events, asked.large))
    else:
        events = list(make_events(asked.events))
        with tempfile.TemporaryDirectory() as folder:
            files(events, Path(folder), asked.times)
            pictures(events, Path(folder), asked.times)


if __name__ == "__main__":
    main()
