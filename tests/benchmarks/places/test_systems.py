"""Baselines and peers, each on a text whose answer is plain."""

from dataclasses import replace

import pytest
from annotated import GoldArticle, read_marked
from places.scoring import Found, kilometres
from places.sets import SETS, headline, measure
from places.systems import System, dateline, halves, peers

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.places.model import EVIDENCE, SHIPPED

COUNTRIES = {"SYR": (35.0, 38.3)}
PARIS_TEXAS = read_marked(
    "Firemen in [[Paris|33.66,-95.56]], [[Texas|31.25,-99.25]], helped those of "
    "[[Bonham|33.58,-96.18]].",
    {},
)
SYRIA = read_marked("[[Syrian|SYR|demonym]] troops left [[Homs|34.73,36.71]].", COUNTRIES)


def found_by(system: System, article: GoldArticle) -> dict[str, Found]:
    names = system.find(from_text(article.text), article)
    return {article.text[each.start : each.end]: each for each in names}


def gap_km(system: System, article: GoldArticle, index: int) -> float:
    gold = article.toponyms[index]
    return kilometres(found_by(system, article)[article.text[gold.start : gold.end]], gold)


def test_dateline_places_the_lesser_paris_and_the_baseline_does_not(gazetteer: Gazetteer) -> None:
    ours = dateline(gazetteer)
    names_and_baseline, given_names, given_and_baseline = halves(gazetteer, ours)
    for system in (ours, given_names):
        assert gap_km(system, PARIS_TEXAS, 0) < 20
    for system in (names_and_baseline, given_and_baseline):
        assert gap_km(system, PARIS_TEXAS, 0) > 7_000


def test_given_names_are_the_annotated_ones_with_their_roles(gazetteer: Gazetteer) -> None:
    _, given, _ = halves(gazetteer, dateline(gazetteer))
    assert {name: each.role for name, each in found_by(given, SYRIA).items()} == {
        "Syrian": "demonym",
        "Homs": "literal",
    }


def test_other_weights_give_other_places(gazetteer: Gazetteer) -> None:
    crowds = replace(SHIPPED, evidence=dict.fromkeys(EVIDENCE, 0.0) | {"population": 30.0})
    assert gap_km(dateline(gazetteer, model=crowds), PARIS_TEXAS, 0) > 7_000


@pytest.mark.parametrize("name", ["geotext", "flashgeotext"])
def test_a_peer_is_measured_or_says_why_not(name: str, gazetteer: Gazetteer) -> None:
    systems, missing = peers(gazetteer)
    peer = next((each for each in systems if each.name.startswith(name)), None)
    if peer is None:
        assert f"{name}: not installed (pip install {name})" in missing
    else:
        assert gap_km(peer, SYRIA, 1) < 161


def test_a_corpus_is_told_in_the_figures_that_it_can_bear(gazetteer: Gazetteer) -> None:
    by_name = {corpus.name: corpus for corpus in SETS}
    ours = dateline(gazetteer)
    own = by_name["own articles"]
    assert headline(own, measure(ours, own, [SYRIA]))["roles"] == 1
    virus = by_name["GeoVirus"]
    assert measure(ours, virus, [SYRIA]).figures.found == 1  # the demonym is left out
    assert set(headline(virus, measure(ours, virus, [SYRIA]))) == {
        "recognition",
        "precision",
        "recall",
        "end_to_end",
        "accuracy",
    }
