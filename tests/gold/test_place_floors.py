"""The figures of places do not fall: each corpus that is here is held to its floors."""

from pathlib import Path

import pytest
from floors import MARGIN, digest, fallen, read
from places.floors import PINNED, pin, reached
from places.sets import OWN, Corpus
from places.systems import dateline

from geodata.gazetteer import Gazetteer

CORPORA = OWN.parents[3] / "shared" / "corpora"


@pytest.mark.parametrize("corpus", PINNED, ids=lambda corpus: corpus.name)
def test_no_figure_falls_below_its_floor(corpus: Corpus, gazetteer: Gazetteer) -> None:
    file = corpus.file(CORPORA)
    if not file.exists():
        pytest.skip(f"no {file.name}: the corpus is not beside the checkout")
    floor = read("places")[corpus.name]
    assert floor.sha256 == digest(file), (
        f"{file.name} is not the edition that the floors were pinned on: "
        "python benchmarks/toponyms.py --pin"
    )
    assert fallen(floor, reached(corpus, CORPORA, dateline(gazetteer))) == []


def test_every_corpus_has_floors() -> None:
    assert list(read("places")) == [corpus.name for corpus in PINNED]
    assert all(floor.least for floor in read("places").values())


def test_pinning_writes_floors_under_what_is_measured(tmp_path: Path, gazetteer: Gazetteer) -> None:
    own = tuple(corpus for corpus in PINNED if corpus.file(CORPORA) == OWN)
    pin(CORPORA, dateline(gazetteer), tmp_path / "floors.toml", pinned=own)
    (floor,) = read("places", tmp_path / "floors.toml").values()
    figures = reached(own[0], CORPORA, dateline(gazetteer))
    assert floor.sha256 == digest(OWN) == read("places")["own articles"].sha256
    assert floor.least == pytest.approx(
        {name: value - MARGIN for name, value in figures.items()}, abs=0.001
    )
