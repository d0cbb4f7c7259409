"""Room 5: the dates of a report, resolved to days of the calendar with honest precision.

``vocabulary`` and ``months`` hold the words, ``rules`` the rules, ``grammar`` puts an expression
together, ``genre`` tells a story from news, ``story`` scans and moves along, ``reference`` decides
what an expression is counted from, ``timex`` turns it into a TIMEX3 value and a range of days, and
``finding`` is the stage itself.
"""

from geodata.dates.finding import find_dates, values
from geodata.dates.genre import Genre

__all__ = ["Genre", "find_dates", "values"]
