"""Is a figure a year? Four digits are one only in company that years keep."""

from __future__ import annotations

import re

from geodata.dates.reference import Frame

__all__ = ["is_year"]

_LOOK = 28
"""Characters of company looked at on each side."""


def _words(text: str) -> str:
    return "|".join(text.split())


_NEVER = re.compile(
    rf"""(?: [$€£\#№@§+=<>*\\]\s? | \d[.,:]? | \w/ | \b\d{{1,3}}[\s-] | (?-i:\b[A-Z]{{1,4}}-)
       | \b(?:no|nos|nr|art|vol|pp?)\.?\s
       | \b(?:{_words("more less fewer greater other rather")})\ than\s | \bup\ to\s
       | \b(?:{
        _words('''resolution resolutions page flight room highway route unit brigade battalion
           channel model version article paragraph over some nearly almost least another
           approximately estimated roughly killed wounded injured only top totaling totalling
           numbering''')
    })\s )$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Before a figure that is no year."""

_SURE = re.compile(
    rf"""(?: \b(?:{
        _words('''in since until till during early late mid year years circa ca ca. into
           throughout a an his her its their our spring summer autumn fall winter pre post from of
           by before after between the to and through for or around about as election onward
           onwards''')
    })[\s-]\s?
       | \b(?:later|earlier)\ than\s
       | \( | \b[12]\d{{3}}(?:\s?[-/\u2012-\u2015]\s?|,\s) | \s[-\u2012-\u2015]\s )$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Before a figure that may well be a year."""

_COUNTED = re.compile(
    rf"""\s?[$€£%] | [\s-](?:US\s|U\.S\.\s)?(?:{
        _words('''troops soldiers people fighters men women
        children km kms sq square cubic civilians members militants percent million vehicles
        families others refugees tons pounds personnel prisoners casualties deaths aircraft tanks
        missiles rockets feet homes houses rebels terrorists hours days weeks months years dollars
        euros block GMT UTC hrs local police staff more''')
    }|kilomet\w+|miles?|met(?:er|re)s?)\b""",
    re.VERBOSE,
)
"""After a figure that counts."""

_NO_COUNT = re.compile(
    r"(?:\b(?:since|until|early|late|mid|(?:half|quarter|end|beginning|start)\sof)|"
    r"(?:^|[.!?]\s|\n)(?-i:In|By|During))[\s-]$",
    re.IGNORECASE,
)
"""Before a year, whatever might be counted behind it: "In 1963 rebels held the hills"."""

_PLURAL = re.compile(
    r"[\s-](?:(?:armed|foreign|new|other|heavily|Syrian|Iraqi|Russian|Turkish)\s)?"
    r"(?:[a-z]+(?:[^s\W]s|ies)|additional)\b"
)
"""After a figure that may count."""

_EARLY = re.compile(
    r"\b(?:in|since|until|till|by|year|circa|early|late|mid|around)[\s-]$", re.IGNORECASE
)
"""Before a year of long ago."""

_NAME_BEFORE = re.compile(r"\b[A-Z][\w\u2019'-]+\s$")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]+")
_OPENING = re.compile(r"(?:^\s*|\n|[.!?]\s)$")
_ENDS = (")", ",", ";", "\u2013", "-", "'s", "\u2019s", "\n")


def is_year(frame: Frame, year: int) -> bool:
    """Judge a figure of four digits by its company.

    >>> from geodata.dates import values
    >>> values("Al-Hasaka 2018 is compared to 1983 Beirut; over 2000 US troops and 2254 men stay.")
    [('2018', '2018'), ('1983', '1983')]
    >>> values("In 1963 rebels held the hills, and soldiers killed 1963 rebels.")
    [('1963', '1963')]
    """
    before = frame.text[max(0, frame.start - _LOOK) : frame.start]
    after = frame.text[frame.end : frame.end + _LOOK]
    if year > 2150 or _NEVER.search(before):
        return False
    if _COUNTED.match(after) and (year % 100 == 0 or not _NO_COUNT.search(before)):
        return False
    counts = bool(_PLURAL.match(after))
    if _SURE.search(before):
        vague = year % 100 == 0 or (year < 1800 and not _EARLY.search(before))
        return not (counts and vague) and (year >= 1400 or bool(_EARLY.search(before)))
    if counts or not (1400 if frame.narrative else 1800) <= year <= 2100:
        return False
    opens, named = _OPENING.search(before), _NAME_BEFORE.search(before)
    return bool(opens or named or _NAME_AFTER.match(after) or after.startswith(_ENDS))
