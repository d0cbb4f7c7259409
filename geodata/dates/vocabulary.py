"""The words that dates are made of, and the fragments of pattern that rules are put together from.

Everything is looked up in lower case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from geodata.dates.months import FOREIGN_MONTHS, MONTHS, numbered

__all__ = [
    "AMBIGUOUS_MONTHS",
    "ANY_YEAR",
    "CLOCK",
    "COUNT_OPENS",
    "DAY",
    "ERA",
    "MONTH",
    "MONTH_NAME",
    "NOT_COUNTED",
    "NUMBER",
    "NUMBERS",
    "ORDINAL",
    "ORDINAL_WORDS",
    "PART",
    "PARTS",
    "QUALIFIERS",
    "SEASON",
    "SEASONS",
    "TO",
    "UNIT",
    "UNITS",
    "WAY",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
    "hour_value",
    "known",
    "number",
]


AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "august", "dec", "sep", "mart", "mars"})
"""In lower case these are other words; with a capital, "May" and "March" can open a sentence."""

WEEKDAYS = numbered("monday, tuesday, wednesday, thursday, friday, saturday, sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "morning": "MO",
    "noon": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "evening": "EV",
    "night": "NI",
    "midnight": "NI",
}
UNITS = {
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",  # what its plural leaves before the s
}
_ONES = numbered(
    "one/a/an, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, "
    "thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen"
)
_TENS = {
    ten: n * 10
    for n, ten in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_VAGUE = ("a few", "few", "several", "some", "many", "a couple of", "couple of")
NUMBERS: Mapping[str, int] = _ONES | _TENS | {"hundred": 100, "a hundred": 100, "one hundred": 100}

_FIRST_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
ORDINAL_WORDS = (
    *_FIRST_ORDINALS,
    *(f"twenty-{word}" for word in _FIRST_ORDINALS[:9]),
    *("thirtieth", "thirty-first"),
)
"""First to thirty-first."""

COUNT_OPENS = frozenset(words.split()[0] for words in (*_VAGUE, *NUMBERS))
"""Words that a count can open with."""
QUALIFIERS = ("just", "only", "about", "some", "nearly", "almost", "over", "around")

_TABLES: dict[str, Mapping[str, object]] = {
    "month": MONTHS,
    "weekday": WEEKDAYS,
    "season": SEASONS,
    "part": PARTS,
    "unit": UNITS,
}


def number(words: str) -> int | None:
    """Read a number in figures or words; None for "a few" and its like.

    >>> number("48"), number("twenty-two"), number("a"), number("a few")
    (48, 22, 1, None)
    """
    words = " ".join(words.lower().split())
    if words.isdecimal():
        return int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    tens, _, ones = words.replace(" ", "-").partition("-")
    return _TENS[tens] + _ONES[ones] if tens in _TENS and ones in _ONES else None


def hour_value(match: re.Match[str], part: str | None = None) -> str:
    """Write the hour that the pattern CLOCK found, "T16:30"; "" where it found none.

    "4 o'clock in the afternoon" has a part of the day too.

    >>> hour_value(re.match(CLOCK, "4:30 pm", re.VERBOSE))
    'T16:30'
    """
    if not match["hour"]:
        return ""
    half = (match["half"] or "").lower()
    hour = int(match["hour"]) % (12 if half else 25)
    hour += 12 * (half == "p" or (not half and 1 <= hour < 12 and part in ("AF", "EV")))
    minute = match["minute"] or match["military"]
    return f"T{hour:02}:{minute}" if minute else f"T{hour:02}"


def known(match: re.Match[str]) -> bool:
    """Whether the words of a match stand in the tables.

    A pattern that ignores case also takes letters that lower case leaves alone, such as the long s.

    >>> known(re.match(MONTH, "Augu\u017ft", re.IGNORECASE | re.VERBOSE))
    False
    """
    groups = match.re.groupindex
    for name, table in _TABLES.items():
        word = match[name] if name in groups else None
        if word is not None and " ".join(word.lower().split()) not in table:
            return False
    return True


def _any(words: Iterable[str]) -> str:
    """Alternation of fixed words, by first letter and then the longest first.

    >>> _any(["sept", "sep", "june"])
    'j(?:une)|s(?:ept|ep)'
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in sorted(groups.items()))


MONTH_NAME = _any(MONTHS)
_ARABIC = _any({name for key in ("ar", "ar-EG") for name in numbered(FOREIGN_MONTHS[key])})
MONTH = (
    rf"(?P<month>{MONTH_NAME})\b(?:(?:(?<=\b[a-z]{{3}})(?<!may)|(?<=\bsept))\.(?=\ ?\d)"
    rf"|\ ?/\ ?(?:{_ARABIC})\b|\ ?\((?:{_ARABIC})\))?"
)
"""Arabic reports give both names of a month, that of the Levant and that of Egypt."""
WEEKDAY = rf"(?P<weekday>{_any(WEEKDAYS)})\b"
SEASON = rf"(?P<season>{_any(SEASONS)})\b"
PART = rf"(?P<part>{_any(PARTS)})\b"
UNIT = rf"(?P<unit>{_any(UNITS)})s?\b"
WAY = r"ago|later|earlier|before|after(?:wards?)?|previously|prior|on(?=[,;.])"
"""What tells a count that is stepped from one that lasts: "three days later", "nine days on,"."""
NUMBER = (
    rf"(?P<number>\d{{1,4}}(?!\d|[,.]\d)|(?:{_any(_TENS)})[-\ ](?:{_any(_ONES)})\b"
    rf"|(?:{_any([*_VAGUE, *NUMBERS])})\b)"
)
ORDINAL = r"(?:st|nd|rd|th|er)"
NOT_COUNTED = (
    r"(?!\ (?:people|persons|civilians|soldiers|troops|fighters|militants|terrorists|men|women"
    r"|children|members|others|officers|policemen|rebels|prisoners|vehicles|tanks|missiles|rockets"
    r"|homes|houses|villages|km|kms|kilomet|miles?|met(?:er|re)s?|percent|per\ cent|million"
    r"|billion|thousand|hundred|dollars|euros|tons?|tonnes|lbs|pounds|kg|degrees)\b)"
)
"""After a figure: what follows must not be what the figure counts."""
DAY = rf"(?:3[01]|[12]\d|0?[1-9]){ORDINAL}?(?!\w|[.,:]\d|/|%|\ ?[$€£%]){NOT_COUNTED}"
ERA = r"(?:\ ?(?P<era>(?-i:BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE|C\.E\.))(?!\w))?"
YEAR = rf"(?P<year>[12]\d{{3}})(?!\d|[,.]\d|%){ERA}"
ANY_YEAR = (
    rf"(?P<year>[12]\d{{3}}(?!\d|[,.]\d|%)"
    rf"|\d{{1,3}}(?=(?:[-/\u2012-\u2015]\d{{1,3}})?\ ?B\.?C)){ERA}"
)
"""A year beside a month or a season; of one to three digits only before Christ."""
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    r"(?:\ ?(?P<half>[ap])\.?m\b\.?|(?<=[:.]\d\d)(?:h|\ hours)?|(?<=\d)\ o['\u2019]clock)"
    r"|(?<=\d\d)(?P<military>[0-5]\d)(?=\ ?(?:hours|hrs|h|GMT|UTC|Z|local)\b)"
    r"(?:\ ?(?:hours|hrs|h)\b)?)"
)
TO = r"(?:\ ?[-/\u2012-\u2015]\ ?|\ (?:to|through|until|till|and)\ (?:the\ )?)"
