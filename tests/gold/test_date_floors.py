"""The figures of dates do not fall: our own articles always, WikiWars where it is at hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from floors import MARGIN, digest, fallen, read
from timexes.corpus import OWN, Mark, own, points
from timexes.floors import CORPORA, Corpus, pin, reached
from timexes.scoring import f1, score


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_no_figure_falls_below_its_floor(corpus: Corpus) -> None:
    if not corpus.folder.exists():
        pytest.skip(f"no {corpus.folder.name}: the corpus is not beside the checkout")
    floor = read("dates")[corpus.name]
    assert floor.sha256 == digest(corpus.folder), (
        f"{corpus.name} is not the edition that the floors were pinned on: "
        "python benchmarks/dates.py --pin"
    )
    assert fallen(floor, reached(corpus)) == []


def test_every_corpus_has_floors() -> None:
    assert list(read("dates")) == [corpus.name for corpus in CORPORA]


def test_what_is_asked_is_reached_by_the_floors() -> None:
    least = read("dates")["WikiWars"].least
    assert least["value"] >= 0.88
    assert least["extent"] >= 0.917


def test_marks_of_our_own_articles_are_offsets_into_their_text() -> None:
    articles = list(own())
    assert sum(len(article.gold) for article in articles) >= 50
    for article in articles:
        text = article.document.text
        assert not set("[]|") & set(text)
        assert all(text[mark.start : mark.end].strip() for mark in article.gold)


def test_only_points_of_time_count() -> None:
    found = [Mark(0, 1, value) for value in ("2018-06", "BC0480", "198", "P3M", "PAST_REF", "")]
    assert [mark.value for mark in points(found)] == ["2018-06", "BC0480", "198"]


def test_scores_of_overlap_extent_and_value() -> None:
    gold = [Mark(0, 4, "1950"), Mark(10, 14, "1951"), Mark(20, 24, "1952")]
    found = [Mark(0, 4, "1950"), Mark(9, 14, "1951"), Mark(30, 34, "1953")]
    counts, wrong = score(gold, found)
    figures = {what: f1(counts, what) for what in ("found", "value", "extent", "strict")}
    assert figures == pytest.approx(
        {"found": 2 / 3, "value": 2 / 3, "extent": 1 / 3, "strict": 1 / 3}
    )
    assert [line.split()[0] for line in wrong] == ["missed", "extra"]


def test_pinning_writes_floors_under_what_is_measured(tmp_path: Path) -> None:
    pin(tmp_path / "floors.toml", CORPORA[:1])
    (floor,) = read("dates", tmp_path / "floors.toml").values()
    assert floor.sha256 == digest(OWN)
    assert floor.least == pytest.approx(
        {name: value - MARGIN for name, value in reached(CORPORA[0]).items()}, abs=0.001
    )


def test_floors_of_an_absent_corpus_are_not_overwritten(tmp_path: Path) -> None:
    absent = replace(CORPORA[1], folder=tmp_path / "absent")
    with pytest.raises(FileNotFoundError, match="put WikiWars there"):
        pin(tmp_path / "floors.toml", [absent])
    assert not (tmp_path / "floors.toml").exists()
