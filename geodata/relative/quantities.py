"""Distances, times and directions in words: "some 70 kilometers (43 miles) to the north-west"."""

from __future__ import annotations

import re

from geodata.toponyms.lexicon import DIRECTIONS, ordered

__all__ = ["BEARING", "DISTANCE", "TIME", "bearing_of", "hours_of", "interval_of", "spread_of"]

_ONES = {
    word: float(number)
    for number, word in enumerate(
        ordered(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10.0 * number
    for number, word in enumerate(
        ordered("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_VAGUE = {
    "a few": (2.0, 6.0),
    "several": (3.0, 10.0),
    "a dozen": (9.0, 15.0),
    "a couple of": (1.5, 3.0),
    "dozens of": (20.0, 90.0),
    "tens of": (20.0, 90.0),
    "half a": (0.4, 0.6),
    "a hundred": (75.0, 125.0),
    "one hundred": (75.0, 125.0),
    "a": (0.75, 1.25),
    "an": (0.75, 1.25),
}
"""Least and greatest number that a phrase stands for."""
_METRE = 0.001
_UNITS = {
    "k": 1.0, "mi": 1.609344, "nautical": 1.852, "nm": 1.852, "met": _METRE, "m": _METRE,
    "y": 0.0009144, "f": 0.0003048,
}  # fmt: skip
"""Kilometres of each unit, by how its name begins; the longest beginning counts."""
_QUARTER = 0.25
"""By how much of itself a round distance is taken to be off, to either side."""

_WORDS = "|".join([*_TENS, *_ONES])
_NUMBER = rf"""
    (?:\d{{1,3}}(?:,\d{{3}})+(?!\d) | \d{{1,5}}(?:[.,]\d{{1,2}})?(?!\d)
     | (?:{_WORDS})(?:[ -](?:{"|".join(_ONES)}))?
     | {"|".join(word.replace(" ", "[ ]") for word in _VAGUE)})
"""
_UNIT = r"""
    (?:km|kms|kilomet(?:er|re)s?|nautical[ ]miles?|nm|nmi|miles?|mi|met(?:er|re)s?|m|yards?|feet)
"""
DISTANCE = rf"""
    (?:(?P<least>{_NUMBER})(?:(?<=\d)[ ]?[-\u2013][ ]?|[ ](?:to|or)[ ]))?
    (?P<number>{_NUMBER})[ ]?-?(?P<unit>{_UNIT})
    (?![\w\u00b2\u00b3/]|[ ]?(?:per|an|long|wide|deep|high|tall)\b|-(?:long|wide|deep|high))
    (?:[ ]\([^()]{{1,30}}\))?
"""
"""A length, for a verbose pattern; `interval_of` reads its groups."""
TIME = rf"""
    (?P<time>{_NUMBER}|half[ ]an)(?:[ ]and[ ]a[ ]half)?[ -]?(?P<clock>hour|minute)s?(?:['\u2019]s?)?
    [ ](?:(?:away|car)[ ])?(?P<way>drive|walk)
"""
BEARING = r"""
    (?:(?:(?:north|south|east|west)[ -]?){0,2}(?:north|south|east|west)(?:ern|ward|wards)?
     | (?-i:(?=[NSEW])[NS]{0,2}[EW]{0,2}\b))(?<=\w)
"""
"""A wind of the compass, in full or in capitals."""
_SPEED_KMH = {"drive": 80.0, "walk": 5.0}
"""The most that a road and a path allow over a while: what a time can reach."""


def interval_of(number: str, unit: str, least: str | None = None) -> tuple[float, float]:
    """Least and greatest distance in km that a length stands for.

    A round number may be off by a quarter of itself; one with a fraction by that fraction: "10.5
    miles" is as exact as half a mile (Wieczorek, Guo and Hijmans 2004).

    Examples
    --------
    >>> interval_of("70", "kilometers"), interval_of("4,000", "metres")
    ((52.5, 87.5), (3.0, 5.0))
    >>> interval_of("12.5", "km"), interval_of("30", "km", "20")
    ((12.0, 13.0), (20.0, 30.0))
    """
    scale = _kilometres(unit)
    low, high = _range(number)
    if least is not None:
        low = min(_value(least), _value(number))
        high = max(_value(least), _value(number))
    return low * scale, high * scale


def _kilometres(unit: str) -> float:
    found = [name for name in _UNITS if unit.lower().startswith(name)]
    return _UNITS[max(found, key=len)]


def _range(number: str) -> tuple[float, float]:
    words = number.lower()
    if words in _VAGUE:
        return _VAGUE[words]
    value = _value(number)
    fraction = re.search(r"[.,](\d{1,2})$", number)
    if fraction is None:
        return value * (1 - _QUARTER), value * (1 + _QUARTER)
    off = 0.5 if fraction[1] in {"5", "50"} else 10.0 ** -len(fraction[1])
    return max(0.0, value - off), value + off


def _value(number: str) -> float:
    words = re.split(r"[ -]", number.lower())
    if number.lower() in _VAGUE:
        return sum(_VAGUE[number.lower()]) / 2
    if words[0].isalpha():
        return sum({**_ONES, **_TENS}.get(word, 0.0) for word in words)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", number):
        return float(number.replace(",", ""))
    return float(number.replace(",", "."))


def hours_of(number: str, clock: str, way: str) -> float:
    """Greatest distance in km that a drive or a walk of a while reaches.

    >>> hours_of("half an", "hour", "drive"), hours_of("30", "minute", "walk")
    (40.0, 2.5)
    """
    hours = 0.5 if number.lower() == "half an" else _value(number)
    return hours / (60 if clock.lower() == "minute" else 1) * _SPEED_KMH[way.lower()]


def bearing_of(words: str | None) -> float | None:
    """Degrees clockwise from north of a wind of the compass, None without one.

    >>> bearing_of("north-west"), bearing_of("SSE"), bearing_of("eastern"), bearing_of(None)
    (315.0, 157.5, 90.0, None)
    """
    if not words:
        return None
    initials = {"N": "north", "S": "south", "E": "east", "W": "west"}
    if words.isupper() and len(words) <= 3:
        words = "".join(initials[letter] for letter in words)
    plain = re.sub(r"[ -]|ern|wards?", "", words.lower())
    return DIRECTIONS.get(plain)


def spread_of(bearing: float) -> float:
    """Degrees to either side that a wind stands for: half of the gap to its neighbours.

    >>> spread_of(315.0), spread_of(337.5)
    (22.5, 11.25)
    """
    return 22.5 if bearing % 45 == 0 else 11.25
