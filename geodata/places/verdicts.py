"""Whether the likeliest place of a name is an answer, and the reason in words.

A wrong dot is worse than a missing one: what lies too far from all that a report names, or is only
spelled like the name, is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.gazetteer.distance import distance_km
from geodata.models import Place, PlacedToponym, Toponym
from geodata.places.certainty import MOST, Choice, certainty
from geodata.places.model import Model
from geodata.places.scene import DIVISIONS, SETTLEMENTS, WIDE, Name, is_inside

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["Verdict", "verdict_on"]

_LEAST_CERTAINTY = 0.5
"""A place that is more likely wrong than right is no answer."""
_GUESSED_CERTAINTY = 0.75
"""Of a name spelled otherwise in a district that is named: the district is nearly as near."""
_SAME_SPELLING = 0.95
_BEYOND = -0.6
"""Evidence of the parent from which a place lies so far outside of it that it is a namesake."""
_LITTLE_KNOWN = 20_000
"""People below which a place abroad is not what a text means that names another country for it."""
_BEHIND = 1.25
"""Reaches of a district within which what is said to lie in it does."""
_FAR_BEHIND = 1.6
"""The same of the only place in its province that is called so: some districts are wide."""
_HALF = 0.5
_STRAY = ((400.0, 150_000, 4), (2_500.0, 50_000, 3), (150.0, 150_000, 8))
"""Distance in km, inhabitants and places: a town of fewer inhabitants is not what a report means of
whose other places, all so far away, so many lie together in one country."""
_OVERSEAS = ((5_000.0, 3_000_000, 0), (2_500.0, 500_000, 2), (1_000.0, 50_000, 0))
"""The same three: nor is a town of fewer so far away that is only also called so."""
_SMALL = frozenset({"district", "village", "neighbourhood", "camp"})
_LOCAL_KM, _TOWN = 300.0, 20_000
"""How far from all else, in another country, what the text calls small is not meant; and the people
of a place from which it is no quarter of a town."""
_QUARTER_KM = 30.0
_NEAR_KM = 300.0
_SEATS = SETTLEMENTS | {"district"}
_HAMLET = 5_000


class Verdict(Struct, frozen=True):
    """The place of a name, or None, with the chance that it is right and the reason in words."""

    place: Place | None
    confidence: float
    reason: str

    def of(self, toponym: Toponym, gazetteer: Gazetteer) -> PlacedToponym:
        """Give the answer for one mention of the name."""
        place = self.place
        division = place is not None and place.feature in DIVISIONS
        seat = gazetteer.seat(place, toponym.text) if place and division else None
        capital = place is not None and gazetteer.capital_of(place.id) is not None
        return PlacedToponym(toponym, place, self.confidence, self.reason, seat, capital)


def verdict_on(name: Name, choice: Choice | None, model: Model) -> Verdict:
    """Believe the likeliest place of a name, or say why it is not believed.

    Parameters
    ----------
    name
        The name, with what the text says of it.
    choice
        Its likeliest candidate; None when nothing is spelled like it.
    model
        What says how certain a choice is.
    """
    if choice is None:
        return Verdict(None, 0.0, f"no gazetteer entry close to {name.text!r}")
    if name.settled:
        return Verdict(choice.place, MOST, f"settled by hand: {name.text!r} means this place")
    astray = (
        _is_beyond(name, choice)
        or _is_guessed_afar(name, choice)
        or _is_guessed_abroad(name, choice)
        or _is_far_quarter(name, choice)
        or _is_cut_abroad(choice)
    )
    if astray:
        return Verdict(None, 0.0, _doubt(name, choice))
    confidence = certainty(choice, model.certainty)
    if confidence < (_GUESSED_CERTAINTY if _is_guessed_nearby(name, choice) else _LEAST_CERTAINTY):
        return Verdict(None, 0.0, _doubt(name, choice))
    return Verdict(choice.place, round(confidence, 3), _reason(name, choice))


def _is_beyond(name: Name, choice: Choice) -> bool:
    """Whether a settlement lies far outside of what the text says it lies in: a namesake.

    Some districts are as wide as provinces: of those it matters only which of several is meant.
    Outside of it, nothing is an answer that is only spelled like the name, or that few know in
    another country.
    """
    reach = name.reach
    if choice.evidence["parent"] < 0 and (
        choice.candidate.similarity < 1 or _is_abroad(name, choice)
    ):
        return True
    settled = choice.place.feature in SETTLEMENTS or name.feature == "neighbourhood"
    if reach is None or not (settled or choice.candidate.similarity < 1):
        return False
    abroad = choice.place.country != reach.container.country and choice.elsewhere > 1
    if choice.evidence["parent"] <= _BEYOND or (abroad and not reach.holds(choice.place)):
        return True
    gap = distance_km(reach.container, choice.place) / reach.km
    if name.feature == "neighbourhood" and reach.container.feature in SETTLEMENTS:
        return gap > _BEHIND
    only = _namesakes_inside(name) == 1
    return reach.is_district and choice.rivals > 1 and gap > (_FAR_BEHIND if only else _BEHIND)


def _is_abroad(name: Name, choice: Choice) -> bool:
    """Whether a little known place lies in another country than all that is said to hold it."""
    home = {parent.partition("/")[0] for parent in name.parents}
    small = choice.place.feature in SETTLEMENTS and choice.place.population < _LITTLE_KNOWN
    return small and choice.place.country not in home


def _namesakes_inside(name: Name) -> int:
    """How many places are called as a name, in the province that the text puts it in."""
    return sum(
        each.similarity >= _SAME_SPELLING and is_inside(each.place, name.parents)
        for each in name.candidates
    )


def _is_guessed_abroad(name: Name, choice: Choice) -> bool:
    """Whether a name is only like the place's, which lies where nothing else that is named does.

    So is a city abroad where the text speaks of a village or a district.
    """
    guessed = choice.candidate.similarity < 1
    settled = choice.place.feature in _SEATS
    gap = choice.nearest_km or 0.0
    far = any(
        gap > km and choice.inhabitants < known and choice.elsewhere >= together
        for km, known, together in _STRAY
    )
    byname = choice.place.name.casefold() != choice.candidate.spelling.casefold()
    overseas = any(
        gap > km and choice.inhabitants < known and choice.elsewhere >= together
        for km, known, together in _OVERSEAS
    )
    small = name.feature in _SMALL and gap > _LOCAL_KM and choice.elsewhere > 1
    stray = guessed or far or small or (byname and overseas)
    return stray and settled and not choice.at_home and not choice.alone


def _is_far_quarter(name: Name, choice: Choice) -> bool:
    """Whether the text speaks of a quarter, and the place is a village far from all that is named.

    "In Tlaxco, men were shot in Colonia Ejidal": the village of that name is a day's walk away.
    """
    quarter = name.feature == "neighbourhood" and choice.place.feature in SETTLEMENTS
    small = choice.inhabitants < _TOWN and not choice.alone
    return quarter and small and (choice.nearest_km or 0.0) > _QUARTER_KM


def _is_cut_abroad(choice: Choice) -> bool:
    """Whether a name is cut out of a longer one, and the place abroad is also called so.

    "Somali forces took Adan Yabaal" says nothing of Aden.
    """
    cut = choice.cut and choice.place.feature in SETTLEMENTS
    small = choice.inhabitants < _HAMLET
    return cut and choice.evidence["own_name"] < _HALF and (small or not choice.at_home)


def _is_guessed_nearby(name: Name, choice: Choice) -> bool:
    """Whether a name is only like the place's, and the text says in which small part it lies."""
    guessed = choice.candidate.similarity < _SAME_SPELLING
    return guessed and name.reach is not None and not name.reach.whole


def _is_guessed_afar(name: Name, choice: Choice) -> bool:
    """Whether what is only like a name lies nearer to the rim of its district than to its middle.

    The district itself is then the better answer: of nine such guesses in our own notes and among
    UCDP's villages two were right within 25 km, and the middle of the district was for six.
    """
    gap = distance_km(name.reach.container, choice.place) if name.reach else 0.0
    near = name.reach is None or gap <= _HALF * name.reach.km
    return not near and _is_guessed_nearby(name, choice)


def _doubt(name: Name, choice: Choice) -> str:
    """Say why even the likeliest place is no answer."""
    place = choice.place
    where = ", ".join(filter(None, (place.admin1, place.country))) or "the open sea"
    if choice.candidate.similarity < 1:
        near = f"{place.name!r} in {where}"
        known = any(each.similarity == 1 for each in name.candidates)
        same = "no place called {!r} fits" if known else "no gazetteer entry is called {!r}"
        return f"{same.format(name.text)}, and {near} is not likely to be meant"
    if choice.rivals > 1:
        return (
            f"{choice.rivals} places called {name.text!r}; even the likeliest, in {where}, "
            "has too little to speak for it"
        )
    only = f"the only {name.text!r} of the gazetteer lies in {where}"
    if name.parents and choice.evidence["parent"] < 0:
        return f"{only}, and not in what the text names around it"
    if choice.alone:
        return f"{only}, and nothing else is named that would speak for it"
    if choice.nearest_km is None or choice.nearest_km > _NEAR_KM:
        return f"{only}, far from all else named here"
    return f"{only}, and too little speaks for it"


def _reason(name: Name, choice: Choice) -> str:
    """Say in plain words why this place."""
    place = choice.place
    said = []
    if choice.candidate.similarity < 1:
        said.append(f"closest spelling: {choice.candidate.spelling}")
    if choice.rivals == 1:
        said.append("only place of that name")
    else:
        said.append(f"likeliest of {choice.rivals} places of that name")
    if name.feature and name.feature == place.feature:
        said.append(f"a {place.feature}, as the text says")
    if choice.evidence["parent"] > 0:
        said.append("inside what the text names around it")
    if choice.at_home and place.country and place.feature != "country":
        said.append(f"in {place.country}, as other places named here")
    near = choice.nearest_km
    if near is not None and near <= _NEAR_KM and place.feature not in WIDE:
        said.append(f"{near:.0f} km from another")
    return "; ".join(said)
