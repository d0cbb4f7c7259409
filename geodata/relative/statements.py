"""From a matched wording to what it says: a ring round a place, a middle, a stretch of border."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geodata.gazetteer.romanisation import normalise
from geodata.models import Place, PlacedToponym, Relation
from geodata.places.scene import division
from geodata.relative import grammar
from geodata.relative.geometry import Disc, Ring, covering, disc_of, half_of, middle
from geodata.relative.masking import LOCAL, Masked
from geodata.relative.quantities import bearing_of, hours_of, interval_of, spread_of
from geodata.toponyms.lexicon import words

__all__ = ["CUES", "Statement", "find_statements"]

_LEAST_NEAR_KM = 8.0
_MOST_NEAR_KM = 25.0
_NEAR_REACHES = 2.0
_LEAST_TOWARDS_KM = 10.0
_MOST_TOWARDS_KM = 30.0
_TOWARDS_REACHES = 5.0
_JUST_KM = 10.0
_QUADRANT = 45.0
_SUBURBS_KM = 5.0
_OFF_COAST_KM = 22.2
_WIDEST_GAP_KM = 1_000.0
_NARROWEST_GAP_KM = 1.0
_WIDE_KM = 30.0
"""What words without a number stand for.

Taken from the few dozen "X near Y", "X, a suburb of Y" and "X east of Y" of the corpora that
Dateline is measured with where both X and Y are settlements with coordinates: four in five of what
is near a town lie within three times its reach (3 to 35 km), suburbs within 16 km, and what is to
one side of a town 8 to 31 km from it; to one side of a village, its own fields are. A bare
direction is a quadrant, and the coast has its twelve nautical miles.
"""
_RELATIONS = re.compile(
    r"\b(?:talks?|negotiations?|agreements?|deals?|accords?|treat(?:y|ies)|pacts?|truces?|"
    r"ceasefires?|relations?|relationships?|ties|tensions?|disputes?|wars?|rivalry|alliances?|"
    r"cooperation|trade|differences?|distances?|choices?|choose|distinguish|match(?:es)?|games?|"
    r"derby|final|flights?|exchanges?|swaps?|meetings?|contacts?|dialogue|partnership|rift|feud|"
    r"divided|split|torn|mediat\w+|coordination|communications?|summit|friendl(?:y|ies)|"
    r"time[ ]difference|similarit(?:y|ies)|links?|buses|trains|services?|shuttl\w+|"
    r"commut\w+|fl(?:y|ies|ew|own|ying))"
    r"(?:[ ][\w-]+){0,3}[ ]$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?<!to )the $", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:sources?|officials?|figures?|media|newspapers?|politicians?|analysts?|activists?)[ ]$",
    re.IGNORECASE,
)
_LINE_BEHIND = re.compile(r"[ ](?:state[ ])?(?:border|frontier|line|boundary)\b", re.IGNORECASE)
_HELD_IN = re.compile(rf"(?:,?[ ](?:in|of)[ ](?:the[ ])?|[ ]\()({LOCAL})")
_AMOUNTS = frozenset({"within", "less than", "under", "no more than", "up to", "at most"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One wording found in a sentence: where it stands, on what it leans, what it says.

    ``ring`` is what a distance or a direction gives, and meets others; ``disc`` is the point and
    radius; both are None for a border, of which ``margin_km`` says how far from it. Offsets are
    those of the masked sentence.
    """

    start: int
    end: int
    relation: Relation
    anchors: tuple[PlacedToponym, ...]
    reason: str
    ring: Ring | None = None
    disc: Disc | None = None
    margin_km: float = 0.0


_Reader = Callable[[re.Match[str], Masked], Statement | None]


def find_statements(masked: Masked, said: frozenset[str]) -> list[Statement]:
    """Find the wordings of a sentence in their order, none overlapping another.

    Parameters
    ----------
    masked
        The sentence.
    said
        Its words in small letters, which tell what patterns are worth trying.
    """
    taken: list[Statement] = []
    for needed, pattern, read in _READERS:
        if any(map(said.isdisjoint, needed)):
            continue
        for match in pattern.finditer(masked.text):
            found = read(match, masked)
            if found and not any(found.start < t.end and t.start < found.end for t in taken):
                taken.append(found)
    return sorted(taken, key=lambda statement: statement.start)


def _ringed(
    match: re.Match[str], anchor: PlacedToponym, ring: Ring, relation: Relation, reason: str
) -> Statement:
    return Statement(
        match.start(), match.end(), relation, (anchor,), reason, ring=ring, disc=disc_of(ring)
    )


def _interval(match: re.Match[str]) -> tuple[float, float]:
    low, high = interval_of(match["number"], match["unit"], match["least"])
    hedge = (match.groupdict().get("hedge") or "").lower()
    return (0.0, (low + high) / 2) if hedge in _AMOUNTS else (low, high)


def _said(low: float, high: float) -> str:
    least = "up" if low == 0 else f"{round(low, 1):g}"
    return f"{least} to {round(high, 1):g} km"


def _distant(match: re.Match[str], masked: Masked) -> Statement | None:
    low, high = _interval(match)
    bearing = bearing_of(match["bearing"])
    if bearing is None and match["link"].lower() == "of" and low > 0:
        return None
    anchor, place = masked.anchor(match.start("a"))
    if _is_line(match, masked, place):
        return None
    if bearing is None:
        ring, way = Ring(place, low, high), "around"
    else:
        ring, way = Ring(place, low, high, bearing, spread_of(bearing)), f"at {bearing:g}° from"
    reason = f"{_said(low, high)} {way} {place.name}"
    return _ringed(match, anchor, ring, "distance", reason)


def _is_line(match: re.Match[str], masked: Masked, place: Place) -> bool:
    """Whether the edge of a wide area is meant, of which no point can stand for all."""
    return place.radius_km > _WIDE_KM and bool(_LINE_BEHIND.match(masked.text, match.end()))


def _radius(match: re.Match[str], masked: Masked) -> Statement:
    low, high = interval_of(match["number"], match["unit"], match["least"])
    anchor, place = masked.anchor(match.start("a"))
    ring = Ring(place, 0.0, (low + high) / 2)
    reason = f"within {round(ring.high, 1):g} km of {place.name}"
    return _ringed(match, anchor, ring, "distance", reason)


def _drive(match: re.Match[str], masked: Masked) -> Statement:
    reach = hours_of(match["time"], match["clock"], match["way"])
    anchor, place = masked.anchor(match.start("a"))
    ring = Ring(place, 0.0, reach)
    reason = f"as far from {place.name} as a {match['way'].lower()} reaches: {round(reach, 1):g} km"
    return _ringed(match, anchor, ring, "distance", reason)


def _direction(match: re.Match[str], masked: Masked) -> Statement | None:
    bearing = bearing_of(match["bearing"])
    inside = not match.group().lower().startswith("to ")
    if bearing is None or (inside and _INSIDE.search(masked.text, 0, match.start())):
        return None
    anchor, place = masked.anchor(match.start("a"))
    high = _JUST_KM if match["just"] else _towards_km(place)
    ring = Ring(place, 0.0, high, bearing, _QUADRANT)
    reason = f"at {bearing:g}° from {place.name}, no distance said: {_said(0.0, ring.high)}"
    return _ringed(match, anchor, ring, "direction", reason)


def _towards_km(place: Place) -> float:
    """How far to one side of a place reaches: five times its reach, between limits."""
    return min(_MOST_TOWARDS_KM, max(_LEAST_TOWARDS_KM, _TOWARDS_REACHES * place.radius_km))


def _surroundings(place: Place) -> Ring:
    """Ring of what is called near a place: three times its reach, between limits."""
    high = min(_MOST_NEAR_KM, max(_LEAST_NEAR_KM, _NEAR_REACHES * place.radius_km))
    return Ring(place, 0.0, high)


def _near(match: re.Match[str], masked: Masked) -> Statement | None:
    if _PEOPLE.search(masked.text, max(0, match.start() - 20), match.start()):
        return None
    anchor, place = masked.anchor(match.start("a"))
    if _is_line(match, masked, place):
        return None
    ring = _surroundings(place)
    reason = f"near {place.name}: {_said(0.0, ring.high)} from its edge"
    return _ringed(match, anchor, ring, "near", reason)


def _outskirts(match: re.Match[str], masked: Masked) -> Statement | None:
    """Read "the suburbs of X"; but "the suburb of X" is X itself."""
    if match["one"] and (match["article"] or "the").lower() == "the":
        return None
    group = "a" if match["a"] else "b"
    anchor, place = masked.anchor(match.start(group))
    bearing = bearing_of(match["wind"] or match["behind"])
    high = max(_SUBURBS_KM, place.radius_km)
    ring = Ring(place, 0.0, high)
    if bearing is not None:
        ring = Ring(place, 0.0, 2 * high, bearing, _QUADRANT)
    reason = f"the outskirts of {place.name}: {_said(0.0, ring.high)}"
    return _ringed(match, anchor, ring, "near", reason)


def _coast(match: re.Match[str], masked: Masked) -> Statement:
    group = "a" if match["a"] else "b"
    anchor, place = masked.anchor(match.start(group))
    low, high = _interval(match) if match["number"] else (0.0, _OFF_COAST_KM)
    reason = f"off the coast of {place.name}: {_said(low, high)}"
    return _ringed(match, anchor, Ring(place, low, high), "near", reason)


def _between(match: re.Match[str], masked: Masked) -> Statement | None:
    if _RELATIONS.search(masked.text, max(0, match.start() - 60), match.start()):
        return None
    return _in_between(match, masked, "between")


def _road(match: re.Match[str], masked: Masked) -> Statement | None:
    return _in_between(match, masked, "on the road between")


def _halfway(match: re.Match[str], masked: Masked) -> Statement | None:
    return _in_between(match, masked, "between")


def _in_between(match: re.Match[str], masked: Masked, way: str) -> Statement | None:
    """Middle of two or three places and as far as the farthest.

    "Half-way" is a distance, uncertain by a quarter of itself like any other.
    """
    groups = match.groupdict()
    positions = sorted(match.start(group) for group in "abc" if groups.get(group))
    anchors, places = zip(*(masked.anchor(position) for position in positions), strict=True)
    point = middle(places)
    reach = covering(point, places)
    held = None if groups.get("half") else _end_held(match, masked, anchors)
    if not _NARROWEST_GAP_KM <= 2 * reach <= _WIDEST_GAP_KM:
        return None
    half = groups.get("half")
    radius = reach / 4 + max(place.radius_km for place in places) if half else reach
    names = " and ".join(place.name for place in places)
    reason = f"{'half-way ' if half else ''}{way} {names}, {2 * reach:.0f} km apart"
    if held is not None:
        end, named = held
        point = (end.latitude, end.longitude) if named else half_of(point, end)
        radius = reach / 2
        anchors = tuple(sorted(anchors, key=lambda anchor: anchor.place != end))
        reason += f", at {end.name}" if named else f", in the half towards {end.name}"
    return Statement(
        match.start(), match.end(), "between", anchors, reason, disc=Disc(*point, radius)
    )


def _end_held(
    match: re.Match[str], masked: Masked, anchors: Sequence[PlacedToponym]
) -> tuple[Place, bool] | None:
    """Give the one of two ends at which the stretch lies, and whether what holds it is called so.

    "On the Ash Shula-Sokhneh axis in Deir ez-Zor" is on this side of Homs, "on the
    Sanliurfa-Akcakale highway in Akcakale district" at Akcakale.
    """
    behind = _HELD_IN.match(masked.text, match.end())
    if behind is None or len(anchors) != 2:
        return None
    name, container = masked.anchor(behind.start(1))
    called = normalise(name.toponym.text)
    ends = [(each.place, normalise(each.toponym.text) == called) for each in anchors if each.place]
    named = [(end, same) for end, same in ends if same]
    inside = [(end, same) for end, same in ends if _shares_division(end, container)]
    return next((each for each in (named, inside) if len(each) == 1), [None])[0]


def _shares_division(place: Place, container: Place) -> bool:
    return place.admin1 is not None and division(place) == division(container)


_NATIONS = ("one", "two", "three", "four", "five", "six", "seven")
_PLURAL = re.compile(r"\b(?:border|frontier)s\b", re.IGNORECASE)
_TOWN_BEFORE = re.compile(
    r"([\ue000]),?[ ](?:(?:an?|the|is|lies|located|situated|which|town|city|village|district|area|"
    r"right|just|directly)[ ]){0,4}(?:(?:on|along|near|at|close[ ]to|by)[ ])?$",
    re.IGNORECASE,
)


def _border(match: re.Match[str], masked: Masked) -> Statement | None:
    """Read a border; the town that is named with it, before or behind, says which stretch.

    "Outside its borders" speaks of all of them.
    """
    nations = tuple(masked.anchor(match.start(n))[0] for n in _NATIONS if match[n])
    if match["six"] and len(nations) == 1 and _PLURAL.search(match[0]):
        return None
    margin = _interval(match)[1] if match.re is grammar.BORDER_AWAY else 0.0
    before = _TOWN_BEFORE.search(masked.text, max(0, match.start() - 60), match.start())
    town = match.start("a") if match["a"] else before.start(1) if before else None
    if town is None:
        return Statement(
            match.start(), match.end(), "border", nations, "the border", margin_km=margin
        )
    anchor, place = masked.anchor(town)
    ring = _surroundings(place)
    reason = f"the border near {place.name}"
    anchors = (anchor, *nations)
    return Statement(
        match.start(), match.end(), "border", anchors, reason, ring=ring, disc=disc_of(ring)
    )


_LENGTHS = words(
    "km kms kilometer kilometers kilometre kilometres mi mile miles nm nmi nautical m meter meters "
    "metre metres yard yards feet"
)
_WAYS = words(
    "road roads highway highways motorway motorways freeway expressway railway railroad autostrada "
    "axis track route m train trains bus buses"
)
_WINDS = words("north northeast northwest south southeast southwest east west")
_RIMS = words("outskirts suburb suburbs periphery edge edges fringes approaches")
_BESIDE = words("near close next outside vicinity surroundings environs surrounding around")
_CIRCLES = words("radius perimeter circle ring zone area buffer")
_BORDERS = words("border borders frontier frontiers")
_READERS: tuple[tuple[tuple[frozenset[str], ...], re.Pattern[str], _Reader], ...] = (
    ((_LENGTHS, _CIRCLES), grammar.RADIUS, _radius),
    ((_BORDERS, _LENGTHS), grammar.BORDER_AWAY, _border),
    ((_BORDERS,), grammar.BORDER, _border),
    ((words("coast shore shores"),), grammar.COAST, _coast),
    ((words("drive walk"),), grammar.DRIVE, _drive),
    ((_LENGTHS,), grammar.DISTANT, _distant),
    ((_WAYS,), grammar.ROAD, _road),
    ((_WAYS,), grammar.ROAD_AFTER, _road),
    ((words("between"),), grammar.BETWEEN, _between),
    ((words("midway halfway half mid midpoint"),), grammar.HALFWAY, _halfway),
    ((_RIMS,), grammar.OUTSKIRTS, _outskirts),
    ((_BESIDE,), grammar.NEAR, _near),
    ((_WINDS,), grammar.DIRECTION, _direction),
)
"""Words that a wording needs, one of each set, its pattern, and its reading; the first to claim a
stretch has it."""
CUES = frozenset[str]().union(*(cues for (cues, *_), _, _ in _READERS))
"""Words without which a sentence has no wording that is known here."""
