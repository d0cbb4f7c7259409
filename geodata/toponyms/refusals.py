"""What looks like the name of a place and is none: persons, months, offices, viruses, missiles."""

from __future__ import annotations

from collections import Counter

from geodata.toponyms import lexicon
from geodata.toponyms.reading import Reading
from geodata.toponyms.tagger import Name

__all__ = [
    "DIVISION_NOUNS",
    "SETTLEMENT_NOUNS",
    "WHERE",
    "behind_of_cue",
    "behind_water_cue",
    "is_refused",
    "not_places",
]

DIVISION_NOUNS = lexicon.words(
    """
    province provinces governorate governorates district districts county counties subdistrict
    """
)
"""Nouns that make a name of whatever goes before them."""
SETTLEMENT_NOUNS = frozenset(
    word
    for word, feature in lexicon.FEATURES.items()
    if feature in {"city", "village", "province", "district", "neighbourhood"}
)
"""Nouns that make a name of whatever follows them and "of"."""
WHERE = lexicon.words("in near at around outside from to inside toward towards")
_CERTAIN = 0.6
_SURE = 0.95


def not_places(reading: Reading) -> frozenset[str]:
    """Give the words that are no places here: surnames, and what viruses are named after."""
    surnames = {
        reading.lower[name.last - 1]
        for name in reading.names
        if name.type == "PER" and name.last - name.first > 1 and name.confidence > _CERTAIN
    }
    votes: Counter[str] = Counter()
    for name in reading.names:
        if name.last - name.first == 1:
            votes[reading.lower[name.first]] += {"PER": 1, "LOC": -1}.get(name.type, 0)
    things = {
        word for at, word in enumerate(reading.lower) if reading.word(at + 1) in lexicon.AILMENTS
    }
    return frozenset(surnames | things | {word for word, balance in votes.items() if balance > 0})


def behind_of_cue(first: int, reading: Reading) -> bool:
    """Whether a name follows "the village of", "the provinces of"."""
    return reading.word(first - 1) == "of" and reading.word(first - 2) in SETTLEMENT_NOUNS


def behind_water_cue(first: int, reading: Reading) -> bool:
    """Whether a name follows "on the", "across the": a river, a landscape."""
    return reading.word(first - 1) == "the" and reading.word(first - 2) in lexicon.BY_WATER


def is_refused(
    first: int, last: int, name: Name, reading: Reading, persons: frozenset[str]
) -> bool:
    """Whether what the tagger takes for a place is something else, or too doubtful."""
    text = reading.surface(first, last)
    kind = reading.classify(text)
    if not text[0].isalpha() or text.lower() in _NO_PLACES or reading.word(last) == "$":
        return True
    if kind in {"country", "demonym"}:
        return False
    if (
        _is_common(first, last, reading)
        or _is_part(last, reading)
        or _is_titled(first, name, reading)
    ):
        return True
    if reading.word(first - 1) in WHERE or behind_of_cue(first, reading):
        return False
    person = last - first == 1 and text.lower() in persons
    return person or (kind is None and _is_doubtful(first, last, name, reading))


_NO_PLACES = lexicon.INSTITUTIONS | lexicon.NEVER | lexicon.ARTICLES


def _is_common(first: int, last: int, reading: Reading) -> bool:
    """Whether a name is but a noun with a capital ("Center"), or what a virus is named after."""
    if reading.word(last) in lexicon.AILMENTS:
        return True
    word = reading.lower[first]
    nouns = (lexicon.FEATURES, lexicon.ORGANISATIONS, lexicon.CIVIC, lexicon.COMPASS)
    return last - first == 1 and any(word in each for each in nouns)


def _is_part(last: int, reading: Reading) -> bool:
    """Whether a title or a newspaper's word goes on where the tagger stopped: "Grand" Ayatollah."""
    word = reading.word(last)
    return reading.is_capital(last) and (word in lexicon.TITLES or word in lexicon.NAMESAKES)


def _is_titled(first: int, name: Name, reading: Reading) -> bool:
    """Whether a title goes before: "General Washington"."""
    titled = reading.word(first - 1) in lexicon.TITLES and reading.is_capital(first - 1)
    return titled and name.confidence < _SURE


def _is_doubtful(first: int, last: int, name: Name, reading: Reading) -> bool:
    """Whether an unknown name without a preposition is likelier something else."""
    if reading.word(last) in DIVISION_NOUNS:
        return False
    word = reading.tokens.words[first]
    if any(letter.isdigit() for letter in reading.surface(first, last)):
        return True
    acronym = last - first == 1 and word.isupper() and len(word) <= 6
    return acronym or reading.lower[last - 1] in lexicon.ORGANISATIONS or name.confidence < 0.8
