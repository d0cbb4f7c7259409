"""Is a figure a year? Four figures are one only in company that years keep."""

from __future__ import annotations

import re

from geodata.dates.reference import Frame

__all__ = ["is_year"]

_BEFORE = 28
_AFTER = 28

_NEVER = re.compile(
    r"(?:[$€£#№@§+=<>*\\]\s?|\d[.,:]?|[\w]/|\b\d{1,3}[\s-]|(?-i:\b[A-Z]{1,4}-)|\b(?:no|nos|nr|art|vol|pp?)\.?\s"
    r"|\b(?:resolutions?|page|flight|room|highway|route|unit|brigade|battalion|channel|model"
    r"|version|article|paragraph|(?:more|less|fewer|greater)\ than|over|some|nearly|almost|least"
    r"|up\ to|another|approximately|estimated|roughly|killed|wounded|injured|least|only|top"
    r"|totall?ing|numbering)\s)$",
    re.IGNORECASE | re.VERBOSE,
)
_SURE = re.compile(
    r"(?:\b(?:in|since|until|till|during|early|late|mid|year|years|circa|ca\.?|throughout|into|a|an|his|her|its|their|our|spring"
    r"|summer|autumn|fall|winter|pre|post|anno|of|from|by|before|after|between|the|to|and|through"
    r"|for|or|around|about|election|class|onwards?)[\s-]\s?|\(|\b[12]\d{3}(?:\s?[-–—‒/]\s?|,\s)|\s[-–—]\s)$",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTED = re.compile(
    r"[\s-](?:(?:US|U\.S\.|armed|foreign|new|more|other|heavily|Syrian|Iraqi|Russian|Turkish)\s)?"
    r"(?:[a-z]+(?:[^s\W]s|ies)|people|men|women|children|km|sq|percent|per|million|meter|metre|mile"
    r"|kilomet\w+|square|police|personnel|staff|cubic|more|additional|foot|feet|pound)\b"
)
_SURE_COUNTED = re.compile(
    r"\s?[$€£%]|[\s-](?:troops|soldiers|people|fighters|men|women|children|km|kilomet\w+|miles?|civilians"
    r"|members|militants|percent|million|met(?:er|re)s?|square|vehicles|families|others|refugees"
    r"|tons|pounds|personnel|prisoners|casualties|deaths|aircraft|tanks|missiles|rockets|feet"
    r"|GMT|UTC|hrs|local|homes|houses|rebels|terrorists|hours|days|weeks|months|years|dollars|euros|US\ troops)\b"
)
_SENTENCE = re.compile(r"[.!?]\s$")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]+\s$")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]+")


def is_year(frame: Frame, year: int) -> bool:
    """Judge a figure of four digits by its company.

    >>> from geodata.dates import values
    >>> values("Al-Hasaka 2018 is compared to 1983 Beirut; over 2000 US troops and 2254 men stay.")
    [('2018', '2018'), ('1983', '1983')]
    """
    before = frame.text[max(0, frame.start - _BEFORE) : frame.start]
    after = frame.text[frame.end : frame.end + _AFTER]
    if _NEVER.search(before) or _SURE_COUNTED.match(after) or year > 2150:
        return False
    if _SURE.search(before):
        return not (year % 100 == 0 and _COUNTED.match(after))
    if not 1800 <= year <= 2100 or _COUNTED.match(after):
        return False
    return bool(
        not before.strip()
        or before.endswith("\n")
        or _NAME_BEFORE.search(before)
        or _NAME_AFTER.match(after)
        or after.startswith((")", ",", ";", "–", "-", "'s", "’s", "\n"))
        or _SENTENCE.search(before)
    )
