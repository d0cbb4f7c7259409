"""What the filters ask for: the widgets' values as `Filters`, and the other way round.

Words that no widget can show, such as an area drawn on the map, are kept beside them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard import state
from dashboard.choices import FAMILY, matching
from geodata.errors import FilterError
from geodata.filters import WORDS, Filters
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "LISTS",
    "clear",
    "filters",
    "find_actors",
    "loosen",
    "other_words",
    "put",
    "read_lists",
    "set_word",
    "settle",
    "with_word",
]

LISTS = {
    "actor": state.ACTORS,
    "kind": state.KINDS,
    "country": "countries",
    "admin1": "provinces",
    "place": "places",
    "source": state.SOURCES,
    "collection": "collections",
    "modality": "modalities",
    "review": "reviews",
}
"""Key of the list in which the values of a filter word are chosen; families are among the kinds."""

_FIELDS = {"from": "date_from", "to": "date_to"}
_OTHER = "other_words"  # filter words of the link that have no widget: bbox, area, to alone
_LINES = "lines"


def filters(descendants: Callable[[str], frozenset[str]]) -> Filters:
    """Read what the widgets ask for, with the words of the link that have no widget."""
    session = st.session_state
    other = cast("Filters", session[_OTHER])
    days: Sequence[dt.date] = session.get(state.DATES) or ()
    families, kinds = _families_and_kinds(session.get(state.KINDS) or ())
    lists = {word: tuple(session.get(key) or ()) for word, key in LISTS.items()}
    return replace(
        other,
        **lists | {"kind": kinds, "family": families},
        date_from=days[0] if days else other.date_from,
        date_to=(days[1] if len(days) > 1 else None) if days else other.date_to,
        days=(days and session.get(state.DAYS)) or Filters().days,
        side=(lists["actor"] and session.get(state.SIDE)) or Filters().side,
        min_confidence=session.get(state.CONFIDENCE) or None,
        q=(session.get(state.SEARCH) or "").strip() or None,
        descendants=descendants,
    )


def _families_and_kinds(chosen: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell families and kinds apart; of a mixture, a family stands for all its kinds.

    Examples
    --------
    >>> _families_and_kinds(["family:diplomacy"]), _families_and_kinds(["meeting"])
    ((('diplomacy',), ()), ((), ('meeting',)))
    """
    families = tuple(one.removeprefix(FAMILY) for one in chosen if one.startswith(FAMILY))
    kinds = [one for one in chosen if not one.startswith(FAMILY)]
    if not families or not kinds:
        return families, tuple(kinds)
    members = [one for one, kind in KINDS.items() if kind.family in families]
    return (), tuple(dict.fromkeys([*members, *kinds]))


def settle(word: str, lines: Mapping[str, str]) -> None:
    """Remember what the lines of a list stand for: value by what stands before the tab.

    The browser gives back lines as it was shown them, with counts that may be those of before.
    """
    st.session_state.setdefault(_LINES, {}).setdefault(LISTS[word], {}).update(lines)


def read_lists() -> None:
    """Make values of the lines that the browser gave back, before anything asks for them."""
    lines: Mapping[str, Mapping[str, str]] = st.session_state.get(_LINES, {})
    for key in LISTS.values():
        known = lines.get(key, {})
        given: Sequence[str] = st.session_state.get(key) or ()
        values = (known.get(one.rpartition("\t")[0], one) for one in given)
        # Set at every run, so that what is chosen is shown with its count of now.
        st.session_state[key] = list(dict.fromkeys(values))


def find_actors(names: Sequence[str], known: Callable[[str], bool]) -> None:
    """Put names in the place of what was typed into the list of actors and is a part of them."""
    chosen: Sequence[str] = st.session_state[state.ACTORS]
    among = frozenset(names if chosen else ())
    meant = (
        [one] if one in among or known(one) else matching(one, names) or [one] for one in chosen
    )
    st.session_state[state.ACTORS] = list(dict.fromkeys(name for found in meant for name in found))


def other_words() -> Mapping[str, str]:
    """Filter words that came with the link, or from the map, and have no widget."""
    return cast("Filters", st.session_state[_OTHER]).to_query()


def set_word(word: str, value: str) -> None:
    """Take up a filter word that has no widget; one that makes no sense is noted."""
    session = st.session_state
    session[_OTHER] = with_word(session[_OTHER], word, [value])


def loosen(word: str) -> None:
    """Take one filter word back."""
    session = st.session_state
    plain: dict[str, tuple[str, Any]] = {
        "from": (state.DATES, ()),
        "to": (state.DATES, ()),
        "days": (state.DAYS, Filters().days),
        "side": (state.SIDE, Filters().side),
        "family": (state.KINDS, []),
        "min_confidence": (state.CONFIDENCE, 0.0),
        "q": (state.SEARCH, ""),
        **{word: (key, []) for word, key in LISTS.items()},
    }
    if word in plain:
        key, nothing = plain[word]
        session[key] = nothing
    field = _FIELDS.get(word, word)
    other = cast("Filters", session[_OTHER])
    session[_OTHER] = replace(other, **{field: getattr(Filters(), field)})


def clear() -> None:
    """Take every filter word back."""
    for word in WORDS:
        loosen(word)


def put(found: Filters) -> None:
    """Set the widgets so that they ask for this."""
    st.session_state[_OTHER] = _into_widgets(found)


def _into_widgets(found: Filters) -> Filters:
    """Set every widget; what none of them can show is left over."""
    session = st.session_state
    for word, key in LISTS.items():
        session[key] = list(getattr(found, word))
    if found.family:
        inside = [one for one in found.kind if KINDS[one].family in found.family]
        session[state.KINDS] = inside if found.kind else [FAMILY + one for one in found.family]
    session[state.SEARCH] = found.q or ""
    session[state.DATES] = tuple(filter(None, (found.date_from, found.date_to)))
    session[state.SIDE], session[state.DAYS] = found.side, found.days
    session[state.CONFIDENCE] = found.min_confidence or 0.0
    left = Filters(bbox=found.bbox, area=found.area)
    if found.date_to and not found.date_from:  # the widget knows no open beginning
        session[state.DATES] = ()
        return replace(left, date_to=found.date_to)
    return left


def with_word(found: Filters, word: str, values: list[str]) -> Filters:
    """Take up a word as a link has it; one that makes no sense is noted and left out."""
    try:
        one = Filters.from_query({word: values})
        field = _FIELDS.get(word, word)
        return replace(found, **{field: getattr(one, field)})
    except FilterError as error:
        state.say(f"Left out of the link: {error}")
        return found
