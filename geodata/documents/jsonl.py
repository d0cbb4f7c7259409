"""JSON Lines: many reports in one file, an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geodata.documents.decoding import decode
from geodata.documents.draft import Draft, Fail
from geodata.documents.metadata import parse_published
from geodata.errors import DatelineError, DocumentError

__all__ = ["read_jsonl"]


def read_jsonl(data: bytes, path: Path, fail: Fail, /) -> list[Draft]:
    """Every line a report; ``fail`` takes the error of a bad one, and the others are read."""
    text = decode(data, path)
    if not text.strip():  # a blank of some encoding is none of bytes
        message = f"'{path}' is empty: give a report with text in it"
        raise DocumentError(message)
    return list(_drafts(text, path, fail))


def _drafts(text: str, path: Path, fail: Fail) -> Iterator[Draft]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _draft(line, f"'{path}' line {number}")
            except DatelineError as error:
                fail(error)


def _draft(line: str, where: str) -> Draft:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"{where} is not JSON ({error}): write one object a line"
        raise DocumentError(message) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        message = f'{where} has no "text": write one object a line, {{"text": "…"}} at least'
        raise DocumentError(message)
    if not record["text"].strip():
        message = f'{where} has an empty "text": give the report\'s text or leave the line out'
        raise DocumentError(message)
    return Draft(
        record["text"],
        id=_word(record.get("id")),
        title=_word(record.get("title")),
        published=parse_published(record.get("published"), where=where),
        publisher=_word(record.get("publisher")),
        url=_word(record.get("url")),
    )


def _word(value: Any) -> str | None:
    """Ids are often numbers; what is absent, null or empty is None."""
    return None if value in (None, "") else str(value)
