"""Lines as they stand on a page → paragraphs, whatever broke them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Line", "paragraphs_of_pages"]

_STOPS = ".!?:…”\"'\u2019)»؟।。"
_LETTERS = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "st", "\ufb06": "st", "\u00a0": " ", "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip
"""Letters that printers join, and spaces and hyphens that hold words together."""
_DIGITS = re.compile(r"\d+")
_SHORT = 0.85  # of the width of its box: a line that ends before it ends a paragraph
_ARTICLE = re.compile(
    r"(?:^|\s)(?:al|el|as|ash|at|ad|ar|an|az|ul|non|anti|ex|pro|self|mid)-$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, its box on the page (a number), how far it fills the box's width.

    ``edge`` tells that it stands at the top or the foot of the page, where running titles and page
    numbers are.
    """

    text: str
    box: int
    fill: float
    edge: bool = False


def paragraphs_of_pages(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Join the lines of each paragraph, across pages too; running titles are kept once.

    Examples
    --------
    >>> page = [Line("Gunmen fired on a check-", 0, 1.0), Line("point near Al-", 0, 0.9)]
    >>> paragraphs_of_pages([page, [Line("Tanf on Monday.", 0, 0.4), Line("Calm", 1, 1.0)]])
    ['Gunmen fired on a checkpoint near Al-Tanf on Monday.', 'Calm']
    """
    paragraphs: list[str] = []
    for block in _blocks(_without_running_titles(pages)):
        if paragraphs and _goes_on(paragraphs[-1], block):
            paragraphs[-1] = _joined(paragraphs[-1], block)
        else:
            paragraphs.append(block)
    return paragraphs


def _without_running_titles(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Leave out what stands at the edge of most pages, but for its first time."""
    titles = Counter(
        title for page in pages for title in {_title(line) for line in page if line.edge}
    )
    running = {title for title, count in titles.items() if count > 1 and count * 2 > len(pages)}
    met: set[str] = set()
    for page in pages:
        kept = []
        for line in page:
            title = _title(line)
            bare_number = line.edge and not any(map(str.isalpha, line.text))
            if bare_number or (line.edge and title in running and title in met):
                continue
            met.add(title)
            kept.append(line)
        yield kept


def _title(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _blocks(pages: Iterable[Sequence[Line]]) -> Iterator[str]:
    """Lines of one box joined, up to a line that ends a paragraph."""
    for page in pages:
        text, box = "", None
        for line in page:
            words = " ".join(line.text.translate(_LETTERS).split())
            if not words:
                continue
            if text and line.box != box:
                yield text
                text = ""
            text, box = _joined(text, words) if text else words, line.box
            if line.fill < _SHORT and text[-1] in _STOPS:
                yield text
                text = ""
        if text:
            yield text


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph runs on over the foot of a column or a page."""
    return before[-1] not in _STOPS and (after[0].islower() or before[-1] in "-\u00ad")


def _joined(before: str, after: str) -> str:
    """Join two lines; a parted word is whole again, and "Al-Tanf" keeps its own hyphen."""
    if before.endswith("\u00ad"):
        return before[:-1] + after
    if before.endswith("-") and before[-2:-1].isalpha():
        parted = after[0].islower() and not _ARTICLE.search(before)
        return (before[:-1] if parted else before) + after
    return f"{before} {after}"
