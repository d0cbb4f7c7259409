"""A rule of the grammar: the pattern of an expression, and the function that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geodata.dates.reference import Frame, Reading

__all__ = ["FIGURE", "Match", "Rule", "compiled", "rule", "said"]

Match = re.Match[str]

FIGURE = "0"
"""Stands among a rule's first words for any word that opens with a figure."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression's pattern, the words it can open with, and what it means.

    ``read`` returns None when the words turn out to be something else.
    """

    name: str
    opens: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[Match, Frame], Reading | None]


def rule(
    read: Callable[[Match, Frame], Reading | None], opens: Iterable[str], pattern: str
) -> Rule:
    """Make a rule, named after the function that reads it.

    Of the words and names that it can open with only the first word counts.
    """
    firsts = frozenset(re.split(r"\W", words.lower())[0] for words in opens)
    return Rule(read.__name__, firsts, compiled(pattern), read)


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a verbose pattern: an escaped space in it stands for a space or a line's end."""
    return re.compile(pattern.replace("\\ ", r"\s"), re.IGNORECASE | re.VERBOSE)


def said(match: Match, group: str) -> str:
    r"""Give the words of a group in lower case, with single spaces; "" when it is absent.

    >>> said(re.match(r"(?P<which>the\s+next)", "the   next"), "which")
    'the next'
    """
    words = match[group] if group in match.re.groupindex else None
    return " ".join((words or "").lower().split())
