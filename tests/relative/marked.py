"""Sentences with their names marked in line, so that wordings are tested without recognition."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from geodata.models import Document, Place, PlacedToponym, Role, Toponym

_MARK = re.compile(r"\{([^{}|]+)(?:\|([md]))?\}|[\[\]]")
_ROLES: dict[str | None, Role] = {None: "literal", "m": "metonymic", "d": "demonym"}
_PEOPLES = {
    "Syrian": "Syria", "Iraqi": "Iraq", "Turkish": "Turkey", "Iranian": "Iran", "Israeli": "Israel"
}  # fmt: skip


@cache
def table() -> dict[str, Any]:
    """The table of wordings."""
    return tomllib.loads((Path(__file__).parent / "phrases.toml").read_text("utf-8"))


def place(name: str) -> Place:
    """Place of the table, by its name or its people's."""
    latitude, longitude, feature, country, radius = table()["places"][_PEOPLES.get(name, name)]
    return Place(f"test:{name}", name, latitude, longitude, feature, country, radius_km=radius)


def read(marked: str) -> tuple[Document, list[PlacedToponym], str | None]:
    """Take the marks out: the document, its placed names, and what stood in square brackets."""
    text, position, opened, phrase = "", 0, 0, None
    names: list[PlacedToponym] = []
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark[0] == "[":
            opened = len(text)
        elif mark[0] == "]":
            phrase = text[opened:]
        else:
            toponym = Toponym(len(text), len(text) + len(mark[1]), mark[1], _ROLES[mark[2]])
            names.append(PlacedToponym(toponym, place(mark[1]), 0.9, "marked"))
            text += mark[1]
    text += marked[position:]
    return Document("marked", text, (0, len(text)), "ab" * 32), names, phrase
