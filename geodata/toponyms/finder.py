"""From a document to its place names: tokens, gazetteer, tagger, rules, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.documents import sentences
from geodata.models import Document, Role, Toponym
from geodata.toponyms import context, features
from geodata.toponyms.lookup import classifier
from geodata.toponyms.reading import Reading, Span
from geodata.toponyms.roles import roles_of
from geodata.toponyms.spans import place_spans
from geodata.toponyms.tagger import Tagger
from geodata.toponyms.tokens import tokenise

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["find_toponyms"]


def find_toponyms(document: Document, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Find the place names of a document's body.

    Parameters
    ----------
    document
        The report; what lies outside its ``body`` is not read.
    gazetteer
        What is known as a place: evidence for the tagger, never a name by itself.

    Returns
    -------
    tuple of Toponym
        In the order of the text, none overlapping another, each with its role.
    """
    reading = _read(document, gazetteer)
    spans = place_spans(reading)
    roles = roles_of(spans, reading)
    return tuple(_toponym(index, spans, role, reading) for index, role in enumerate(roles))


def _read(document: Document, gazetteer: Gazetteer) -> Reading:
    text = document.text
    tokens = tokenise(text, document.body, [sentence.start for sentence in sentences(document)])
    classify = classifier(gazetteer)

    def surface(first: int, last: int) -> str:
        return text[tokens.starts[first] : tokens.ends[last - 1]]

    column = features.gazetteer_column(tokens.words, surface, classify)
    names = Tagger.load().tag(tokens, column)
    return Reading(text, tokens, [word.lower() for word in tokens.words], column, names, classify)


def _toponym(index: int, spans: list[Span], role: Role, reading: Reading) -> Toponym:
    span = spans[index]
    literal = role == "literal"
    return Toponym(
        start=reading.tokens.starts[span.first],
        end=reading.tokens.ends[span.last - 1],
        text=reading.surface(span.first, span.last),
        role=role,
        feature=context.feature_of(span, reading) if literal else None,
        parent=context.parent_of(index, spans, reading) if literal else None,
        confidence=round(span.confidence, 3),
    )
