"""A register, and documents with made-up place names around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geodata.actors import ActorRegister, find_actors
from geodata.models import ActorMention, Document, Place, PlacedToponym, Role, Toponym

Finder = Callable[..., list[tuple[str, str]]]

PLACES = {
    "Syria": ("SYR", "country"),
    "Iraq": ("IRQ", "country"),
    "Iran": ("IRN", "country"),
    "Israel": ("ISR", "country"),
    "Turkey": ("TUR", "country"),
    "Russia": ("RUS", "country"),
    "Damascus": ("SYR", "city"),
    "Aleppo": ("SYR", "city"),
    "Tehran": ("IRN", "city"),
    "Washington": ("USA", "city"),
    "Mosul": ("IRQ", "city"),
    "Khartoum": ("SDN", "city"),
    "Paris": ("FRA", "city"),
    "Lake Assad": ("SYR", "lake"),
    "Naqoura": ("LBN", "village"),
}


def document(text: str) -> Document:
    return Document(id="made-up", text=text, body=(0, len(text)), sha256="0" * 64)


def placed(text: str, name: str, role: Role, *, nth: int = 0) -> PlacedToponym:
    start = -1
    for _ in range(nth + 1):
        start = text.index(name, start + 1)
    country, feature = PLACES[name]
    place = Place(f"test:{name}", name, 1.0, 1.0, feature, country)
    return PlacedToponym(Toponym(start, start + len(name), name, role), place, 1.0, "test")


@pytest.fixture(scope="session")
def register() -> ActorRegister:
    return ActorRegister.load()


@pytest.fixture(scope="session")
def mentions(register: ActorRegister) -> Callable[..., tuple[ActorMention, ...]]:
    """Find actors; keywords give the roles of names in the text: ``Iran="metonymic"``."""

    def find(text: str, **roles: Role) -> tuple[ActorMention, ...]:
        names = {key.replace("_", " "): role for key, role in roles.items()}
        places = tuple(placed(text, name, role) for name, role in names.items())
        return find_actors(document(text), places, register)

    return find


@pytest.fixture(scope="session")
def actors(mentions: Callable[..., tuple[ActorMention, ...]]) -> Finder:
    """The same as pairs of what stands in the text and who it is."""

    def find(text: str, **roles: Role) -> list[tuple[str, str]]:
        return [(mention.text, mention.actor.name) for mention in mentions(text, **roles)]

    return find
