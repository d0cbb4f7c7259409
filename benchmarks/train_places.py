"""Learn the weights of ``geodata.evidence`` from one corpus and try them on the other.

A listwise logistic model: the candidates of a name share the probability one, and those within
161 km of the annotated point should have it all. The weights it prints are copied by hand.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from corpora import CORPORA, GoldArticle, acled, geovirus, lgl

from geodata.documents import from_text
from geodata.evidence import EVIDENCE, WEIGHTS, kilometres, weigh
from geodata.gazetteer import Gazetteer
from geodata.models import Place
from geodata.places import gather
from geodata.toponyms import find_toponyms

Table = npt.NDArray[np.float64]
Sample = tuple[Table, npt.NDArray[np.bool_], int]


def samples(articles: Sequence[GoldArticle], gazetteer: Gazetteer) -> list[Sample]:
    """Evidence of the candidates of each annotated name, which are right, and its mentions."""
    found: list[Sample] = []
    for number, article in enumerate(articles):
        toponyms = find_toponyms(
            from_text(article.text, id=str(number), title=article.title), gazetteer
        )
        toponyms = tuple(toponym for toponym in toponyms if toponym.role != "demonym")
        keys, names, named, capitals = gather(toponyms, gazetteer)
        table, owners = weigh(list(names.values()), named, capitals)
        gold: dict[object, tuple[Place, int]] = {}
        for toponym, key in zip(toponyms, keys, strict=True):
            for each in article.toponyms:
                if (
                    toponym.start < each.end
                    and each.start < toponym.end
                    and each.latitude is not None
                ):
                    point = Place("", "", each.latitude, each.longitude or 0.0, "city")
                    gold[key] = (point, gold.get(key, (point, 0))[1] + 1)
        for index, (key, name) in enumerate(names.items()):
            if key in gold and len(name.candidates) > 1:
                right = np.array(
                    [kilometres(c.place, gold[key][0]) <= 161 for c in name.candidates]
                )
                if right.any() and not right.all():
                    found.append((table[owners == index], right, gold[key][1]))
    return found


def learn(data: Sequence[Sample], start: Table, *, steps: int = 400, hold: float = 0.002) -> Table:
    """Descend the listwise loss by Adam, held to where it starts by a small square penalty."""
    weights = start.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = hold * (weights - start)
        for table, right, mentions in data:
            chance = _chance(table, weights)
            among = chance * right / max((chance * right).sum(), 1e-9)
            slope += mentions**0.5 * table.T @ (chance - among) / len(data)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def _chance(table: Table, weights: Table) -> Table:
    scores = table @ weights
    powers = np.exp(scores - scores.max())
    chance: Table = powers / powers.sum()
    return chance


def accuracy(data: Sequence[Sample], weights: Table) -> float:
    """Share of ambiguous mentions whose likeliest candidate is right."""
    right = sum(m * bool(r[int((t @ weights).argmax())]) for t, r, m in data)
    return right / max(sum(m for _, _, m in data), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    chosen = parser.parse_args()
    gazetteer = Gazetteer.open()
    start = np.array([WEIGHTS[name] for name in EVIDENCE])
    places = chosen.corpora / "places"
    data = {
        "LGL": samples(lgl(places / "lgl.xml"), gazetteer),
        "GeoVirus": samples(geovirus(places / "GeoVirus.xml"), gazetteer),
        "notes": samples(acled(chosen.corpora / "events" / "acled-2022-half.csv"), gazetteer),
    }
    learned = {name: learn(part, start) for name, part in data.items()}
    learned["all but LGL"] = learn(data["GeoVirus"] + data["notes"], start)
    learned["all but GeoVirus"] = learn(data["LGL"] + data["notes"], start)
    print(f"{'':16}{'now':>8}" + "".join(f"{name:>18}" for name in learned))
    for index, name in enumerate(EVIDENCE):
        print(
            f"{name:16}{start[index]:8.2f}" + "".join(f"{w[index]:18.2f}" for w in learned.values())
        )
    for corpus, part in data.items():
        figures = [accuracy(part, w) for w in learned.values()]
        print(
            f"{'on ' + corpus:16}{accuracy(part, start):8.3f}"
            + "".join(f"{f:18.3f}" for f in figures)
        )


if __name__ == "__main__":
    main()
