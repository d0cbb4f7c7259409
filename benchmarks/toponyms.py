"""How well place names are found and placed, and how fast.

``python benchmarks/toponyms.py --corpora FOLDER`` prints the table.

Overlap match; precision over all names found; recall over gold names with coordinates; a place is
right within 161 km (100 miles). Demonyms count in the Local-Global Lexicon, whose annotators tag
them, and are left out in GeoVirus, whose annotators do not.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora import CORPORA, GoldArticle, geovirus, lgl

from geodata.documents import from_text
from geodata.evidence import kilometres
from geodata.gazetteer import Gazetteer
from geodata.models import Document, Place, PlacedToponym
from geodata.places import resolve
from geodata.toponyms import find_toponyms

RADIUS_KM = 161.0
WORDS = 570


@dataclass(frozen=True)
class Figures:
    recognition: float
    precision: float
    recall: float
    end_to_end: float
    accuracy: float
    found: int
    gold: int


def measure(
    articles: Sequence[GoldArticle],
    place: Callable[[Document], Sequence[PlacedToponym]],
    *,
    demonyms: bool,
) -> Figures:
    """Recognition F1, end-to-end F1@161 km, and the accuracy of what is matched and placed."""
    found = gold = hits = right_found = right_gold = matched_found = placed_matched = (
        right_placed
    ) = 0
    for number, article in enumerate(articles):
        document = from_text(article.text, id=str(number), title=article.title)
        mine = [p for p in place(document) if demonyms or p.toponym.role != "demonym"]
        truth = [t for t in article.toponyms if t.latitude is not None]
        found += len(mine)
        gold += len(truth)
        for each in mine:
            overlapping = [
                t
                for t in article.toponyms
                if each.toponym.start < t.end and t.start < each.toponym.end
            ]
            matched_found += bool(overlapping)
            good = any(_right(each.place, t.latitude, t.longitude) for t in overlapping)
            right_found += good
            located = [t for t in overlapping if t.latitude is not None]
            if located and each.place is not None:
                placed_matched += 1
                right_placed += good
        for t in truth:
            overlapping_mine = [
                e for e in mine if e.toponym.start < t.end and t.start < e.toponym.end
            ]
            hits += bool(overlapping_mine)
            right_gold += any(_right(e.place, t.latitude, t.longitude) for e in overlapping_mine)
    return Figures(
        _f1(matched_found / max(found, 1), hits / max(gold, 1)),
        matched_found / max(found, 1),
        hits / max(gold, 1),
        _f1(right_found / max(found, 1), right_gold / max(gold, 1)),
        right_placed / max(placed_matched, 1),
        found,
        gold,
    )


def _right(place: Place | None, latitude: float | None, longitude: float | None) -> bool:
    if place is None or latitude is None or longitude is None:
        return False
    return kilometres(place, Place("", "", latitude, longitude, "city")) <= RADIUS_KM


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def speed(articles: Sequence[GoldArticle], gazetteer: Gazetteer) -> float:
    """Documents of 570 words a second, after the first hundred have warmed the caches."""
    words = " ".join(article.text for article in articles).split(" ")
    documents = [
        from_text(" ".join(words[at : at + WORDS]), id=str(at))
        for at in range(0, len(words), WORDS)
    ]
    for document in documents[:100]:
        resolve(document, find_toponyms(document, gazetteer), gazetteer)
    rest = documents[100:300]
    began = time.perf_counter()
    for document in rest:
        resolve(document, find_toponyms(document, gazetteer), gazetteer)
    return len(rest) / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    chosen = parser.parse_args()
    gazetteer = Gazetteer.open()

    def place(document: Document) -> Sequence[PlacedToponym]:
        return resolve(document, find_toponyms(document, gazetteer), gazetteer)

    local = lgl(chosen.corpora / "places" / "lgl.xml")
    virus = geovirus(chosen.corpora / "places" / "GeoVirus.xml")
    print(
        f"{'':10}{'names F1':>9}{'P':>7}{'R':>7}{'F1@161':>8}{'acc@161':>9}{'found':>7}{'gold':>6}"
    )
    for name, articles, demonyms in (("LGL", local, True), ("GeoVirus", virus, False)):
        f = measure(articles, place, demonyms=demonyms)
        print(
            f"{name:10}{f.recognition:9.3f}{f.precision:7.3f}{f.recall:7.3f}{f.end_to_end:8.3f}"
            f"{f.accuracy:9.3f}{f.found:7}{f.gold:6}"
        )
    print(f"{speed(local, gazetteer):.0f} documents of {WORDS} words a second")


if __name__ == "__main__":
    main()
