"""Sentences end where a reader hears them end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.documents import from_text, sentences
from geodata.models import Document


def split(text):
    return [sentence.text for sentence in sentences(from_text(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["A U.S. base near Maj. Gen. Levy's post was hit.", "Col. Ryan and Ms. Jones saw it."],
        ["It struck at 5 a.m. Monday near No. 7.", "It struck again at 5 p.m.", "The men fled."],
        ["He left the U.S.", "The army stayed."],
        ["They met at Ft. Hood, i.e. The Hague was out.", "It lasted till Sept. 22 at noon."],
        ["Is it over?", "No!", "It is not."],
        ["😀 قتل رجلان في دير الزور.", "وانسحب الجيش؟", "نعم."],
        ["Они ушли из Пальмиры.", "Город пуст."],
    ],
)
def test_full_stops(parts):
    assert split(" ".join(parts)) == parts


def test_a_missing_space():
    assert split("A man told Desk.The army denied it.") == [
        "A man told Desk.",
        "The army denied it.",
    ]
    assert split('He said "no one left."The army denied it.') == [
        'He said "no one left."',
        "The army denied it.",
    ]


def test_an_ellipsis_before_a_capital():
    assert split("They will stay… They will go... and come back.") == [
        "They will stay…",
        "They will go... and come back.",
    ]


def test_sentences_inside_a_quotation():
    text = (
        "“We saw it from the hill above the town. The U.S. men came on Friday. We fled,” he said."
    )
    assert split(text) == [
        "“We saw it from the hill above the town.",
        "The U.S. men came on Friday.",
        "We fled,” he said.",
    ]


def test_numbered_items_stay_whole():
    assert split("1. The bridge was hit.\n2. The dam was not.") == [
        "1. The bridge was hit.",
        "2. The dam was not.",
    ]


def test_headings_end_sentences():
    assert split("Dispatch\n\nThe army left") == ["Dispatch", "The army left"]


def test_lines_broken_to_fit_a_page_are_joined():
    text = (
        "The convoy left the town of Homs in the early morning and\n"
        "reached the garrison at T4 by noon, where two men were\n"
        "killed by a mine. The others went on."
    )
    assert len(split(text)) == 2
    assert split(text)[0].endswith("killed by a mine.")


def test_an_empty_body_has_none():
    assert sentences(Document(id="a", text="", body=(0, 0), sha256="")) == ()


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_spans_are_true_ordered_and_bare(text):
    document = Document(id="a", text=text, body=(0, len(text)), sha256="")
    end = 0
    for sentence in sentences(document):
        assert sentence.start >= end
        assert document.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        end = sentence.end


@given(st.text(alphabet=" \n.!?…“”\"'aA1مx", max_size=300))
def test_no_word_is_lost(text):
    document = Document(id="a", text=text, body=(0, len(text)), sha256="")
    found = "".join(sentence.text for sentence in sentences(document))
    assert "".join(found.split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["“", "a b. ", "Reply\n", '" a', "1. ", "(", "a… ", "Gen. "])
def test_long_hostile_text_takes_no_more_than_its_length(piece):
    text = "The army left. " + piece * (200_000 // len(piece))
    assert sentences(from_text(text))
