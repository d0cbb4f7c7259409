"""The wordings that say a place by others: one pattern each, over a masked sentence."""

from __future__ import annotations

import re

from geodata.relative.masking import ACTOR, DEMONYM, LOCAL, NATION
from geodata.relative.quantities import BEARING, DISTANCE, TIME

__all__ = [
    "BETWEEN",
    "BORDER",
    "BORDER_AWAY",
    "COAST",
    "DIRECTION",
    "DISTANT",
    "DRIVE",
    "HALFWAY",
    "NEAR",
    "OUTSKIRTS",
    "RADIUS",
    "ROAD",
    "ROAD_AFTER",
]

_START = r"(?<![\w.,\u2013-])"
_STOPS = (
    "and|or|but|in|on|to|from|by|with|near|at|for|between|where|which|who|that|is|was|were|are|has|"
    "had|when|while|after|before|as|since|until|if|because|than|then|it|they|he|she|this|these|his|her|"
    "their|not|no|said|says|told|border|borders|road|highway|frontier|coast|shore"
)
_NATIONAL = rf"[{NATION}{DEMONYM}]"
_MODIFIERS = rf"""
    (?:(?:(?!(?:{_STOPS})\b)(?:[A-Z][a-z]+-)?(?-i:[a-z])[a-z-]*|{_NATIONAL}(?:-[a-z]+)?)
    (?:['\u2019]s)?[ ]){{0,4}}?
"""
_APPOSED = r"(?:(?:capital|city|town|village|base|camp|port|island),[ ])?"
_GROUP = r"(?!-(?:based|backed|led|born|trained|run|made|linked|held|controlled|bound)\b)"


def _anchor(group: str, signs: str) -> str:
    """Pattern of a name with the words that may go before it: "the besieged town of …"."""
    return rf"(?:the[ ])?{_MODIFIERS}{_APPOSED}(?P<{group}>[{signs}]){_GROUP}"


_ANY = LOCAL + ACTOR
_ITSELF = r"""
    (?![ ](?:(?-i:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z])|police|hospital|university|
      school|court|embassy|consulate|headquarters|parliament|stadium|station|building|offices?|
      municipal|metropolitan|regional|penitentiary|prison|jail|street|avenue)\w*)
"""
"""What must not stand behind a name: that of a building, which lies in it and not beside it."""
_TAIL = rf"""
    (?:[ ](?:province|governorate|district|city|town|village|base|garrison|camp|crossing|area))?
    (?:,?[ ]in[ ]the[ ](?:north|south|east|west|cent(?:re|er))
     |,?[ ](?:in|on)[ ](?:(?!and\b)[a-z-]+[ ]){{0,3}}[{NATION}{LOCAL}],?)?
"""
"""What may stand behind a name in a list: its kind, and the land it lies in."""
_HEDGE = r"""
    (?:(?P<hedge>within|less[ ]than|under|no[ ]more[ ]than|up[ ]to|at[ ]most)[ ])?
    (?:(?:about|around|some|roughly|approximately|nearly|almost|over|more[ ]than|just|only|
       at[ ]least|an[ ]estimated)[ ]){0,2}
"""
_TOWARDS = r"(?:(?:further|due|away|to[ ]the|towards[ ]the|in[ ]the)[ ]){0,2}"
_WIND = rf"(?:{_TOWARDS}(?P<bearing>{BEARING})[ ])?"
_LINK = r"(?P<link>of|from|outside(?:[ ]of)?|away[ ]from|beyond|off)[ ]"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


RADIUS = _compile(
    rf"""{_START}(?:within[ ])?(?:an?[ ])?(?P<noun>radius[ ]of[ ])?{DISTANCE}
    (?(noun)|[ -](?:[a-z-]+[ ]){{0,2}}?(?:radius|perimeter|circle|ring|zone|area|buffer))
    (?:(?<=radius)[ ]of|[ ](?:around|round|surrounding|from))[ ]{_anchor("a", _ANY)}"""
)
"""A circle round a place; the noun stands before or behind the distance."""
DISTANT = _compile(
    rf"{_START}{_HEDGE}{DISTANCE}[ ](?:away[ ])?{_WIND}{_LINK}{_anchor('a', _ANY)}"
    rf"(?![ ]to[ ](?:the[ ])?[{_ANY}{NATION}])"
)
DRIVE = _compile(rf"{_START}{_HEDGE}{TIME}[ ](?:away[ ])?{_WIND}{_LINK}{_anchor('a', _ANY)}")
_HALF = r"(?:mid[- ]?way|half[- ]?way|mid[- ]?point)"
BETWEEN = _compile(
    rf"""\b(?:(?P<half>{_HALF})[ ])?between[ ]{_anchor("a", LOCAL)}{_TAIL}
    (?:,[ ]{_anchor("c", LOCAL)}{_TAIL})?,?[ ]and[ ]{_anchor("b", LOCAL)}"""
)
HALFWAY = _compile(
    rf"""\b(?P<half>{_HALF})(?:[ ](?:along|down|up|on)[ ]the[ ](?:road|route|highway|way))?
    [ ]from[ ]{_anchor("a", _ANY)}[ ]to[ ]{_anchor("b", _ANY)}"""
)
_WAYS = "(?:road|highway|motorway|freeway|expressway|railway|railroad|autostrada|axis|track)"
ROAD = _compile(
    rf"""(?<!en[ ])\b(?:the[ ])?(?:{_WAYS}|route|(?-i:[A-Z]{{1,2}})-?\d{{1,3}}(?:[ ]{_WAYS})?)
    (?:[ ]line)?(?:[ ](?:that[ ]|which[ ])?(?:links?|linking|connects?|connecting|joining|runs|
    running|leads|leading|stretching))?(?:[ ](?:from|between))?[ ]{_anchor("a", _ANY)}
    [ ](?:to|and|with|towards?)[ ]{_anchor("b", _ANY)}"""
)
ROAD_AFTER = _compile(
    rf"""(?:the[ ])?(?P<a>[{_ANY}])(?:[ ]?[-\u2013\u2014/][ ]?|-to-)(?P<b>[{_ANY}])
    (?:[ ]?[-\u2013\u2014/][ ]?(?P<c>[{_ANY}]))?(?:[ ][a-z-]+){{0,2}}?
    [ ](?:{_WAYS}|train|bus)(?:e?s)?\b"""
)
_SIDE = rf"(?P<one>{_NATIONAL})(?:['\u2019]s)?"
_OTHER = rf"(?:the[ ])?(?P<two>{_NATIONAL})"
_EDGE = r"(?:border|frontier)s?(?![ -](?:guard|police|patrol|force|official|officer|troop|town|"
_EDGE += (
    r"village|city|cit|crossing|post|checkpoint|gate|security|control|dispute|authorit|wall|fence|"
    r"agreement|deal|talk|tension|trade|clash|polic|war|district|province|governorate|point|"
    r"agenc|protection|issue|crisis|management|surveillance|communit))"
)
_BORDER = rf"""(?:the[ ]|its[ ])?
    (?: {_SIDE}[ ]?(?:[-\u2013\u2014/]|and)[ ]?(?P<three>{_NATIONAL})[ ](?:[a-z]+[ ])?{_EDGE}
     | {_EDGE}[ ](?:area[ ]|region[ ]|zone[ ]|line[ ])?(?:between|of|separating)[ ](?:the[ ])?
       (?P<four>{_NATIONAL})[ ](?:and|with|from)[ ](?:the[ ])?(?P<five>{_NATIONAL})
     | (?P<six>{_NATIONAL})(?:['\u2019]s)?[ ](?:[a-z]+[ ])?
       (?:side[ ]of[ ]the[ ])?{_EDGE}(?:[ ]with[ ]{_OTHER})?
     | {_EDGE}[ ](?:area[ ]|region[ ]|zone[ ]|line[ ])?with[ ](?:the[ ])?(?P<seven>{_NATIONAL}))
    (?:[ ](?:area|region|zone|strip|line))?
    (?:,?[ ](?:near|at|close[ ]to|outside|opposite|around|in)[ ]{_anchor("a", LOCAL)})?"""
BORDER = _compile(_BORDER)
BORDER_AWAY = _compile(
    rf"{_START}{_HEDGE}{DISTANCE}[ ]{_WIND}(?:(?(bearing)of|from)|from)[ ]{_BORDER}"
)
"""A border, and one with a distance before it: sought apart, as few sentences name lengths."""
OUTSKIRTS = _compile(
    rf"""(?<!\w)(?:(?P<article>an?|the)[ ])?(?:
      (?:(?P<wind>{BEARING})[ ])?
      (?:outskirts|suburbs|(?P<one>suburb)|periphery|edges?|fringes|approaches)
      [ ]of[ ]{_anchor("a", _ANY)}
     | (?P<b>[{_ANY}])(?:['\u2019]s)?[ ](?:(?P<behind>{BEARING})[ ])?
      (?:outskirts|suburbs|periphery|fringes)\b)"""
)
NEAR = _compile(
    rf"""\b(?:near(?:[ ]to)?|close[ ]to|next[ ]to|(?:just[ ]|right[ ])?outside(?:[ ]of)?
     |(?:the[ ])?(?:immediate[ ])?(?:vicinity|surroundings|environs|neighbourhood)[ ]of
     |(?:areas?|villages|towns|countryside|hills|farms|farmland|fields|positions)
      [ ](?:surrounding|around))
    [ ]{_anchor("a", LOCAL)}{_ITSELF}
    (?!['\u2019]s[ ](?:control|influence|reach|grip|rule|jurisdiction))"""
)
COAST = _compile(
    rf"""(?:{_START}{_HEDGE}{DISTANCE}[ ])?\boff[ ](?:the[ ])?(?:
      (?:[a-z]+[ ])?(?:coast|shores?)[ ](?:of|near|at|around)[ ]{_anchor("a", _ANY)}
     |(?P<b>[{_ANY}])(?:['\u2019]s)?[ ](?:coast|shores?)\b)"""
)
DIRECTION = _compile(
    rf"""\b(?:(?P<just>just|immediately|directly|slightly)[ ])?(?:to[ ]the[ ])?
    (?P<bearing>{BEARING})[ ]of[ ]{_anchor("a", _ANY)}{_ITSELF}"""
)
