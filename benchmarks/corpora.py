"""Reading the corpora that the models are trained on and measured with; none is part of Dateline.

``--corpora`` of each script names the folder that holds them: ``names/`` (CoNLL-2003, Wikigold,
WNUT-17, re3d), ``places/`` (Local-Global Lexicon, GeoVirus) and ``events/`` (coded notes).
"""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Labelled = tuple[str, list[tuple[int, int, str]]]
"""A text, and its names: start, end, type."""

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"

_TYPES = {
    "LOC": "LOC", "PER": "PER", "ORG": "ORG", "MISC": "MISC",
    "location": "LOC", "person": "PER", "corporation": "ORG", "group": "ORG",
    "creative-work": "MISC", "product": "MISC",
}  # fmt: skip


def conll(path: Path, *, label_column: int = -1) -> Iterator[Labelled]:
    """Sentences of a file with a token a line and IOB labels."""
    tokens: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split()
        if fields and fields[0] != "-DOCSTART-":
            tokens.append((fields[0], fields[label_column]))
        elif tokens:
            yield _joined(tokens)
            tokens = []


def _joined(tokens: list[tuple[str, str]]) -> Labelled:
    text, names, previous = "", [], "O"
    for word, label in tokens:
        start = len(text)
        text += word + " "
        kind = _TYPES.get(label[2:])
        if kind and names and label[0] == "I" and previous[2:] == label[2:]:
            names[-1] = (names[-1][0], start + len(word), kind)
        elif kind:
            names.append((start, start + len(word), kind))
        previous = label
    return text, names


def re3d(folder: Path) -> Iterator[Labelled]:
    """Documents of re3d; of its noun phrases only the capitalised names are kept."""
    texts = {}
    for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            texts[record["_id"]] = record["text"]
    names: dict[str, dict[tuple[int, int], str]] = {key: {} for key in texts}
    order = {"Location": "LOC", "Nationality": "MISC", "Person": "PER", "Organisation": "ORG"}
    records = [
        json.loads(line)
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    for kind, label in order.items():
        for record in records:
            if record["type"] != kind:
                continue
            text = texts[record["documentId"]]
            span = _capitalised(text, record["begin"], record["end"])
            held = names[record["documentId"]]
            if span and not any(span[0] < end and start < span[1] for start, end in held):
                held[span] = label
    for key, text in texts.items():
        yield text, [(start, end, label) for (start, end), label in sorted(names[key].items())]


_SMALL = {"the", "a", "an", "of", "for", "and"}


def _capitalised(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Narrow a noun phrase to its name: no small word at either edge, nor "the"."""
    words = []
    at = start
    for word in text[start:end].split(" "):
        words.append((word, at))
        at += len(word) + 1
    while words and (not words[0][0] or words[0][0][0].islower() or words[0][0].lower() in _SMALL):
        if words[0][0].startswith(("al-", "el-")):
            break
        words.pop(0)
    while words and (not words[-1][0] or words[-1][0][0].islower()):
        words.pop()
    if not words or len(words) > 6 or not words[0][0][0].isalpha():
        return None
    if sum(word[:1].islower() for word, _ in words) > len(words) / 2:
        return None
    return words[0][1], words[-1][1] + len(words[-1][0])


@dataclass(frozen=True)
class GoldToponym:
    start: int
    end: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class GoldArticle:
    text: str
    title: str | None
    toponyms: tuple[GoldToponym, ...]


def lgl(path: Path) -> list[GoldArticle]:
    """Articles of the Local-Global Lexicon."""
    return [_lgl_article(each) for each in ET.parse(path).getroot()]


def _lgl_article(article: ET.Element) -> GoldArticle:
    found = []
    for toponym in article.iter("toponym"):
        tag = toponym.find("gaztag")
        latitude = tag.findtext("lat") if tag is not None else toponym.findtext("gaztag/lat")
        longitude = tag.findtext("lon") if tag is not None else None
        found.append(_gold(toponym, latitude, longitude))
    return GoldArticle(article.findtext("text", ""), article.findtext("title"), tuple(found))


def geovirus(path: Path) -> list[GoldArticle]:
    """Articles of GeoVirus, whose offsets count from 1."""
    articles = []
    for article in ET.parse(path).getroot():
        text = article.findtext("text", "")
        found = [
            _gold(each, each.findtext("lat"), each.findtext("lon"), origin=1)
            for each in article.iter("location")
        ]
        articles.append(GoldArticle(text, None, tuple(found)))
    return articles


def acled(path: Path) -> list[GoldArticle]:
    """Notes of coded events; only the place of the event is annotated, where the note names it."""
    articles = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at = row["notes"].find(row["location"])
            if at >= 0:
                point = float(row["latitude"]), float(row["longitude"])
                gold = GoldToponym(at, at + len(row["location"]), *point)
                articles.append(GoldArticle(row["notes"], None, (gold,)))
    return articles


def _gold(
    element: ET.Element, latitude: str | None, longitude: str | None, *, origin: int = 0
) -> GoldToponym:
    return GoldToponym(
        int(element.findtext("start", "0")) - origin,
        int(element.findtext("end", "0")) - origin,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
    )


def names(corpora: Path, *, evaluation: bool = False) -> Iterable[Labelled]:
    """Everything in ``names/`` that trains the tagger, or CoNLL-2003's last part to measure it."""
    folder = corpora / "names"
    if evaluation:
        yield from conll(folder / "conll2003" / "eng.testb")
        return
    yield from conll(folder / "conll2003" / "eng.train")
    yield from conll(folder / "conll2003" / "eng.testa")
    yield from conll(folder / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt")
    yield from conll(folder / "wnut17" / "CONLL-format" / "data" / "train" / "wnut17train.conll")
    for part in ("bbc-online", "centcom", "us-state-department"):
        yield from re3d(folder / "re3d" / part)
