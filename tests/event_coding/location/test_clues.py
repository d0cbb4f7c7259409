"""Clues can be read, and the shipped model knows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.event_coding.governing import find_candidates
from geodata.event_coding.location.clues import clues
from geodata.event_coding.location.layout import lay_out
from geodata.event_coding.location.model import SHIPPED, Model
from geodata.event_coding.location.words import sort_of_word
from geodata.event_coding.reading import passages
from geodata.event_coding.triggers import find_triggers
from geodata.event_coding.wordset import any_of
from geodata.relative import relative_places
from tests.event_coding.markup import events, report


def read(text):
    document, *evidence = report(text)
    (passage,) = passages(document, *evidence, relative_places(document, evidence[0]))
    return passage


def clues_of(text):
    """Clues of each name for the first trigger of a sentence."""
    passage = read(text)
    trigger, *others = find_triggers(passage)
    layout = lay_out(passage, find_candidates(passage, [trigger, *others]))
    return {
        name.placed.toponym.text: clues(passage, layout, number, trigger, others)
        for number, name in enumerate(layout.candidates)
    }


def test_a_clue_names_the_word_that_governs_and_the_side():
    found = clues_of("In {Idlib|p}, rebels shelled a school in {Homs|p}.")
    assert {"relation in before", "leading in", "feature city"} <= set(found["Idlib"])
    assert {"relation in behind", "noun site in", "side behind"} <= set(found["Homs"])


def test_homes_and_flights_are_told():
    found = clues_of("Rebels based in {Idlib|p} attacked troops near {Homs|p}.")
    assert "noun home" in found["Idlib"]
    assert "noun home" not in found["Homs"]


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Rebels shelled {Harri|p} near {Albu Kamal|p}.", ("beside", "anchor")),
        ("Rebels shelled {Palmyra|p}, {Syria|p}.", ("inner", "outer")),
        ("Rebels shelled {Palmyra|p} and {Homs|p}.", ("listed", "listed")),
        ("Rebels shelled {Syria|p}'s {Homs|p}.", ("owner", "owned")),
    ],
)
def test_neighbours_are_tied(text, ties):
    passage = read(text)
    layout = lay_out(passage, find_candidates(passage, find_triggers(passage)))
    assert tuple(map(set, layout.ties)) == tuple({tie} for tie in ties)


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("Rebels took {Idlib|p} and {Palmyra|p} in {Homs|p} and {Raqqa|p}.", ["Homs", "Raqqa"]),
        ("Rebels took {Harri|p} in {Syria|p} and {Palmyra|p}.", ["Syria"]),
        ("Rebels took {Harri|p} ({Albu Kamal|p}) and {Palmyra|p}.", ["Albu Kamal"]),
    ],
)
def test_what_is_listed_with_a_container_holds_as_much(text, outer):
    passage = read(text)
    layout = lay_out(passage, find_candidates(passage, find_triggers(passage)))
    told = zip(layout.candidates, layout.ties, strict=True)
    assert [name.placed.toponym.text for name, ties in told if "outer" in ties] == outer


def test_most_clues_are_known_to_the_shipped_model():
    found = clues_of("Missiles fired from {Iran|p} hit {Deir Ezzor|p} on {Monday|d}.")
    for told in found.values():
        assert sum(clue in SHIPPED.weights for clue in told) > len(told) * 0.7


def test_the_model_prefers_the_target_to_a_country_in_apposition():
    found = clues_of("Jets bombed {Palmyra|p}, {Syria|p}, on {Monday|d}.")
    assert SHIPPED.score(found["Palmyra"]) > 0
    assert SHIPPED.score(found["Palmyra"]) > SHIPPED.score(found["Syria"])


def test_an_unknown_clue_weighs_nothing():
    assert Model({"side behind": 0.5}).score(["side behind", "never seen"]) == 0.5
    assert Model({}).score([]) == 0


def test_sorts_of_words():
    passage = read("The soldiers in {Homs|p} quickly left 3 houses near Foo on {Monday|d}.")
    sorts = [sort_of_word(passage, index) for index in range(-1, len(passage.lowers) + 1)]
    assert sorts == [
        "start", "article", "people", "preposition", "name", "ly", "word", "number", "word",
        "preposition", "Capital", "preposition", "date", ".", "end",
    ]  # fmt: skip


_WORDS = st.sampled_from(
    sorted(
        any_of(
            "{Homs|p} {Syria|p} {Palmyra|p} {Damascus|m} {Nowhere|p} {Monday|d} bombed killed in "
            "near from and , ( ) the coded to troops 's where said km 5 west of between attack Foo "
            "\u202e \u201c"
        )
    )
)


@given(st.lists(_WORDS, min_size=1, max_size=25))
def test_any_order_of_words_is_read(words):
    for found in events(" ".join(words)):
        assert (found.place is None) == (found.latitude is None)
        assert found.radius_km is None or found.radius_km > 0
