"""The rules of the grammar, a module a family; the first that reads the words wins."""

from geodata.dates.rules import (
    days,
    feasts,
    figures,
    hijri,
    lengths,
    nearby,
    periods,
    persian,
    told,
    weekdays,
    years,
)
from geodata.dates.rules.nearby import nightly
from geodata.dates.rules.rule import FIGURE, Match, Rule, compiled, said

__all__ = ["FIGURE", "RULES", "Match", "Rule", "compiled", "nightly", "said"]

RULES: tuple[Rule, ...] = tuple(
    each
    for family in (
        *(figures, days, feasts, periods, years, hijri, persian),
        *(nearby, weekdays, lengths, told),
    )
    for each in family.RULES
)
