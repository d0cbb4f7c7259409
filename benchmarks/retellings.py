"""Reports that tell of one event, or of others near it: whether merging tells them apart.

The scenes are in ``tests/gold/merging.toml``. Each report is parsed, each scene merged. Pairs: of
the pairs of reports in a scene, precision and recall of those that share an event. B-cubed
(Bagga and Baldwin 1998): mean over reports of how pure, and how complete, the event is that most
others tell of with it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import floors
from floors import FLOORS, under

from geodata.documents import from_text
from geodata.merging import merge
from geodata.models import Document, Event, Parsed

PARTS = {"weights chosen on": False, "kept aside": True}
"""Whether the scenes of a part were held back when the weights were chosen."""
_PINNED = ("precision", "recall", "b3_f1")
_MARGIN = 0.05
"""About two pairs: among so few, one more or less is chance."""
SCENES = Path(__file__).resolve().parents[1] / "tests" / "gold" / "merging.toml"


@dataclass(frozen=True, slots=True)
class Scene:
    """Reports that are read together; ``truth`` has the number of the event of each."""

    name: str
    held: bool
    reports: tuple[Document, ...]
    truth: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 of pairs, and of B-cubed."""

    precision: float
    recall: float
    f1: float
    b3_precision: float
    b3_recall: float
    b3_f1: float


def read_scenes(path: Path = SCENES) -> tuple[Scene, ...]:
    """Read the scenes of a file."""
    return tuple(map(_scene, tomllib.loads(path.read_text(encoding="utf-8"))["scene"]))


def _scene(table: dict[str, Any]) -> Scene:
    told = [(at, *report) for at, group in enumerate(table["groups"]) for report in group]
    reports = tuple(from_text(text, published=day) for _, day, text in told)
    return Scene(table["name"], table.get("held", False), reports, tuple(at for at, *_ in told))


def scenes_of(part: str) -> tuple[Scene, ...]:
    """Our own scenes of a part."""
    return tuple(scene for scene in read_scenes() if scene.held == PARTS[part])


def reached(part: str, parse: Callable[[Document], Parsed]) -> dict[str, float]:
    """Figures of a part that floors are put under."""
    told = asdict(figures(scenes_of(part), parse))
    return {name: told[name] for name in _PINNED}


def pin(parse: Callable[[Document], Parsed], path: Path = FLOORS) -> None:
    """Measure both parts and write their floors."""
    told = {part: under(reached(part, parse), margin=_MARGIN) for part in PARTS}
    floors.pin("merging", told, path)


def clusters(
    scene: Scene, parse: Callable[[Document], Parsed]
) -> tuple[set[tuple[int, int]], list[int], tuple[Event, ...]]:
    """Pairs of reports that share an event, the event of each report, and all events."""
    number = {report.sha256: at for at, report in enumerate(scene.reports)}
    events = merge(event for report in scene.reports for event in parse(report).events)
    told = [sorted({number[one.document_sha256] for one in event.sources}) for event in events]
    pairs = {pair for reports in told for pair in combinations(reports, 2)}
    of = [-1 - at for at in range(len(scene.reports))]
    for at in range(len(of)):
        sharing = [(-len(reports), event) for event, reports in enumerate(told) if at in reports]
        of[at] = min(sharing)[1] if sharing else of[at]
    return pairs, of, events


def figures(scenes: Iterable[Scene], parse: Callable[[Document], Parsed]) -> Figures:
    """How well the reports of scenes are told apart and brought together."""
    right = found = wanted = 0
    pure: list[float] = []
    complete: list[float] = []
    for scene in scenes:
        pairs, of, _ = clusters(scene, parse)
        every = set(combinations(range(len(of)), 2))
        true = {(one, two) for one, two in every if scene.truth[one] == scene.truth[two]}
        right += len(pairs & true)
        found += len(pairs)
        wanted += len(true)
        for at in range(len(of)):
            pure.append(_share(at, of, scene.truth))
            complete.append(_share(at, scene.truth, of))
    precision, recall = right / max(1, found), right / max(1, wanted)
    b3 = sum(pure) / len(pure), sum(complete) / len(complete)
    return Figures(precision, recall, _f1(precision, recall), *b3, _f1(*b3))


def _share(at: int, of: Sequence[int], truth: Sequence[int]) -> float:
    """Share of the reports beside one that belong there."""
    beside = [other for other in range(len(of)) if of[other] == of[at]]
    return sum(truth[other] == truth[at] for other in beside) / len(beside)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)
