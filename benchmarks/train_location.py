"""Learn what tells the place of an event from the other names of its sentence.

    python benchmarks/train_location.py            prints what one half teaches about the other
    python benchmarks/train_location.py --write    writes that into the README of the benchmarks,
                                                   and what both teach into the model that ships

A conditional logit: the names of a sentence and "none" share the probability one, and the right
ones should have it all. Sentences come from event-location (accepted records teach names and
"none"; the others leave out many places, and teach only which name, where they mark one) and from
every second coded note, where a name within 15 km of the coder's point, or spelled like it, is
right for every event of its sentence.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path

import numpy as np
import numpy.typing as npt
import readme
from coding.located import SENTENCES, Reader, Situation, answer, figures, is_right
from coding.notes import ACLED
from corpora import CORPORA
from marked_places import Marked, read_marked
from readme import share
from toml_tables import table

from geodata.actors import ActorRegister
from geodata.documents import from_text
from geodata.event_coding import location
from geodata.event_coding.governing import Candidate, find_candidates
from geodata.event_coding.location.clues import clues
from geodata.event_coding.location.layout import lay_out
from geodata.event_coding.location.model import Model
from geodata.event_coding.reading import Passage
from geodata.event_coding.triggers import Trigger, find_triggers
from geodata.gazetteer import Gazetteer
from geodata.gazetteer.distance import between_km

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
SHIPS = Path(location.__file__).with_name("model.toml")
_HEADER = """\
# Which name of a sentence says where its event took place.
#
# What: weights of the clues that `clues.py` lists. A name's sum is the logarithm of how much
#   likelier it is to be the place than that none is.
# Model: conditional logit over the names of a sentence and "none", square penalty {penalty:g}.
# Data: {sentences} marked sentences of event-location (Halterman, MIT) and {notes} told by every
#   second coded note of a public ACLED sample. Of their texts nothing is in here.
# Figures: right place or rightly none of the accepted records, read on one half of the sentences of
#   event-location with weights fitted to the other: {even:.3f} (even) and {odd:.3f} (odd). These
#   weights are fitted to both halves: a figure of theirs on that corpus is not held out.
# Limits: English news of conflicts; marked by few people, who agree with each other on .79 of the
#   sentences that two of them marked.
# Date: {today}. Retrain: `python benchmarks/train_location.py --write`.
"""
_PENALTY = 4.0
_STEPS = 400
_RATE = 0.05
_RAREST = 8
"""A clue seen less often is not learned."""
_NEAR_KM = 15.0
_UNMARKED = 0.5
"""How much a sentence counts whose marked place is not among the names found, or not accepted."""
_NOTE = 0.3
_AFTER = dt.timedelta(days=3)


@dataclass(frozen=True)
class Lesson:
    """Clues of each name of a sentence, which of them are right, and whether none may be."""

    half: int
    """0 or 1: a sentence that is marked for several verbs is in one half only."""
    clues: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    salience: float
    none: bool | None = False
    """Whether none is right; None when "none" is no answer."""


def marked_lessons(situations: Iterable[Situation]) -> list[Lesson]:
    """Lessons of marked verbs, of those that stand in a sentence."""
    return [_marked_lesson(each, each.passage) for each in situations if each.passage]


def _marked_lesson(told: Situation, passage: Passage) -> Lesson:
    record = told.marked
    names = find_candidates(passage, [*told.own, *told.others])
    right = tuple(_is_marked(record, name) for name in names)
    missed = bool(record.places) and not any(right)
    none = (missed or not record.places) if record.accepted else None
    salience = 1.0 if record.accepted and not missed else _UNMARKED
    seen = _clues(passage, names, told.own[0], told.others)
    return Lesson(record.half, seen, right, salience, none)


def _is_marked(record: Marked, name: Candidate) -> bool:
    toponym = name.placed.toponym
    return any(toponym.start < end and start < toponym.end for start, end in record.places)


def _clues(
    passage: Passage, names: Sequence[Candidate], trigger: Trigger, others: Sequence[Trigger]
) -> tuple[tuple[str, ...], ...]:
    layout = lay_out(passage, names)
    return tuple(
        tuple(clues(passage, layout, number, trigger, others)) for number in range(len(names))
    )


def note_lessons(rows: Iterable[Mapping[str, str]], reader: Reader) -> Iterator[Lesson]:
    """Lessons of coded notes: the place of the row is that of every event of its sentence."""
    for row in rows:
        day = dt.date.fromisoformat(row["event_date"])
        for passage in reader.passages(from_text(row["notes"], published=day + _AFTER)):
            triggers = find_triggers(passage)
            names = find_candidates(passage, triggers)
            right = tuple(_is_coded(row, name) for name in names)
            if not any(right):
                continue
            for trigger in triggers:
                others = [other for other in triggers if other is not trigger]
                told = _clues(passage, names, trigger, others)
                salience = _NOTE / len(triggers)
                yield Lesson(0, told, right, salience)


def _is_coded(row: Mapping[str, str], name: Candidate) -> bool:
    place, text = name.placed.place, name.placed.toponym.text
    if _letters(text) == _letters(row["location"]):
        return True
    point = float(row["latitude"]), float(row["longitude"])
    return place is not None and (between_km(point, (place.latitude, place.longitude)) <= _NEAR_KM)


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name.casefold())).removeprefix("al")


@dataclass(frozen=True)
class Table:
    """All clues as one list of numbers: of each answer where they begin, of each lesson too."""

    numbers: Integers
    answers: Integers
    lessons: Integers
    right: npt.NDArray[np.bool_]
    salience: Floats


def fit(lessons: Sequence[Lesson]) -> Model:
    """Fit the weights to lessons, each counting by its salience."""
    known = Counter(clue for lesson in lessons for told in lesson.clues for clue in set(told))
    frequent = sorted(clue for clue, times in known.items() if times >= _RAREST)
    order = {clue: 1 + i for i, clue in enumerate(frequent)}
    weights = _descend(_table(lessons, order), len(order) + 1)
    return Model({clue: float(weights[number]) for clue, number in order.items()})


def _table(lessons: Sequence[Lesson], order: Mapping[str, int]) -> Table:
    """Lay out the lessons; column 0 is a clue that every answer has, and weighs nothing."""
    numbers: list[int] = []
    answers: list[int] = []
    starts: list[int] = []
    right: list[bool] = []
    kept = [lesson for lesson in lessons if lesson.clues and _teaches(lesson)]
    for lesson in kept:
        starts.append(len(answers))
        told = [*lesson.clues] + ([()] if lesson.none is not None else [])
        right += [*lesson.right] + ([lesson.none] if lesson.none is not None else [])
        for each in told:
            answers.append(len(numbers))
            numbers += [0, *(order[clue] for clue in each if clue in order)]
    return Table(
        np.array(numbers),
        np.array(answers),
        np.array(starts),
        np.array(right),
        np.array([lesson.salience for lesson in kept]),
    )


def _teaches(lesson: Lesson) -> bool:
    """Whether some answer is right and another wrong."""
    return bool(lesson.none) or (
        any(lesson.right) and not (all(lesson.right) and lesson.none is None)
    )


def _descend(table: Table, size: int) -> Floats:
    """Descend the loss by Adam (Kingma and Ba 2015), its step going down to nothing."""
    of_clue = np.repeat(
        np.arange(len(table.answers)), np.diff([*table.answers.tolist(), len(table.numbers)])
    )
    of_answer = np.repeat(
        np.arange(len(table.lessons)), np.diff([*table.lessons.tolist(), len(table.answers)])
    )
    salience = table.salience[of_answer] / table.salience.sum()
    hold = _PENALTY / len(table.lessons)
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        scores = np.add.reduceat(weights[table.numbers], table.answers)
        powers = np.exp(scores - np.maximum.reduceat(scores, table.lessons)[of_answer])
        chance = powers / np.add.reduceat(powers, table.lessons)[of_answer]
        among = chance * table.right
        among /= np.maximum(np.add.reduceat(among, table.lessons), 1e-9)[of_answer]
        pull = (salience * (chance - among))[of_clue]
        slope = np.bincount(table.numbers, weights=pull, minlength=size) + hold * weights
        slope[0] = 0.0
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = _RATE * (1 - step / (_STEPS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return weights


def gather(corpora: Path) -> tuple[list[Situation], list[Lesson]]:
    """Records of event-location as they are read, and lessons of every second coded note."""
    reader = Reader(Gazetteer.open(), ActorRegister.load())
    marked = [reader.situation(record) for record in read_marked(corpora / SENTENCES)]
    with (corpora / ACLED).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::2]
    return marked, list(note_lessons(rows, reader))


def cross_fitted(
    situations: Sequence[Situation], notes: Sequence[Lesson]
) -> dict[str, dict[str, float]]:
    """Figures on each half with weights fitted to the other one; no sentence is in both."""
    told: dict[str, dict[str, float]] = {}
    for half, name in enumerate(("even", "odd")):
        lessons = marked_lessons(each for each in situations if each.marked.half != half)
        model = fit([*lessons, *notes])
        read = [each for each in situations if each.marked.half == half and each.marked.accepted]
        told[name] = figures(
            [(each.marked, is_right(each.marked, answer(each, model))) for each in read]
        )
    return told


def table_of(told: Mapping[str, Mapping[str, float]]) -> str:
    """Table of the figures for the README."""
    sorts = ("all", "with a place", "without")
    rows = [
        [f"{name} half", *(share(shares[sort]) for sort in sorts)] for name, shares in told.items()
    ]
    return readme.table(("event-location, fitted to the other half", *sorts), rows)


def written(model: Model, **card: object) -> str:
    """Give the model as TOML, its card as a comment above."""
    tables: dict[str, dict[str, float]] = {}
    for clue, weight in sorted(model.weights.items()):
        name, _, value = clue.partition(" ")
        if round(weight, 2):
            tables.setdefault(name, {})[value] = weight
    head = _HEADER.format(**card).rstrip()
    return "\n\n".join([head, *starmap(table, tables.items())]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    situations, notes = gather(chosen.corpora)
    told = cross_fitted(situations, notes)
    print(table_of(told))
    if chosen.write:
        readme.record("location", told, table_of(told))
        model = fit([*marked_lessons(situations), *notes])
        card = {"penalty": _PENALTY, "sentences": len(situations), "notes": len(notes)}
        halves = {half: shares["all"] for half, shares in told.items()}
        today = dt.datetime.now(tz=dt.UTC).date()
        SHIPS.write_text(written(model, today=today, **halves, **card), encoding="utf-8")


if __name__ == "__main__":
    main()
