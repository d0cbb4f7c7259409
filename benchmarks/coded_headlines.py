"""Headlines of reports on Syria, with the point of the place that UCDP's coders took from each.

A coded event of the UCDP Georeferenced Event Dataset keeps the headlines it was coded from, as
monitors and agencies wrote them, spellings and all. Where a headline names the coded place, that
name has a point, and nobody wrote it for us. A name is taken for the coded place when the two have
the same consonants and nearly the same letters; all others of a headline stay without a point.
Nothing is trained on them.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from annotated import GoldArticle, GoldToponym
from rapidfuzz.fuzz import ratio

from geodata.gazetteer.romanisation import consonant_key, fold, normalise

__all__ = ["read_headlines"]

_POINTS = 2
"""UCDP's precisions 1 and 2 are a point, and what lies within some 25 km of one."""
_KIND = re.compile(r" (village|town|city|area|suburb|neighbou?rhood)$")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u2018`][^\W\d_]+)*")
_LONGEST, _SHORTEST = 4, 25
_ALIKE = 75
_AROUND = re.compile(
    r"\b(countryside|province|governorate|rif|reef|rural|north|south|east|west|northern|southern|"
    r"eastern|western|desert|outskirts)( of| for| the| al)*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^['\u2019]?s? *(countryside|province|governorate|region|desert|district|suburbs|river|"
    r"mountains?|road|highway|plain|rural)",
    re.IGNORECASE,
)
"""What makes of the name of a town that of its region."""
_LISTS = re.compile(r"https?:|yesterday|daily report", re.IGNORECASE)
"""Headlines of whole days, which name none of their places."""

Point = tuple[float, float]


def read_headlines(path: Path, half: int | None = None) -> list[GoldArticle]:
    """Read the headlines that name the place coded from them, in the order of their letters.

    ``half`` is 0 or 1 for one of two that share no headline, None for both.
    """
    articles = []
    for text, places in sorted(_coded(path).items()):
        if half is None or crc32(text.encode()) % 2 == half:
            named = tuple(_named(text, places))
            if named:
                articles.append(GoldArticle(text, None, named))
    return articles


def _coded(path: Path) -> dict[str, dict[str, Point]]:
    """Give the points of the places that were coded from each headline."""
    found: dict[str, dict[str, Point]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if float(row["where_prec"]) > _POINTS:
                continue
            place = _KIND.sub("", row["where_coordinates"].strip())
            for headline in row["source_headline"].split(";"):
                text = headline.strip()
                if len(text) >= _SHORTEST and not _LISTS.search(text):
                    found[text][place] = float(row["latitude"]), float(row["longitude"])
    return found


def _named(text: str, places: dict[str, Point]) -> Iterator[GoldToponym]:
    """Find the coded places among the words of a headline, each name once."""
    words = list(_WORD.finditer(text))
    taken: set[int] = set()
    for place, point in sorted(places.items()):
        span = _best(text, words, place)
        if span and taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            yield GoldToponym(*span, *point)


def _best(text: str, words: list[re.Match[str]], place: str) -> tuple[int, int] | None:
    """Characters that are most like the name of a place, if any are like enough."""
    key, letters = consonant_key(fold(place)), _letters(place)
    best: tuple[float, int, int] = (_ALIKE, 0, 0)
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST, len(words))):
            start, end = words[first].start(), words[last].end()
            span = text[start:end]
            if not any(map(str.isupper, span)) or _is_region(text, start, end):
                continue
            likeness = ratio(letters, _letters(span))
            if likeness > best[0] and consonant_key(fold(span)) == key:
                best = likeness, start, end
    return best[1:] if best[2] else None


def _is_region(text: str, start: int, end: int) -> bool:
    return bool(_AROUND.search(text[:start].rstrip()) or _WHOLE.match(text[end:]))


def _letters(name: str) -> str:
    return fold(normalise(name)).replace(" ", "")
