"""The figures of places do not fall: each corpus that is here is held to its floors."""

from pathlib import Path

import pytest
from places.floors import FLOORS, PINNED, Floor, fallen, pin, reached, read
from places.sets import OWN, Corpus, digest
from places.systems import dateline

from geodata.gazetteer import Gazetteer

CORPORA = OWN.parents[3] / "shared" / "corpora"


@pytest.mark.parametrize("corpus", PINNED, ids=lambda corpus: corpus.name)
def test_no_figure_falls_below_its_floor(corpus: Corpus, gazetteer: Gazetteer) -> None:
    file = corpus.file(CORPORA)
    if not file.exists():
        pytest.skip(f"no {file.name}: the corpus is not beside the checkout")
    floor = read()[corpus.name]
    assert floor.sha256 == digest(file), (
        f"{file.name} is not the edition that the floors were pinned on: "
        "python benchmarks/toponyms.py --pin"
    )
    assert fallen(floor, reached(corpus, CORPORA, dateline(gazetteer))) == []


def test_every_corpus_has_floors() -> None:
    assert list(read()) == [corpus.name for corpus in PINNED]
    assert all(floor.least for floor in read().values())


def test_a_fallen_figure_is_named() -> None:
    floor = Floor("", {"recall": 0.8, "accuracy": 0.5})
    assert fallen(floor, {"recall": 0.799, "accuracy": 0.5}) == ["recall 0.799 is below 0.800"]


def test_pinning_writes_two_points_under_what_is_measured(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    own = tuple(corpus for corpus in PINNED if corpus.file(CORPORA) == OWN)
    pin(CORPORA, dateline(gazetteer), tmp_path / "floors.toml", pinned=own)
    (floor,) = read(tmp_path / "floors.toml").values()
    figures = reached(own[0], CORPORA, dateline(gazetteer))
    assert floor.sha256 == digest(OWN) == read(FLOORS)["own articles"].sha256
    assert floor.least == pytest.approx(
        {name: value - 0.02 for name, value in figures.items()}, abs=0.001
    )


def test_the_digest_knows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("a")
    before = digest(tmp_path)
    (tmp_path / "one").rename(tmp_path / "two")
    assert digest(tmp_path) != before
    assert digest(tmp_path / "two") != digest(tmp_path)
