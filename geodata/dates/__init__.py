"""Room 5: the dates of a report, resolved to days of the calendar with honest precision.

``vocabulary`` holds the words, ``absolute`` and ``relative`` the rules, ``grammar`` puts an
expression together and scans, ``reference`` decides what it is counted from, ``timex`` turns it
into a TIMEX3 value and a range of days, and ``finding`` is the stage itself.
"""

from geodata.dates.finding import Genre, find_dates, values

__all__ = ["Genre", "find_dates", "values"]
