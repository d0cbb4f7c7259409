"""The scorer itself: what is perfect scores 1, what is empty 0, and order is nothing."""

import math
import random

import pytest
from annotated import GoldToponym
from hypothesis import given
from hypothesis import strategies as st
from places.calibration import expected_error, reliability
from places.scoring import Found, figures, kilometres, tally, within

HOMS, RAQQA, MIAMI = (34.73, 36.71), (35.95, 39.01), (25.77, -80.19)

spans = st.lists(st.integers(1, 9), max_size=8).map(
    lambda gaps: [(sum(gaps[:i]) * 2, sum(gaps[:i]) * 2 + gaps[i]) for i in range(len(gaps))]
)
points = st.tuples(st.floats(-85, 85), st.floats(-179, 179))


@st.composite
def annotations(draw: st.DrawFn) -> list[GoldToponym]:
    return [GoldToponym(*span, *draw(points)) for span in draw(spans)]


def echo(gold: list[GoldToponym]) -> list[Found]:
    return [Found(each.start, each.end, each.latitude, each.longitude) for each in gold]


@given(st.lists(annotations(), min_size=1, max_size=5).filter(any))
def test_the_annotation_itself_is_perfect(articles: list[list[GoldToponym]]) -> None:
    told = figures(tally(echo(gold), gold) for gold in articles)
    shares = told.precision, told.recall, told.recognition.value, told.end_to_end.value
    assert (*shares, told.accuracy.value, *told.one_to_one) == (1,) * 7
    assert told.mean_km == told.median_km == 0
    assert told.auc in (0, pytest.approx(0)) or math.isnan(told.auc)


@given(annotations())
def test_nothing_found_scores_nothing(gold: list[GoldToponym]) -> None:
    told = figures([tally([], gold)])
    assert told.recognition.value == told.end_to_end.value == told.accuracy.value == 0
    assert math.isnan(told.mean_km)
    assert (told.found, told.gold) == (0, len(gold))


def test_no_articles_score_nothing() -> None:
    assert figures([]).recognition.value == 0


@st.composite
def readings(draw: st.DrawFn) -> tuple[list[Found], list[GoldToponym]]:
    """An annotation, and what a middling system makes of it."""
    gold = draw(annotations())
    kept = [each for each in echo(gold) if draw(st.booleans())]
    wrong = [Found(start, end, *draw(points)) for start, end in draw(spans)]
    return kept + wrong, gold


@given(readings(), st.randoms())
def test_the_order_of_names_is_nothing(
    reading: tuple[list[Found], list[GoldToponym]], chance: random.Random
) -> None:
    found, gold = reading
    before = tally(found, gold)
    chance.shuffle(found)
    chance.shuffle(gold)
    after = tally(found, gold)
    assert sorted(before.judged) == sorted(after.judged)
    assert figures([before]).end_to_end == figures([after]).end_to_end
    assert figures([before]).one_to_one == figures([after]).one_to_one


@given(st.lists(readings(), min_size=1, max_size=6))
def test_every_share_is_a_share_and_strictness_never_helps(
    articles: list[tuple[list[Found], list[GoldToponym]]],
) -> None:
    told = figures(tally(found, gold) for found, gold in articles)
    for each in (told.recognition, told.end_to_end, told.accuracy):
        assert 0 <= each.low <= each.high <= 1
        assert 0 <= each.value <= 1
    assert told.end_to_end.value <= told.recognition.value + 1e-9
    assert told.one_to_one[0] <= told.recognition.value + 1e-9
    assert told.one_to_one[1] <= told.end_to_end.value + 1e-9


def test_precision_is_over_all_found_and_recall_over_the_located() -> None:
    gold = [GoldToponym(0, 4, *HOMS), GoldToponym(10, 15, None, None), GoldToponym(20, 25, *MIAMI)]
    found = [Found(0, 4, *HOMS), Found(10, 15, *HOMS), Found(30, 33, *HOMS)]
    told = figures([tally(found, gold)])
    assert told.precision == pytest.approx(2 / 3)  # the unlocated name was found all the same
    assert told.recall == pytest.approx(1 / 2)
    assert told.end_to_end.value == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))
    assert told.accuracy.value == 1  # over the one name that can be judged


def test_a_name_may_be_161_km_off_and_no_more() -> None:
    near, far = GoldToponym(0, 4, 0.0, 0.0), GoldToponym(0, 4, 0.0, 3.0)
    assert tally([Found(0, 4, 0.0, 1.44)], [near]).found_right == 1
    assert tally([Found(0, 4, 0.0, 1.46)], [near]).found_right == 0
    assert tally([Found(0, 4, 0.0, 1.6)], [far]).found_right == 1


def test_two_found_names_may_match_one_but_not_one_to_one() -> None:
    gold = [GoldToponym(0, 20, *HOMS)]
    told = figures([tally([Found(0, 4, *HOMS), Found(10, 20, *HOMS)], gold)])
    assert told.recognition.value == 1
    assert told.one_to_one[0] == pytest.approx(2 / 3)


def test_names_that_touch_do_not_overlap() -> None:
    assert tally([Found(0, 4, *HOMS)], [GoldToponym(4, 8, *HOMS)]).found_matched == 0


def test_a_found_name_is_right_when_one_of_its_matches_is() -> None:
    gold = [GoldToponym(0, 4, *MIAMI), GoldToponym(6, 11, *HOMS)]
    counted = tally([Found(0, 11, *HOMS)], gold)
    assert (counted.found_right, counted.gold_matched, counted.gold_right) == (1, 2, 1)


def test_an_unplaced_name_is_found_and_not_judged() -> None:
    counted = tally([Found(0, 4)], [GoldToponym(0, 4, *HOMS)])
    assert (counted.found_matched, counted.found_right, counted.placed) == (1, 0, 0)


def test_names_without_coordinates_count_where_a_corpus_has_none() -> None:
    gold = [GoldToponym(0, 4, None, None)]
    assert tally([Found(0, 4)], gold).gold == 0
    assert figures([tally([Found(0, 4)], gold, located_only=False)]).recognition.value == 1


def test_roles_are_compared_where_they_are_annotated() -> None:
    gold = [GoldToponym(0, 4, *HOMS, role="metonymic"), GoldToponym(6, 9, *HOMS)]
    counted = tally([Found(0, 4, *HOMS, role="literal"), Found(6, 9, *HOMS)], gold)
    assert (counted.roles, counted.roles_right) == (1, 0)


def test_the_worst_answer_has_an_area_of_one() -> None:
    poles = [GoldToponym(at, at + 2, 90.0, 0.0) for at in (0, 4)]
    told = figures([tally([Found(at, at + 2, -90.0, 0.0) for at in (0, 4)], poles)])
    assert told.auc == pytest.approx(1, abs=0.001)


def test_a_single_certain_article_has_no_interval() -> None:
    gold = [GoldToponym(0, 4, *HOMS)]
    sure = figures([tally(echo(gold), gold)]).end_to_end
    assert (sure.low, sure.value, sure.high) == (1, 1, 1)


def test_articles_that_differ_have_an_interval_around_the_figure() -> None:
    gold = [GoldToponym(0, 4, *HOMS)]
    half = [tally(echo(gold), gold), tally([Found(0, 4, *MIAMI)], gold)] * 20
    told = figures(half).accuracy
    assert told.low < told.value == 0.5 < told.high


def test_within_counts_articles() -> None:
    gold = [GoldToponym(0, 4, *HOMS)]
    texts = [tally(echo(gold), gold), tally([Found(0, 4, *RAQQA)], gold), tally([], gold)]
    assert within(texts, 25) == pytest.approx(1 / 3)
    assert within(texts, 300) == pytest.approx(2 / 3)


def test_no_distance_to_what_has_no_coordinates() -> None:
    assert kilometres(Found(0, 1), GoldToponym(0, 1, *HOMS)) == math.inf


def test_calibration_of_what_is_right_as_often_as_it_says() -> None:
    gold = [GoldToponym(0, 4, *HOMS)]
    texts = [
        tally([Found(0, 4, *(HOMS if number < 75 else MIAMI), confidence=0.75)], gold)
        for number in range(100)
    ]
    bins = reliability(texts)
    assert [(each.low, each.size, each.right) for each in bins] == [(0.7, 100, 0.75)]
    assert expected_error(bins) == pytest.approx(0)
    assert expected_error(reliability(texts[:75])) == pytest.approx(0.25)
    assert expected_error(()) == 0
