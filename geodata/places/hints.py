"""What the words between names say: states behind towns, towns of parts, the ends of a stretch.

Whether a name has a container right beside it is told with the names (``toponyms/context.py``);
here the whole document is in view.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from geodata.models import Toponym
from geodata.toponyms.states import written_out

__all__ = ["STATE", "beside", "ends", "in_state", "in_towns", "shared_containers"]

STATE = "state"
"""Feature of a code behind a town."""
_PART = "neighbourhood"
_LONGEST_CODE = 3
_CODE_BEHIND = re.compile(r", ?([A-Z]{2,3}|[A-Z][A-Za-z. ]{1,5}\.)(?![\w.])")
_COMMA_BEFORE = re.compile(r"\w, ?\Z")


def _is_code(toponym: Toponym) -> bool:
    return len(toponym.text) <= _LONGEST_CODE and written_out(toponym.text) != (toponym.text,)


def in_state(toponym: Toponym, text: str) -> Toponym:
    """Take the state that is abbreviated behind a town for its container: "Paris, TX".

    The code itself, where it was found as a name, is a state and no town called so.

    >>> in_state(Toponym(0, 5, "Paris", "literal"), "Paris, TX").parent
    'TX'
    """
    if _COMMA_BEFORE.search(text, max(0, toponym.start - 3), toponym.start) and _is_code(toponym):
        return replace(toponym, feature=STATE)
    code = _CODE_BEHIND.match(text, toponym.end)
    # In a heading of capitals alone, "IN" and "OR" may be words.
    if not code or toponym.parent or (toponym.text + code[1]).isupper():
        return toponym
    return replace(toponym, parent=code[1]) if written_out(code[1]) != (code[1],) else toponym


def in_towns(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Put a part of a town for which the text has no town into the name before it.

    "Police in Rio de Janeiro … in the Bangu neighborhood" tells of no Bangu in another country.
    """
    put: list[Toponym] = []
    town: str | None = None
    for each in toponyms:
        is_part = each.feature == _PART
        put.append(replace(each, parent=town) if is_part and each.parent is None else each)
        if each.role == "literal" and not is_part:
            town = each.text
    return put


def shared_containers(toponyms: Sequence[Toponym]) -> Mapping[str, str]:
    """Give the container of each name that has one, and only one, in the whole document."""
    given: dict[str, set[str]] = {}
    for toponym in toponyms:
        if toponym.parent:
            given.setdefault(toponym.text, set()).add(toponym.parent)
    return {text: next(iter(parents)) for text, parents in given.items() if len(parents) == 1}


_SIDES = (
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
    "north-east", "north-west", "south-east", "south-west", "outside", "outskirts", "between",
)  # fmt: skip
_BESIDE = re.compile(
    r"(?: (?!and )[a-z]{3,})?(?: \([^()]{0,40}\))?,?"
    r"(?:(?! (?:and|at|from|against|when|after|while|who|that) )[^.;:()]){0,40}"
    rf"\b(?:{'|'.join(_SIDES)}) (?:of )?(?:the )?(?:(?:city|town|village) of )?",
    re.IGNORECASE,
)
_IN_SIDES = ("orth", "outh", "east", "west", "outs", "between")
"""Parts of them: what has none need not be matched."""
_LEADING = tuple(f"{word} " for word in (*_SIDES, "of", "the"))
"""What it ends with, which few gaps between two names do."""


def beside(
    toponyms: Sequence[Toponym], indices: Sequence[int | None], text: str
) -> Mapping[int, int]:
    """Give for names that lie "north of" one of the next two its index: "in Zwiya, north of Baiji".

    A name that the text puts into something else is sought there.
    """
    found: dict[int, int] = {}
    both = list(zip(toponyms, indices, strict=True))
    for (one, name), (other, anchor) in chain(pairwise(both), zip(both, both[2:], strict=False)):
        if name is None or anchor is None or name == anchor or one.parent or name in found:
            continue
        between = text[one.end : other.start].casefold() if other.start - one.end <= _ASIDE else ""
        sided = between.endswith(_LEADING) and any(part in between for part in _IN_SIDES)
        if sided and _BESIDE.fullmatch(text, one.end, other.start):
            found[name] = anchor
    return found


_LISTED = frozenset({" and ", ", ", ", and "})


def listed(
    toponyms: Sequence[Toponym], indices: Sequence[int | None], text: str
) -> Mapping[int, int]:
    """Give for names of a list that lies in something the index of the next one.

    "Al-Juba and Harib in Marib": what holds the last holds all of them, as a rule.
    """
    found: dict[int, int] = {}
    both = list(zip(toponyms, indices, strict=True))
    for (one, name), (other, following) in reversed(list(pairwise(both))):
        if name is None or following is None or name == following or one.parent:
            continue
        holds = other.parent is not None or following in found
        if holds and text[one.end : other.start] in _LISTED:
            found[name] = following
    return found


_BETWEEN = re.compile(r"\bbetween (?:the )?(?:(?:towns?|villages?|cities) of )?\Z", re.IGNORECASE)
_FURTHEST, _ASIDE = 40, 80


def ends(
    toponyms: Sequence[Toponym], indices: Sequence[int | None], text: str
) -> frozenset[tuple[int, int]]:
    """Pairs of names between which something is said to be, by their indices, each both ways."""
    found: set[tuple[int, int]] = set()
    for (one, low), (other, high) in pairwise(zip(toponyms, indices, strict=True)):
        if low is None or high is None or text[one.end : other.start] != " and ":
            continue
        if _BETWEEN.search(text, max(0, one.start - _FURTHEST), one.start):
            found |= {(low, high), (high, low)}
    return frozenset(found)
