"""Text → paragraphs: what blank lines and headings set apart, whatever the page's width."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["Span", "paragraphs"]

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_WRAP_MAX = 120  # hard-wrapped lines are no longer than this
_WRAP_MIN = 40


def paragraphs(text: str, body: Span) -> Iterator[Span]:
    r"""Yield runs of lines that belong together: one line, or those of a wrapped paragraph.

    Examples
    --------
    >>> text = "A heading\nA line of text that stands alone.\n\nThe end."
    >>> [text[start:end] for start, end in paragraphs(text, (0, len(text)))]
    ['A heading', 'A line of text that stands alone.', 'The end.']
    """
    block: list[Span] = []
    for match in _LINE.finditer(text, *body):
        line = match.span()
        if block and text[block[-1][1] : line[0]].count("\n") > 1:
            yield from _unwrap(block)
            block = []
        if match.group().strip():
            block.append(line)
        else:
            yield from _unwrap(block)
            block = []
    yield from _unwrap(block)


def _unwrap(block: list[Span]) -> Iterator[Span]:
    """Join lines that were only broken to fit a page; keep lines that are paragraphs."""
    widths = [end - start for start, end in block[:-1]]
    if widths and _WRAP_MIN <= max(widths) <= _WRAP_MAX and min(widths) >= 0.6 * max(widths):
        yield block[0][0], block[-1][1]
        return
    yield from block
