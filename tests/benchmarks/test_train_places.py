"""Learning the resolver's weights: from nothing, and without the corpus that is left out."""

import pytest
from annotated import read_marked
from train_places import accuracy, fit, lessons, samples, without

from geodata.evidence import EVIDENCE, WEIGHTS
from geodata.gazetteer import Gazetteer

MARKED = """\
Rain fell on [[Paris|33.66,-95.56]] and [[Bonham|33.58,-96.18]] in [[Texas|31.25,-99.25]].
Trains ran from [[Paris|48.86,2.35]] to [[Lyon|45.76,4.84]] in [[France|46.0,2.0]].
[[Manchester|42.99,-71.46]], [[Concord|43.21,-71.54]]: towns of [[New Hampshire|43.67,-71.5]].
"""
ARTICLES = [read_marked(line, {}) for line in MARKED.splitlines()]


@pytest.fixture(scope="module")
def data(gazetteer: Gazetteer):
    return lessons(ARTICLES, gazetteer)


def test_only_names_with_a_right_and_a_wrong_candidate_teach(data) -> None:
    held = samples(data, WEIGHTS)
    ends = [*held.starts[1:].tolist(), len(held.table)]
    assert len(held.starts)
    for first, end in zip(held.starts.tolist(), ends, strict=True):
        assert 0 < held.right[first:end].sum() < end - first


def test_what_is_learned_places_what_it_was_learned_from(data) -> None:
    learned = fit(data)
    assert set(learned) == set(EVIDENCE)
    assert accuracy(data, learned) == 1
    assert accuracy(data, dict.fromkeys(EVIDENCE, 0.0)) < 1


def test_a_corpus_that_is_left_out_teaches_nothing(data) -> None:
    assert without({"here": data[:1], "there": data[1:]}, "there") == fit(data[:1])


def test_learning_does_not_start_from_what_ships(data, monkeypatch) -> None:
    before = fit(data)
    monkeypatch.setattr("train_places.WEIGHTS", dict.fromkeys(EVIDENCE, 99.0))
    assert fit(data) == before
