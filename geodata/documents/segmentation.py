"""Body → sentences, with offsets into the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sentencex import get_sentence_boundaries

from geodata.documents.paragraphs import Span, paragraphs
from geodata.models import Document, Sentence

__all__ = ["sentences"]

_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:Ft|Ms|Amb|Spc|Pfc|Ret|Msgr|Insp|Cmdr|Maj|Brig|Col|Gen|Lt|approx|i\.e|e\.g)\.\s*$"
)
_ITEM = re.compile(r"\W*\d{1,3}[.)]\s*")  # the number of an item of a list
_TIME = re.compile(r"\b[ap]\.m\.\s*$")
_AFTER_TIME = re.compile(
    r"(?:on\b|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|local|GMT|UTC|[A-Z]{2,4}T\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d)"
)
_OPENERS = "“„\u2018«\u2039'"
_WITHOUT_QUOTES = str.maketrans(dict.fromkeys(_OPENERS, " "))
_MANY_QUOTES = 1000  # in one paragraph: no writer's, and the library takes their square in time
_QUOTE = re.compile('[“"«]([^“”"«»]{60,4000})[”"»]')
_CUTTING = re.compile(r'[”"…]|\.{3}')
_NO_SPACE = re.compile(
    '(?<=[a-z][.!?])[”"](?=[A-Z][a-z])|(?<=[a-z])\\s?(?:…|\\.\\.\\.)[.”"]?\\s*(?=[A-Z])'
)


@lru_cache(maxsize=4)
def sentences(document: Document) -> tuple[Sentence, ...]:
    r"""Split the body of a document into sentences.

    A paragraph, a heading and an item of a list always end a sentence. The boundaries inside a
    paragraph are those of the `sentencex` library.

    Examples
    --------
    >>> text = "Border post hit\n\nTwo died on Monday. A U.S. base was not hit."
    >>> body = (0, len(text))
    >>> [s.text for s in sentences(Document(id="a", text=text, body=body, sha256=""))]
    ['Border post hit', 'Two died on Monday.', 'A U.S. base was not hit.']
    """
    return tuple(
        Sentence(start, end, document.text[start:end])
        for paragraph in paragraphs(document.text, document.body)
        for start, end in _split(document.text, paragraph, document.language or "en")
    )


def _split(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    """Sentences of one paragraph: the library's, mended."""
    for first, last in _rejoin(text, _boundaries(text, paragraph, language)):
        start = first
        for cut in sorted({*_cuts_in_quotes(text, (first, last), language), last}):
            for piece in _cut_where_no_space_is(text, start, cut):
                span = _strip(text, *piece)
                if span:
                    yield span
            start = cut


def _boundaries(text: str, span: Span, language: str) -> list[Span]:
    start, end = span
    piece = text[start:end]
    if len(piece) > _MANY_QUOTES and sum(map(piece.count, _OPENERS)) > _MANY_QUOTES:
        piece = piece.translate(_WITHOUT_QUOTES)
    return [
        (start + found["start_index"], start + found["end_index"])
        for found in get_sentence_boundaries(language, piece)
    ]


def _rejoin(text: str, spans: list[Span]) -> list[Span]:
    """Undo boundaries after abbreviations that the library does not know."""
    joined: list[Span] = []
    for start, end in spans:
        if joined:
            before = text[max(joined[-1][0], start - 12) : start]
            if _goes_on(before, text[start : start + 30].lstrip()):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs across the full stop between two pieces of text."""
    if after[:1].islower() or _ABBREVIATED.search(before) or _ITEM.fullmatch(before):
        return True
    return bool(_TIME.search(before) and _AFTER_TIME.match(after))


def _cuts_in_quotes(text: str, span: Span, language: str) -> Iterator[int]:
    """Where sentences end inside a quotation: the library keeps the whole quotation together."""
    for quote in _QUOTE.finditer(text, *span):
        inner = _rejoin(text, _boundaries(text, quote.span(1), language))
        yield from (end for _, end in inner[:-1])


def _cut_where_no_space_is(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut after a full stop and a quotation mark without a space, and after an ellipsis."""
    if not _CUTTING.search(text, start, end):
        yield start, end
        return
    for match in _NO_SPACE.finditer(text, start, end):
        yield start, match.end()
        start = match.end()
    yield start, end


def _strip(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    bare = piece.strip()
    return (start + left, start + left + len(bare)) if bare else None
