"""How well place names are found and placed, how sure and how fast, beside peers and baselines.

    python benchmarks/toponyms.py            prints the tables; about three minutes
    python benchmarks/toponyms.py --quick    a tenth of each corpus; under a minute
    python benchmarks/toponyms.py --record   writes figures.json and the tables of README.md
    python benchmarks/toponyms.py --pin      pins the floors that the tests hold

What is counted is said in ``places/scoring.py``. The row "Dateline" has the model that ships; in
the row below it the model is learned anew without the corpus of the row.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import readme
from annotated import GoldArticle
from corpora import CORPORA
from places import floors, tables
from places.calibration import expected_error, reliability
from places.sets import SETS, Corpus, Measured, headline, measure
from places.systems import System, dateline, halves, peers
from train_places import gather_lessons, without

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Document

WORDS = 570
_WARM, _TIMED = 100, 200
_QUICK = 10
_PASSES = 3
_CALIBRATED = "LGL", "GeoVirus", "ACLED notes, the world"
Row = dict[str, Any]
Work = Callable[[Document, GoldArticle], object]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--quick", action="store_true")
    mode.add_argument("--record", action="store_true")
    mode.add_argument("--pin", action="store_true")
    chosen = parser.parse_args()
    gazetteer = Gazetteer.open()
    if chosen.pin:
        floors.pin(chosen.corpora, dateline(gazetteer))
        return
    taken = figures(chosen.corpora, gazetteer, every=_QUICK if chosen.quick else 1)
    print(tables.markdown(taken))
    if chosen.record:
        readme.record("places", taken, tables.markdown(taken))


def figures(corpora: Path, gazetteer: Gazetteer, *, every: int = 1) -> Row:
    """Measure everything; of each corpus the first of every so many texts."""
    texts = {each.name: each.read(each.file(corpora))[::every] for each in SETS}
    ours = dateline(gazetteer)
    shipped = {each.name: measure(ours, each, texts[each.name]) for each in SETS}
    others, missing = peers(gazetteer)
    learned = refitted(corpora, gazetteer, every)
    placed: list[Row] = []
    for corpus in SETS[:2]:
        systems = [learned[corpus.name], *halves(gazetteer, ours), *others]
        rows = [(ours.name, shipped[corpus.name])]
        rows += [(each.name, measure(each, corpus, texts[corpus.name])) for each in systems]
        placed += [_placed_row(corpus, name, measured) for name, measured in rows]
    return {
        "places": placed,
        "speed": speeds([ours, *others], texts["LGL"], every),
        "corpora": [_corpus_row(each, texts[each.name], shipped[each.name]) for each in SETS[2:]],
        "calibration": {name: _calibration(shipped[name]) for name in _CALIBRATED},
        "absent": missing,
    }


def refitted(corpora: Path, gazetteer: Gazetteer, every: int) -> Mapping[str, System]:
    """Dateline with the model that the other corpora teach, for each corpus with points."""
    data = gather_lessons(corpora, gazetteer, every=every)
    return {
        corpus.name: dateline(
            gazetteer, model=without(data, corpus.name), name="Dateline, refitted without it"
        )
        for corpus in SETS[:2]
    }


def _placed_row(corpus: Corpus, name: str, measured: Measured) -> Row:
    told = measured.figures
    return {
        "corpus": corpus.name,
        "system": name,
        "recognition": _rounded(
            told.recognition.value, told.recognition.low, told.recognition.high
        ),
        "precision": round(told.precision, 3),
        "recall": round(told.recall, 3),
        "end_to_end": _rounded(told.end_to_end.value, told.end_to_end.low, told.end_to_end.high),
        "accuracy": _rounded(told.accuracy.value, told.accuracy.low, told.accuracy.high),
        "one_to_one": _rounded(*told.one_to_one),
        "mean_km": round(told.mean_km),
        "median_km": round(told.median_km, 1),
        "auc": round(told.auc, 3),
        "found": told.found,
        "gold": told.gold,
    }


def _rounded(*values: float) -> list[float]:
    return [round(value, 3) for value in values]


def _corpus_row(corpus: Corpus, articles: Sequence[GoldArticle], measured: Measured) -> Row:
    told = {name: round(value, 3) for name, value in headline(corpus, measured).items()}
    return {"corpus": corpus.name, "texts": len(articles), "seen": corpus.seen, **told}


def _calibration(measured: Measured) -> Row:
    bins = reliability(measured.tallies)
    rows = [[each.low, each.size, *_rounded(each.confidence, each.right)] for each in bins]
    return {"expected_error": round(expected_error(bins), 3), "bins": rows}


def speeds(systems: Iterable[System], articles: Sequence[GoldArticle], every: int) -> list[Row]:
    """Documents of 570 words a second, one process: names found, and names found and placed."""
    words = " ".join(article.text for article in articles).split(" ")
    texts = [" ".join(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]
    cut = [GoldArticle(text, None, ()) for text in texts][: (_WARM + _TIMED) // min(every, 5)]
    return [
        {
            "system": system.name,
            "found": round(_rate(system.recognise, cut)),
            "placed": round(_rate(system.find, cut)),
        }
        for system in systems
    ]


def _rate(work: Work, articles: Sequence[GoldArticle]) -> float:
    """Documents a second of processor time, after the first third has warmed the caches.

    The quickest of three passes: what else a machine does slows one by half.
    """
    documents = [
        (from_text(each.text, id=str(number)), each) for number, each in enumerate(articles)
    ]
    warm = len(documents) // 3
    for document, article in documents[:warm]:
        work(document, article)
    return max(_pass(work, documents[warm:]) for _ in range(_PASSES))


def _pass(work: Work, documents: Sequence[tuple[Document, GoldArticle]]) -> float:
    began = time.process_time()
    for document, article in documents:
        work(document, article)
    return len(documents) / (time.process_time() - began)


if __name__ == "__main__":
    main()
