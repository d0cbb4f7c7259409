"""A rule of the grammar: the pattern of an expression, and the function that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geodata.dates.reference import Frame, Reading

__all__ = ["FIGURE", "Match", "Rule", "rule"]

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
    """Compile a rule, named after the function that reads it."""
    compiled = re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    return Rule(read.__name__, frozenset(opens), compiled, read)
