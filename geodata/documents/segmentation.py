"""Body → sentences, with offsets into the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sentencex import get_sentence_boundaries

from geodata.models import Document, Sentence

__all__ = ["sentences"]

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_WRAP_MAX = 120  # hard-wrapped lines are no longer than this
_WRAP_MIN = 40


@lru_cache(maxsize=64)
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Split the body of a document into sentences.

    A paragraph, a heading and an item of a list always end a sentence. The boundaries inside a
    paragraph are those of the `sentencex` library.

    Examples
    --------
    >>> text = "Border post hit\\n\\nTwo died on Monday. A U.S. base was not hit."
    >>> body = (0, len(text))
    >>> [s.text for s in sentences(Document(id="a", text=text, body=body, sha256=""))]
    ['Border post hit', 'Two died on Monday.', 'A U.S. base was not hit.']
    """
    return tuple(
        Sentence(start, end, document.text[start:end])
        for paragraph in _paragraphs(document.text, document.body)
        for start, end in _split(document.text, paragraph, document.language or "en")
    )


def _paragraphs(text: str, body: Span) -> Iterator[Span]:
    """Runs of lines that belong together: a line of its own, or the lines of a wrapped paragraph."""
    block: list[Span] = []
    for match in _LINE.finditer(text, *body):
        line = match.span()
        if block and text[block[-1][1] : line[0]].count("\n") > 1:
            yield from _unwrap(text, block)
            block = []
        if match.group().strip():
            block.append(line)
        else:
            yield from _unwrap(text, block)
            block = []
    yield from _unwrap(text, block)


def _unwrap(text: str, block: list[Span]) -> Iterator[Span]:
    """Join lines that were only broken to fit a page; keep lines that are paragraphs."""
    widths = [end - start for start, end in block[:-1]]
    if widths and _WRAP_MIN <= max(widths) <= _WRAP_MAX and min(widths) >= 0.6 * max(widths):
        yield block[0][0], block[-1][1]
        return
    yield from block


def _split(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    start, end = paragraph
    for boundary in get_sentence_boundaries(language, text[start:end]):
        first, last = start + boundary["start_index"], start + boundary["end_index"]
        span = _strip(text, first, last)
        if span:
            yield span


def _strip(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    bare = piece.strip()
    return (start + left, start + left + len(bare)) if bare else None
