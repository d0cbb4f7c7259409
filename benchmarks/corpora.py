"""Corpora of names that the tagger is trained on and measured with; none is part of Dateline.

``--corpora`` of each script names the folder that holds them: ``names/`` has CoNLL-2003, Wikigold,
WNUT-17, GUM and re3d. Texts whose places have coordinates are read by ``annotated``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

Labelled = tuple[str, list[tuple[int, int, str]]]
"""A text, and its names: start, end, type."""

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
_WIKIGOLD = "wikigold/CONLL-format/data/wikigold.conll.txt"
RE3D = "bbc-online", "centcom", "us-state-department"

_TYPES = {
    "LOC": "LOC", "PER": "PER", "ORG": "ORG", "MISC": "MISC",
    "location": "LOC", "person": "PER", "corporation": "ORG", "group": "ORG",
    "creative-work": "MISC", "product": "MISC", "place": "LOC",
}  # fmt: skip


def conll(path: Path, *, label_column: int = -1, whole: bool = False) -> Iterator[Labelled]:
    """Sentences of a file with a token a line and IOB labels; or whole documents, if marked."""
    tokens: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "-DOCSTART-"]:
        fields = line.split()
        if fields and fields[0] != "-DOCSTART-":
            tokens.append((fields[0], fields[label_column]))
        elif whole and not fields and tokens:
            tokens.append(("\n", "O"))
        elif tokens:
            yield _joined(tokens)
            tokens = []


def _joined(tokens: list[tuple[str, str]]) -> Labelled:
    text, previous = "", "O"
    names: list[tuple[int, int, str]] = []
    for word, label in tokens:
        start = len(text)
        text += word + " " * (word != "\n")
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


def gum(path: Path) -> Iterator[Labelled]:
    """Sentences of GUM; of its noun phrases only the capitalised names are kept."""
    for text, spans in conll(path):
        narrowed = [(_capitalised(text, start, end), kind) for start, end, kind in spans]
        yield text, [(*span, kind) for span, kind in narrowed if span]


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


def tweets(corpora: Path) -> Iterator[Labelled]:
    """Texts of social media that train the tagger."""
    folder = corpora / "names" / "wnut17" / "CONLL-format" / "data"
    yield from conll(folder / "train" / "wnut17train.conll")
    yield from conll(folder / "dev" / "emerging.dev.conll")


def names(corpora: Path, *, evaluation: bool = False) -> Iterable[Labelled]:
    """Everything in ``names/`` that trains the tagger, or CoNLL-2003's last part to measure it."""
    folder = corpora / "names"
    if evaluation:
        yield from conll(folder / "conll2003" / "eng.testb")
        return
    yield from conll(folder / "conll2003" / "eng.train")
    yield from conll(folder / "conll2003" / "eng.testa")
    yield from conll(folder / _WIKIGOLD)
    yield from tweets(corpora)
    for part in RE3D:
        yield from re3d(folder / "re3d" / part)
