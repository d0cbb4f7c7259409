"""Why mentions were taken for one event, in words: "same day, 3 km apart, both air strikes"."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from geodata.merging import kindred
from geodata.merging.facts import facts_of
from geodata.merging.mention import Mention
from geodata.merging.scoring import apart_km, copied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.merging.decisions import Decisions
    from geodata.merging.facts import Facts, Toll
    from geodata.merging.kinship import Kinship
    from geodata.models import Event

__all__ = ["reasons"]

_COMPARED = 40  # of a group this many mentions are held against each other


def reasons(told: Sequence[Event], kinship: Kinship, decisions: Decisions) -> str:
    """Say what the mentions of one event share, and where they differ.

    Parameters
    ----------
    told
        Two or more mentions.
    kinship
        The ties between actors.
    decisions
        What the user said of them.
    """
    some = told[:_COMPARED]
    facts = [facts_of(one) for one in some]
    every = "both" if len(told) == 2 else "all"
    parts = [_days(facts), _places(facts, [one.place for one in some]), _kinds(facts, every)]
    parts += [
        *_sides(facts, every, kinship),
        _toll([one.killed for one in facts], "killed"),
        _toll([one.injured for one in facts], "injured"),
        _words(some),
    ]
    if any(decisions.on(one.id, other.id) == "same" for one, other in combinations(some, 2)):
        parts.insert(0, "joined by hand")
    return ", ".join(filter(None, parts))


def _days(facts: Sequence[Facts]) -> str:
    spans = sorted((one.first, one.last) for one in facts if one.first and one.last)
    missing = len(facts) - len(spans)
    undated = f"{_number(missing)} without a date" if missing else ""
    if len(spans) < 2:
        return undated
    if spans[0] == spans[-1]:
        shared = "same day" if spans[0][0] == spans[0][1] else "same dates"
    elif max(first for first, _ in spans) <= min(last for _, last in spans):
        shared = "overlapping dates"
    else:
        gap = max(later[0] - earlier[1] for earlier, later in pairwise(spans))
        shared = "a day apart" if gap == 1 else "close dates"
    return ", ".join(filter(None, (shared, undated)))


def _places(facts: Sequence[Facts], names: Sequence[str | None]) -> str:
    located = [one for one in facts if one.latitude is not None]
    missing = len(facts) - len(located)
    unplaced = f"{_number(missing)} without a place" if missing else ""
    if len(located) < 2:
        return unplaced
    apart = max(apart_km(one, other) or 0.0 for one, other in combinations(located, 2))
    if len({one.place_id for one in located}) == 1 and apart < 1:
        shared = "same place"
    elif any(one.is_area for one in located) and not all(one.is_area for one in located):
        area = next(name for one, name in zip(facts, names, strict=True) if one.is_area)
        shared = f"in {area}" if area else f"{apart:.0f} km apart"
    else:
        shared = f"{max(1, round(apart))} km apart"
        shared = shared if len(located) == 2 else f"at most {shared}"
    return ", ".join(filter(None, (shared, unplaced)))


def _kinds(facts: Sequence[Facts], every: str) -> str:
    kinds = list(dict.fromkeys(one.kind for one in facts))
    if len(kinds) == 1:
        return f"{every} {kindred.plural(kinds[0])}"
    named = " and ".join(kindred.plural(kind) for kind in kinds)
    vague = [kind for kind in kinds if kindred.is_vague(kind)]
    return f"{named}, effect and cause" if 0 < len(vague) < len(kinds) else f"{named}, of one sort"


def _sides(facts: Sequence[Facts], every: str, kinship: Kinship) -> list[str]:
    pairs = {frozenset((one.actor1, one.actor2)) for one in facts}
    if len(pairs) == 1 and len({one.actor1 for one in facts}) == 2 and None not in (*pairs,)[0]:
        return [f"{every} between {' and '.join(sorted(name for name in (*pairs,)[0] if name))}"]
    return [
        _side([one.actor1 for one in facts], f"{every} by", kinship),
        _side([one.actor2 for one in facts], f"{every} on", kinship),
    ]


def _side(names: Sequence[str | None], opening: str, kinship: Kinship) -> str:
    """Say who shares a side; a name that only one report gives is no reason."""
    known = [name for name in names if name]
    different = list(dict.fromkeys(known))
    if len(known) < 2:
        return ""
    if len(different) == 1:
        every = opening if len(known) == len(names) else f"{len(known)} {opening.split()[1]}"
        return f"{every} {different[0]}"
    side = opening.split()[1]
    ties = {kinship.tie(one, other) for one, other in combinations(different, 2)}
    listed = " or ".join(different[:3])
    if ties <= {"same", "kin"}:
        return f"{side} {listed}, which belong together"
    return f"{side} {listed}" if "other" not in ties else f"but {side} {listed}"


def _toll(tolls: Sequence[Toll | None], what: str) -> str:
    told = list(dict.fromkeys(toll for toll in tolls if toll))
    if len([toll for toll in tolls if toll]) < 2:
        return ""
    *most, last = [_range(toll) for toll in sorted(told, key=_least)]
    return f"{', '.join(most)} and {last} {what}" if most else f"{last} {what}"


def _least(toll: Toll) -> tuple[int, bool]:
    return toll[0], toll[1] is None


def _range(toll: Toll) -> str:
    low, high = toll
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _words(told: Sequence[Event]) -> str:
    mentions = [Mention.of(one) for one in told]
    return "the same words" if any(_copies(mentions)) else ""


def _copies(mentions: Sequence[Mention]) -> Iterator[bool]:
    for one, other in combinations(mentions, 2):
        yield bool(set(one.sketch) & set(other.sketch) and copied(one, other))


def _number(number: int) -> str:
    return "one" if number == 1 else str(number)
