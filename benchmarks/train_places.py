"""Learn the weights of ``geodata.evidence`` from annotated articles.

    python benchmarks/train_places.py [--corpora FOLDER]

A listwise logistic model: the candidates of a name share the probability one, and those within
161 km of the annotated point should have it all. Every fit starts from the same plain weights, so
that nothing of a corpus that is left out comes in by the back door. The weights that are printed
under "all" are the ones to ship; ``toponyms.py`` measures each corpus with the others' weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from annotated import GoldArticle, GoldToponym, acled, geovirus, lgl
from corpora import CORPORA
from places.scoring import RADIUS_KM, Found, kilometres

from geodata.documents import from_text
from geodata.evidence import EVIDENCE, WEIGHTS, Name, weigh
from geodata.gazetteer import Gazetteer
from geodata.models import Place
from geodata.places import gather
from geodata.toponyms import find_toponyms

Floats = npt.NDArray[np.float64]
_ROUNDS = 3
"""The evidence of a name depends on how the others are weighed: fit, weigh anew, fit again."""
_STEPS = 300
_RATE = 0.1
_HOLD = 0.002
_EVERY_NOTE = 3


@dataclass(frozen=True)
class Lesson:
    """An article's names with their candidates; of some names, the right ones and its mentions."""

    names: tuple[Name, ...]
    named: Mapping[str, float]
    capitals: frozenset[str]
    right: Mapping[int, tuple[npt.NDArray[np.bool_], int]]


@dataclass(frozen=True)
class Samples:
    """Evidence of all candidates, a row each; where each name's rows begin; what counts."""

    table: Floats
    starts: npt.NDArray[np.int64]
    right: npt.NDArray[np.bool_]
    mentions: Floats

    @property
    def owners(self) -> npt.NDArray[np.int64]:
        sizes = np.diff([*self.starts.tolist(), len(self.table)])
        return np.repeat(np.arange(len(self.starts)), sizes)


def lessons(articles: Iterable[GoldArticle], gazetteer: Gazetteer) -> list[Lesson]:
    """Gather the candidates of every name once; weighing them is the quick part."""
    return [_lesson(article, gazetteer) for article in articles]


def _lesson(article: GoldArticle, gazetteer: Gazetteer) -> Lesson:
    toponyms = find_toponyms(from_text(article.text, title=article.title), gazetteer)
    keys, names, named, capitals = gather(toponyms, gazetteer)
    order = {key: index for index, key in enumerate(names)}
    points: dict[int, list[GoldToponym]] = {}
    for toponym, key in zip(toponyms, keys, strict=True):
        for gold in article.toponyms:
            overlap = toponym.start < gold.end and gold.start < toponym.end
            if overlap and gold.latitude is not None and toponym.role != "demonym":
                points.setdefault(order[key], []).append(gold)
    listed = tuple(names.values())
    right = {index: _near(listed[index], golds) for index, golds in points.items()}
    return Lesson(listed, named, capitals, right)


def _near(name: Name, golds: Sequence[GoldToponym]) -> tuple[npt.NDArray[np.bool_], int]:
    near = [kilometres(_spot(each.place), golds[-1]) <= RADIUS_KM for each in name.candidates]
    return np.array(near, bool), len(golds)


def _spot(place: Place) -> Found:
    return Found(0, 0, place.latitude, place.longitude)


def fit(
    data: Sequence[Lesson], *, start: Mapping[str, float] | None = None, rounds: int = _ROUNDS
) -> dict[str, float]:
    """Fit the weights to some articles, from plain ones (all 1) unless others are given."""
    weights = dict(start or dict.fromkeys(EVIDENCE, 1.0))
    for _ in range(rounds):
        weights = _descend(samples(data, weights), weights)
    return weights


def samples(data: Iterable[Lesson], weights: Mapping[str, float]) -> Samples:
    """Evidence of the names that have a right candidate and a wrong one."""
    kept = [sample for lesson in data for sample in _weighed(lesson, weights)]
    sizes = [len(table) for table, _, _ in kept]
    return Samples(
        np.concatenate([table for table, _, _ in kept]),
        np.cumsum([0, *sizes[:-1]]),
        np.concatenate([right for _, right, _ in kept]),
        np.array([mentions for _, _, mentions in kept], float),
    )


def _weighed(
    lesson: Lesson, weights: Mapping[str, float]
) -> Iterator[tuple[Floats, npt.NDArray[np.bool_], int]]:
    table, owners = weigh(lesson.names, lesson.named, lesson.capitals, weights=weights)
    for index, (right, mentions) in lesson.right.items():
        if right.any() and not right.all():
            yield table[owners == index], right, mentions


def _descend(data: Samples, start: Mapping[str, float]) -> dict[str, float]:
    """Descend the listwise loss by Adam (Kingma and Ba 2015), held by a small square penalty."""
    weights = np.array([start[name] for name in EVIDENCE])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    salience = (data.mentions**0.5)[data.owners] / len(data.starts)
    for step in range(1, _STEPS + 1):
        chance = _chances(data, weights)
        among = chance * data.right
        among /= np.maximum(np.add.reduceat(among, data.starts), 1e-9)[data.owners]
        slope = data.table.T @ (salience * (chance - among)) + _HOLD * (weights - 1)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(EVIDENCE, weights.tolist(), strict=True))


def _chances(data: Samples, weights: Floats) -> Floats:
    scores = data.table @ weights
    powers = np.exp(scores - np.maximum.reduceat(scores, data.starts)[data.owners])
    chances: Floats = powers / np.add.reduceat(powers, data.starts)[data.owners]
    return chances


def accuracy(data: Sequence[Lesson], weights: Mapping[str, float]) -> float:
    """Share of ambiguous mentions whose likeliest candidate is right."""
    held = samples(data, weights)
    scores = held.table @ np.array([weights[name] for name in EVIDENCE])
    ends = [*held.starts[1:].tolist(), len(scores)]
    right = [
        held.right[first + int(scores[first:end].argmax())]
        for first, end in zip(held.starts.tolist(), ends, strict=True)
    ]
    return float((held.mentions * right).sum() / held.mentions.sum())


def gather_lessons(
    corpora: Path, gazetteer: Gazetteer, *, every: int = 1
) -> dict[str, list[Lesson]]:
    """Lessons of each corpus, by its name; ``every`` takes a part of the articles."""
    articles = {
        "LGL": lgl(corpora / "places" / "lgl.xml"),
        "GeoVirus": geovirus(corpora / "places" / "GeoVirus.xml"),
        "notes": acled(corpora / "events" / "acled-2022-half.csv")[::_EVERY_NOTE],
    }
    return {name: lessons(part[::every], gazetteer) for name, part in articles.items()}


def without(data: Mapping[str, Sequence[Lesson]], corpus: str) -> dict[str, float]:
    """Weights learned from all corpora but one."""
    return fit([lesson for name, part in data.items() if name != corpus for lesson in part])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    data = gather_lessons(parser.parse_args().corpora, Gazetteer.open())
    learned: dict[str, Mapping[str, float]] = {"shipped": WEIGHTS}
    learned |= {f"no {name}": without(data, name) for name in data}
    learned["all"] = fit([lesson for part in data.values() for lesson in part])
    print(f"{'':16}" + "".join(f"{name:>14}" for name in learned))
    for item in EVIDENCE:
        print(f"{item:16}" + "".join(f"{weights[item]:14.2f}" for weights in learned.values()))
    for corpus, part in data.items():
        shares = "".join(f"{accuracy(part, weights):14.3f}" for weights in learned.values())
        print(f"{'on ' + corpus:16}" + shares)


if __name__ == "__main__":
    main()
