"""Floors under the figures: ``tests/gold/floors.toml`` holds them, with the digest of each corpus.

A floor is two points under what was measured when it was pinned. Pin them anew with
``python benchmarks/toponyms.py --pin``, after a change that is meant to change them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from places.sets import OWN, SETS, Corpus, digest, headline, measure
from places.systems import System

__all__ = ["FLOORS", "PINNED", "Floor", "fallen", "pin", "reached", "read"]

FLOORS = OWN.parent / "floors.toml"
_MARGIN = 0.02
_SHARE = {
    "CoNLL-2003 testb": 2,
    "WNUT-17 test": 2,
    "ACLED notes, the world": 10,
    "event-location": 5,
}
"""Of large corpora the first of every so many texts: the floors are to be tested in a minute."""
PINNED = tuple(corpus for corpus in SETS if not corpus.seen)
"""What the tagger was trained on would only show that it has not forgotten it."""
_HEADER = """\
# Below these figures the tests fail. Written by `python benchmarks/toponyms.py --pin`: two points
# under what was measured. `sha256` is that of the corpus: another edition has other floors.
"""


@dataclass(frozen=True)
class Floor:
    """What a corpus of this digest must at least reach, by figure."""

    sha256: str
    least: Mapping[str, float]


def read(path: Path = FLOORS) -> dict[str, Floor]:
    """Floors by the name of their corpus."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Floor(table["sha256"], {key: table[key] for key in table if key != "sha256"})
        for name, table in tables.items()
    }


def reached(corpus: Corpus, corpora: Path, system: System) -> dict[str, float]:
    """Figures of a corpus that floors are put under."""
    articles = corpus.read(corpus.file(corpora))[:: _SHARE.get(corpus.name, 1)]
    told = headline(corpus, measure(system, corpus, articles))
    halves = {"precision", "recall"} if "recognition" in told else frozenset()
    return {name: value for name, value in told.items() if name not in halves}


def fallen(floor: Floor, figures: Mapping[str, float]) -> list[str]:
    """Say which figures are below their floor."""
    return [
        f"{name} {figures[name]:.3f} is below {least:.3f}"
        for name, least in floor.least.items()
        if figures[name] < least
    ]


def pin(
    corpora: Path, system: System, path: Path = FLOORS, *, pinned: Iterable[Corpus] = PINNED
) -> None:
    """Measure the corpora and write their floors."""
    parts = [_HEADER]
    for corpus in pinned:
        figures = reached(corpus, corpora, system)
        lines = [f'["{corpus.name}"]', f'sha256 = "{digest(corpus.file(corpora))}"']
        lines += [f"{name} = {value - _MARGIN:.3f}" for name, value in figures.items()]
        parts.append("\n".join(lines) + "\n")
    path.write_text("\n".join(parts), encoding="utf-8")
