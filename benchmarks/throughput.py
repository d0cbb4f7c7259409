"""How fast whole reports are read, stage by stage; how time and memory grow.

    python benchmarks/throughput.py            speed by stage, growth and memory; about two minutes
    python benchmarks/throughput.py --quick    fewer and smaller texts

Speed: texts of 570 words made of our own reports, one process, processor time; then the articles of
``shared/reports`` beside the checkout, where there are any, as if each had 570 words. They are read
again and again, and the best time of each stage counts: other programs only ever slow one down.
Growth: how many times as long a text takes that is four times as large; 4 is linear, 16 quadratic.
Memory: what the process holds after so many different reports; flat when the later ones add
nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import resource
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from coding.reports import read_reports
from corpora import CORPORA

from geodata.actors import ActorRegister, find_actors
from geodata.dates import find_dates
from geodata.documents import from_text, read_many, sentences
from geodata.event_coding import build_events
from geodata.gazetteer import Gazetteer
from geodata.models import Document
from geodata.pipeline import parse_document
from geodata.places import resolve
from geodata.relative import relative_places
from geodata.toponyms import find_toponyms

WORDS = 570
REPORTS = CORPORA.parent / "reports"
TIMES = 4
_CHECKS = 10
PIECES: Mapping[str, str] = {
    "one letter": "a",
    "one word": "word ",
    "line ends": "\n",
    "brackets": "(",
    "quotes": '"',
    "full stops": ". ",
    "digits": "1 ",
    "one sentence": "On Monday troops shelled Homs, killing five. ",
    "one long sentence": "and troops shelled Homs, killing five, ",
    "names": "Homs, Aleppo, Nawa ",
    "unknown names": "Qarathush Belmand ",
    "dates": "3 May 2018 ",
    "weekdays": "last Monday ",
    "tolls": "five killed ",
    "actors": "the Syrian army, ISIS ",
    "distances": "70 km north of ",
    "paragraphs": "Troops shelled Homs.\n\n",
    "he said": 'he said that "',
    "combining marks": "a\u0301\u0308",
    "right to left": "قصف الجيش حمص. ",
    "capitals": "HOMS ",
    "initials": "U.S. ",
    "surrogates": "\ud800 ",
}
Stages = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=["speed", "growth", "memory"])
    parser.add_argument("--reports", type=int, default=20_000, help="read to measure memory")
    parser.add_argument("--letters", type=int, default=400, help="of each of these reports")
    chosen = parser.parse_args()
    gazetteer, register = Gazetteer.open(), ActorRegister.load()
    few = chosen.quick
    if chosen.only in {None, "speed"}:
        speed(gazetteer, register, 30 if few else 120)
        real(gazetteer, register, 10 if few else 40)
    if chosen.only in {None, "growth"}:
        growth(gazetteer, register, 4_000 if few else 40_000)
    if chosen.only in {None, "memory"}:
        memory(gazetteer, register, 1_000 if few else chosen.reports, chosen.letters)


def staged(document: Document, gazetteer: Gazetteer, register: ActorRegister) -> Stages:
    """Processor seconds of each stage, as `geodata.pipeline` runs them."""
    clock, told = time.process_time, [time.process_time()]
    toponyms = find_toponyms(document, gazetteer)
    told.append(clock())
    placed = resolve(document, toponyms, gazetteer)
    told.append(clock())
    relative = relative_places(document, placed, gazetteer=gazetteer)
    told.append(clock())
    dates = find_dates(document)
    told.append(clock())
    actors = find_actors(document, placed, register)
    told.append(clock())
    build_events(document, placed, dates, actors, relative)
    told.append(clock())
    names = "names", "places", "relative", "dates", "actors", "events"
    return {
        name: after - before
        for name, (before, after) in zip(names, itertools.pairwise(told), strict=True)
    }


def articles() -> Iterator[str]:
    """Different texts of 570 words, without end: sentences of our own reports, shuffled."""
    whole = " ".join(report.document.text.replace("\n\n", " ") for report in read_reports())
    sentences = whole.split(". ")
    chance = random.Random(4)
    while True:
        chance.shuffle(sentences)
        words = ". ".join(sentences).split(" ")
        for at in range(0, len(words) - WORDS, WORDS):
            yield " ".join(words[at : at + WORDS])


def speed(gazetteer: Gazetteer, register: ActorRegister, number: int) -> None:
    """Print documents a second, and what share of the time each stage takes."""
    texts = list(itertools.islice(articles(), number))
    total: Stages = {}
    for count, text in enumerate(texts):
        stages = _timed(text, gazetteer, register)
        if count >= number // 3:
            total = {name: total.get(name, 0.0) + seconds for name, seconds in stages.items()}
    seconds, read = sum(total.values()), number - number // 3
    print(f"{read / seconds:.0f} documents of {WORDS} words a second of processor time")
    for name, part in total.items():
        print(f"  {name:10} {1000 * part / read:6.2f} ms  {part / seconds:.0%}")


def real(gazetteer: Gazetteer, register: ActorRegister, times: int) -> None:
    """Print documents a second, of 570 words each, for every real article beside the checkout."""
    for document in read_many(REPORTS) if REPORTS.is_dir() else ():
        runs = [
            _timed(document.text, gazetteer, register, document.published) for _ in range(times)
        ]
        words = len(document.text.split())
        best = {name: 1000 * WORDS / words * min(run[name] for run in runs) for name in runs[0]}
        told = ", ".join(f"{name} {spent:.2f}" for name, spent in best.items())
        print(
            f"{1000 / sum(best.values()):.0f} such documents a second of {document.title!r}: {told}"
        )


def growth(gazetteer: Gazetteer, register: ActorRegister, size: int) -> None:
    """Print the stages of monotonous texts that grow faster than the text."""
    print(f"times as long for a text {TIMES} times as large, from {size:,} characters")
    for name, piece in PIECES.items():
        one, more = (
            _timed(f"Report. {piece * (length // len(piece))}", gazetteer, register)
            for length in (size, TIMES * size)
        )
        ratio = sum(more.values()) / max(sum(one.values()), 1e-3)
        worst = max(more, key=lambda stage: more[stage])
        print(
            f"  {name:18} {ratio:5.1f} times, {sum(more.values()):6.2f} s,"
            f" most of it {worst} ({more[worst]:.2f} s, {more[worst] / max(one[worst], 1e-3):.1f})"
        )


def _timed(
    text: str, gazetteer: Gazetteer, register: ActorRegister, published: dt.date | None = None
) -> Stages:
    """Processor seconds of each stage, from the text on; what was read before is not remembered."""
    sentences.cache_clear()
    before = time.process_time()
    document = from_text(text, published=published)
    return {"document": time.process_time() - before} | staged(document, gazetteer, register)


def memory(gazetteer: Gazetteer, register: ActorRegister, number: int, letters: int) -> None:
    """Print what the process holds as it reads ever new reports with ever new names."""
    read: Callable[[Document], object] = partial(
        parse_document, gazetteer=gazetteer, register=register
    )
    texts = articles()
    chance = random.Random(4)
    for count in range(1, number + 1):
        name = "".join(chance.choices("abdefghiklmnorstuz", k=8)).title()
        read(from_text(f"{next(texts)[:letters]} Shells hit {name} on Monday."))
        if count * _CHECKS % number == 0:
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"  {count:,} reports: at most {held:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
