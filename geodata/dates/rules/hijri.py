"""Rules for the Islamic calendar: its months beside a day or a year, Ramadan alone, the feasts.

Days are those of the Umm al-Qura calendar, which a sighting of the moon may miss by one; each
reading says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from hijridate import Gregorian, Hijri

from geodata.dates.months import numbered
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.timex import Point, day_of
from geodata.models import DatePrecision, DateRange

__all__ = ["NAMES", "RULES"]

_MONTHS = numbered(
    "muharram/محرم, "
    "safar/صفر, "
    "rabi al awwal/rabi' al awwal/rabi al awal/ربيع الأول, "
    "rabi al thani/rabi' al thani/rabi al akhir/ربيع الثاني/ربيع الآخر, "
    "jumada al ula/jumada al awwal/جمادى الأولى, "
    "jumada al thani/jumada al akhira/جمادى الآخرة/جمادى الثانية, "
    "rajab/رجب, "
    "shaban/sha'ban/شعبان, "
    "ramadan/ramadhan/ramazan/رمضان, "
    "shawwal/shawal/شوال, "
    "dhu al qidah/dhu al qadah/dhul qadah/ذو القعدة, "
    "dhu al hijjah/dhu al hijja/dhul hijjah/dhul hijja/ذو الحجة"
)
_FEASTS = {
    "eid al fitr": (10, 1, 3),
    "عيد الفطر": (10, 1, 3),
    "eid al adha": (12, 10, 4),
    "عيد الأضحى": (12, 10, 4),
    "ashura": (1, 10, 1),
    "عاشوراء": (1, 10, 1),
    "arbaeen": (2, 20, 1),
}
"""Month and day on which a feast begins, and how many days it lasts."""

NAMES = frozenset(_MONTHS)
"""The names of months, as they are spelled here."""

_YEARS = range(1344, 1500)
"""The years that the tables of the Umm al-Qura calendar cover whole."""

_MOON = "by the Umm al-Qura calendar; a sighting of the moon may differ by a day"


def islamic(match: Match, frame: Frame) -> Reading | None:
    """Read a month of the Islamic calendar beside a day or a year, or Ramadan alone.

    >>> from geodata.dates import values
    >>> values("27 Rajab 1439; during Ramadan", "2018-06-22")
    [('27 Rajab 1439', '2018-04-13'), ('Ramadan', '2018-05-16/2018-06-14')]
    >>> values("in Ramadan 2017")
    [('Ramadan 2017', '2017-05-27/2017-06-24')]
    """
    month, day = _MONTHS.get(_name(match)), match.groupdict().get("day")
    if month is None or not (day or match["year"] or _stands_alone(month, frame)):
        return None
    year = _year(match, frame, month, min(int(day or 1), _SHORTEST))
    if year is None:
        return Reading(reason=frame.lack)
    length = Hijri(year, month, 1).month_length()
    if day is None:
        days = _days(year, month, 1, length)
        value = f"{days.first.isoformat()}/{days.last.isoformat()}"
        return Reading(value=value, span=days, reason=_MOON, moves=False)
    if not 1 <= int(day) <= length:
        return None
    days = _days(year, month, int(day), 1)
    return Reading(day_of(days.first), reason=_MOON, explicit=bool(match["year"]))


def feast(match: Match, frame: Frame) -> Reading | None:
    """Read a feast of the Islamic calendar: its first day is the value.

    >>> from geodata.dates import values
    >>> values("since Eid al-Fitr", "2018-06-22")
    [('Eid al-Fitr', '2018-06-15')]
    """
    if _name(match) not in _FEASTS:
        return None
    month, day, lasts = _FEASTS[_name(match)]
    year = _year(match, frame, month, day)
    if year is None:
        return Reading(reason=frame.lack)
    days = _days(year, month, day, lasts)
    return Reading(day_of(days.first), span=days, reason=_MOON)


def _name(match: Match) -> str:
    return said(match, "name").replace("-", " ").replace("\u2019", "'")


def _stands_alone(month: int, frame: Frame) -> bool:
    """Whether a name alone is the month: "in Muharram"; Ramadan, Rajab and Shaban are men's too."""
    company = _COMPANY.search(frame.text, max(0, frame.start - 12), frame.start)
    if not company and month != _FAST:
        return False
    named = _NAME_BEFORE.search(frame.text, max(0, frame.start - 20), frame.start)
    return not named and not frame.text[frame.end + 1 : frame.end + 2].isupper()


def _days(year: int, month: int, day: int, lasts: int) -> DateRange:
    """Give the days of our calendar, so many from a day of the Islamic one."""
    first = dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    precision: DatePrecision = "day" if lasts < 20 else "month"
    return DateRange(first, first + dt.timedelta(lasts - 1), precision)


def _year(match: Match, frame: Frame, month: int, day: int) -> int | None:
    """Read the year beside a month, or find the one that is meant by the day."""
    if match["year"] and match["year"][:2] in ("13", "14"):
        return int(match["year"]) if int(match["year"]) in _YEARS else None
    if match["year"]:
        return _year_beginning_in(int(match["year"]), month)
    now = frame.now.range if frame.now else None
    if now is None or not 1926 <= now.first.year <= 2075:
        return None
    current = Gregorian(now.first.year, now.first.month, now.first.day).to_hijri().year
    begins: Mapping[Point, int] = {
        day_of(Hijri(year, month, day).to_gregorian()): year
        for year in range(current - 1, current + 2)
    }
    chosen = frame.chosen(begins)
    return begins[chosen] if chosen else None


def _year_beginning_in(year: int, month: int) -> int | None:
    """Find the Islamic year whose month begins in a year of our calendar: "Ramadan 2018"."""
    if not 1926 <= year <= 2075:
        return None
    first = Gregorian(year, 1, 1).to_hijri().year
    begins = [
        n for n in (first, first + 1) if Hijri(n, month, 1).to_gregorian().datetuple()[0] == year
    ]
    return begins[0] if begins else None


_FAST = 9
_SHORTEST = 29
"""Days that every month has."""
_COMPANY = re.compile(r"\b(?:in|during|since|until|month\sof|early|late|mid)[\s-]$", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    r"\b(?!(?:In|During|Since|Until|Before|After|Throughout|By|On|From|This|Last|Every|Early|Late)\s)"
    r"[A-Z][a-z]+\s$"
)
_DAY = r"(?P<day>30|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_OF_YEAR = r"(?:,?\ (?P<year>1[34]\d\d|19\d\d|20\d\d)(?!\d)(?:\ ?(?:AH|A\.H\.|H|هـ)\b)?)?"


def _spelled(names: Mapping[str, object]) -> str:
    """Write the alternation of names, hyphens and apostrophes as they come."""
    longest = sorted(names, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in longest)
    return pattern.replace(r"\ ", r"[\ -]").replace("'", "['\u2019]")


RULES: tuple[Rule, ...] = (
    rule(islamic, [FIGURE], rf"{_DAY}\ (?:of\ )?(?P<name>{_spelled(_MONTHS)})\b{_OF_YEAR}"),
    rule(islamic, _MONTHS, rf"(?P<name>{_spelled(_MONTHS)})\b{_OF_YEAR}"),
    rule(feast, _FEASTS, rf"(?P<name>{_spelled(_FEASTS)})\b{_OF_YEAR}"),
)
