"""How well names are looked up, beside simpler ways; how fast, ``gazetteer_scale.py`` tells.

    python benchmarks/gazetteer_lookup.py [FOLDER with SY.txt and IQ.txt]

Of each place that a GeoNames dump gives at least three Latin spellings, one is hidden and looked
up. recall@k: the place is among the first k found. "hard" leaves out hidden spellings that differ
from one that stays in nothing but case, diacritics, hyphens, apostrophes or the article;
"unshared" leaves out those that another place bears too. Then whole places are hidden, to see how
often a name that no list has is answered all the same, and the same is done for countries that
nothing was tuned on. Rules were written, and the similarity was fitted, on Syria and Iraq; what is
shown of its calibration is the half of their places that it was not fitted on.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import anyascii
from coded_notes import coded_notes
from rapidfuzz import fuzz, process
from unidecode import unidecode

from geodata.gazetteer import Gazetteer
from geodata.gazetteer.parts import open_part
from geodata.gazetteer.records import Record, Skipped, Source
from geodata.gazetteer.romanisation import bare, normalise
from geodata.gazetteer.sources import user_files

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "gazetteer"
DUMPS = ("SY.txt", "IQ.txt")
OTHER_COUNTRIES = ("IR", "TR", "YE", "LB", "IL", "PS", "JO")
SAMPLE = 3_000
OTHER_SAMPLE = 1_000
ABSENT = 1_500
LEVELS = (0.95, 0.9, 0.8, 0.6)
PLAIN_FUZZY_SAMPLE = 150
Lookup = Callable[[str], list[str]]


@dataclass(frozen=True)
class Trial:
    """A hidden spelling; ``kinds`` says which of the table's columns it counts in."""

    hidden: str
    place_id: str
    kinds: tuple[str, ...]


def is_latin(name: str) -> bool:
    return any(letter.isalpha() for letter in name) and all(
        ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or not letter.isalpha()
        for letter in name
    )


def hide_one(record: Record, chance: random.Random) -> tuple[Record, str]:
    names = list(dict.fromkeys((record.place.name, *record.spellings)))
    hidden = chance.choice(sorted(name for name in names if is_latin(name)))
    names.remove(hidden)
    place = replace(record.place, name=names[0])
    return replace(record, place=place, spellings=tuple(names[1:])), hidden


def hide(records: list[Record], sample: int = SAMPLE) -> tuple[list[Record], list[Trial]]:
    """Hide a spelling of a sample of the places."""
    chance = random.Random(20181001)
    eligible = [
        record.place.id
        for record in records
        if sum(map(is_latin, {record.place.name, *record.spellings})) >= 3
    ]
    sampled = set(chance.sample(sorted(eligible), min(sample, len(eligible))))
    owners = by_form(records, normalise)
    kept, trials = [], []
    for record in records:
        if record.place.id not in sampled:
            kept.append(record)
            continue
        rest, hidden = hide_one(record, chance)
        kept.append(rest)
        forms = {bare(normalise(name)) for name in (rest.place.name, *rest.spellings)}
        kinds = [""]
        if bare(normalise(hidden)) not in forms:
            unshared = owners(hidden) == [record.place.id]
            kinds += ["hard", "hard and unshared"] if unshared else ["hard"]
        trials.append(Trial(hidden, record.place.id, tuple(kinds)))
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


def ours(records: list[Record], home: Path) -> Gazetteer:
    def supply(_skipped: list[Skipped]) -> Iterator[Record]:
        yield from records

    source = Source("benchmark", str(len(records)), supply)
    return Gazetteer([open_part(source, home, below=(), lower=Gazetteer(()))])


def report(name: str, look_up: Lookup, trials: list[Trial]) -> None:
    start = time.process_time()
    found = [look_up(trial.hidden) for trial in trials]
    milliseconds = (time.process_time() - start) / len(trials) * 1e3
    figures = []
    for wanted in ("", "hard", "hard and unshared"):
        pairs = [(t, f) for t, f in zip(trials, found, strict=True) if wanted in t.kinds]
        for k in (1, 5):
            hits = sum(trial.place_id in ids[:k] for trial, ids in pairs)
            figures.append(f"{hits / max(len(pairs), 1):.3f}")
    print(f"| {name} | {' | '.join(figures)} | {milliseconds:.2f} |")


def kept_aside(place_id: str) -> bool:
    """Whether a place is of the half that the similarity was not fitted on."""
    return zlib.crc32(place_id.encode()) % 2 == 1


def calibration(gazetteer: Gazetteer, trials: list[Trial]) -> None:
    """Of the best candidates at each similarity, how many are right; namesakes count as right."""
    right: defaultdict[float, list[bool]] = defaultdict(list)
    for trial in trials:
        found = gazetteer.candidates(trial.hidden, limit=50) if kept_aside(trial.place_id) else ()
        if found:
            best = found[0].similarity
            level = [c.place.id for c in found if c.similarity >= best - 0.02]
            right[1.0 if best == 1 else int(best * 10) / 10].append(trial.place_id in level)
    print("\n| similarity | names | right |\n|---|---|---|")
    for similarity, outcomes in sorted(right.items(), reverse=True):
        label = "1" if similarity == 1 else f"{similarity:.1f} to {similarity + 0.1:.1f}"
        print(f"| {label} | {len(outcomes)} | {sum(outcomes) / len(outcomes):.3f} |")


def absent(records: list[Record]) -> None:
    """Hide whole places: how often are their names answered, if no other place is spelled so?"""
    chance = random.Random(7)
    gone = set(chance.sample(sorted(record.place.id for record in records), ABSENT))
    names = [
        chance.choice(latin)
        for record in records
        if record.place.id in gone
        and (latin := sorted(filter(is_latin, {record.place.name, *record.spellings})))
    ]
    with tempfile.TemporaryDirectory() as home:
        gazetteer = ours([r for r in records if r.place.id not in gone], Path(home))
        found = [gazetteer.candidates(name, limit=1) for name in names]
    best = [each[0].similarity if each else 0.0 for each in found]
    unlike = [similarity for similarity in best if similarity < 1]
    shares = (sum(s >= level for s in unlike) / len(unlike) for level in LEVELS)
    answers = ", ".join(
        f"{s:.3f} at {level} or more" for s, level in zip(shares, LEVELS, strict=True)
    )
    print(f"\n{len(unlike)} names of places that are not there, answered: {answers}\n")


def other_countries(folder: Path) -> None:
    """Recall in countries that nothing was tuned on."""
    print("| country, Dateline | recall@1 | @5 | hard @1 | @5 | hard, unshared @1 | @5 | ms |")
    print("|---|---|---|---|---|---|---|---|")
    for country in OTHER_COUNTRIES:
        records = list(user_files.source(folder / f"{country}.txt").records([]))
        kept, trials = hide(records, OTHER_SAMPLE)
        with tempfile.TemporaryDirectory() as home:
            gazetteer = ours(kept, Path(home))
            report(f"{country}, {len(trials)}", ids_of(gazetteer), trials)


def ids_of(gazetteer: Gazetteer) -> Lookup:
    return lambda name: [candidate.place.id for candidate in gazetteer.candidates(name)]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    skipped: list[Skipped] = []
    records = [
        record for dump in DUMPS for record in user_files.source(folder / dump).records(skipped)
    ]
    kept, trials = hide(records)
    hard, unshared = (
        sum(kind in t.kinds for t in trials) for kind in ("hard", "hard and unshared")
    )
    print(f"{len(records)} places, {len(trials)} hidden spellings, {hard} of them hard;")
    print(f"no other place is spelled like {unshared} of these: the rest no list can rank apart\n")
    print("| look-up | recall@1 | @5 | hard @1 | @5 | hard, unshared @1 | @5 | ms |")
    print("|---|---|---|---|---|---|---|---|")
    report("exact, any case", by_form(kept, str.lower), trials)
    report("anyascii", by_form(kept, lambda name: anyascii.anyascii(name).lower()), trials)
    report("Unidecode", by_form(kept, lambda name: unidecode(name).lower()), trials)
    report("plain fuzzy (rapidfuzz ratio)", plain_fuzzy(kept), trials[:PLAIN_FUZZY_SAMPLE])
    with tempfile.TemporaryDirectory() as home:
        gazetteer = ours(kept, Path(home))
        report("Dateline", ids_of(gazetteer), trials)
        calibration(gazetteer, trials)
    absent(records)
    other_countries(folder)
    coded_notes(folder)


if __name__ == "__main__":
    main()
