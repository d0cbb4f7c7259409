"""Learning the resolver's weights: from nothing, and without the corpus that is left out."""

import pytest
from annotated import read_marked
from train_places import accuracy, fit, lessons, right_ones, samples, without

from geodata.gazetteer import Gazetteer
from geodata.places.model import EVIDENCE, FACTS, SHIPPED, Model

MARKED = """\
Rain fell on [[Paris|33.66,-95.56]] and [[Bonham|33.58,-96.18]] in [[Texas|31.25,-99.25]].
Trains ran from [[Paris|48.86,2.35]] to [[Lyon|45.76,4.84]] in [[France|46.0,2.0]].
[[Manchester|42.99,-71.46]], [[Concord|43.21,-71.54]]: towns of [[New Hampshire|43.67,-71.5]].
"""
ARTICLES = [read_marked(line, {}) for line in MARKED.splitlines()]


@pytest.fixture(scope="module")
def data(gazetteer: Gazetteer):
    return {"own": lessons(ARTICLES, gazetteer)}


def test_only_names_with_a_right_and_a_wrong_candidate_teach(data) -> None:
    held = samples(data, SHIPPED.evidence)
    ends = [*held.starts[1:].tolist(), len(held.table)]
    assert len(held.starts)
    for first, end in zip(held.starts.tolist(), ends, strict=True):
        assert 0 < held.right[first:end].sum() < end - first


def test_what_is_learned_places_what_it_was_learned_from(data) -> None:
    learned = fit(data)
    assert set(learned.evidence) == set(EVIDENCE)
    assert set(learned.certainty) == set(FACTS)
    assert accuracy(data["own"], learned) == 1
    assert accuracy(data["own"], Model(dict.fromkeys(EVIDENCE, 0.0), learned.certainty)) < 1


def test_a_corpus_that_is_left_out_teaches_nothing(data) -> None:
    here, there = data["own"][:1], data["own"][1:]
    assert without({"here": here, "there": there}, "there") == fit({"here": here})


def test_learning_does_not_start_from_what_ships(data, monkeypatch) -> None:
    before = fit(data)
    other = Model(dict.fromkeys(EVIDENCE, 99.0), dict.fromkeys(FACTS, 99.0))
    monkeypatch.setattr("train_places.SHIPPED", other)
    assert fit(data) == before


def test_the_noun_beside_a_name_says_which_candidate_is_right(gazetteer: Gazetteer) -> None:
    marked = "Snow fell in [[New York|40.71,-74.0]] county and in [[New York|40.71,-74.0]] city."
    (lesson,) = lessons([read_marked(marked, {})], gazetteer)
    for index, gold in lesson.gold.items():
        name = lesson.scene.names[index]
        right = right_ones(name, gold, lesson.within_km, fine=True)
        features = {c.place.feature for c, good in zip(name.candidates, right, strict=True) if good}
        assert len(features) == 1
        assert right_ones(name, gold, lesson.within_km, fine=False).sum() >= right.sum() > 0
