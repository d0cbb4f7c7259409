"""What each name of a document may stand for: its kind, its container and its candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.models import Document, Place, Toponym
from geodata.places.evidence import SETTLEMENTS, Name, Scene, division
from geodata.places.publication import Publication
from geodata.toponyms.lexicon import FEATURES, STATES

if TYPE_CHECKING:
    from geodata.gazetteer import Candidate, Gazetteer

__all__ = ["NameKey", "Named", "gather", "nation"]

_CANDIDATES = 40
_LEAST_SIMILARITY = 0.6
_SAME = 0.95
_LEADING = frozenset({"camp", "lake", "mount", "fort", "port", "greater", "the"})


@dataclass(frozen=True, slots=True)
class NameKey:
    """What makes two mentions one name: the same letters, kind and container."""

    text: str
    feature: str | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a document: the key of each toponym, and the scene, whose names have ``order``.

    A demonym of a country has no key: what it stands for is known.
    """

    keys: tuple[NameKey | None, ...]
    order: Mapping[NameKey, int]
    scene: Scene


def gather(document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Named:
    """Gather the candidates of all names, and what else says where the document is set."""
    containers = _shared_containers(toponyms)
    nations = [nation(toponym, gazetteer) for toponym in toponyms]
    keys = tuple(
        None if people else _key(toponym, containers)
        for toponym, people in zip(toponyms, nations, strict=True)
    )
    publication = Publication.of(document)
    acting = {
        key for key, toponym in zip(keys, toponyms, strict=True) if toponym.role == "metonymic"
    }
    counted = Counter(key for key in keys if key is not None)
    names = {
        key: Name(
            _written(key.text),
            _candidates(key, gazetteer),
            key.feature,
            _held_by(key.parent, gazetteer),
            count,
            key in acting,
            publication.is_named_after(key.text),
        )
        for key, count in counted.items()
    }
    capitals = {
        each.place.id: country
        for name in names.values()
        for each in name.candidates
        if (country := gazetteer.capital_of(each.place.id)) is not None
    }
    renown = {
        each.place.id: gazetteer.prominence(each.place.id)
        for name in names.values()
        for each in name.candidates
        if not each.place.population and each.place.feature in SETTLEMENTS
    }
    counted_nations = _named(names.values(), nations, publication, capitals)
    scene = Scene(tuple(names.values()), counted_nations, capitals, renown)
    return Named(keys, {key: index for index, key in enumerate(names)}, scene)


def nation(toponym: Toponym, gazetteer: Gazetteer) -> Place | None:
    """Country whose people or things a demonym means, or None."""
    return gazetteer.demonym(toponym.text) if toponym.role == "demonym" else None


def _shared_containers(toponyms: Sequence[Toponym]) -> Mapping[str, str]:
    """Give the container of each name that has one, and only one, in the whole document."""
    given: dict[str, set[str]] = {}
    for toponym in toponyms:
        if toponym.parent:
            given.setdefault(toponym.text, set()).add(toponym.parent)
    return {text: next(iter(parents)) for text, parents in given.items() if len(parents) == 1}


def _key(toponym: Toponym, containers: Mapping[str, str]) -> NameKey:
    parent = toponym.parent or containers.get(toponym.text)
    return NameKey(toponym.text, toponym.feature, parent)


def _candidates(key: NameKey, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places of this spelling; else of the name without "province"; else the closest."""
    closest: tuple[Candidate, ...] = ()
    written = _written(key.text)
    for query in dict.fromkeys((written, _bare(written))):
        found = gazetteer.candidates(query, limit=_CANDIDATES)
        exact = tuple(each for each in found if each.similarity >= _SAME)
        if exact:
            return exact
        closest = closest or found
    return tuple(each for each in closest if each.similarity >= _LEAST_SIMILARITY)


def _written(text: str) -> str:
    """Write out "Ky.", and undo the capitals of a heading; "US" and "UAE" stay."""
    text = STATES.get(text.replace(" ", ""), " ".join(text.split()))
    return text.title() if text.isupper() and len(text) > 4 and "." not in text else text


def _bare(text: str) -> str:
    """Drop the noun that a name ends or begins with: "Rukban camp", "city of Homs"."""
    words = text.split()
    while len(words) > 1 and words[-1].lower() in FEATURES:
        words.pop()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words)


def _held_by(parent: str | None, gazetteer: Gazetteer) -> frozenset[str]:
    """Countries and provinces that a container's name may mean: {"SYR", "SYR/Deir ez-Zor"}."""
    if parent is None:
        return frozenset()
    people = gazetteer.demonym(parent)
    if people is not None:
        return frozenset({people.country or ""})
    held: set[str] = set()
    for each in gazetteer.candidates(_written(parent), limit=_CANDIDATES):
        place = each.place
        if each.similarity < _SAME:
            continue
        if place.feature == "country":
            return frozenset({place.country or ""})
        held.add(division(place) or "")
    return frozenset(held - {""})


def _named(
    names: Iterable[Name],
    nations: Sequence[Place | None],
    publication: Publication,
    capitals: Mapping[str, str],
) -> Mapping[str, float]:
    """How often each country is named, less than proportionally.

    By its name, as a nationality, by its capital where that stands for it, and by the publisher's
    domain.
    """
    counted = Counter(people.country for people in nations if people)
    counted[publication.country] += 1
    for name in names:
        counted[_country(name, capitals)] += name.mentions
    return {country: count**0.5 for country, count in counted.items() if country}


def _country(name: Name, capitals: Mapping[str, str]) -> str | None:
    """Country that a name is, or stands for: "Moscow and Ankara agreed"."""
    places = [each.place for each in name.candidates]
    countries = (place.country for place in places if place.feature == "country")
    largest = max(places, key=lambda place: place.population, default=None)
    stands_for = capitals.get(largest.id) if name.acts and largest else None
    return next(countries, stands_for)
