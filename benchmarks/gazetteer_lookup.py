"""How well and how fast names are looked up, beside simpler ways.

    python benchmarks/gazetteer_lookup.py [FOLDER with SY.txt and IQ.txt]

Of each place that a GeoNames dump gives at least three Latin spellings, one is hidden and looked
up. recall@k: the place is among the first k found. "hard" leaves out hidden spellings that differ
from one that stays in nothing but case, diacritics, hyphens, apostrophes or the article.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import anyascii
from rapidfuzz import fuzz, process

from geodata.gazetteer import Gazetteer
from geodata.gazetteer.parts import open_part
from geodata.gazetteer.records import Record, Skipped, Source
from geodata.gazetteer.romanisation import bare, normalise
from geodata.gazetteer.sources import user_files

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "gazetteer"
DUMPS = ("SY.txt", "IQ.txt")
SAMPLE = 3_000
PLAIN_FUZZY_SAMPLE = 150
Lookup = Callable[[str], list[str]]


@dataclass(frozen=True)
class Trial:
    hidden: str
    place_id: str
    hard: bool


def is_latin(name: str) -> bool:
    return any(letter.isalpha() for letter in name) and all(
        ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or not letter.isalpha()
        for letter in name
    )


def hide(records: list[Record]) -> tuple[list[Record], list[Trial]]:
    """Hide a spelling of a sample of the places."""
    chance = random.Random(20181001)
    chosen = {
        record.place.id: latin
        for record in records
        if len(latin := sorted({n for n in (record.place.name, *record.spellings) if is_latin(n)}))
        >= 3
    }
    sampled = set(chance.sample(sorted(chosen), min(SAMPLE, len(chosen))))
    kept, trials = [], []
    for record in records:
        if record.place.id not in sampled:
            kept.append(record)
            continue
        hidden = chance.choice(chosen[record.place.id])
        rest = [n for n in (record.place.name, *record.spellings) if n != hidden]
        forms = {bare(normalise(name)) for name in rest}
        place = replace(record.place, name=rest[0])
        kept.append(replace(record, place=place, spellings=tuple(rest[1:])))
        trials.append(Trial(hidden, record.place.id, bare(normalise(hidden)) not in forms))
    return kept, trials


def by_form(records: list[Record], form: Callable[[str], str]) -> Lookup:
    """Equality of some form of the name, the more prominent place first."""
    table: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in sorted(records, key=lambda record: -record.prominence):
        for name in (record.place.name, *record.spellings):
            table[form(name)][record.place.id] = None
    return lambda name: list(table.get(form(name), ()))


def plain_fuzzy(records: list[Record]) -> Lookup:
    names = [
        (name.lower(), record.place.id)
        for record in records
        for name in (record.place.name, *record.spellings)
    ]
    spellings = [name for name, _ in names]

    def look_up(name: str) -> list[str]:
        found = process.extract(name.lower(), spellings, scorer=fuzz.ratio, limit=20)
        return list(dict.fromkeys(names[row][1] for _, _, row in found))

    return look_up


def ours(records: list[Record], home: Path) -> Lookup:
    def supply(_skipped: list[Skipped]) -> Iterator[Record]:
        yield from records

    source = Source("benchmark", str(len(records)), supply)
    part = open_part(source, home, below=(), lower=Gazetteer(()))
    gazetteer = Gazetteer([part])
    return lambda name: [candidate.place.id for candidate in gazetteer.candidates(name, limit=20)]


def report(name: str, look_up: Lookup, trials: list[Trial]) -> None:
    hits = dict.fromkeys(("1", "5", "hard 1", "hard 5"), 0)
    start = time.process_time()
    found_by_trial = [look_up(trial.hidden) for trial in trials]
    seconds = time.process_time() - start
    for trial, found in zip(trials, found_by_trial, strict=True):
        for k in (1, 5):
            hit = trial.place_id in found[:k]
            hits[str(k)] += hit
            hits[f"hard {k}"] += hit and trial.hard
    hard = max(sum(trial.hard for trial in trials), 1)
    print(
        f"| {name} | {hits['1'] / len(trials):.3f} | {hits['5'] / len(trials):.3f} "
        f"| {hits['hard 1'] / hard:.3f} | {hits['hard 5'] / hard:.3f} "
        f"| {seconds / len(trials) * 1e3:.2f} |"
    )


def calibration(look_up_gazetteer: Gazetteer, trials: list[Trial]) -> None:
    """Of the first candidates at each similarity, how many are right, namesakes apart."""
    right: defaultdict[float, list[bool]] = defaultdict(list)
    for trial in trials:
        found = look_up_gazetteer.candidates(trial.hidden, limit=50)
        if found:
            best = found[0].similarity
            level = [c.place.id for c in found if c.similarity >= best - 0.02]
            right[round(best * 20) / 20].append(trial.place_id in level)
    for similarity, outcomes in sorted(right.items(), reverse=True):
        print(f"| {similarity:.2f} | {len(outcomes)} | {sum(outcomes) / len(outcomes):.3f} |")


def speed() -> None:
    """Start, lookups and memory of the default gazetteer, in a process of its own."""
    code = (
        "import time; s=time.perf_counter()\n"
        "from geodata.gazetteer import Gazetteer\n"
        "g=Gazetteer.open(); g.candidates('Deir Ezzor')\n"
        "print(time.perf_counter()-s)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    start = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    print(f"start to first answer: {float(start.stdout):.2f} s")
    gazetteer = Gazetteer.open()
    chance = random.Random(1)
    segment = gazetteer._parts[-1].segment  # noqa: SLF001 - measured from inside
    exact = [segment.spelling(chance.randrange(segment.spelling_count)) for _ in range(20_000)]
    wrong = [f"{name[:3]}e{name[4:]}" for name in exact if name.isascii() and len(name) > 6][:3_000]
    for label, names in (("exact", exact), ("known or not", exact), ("misspelt", wrong)):
        look_up = gazetteer.knows if label == "known or not" else gazetteer.candidates
        start_time = time.process_time()
        for name in names:
            look_up(name)
        micro = (time.process_time() - start_time) / len(names) * 1e6
        print(f"{label}: {micro:.0f} µs a lookup, none of them cached")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MB")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    skipped: list[Skipped] = []
    records = [
        record for dump in DUMPS for record in user_files.source(folder / dump).records(skipped)
    ]
    kept, trials = hide(records)
    namesakes = by_form(records, normalise)
    mean = sum(len(namesakes(trial.hidden)) for trial in trials) / len(trials)
    print(
        f"{len(records)} places, {len(trials)} hidden spellings, {sum(t.hard for t in trials)} hard"
    )
    print(f"{mean:.1f} places share a hidden spelling on average: no list can rank them apart\n")
    print("| look-up | recall@1 | @5 | hard @1 | hard @5 | ms |\n|---|---|---|---|---|---|")
    report("exact, any case", by_form(kept, str.lower), trials)
    report("anyascii", by_form(kept, lambda name: anyascii.anyascii(name).lower()), trials)
    report("plain fuzzy (rapidfuzz ratio)", plain_fuzzy(kept), trials[:PLAIN_FUZZY_SAMPLE])
    with tempfile.TemporaryDirectory() as home:
        report("Dateline", ours(kept, Path(home)), trials)
    speed()


if __name__ == "__main__":
    main()
