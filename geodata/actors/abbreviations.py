"""Short names that a text introduces: "(PMU)" after the full name, a surname after a full one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.actors.compounds import Found
    from geodata.actors.words import Words

__all__ = ["introduced"]


def introduced(words: Words, item: Found) -> Iterator[str]:
    """Yield the short names that hold for the rest of the text once ``item`` was read."""
    after = item.last
    if after < len(words) and words.gap(after).strip() == "(":
        short = words.text[after].replace(".", "")
        if 2 <= len(short) <= 10 and short[:-1].isupper():
            yield short
    if item.actor.kind == "person" and item.last - item.first > 1:
        surname = words.text[item.last - 1]
        if len(surname) > 3:
            yield surname
