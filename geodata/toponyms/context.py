"""What the words around a name say of the place: its kind and its container."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geodata.toponyms import lexicon
from geodata.toponyms.lookup import LARGE, NATIONS
from geodata.toponyms.reading import Reading, Span

__all__ = ["feature_of", "parent_of", "shared_noun"]

_VAGUE = lexicon.words(
    """
    area zone territory heartland countryside triangle pocket enclave corridor field
    fields quarter bay state country nation republic capital
    """
)  # fmt: skip
_SITES = lexicon.words(
    """
    checkpoint checkpoints junction roundabout market farm farms farmland hill hills heights
    crossroads intersection station bridge dam fields outpost outposts position positions
    """
)
_FACILITIES = lexicon.words("roundabout junction crossroads intersection square")
"""Sites of a town that bear the name of anything; unlike those of ``lexicon.FEATURES``, they are
nothing that the tagger was shown."""
_LONGEST_LIST = 12
_FARTHEST = 6
"""Words between a place and what it is said to lie in."""
_MOST_LEVELS = 4
"""A village, its district, its province and its country, in a row."""
_SIZES = {
    "neighbourhood": 1, "camp": 1, "village": 2, "city": 3, "district": 4, "province": 5,
    "region": 5,
}  # fmt: skip
_NESTED = {("district", "subdistrict"), ("district", "township"), ("county", "township")}
_HOLDING = lexicon.words("in at near around outside (")
_OLD_TOWNS = frozenset({"old city", "old town"})
"""Parts that many a town has: the one that is named before, or behind it."""
_GOES_ON = lexicon.words("also as well in at near the")
_CLOSING = lexicon.words(
    "in on at and or to from by with after before during where when while since as is was has had"
)
_DESCRIBING = lexicon.COMPASS | lexicon.words("a an the small large remote border mountain")
_VAGUELY = lexicon.COMPASS | {"the", "rural"}
_LYING = lexicon.words("located situated lying")
_OF = ["of"]
_PARTING = frozenset({",", ".", "and", ";", ")"})
_CITIES = frozenset({"capital", "city3"})
"""Classes of towns that have suburbs of their own."""
_DASHES = frozenset({"-", "\u2013"})
_PLURALS = frozenset(word for word in lexicon.FEATURES if word.endswith("s"))
_PARTS_OF_TOWNS = frozenset(word for word in _PLURALS if lexicon.FEATURES[word] == "neighbourhood")
_LOCAL_KINDS = {
    word: kind
    for kind, nouns in {
        "district": "lga upazila woreda taluk taluka tehsil mandal raion rayon payam chiefdom",
        "village": "corregimiento vereda kebele boma barangay",
    }.items()
    for word in lexicon.ordered(nouns)
}
"""Divisions as they are called where they are; the tagger was shown none of these words."""
_PARTS_OF_DIVISIONS = lexicon.words("commune locality ward sector community colony")
_POLICE = re.compile(r"police station( limits| area)?(?: |$)")
"""Village of India and Pakistan are told by what lies around the nearest police station."""
_KINDS = lexicon.FEATURES.keys() | lexicon.LINES | _LOCAL_KINDS.keys() | _PARTS_OF_DIVISIONS
_KINDS_OF_SITE = lexicon.words(
    "military air army naval border refugee displacement idp idps city gas oil"
)
"""Nouns that may stand between a name and its kind: "Conoco gas field"."""


_NOUNS_BEHIND = _KINDS | _KINDS_OF_SITE | _SITES
_APOSTROPHES = frozenset({"'", "`", "\u2018", "\u2019"})
"""What romanised names begin with, and a token of its own then: "Huth, 'Amran"."""


def feature_of(index: int, spans: Sequence[Span], reading: Reading) -> str | None:
    """Give the kind of place that the words say it is, None when they do not."""
    span = spans[index]
    if reading.surface(span.first, span.last).lower() in _OLD_TOWNS:
        return "neighbourhood"
    several = span.last - span.first > 1
    last_word, first_word = reading.lower[span.last - 1], reading.lower[span.first]
    if several and last_word in lexicon.FEATURES:
        return lexicon.FEATURES[last_word]
    named = lexicon.LANDFORMS.get(first_word) if several else None
    said = _noun_after(span, reading) or named or _noun_before(span, reading)
    return said or ("neighbourhood" if _is_part(index, spans, reading) else None)


def _noun_after(span: Span, reading: Reading) -> str | None:
    at = shared_noun(span.last, reading)
    noun = reading.word(at)
    if noun in _KINDS_OF_SITE and reading.word(at + 1) in lexicon.FEATURES:
        return lexicon.FEATURES[reading.word(at + 1)]
    if noun in _LOCAL_KINDS:
        return _LOCAL_KINDS[noun]
    if noun == "state" and at == span.last and _is_state(span, reading):
        return "province"
    if noun in _VAGUE or reading.is_capital(at) or _is_of_suburbs(span, at, reading):
        return None
    return "facility" if noun in _FACILITIES else lexicon.FEATURES.get(noun)


def _is_state(span: Span, reading: Reading) -> bool:
    """Whether "state" closes what is said of a name, which is no nation's: "in Merida state"."""
    then = reading.word(span.last + 1)
    closes = not then[:1].isalpha() or then in _CLOSING
    nation = reading.classify(reading.surface(span.first, span.last)) in NATIONS
    return closes and not nation and not reading.is_capital(span.last)


def _is_of_suburbs(span: Span, noun: int, reading: Reading) -> bool:
    """Whether a name is that of a town whose suburbs are spoken of, and none of them."""
    alone = noun == span.last and reading.word(span.first - 1) not in {"and", "or", ","}
    return alone and reading.word(noun) in _PARTS_OF_TOWNS


def shared_noun(at: int, reading: Reading) -> int:
    """Index of the plural that a list of names shares ("Homs and Idlib provinces"), else ``at``."""
    last = at
    while last - at < _LONGEST_LIST and (
        reading.word(last) in {"and", ",", "or", "/", "-"} or reading.is_capital(last)
    ):
        last += 1
    return last if last > at and reading.word(last) in _PLURALS else at


def _first_of_list(at: int, reading: Reading) -> int:
    """Index of the word before a list that ends at ``at``: "of" in "towns of Nawa and Jasim"."""
    first = at
    while at - first < _LONGEST_LIST and (
        reading.word(first) in {"and", ",", "or", "/", "-"} or reading.is_capital(first)
    ):
        first -= 1
    plural = reading.word(first) == "of" and reading.word(first - 1) in _PLURALS
    return first if plural else at


def _noun_before(span: Span, reading: Reading) -> str | None:
    at = _first_of_list(span.first - 1, reading)
    if reading.word(at) == "the":
        at -= 1
    if reading.word(at) != "of":
        return None
    noun = reading.word(at - 1)
    if _names_itself(at - 1, reading):
        return "province" if lexicon.FEATURES.get(noun) == "district" else None
    if noun == "state" and reading.classify(reading.surface(span.first, span.last)) != "country":
        return "province"  # "in his home state of Katsina", and not "the state of Israel"
    if noun in _VAGUE or (at == span.first - 1 and noun in _PARTS_OF_TOWNS):
        return None  # "the southern suburbs of Beirut", and not "the suburbs of Duma and Harasta"
    return lexicon.FEATURES.get(noun)


def _names_itself(noun: int, reading: Reading) -> bool:
    """Whether a noun belongs to the name before it: "the Al Bukamal district of X"."""
    return (
        reading.is_capital(noun - 1)
        and reading.word(noun - 1) not in {"the", "a", "in"}
        and reading.classify(reading.surface(noun - 1, noun)) != "demonym"
    )


def parent_of(index: int, spans: Sequence[Span], reading: Reading) -> str | None:
    """Give the name that the text gives as the container: "Daraa" in "Nawa, Daraa"."""
    span = spans[index]
    after = spans[index + 1] if index + 1 < len(spans) else None
    before = spans[index - 1] if index else None
    if _is_part(index, spans, reading):
        town = spans[index - 1]
        return reading.surface(town.first, town.last)
    if after and _holds_before(span, after, index, spans, reading):
        return reading.surface(after.first, after.last)
    if before and _holds_after(before, span, reading):
        return reading.surface(before.first, before.last)
    holder = _holder_of_list(index, spans, reading)
    return reading.surface(holder.first, holder.last) if holder else None


def _holder_of_list(index: int, spans: Sequence[Span], reading: Reading) -> Span | None:
    """Give the name in the bracket behind a list: "Bu and Tapun villages (Sidoktaya township)"."""
    last, most = index, min(index + _LONGEST_LIST, len(spans) - 2)
    while last < most and _is_joined(spans[last], spans[last + 1], reading):
        last += 1
    if last == index or reading.column[spans[index].first].endswith(("country", "admin")):
        return None
    between = reading.lower[spans[last].last : spans[last + 1].first]
    return spans[last + 1] if _opens_bracket(between) and not spans[index].demonym else None


def _is_joined(span: Span, other: Span, reading: Reading) -> bool:
    between = reading.lower[span.last : other.first]
    return between in (["and"], [","], [",", "and"]) and not other.demonym


def _is_part(index: int, spans: Sequence[Span], reading: Reading) -> bool:
    """Whether a name is that of a part, behind its town: "in Hebron - Bab az Zawiyah".

    A dash without spaces joins equals, and so does one before a road.
    """
    town, part = spans[index - 1], spans[index]
    dash = town.last
    if not index or part.first != dash + 1:
        return False
    spaced = not reading.glued(dash) and not reading.glued(part.first)
    held = reading.word(town.first - 1) in _HOLDING and reading.word(part.last) not in lexicon.LINES
    return spaced and held and reading.word(dash) in _DASHES


def _holds_before(
    span: Span, after: Span, index: int, spans: Sequence[Span], reading: Reading
) -> bool:
    if after.first - span.last > _FARTHEST or after.demonym or _is_wider(span, after, reading):
        return False
    between = [word for word in reading.lower[span.last : after.first] if word not in _APOSTROPHES]
    between = _without_police(_without_unknown(between, span, reading))
    if between[-1:] == ["under"]:
        return reading.word(after.last) == "police"
    if _opens_bracket(between):
        return True
    western = between[:1] == [","] and between[1:2] and _is_side(between[-1])
    if between == [","] or (western and len(between) == 2):
        return not (_runs_on if western else _is_list)(index, spans, reading)
    between = between[between[:1] == [")"] :]
    between = between[2 * (between[:2] == ["sub", "-"]) :]
    if between[1:2] == [","] and all(map(_is_side, between[2:])):
        between = between[:2]  # "X town, eastern Y"
    if between[1:] == [","] and _lists_container(index, between[0], spans, reading):
        return True
    for _ in range(2):  # "the Green Village base in Syria"
        if between and between[0] in _NOUNS_BEHIND:
            between = between[1:]
    into = _leading_into(between)
    return into in (["in"], ["of"], [",", "in"], [",", "of"]) or _is_apposition(between)


def _is_wider(span: Span, after: Span, reading: Reading) -> bool:
    """Whether the first of two names is that of a nation, or of the second one's province."""
    nation = reading.column[span.first].endswith("country")
    holds = reading.column[after.first].endswith(("country", "admin"))
    return (nation and not holds) or _is_province_of_town(span, after, reading)


def _lists_container(index: int, noun: str, spans: Sequence[Span], reading: Reading) -> bool:
    """Whether a container follows a noun and a comma: "X village, Y district", "X town, Y".

    What holds a district is large: "Juba district, Marib", and not "Qatana district, Beit Jinn".
    """
    holder = spans[index + 1]
    after = reading.word(holder.last)
    size = _SIZES.get(lexicon.FEATURES.get(noun, ""), 0)
    large = size < _SIZES["district"] or reading.column[holder.first][2:] in LARGE
    settled = 0 < size <= _SIZES["district"] and after not in lexicon.FEATURES and large
    return _is_larger(after, noun) or (settled and not _is_list(index, spans, reading))


def _is_larger(noun: str, other: str) -> bool:
    """Whether one kind of place holds another: "X village, Y district"."""
    size, inner = (_SIZES.get(lexicon.FEATURES.get(each, "")) for each in (noun, other))
    return (noun, other) in _NESTED or (size is not None and inner is not None and size > inner)


def _opens_bracket(between: list[str]) -> bool:
    """Whether a bracket opens behind a name and what it is: "X (", "X front (", "coded to X) ("."""
    if between[-1:] != ["("]:
        return False
    noun = between[between[:1] == [")"] : -1]
    return not noun or (len(noun) == 1 and noun[0] in _KINDS | _SITES)


def _without_unknown(between: list[str], span: Span, reading: Reading) -> list[str]:
    """Drop what a bracket names first and no list holds: "X zone (Mutimbuzi, Bujumbura)"."""
    if between[-1:] != [","] or "(" not in between:
        return between
    opened = between.index("(")
    named = range(span.last + opened + 1, span.last + len(between))
    known = all(reading.is_capital(at) or reading.word(at) == "," for at in named)
    return between[: opened + 1] if known else between


def _without_police(between: list[str]) -> list[str]:
    """Drop what says that a village is told by its police station."""
    return _POLICE.sub("", " ".join(between), count=1).split()


def _is_apposition(between: list[str]) -> bool:
    """Whether a comma opens what a place is, and where: "X, a small town in", "X, an area of"."""
    if between[:1] != [","] or between[-1] not in {"in", "of"}:
        return False
    return between[-2] in lexicon.FEATURES and all(
        word in _DESCRIBING or word.endswith(("ern", "al")) for word in between[1:-2]
    )


def _leading_into(between: list[str]) -> list[str]:
    """Drop what says no more than "in" alone: "in the northern countryside of"."""
    if between[:1] and between[0] in _LYING:
        between = between[1:]
    if between[-1:] == ["of"] and between[-2:-1] and between[-2] in lexicon.FEATURES:
        between = between[:-2]
    if between[-1:] == ["of"] and between[-3:-2] == ["the"] and _is_side(between[-2]):
        between = between[:-3]  # "in the north of"
    while between and (between[-1] in _VAGUELY or between[-1].endswith("ern")):
        between = between[:-1]
    return between


def _is_side(word: str) -> bool:
    """Whether a word says in which part of a land: "X, northern Y", "X, north Y"."""
    return word.endswith("ern") or word.replace("-", "") in lexicon.COMPASS


def _is_list(index: int, spans: Sequence[Span], reading: Reading) -> bool:
    """Whether a comma joins equals ("Syria, Iraq and Iran") and does not name a container."""
    if _runs_on(index, spans, reading):
        return True
    after = spans[index + 1]
    follower = reading.word(after.last)
    third = spans[index + 2] if index + 2 < len(spans) else None
    joined = after.last + (follower == ",")
    if reading.word(joined) in {"and", "or", "&"} and third:
        between = reading.lower[joined + 1 : third.first]
        if len(between) <= 1 or _GOES_ON.issuperset(between):
            return True
    if follower == "," and third and third.first - after.last == 1:
        return not reading.column[third.first].endswith(("country", "admin"))
    if (
        reading.word(spans[index].first - 1) == ","
        and index
        and spans[index - 1].last == spans[index].first - 1
    ):
        return not reading.column[after.first].endswith(("country", "admin"))
    return False


def _runs_on(index: int, spans: Sequence[Span], reading: Reading) -> bool:
    """Whether more names stand in a row, with commas between, than contain each other."""
    first, last = index, index
    least, most = max(0, index - _MOST_LEVELS), min(index + _MOST_LEVELS, len(spans) - 1)
    while first > least and _comma_between(spans[first - 1], spans[first], reading):
        first -= 1
    while last < most and _comma_between(spans[last], spans[last + 1], reading):
        last += 1
    closed = reading.word(spans[last].last) in {"and", "or", "&"}
    return last - first + 1 + closed > _MOST_LEVELS


def _comma_between(span: Span, other: Span, reading: Reading) -> bool:
    return other.first - span.last == 1 and reading.word(span.last) == ","


def _is_province_of_town(before: Span, span: Span, reading: Reading) -> bool:
    """Whether the first of two names holds the second: "the Aleppo town of Manbij".

    "The Jaramana suburb of Damascus" is the other way about, and so is "Inegol town of Bursa".
    """
    between = reading.lower[before.last : span.first]
    if len(between) != len(_OF) + 1 or between[1:] != _OF or before.demonym:
        return False
    at = before.first - 1
    while reading.word(at) in lexicon.COMPASS:
        at -= 1
    kind = lexicon.FEATURES.get(between[0])
    known = _CITIES if kind == "neighbourhood" else LARGE
    large, small = (reading.column[each.first][2:] in known for each in (before, span))
    divided = lexicon.FEATURES.get(reading.word(span.last)) in {"province", "district"}
    if reading.word(at) != "the" or not large or divided:
        return False
    return kind in {"city", "village"} or (kind == "neighbourhood" and not small)


def _holds_after(before: Span, span: Span, reading: Reading) -> bool:
    """Whether a container goes ahead: "Syria's eastern X", "the Syrian city of X"."""
    between = reading.lower[before.last : span.first]
    between = between[2 * (between[:2] == ["sub", "-"]) :]
    if len(between) > _FARTHEST or not _PARTING.isdisjoint(between):
        return False
    if _is_province_of_town(before, span, reading):
        return True
    if between[:1] in (["'s"], ["\u2019s"]):
        rest = between[1:]
        return all(
            word.endswith("ern")
            or word in lexicon.FEATURES
            or word in {"of", "border", "port", "the"}
            for word in rest
        )
    if (
        between[-1:] == ["of"]
        and between[-2:-1]
        and between[-2] in lexicon.FEATURES
        and len(between) > 1
    ):
        nested = before.demonym or len(between) > 2
        return nested and not any(word in lexicon.LOCATIVES for word in between)
    return False
