"""The corpus event-location: a sentence, the verb of an event, and where that happened.

A third of the accepted records with a place mark it by the numbers of its first and last token, as
spaCy cuts English, where the others mark characters: "Algiers" is [15, 15]. Read as characters such
spans are empty or lie within words. They are told by that, and turned into characters here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

__all__ = ["Marked", "read_marked"]

Span = tuple[int, int]
_ABBREVIATIONS = (
    r"(?:[A-Za-z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Lt|Col|Gen|Maj|Capt|Sgt|Cmdr|Gov|Sen|Rep|St|Mt|Jan|Feb|"
    r"Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Co|Corp|vs|Jr|No)\."
)
_TOKEN = re.compile(
    rf"{_ABBREVIATIONS}|\d{{1,2}}:\d\d|\d+(?:[.,]\d+)*|['\u2019]s\b|n['\u2019]t\b|--+|\.\.\.|"
    r"[^\W\d_]+|[^\w\s]|_|(?<=\s)\s+"
)
_DRIFT = 3
"""How many tokens off a name is looked for, when spaCy cuts the sentence otherwise."""


@dataclass(frozen=True)
class Marked:
    """A sentence with its marked verb; ``places`` are empty when it has none."""

    number: int
    text: str
    accepted: bool
    verb: Span
    places: tuple[Span, ...]

    @property
    def half(self) -> int:
        """0 or 1: a sentence that is marked for several verbs is in one half only."""
        return crc32(self.text.strip().encode()) % 2


def read_marked(path: Path, *, naively: bool = False) -> list[Marked]:
    """Read the records that mark one verb; those with two do not say which is meant.

    ``naively`` takes all numbers for characters: for comparison with who does not know better.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    records = enumerate(map(json.loads, lines))
    return [
        marked for number, record in records for marked in _marked(number, record, naively=naively)
    ]


def _marked(number: int, record: Mapping[str, object], *, naively: bool) -> Iterator[Marked]:
    text, accepted = str(record["text"]), record["answer"] == "accept"
    spans: dict[str, list[Span]] = {"VERB": [], "LOCATION": []}
    marks = record["spans"]
    assert isinstance(marks, list)
    for mark in marks:
        spans[mark["label"]].append((mark["start"], mark["end"]))
    if len(spans["VERB"]) != 1:
        return
    read = _as_written if naively else _characters
    places = (read(text, span) for span in spans["LOCATION"])
    yield Marked(number, text, accepted, spans["VERB"][0], tuple(span for span in places if span))


def _as_written(text: str, span: Span) -> Span | None:
    return span if text[slice(*span)].strip() else None


def _characters(text: str, span: Span) -> Span | None:
    """Span in characters, of one in characters or in tokens; None when no name is there."""
    if _is_whole(text, span):
        return span
    first, last = span
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    for step in sorted(range(-_DRIFT, _DRIFT + 1), key=abs):
        low, high = first + step, last + step
        if low >= 0 and high < len(tokens) and text[tokens[low][0]].isupper():
            return tokens[low][0], tokens[high][1]
    return None


def _is_whole(text: str, span: Span) -> bool:
    """Whether a span begins and ends with words, as no span of token numbers would but rarely."""
    start, end = span
    inside = text[start:end]
    cut = text[start - 1 : start].isalnum() and inside[:1].isalnum()
    torn = inside[-1:].isalnum() and text[end : end + 1].isalnum()
    if end - start > 2 and inside[:1] in {"\u2018", "\u2019"}:
        return True
    return inside[:1].isalnum() and not cut and not torn
