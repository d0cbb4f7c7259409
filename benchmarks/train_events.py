"""Learn how sure an event is: the model of ``geodata.event_coding.confidence``.

    python benchmarks/train_events.py            prints what each choice of texts teaches
    python benchmarks/train_events.py --write    writes what the even halves teach, which ships

A logistic model says how often an event is right (``coding/agreement.py``) from what is known.
It learns from the even half of the coded notes and of our own reports. A note has one row, which
says nothing of what the note tells besides: only the event told first is judged by it. Of our
reports every event is. Notes of a sub-type weigh as the root of their number, so that the many
protests are not all that is learned; an event of a report weighs as much as five notes.
``events.py`` measures the model on the odd halves.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import starmap
from pathlib import Path

import numpy as np
from calibration import expected_error, reliability
from coding.agreement import Row, coded, is_right, row_of
from coding.notes import ACLED, Half, read_notes
from coding.reports import GOLD, PLAIN, VARIED, read_reports
from corpora import CORPORA
from toml_tables import table

from geodata import event_coding
from geodata.actors import ActorRegister, find_actors
from geodata.actors.lands import lands_of
from geodata.dates import find_dates
from geodata.event_coding.assembly import draft_events
from geodata.event_coding.confidence import FACTS, Model, facts
from geodata.event_coding.records import records
from geodata.gazetteer import Gazetteer
from geodata.kinds import KINDS
from geodata.models import Document
from geodata.places import resolve
from geodata.relative import relative_places
from geodata.toponyms import find_toponyms

SHIPS = Path(event_coding.__file__).with_name("confidence.toml")
_HEADER = """\
# How sure an event is: confidence.py says what each number weighs. Written by
# `python benchmarks/train_events.py --write`, fitted to the first event of each note in the even
# half of a public ACLED sample, and to all events of the even half of our own reports
# (tests/gold: coded_reports.toml, plain_reports.toml, varied_reports.toml). Right: type, day and
# place as coded, the place within 25 km of the event's reach. Of the texts nothing is in here. A
# kind that is not listed weighs 0.
"""
_NEWTON_STEPS = 30
_REPORTED = 5.0
"""What an event of a report weighs beside one of a note: there are forty times as many notes."""
_HOLD_FACTS, _HOLD_KINDS = 2.0, 6.0
"""Square penalties: a kind must be wrong often before it is held against an event."""


@dataclass(frozen=True)
class Sample:
    """An event that was found: what is known of it, whether it is right, and how much it counts."""

    facts: Mapping[str, float]
    kind: str
    right: bool
    weight: float = 1.0


def samples(
    document: Document,
    rows: Sequence[Row],
    gazetteer: Gazetteer,
    register: ActorRegister,
) -> Iterator[Sample]:
    """Events of one text, as the pipeline finds them, beside its rows."""
    toponyms = find_toponyms(document, gazetteer)
    lands = partial(lands_of, document, register, toponyms)
    placed = resolve(document, toponyms, gazetteer, lands=lands)
    relative = relative_places(document, placed, gazetteer=gazetteer)
    actors = find_actors(document, placed, register)
    drafts, setting = draft_events(document, placed, find_dates(document), actors, relative)
    events = records(document, [(draft, 0.5) for draft in drafts])
    for draft, event in zip(drafts, events, strict=True):
        right = is_right(rows, coded(event, register))
        yield Sample(facts(draft, setting), draft.kind, right)


def gather(
    corpora: Path, gazetteer: Gazetteer, register: ActorRegister, half: Half
) -> dict[str, list[Sample]]:
    """Samples of a half, by the kind of text."""
    notes = read_notes(corpora / ACLED, half=half)
    sizes = Counter(note.sub_event_type for note in notes)
    mean = sum(math.sqrt(size) for size in sizes.values()) / len(notes)
    first = (
        (
            next(samples(note.document, [row_of(note)], gazetteer, register), None),
            1 / mean / math.sqrt(sizes[note.sub_event_type]),
        )
        for note in notes
    )
    reports = [report for path in (GOLD, PLAIN, VARIED) for report in read_reports(path, half=half)]
    return {
        "notes": [replace(sample, weight=weight) for sample, weight in first if sample],
        "reports": [
            replace(sample, weight=_REPORTED)
            for report in reports
            for sample in samples(report.document, report.rows, gazetteer, register)
        ],
    }


def fit(data: Mapping[str, Sequence[Sample]]) -> Model:
    """Fit a logistic model by Newton's method; a square penalty holds the weights."""
    told = [sample for part in data.values() for sample in part]
    kinds = sorted({sample.kind for sample in told})
    table = np.array([_columns(sample, kinds) for sample in told])
    right = np.array([sample.right for sample in told], float)
    weight = np.array([sample.weight for sample in told])
    hold = [1e-6] + [_HOLD_FACTS] * (len(FACTS) - 1) + [_HOLD_KINDS] * len(kinds)
    penalty = np.diag(hold)
    weights = np.zeros(len(hold))
    for _ in range(_NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        bend = (table * (weight * chance * (1 - chance))[:, None]).T @ table + penalty
        weights += np.linalg.solve(bend, table.T @ (weight * (right - chance)) - penalty @ weights)
    names = weights.tolist()
    of_facts = dict(zip(FACTS, names[: len(FACTS)], strict=True))
    return Model(of_facts, dict(zip(kinds, names[len(FACTS) :], strict=True)))


def _columns(sample: Sample, kinds: Iterable[str]) -> list[float]:
    return [*(sample.facts[fact] for fact in FACTS), *(float(sample.kind == k) for k in kinds)]


def chance(sample: Sample, model: Model) -> float:
    """Confidence that a model gives a sample."""
    total = sum(model.facts[fact] * value for fact, value in sample.facts.items())
    return 1 / (1 + math.exp(-total - model.kinds.get(sample.kind, 0.0)))


def error(part: Sequence[Sample], model: Model) -> float:
    """Expected calibration error of a model on samples."""
    pairs = [(chance(sample, model), sample.right) for sample in part]
    return expected_error(reliability(pairs))


def written(model: Model) -> str:
    """Give the model as TOML."""
    kinds = {kind: model.kinds[kind] for kind in KINDS if kind in model.kinds}
    tables = {"facts": model.facts, "kinds": kinds}
    return "\n\n".join([_HEADER.rstrip(), *starmap(table, tables.items())]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    tools = Gazetteer.open(), ActorRegister.load()
    even = gather(chosen.corpora, *tools, "even")
    everything = fit(even)
    if chosen.write:
        SHIPS.write_text(written(everything), encoding="utf-8")
        return
    odd = gather(chosen.corpora, *tools, "odd")
    learned = {"both": everything} | {name: fit({name: part}) for name, part in even.items()}
    print(f"{'':24}" + "".join(f"{name:>10}" for name in learned))
    for fact in FACTS:
        print(f"{fact:24}" + "".join(f"{m.facts[fact]:10.2f}" for m in learned.values()))
    for kind in sorted(everything.kinds):
        print(f"{kind:24}" + "".join(f"{m.kinds.get(kind, 0):10.2f}" for m in learned.values()))
    for name, part in odd.items():
        shares = "".join(f"{error(part, model):10.3f}" for model in learned.values())
        print(f"{f'error, odd {name}':24}" + shares, len(part))


if __name__ == "__main__":
    main()
