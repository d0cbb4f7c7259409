"""Where a report is: what "there" and "the town" stand for, and the one place of a short report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from geodata.event_coding.governing import find_candidates
from geodata.event_coding.location import UNDER_WAY, is_destination, is_placeless, is_survivors
from geodata.event_coding.origins import is_in_hospital
from geodata.event_coding.reading import is_dateline, is_informants
from geodata.event_coding.spots import Spot, blurred, spot_of
from geodata.gazetteer.extent import AREA_FROM, COUNTRY, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.governing import Candidate
    from geodata.event_coding.reading import Passage
    from geodata.models import PlacedToponym

__all__ = ["SHORT", "Whereabouts", "names_another", "one_place", "with_one_place"]

_POINTS = re.compile(
    # All of it begins with one letter, which is searched for quickly; so do the patterns below.
    r"t(?:(?<=\w t)here\b(?! (?:was|were|is|are|has|have|had|will|would|may|can|could|reports?|"
    r"reported|says?|said|told|confirm(?:ed)?|estimated?)\b)|"
    r"(?<=\bt)(?:he|hat|his) (?:(?:(?P<same>same)|whole|entire|besieged) )?"
    r"(?P<noun>town|city|village|camp|base|area|district|province|governorate|neighbou?rhood|"
    r"airport|crossing|island|mosque|hospital)\b(?! (?:of|near|in) [A-Z]))",
)
_STRUCTURES = re.compile(
    r"t(?<=\bt)he (?:building|compound|clinic|school|prison|jail|checkpoint|bridge|market|factory|"
    r"square|plant|depot|headquarters|barracks|outpost|site|convoy|house|police station|facility|"
    r"oil ?field|gas field|dam|refinery)\b"
    r"(?! (?:of|near|in|at) (?:the )?[A-Z])"
)
_BY_ORDER = re.compile(r"t(?<=\bt)he (?P<which>former|latter)\b")
_ITS = re.compile(
    r"i(?:(?<=\bin i)|(?<=\bat i)|(?<=\bon i)|(?<=\bnear i)|(?<=\bof i)|(?<=\baround i)|"
    r"(?<=\boutside i)|(?<=\bfrom i))ts (?:airport|outskirts|centre|center|port|"
    r"market|streets|suburbs|hospital|northern|southern|eastern|western|main|old)\b"
)
_FEATURES = {
    "town": {"city", "village"}, "city": {"city"}, "village": {"village", "city"},
    "camp": {"camp"}, "base": {"base"}, "district": {"district", "neighbourhood"},
    "province": {"province"}, "governorate": {"province"}, "airport": {"airport"},
    "neighbourhood": {"neighbourhood"}, "neighborhood": {"neighbourhood"},
    "crossing": {"crossing"}, "island": {"island"}, "mosque": {"facility"},
    "hospital": {"facility"},
}  # fmt: skip
"""What a place must be for a noun to stand for it; "area" and "there" stand for any."""
_SITE = re.compile(
    r"[Tt](?<=\b[Tt])he (?P<noun>camp|base|airport|crossing|port|oil ?field|gas field|dam|"
    r"refinery|prison)\b"
    r"(?! (?:of|near|in|at) (?:the )?[A-Z])"
)
"""What a report goes on to call a site that it named once, however long ago."""
_QUARTERS = frozenset({"neighbourhood", "neighborhood"})
_SITES = frozenset({"camp", "base", "airport", "crossing", "facility"})
_SETTING_OUT = frozenset({"leave", "leaves", "left", "leaving", "depart", "departed"})
_UNDER_WAY = _SETTING_OUT | UNDER_WAY
_LASTS = 2
_SURE = 0.6
_SETTING = 0.4
_TOLD = 8
_FROM_AFAR = frozenset({"air_strike", "drone_strike", "missile_strike", "shelling"})
SHORT = 4
"""Sentences of a report so short that all of it is set where its one place is."""
_ANOTHER = re.compile(
    r"\b(?:town|city|village|camp|district|province|governorate|region) of (?:the )?[A-Z]"
)
"""What names a place of its own, in a list or not."""


_CAPITAL = re.compile(r"t(?<=\bt)he capital(?:'s|\u2019s)?\b(?! (?:of\b|city\b|[A-Z]))")


class Whereabouts(Struct, frozen=True):
    """Places below countries that the last sentence with any has named, and how long ago.

    ``capital`` is the one that was named last, however long ago, or the only one of the report;
    ``sites`` are the camps, bases, crossings and their like that it has named so far.
    """

    names: tuple[PlacedToponym, ...] = ()
    age: int = 0
    capital: PlacedToponym | None = None
    sites: tuple[PlacedToponym, ...] = ()

    @classmethod
    def of(cls, placed: Sequence[PlacedToponym]) -> Whereabouts:
        """Begin a report: "the capital" is the only one that it names, be it in its dateline."""
        named = {
            name.place.id: name
            for name in placed
            if name.capital and name.place and name.toponym.role == "literal"
        }
        return cls(capital=next(iter(named.values())) if len(named) == 1 else None)

    def after(self, passage: Passage) -> Whereabouts:
        """Take the places of a sentence that has been read; they last for two without any."""
        told = [name for name in passage.placed if name.toponym.role == "literal"]
        names = tuple(
            name
            for name in told
            if name.place and rank(name.place) < COUNTRY
            if not _is_origin(passage, name) and not _is_told_there(passage, name)
        )
        if len(told) > 1:
            names = tuple(name for name in names if not is_dateline(passage, name))
        names = _where_it_is(passage, names)
        sites = (*self.sites, *(name for name in told if _is_site(name)))
        if names:
            capital = next((name for name in names if name.capital), self.capital)
            return replace(self, names=names, age=0, capital=capital, sites=sites)
        lasting = self.names if self.age < _LASTS else ()
        return replace(self, names=lasting, age=self.age + 1, sites=sites)

    def pointed_at(self, text: str) -> Spot | None:
        """Find the place that a sentence without names points back to, or None.

        The last that fits is meant; where nothing fits, nothing is.
        """
        if self.capital and _CAPITAL.search(text):
            return spot_of(self.capital, _SURE)
        ordered = _BY_ORDER.search(text) if len(self.names) > 1 else None
        if ordered:
            return spot_of(self.names[-1 if ordered["which"] == "latter" else 0], _SURE)
        only = self.only() if _ITS.search(text) or _STRUCTURES.search(text) else None
        one = self._site(text) or only
        if one is not None:
            return spot_of(one, _SURE)
        found = _POINTS.search(text) if self.names else None
        if found is None:
            return None
        features = _FEATURES.get(found["noun"] or "")
        if found["noun"] in _QUARTERS and found["same"]:
            return _within(self.names[-1])
        fitting = [
            name
            for name in self.names
            if features is None or (name.place and name.place.feature in features)
        ]
        if features is None:  # "there" is not in all of the province, but in what lies in it
            fitting = _innermost(fitting) or fitting
        return spot_of(fitting[-1], _SURE) if fitting else None

    def _site(self, text: str) -> PlacedToponym | None:
        """Find the only site of its sort that the report has named: "the camp", "the crossing"."""
        found = _SITE.search(text) if self.sites else None
        if found is None:
            return None
        fitting = [name for name in self.sites if _is_called(name, found["noun"])]
        return fitting[0] if len({name.place.id for name in fitting if name.place}) == 1 else None

    def only(self) -> PlacedToponym | None:
        """Give the one place that was named, whatever it lies in: "in Kafr Nabl, in Idlib"."""
        inner = _innermost(self.names)
        return inner[0] if len({name.place.id for name in inner if name.place}) == 1 else None


def _innermost(names: Sequence[PlacedToponym]) -> list[PlacedToponym]:
    """Leave out of some names what others of them are said to lie in."""
    held = [(name.toponym.text, name.toponym.parent) for name in names]
    wider = {parent for text, parent in held if text != parent}
    return [name for name in names if name.toponym.text not in wider]


def _within(town: PlacedToponym) -> Spot | None:
    """Somewhere in a town, where its quarter is in no list: "in the same neighborhood"."""
    spot = spot_of(town, _SURE)
    return spot and blurred(spot)


def _where_it_is(passage: Passage, names: tuple[PlacedToponym, ...]) -> tuple[PlacedToponym, ...]:
    """Leave out where somebody is bound for, and what only says where another place lies.

    The last is left out beside others only: "Sharqat, south of Mosul".
    """
    if names and not _UNDER_WAY.isdisjoint(passage.vocabulary):
        bound = {
            each.placed
            for each in find_candidates(passage, [])
            if is_destination(passage, each) or _is_left_for(passage, each)
        }
        names = tuple(name for name in names if name not in bound)
    if len(names) < 2:
        return names
    steady = tuple(name for name in names if not _is_landmark(passage, name))
    return steady or names


def _is_left_for(passage: Passage, name: Candidate) -> bool:
    """Whether somebody sets out for a name: "will leave for X"."""
    return name.relation == "for" and passage.word(name.governor - 1) in _SETTING_OUT


def _is_landmark(passage: Passage, name: PlacedToponym) -> bool:
    """Whether a name only says where another place lies: "south of X", "20 km from X"."""
    leaning = passage.leaning(name)
    return leaning is not None and leaning.relation in {"direction", "distance"}


def _is_site(name: PlacedToponym) -> bool:
    """Whether a place is one that a report calls by its sort when it comes back to it."""
    return name.place is not None and not _SITES.isdisjoint(
        {name.place.feature, name.toponym.feature}
    )


def _is_called(name: PlacedToponym, noun: str) -> bool:
    """Whether a noun may stand for a site: "the camp", "the oil field"."""
    if name.place is None:
        return False
    if noun in _FEATURES:
        return not _FEATURES[noun].isdisjoint({name.place.feature, name.toponym.feature})
    return noun.replace(" ", "") in name.place.name.lower().replace(" ", "")


def _is_told_there(passage: Passage, name: PlacedToponym) -> bool:
    """Whether somebody was told of it there, or is tended there: "told our team in X"."""
    first = passage.span(name.toponym)[0]
    if is_in_hospital(passage, first - 1) or is_survivors(passage, first):
        return True
    if is_informants(passage, name):
        return True
    return "told" in passage.lowers[max(0, first - _TOLD) : first]


def _is_origin(passage: Passage, name: PlacedToponym) -> bool:
    """Whether somebody came from there: "columns from X" are not in "the city"."""
    return passage.word(passage.span(name.toponym)[0] - 1) == "from" and not passage.leaning(name)


def one_place(opening: Sequence[Passage]) -> Spot | None:
    """Find the place that a whole short report is set at, or None when it is long or names several.

    What its other names are said to lie in is no second place: "in Nawa (Daraa)"; nor is where
    somebody or something comes from, or where the report was written.

    Parameters
    ----------
    opening
        The report's first sentences, one more than it may have, or all.
    """
    if len(opening) > SHORT:
        return None
    names = [
        each
        for passage in opening
        for each in find_candidates(passage, [])
        if not (is_dateline(passage, each.placed) or is_destination(passage, each))
    ]
    literal = [each.placed for each in names if each.placed.toponym.role == "literal"]
    if _begins_elsewhere(opening):
        return None
    parents = {name.toponym.parent for name in literal}
    origins = {each.placed for each in names if each.relation == "from"}
    below = [name for name in literal if name.place and rank(name.place) < COUNTRY]
    narrow = [name for name in below if rank(name.place) < AREA_FROM] or below
    inner = [name for name in narrow if name.toponym.text not in parents] or narrow
    if len({name.place.id for name in inner if name.place}) != 1 or inner[0] in origins:
        return None
    spot = spot_of(inner[0], _SETTING)
    return spot and blurred(spot)


def _begins_elsewhere(opening: Sequence[Passage]) -> bool:
    """Whether the first sentence with names has only such as are in no list: it is set there."""
    told = (
        [name for name in passage.placed if name.toponym.role == "literal"] for passage in opening
    )
    first = next(filter(None, told), [])
    return bool(first) and not any(name.place for name in first)


def with_one_place(drafts: Sequence[Draft], spot: Spot | None) -> list[Draft]:
    """Place what has happened at the one place of a short report, where no place is told.

    What happened there on another day lends its place to nothing else; nor does what was struck
    back at, from afar, somewhere that is not said.
    """
    if spot is None:
        return list(drafts)
    days = {draft.date for draft in drafts if draft.spot is not None}
    return [
        replace(draft, spot=spot, carried=draft.carried | {"place"})
        if draft.spot is None
        and _has_place(draft)
        and days <= {draft.date, None}
        and not any(_is_answer(draft, cause) for cause in drafts)
        else draft
        for draft in drafts
    ]


def _is_answer(draft: Draft, cause: Draft) -> bool:
    """Whether somebody strikes from afar after what the same sentence puts at its place.

    "Israel carried out air strikes after rockets were fired at Sderot" does not say where.
    """
    afar = draft.kind in _FROM_AFAR and draft.agent is not None
    same = draft.sentences[0] is cause.sentences[0]
    return afar and same and cause.prior and cause.spot is not None and not draft.prior


def _has_place(draft: Draft) -> bool:
    """Whether a draft tells what has happened at some place, and does not name another one."""
    fact = draft.modality in {"reported", "claimed"} and not is_placeless(draft.kind)
    return fact and not names_another(draft)


def names_another(draft: Draft) -> bool:
    """Whether its sentence names a place of its own, in a list or not: "the village of Foo"."""
    return _ANOTHER.search(draft.sentences[0].text) is not None
