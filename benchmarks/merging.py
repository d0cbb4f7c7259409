"""One event, several reports: how well, how fast, and how much memory.

    python benchmarks/merging.py [--gold] [--notes half] [--events 100000] [--gazetteer FILE …]
    python benchmarks/merging.py --pin      pins the floors that the tests hold

- ``--gold``: the scenes of ``tests/gold/merging.toml``; see ``retellings.py``.
- ``--notes``: coders' notes, each a report of its own. Every row is an event of its own, so each
  group that is made of several rows is wrong. Notes with the same words are one report.
- ``--events``: seconds of processor time. Events made at random (a war of two years around 400
  towns, one event in two told two to four times, one in twenty in one city on one day) are merged
  at once; then 20,000 of them in a store, to which one more report is added. Nothing is parsed.

Without options, all three.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from coding.notes import ACLED, HALVES, Half, read_notes
from corpora import CORPORA
from retellings import PARTS, figures, pin, scenes_of

from geodata import api
from geodata.actors import default_register
from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.kinds import KINDS
from geodata.merging import merge
from geodata.models import Document, Event, Parsed, Source
from geodata.store import Store

FIRST_DAY = dt.date(2017, 1, 1)
IN_ONE_CITY = 20  # of so many events, one is in Damascus on one day


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", action="store_true")
    parser.add_argument("--notes", choices=HALVES)
    parser.add_argument("--country", nargs="*", default=[], help="ISO alpha-3 codes")
    parser.add_argument("--gazetteer", nargs="*", type=Path, default=[])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--events", type=int, default=0)
    parser.add_argument("--pin", action="store_true")
    chosen = parser.parse_args()
    everything = not (chosen.gold or chosen.notes or chosen.events)
    gazetteer = Gazetteer.open(chosen.gazetteer)
    if chosen.pin:
        pin(lambda report: api.parse(report, gazetteer=gazetteer))
        return
    if chosen.gold or everything:
        _gold(gazetteer)
    if chosen.notes or everything:
        _notes(chosen, gazetteer)
    if chosen.events or everything:
        _speed(chosen.events or 100_000)


def _gold(gazetteer: Gazetteer) -> None:
    print("| scenes | reports | precision | recall | F1 | B³ precision | B³ recall | B³ F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for part in PARTS:
        scenes = scenes_of(part)
        reports = sum(len(scene.reports) for scene in scenes)
        found = figures(scenes, lambda report: api.parse(report, gazetteer=gazetteer))
        shares = " | ".join(f"{share:.3f}" for share in asdict(found).values())
        print(f"| {len(scenes)} {part} | {reports} | {shares} |")


def _notes(chosen: argparse.Namespace, gazetteer: Gazetteer) -> None:
    half: Half = chosen.notes or "all"
    notes = read_notes(chosen.corpora / ACLED, half=half, countries=chosen.country)
    reports = {
        one.sha256: one for one in (from_text(note.text, published=note.day) for note in notes)
    }
    told = [
        event for one in reports.values() for event in api.parse(one, gazetteer=gazetteer).events
    ]
    merged = [event for event in merge(told) if event.reports > 1]
    wrong = {one.document_sha256 for event in merged for one in event.sources}
    print(
        f"{len(reports):,} coded notes, {len(told):,} mentions: {len(merged)} groups of several "
        f"notes, all wrong; {len(wrong)} notes ({len(wrong) / len(reports):.2%}) stand in one"
    )


def _speed(number: int) -> None:
    default_register()  # loaded by whoever has parsed anything
    made = list(_made(number, random.Random(4)))
    began = time.process_time()
    merged = merge(made)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    true = len({event.id.split("-")[0] for event in made})
    print(
        f"{len(made):,} mentions of {true:,} events made at random: {len(merged):,} events in "
        f"{seconds:.1f} s, {peak:,.0f} MB at most"
    )
    _store(made)


def _store(made: list[Event]) -> None:
    *most, last = [made[start : start + 5] for start in range(0, len(made), 5)][:4001]
    with Store("sqlite://") as store:
        for mentions in most:
            store.add(_parsed(mentions), merge=False)
        began = time.process_time()
        store.merge()
        seconds = time.process_time() - began
        print(f"a store of {5 * len(most):,} mentions: merged in {seconds:.1f} s", end="; ")
        began = time.process_time()
        again = [replace(one, id=f"{one.id}+") for one in last]
        store.add(_parsed(again))
        print(f"one more report joins it in {1000 * (time.process_time() - began):.0f} ms")


def _parsed(mentions: list[Event]) -> Parsed:
    """Put mentions into one report."""
    digest = hashlib.sha256(mentions[0].id.encode()).hexdigest()
    told = [
        replace(one, sources=(replace(one.sources[0], document_sha256=digest, quote_start=at),))
        for at, one in enumerate(mentions)
    ]
    return Parsed(Document(digest[:8], "x", (0, 1), digest), events=tuple(told))


def _made(number: int, chance: random.Random) -> Iterator[Event]:
    """Make mentions: towns, days, kinds, sides and tolls at random, some told again elsewhere."""
    towns = [
        (f"t:{at}", chance.uniform(32.5, 37.0), chance.uniform(36.0, 42.0)) for at in range(400)
    ]
    kinds = [kind for kind in KINDS.values() if kind.family in {"violence", "protest"}]
    sides = [
        actor.name for actor in default_register() if actor.kind in {"armed-group", "military"}
    ]
    told = event = 0
    while told < number:
        kind, day = chance.choice(kinds), FIRST_DAY + dt.timedelta(days=chance.randrange(730))
        place = chance.choice(towns)
        if event % IN_ONE_CITY == 0:
            day, place = FIRST_DAY, towns[0]
        deaths = chance.choice([None, None, chance.randrange(1, 40)])
        agent, patient = chance.choice([None, *sides]), chance.choice([None, *sides])
        for copy in range(chance.choice([1, 1, 1, 1, 2, 2, 3, 4])):
            yield _mention(f"{event}-{copy}", kind.kind, day, place, (agent, patient), deaths)
            told += 1
        event += 1


def _mention(  # noqa: PLR0913, PLR0917  made up, not called by others
    name: str,
    kind: str,
    day: dt.date,
    place: tuple[str, float, float],
    sides: tuple[str | None, str | None],
    deaths: int | None,
) -> Event:
    published = day + dt.timedelta(days=1)
    digest = hashlib.sha256(name.encode()).hexdigest()
    source = Source(f"Sentence {name}.", 0, 9, None, None, published, digest)
    return Event(
        name,
        kind,
        KINDS[kind].family,
        (source,),
        day,
        day,
        "day",
        tuple(filter(None, sides)),
        *sides,
        place[0],
        place[0],
        "Province",
        "SYR",
        place[1],
        place[2],
        "exact",
        5.0,
        deaths,
        deaths,
    )


if __name__ == "__main__":
    main()
