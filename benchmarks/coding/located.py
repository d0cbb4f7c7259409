"""Where the event of a marked verb happened: the corpus event-location."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from marked_places import Marked, read_marked

from coding.notes import Half
from geodata.actors import ActorRegister, find_actors
from geodata.dates import find_dates
from geodata.event_coding.lexicon import Entry
from geodata.event_coding.location import find_place
from geodata.event_coding.reading import Passage, passages
from geodata.event_coding.triggers import Trigger, find_triggers
from geodata.event_coding.usage import voice
from geodata.gazetteer import Gazetteer
from geodata.models import Document, Toponym
from geodata.places import resolve
from geodata.relative import relative_places
from geodata.toponyms import find_toponyms

__all__ = ["SENTENCES", "ask", "figures", "read_sentences", "triggers_at"]

SENTENCES = Path("events") / "event-location.jsonl"
_PUBLISHED = dt.date(2016, 6, 1)


def read_sentences(path: Path, *, half: Half = "all") -> list[Marked]:
    """Read the accepted records of a half of the file."""
    rests = {"even": {0}, "odd": {1}, "all": {0, 1}}[half]
    return [each for each in read_marked(path) if each.accepted and each.number % 2 in rests]


def ask(
    asked: Marked, gazetteer: Gazetteer, register: ActorRegister
) -> tuple[Toponym | None, bool]:
    """Name that is given for the place of the verb, and whether it is right, or rightly none."""
    text = asked.text
    document = Document("line", text, (0, len(text)), "", published=_PUBLISHED)
    found = _place_of_verb(document, asked.verb[0], gazetteer, register)
    if found is None:
        return None, not asked.places
    return found, any(found.start < end and start < found.end for start, end in asked.places)


def figures(answers: Sequence[tuple[Marked, bool]]) -> dict[str, float]:
    """Shares that are right: of all, of those with a place, of those without."""
    counts: Counter[str] = Counter()
    for asked, right in answers:
        for sort in ("all", "with a place" if asked.places else "without"):
            counts.update({sort: 1, f"right {sort}": right})
    return {
        sort: counts[f"right {sort}"] / max(counts[sort], 1)
        for sort in ("all", "with a place", "without")
    }


def _place_of_verb(
    document: Document, offset: int, gazetteer: Gazetteer, register: ActorRegister
) -> Toponym | None:
    """Name of the place of the event that the verb at an offset tells of."""
    placed = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    relative = relative_places(document, placed, gazetteer=gazetteer)
    evidence = placed, find_dates(document), find_actors(document, placed, register), relative
    for passage in passages(document, *evidence):
        own, others = triggers_at(passage, offset)
        if own:
            found = find_place(passage, own, others)
            return found.placed.toponym if found else None
    return None


def triggers_at(passage: Passage, offset: int) -> tuple[list[Trigger], list[Trigger]]:
    """Triggers that a marked verb is, made up when the table has none, and all others."""
    head = passage.index(offset)
    sentence = passage.sentence
    if not sentence.start <= offset < sentence.end or not passage.word(head):
        return [], []
    found = find_triggers(passage)
    own = [trigger for trigger in found if trigger.first <= head <= trigger.last]
    if not own:
        entry = Entry((passage.word(head),), 0, "ed", "attack", "act", frozenset(), frozenset())
        use = voice(passage.lowers, head, "ed")
        own = [Trigger(entry, head, head, head, passage.clauses[head], use)]
    return own, [trigger for trigger in found if trigger not in own]
