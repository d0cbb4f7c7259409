from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.actors.words import Phrases, key_of, slug, split


@given(st.text(max_size=200))
def test_words_never_crash_and_keep_their_offsets(text: str) -> None:
    words = split(text)
    for index in range(len(words)):
        assert text[words.start[index] : words.end[index]] == words.text[index]
    assert list(words.start) == sorted(words.start)


@example("\ufe70")
@given(st.text(max_size=40))
def test_a_slug_is_ascii_safe_for_a_link(name: str) -> None:
    assert slug(name)
    assert not set(slug(name)) & set(" /?#&%")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Da'esh", "Daesh"),
        ("Kata\u2019ib", "Kataib"),
        ("U.S.", "US"),
        ("Erdoğan", "Erdogan"),
        ("Defence", "Defense"),
    ],
)
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_possessive_is_no_part_of_its_word() -> None:
    words = split("Iran's and Iran\u2019s")
    assert words.text == ["Iran", "and", "Iran"]
    assert words.possessive == [True, False, True]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("IS", "IS fell", True),
        ("IS", "is", False),
        ("IS", "Is", False),
        ("US", "U.S.", True),
        ("US", "us", False),
        ("LeT", "Let", False),
        ("LeT", "LeT", True),
        ("Islamic State", "an islamic state", False),
        ("Hashd al-Shaabi", "Hashd Shaabi", True),
        ("Ahrar al-Sham", "Ahrar ash-Sham", True),
        ("al-Qaeda", "Al Qaeda", True),
        ("rebels", "Rebels", True),
        ("Free Syrian Army", "Free. Syrian Army", False),
    ],
)
def test_case_and_articles(phrase: str, text: str, found: bool) -> None:  # noqa: FBT001
    phrases: Phrases[str] = Phrases()
    phrases.add(phrase, "it")
    words = split(text)
    assert any(phrases.longest(words, i) for i in range(len(words))) is found


def test_an_acronym_among_shouted_words_may_be_a_word() -> None:
    phrases: Phrases[str] = Phrases()
    phrases.add("IS", "Islamic State")
    assert phrases.longest(split("THIS IS NEWS"), 1) is None
    assert phrases.longest(split("the IS fighters"), 1) == (2, ["Islamic State"])


def test_the_longest_phrase_wins() -> None:
    phrases: Phrases[str] = Phrases()
    phrases.add("Syrian Army", "army")
    phrases.add("Syrian Army High Command", "command")
    assert phrases.longest(split("Syrian Army High Command"), 0) == (4, ["command"])
    assert phrases.longest(split("Syrian Army High"), 0) == (2, ["army"])
