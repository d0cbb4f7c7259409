"""What each name of a document may stand for: its kind, its container and its candidates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import Indel

from geodata.gazetteer.candidate import Candidate
from geodata.gazetteer.codes import alpha3_of, with_regions
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.romanisation import bare, fold, normalise
from geodata.models import Document, Place, Toponym
from geodata.places.hints import STATE, beside, ends, in_state, in_towns, shared_containers
from geodata.places.publication import Publication
from geodata.places.scene import DIVISIONS, SETTLEMENTS, Name, Scene, division
from geodata.toponyms.inflection import base_forms
from geodata.toponyms.lexicon import FEATURES, STATES
from geodata.toponyms.states import written_out

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["NameKey", "Named", "gather", "nation"]

_CANDIDATES = 40
_LEAST_SIMILARITY = 0.6
_SAME = 0.95
_SEEN_IN = 0.7
"""How much of the letters of a city's name, in some language, a text shows that means it."""
_TOWN = 20_000
"""Inhabitants from which a place is meant by its name, rather than another that was called so."""
_ON_ISLAND_KM, _IN_REGION_KM = 60.0, 200.0
_LEVELS = 3
"""How many containers are gone up: a village, its district, its province."""
_WHOLE = frozenset({"country", "province"})
_SMALL = frozenset({"village", "neighbourhood"})
_CAPITAL = " capital"
_AND = " wa "
"""Arabic for "and": districts are named after two of their places, and lists hold one of them."""
_ALIKE, _ALIKE_UNLISTED = 0.6, 0.5
"""How alike two spellings of one name are: what is in a list of its own rather is another place."""
_VALLEY = fold("Wadi")
_ENDING = FEATURES.keys() | {"urban", "rural", "lga"}
_LEADING = frozenset({"camp", "lake", "mount", "fort", "port", "greater", "the"})
_DIVISION = frozenset(
    {"markaz", "mintaqat", "mantiqat", "nahiyat", "nahiya", "nahiyah", "qada", "mudiriyat", "liwa"}
)
"""What Arabic lists set before the name of a district: "Markaz Daraa" is that of Daraa itself."""


class NameKey(Struct, frozen=True):
    """What makes two mentions one name: the same letters, kind and container."""

    text: str
    feature: str | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a document: the key of each toponym, and the scene, whose names have ``order``.

    A demonym of a country has no key: what it stands for is known. ``twins`` are pairs of names
    that the text gives as two spellings of one; ``beside`` says what a name lies near, by their
    indices.
    """

    keys: tuple[NameKey | None, ...]
    order: Mapping[NameKey, int]
    scene: Scene
    twins: tuple[tuple[int, int], ...] = ()
    beside: Mapping[int, int] = field(default_factory=dict)


def gather(
    document: Document,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    lands: Sequence[str] = (),
) -> Named:
    """Gather the candidates of all names, and what else says where the document is set.

    ``lands`` are countries that something else than names of places speaks for.
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
    acting = {
        key for key, toponym in zip(keys, toponyms, strict=True) if toponym.role == "metonymic"
    }
    whole: set[NameKey | None] = set()
    for key, toponym in zip(keys, toponyms, strict=True):
        if key not in whole and not _is_cut(toponym, document.text):
            whole.add(key)
    counted = Counter(key for key in keys if key is not None)
    provinces = {toponym.text for toponym in toponyms if toponym.feature == "province"}
    above = {key.text: key for key in counted}
    held = {key: _held_by(key, above, provinces, gazetteer) for key in counted}
    found = {key: _fitting(key, held[key], gazetteer) for key in counted}
    _share(found, aliases)
    found = _without_old_names(found)
    if not any(nations) and publication.country is None:
        found = {key: _in_lands(candidates, frozenset(lands)) for key, candidates in found.items()}
    names = {
        key: Name(
            text=_written(key.text),
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
    places = [each.place for name in names.values() for each in name.candidates]
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
    return Named(keys, order, scene, tuple(_twins(order, aliases)), near)


def _without_old_names(
    found: Mapping[NameKey, tuple[Candidate, ...]],
) -> dict[NameKey, tuple[Candidate, ...]]:
    """Leave out a place under another name than the text gives it elsewhere.

    In a report that names Engels, Pokrovsk, as that was once called, is another town: one that is
    large enough to be meant.
    """
    own = {
        place.id: key.text
        for key, candidates in found.items()
        for each in candidates
        if (place := each.place).feature in SETTLEMENTS and each.spelling == place.name
    }
    return {
        key: tuple(
            each
            for each in candidates
            if _bears_name(each) or _may_mean(key.text, own.get(each.place.id))
        )
        if any(_bears_name(each) and each.place.population >= _TOWN for each in candidates)
        else candidates
        for key, candidates in found.items()
    }


def _in_lands(candidates: tuple[Candidate, ...], lands: AbstractSet[str]) -> tuple[Candidate, ...]:
    """Keep the places in the countries of the groups named, where the text names no country.

    "Houthi forces" are in Yemen, and so is the "Al Buqaa" that they attack. A country is itself.
    """
    if any(each.place.feature == "country" for each in candidates):
        return candidates
    inside = (
        each
        for each in candidates
        if each.place.country in lands and each.similarity >= _LEAST_SIMILARITY
    )
    return tuple(inside) or candidates


def _bears_name(candidate: Candidate) -> bool:
    """Whether a place is found under its own name, and not under another that it also has."""
    return candidate.spelling == candidate.place.name


def _may_mean(text: str, name: str | None) -> bool:
    """Whether a text may be short for a place's name in the report, or that spelled otherwise."""
    if name is None or text.casefold() in name.casefold():
        return True
    return Indel.normalized_similarity(fold(text), fold(name)) >= _LEAST_SIMILARITY


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
    return any(each.similarity >= _SAME for each in candidates)


def _capital(text: str, gazetteer: Gazetteer) -> Place | None:
    """Town that "Syrian capital" stands for."""
    people = gazetteer.demonym(text.removesuffix(_CAPITAL)) if text.endswith(_CAPITAL) else None
    return gazetteer.capital(people.country) if people and people.country else None


def _settled(key: NameKey, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the one place that a person said this spelling means."""
    place = gazetteer.settled(key.text)
    return (Candidate.of(1.0, place, key.text),) if place else ()


def _candidates(key: NameKey, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places of this spelling; else of the name without "province"; else the closest.

    "Ont." is a province and no town called Ontario, and "TX" behind a comma a state.
    """
    if key.text in STATES or key.feature == STATE:
        return tuple(
            each
            for spelled in written_out(key.text)
            for each in gazetteer.candidates(spelled, limit=_CANDIDATES)
            if each.similarity >= _SAME and each.place.feature == "province"
        )
    capital = _capital(key.text, gazetteer)
    if capital is not None:
        return (Candidate.of(1.0, capital, key.text),)
    closest: tuple[Candidate, ...] = ()
    written = _written(key.text)
    if key.feature in DIVISIONS:
        written = _of_division(written)
    forms = base_forms(written)
    same = 1.0 if forms else _SAME  # what is inflected may look like another name
    for query in dict.fromkeys((written, _bare(written), written.partition(_AND)[0], *forms)):
        found = gazetteer.candidates(query, limit=_CANDIDATES)
        exact = tuple(each for each in found if each.similarity >= same)
        if exact:
            return exact
        closest = closest or found
    return tuple(each for each in closest if each.similarity >= _LEAST_SIMILARITY)


def _fitting(key: NameKey, held: frozenset[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Give the places of a name that are what the text says it is, and where it says.

    A continent is spelled as it is: an "Orouba axis" is not in Europe.
    """
    found = tuple(
        each
        for each in _candidates(key, gazetteer)
        if each.similarity == 1
        or (each.place.feature != "continent" and not _is_far_fetched(key.text, each))
    )
    return _above_hamlets(key, _provinces(key, _within(key, held, found)))


def _is_far_fetched(text: str, candidate: Candidate) -> bool:
    """Whether only some language's spelling of another name sounds alike: "Shidaa" for Jeddah.

    Lists of world cities hold such as "Chidda"; a text that looks like neither means none.
    """
    place = candidate.place
    if place.population < _TOWN or candidate.spelling == place.name:
        return False
    letters = bare(normalise(text))
    likest = max(
        Indel.normalized_similarity(letters, bare(normalise(each)))
        for each in (candidate.spelling, place.name)
    )
    return candidate.spelling.isascii() and likest < _SEEN_IN


def _provinces(key: NameKey, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Keep the provinces of a name where the text calls it one, and no town or district of it."""
    if key.feature == "island":
        return _islands(candidates)
    if key.feature == "region":
        return _regions(candidates)
    if key.feature != "province":
        return candidates
    called_so = (
        each for each in candidates if each.place.feature == "province" and each.similarity >= _SAME
    )
    return tuple(called_so) or candidates


def _regions(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out the towns that a division is called after, where divisions are called regions."""
    called_so = [
        each.place
        for each in candidates
        if each.place.feature == "province"
        and each.similarity >= _SAME
        and each.place.country in with_regions()
    ]
    return _without_towns(candidates, called_so, _IN_REGION_KM)


def _islands(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out the towns that are called after the island they stand on: "the island of Jolo"."""
    islands = [
        each.place
        for each in candidates
        if each.place.feature == "island" and each.similarity >= _SAME
    ]
    return _without_towns(candidates, islands, _ON_ISLAND_KM)


def _without_towns(
    candidates: tuple[Candidate, ...], holders: Sequence[Place], km: float
) -> tuple[Candidate, ...]:
    return tuple(
        each
        for each in candidates
        if each.place.feature not in SETTLEMENTS
        or not any(distance_km(each.place, holder) <= km for holder in holders)
    )


def _above_hamlets(key: NameKey, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out hamlets of other provinces where a bare name is that of one: "al-Jawf"."""
    if key.feature is not None or key.parent is not None:
        return candidates
    provinces = [
        each.place
        for each in candidates
        if each.place.feature == "province" and each.similarity >= _SAME
    ]
    if not provinces:
        return candidates
    countries = {place.country for place in provinces}
    divisions = {division(place) for place in provinces}
    return tuple(
        each
        for each in candidates
        if each.place.feature not in SETTLEMENTS
        or each.place.population
        or each.place.country not in countries
        or division(each.place) in divisions
    )


def _within(
    key: NameKey, held: frozenset[str], candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Keep what lies in the state that is abbreviated behind a name: "Paris, TX" is not in France.

    Where none lies there, the comma may join a list: all are kept.
    """
    if key.parent is None or written_out(key.parent) == (key.parent,):
        return candidates
    inside = (each for each in candidates if {each.place.country, division(each.place)} & held)
    return tuple(inside) or candidates


def _written(text: str) -> str:
    """Write out "Ky.", and undo the capitals of a heading; "US" and "UAE" stay."""
    text = STATES.get(text.replace(" ", ""), " ".join(text.split()))
    return text.title() if text.isupper() and len(text) > 4 and "." not in text else text


def _bare(text: str) -> str:
    """Drop the noun that a name ends or begins with: "Rukban camp", "city of Homs"."""
    words = text.split()
    while len(words) > 1 and words[-1].lower() in _ENDING:
        words.pop()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words)


def _of_division(text: str) -> str:
    """Drop what says in Arabic that a name is that of a district.

    >>> _of_division("Mintaqat Markaz Hamah"), _of_division("Markaz")
    ('Hamah', 'Markaz')
    """
    words = text.split()
    while len(words) > 1 and words[0].lower() in _DIVISION:
        words.pop(0)
    return " ".join(words)


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
        for each in gazetteer.candidates(_of_division(_written(spelled)), limit=_CANDIDATES)
        if each.similarity >= _SAME
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
