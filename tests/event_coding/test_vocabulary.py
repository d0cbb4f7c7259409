"""A sentence for each way of saying what happens, and for words that only look like one.

``vocabulary.tsv`` holds a line a sentence: the kinds of which one is told, or ``none``, and the
sentence. They are plain sentences of our own; two thirds of the rows of the table of triggers read
one of them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest

from geodata.actors import ActorRegister
from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.kinds import KINDS
from geodata.pipeline import parse_document

REGISTER = ActorRegister.load()
PUBLISHED = dt.date(2022, 7, 3)


def _sentences() -> dict[str, list[str]]:
    told = defaultdict(list)
    for line in Path(__file__).with_name("vocabulary.tsv").read_text("utf-8").splitlines():
        kinds, _, sentence = line.partition("\t")
        told[kinds].append(sentence)
    return told


SENTENCES = _sentences()


def _kinds(sentence: str, gazetteer: Gazetteer) -> set[str]:
    document = from_text(sentence, published=PUBLISHED)
    parsed = parse_document(document, gazetteer=gazetteer, register=REGISTER)
    return {event.kind for event in parsed.events}


@pytest.mark.parametrize("kinds", sorted(SENTENCES.keys() - {"none"}))
def test_what_happens_is_found_however_it_is_told(kinds: str, gazetteer: Gazetteer) -> None:
    wanted = set(kinds.split("|"))
    assert wanted <= KINDS.keys()
    assert [each for each in SENTENCES[kinds] if not wanted & _kinds(each, gazetteer)] == []


def test_words_that_only_look_like_an_event_tell_of_none(gazetteer: Gazetteer) -> None:
    found = {each: _kinds(each, gazetteer) for each in SENTENCES["none"]}
    assert {each: kinds for each, kinds in found.items() if kinds} == {}
