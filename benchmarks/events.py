"""How well events are coded: on coders' notes, and on sentences whose event has a marked place.

    python benchmarks/events.py [--half even|odd|all] [--notes 40] [--country SYR …]
                                [--gazetteer FILE …] [--sentences 800] [--errors KIND]
    python benchmarks/events.py --record   writes figures.json and the tables of README.md
    python benchmarks/events.py --pin      pins the floors that the tests hold

Rules are written with the even half of the rows in sight, and with every other of the odd ones that
are drawn; the rest confirms them.
``--errors`` prints what is wrong, one line each. What is counted is said in ``coding/scoring.py``
and ``coding/agreement.py``.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import readme
from coding import located, record
from coding.agreement import MEASURES
from coding.coders import commonest, dateline, keywords, reader
from coding.notes import ACLED, HALVES, draw, read_notes
from coding.scoring import Outcome, by_sub_type, figures, outcomes, recoded
from coding.sets import Tools
from corpora import CORPORA

from geodata.actors import ActorRegister
from geodata.gazetteer import Gazetteer


def main() -> None:
    chosen = _options()
    if chosen.record or chosen.pin:
        tools = Tools(chosen.corpora.parent)
        if chosen.record:
            taken = record.take(tools)
            readme.record("events", taken, record.markdown(taken))
        if chosen.pin:
            record.pin(tools)
        return
    gazetteer, register = Gazetteer.open(chosen.gazetteer), ActorRegister.load()
    if chosen.notes != 0:
        _notes(chosen, gazetteer, register)
    if chosen.sentences:
        _sentences(chosen, gazetteer, register)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument(
        "--notes", type=int, default=40, help="notes of each sub-type; 0 for none, -1 for all"
    )
    parser.add_argument("--sentences", type=int, default=800, help="lines of event-location")
    parser.add_argument("--country", nargs="*", default=[], help="ISO alpha-3 codes")
    parser.add_argument("--gazetteer", nargs="*", type=Path, default=[])
    parser.add_argument("--errors", choices=[*MEASURES, "place", "right"])
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--pin", action="store_true")
    return parser.parse_args()


def _notes(chosen: argparse.Namespace, gazetteer: Gazetteer, register: ActorRegister) -> None:
    notes = read_notes(chosen.corpora / ACLED, half=chosen.half, countries=chosen.country)
    drawn = draw(notes, None if chosen.notes < 0 else chosen.notes)
    began = time.perf_counter()
    told = outcomes(drawn, reader(gazetteer, register), dateline(register))
    seconds = time.perf_counter() - began
    if chosen.errors in {*MEASURES, "right"}:
        _errors(told, chosen.errors)
    print(
        f"ACLED, half: {chosen.half}, {len(drawn)} notes, {1000 * seconds / len(drawn):.1f} ms each"
    )
    for sub_type, stratum in by_sub_type(told).items():
        _line(sub_type, figures(stratum))
    for name, each in (
        ("Dateline", told),
        ("keywords", recoded(told, keywords)),
        ("commonest", recoded(told, commonest)),
    ):
        shares = figures(each)
        _line(f"all: {name}", shares)
        _line(f"all: {name}, surest event", shares, "surest ")
        print(f"  {shares['events']:.2f} events a note, of which {shares['right']:.3f} right")


def _line(name: str, shares: Mapping[str, float], which: str = "") -> None:
    told = "  ".join(f"{each} {shares[which + each]:.3f}" for each in MEASURES)
    print(f"  {name[:36]:36} {shares['notes']:5.0f}  {told}")


def _errors(told: Sequence[Outcome], kind: str) -> None:
    for each in told:
        if all(each.right) if kind == "right" else each.best[kind]:
            continue
        row = each.note
        found = [
            (event.kind, event.actors, event.start, event.place, event.fatalities_low)
            for event in each.parsed.events
        ]
        cells = row.sub_event_type, row.sides[:1], row.day, row.location, row.deaths
        print("-", " | ".join(map(str, cells)), "|", found, "|", row.text[:400])


def _sentences(chosen: argparse.Namespace, gazetteer: Gazetteer, register: ActorRegister) -> None:
    sentences = located.read_sentences(chosen.corpora / located.SENTENCES, half=chosen.half)
    random.Random(4).shuffle(sentences)
    answers = []
    read = located.Reader(gazetteer, register)
    for asked in sentences[: chosen.sentences]:
        found = located.answer(read.situation(asked))
        right = located.is_right(asked, found)
        answers.append((asked, right))
        if chosen.errors == "place" and not right:
            names = [asked.text[start:end] for start, end in asked.places]
            verb = asked.text[slice(*asked.verb)]
            print(f"- {names} | {found and found.text} | {verb} | {asked.text.strip()}")
    shares = "  ".join(f"{sort} {share:.3f}" for sort, share in located.figures(answers).items())
    print(f"Event-location, half: {chosen.half}, right place or rightly none: {shares}")


if __name__ == "__main__":
    main()
