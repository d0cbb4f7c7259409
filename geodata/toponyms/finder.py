"""From a document to its place names: tokens, gazetteer, tagger, rules, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.documents import sentences
from geodata.errors import TaggerError
from geodata.models import Document, Role, Toponym
from geodata.toponyms import context, features
from geodata.toponyms.crf import CrfTagger
from geodata.toponyms.foreign import inflected, with_foreign_names
from geodata.toponyms.lookup import classifier
from geodata.toponyms.reading import Reading, Span
from geodata.toponyms.roles import roles_of
from geodata.toponyms.spans import place_spans
from geodata.toponyms.tagger import Tagger
from geodata.toponyms.tokens import tokenise

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["find_toponyms", "open_tagger"]

_SPACY = "spacy:"
_ENGLISH = "en"


def find_toponyms(
    document: Document, gazetteer: Gazetteer, *, tagger: Tagger | None = None
) -> tuple[Toponym, ...]:
    """Find the place names of a document's body.

    Parameters
    ----------
    document
        The report; what lies outside its ``body`` is not read.
    gazetteer
        What is known as a place: evidence for the tagger, never a name by itself.
    tagger
        What marks names in the text; without it, the model that Dateline ships.

    Returns
    -------
    tuple of Toponym
        In the order of the text, none overlapping another, each with its role.
    """
    reading = _read(document, gazetteer, tagger or CrfTagger.load())
    spans = place_spans(reading)
    kinds = [context.feature_of(index, spans, reading) for index in range(len(spans))]
    roles = roles_of(spans, kinds, reading)
    return tuple(
        _toponym(index, spans, role, kind, reading)
        for index, (role, kind) in enumerate(zip(roles, kinds, strict=True))
    )


def open_tagger(name: str | None) -> Tagger | None:
    """Give the tagger of a name: "spacy:en_core_web_sm", or None for the one that ships.

    Raises
    ------
    TaggerError
        When the name is none, or what it stands for is not installed.

    Examples
    --------
    >>> open_tagger(None) is None
    True
    """
    if name is None:
        return None
    if not name.startswith(_SPACY) or name == _SPACY:
        message = f"no tagger {name!r}: give spacy:PIPELINE, as spacy:en_core_web_sm"
        raise TaggerError(message)
    from geodata.toponyms.spacy import SpacyTagger  # noqa: PLC0415

    return SpacyTagger(name.removeprefix(_SPACY))


def _read(document: Document, gazetteer: Gazetteer, tagger: Tagger) -> Reading:
    text = document.text
    tokens = tokenise(text, document.body, [sentence.start for sentence in sentences(document)])
    classify = classifier(gazetteer)

    def surface(first: int, last: int) -> str:
        return text[tokens.starts[first] : tokens.ends[last - 1]]

    column = features.gazetteer_column(tokens.words, surface, classify)
    names = tagger.tag(tokens, column)
    if document.language not in {None, _ENGLISH}:
        classify = inflected(classify)
        names = with_foreign_names(names, tokens, surface, classify)
    return Reading(text, tokens, tokens.lower, column, names, classify)


def _toponym(
    index: int, spans: list[Span], role: Role, kind: str | None, reading: Reading
) -> Toponym:
    span = spans[index]
    return Toponym(
        start=reading.tokens.starts[span.first],
        end=reading.tokens.ends[span.last - 1],
        text=reading.surface(span.first, span.last),
        role=role,
        feature=kind if role == "literal" else None,
        parent=context.parent_of(index, spans, reading) if role != "demonym" else None,
        confidence=round(span.confidence, 3),
    )
