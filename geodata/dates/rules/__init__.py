"""The rules of the grammar, a module a family; the first that reads the words wins."""

from geodata.dates.rules import days, hijri, lengths, nearby, periods, told
from geodata.dates.rules.rule import FIGURE, Match, Rule, compiled

__all__ = ["FIGURE", "RULES", "Match", "Rule", "compiled"]

RULES: tuple[Rule, ...] = (
    days.RULES + periods.RULES + hijri.RULES + nearby.RULES + lengths.RULES + told.RULES
)
