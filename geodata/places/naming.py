"""What each name of a document may stand for: its kind, its container and its candidates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rapidfuzz.distance import Indel

from geodata.gazetteer.candidate import Candidate
from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.romanisation import fold
from geodata.models import Document, Place, Toponym
from geodata.places.fitting import (
    MOST_CANDIDATES,
    SAME,
    NameKey,
    fitting,
    in_full,
    in_lands,
    of_division,
    without_old_names,
)
from geodata.places.hints import STATE, beside, ends, in_state, in_towns, listed, shared_containers
from geodata.places.publication import Publication
from geodata.places.scene import DIVISIONS, SETTLEMENTS, Name, Scene, division
from geodata.toponyms.states import written_out

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["Lands", "Named", "gather", "nation"]

Lands = Callable[[], Sequence[str]]
"""Gives the countries (ISO 3166-1 alpha-3) in which the groups that a report names are at home."""
_LEVELS = 3
"""How many containers are gone up: a village, its district, its province."""
_WHOLE = frozenset({"country", "province"})
_SMALL = frozenset({"village", "neighbourhood"})
_ALIKE, _ALIKE_UNLISTED = 0.6, 0.5
"""How alike two spellings of one name are: what is in a list of its own rather is another place."""
_VALLEY = fold("Wadi")


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a document: the key of each toponym, and the scene, whose names have ``order``.

    A demonym of a country has no key: what it stands for is known. ``twins`` are pairs of names
    that the text gives as two spellings of one; ``beside`` says what a name lies near, and
    ``listed`` which one stands next to it in a list, by their indices.
    """

    keys: tuple[NameKey | None, ...]
    order: Mapping[NameKey, int]
    scene: Scene
    twins: tuple[tuple[int, int], ...] = ()
    beside: Mapping[int, int] = field(default_factory=dict)
    listed: Mapping[int, int] = field(default_factory=dict)


def gather(
    document: Document,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    lands: Lands = tuple,  # which has none
) -> Named:
    """Gather the candidates of all names, and what else says where the document is set.

    ``lands`` gives the countries that something else than names of places speaks for; it is asked
    where no name of a nation does.
    """
    toponyms = in_towns([in_state(toponym, document.text) for toponym in toponyms])
    containers = shared_containers(toponyms)
    nations = [nation(toponym, gazetteer) for toponym in toponyms]
    keys = tuple(
        None if people else _key(toponym, containers)
        for toponym, people in zip(toponyms, nations, strict=True)
    )
    aliases = _aliases(dict.fromkeys(key for key in keys if key is not None), gazetteer)
    keys = tuple(_beside_alias(key, aliases) for key in keys)
    publication = Publication.of(document)
    said = list(zip(keys, toponyms, strict=True))
    acting = {key for key, toponym in said if toponym.role == "metonymic"}
    whole = _whole_names(said, document.text)
    counted = Counter(key for key in keys if key is not None)
    provinces = {toponym.text for toponym in toponyms if toponym.feature == "province"}
    above = {key.text: key for key in counted}
    held = {key: _held_by(key, above, provinces, gazetteer) for key in counted}
    found = {key: fitting(key, held[key], gazetteer) for key in counted}
    _share(found, aliases)
    found = without_old_names(found)
    if not any(nations) and publication.country is None:
        known = frozenset(lands())
        found = {key: in_lands(candidates, known) for key, candidates in found.items()}
    names = {
        key: Name(
            text=in_full(key.text),
            candidates=_settled(key, gazetteer) or found[key],
            feature="province" if key.feature == STATE else key.feature,
            parents=held[key],
            mentions=count,
            acts=key in acting,
            press=publication.is_named_after(key.text),
            cut=key not in whole,
            settled=bool(_settled(key, gazetteer)),
        )
        for key, count in counted.items()
    }
    capitals, renown = _standing(names.values(), gazetteer)
    counted_nations = _named(names.values(), nations, publication, capitals)
    order = {key: index for index, key in enumerate(names)}
    indices = [None if key is None else order[key] for key in keys]
    stretches = ends(toponyms, indices, document.text)
    scene = Scene(
        tuple(names.values()),
        counted_nations,
        capitals,
        renown,
        publication.country,
        stretches,
    )
    near = beside(toponyms, indices, document.text)
    lists = listed(toponyms, indices, document.text)
    return Named(keys, order, scene, tuple(_twins(order, aliases)), near, lists)


def _whole_names(said: Iterable[tuple[NameKey | None, Toponym]], text: str) -> set[NameKey | None]:
    """Names that stand somewhere in the text without being cut out of a longer one."""
    whole: set[NameKey | None] = set()
    told = list(said)
    # The ends of "the Palmyra-Homs road" are two names, and none is cut out of the other's.
    joined = {toponym.end + 1 for _, toponym in told if text[toponym.end : toponym.end + 1] == "-"}
    joined &= {toponym.start for _, toponym in told}
    for key, toponym in told:
        end = toponym.start in joined or toponym.end + 1 in joined
        if key not in whole and (end or not _is_cut(toponym, text)):
            whole.add(key)
    return whole


def _standing(
    names: Iterable[Name], gazetteer: Gazetteer
) -> tuple[dict[str, str], dict[str, float]]:
    """Which candidates are a capital, and how renowned those are whose people nobody counted."""
    places = [each.place for name in names for each in name.candidates]
    capitals = {
        place.id: country
        for place in places
        if (country := gazetteer.capital_of(place.id)) is not None
    }
    renown = {
        place.id: gazetteer.prominence(place.id)
        for place in places
        if not place.population and place.feature in SETTLEMENTS
    }
    return capitals, renown


def nation(toponym: Toponym, gazetteer: Gazetteer) -> Place | None:
    """Country whose people or things a demonym means, or None."""
    return gazetteer.demonym(toponym.text) if toponym.role == "demonym" else None


def _key(toponym: Toponym, containers: Mapping[str, str]) -> NameKey:
    parent = toponym.parent or containers.get(toponym.text)
    return NameKey(toponym.text, toponym.feature, parent)


def _aliases(keys: Collection[NameKey], gazetteer: Gazetteer) -> Mapping[str, NameKey]:
    """Other spellings that the text gives in brackets, by the spelling before: "Nerwe (Nayrvah)".

    What is spelled so much alike is no container, if something else holds it.
    """
    by_text = {key.text: key for key in keys}
    return {
        key.text: other
        for key in keys
        if (other := by_text.get(key.parent or "")) is not None
        and other.text != key.text
        and other.parent is not None
        and other.feature not in DIVISIONS
        and _begin_alike(key.text, other.text)
        and Indel.normalized_similarity(fold(key.text), fold(other.text))
        >= (_ALIKE if gazetteer.knows(key.text) else _ALIKE_UNLISTED)
    }


def _begin_alike(text: str, other: str) -> bool:
    """Whether two names begin with one sound or one letter: "Saca (Shaca)"."""
    sound = fold(other).removeprefix(_VALLEY)[:1]
    return fold(text)[:1] == sound or text[:1].lower() == other[:1].lower()


def _beside_alias(key: NameKey | None, aliases: Mapping[str, NameKey]) -> NameKey | None:
    """Put a name into what holds its other spelling."""
    alias = aliases.get(key.text) if key else None
    return replace(key, parent=alias.parent) if key and alias else key


def _twins(
    order: Mapping[NameKey, int], aliases: Mapping[str, NameKey]
) -> Iterator[tuple[int, int]]:
    for key, index in order.items():
        other = aliases.get(key.text)
        if other is not None and other in order:
            yield index, order[other]


def _share(found: dict[NameKey, tuple[Candidate, ...]], aliases: Mapping[str, NameKey]) -> None:
    """Give a spelling that no list has the places of the other one."""
    for key in list(found):
        other = aliases.get(key.text)
        if other is not None and other in found:
            known = [each for each in (key, other) if _is_known(found[each])]
            if len(known) == 1:
                found[key] = found[other] = found[known[0]]


def _is_known(candidates: Sequence[Candidate]) -> bool:
    return any(each.similarity >= SAME for each in candidates)


def _settled(key: NameKey, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the one place that a person said this spelling means."""
    place = gazetteer.settled(key.text)
    return (Candidate.of(1.0, place, key.text),) if place else ()


_CAPITAL_BEHIND = re.compile(r"(?:[ -]|['\u2019]s )(?=[^\W\d_])(\w+)")
_CAPITAL_BEFORE = re.compile(r"\w[ -]([^\W\d_]{4,})[ -]\Z")
_CONTEXT = 40


def _is_cut(toponym: Toponym, text: str) -> bool:
    """Whether a capital stands right beside a name, so that it may be part of a longer one.

    >>> _is_cut(Toponym(3, 6, "Cox", "literal"), "in Cox Bazar")
    True
    >>> _is_cut(Toponym(3, 7, "Homs", "literal"), "In Homs the army")
    False
    """
    behind = _CAPITAL_BEHIND.match(text, toponym.end)
    near = text[max(0, toponym.start - _CONTEXT) : toponym.start]
    gap = max(near.rfind(" ", 0, -1), near.rfind("-", 0, -1))
    before = _CAPITAL_BEFORE.match(near, gap - 1) if gap > 0 else None
    return any(word[1].istitle() for word in (behind, before) if word)


def _held_by(
    key: NameKey,
    above: Mapping[str, NameKey],
    provinces: AbstractSet[str],
    gazetteer: Gazetteer,
) -> frozenset[str]:
    """Countries and provinces that a name lies in: {"SYR", "SYR/Deir ez-Zor"}.

    Of what its container's name may mean, that is what lies in the next one up; and if nothing
    does, that one: the only "Al-Juba" of a list may be abroad, and not the district of Marib.
    """
    held = _meant_by(key, provinces, gazetteer)
    for _ in range(_LEVELS):
        outer = above.get(key.parent or "")
        if outer is None or outer.parent is None or outer.parent == outer.text:
            break
        wider = _meant_by(outer, provinces, gazetteer)
        inside = {each for each in held if not wider.isdisjoint({each, each.partition("/")[0]})}
        held = frozenset(inside) or wider or held
        key = outer
    return held


def _meant_by(key: NameKey, provinces: AbstractSet[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Countries and provinces that the name of a name's container may mean.

    In "Muse, Muse" the container is a division: no town lies in itself. What the text calls a
    province is one, and no village is meant where a province bears the name.
    """
    parent = key.parent
    if parent is None:
        return frozenset()
    people = gazetteer.demonym(parent)
    if people is not None:
        return frozenset({people.country or ""})
    places = [
        each.place
        for spelled in written_out(parent)
        for each in gazetteer.candidates(of_division(in_full(spelled)), limit=MOST_CANDIDATES)
        if each.similarity >= SAME
    ]
    states = [place for place in places if place.feature in _WHOLE]
    if parent == key.text or written_out(parent) != (parent,):
        places = [place for place in places if place.feature in DIVISIONS]
    elif any(place.feature == "country" for place in states) or (states and parent in provinces):
        places = states
    elif states:
        places = [place for place in places if place.feature not in _SMALL]
    held = {place.country if place.feature == "country" else division(place) for place in places}
    return frozenset(each for each in (*held, alpha3_of(parent)) if each)


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
