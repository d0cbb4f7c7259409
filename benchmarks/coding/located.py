"""Where the event of a marked verb happened: the corpus event-location."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from marked_places import Marked, read_marked

from coding.notes import Half
from geodata.actors import ActorRegister, find_actors
from geodata.dates import find_dates
from geodata.event_coding.lexicon import Entry
from geodata.event_coding.location import find_place
from geodata.event_coding.location.model import SHIPPED, Model
from geodata.event_coding.reading import Passage, passages
from geodata.event_coding.triggers import Trigger, find_triggers
from geodata.event_coding.usage import voice
from geodata.gazetteer import Gazetteer
from geodata.models import Document, Toponym
from geodata.places import resolve
from geodata.relative import relative_places
from geodata.toponyms import find_toponyms

__all__ = ["SENTENCES", "Reader", "Situation", "answer", "figures", "is_right", "read_sentences"]

SENTENCES = Path("events") / "event-location.jsonl"
_PUBLISHED = dt.date(2016, 6, 1)


@dataclass(frozen=True)
class Situation:
    """A record with the sentence of its verb as it is read; without one, no verb is there."""

    marked: Marked
    passage: Passage | None = None
    own: Sequence[Trigger] = ()
    others: Sequence[Trigger] = ()


class Reader:
    """Read a text up to its passages, as the pipeline does."""

    def __init__(self, gazetteer: Gazetteer, register: ActorRegister) -> None:
        self._gazetteer, self._register = gazetteer, register

    def passages(self, document: Document) -> Iterator[Passage]:
        """Sentences with all that is found in them."""
        placed = resolve(document, find_toponyms(document, self._gazetteer), self._gazetteer)
        relative = relative_places(document, placed, gazetteer=self._gazetteer)
        actors = find_actors(document, placed, self._register)
        yield from passages(document, placed, find_dates(document), actors, relative)

    def situation(self, marked: Marked) -> Situation:
        """Read the sentence of a marked verb."""
        text = marked.text
        document = Document("line", text, (0, len(text)), "", published=_PUBLISHED)
        for passage in self.passages(document):
            own, others = _triggers_at(passage, marked.verb[0])
            if own:
                return Situation(marked, passage, own, others)
        return Situation(marked)


def read_sentences(path: Path, *, half: Half = "all", naively: bool = False) -> list[Marked]:
    """Read the accepted records of a half; no sentence is in both."""
    halves = {"even": {0}, "odd": {1}, "all": {0, 1}}[half]
    records = read_marked(path, naively=naively)
    return [each for each in records if each.accepted and each.half in halves]


def answer(told: Situation, model: Model = SHIPPED) -> Toponym | None:
    """Name that is given for the place of the verb, or None."""
    if told.passage is None:
        return None
    found = find_place(told.passage, told.own, told.others, model=model)
    return found.placed.toponym if found else None


def is_right(marked: Marked, found: Toponym | None) -> bool:
    """Whether a name is the marked place, or is rightly none."""
    if found is None:
        return not marked.places
    return any(found.start < end and start < found.end for start, end in marked.places)


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


def _triggers_at(passage: Passage, offset: int) -> tuple[list[Trigger], list[Trigger]]:
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
        own = [Trigger(entry, head, head, head, passage.clauses[head], use, entry.kind)]
    return own, [trigger for trigger in found if trigger not in own]
