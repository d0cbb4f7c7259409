"""Which words can open a date: the table of rules by first word, and a quick look at the next word.

Most words open none and cost one look-up; frequent ones such as "the" and "a" open many, but few
words can follow them in a date, so that a second look-up spares the patterns.
"""

from __future__ import annotations

import re
from collections import defaultdict

from geodata.dates.edges import EDGES
from geodata.dates.months import MONTHS
from geodata.dates.rules import FIGURE, RULES, Match, Rule, hijri, persian
from geodata.dates.vocabulary import COUNT_OPENS, PARTS, QUALIFIERS, UNITS, WEEKDAYS

__all__ = ["OPENERS", "WORD", "can_open", "has_head", "rules_for"]

WORD = re.compile(r"\w+")


def _by_first_word() -> dict[str, tuple[Rule, ...]]:
    table: defaultdict[str, list[Rule]] = defaultdict(list)
    for each in RULES:
        for word in each.opens:
            table[word].append(each)
    return {word: tuple(rules) for word, rules in table.items()}


_BY_FIRST_WORD = _by_first_word()


def rules_for(first: str) -> tuple[Rule, ...]:
    """Give the rules that can open with a word."""
    return _BY_FIRST_WORD.get(FIGURE if first[0].isdigit() else first, ())


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HEAD_OPENS = (
    frozenset(PARTS)
    | frozenset(WEEKDAYS)
    | frozenset(edge.split()[0] for edge in EDGES)
    | _set("the at small overnight week mon tue tues wed thu thur thurs fri sat sun")
)
OPENERS = _HEAD_OPENS | frozenset(_BY_FIRST_WORD)
_UNIT_WORDS = frozenset(f"{unit}{ending}" for unit in UNITS for ending in ("", "s"))
_AFTER_THE = (
    (OPENERS - COUNT_OPENS)
    | _UNIT_WORDS
    | _set("very same next past following coming previous preceding subsequent ensuing weekend")
)
_WEEKDAYS_COUNTED = frozenset(f"{day}s" for day in WEEKDAYS)
_AFTER_COUNT = _UNIT_WORDS | _WEEKDAYS_COUNTED | COUNT_OPENS | _set("of couple and half")
_GOES_ON = {
    **dict.fromkeys(COUNT_OPENS, _AFTER_COUNT),
    **dict.fromkeys(QUALIFIERS, _AFTER_COUNT),
    **dict.fromkeys(("more", "less", "at"), frozenset(PARTS) | _set("than least")),
    "half": frozenset({"a", "an"}),
    **dict.fromkeys(("the", "that", "this"), _AFTER_THE),
}
"""Frequent openers, and the words (or a figure) that alone can go on to a date."""
_AFTER_FIGURE = (
    _UNIT_WORDS
    | frozenset(re.split(r"\W", name)[0] for name in (*MONTHS, *hijri.NAMES, *persian.NAMES))
    | _set("of de to through until till and or a p am pm o b bc bce ad ce utc gmt")
)
_FIGURE_SIGNS = frozenset("-/.:,\u2012\u2013\u2014\u2015")
_DASHES = frozenset("-/\u2012\u2013\u2014\u2015")
_BEFORE_FIGURE = _DASHES | frozenset("'\u2018\u2019")
_TO_ENDS = (", ", " to ", " and ", " the ", " through ", " until ", " till ", "- ", "\u2013 ")
_CLOCK_AHEAD = re.compile(
    r"\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m|\s?o['\u2019]|\d\d\s?(?:h|GMT|UTC|Z|local))", re.IGNORECASE
)


def can_open(word: Match, first: str, *, ancient: bool) -> bool:
    """Whether an opener or a figure, with what stands beside it, can open a date.

    ``ancient`` says that the story stands before the year 1, where any figure may be a year.
    """
    if first[0].isdigit():
        return ancient or not 1 <= len(first) <= 2 or _figure_opens(word)
    words = _GOES_ON.get(first)
    if words is None:
        return True
    following = _following(word)
    return following in words or following[:1].isdigit()


def _following(word: Match) -> str:
    following = WORD.match(word.string, word.end() + 1, word.end() + 24)
    return following[0].lower() if following else ""


def _figure_opens(word: Match) -> bool:
    """Whether a figure of one or two digits has a month, a unit, a sign or "to" beside it."""
    text, start, end = word.string, word.start(), word.end()
    return (
        _following(word) in _AFTER_FIGURE
        or text[end : end + 2].lstrip()[:1] in _FIGURE_SIGNS
        or text[start - 1 : start] in _BEFORE_FIGURE
        or text.endswith(_TO_ENDS, 0, start)
    )


def has_head(text: str, start: int, first: str) -> bool:
    """Whether words that narrow a date, or an hour, can open with a word."""
    return first in _HEAD_OPENS or bool(_CLOCK_AHEAD.match(text, start))
