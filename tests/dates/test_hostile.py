"""Documents are hostile: whatever the text, dates are found in order, inside it, and in time."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.dates import Genre, find_dates
from geodata.models import Document
from tests.work import calls

SPOKEN = (
    "the a next last this that early late mid end of in on at to and June May Sunday Fri 1 3 8th "
    "20 31 480 1954 2018 2,018 9999 BC B.C. – - / . , ; ( \n week weeks day days year decade "  # noqa: RUF001
    "century ago later before after night morning hours 23:47 5 pm p.m. summer fall winter "
    "Ramadan Rajab 1439 Easter Christmas quarter half Q2 yesterday past few two twenty "
    "augu\u017ft kas\u0131m ٢٢ حزيران 22.06.2018 2018-06-17 will said"
)
WORDS = st.sampled_from(SPOKEN.split(" "))
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=40).map("".join),
)
PUBLISHED = st.one_of(st.none(), st.dates(), st.just(dt.date.min), st.just(dt.date.max))
GENRES = st.sampled_from(["auto", "news", "narrative"])


@given(TEXTS, PUBLISHED, GENRES)
def test_mentions_lie_in_order_inside_the_text(
    text: str, published: dt.date | None, genre: Genre
) -> None:
    document = Document("id", text, (0, len(text)), "", published=published)
    mentions = find_dates(document, genre=genre)
    assert mentions == find_dates(document, genre=genre)
    reached = 0
    for mention in mentions:
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        reached = mention.end
        if mention.range is None:
            assert mention.reason
        else:
            assert mention.range.first <= mention.range.last
            assert mention.value


@given(TEXTS, st.integers(0, 50), st.integers(0, 50))
def test_nothing_is_found_outside_the_body(text: str, start: int, end: int) -> None:
    body = (min(start, len(text)), max(min(start, len(text)), len(text) - end))
    for mention in find_dates(Document("id", text, body, "", published=dt.date(2018, 6, 22))):
        assert body[0] <= mention.start < mention.end <= body[1]


@pytest.mark.parametrize(
    "piece",
    [
        "the ",
        "1",
        "1 ",
        "June ",
        "the end of the ",
        "early late ",
        "2018-",
        "a few ",
        "x",
        "May 1-",
    ],
)
def test_the_work_is_linear(piece: str) -> None:
    def work(size: int) -> int:
        text = piece * (size // len(piece))
        document = Document("id", text, (0, len(text)), "", published=dt.date(2018, 6, 22))
        return calls(lambda: find_dates(document))

    work(1_000)  # Loads what is loaded once.
    assert work(50_000) < 12 * max(work(5_000), 100)
