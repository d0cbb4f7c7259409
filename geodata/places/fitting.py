"""The places that a name may stand for: by its spelling, and by what the text calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import Indel

from geodata.gazetteer.candidate import Candidate
from geodata.gazetteer.codes import with_regions
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.romanisation import bare, fold, normalise
from geodata.models import Place
from geodata.places.hints import STATE
from geodata.places.scene import DIVISIONS, SETTLEMENTS, division
from geodata.toponyms import lexicon
from geodata.toponyms.inflection import base_forms
from geodata.toponyms.states import written_out

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = [
    "MOST_CANDIDATES",
    "SAME",
    "NameKey",
    "fitting",
    "in_full",
    "in_lands",
    "of_division",
    "without_old_names",
]

MOST_CANDIDATES = 40
SAME = 0.95
_LEAST_SIMILARITY = 0.6
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_SEEN_IN = 0.7
"""How much of the letters of a city's name, in some language, a text shows that means it."""
_TOWN = 20_000
"""Inhabitants from which a place is meant by its name, rather than another that was called so."""
_ON_ISLAND_KM, _IN_REGION_KM = 60.0, 200.0
_CAPITAL = " capital"
_AND = " wa "
"""Arabic for "and": districts are named after two of their places, and lists hold one of them."""
_AIRFIELDS = frozenset({"base", "airport"})
_AIRFIELD = re.compile(
    r"(.+?) (?:(?:military|civil|air|international) )*(?:air ?base|base|airport|air ?field)",
    re.IGNORECASE,
)
_ENDING = lexicon.FEATURES.keys() | {"urban", "rural", "lga"}
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


def fitting(key: NameKey, held: frozenset[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Give the places of a name that are what the text says it is, and where it says.

    A continent is spelled as it is: an "Orouba axis" is not in Europe.
    """
    winds = _winds(key.text)
    found = tuple(
        each
        for each in _candidates(key, gazetteer)
        if each.similarity == 1
        or not (
            each.place.feature == "continent"
            or _is_far_fetched(key.text, each)
            or _faces_elsewhere(winds, each.spelling)
        )
    )
    found = _above_districts(key, _without_holder(key, held, found))
    found = _without_nations(_without_foreign_nations(held, found))
    return _above_hamlets(key, _provinces(key, _within(key, held, found)))


def _without_holder(
    key: NameKey, held: frozenset[str], candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Leave out a province that the name is said to lie in: "Rasheed village in Raqqa province".

    Some language calls it so, and no village lies in itself.
    """
    if key.feature not in SETTLEMENTS:
        return candidates
    return tuple(
        each
        for each in candidates
        if each.place.feature != "province" or division(each.place) not in held
    )


def _without_foreign_nations(
    held: frozenset[str], candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Leave out a country that another language calls so, where a division holds the name.

    "Ira, in the countryside of Suwayda" is not Iran, as Portuguese has it.
    """
    if not any("/" in each for each in held):
        return candidates
    return tuple(
        each for each in candidates if each.place.feature != "country" or _bears_name(each)
    )


def _without_nations(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out a country that some language calls by the name of its town: Tunis."""
    nations = [each for each in candidates if each.place.feature == "country"]
    if all(map(_bears_name, nations)):
        return candidates
    towns = {each.place.country for each in candidates if _is_town(each)}
    return tuple(
        each
        for each in candidates
        if each.place.feature != "country" or _bears_name(each) or each.place.country not in towns
    )


def _is_town(candidate: Candidate) -> bool:
    settled = candidate.place.feature in SETTLEMENTS and candidate.place.population >= _TOWN
    return settled and _bears_name(candidate)


def in_lands(candidates: tuple[Candidate, ...], lands: AbstractSet[str]) -> tuple[Candidate, ...]:
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


def without_old_names(
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


def _bears_name(candidate: Candidate) -> bool:
    """Whether a place is found under its own name, and not under another that it also has."""
    return candidate.spelling == candidate.place.name


def _may_mean(text: str, name: str | None) -> bool:
    """Whether a text may be short for a place's name in the report, or that spelled otherwise."""
    if name is None or text.casefold() in name.casefold():
        return True
    return Indel.normalized_similarity(fold(text), fold(name)) >= _LEAST_SIMILARITY


def _candidates(key: NameKey, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places of this spelling; else of the name without "province"; else the closest.

    "Ont." is a province and no town called Ontario, and "TX" behind a comma a state.
    """
    if key.text in lexicon.STATES or key.feature == STATE:
        return tuple(
            each
            for spelled in written_out(key.text)
            for each in gazetteer.candidates(spelled, limit=MOST_CANDIDATES)
            if each.similarity >= SAME and each.place.feature == "province"
        )
    capital = _capital(key.text, gazetteer)
    if capital is not None:
        return (Candidate.of(1.0, capital, key.text),)
    closest: tuple[Candidate, ...] = ()
    written = in_full(key.text)
    if key.feature in DIVISIONS:
        written = of_division(written)
    forms = base_forms(written)
    same = 1.0 if forms else SAME  # what is inflected may look like another name
    airfield = _airfields(written) if key.feature in _AIRFIELDS else ()
    for query in dict.fromkeys(
        (written, *airfield, _bare(written), written.partition(_AND)[0], *forms)
    ):
        found = gazetteer.candidates(query, limit=MOST_CANDIDATES)
        exact = tuple(each for each in found if each.similarity >= same)
        if exact:
            return exact
        closest = closest or found
    return tuple(each for each in closest if each.similarity >= _LEAST_SIMILARITY)


def _airfields(written: str) -> tuple[str, ...]:
    """Give the other names of an airfield, and last that of the town it lies at.

    >>> _airfields("Taftanaz Military Air Base")
    ('Taftanaz airbase', 'Taftanaz airport', 'Taftanaz')
    """
    named = _AIRFIELD.fullmatch(written)
    return (f"{named[1]} airbase", f"{named[1]} airport", named[1]) if named else ()


def _capital(text: str, gazetteer: Gazetteer) -> Place | None:
    """Town that "Syrian capital" stands for."""
    people = gazetteer.demonym(text.removesuffix(_CAPITAL)) if text.endswith(_CAPITAL) else None
    return gazetteer.capital(people.country) if people and people.country else None


def _is_far_fetched(text: str, candidate: Candidate) -> bool:
    """Whether only some language's spelling of another name sounds alike: "Shidaa" for Jeddah.

    Lists of world cities hold such as "Chidda"; a text that looks like neither means none. What
    differs in its vowels alone is the same name: "Menbej" for Minbij.
    """
    place = candidate.place
    if place.population < _TOWN or candidate.spelling == place.name:
        return False
    letters = bare(normalise(text))
    listed = [bare(normalise(each)) for each in (candidate.spelling, place.name)]
    if letters.translate(_NO_VOWELS) == listed[0].translate(_NO_VOWELS):
        return False
    likest = max(Indel.normalized_similarity(letters, each) for each in listed)
    return candidate.spelling.isascii() and likest < _SEEN_IN


def _faces_elsewhere(winds: frozenset[str], spelling: str) -> bool:
    """Whether a wind tells two names that are spelled alike apart: "Yangon-East", Yangon South."""
    listed = _winds(spelling) if winds else frozenset[str]()
    return bool(listed) and listed != winds


def _winds(text: str) -> frozenset[str]:
    return lexicon.COMPASS.intersection(text.lower().replace("-", " ").split())


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


def _provinces(key: NameKey, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Keep the provinces of a name where the text calls it one, and no town or district of it."""
    if key.feature == "island":
        return _islands(candidates)
    if key.feature == "region":
        return _regions(candidates)
    if key.feature != "province":
        return candidates
    called_so = (
        each for each in candidates if each.place.feature == "province" and each.similarity >= SAME
    )
    return tuple(called_so) or candidates


def _regions(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out the towns that a division is called after, where divisions are called regions."""
    called_so = [
        each.place
        for each in candidates
        if each.place.feature == "province"
        and each.similarity >= SAME
        and each.place.country in with_regions()
    ]
    return _without_towns(candidates, called_so, _IN_REGION_KM)


def _islands(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out the towns that are called after the island they stand on: "the island of Jolo"."""
    islands = [
        each.place
        for each in candidates
        if each.place.feature == "island" and each.similarity >= SAME
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
        if each.place.feature == "province" and each.similarity >= SAME
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


def _above_districts(key: NameKey, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out districts abroad where a bare name is a town's own: "York" is none of Ontario."""
    if key.feature is not None or key.parent is not None:
        return candidates
    if not any(each.place.feature == "district" for each in candidates):
        return candidates
    towns = {each.place.country for each in candidates if _is_town(each)}
    return tuple(
        each
        for each in candidates
        if each.place.feature != "district" or not towns or each.place.country in towns
    )


def in_full(text: str) -> str:
    """Write out "Ky.", and undo the capitals of a heading; "US" and "UAE" stay."""
    text = lexicon.STATES.get(text.replace(" ", ""), " ".join(text.split()))
    return text.title() if text.isupper() and len(text) > 4 and "." not in text else text


def _bare(text: str) -> str:
    """Drop the noun that a name ends or begins with: "Rukban camp", "city of Homs"."""
    words = text.split()
    while len(words) > 1 and words[-1].lower() in _ENDING:
        words.pop()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words)


def of_division(text: str) -> str:
    """Drop what says in Arabic that a name is that of a district.

    >>> of_division("Mintaqat Markaz Hamah"), of_division("Markaz")
    ('Hamah', 'Markaz')
    """
    words = text.split()
    while len(words) > 1 and words[0].lower() in _DIVISION:
        words.pop(0)
    return " ".join(words)
