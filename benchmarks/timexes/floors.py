"""Floors under the figures of dates: ``tests/gold/date_floors.toml``.

A floor is two points under what was measured when it was pinned. Pin them anew with
``python benchmarks/dates.py --pin``, after a change that is meant to change them.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from places.sets import digest

from timexes.corpus import OWN, WIKIWARS, History, own, points, wikiwars
from timexes.scoring import f1, score
from timexes.systems import dateline

__all__ = ["CORPORA", "FLOORS", "Corpus", "pin", "reached", "read"]

FLOORS = OWN.parent / "date_floors.toml"
_MARGIN = 0.02
_PINNED = ("value", "extent")
_HEADER = """\
# Below these figures the tests fail. Written by `python benchmarks/dates.py --pin`: two points
# under what was measured. `sha256` is that of the corpus: another edition has other floors.
"""


@dataclass(frozen=True)
class Corpus:
    """A folder of annotated texts, and how it is read."""

    name: str
    folder: Path
    read: Callable[[Path], Iterator[History]]


CORPORA = (Corpus("own dates", OWN, own), Corpus("WikiWars", WIKIWARS, wikiwars))


def read(path: Path = FLOORS) -> dict[str, Mapping[str, str | float]]:
    """Floors by the name of their corpus: the digest of it, and the least of each figure."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


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
    parts = [_HEADER]
    for corpus in corpora:
        if not corpus.folder.is_dir():
            message = f"'{corpus.folder}' does not exist: put {corpus.name} there to pin its floors"
            raise FileNotFoundError(message)
        lines = [f'["{corpus.name}"]', f'sha256 = "{digest(corpus.folder)}"']
        lines += [f"{name} = {value - _MARGIN:.3f}" for name, value in reached(corpus).items()]
        parts.append("\n".join(lines) + "\n")
    path.write_text("\n".join(parts), encoding="utf-8")
