"""Which figures of places stand on floors, and on which corpora."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import floors
from floors import FLOORS, digest, under

from places.sets import SETS, Corpus, headline, measure
from places.systems import System

__all__ = ["PINNED", "pin", "reached"]

_SHARE = {
    "CoNLL-2003 testb": 2,
    "WNUT-17 test": 2,
    "ACLED notes, the world": 10,
    "UCDP headlines, Syria": 4,
    "event-location": 5,
}
"""Of large corpora the first of every so many texts: the floors are to be tested in a minute."""
PINNED = tuple(corpus for corpus in SETS if not corpus.seen)
"""What the tagger was trained on would only show that it has not forgotten it."""


def reached(corpus: Corpus, corpora: Path, system: System) -> dict[str, float]:
    """Figures of a corpus that floors are put under."""
    articles = corpus.read(corpus.file(corpora))[:: _SHARE.get(corpus.name, 1)]
    told = headline(corpus, measure(system, corpus, articles))
    halves = {"precision", "recall"} if "recognition" in told else frozenset()
    return {name: value for name, value in told.items() if name not in halves}


def pin(
    corpora: Path, system: System, path: Path = FLOORS, *, pinned: Iterable[Corpus] = PINNED
) -> None:
    """Measure the corpora and write their floors."""
    told = {
        corpus.name: under(reached(corpus, corpora, system), digest(corpus.file(corpora)))
        for corpus in pinned
    }
    floors.pin("places", told, path)
