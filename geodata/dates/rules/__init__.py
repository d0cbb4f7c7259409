"""The rules of the grammar, one module a family; where two could read the same words the first wins."""

from geodata.dates.rules import days, lengths, nearby, periods, told
from geodata.dates.rules.rule import FIGURE, Match, Rule

__all__ = ["FIGURE", "RULES", "Match", "Rule"]

RULES: tuple[Rule, ...] = days.RULES + periods.RULES + nearby.RULES + lengths.RULES + told.RULES
