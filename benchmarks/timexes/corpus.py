"""Annotated dates: the histories of WikiWars, and articles of our own with marks in line.

WikiWars (Mazur and Dale 2010) marks TIMEX2 and is not part of Dateline. Our own articles
(``tests/gold/dates``) carry each mark as ``[words|value]`` below a line that says when they were
published.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geodata.models import DateMention, Document

__all__ = ["OWN", "WIKIWARS", "History", "Mark", "marks", "own", "points", "wikiwars"]

_REPOSITORY = Path(__file__).resolve().parents[2]
WIKIWARS = _REPOSITORY.parent / "shared" / "corpora" / "dates" / "wikiwars"
OWN = _REPOSITORY / "tests" / "gold" / "dates"

_TAG = re.compile(r"<(/?)TIMEX2([^>]*)>")
_VALUE = re.compile(r'\bval="([^"]*)"')
_POINT = re.compile(r"(?:BC)?\d{2,4}(?:-|T|$)")
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]*)\]")
_PUBLISHED = re.compile(r"Published: (\d{4}-\d\d-\d\d)\n")


@dataclass(frozen=True)
class Mark:
    """A date expression: where it stands, and its value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class History:
    """A text and its marks, as an annotator made them."""

    document: Document
    gold: tuple[Mark, ...]


def wikiwars(folder: Path = WIKIWARS) -> Iterator[History]:
    """Read the corpus: each text without its marks, and the marks as offsets."""
    for path in sorted(folder.glob("*.xml")):
        raw = path.read_text(encoding="utf-8")
        written = re.search(r'<DATETIME>.*?val="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
        story = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
        if written is None or story is None:
            message = f"{path} is not in the format of WikiWars"
            raise ValueError(message)
        text, gold = _stripped(story[1])
        yield History(_document(path, text, written[1]), gold)


def own(folder: Path = OWN) -> Iterator[History]:
    """Read our own articles."""
    for path in sorted(folder.glob("*.txt")):
        raw = path.read_text(encoding="utf-8")
        first = _PUBLISHED.match(raw)
        if first is None:
            message = f"{path} does not begin with a line 'Published: 2018-06-22'"
            raise ValueError(message)
        text, gold, position = "", [], first.end()
        for mark in _MARK.finditer(raw):
            text += raw[position : mark.start()]
            gold.append(Mark(len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            position = mark.end()
        yield History(_document(path, text + raw[position:], first[1]), tuple(gold))


def _document(path: Path, text: str, published: str) -> Document:
    day = dt.date.fromisoformat(published)
    return Document(path.stem, text, (0, len(text)), "", published=day)


def _stripped(marked: str) -> tuple[str, tuple[Mark, ...]]:
    text, gold, position = "", [], 0
    opened: list[tuple[int, str]] = []
    for tag in _TAG.finditer(marked):
        text += marked[position : tag.start()]
        position = tag.end()
        if tag[1]:
            start, value = opened.pop()
            gold.append(Mark(start, len(text), value))
        else:
            named = _VALUE.search(tag[2])
            opened.append((len(text), named[1] if named else ""))
    return text + marked[position:], tuple(sorted(gold, key=lambda each: each.start))


def marks(mentions: tuple[DateMention, ...]) -> list[Mark]:
    """Write what Dateline found as an annotator would."""
    return [Mark(each.start, each.end, each.value or "") for each in mentions]


def points(found: tuple[Mark, ...] | list[Mark]) -> list[Mark]:
    """Keep the points of time: durations, sets and vague references are not measured."""
    return [mark for mark in found if _POINT.match(mark.value)]
