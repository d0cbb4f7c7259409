"""Whether the places of coded notes are among the candidates, and how many others are.

Of notes from Syria, Iraq and Yemen, the coder's name of the place is looked up in the dumps of
these countries; the place is found if a candidate lies within 25 km of the coder's point.
Ambiguity: how many candidates share the top similarity, and the median of how far they lie apart.
"""

from __future__ import annotations

import csv
import random
import statistics
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from corpora import CORPORA
from rapidfuzz import fuzz, process
from unidecode import unidecode

from geodata.gazetteer import Gazetteer
from geodata.gazetteer.distance import between_km
from geodata.gazetteer.records import Record
from geodata.gazetteer.romanisation import consonant_key, fold
from geodata.gazetteer.sources import user_files

COUNTRIES = ("Syria", "Iraq", "Yemen")
DUMPS = ("SY.txt", "IQ.txt", "YE.txt")
NOTES = 400
NEAR_KM = 25.0
MOST = 50
Point = tuple[float, float]
Ranked = list[tuple[float, Point]]
"""Similarity and point of each candidate, best first."""


def _notes() -> list[tuple[str, Point]]:
    with (CORPORA / "events" / "acled-2022-half.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["country"] in COUNTRIES]
    random.Random(4).shuffle(rows)
    return [
        (row["location"], (float(row["latitude"]), float(row["longitude"]))) for row in rows[:NOTES]
    ]


def _by_form(records: list[Record], form: Callable[[str], str]) -> Callable[[str], Ranked]:
    table: defaultdict[str, dict[Point, None]] = defaultdict(dict)
    for record in sorted(records, key=lambda record: -record.prominence):
        for name in (record.place.name, *record.spellings):
            table[form(name)][_point(record)] = None
    return lambda name: [(1.0, point) for point in table.get(form(name), ())]


def _plain_fuzzy(records: list[Record]) -> Callable[[str], Ranked]:
    points = [
        (name.lower(), _point(record))
        for record in records
        for name in (record.place.name, *record.spellings)
    ]
    names = [name for name, _ in points]

    def look_up(name: str) -> Ranked:
        found = process.extract(name.lower(), names, scorer=fuzz.ratio, limit=MOST)
        ranked = [(score / 100, points[row][1]) for _, score, row in found]
        return list({point: (score, point) for score, point in reversed(ranked)}.values())[::-1]

    return look_up


def _dateline(gazetteer: Gazetteer) -> Callable[[str], Ranked]:
    return lambda name: [
        (found.similarity, (found.place.latitude, found.place.longitude))
        for found in gazetteer.candidates(name, limit=MOST)
    ]


def _point(record: Record) -> Point:
    return record.place.latitude, record.place.longitude


def _line(name: str, look_up: Callable[[str], Ranked], notes: list[tuple[str, Point]]) -> str:
    ranks, tied, spread = [], [], []
    for location, point in notes:
        found = look_up(location)
        near = (rank for rank, (_, at) in enumerate(found) if between_km(point, at) <= NEAR_KM)
        ranks.append(next(near, None))
        if found:
            top = [at for similarity, at in found if similarity == found[0][0]]
            tied.append(len(top))
            spread.append(max(between_km(top[0], other) for other in top))
    shares = (
        sum(rank is not None and (k is None or rank < k) for rank in ranks) / len(notes)
        for k in (1, 5, None)
    )
    figures = " | ".join(f"{share:.3f}" for share in shares)
    apart = statistics.median(spread)
    return f"| {name} | {figures} | {statistics.mean(tied):.1f} | {apart:.0f} |"


def coded_notes(folder: Path) -> None:
    """Print the share of notes whose place is found, by each way to look it up."""
    dumps = [folder / dump for dump in DUMPS]
    records = [record for dump in dumps for record in user_files.source(dump).records([])]
    notes = _notes()
    print(f"\n{len(notes)} coded notes: the place is found within 25 km")
    print("| look-up | @1 | @5 | all | mean at the top | km apart, median |")
    print("|---|---|---|---|---|---|")
    print(_line("exact, any case", _by_form(records, str.lower), notes))
    print(_line("Unidecode", _by_form(records, lambda n: unidecode(n).lower()), notes))
    print(_line("plain fuzzy, 50", _plain_fuzzy(records), notes))
    print(_line("consonant key", _by_form(records, lambda n: consonant_key(fold(n))), notes))
    print(_line("Dateline, 50", _dateline(Gazetteer.open(dumps)), notes))
