"""Learn what tells the place of an event from the other names of its sentence.

    python benchmarks/train_location.py            prints what one half teaches about the other
    python benchmarks/train_location.py --write    writes what both teach, which ships

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
from zlib import crc32

import numpy as np
import numpy.typing as npt
from coding.located import triggers_at
from corpora import CORPORA
from marked_places import Marked, read_marked
from toml_tables import table

from geodata.actors import ActorRegister, find_actors
from geodata.dates import find_dates
from geodata.documents import from_text
from geodata.event_coding import location
from geodata.event_coding.governing import Candidate, find_candidates
from geodata.event_coding.location.clues import clues
from geodata.event_coding.location.layout import lay_out
from geodata.event_coding.location.model import Model
from geodata.event_coding.reading import Passage, passages
from geodata.event_coding.triggers import Trigger, find_triggers
from geodata.gazetteer import Gazetteer
from geodata.gazetteer.distance import between_km
from geodata.models import Document
from geodata.places import resolve
from geodata.relative import relative_places
from geodata.toponyms import find_toponyms

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
# Figures: fitted to one half of the sentences of event-location and read on the other, right place
#   or rightly none {first:.3f} and {second:.3f} of the accepted records.
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
_PUBLISHED = dt.date(2016, 6, 1)
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
    judged: bool = False
    """Whether the answer is measured: an accepted record of event-location."""


class Reader:
    """Read a text up to its passages, as the pipeline does."""

    def __init__(self, gazetteer: Gazetteer, register: ActorRegister) -> None:
        self.gazetteer, self.register = gazetteer, register

    def passages(self, document: Document) -> Iterator[Passage]:
        placed = resolve(document, find_toponyms(document, self.gazetteer), self.gazetteer)
        relative = relative_places(document, placed, gazetteer=self.gazetteer)
        actors = find_actors(document, placed, self.register)
        yield from passages(document, placed, find_dates(document), actors, relative)


def marked_lessons(records: Iterable[Marked], reader: Reader) -> Iterator[Lesson]:
    for record in records:
        document = Document("line", record.text, (0, len(record.text)), "", published=_PUBLISHED)
        for passage in reader.passages(document):
            own, others = triggers_at(passage, record.verb[0])
            if own:
                yield _marked_lesson(record, passage, own, others)
                break


def _marked_lesson(
    record: Marked, passage: Passage, own: Sequence[Trigger], others: Sequence[Trigger]
) -> Lesson:
    names = find_candidates(passage, [*own, *others])
    right = tuple(_is_marked(record, name) for name in names)
    missed = bool(record.places) and not any(right)
    none = (missed or not record.places) if record.accepted else None
    salience = 1.0 if record.accepted and not missed else _UNMARKED
    return Lesson(
        crc32(record.text.strip().encode()) % 2,
        _clues(passage, names, own[0], others),
        right,
        salience,
        none,
        record.accepted,
    )


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


def accuracy(lessons: Sequence[Lesson], model: Model) -> float:
    """Share of the accepted records whose name is right, or that rightly have none."""
    judged = [lesson for lesson in lessons if lesson.judged]
    return sum(map(_is_right, judged, [model] * len(judged))) / len(judged)


def _is_right(lesson: Lesson, model: Model) -> bool:
    scores = [model.score(told) for told in lesson.clues]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    if best is None or scores[best] <= 0:
        return bool(lesson.none) and lesson.salience == 1.0
    return lesson.right[best]


def gather(corpora: Path) -> tuple[list[Lesson], list[Lesson]]:
    """Lessons of event-location and those of every second coded note."""
    reader = Reader(Gazetteer.open(), ActorRegister.load())
    marked = list(marked_lessons(read_marked(corpora / "events" / "event-location.jsonl"), reader))
    with (corpora / "events" / "acled-2022-half.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::2]
    return marked, list(note_lessons(rows, reader))


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
    marked, notes = gather(chosen.corpora)
    halves = [[lesson for lesson in marked if lesson.half == rest] for rest in (0, 1)]
    second, first = (accuracy(halves[1 - rest], fit([*halves[rest], *notes])) for rest in (0, 1))
    print(f"right place or rightly none: {second:.3f} and {first:.3f} on the half not fitted to")
    if chosen.write:
        model = fit([*marked, *notes])
        card = {"penalty": _PENALTY, "sentences": len(marked), "notes": len(notes)}
        today = dt.datetime.now(tz=dt.UTC).date()
        SHIPS.write_text(
            written(model, first=first, second=second, today=today, **card), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
