"""What is measured in every run, and in which half: the sets behind the tables and the floors."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from calibration import expected_error, reliability

from coding import located, reports
from coding.coders import Coder, commonest, dateline, keywords, reader
from coding.notes import ACLED, Half, Note, draw, read_notes, read_own_notes
from coding.scoring import Outcome, figures, outcomes, recoded
from geodata.actors import ActorRegister
from geodata.gazetteer import Gazetteer

__all__ = [
    "NOTES",
    "Tools",
    "all_of",
    "baselines",
    "calibrate",
    "first_of_notes",
    "note_outcomes",
    "report_readings",
    "sentence_figures",
]

NOTES: Mapping[str, tuple[str, ...]] = {
    "the world": (),
    "Syria, Iraq, Yemen, with dumps": ("SYR", "IRQ", "YEM"),
    "own notes, with dumps": ("SYR", "IRQ", "YEM"),
}
"""Sets of notes, by the countries they are taken from."""
_OWN = "own notes, with dumps"
DUMPS = ("SY.txt", "IQ.txt", "YE.txt")
SENTENCES = 400
MOST = 40
"""Notes of a sub-type: the protests are half of the sample."""
Pair = tuple[float, bool]


@dataclass(frozen=True)
class Tools:
    """The folder of shared data, and what notes are read with."""

    shared: Path

    @cached_property
    def register(self) -> ActorRegister:
        """The actors that ship."""
        return ActorRegister.load()

    @cached_property
    def default(self) -> Gazetteer:
        """The gazetteer that ships."""
        return Gazetteer.open()

    @cached_property
    def with_dumps(self) -> Gazetteer:
        """The same with the dumps of three countries, as a user adds them."""
        return Gazetteer.open([self.shared / "gazetteer" / name for name in DUMPS])


def note_outcomes(tools: Tools, name: str, half: Half, most: int | None = MOST) -> list[Outcome]:
    """What Dateline finds in a set of notes."""
    gazetteer = tools.with_dumps if NOTES[name] else tools.default
    read = reader(gazetteer, tools.register)
    return outcomes(_notes(tools, name, half, most), read, dateline(tools.register))


def _notes(tools: Tools, name: str, half: Half, most: int | None) -> list[Note]:
    """Notes of a set: of our own all, of a corpus so many of a sub-type."""
    if name == _OWN:
        return read_own_notes(half)
    path = tools.shared / "corpora" / ACLED
    return draw(read_notes(path, half=half, countries=NOTES[name]), most)


def baselines(told: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Figures of the simple coders over the same readings."""
    coders: Mapping[str, Coder] = {"keywords": keywords, "commonest": commonest}
    return {name: figures(recoded(told, coder)) for name, coder in coders.items()}


def sentence_figures(tools: Tools, half: Half, *, naively: bool = False) -> dict[str, float]:
    """Right place, or rightly none, of the marked verbs of so many sentences."""
    path = tools.shared / "corpora" / located.SENTENCES
    sentences = located.read_sentences(path, half=half, naively=naively)
    random.Random(4).shuffle(sentences)
    asked = sentences[:SENTENCES]
    read = located.Reader(tools.default, tools.register)
    found = [(each, located.answer(read.situation(each))) for each in asked]
    return located.figures([(each, located.is_right(each, name)) for each, name in found])


def report_readings(tools: Tools, half: Half, path: Path = reports.GOLD) -> list[reports.Reading]:
    """What Dateline finds in our own coded reports."""
    read = reader(tools.default, tools.register)
    told = reports.read_reports(path, half=half)
    return reports.readings(told, read, dateline(tools.register))


def calibrate(pairs: Sequence[Pair]) -> dict[str, object]:
    """Bins of confidence with how many are right, and the expected calibration error."""
    bins = reliability(pairs)
    rows = [[each.low, each.size, round(each.confidence, 3), round(each.right, 3)] for each in bins]
    return {"expected_error": round(expected_error(bins), 3), "bins": rows}


def first_of_notes(told: Sequence[Outcome]) -> list[Pair]:
    """Confidence of the event told first, which the row speaks of, and whether it is right."""
    return [(each.events[0].confidence, each.right[0]) for each in told if each.events]


def all_of(told: Sequence[Outcome] | Sequence[reports.Reading]) -> list[Pair]:
    """Confidence of every event, and whether it is right."""
    return [
        (event.confidence, right)
        for each in told
        for event, right in zip(each.events, each.right, strict=True)
    ]
