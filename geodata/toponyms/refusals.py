"""What looks like the name of a place and is none: persons, months, streets, schools, viruses."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from geodata.toponyms import lexicon
from geodata.toponyms.context import shared_noun
from geodata.toponyms.lookup import LARGE, NATIONS
from geodata.toponyms.reading import Reading
from geodata.toponyms.signs import (
    DIVISION_NOUNS,
    PLACE_NOUNS,
    UNDER_FIRE,
    WHERE,
    WHEREABOUTS,
    behind_fire,
    is_held,
    is_left,
    is_of_nation,
    is_said_to_be_place,
    is_told_of_places,
    kind_of,
    speaks_as_government,
)
from geodata.toponyms.tagger import Name

__all__ = ["is_in_sum_or_path", "is_refused", "not_places"]

_LYING = frozenset({"in", "(", ","})
"""What follows a noun of a place where it is said where that lies: "X village in"."""
_WITHIN = WHERE - {"to", "from", "at"}
_BEFORE_PLACES = _WITHIN | lexicon.RAIDS
_POSSIBLE = 0.2
_OWN = lexicon.words(
    "wife husband brother sister mother father son daughter home lawyer lawyers bodyguard "
    "bodyguards"
)
"""What people have and towns have not."""
_DONE = lexicon.words("scored resigned met visited married tweeted apologised apologized testified")
_FAIR = 0.35
_LIKELY = 0.5
_CERTAIN = 0.6
_SURE = 0.95
_TIE = 0.1
"""How much likelier a person than a place a name must be to be one elsewhere in the text too."""
_SHORT = 6
_REACH = 4
"""Tokens behind "in" within which a side or a division shows that a place is meant."""
_NAMED_FOR = lexicon.AILMENTS | lexicon.STORMS
"""What bears the names of places and of people; most texts speak of none."""


def not_places(reading: Reading) -> frozenset[str]:
    """Give the words that are no places here: names of people, of storms, of what viruses bear."""
    people = {
        word
        for name in reading.names
        if name.type == "PER" and name.last - name.first > 1 and name.confidence > _CERTAIN
        for word in reading.lower[name.first : name.last]
    }
    votes: Counter[str] = Counter()
    for name in reading.names:
        tied = name.type == "PER" and name.confidence < name.location + _TIE
        if name.last - name.first == 1 and not tied and not speaks_as_government(name, reading):
            votes[reading.lower[name.first]] += {"PER": 1, "LOC": -1}.get(name.type, 0)
    things = set()
    for word, follower in pairwise(() if _NAMED_FOR.isdisjoint(reading.lower) else reading.lower):
        if follower in lexicon.AILMENTS:
            things.add(word)
        if word in lexicon.STORMS:
            things.add(follower)
    return frozenset(people | things | {word for word, balance in votes.items() if balance > 0})


def is_refused(
    first: int, last: int, name: Name, reading: Reading, persons: frozenset[str]
) -> bool:
    """Whether what the tagger takes for a place is something else, or too doubtful."""
    text = reading.surface(first, last)
    kind = kind_of(first, last, reading)
    if _is_no_name(text) or is_in_sum_or_path(first, last, reading):
        return True
    told = kind is not None and is_left(first, reading)
    if told or shared_noun(last, reading) > last:
        return False
    person = last - first == 1 and text.lower() in persons
    before = reading.word(first - 1)
    if kind in {"country", "demonym"}:
        return person and name.location < _SURE and before not in WHERE
    if _is_something_else(first, last, name, kind, reading):
        return True
    if person:
        cued = before in _BEFORE_PLACES or is_held(first, reading) or is_of_nation(first, reading)
        return not (cued or is_told_of_places(first, last, name, reading))
    called = is_said_to_be_place(first, last, name, reading)
    return not called and _is_unlikely(first, last, name, kind, reading)


def _is_no_name(text: str) -> bool:
    return not text[0].isalpha() or text.lower() in _NO_PLACES


_NO_PLACES = lexicon.INSTITUTIONS | lexicon.NEVER | lexicon.ARTICLES | lexicon.GROUPS


def _is_something_else(
    first: int, last: int, name: Name, kind: str | None, reading: Reading
) -> bool:
    return (
        _is_common(first, last, reading)
        or _is_part(last, kind, reading)
        or _is_titled(first, name, reading)
        or (kind not in NATIONS and _is_of_person(first, last, reading))
        or _is_acronym(first, last, reading)
        or (kind is None and _is_building(first, last, reading))
    )


def _is_unlikely(first: int, last: int, name: Name, kind: str | None, reading: Reading) -> bool:
    """Whether the tagger is too unsure: of a listed name, where any word has a capital."""
    before = reading.word(first - 1)
    if kind is not None:
        opening = last - first == 1 and first in reading.openings and kind not in LARGE
        return opening and name.type == "LOC" and name.location < _CERTAIN
    lying = reading.word(last) in PLACE_NOUNS and reading.word(last + 1) in _LYING
    if lying and not reading.is_capital(first - 1):
        return False
    if before in lexicon.RAIDS:
        return name.location < _POSSIBLE
    if behind_fire(first, reading):
        return name.location < _FAIR
    if before in UNDER_FIRE:
        return name.location < _CERTAIN
    return _is_out_of_place(first, last, name, reading)


def _is_out_of_place(first: int, last: int, name: Name, reading: Reading) -> bool:
    """Whether the tagger is too unsure of an unknown name for where it stands."""
    before = reading.word(first - 1)
    if before == "the" and reading.word(last) in _GROUND:
        before = reading.word(first - 2)  # "in the X area"
    if before in WHERE and name.location >= _LIKELY:
        return False
    if _is_introduced(first, last, reading):
        return name.location < _FAIR
    return before in WHERE or _is_doubtful(first, last, name, reading)


_DIVIDED = DIVISION_NOUNS | lexicon.COMPASS | {"rural"}
_GROUND = lexicon.words("area areas region zone axis front fronts frontline frontlines")
_ROADS = lexicon.words("road way highway")


def _is_introduced(first: int, last: int, reading: Reading) -> bool:
    """Whether words around an unknown name are those around a place's.

    "north of X", "the road out of X", "the X frontline", and "X (" before a place in brackets.
    """
    if reading.word(first - 1) == "of":
        led = reading.word(first - 2) == "out" and reading.word(first - 3) in _ROADS
        if led or reading.word(first - 2) in WHEREABOUTS:
            return True
    follower = reading.word(last)
    if reading.word(first - 1) == "," and follower == ")":
        return True
    if follower == "in" and not _DIVIDED.isdisjoint(reading.lower[last + 1 : last + _REACH]):
        return True
    if follower == ")" and reading.word(last + 1) in PLACE_NOUNS:
        return True
    if follower == "(":
        return reading.column[last + 1 : last + 2] not in ([], ["-"], ["B-demonym"])
    return follower in lexicon.LINES


_COMMON = (
    lexicon.FEATURES,
    lexicon.ORGANISATIONS,
    lexicon.CIVIC,
    lexicon.COMPASS,
    lexicon.BUILDINGS,
    lexicon.STREETS,
)
_OF_SOMETHING = lexicon.words("coast border shore hinterland strip")
"""What is a place of its own in some lists ("Coast" of Tanzania), but none of another one's."""


def is_in_sum_or_path(first: int, last: int, reading: Reading) -> bool:
    """Whether a name stands in "US$40", or between slashes as in "A/Victoria/361"."""
    before, behind = reading.word(first - 1), reading.word(last)
    if before != "/" or behind != "/":
        return before == "$" or behind == "$"
    column, lower = reading.column, reading.lower
    ends = [at for at in (first - 2, last + 1) if 0 <= at < len(column) and len(lower[at]) > 1]
    return all(column[at] == "-" for at in ends)


def _is_common(first: int, last: int, reading: Reading) -> bool:
    """Whether a name is but a noun with a capital ("Center"), or what a virus is named after."""
    if reading.word(last) in lexicon.AILMENTS:
        return True
    word = reading.lower[first]
    if last - first > 1:
        return False
    if any(word in each for each in _COMMON):
        return True
    if word in _OF_SOMETHING and reading.word(last) == "of":
        return True
    return word in reading.small_words and first in reading.openings


_BROADCASTERS = lexicon.words("tv television radio fm")
_MEDIA = lexicon.NAMESAKES | _BROADCASTERS


def _is_part(last: int, kind: str | None, reading: Reading) -> bool:
    """Whether a newspaper's word or a title goes on where the tagger stopped: "Grand" Ayatollah.

    A title behind a listed name is an office's: "Ohio Governor".
    """
    word = reading.word(last)
    part = word in _MEDIA or (kind is None and word in lexicon.TITLES)
    return part and reading.is_capital(last)


def _is_titled(first: int, name: Name, reading: Reading) -> bool:
    """Whether a title goes before: "General Washington"."""
    titled = reading.word(first - 1) in lexicon.TITLES and reading.is_capital(first - 1)
    return titled and name.confidence < _SURE


def _is_of_person(first: int, last: int, reading: Reading) -> bool:
    """Whether one word has or does what people do: "Khalil's wife", "Turkey's Aydin scored"."""
    if last - first > 1:
        return False
    has = reading.word(last) in {"'s", "\u2019s"} and reading.word(last + 1) in _OWN
    return has or (is_of_nation(first, reading) and reading.word(last) in _DONE)


def _is_acronym(first: int, last: int, reading: Reading) -> bool:
    """Whether capitals stand for a body and no list of states holds them: "FAO", "SANA"."""
    word = reading.tokens.words[first]
    if last - first > 1 or not word.isupper() or not 1 < len(word) < _SHORT:
        return False
    beside = (first - 1, last)
    shouting = any(reading.is_capital(at) and reading.tokens.words[at].isupper() for at in beside)
    kind = reading.column[first][2:]
    return not shouting and not kind.startswith(("country", "admin"))


def _is_building(first: int, last: int, reading: Reading) -> bool:
    """Whether a street, school, hospital or the like is named, which no gazetteer holds."""
    closing, follower = reading.lower[last - 1], reading.word(last)
    if last - first > 1 and (closing in lexicon.BUILDINGS or closing in lexicon.STREETS):
        return follower not in PLACE_NOUNS
    return reading.is_capital(last) and (
        follower in lexicon.BUILDINGS or follower in lexicon.STREETS
    )


def _is_doubtful(first: int, last: int, name: Name, reading: Reading) -> bool:
    """Whether an unknown name without a preposition is likelier something else."""
    if reading.word(last) in DIVISION_NOUNS or reading.word(last) in PLACE_NOUNS:
        return False
    if any(letter.isdigit() for letter in reading.surface(first, last)):
        return True
    return reading.lower[last - 1] in lexicon.ORGANISATIONS or name.confidence < 0.8
