"""Which figures of dates stand on floors, and on which corpora."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import floors
from floors import FLOORS, digest, under

from timexes.corpus import OWN, WIKIWARS, History, own, points, wikiwars
from timexes.scoring import f1, score
from timexes.systems import dateline

__all__ = ["CORPORA", "Corpus", "pin", "reached"]

_PINNED = ("value", "extent")


@dataclass(frozen=True)
class Corpus:
    """A folder of annotated texts, and how it is read."""

    name: str
    folder: Path
    read: Callable[[Path], Iterator[History]]


CORPORA = (Corpus("own dates", OWN, own), Corpus("WikiWars", WIKIWARS, wikiwars))


def reached(corpus: Corpus) -> dict[str, float]:
    """Figures of a corpus that floors are put under, with the genre left to be told."""
    find, total = dateline().find, Counter[str]()
    for history in corpus.read(corpus.folder):
        total += score(points(history.gold), points(find(history.document)))[0]
    return {what: f1(total, what) for what in _PINNED}


def pin(path: Path = FLOORS, corpora: Iterable[Corpus] = CORPORA) -> None:
    """Measure the corpora and write their floors.

    Raises
    ------
    FileNotFoundError
        When a corpus is not beside the checkout: its floors would be lost.
    """
    told = {}
    for corpus in corpora:
        if not corpus.folder.is_dir():
            message = f"'{corpus.folder}' does not exist: put {corpus.name} there to pin its floors"
            raise FileNotFoundError(message)
        told[corpus.name] = under(reached(corpus), digest(corpus.folder))
    floors.pin("dates", told, path)
