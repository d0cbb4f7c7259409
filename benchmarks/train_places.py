"""Learn the model of ``geodata.places`` from annotated articles.

    python benchmarks/train_places.py            prints what each choice of corpora teaches
    python benchmarks/train_places.py --write    writes what all of them teach, which ships

Two steps. A listwise logistic model ranks the candidates of a name: they share the probability one,
and the right ones should have it all. Right is what lies within 161 km of the annotated point (25
km for coded notes), is what the noun beside the name says it is, and of several such, what lies
nearest to the point. Then a logistic model says how often the likeliest candidate is right. Every
fit starts from the same plain weights, so that nothing of a corpus that is left out comes in by the
back door; only which names are sought inside their containers is told by the model that ships.
``toponyms.py`` measures each corpus with the others' model.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path

import numpy as np
import numpy.typing as npt
from annotated import GoldArticle, GoldToponym, acled, geovirus, lgl, own_dispatches, ucdp
from coded_notes import COUNTRIES, DUMPS
from corpora import CORPORA
from places.scoring import RADIUS_KM, Found, kilometres
from toml_tables import table

from geodata import places
from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Place
from geodata.places.certainty import facts
from geodata.places.choosing import choices
from geodata.places.containers import looked_again
from geodata.places.evidence import weigh
from geodata.places.model import EVIDENCE, FACTS, SHIPPED, Model
from geodata.places.naming import gather
from geodata.places.scene import Name, Scene
from geodata.toponyms import find_toponyms

Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]
DISPATCHES = Path(__file__).with_name("own_dispatches.txt")
SHIPS = Path(places.__file__).with_name("model.toml")
_HEADER = """\
# How the places of names are chosen: see model.py for what each number weighs. Written by
# `python benchmarks/train_places.py --write`, fitted to the Local-Global Lexicon (588 articles of
# local news), GeoVirus (229 of WikiNews), every third of the coded notes of a public ACLED sample
# (those of Syria, Iraq and Yemen once more, with dumps of these countries), every other village of
# UCDP's events in Syria and our own dispatches, each corpus counting the same. Of their texts
# nothing is in here.
"""
_ROUNDS = 3
"""The evidence of a name depends on how the others are weighed: fit, weigh anew, fit again."""
_STEPS = 300
_RATE = 0.1
_NEWTON_STEPS = 30
_HOLD = 0.0003
_FOR = ("own_name", "population", "parent", "named_country", "admin_share", "nearness")
_LITTLE = 0.01
"""What speaks for a place never speaks against a choice, whatever chance made of it."""
_LEAST = {"similarity": 1.0}
"""A closer spelling always speaks for a place, whatever chance made of it in these corpora."""
_MOST = {"published": 1.5}
"""Only the local papers of these corpora have addresses; those of the world have them too."""
_NEAREST_KM = 25.0
_EVERY_NOTE = 3
_SENTENCE = "On 3 May 2018, shells hit {place} in {province} governorate, killing two."
_NOTED_KM = 25.0
"""Coders of events point at the village, and so what is right is nearer than in an article."""


@dataclass(frozen=True)
class Gold:
    """An annotated name of a scene: where it is, and how often it is named."""

    point: GoldToponym
    mentions: int


@dataclass(frozen=True)
class Lesson:
    """An article's names with their candidates, and what is known of some of them."""

    scene: Scene
    gold: Mapping[int, Gold]
    within_km: float = RADIUS_KM


@dataclass(frozen=True)
class Samples:
    """Evidence of all candidates, a row each; where each name's rows begin; what counts."""

    table: Floats
    starts: npt.NDArray[np.int64]
    right: Booleans
    salience: Floats

    @property
    def owners(self) -> npt.NDArray[np.int64]:
        sizes = np.diff([*self.starts.tolist(), len(self.table)])
        return np.repeat(np.arange(len(self.starts)), sizes)


def lessons(
    articles: Iterable[GoldArticle], gazetteer: Gazetteer, *, within_km: float = RADIUS_KM
) -> list[Lesson]:
    """Gather the candidates of every name once; weighing them is the quick part."""
    return [_lesson(article, gazetteer, within_km) for article in articles]


def _lesson(article: GoldArticle, gazetteer: Gazetteer, within_km: float) -> Lesson:
    document = from_text(article.text, title=article.title, url=article.url)
    toponyms = find_toponyms(document, gazetteer)
    named = gather(document, toponyms, gazetteer)
    points: dict[int, list[GoldToponym]] = {}
    for toponym, key in zip(toponyms, named.keys, strict=True):
        for gold in article.toponyms:
            overlap = toponym.start < gold.end and gold.start < toponym.end
            if overlap and gold.latitude is not None and key is not None:
                points.setdefault(named.order[key], []).append(gold)
    again = looked_again(named, choices(named.scene, SHIPPED), gazetteer, SHIPPED)
    told = {i: Gold(golds[-1], len(golds)) for i, golds in points.items()}
    return Lesson(again or named.scene, told, within_km)


def right_ones(name: Name, gold: Gold, within_km: float, *, fine: bool) -> Booleans:
    """Candidates near enough; finely, of these the ones that are what is said, and nearest."""
    gaps = np.array([gap_km(each.place, gold.point) for each in name.candidates])
    right: Booleans = gaps <= within_km
    if not fine or not right.any():
        return right
    said = right & np.array([each.place.feature == name.feature for each in name.candidates])
    right = said if said.any() else right
    nearest: Booleans = gaps <= gaps[right].min() + _NEAREST_KM
    return right & nearest


def gap_km(place: Place, point: GoldToponym) -> float:
    return kilometres(Found(0, 0, place.latitude, place.longitude), point)


def fit(data: Mapping[str, Sequence[Lesson]]) -> Model:
    """Fit the ranking and then the certainty to some corpora, each of which counts the same."""
    evidence = dict.fromkeys(EVIDENCE, 1.0)
    for _ in range(_ROUNDS):
        evidence = _descend(samples(data, evidence), evidence)
    return Model(evidence, _certainty(data, evidence))


def samples(
    data: Mapping[str, Iterable[Lesson]], evidence: Mapping[str, float], *, fine: bool = True
) -> Samples:
    """Evidence of the names that have a right candidate and a wrong one."""
    tables: list[Floats] = []
    right: list[Booleans] = []
    salience: list[Floats] = []
    for part in data.values():
        kept = [sample for lesson in part for sample in _weighed(lesson, evidence, fine=fine)]
        tables += [table for table, _, _ in kept]
        right += [good for _, good, _ in kept]
        salience.append(_salience([mentions for _, _, mentions in kept]))
    starts = np.cumsum([0, *map(len, tables[:-1])])
    return Samples(np.concatenate(tables), starts, np.concatenate(right), np.concatenate(salience))


def _salience(mentions: Sequence[int]) -> Floats:
    """How much each name of a corpus counts: a name of many mentions more, all together 1."""
    roots: Floats = np.sqrt(np.array(mentions, float))
    return roots / float(roots.sum())


def _weighed(
    lesson: Lesson, evidence: Mapping[str, float], *, fine: bool
) -> Iterator[tuple[Floats, Booleans, int]]:
    weighed = weigh(lesson.scene, evidence)
    for index, gold in lesson.gold.items():
        right = right_ones(lesson.scene.names[index], gold, lesson.within_km, fine=fine)
        if right.any() and not right.all():
            yield weighed[index].table, right, gold.mentions


def _descend(data: Samples, start: Mapping[str, float]) -> dict[str, float]:
    """Descend the listwise loss by Adam (Kingma and Ba 2015), held by a small square penalty."""
    weights = np.array([start[name] for name in EVIDENCE])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    least = np.array([_LEAST.get(name, -np.inf) for name in EVIDENCE])
    most = np.array([_MOST.get(name, np.inf) for name in EVIDENCE])
    salience = data.salience[data.owners] / data.salience.sum()
    for step in range(1, _STEPS + 1):
        chance = _chances(data, weights)
        among = chance * data.right
        among /= np.maximum(np.add.reduceat(among, data.starts), 1e-9)[data.owners]
        slope = data.table.T @ (salience * (chance - among)) + _HOLD * (weights - 1)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = np.clip(weights, least, most)
    return dict(zip(EVIDENCE, weights.tolist(), strict=True))


def _chances(data: Samples, weights: Floats) -> Floats:
    scores = data.table @ weights
    powers = np.exp(scores - np.maximum.reduceat(scores, data.starts)[data.owners])
    chances: Floats = powers / np.add.reduceat(powers, data.starts)[data.owners]
    return chances


def _certainty(
    data: Mapping[str, Sequence[Lesson]], evidence: Mapping[str, float]
) -> dict[str, float]:
    """Fit a logistic model of the choices by Newton's method, with a unit square penalty."""
    told = [[row for lesson in part for row in _chosen(lesson, evidence)] for part in data.values()]
    table = np.array([row for part in told for row, _, _ in part])
    right = np.array([good for part in told for _, good, _ in part], float)
    salience = np.concatenate([_salience([mentions for *_, mentions in part]) for part in told])
    salience *= len(right) / salience.sum()
    weights = _newton(table, right, salience)
    against = [FACTS.index(name) for name in _FOR if weights[FACTS.index(name)] < 0]
    if against:
        table[:, against] = 0.0
        weights = _newton(table, right, salience)
        weights[against] = _LITTLE
    return dict(zip(FACTS, weights.tolist(), strict=True))


def _newton(table: Floats, right: Floats, salience: Floats) -> Floats:
    penalty = np.diag([1e-6, *[1.0] * (len(FACTS) - 1)])
    weights: Floats = np.zeros(len(FACTS))
    for _ in range(_NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        bend = (table * (salience * chance * (1 - chance))[:, None]).T @ table + penalty
        weights += np.linalg.solve(
            bend, table.T @ (salience * (right - chance)) - penalty @ weights
        )
    return weights


def _chosen(
    lesson: Lesson, evidence: Mapping[str, float]
) -> Iterator[tuple[list[float], bool, int]]:
    """Facts of each annotated name's choice; a country is right anywhere within its reach."""
    chosen = choices(lesson.scene, Model(evidence, SHIPPED.certainty))
    for index, gold in lesson.gold.items():
        choice = chosen[index]
        if choice is not None:
            reach = max(lesson.within_km, choice.place.radius_km)
            yield facts(choice), gap_km(choice.place, gold.point) <= reach, gold.mentions


def accuracy(part: Sequence[Lesson], model: Model) -> float:
    """Share of ambiguous names whose likeliest candidate is within 161 km, the salient more."""
    held = samples({"": part}, model.evidence, fine=False)
    scores = held.table @ np.array([model.evidence[name] for name in EVIDENCE])
    ends = [*held.starts[1:].tolist(), len(scores)]
    right = [
        held.right[first + int(scores[first:end].argmax())]
        for first, end in zip(held.starts.tolist(), ends, strict=True)
    ]
    return float((held.salience * right).sum())


def gather_lessons(
    corpora: Path, gazetteer: Gazetteer, *, every: int = 1
) -> dict[str, list[Lesson]]:
    """Lessons of each corpus, by its name; of each the first of every so many articles."""
    folder = corpora / "places"
    table = corpora / "events" / "acled-2022-half.csv"
    notes = acled(table)[::_EVERY_NOTE]
    articles = {
        "LGL": lgl(folder / "lgl.xml"),
        "GeoVirus": geovirus(folder / "GeoVirus.xml"),
        "own": own_dispatches(DISPATCHES),
    }
    taught = {name: lessons(part[::every], gazetteer) for name, part in articles.items()}
    taught["notes"] = lessons(notes[::every], gazetteer, within_km=_NOTED_KM)
    texts = {note.text for note in notes[::every]}
    local = [note for note in acled(table, COUNTRIES) if note.text in texts]
    dumps = Gazetteer.open([corpora.parent / "gazetteer" / dump for dump in DUMPS])
    taught["notes, dumps"] = lessons(local, dumps, within_km=_NOTED_KM)
    coded = ucdp(corpora / "events" / "ucdp-ged-syria.csv", sentence=_SENTENCE)
    taught["villages"] = lessons(coded[:: 2 * every], dumps, within_km=_NOTED_KM)
    return taught


def without(data: Mapping[str, Sequence[Lesson]], corpus: str) -> Model:
    """Model learned from all corpora but one."""
    return fit({name: part for name, part in data.items() if name != corpus})


def written(model: Model) -> str:
    """Give the model as TOML."""
    tables = {"evidence": model.evidence, "certainty": model.certainty}
    return "\n\n".join([_HEADER.rstrip(), *starmap(table, tables.items())]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    data = gather_lessons(chosen.corpora, Gazetteer.open())
    everything = fit(data)
    if chosen.write:
        SHIPS.write_text(written(everything), encoding="utf-8")
        return
    learned = {"shipped": SHIPPED, "all": everything}
    learned |= {f"no {name}": without(data, name) for name in data}
    print(f"{'':16}" + "".join(f"{name:>14}" for name in learned))
    for item in EVIDENCE:
        print(f"{item:16}" + "".join(f"{model.evidence[item]:14.2f}" for model in learned.values()))
    print()
    for item in FACTS:
        print(
            f"{item:16}" + "".join(f"{model.certainty[item]:14.2f}" for model in learned.values())
        )
    print()
    for corpus, part in data.items():
        shares = "".join(f"{accuracy(part, model):14.3f}" for model in learned.values())
        print(f"{'on ' + corpus:16}" + shares)


if __name__ == "__main__":
    main()
