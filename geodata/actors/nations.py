"""Every state, with the words for it: ``seeds/states.csv`` and the official names of ISO 3166."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import pycountry

from geodata.actors.rows import Row
from geodata.actors.tables import read_table
from geodata.actors.words import Phrases, slug, split
from geodata.models import Actor

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Body", "Nation", "States", "name_key", "read_states"]

Body = Literal["state", "government", "armed-forces", "police", "security-forces"]
"""The bodies that every state has, and the endings of their ids."""

_BODY_KINDS: tuple[tuple[Body, str, str], ...] = (
    ("government", "government", "Government"),
    ("armed-forces", "military", "Armed Forces"),
    ("police", "police", "Police"),
    ("security-forces", "police", "Security Forces"),
)


@dataclass(frozen=True, slots=True)
class Nation:
    """A state as its name is used: ``adjective`` for "Syrian", ``people`` for "the Syrians"."""

    code: str
    use: Literal["name", "adjective", "people"]


@dataclass(slots=True)
class States:
    """What ``seeds/states.csv`` says, as rows and as words."""

    rows: dict[str, Row] = field(default_factory=dict)
    nations: Phrases[Nation] = field(default_factory=Phrases)
    ids: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    capitals: Phrases[str] = field(default_factory=Phrases)


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> tuple[str, ...]:
    """Return what two spellings of one name share: case, accents and signs do not count."""
    return tuple(split(name).key)


def read_states(path: Path) -> States:
    """Read the states and their bodies; RegisterError when the file cannot be read."""
    states = States()
    columns = ("code", "name", "spellings", "demonyms", "people", "capitals")
    for line in read_table(path, columns):
        _add_state(states, line.cells)
    return states


def _add_state(states: States, cells: dict[str, str]) -> None:
    code, name = cells["code"], cells["name"]
    spellings, demonyms, people, capitals = (
        tuple(filter(None, cells[column].split("|")))
        for column in ("spellings", "demonyms", "people", "capitals")
    )
    spellings += _official_names(code)
    state = slug(name)
    states.ids[code] = state
    states.labels[code] = demonyms[0] if demonyms else name
    acronyms = [text for text in demonyms if text.isupper()]
    states.short[code] = acronyms[0] if acronyms else name
    for text in capitals:
        states.capitals.add(text, code)
    states.rows[state] = Row(Actor(state, name, "state", code), (*spellings, *people))
    for body, kind, noun in _BODY_KINDS:
        label = f"{states.labels[code]} {noun}"
        actor = Actor(f"{state}-{body}", label, kind, code, state)
        aliases = (f"{name} {noun}", f"{noun} of {name}", f"{name} {noun.lower()}")
        states.rows[actor.id] = Row(actor, aliases)
    for text in demonyms:
        states.nations.add(text, Nation(code, "adjective"))
    for text in people:
        states.nations.add(text, Nation(code, "people"))
    for text in (name, *spellings):
        if text not in demonyms:
            states.nations.add(text, Nation(code, "name"))


def _official_names(code: str) -> tuple[str, ...]:
    record = pycountry.countries.get(alpha_3=code)
    names = (getattr(record, field, "") for field in ("official_name", "common_name"))
    return tuple(name for name in names if name and "," not in name)
