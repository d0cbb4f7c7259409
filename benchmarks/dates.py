"""How well and how fast dates are found and resolved, on WikiWars (TIMEX2, not part of Dateline).

    python benchmarks/dates.py [--errors] [--genre narrative] [FOLDER]

Only points of time count: values that begin with a year, also before Christ. ``extent`` wants
the same first and last character, ``found`` an overlap, ``value`` an overlap and the same value.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geodata.dates import Genre, find_dates
from geodata.models import Document

WIKIWARS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "dates" / "wikiwars"
ARTICLE = 3_500
HEIDELTIME_SECONDS = 1.5  # one call, measured on the same kind of machine

_TAG = re.compile(r"<(/?)TIMEX2([^>]*)>")
_VALUE = re.compile(r'\bval="([^"]*)"')
_POINT = re.compile(r"(?:BC)?\d{2,4}(?:-|T|$)")


@dataclass(frozen=True)
class Gold:
    """An expression as an annotator marked it."""

    start: int
    end: int
    value: str


def wikiwars(folder: Path) -> Iterator[tuple[Document, list[Gold]]]:
    """Read the corpus: each text without its marks, and the marks as offsets."""
    for path in sorted(folder.glob("*.xml")):
        raw = path.read_text(encoding="utf-8")
        written = re.search(r'<DATETIME>.*?val="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
        story = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
        if written is None or story is None:
            message = f"{path} is not in the format of WikiWars"
            raise ValueError(message)
        text, gold = _stripped(story[1])
        published = dt.date.fromisoformat(written[1])
        yield Document(path.stem, text, (0, len(text)), "", published=published), gold


def _stripped(marked: str) -> tuple[str, list[Gold]]:
    text, gold, position = "", [], 0
    opened: list[tuple[int, str]] = []
    for tag in _TAG.finditer(marked):
        text += marked[position : tag.start()]
        position = tag.end()
        if tag[1]:
            start, value = opened.pop()
            gold.append(Gold(start, len(text), value))
        else:
            value = _VALUE.search(tag[2])
            opened.append((len(text), value[1] if value else ""))
    return text + marked[position:], sorted(gold, key=lambda each: each.start)


def points(marks: list[Gold]) -> list[Gold]:
    """Keep the points of time: durations, sets and vague references are not measured."""
    return [mark for mark in marks if _POINT.match(mark.value)]


def score(gold: list[Gold], found: list[Gold]) -> tuple[Counter[str], list[str]]:
    """Count matches, each mark matched at most once, and list what differs."""
    counts = Counter(gold=len(gold), answers=len(found))
    wrong, free = [], list(found)
    for mark in gold:
        overlapping = [each for each in free if each.start < mark.end and mark.start < each.end]
        if not overlapping:
            wrong.append(f"missed {mark}")
            continue
        best = max(
            overlapping, key=lambda each: (each.value == mark.value, -abs(each.start - mark.start))
        )
        free.remove(best)
        counts["found"] += 1
        counts["extent"] += (best.start, best.end) == (mark.start, mark.end)
        counts["value"] += best.value == mark.value
        counts["strict"] += best == mark
        if best.value != mark.value:
            wrong.append(f"value of {mark}: {best.value}")
    return counts, wrong + [f"extra {each}" for each in free]


def f1(counts: Counter[str], what: str) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * counts[what] / (counts["gold"] + counts["answers"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=WIKIWARS)
    parser.add_argument("--genre", choices=["auto", "news", "narrative"], default="auto")
    parser.add_argument("--errors", action="store_true", help="list every difference")
    options = parser.parse_args()
    genre: Genre = options.genre
    corpus = list(wikiwars(options.folder))
    total: Counter[str] = Counter()
    for document, gold in corpus:
        mentions = find_dates(document, genre=genre)
        found = [Gold(m.start, m.end, m.value or "") for m in mentions]
        counts, wrong = score(points(gold), points(found))
        total += counts
        print(f"{document.id:28} value {f1(counts, 'value'):.3f}  found {f1(counts, 'found'):.3f}")
        for line in wrong if options.errors else []:
            print(f"    {line}")
    measures = "  ".join(
        f"{what} {f1(total, what):.3f}" for what in ("value", "strict", "extent", "found")
    )
    print(f"F1 of {total['gold']} points: {measures}")
    article = min(seconds([document for document, _ in corpus], genre) for _ in range(5))
    print(
        f"an article of {ARTICLE:,} characters in {article * 1000:.2f} ms of processor time, "
        f"{HEIDELTIME_SECONDS / article:,.0f} times as fast as HeidelTime's {HEIDELTIME_SECONDS} s"
    )


def seconds(documents: list[Document], genre: Genre) -> float:
    """Measure the processor time that an article of usual length takes."""
    begin = time.process_time()
    for document in documents:
        find_dates(document, genre=genre)
    size = sum(len(document.text) for document in documents)
    return (time.process_time() - begin) / size * ARTICLE


if __name__ == "__main__":
    main()
