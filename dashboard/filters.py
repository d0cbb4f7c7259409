"""The left column: what to see, each choice with the number of events that it would leave."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from dashboard import choices, chosen, data, state
from geodata import wording
from geodata.filters.query import CHOICES
from geodata.markup import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.data import View
    from geodata.columns import Coded

__all__ = ["draw"]

_TOLD = {
    "reported": "Reported",
    "claimed": "Claimed",
    "planned": "Planned",
    "hypothetical": "Hypothetical",
    "denied": "Denied",
}
_REVIEW = {
    "new": "Not reviewed yet",
    "confirmed": "Confirmed",
    "edited": "Corrected",
    "rejected": "Rejected",
}
_FIGURE_SPACE = "\N{FIGURE SPACE}"  # as wide as a figure
_OTHERS = {"bbox": "Inside the box", "area": "Inside the area drawn", "to": "Until"}


@dataclass(frozen=True, slots=True)
class _List:
    """A filter word that one chooses from a list; ``typed`` words may be looked for."""

    word: str
    title: str
    made: Callable[[View, list[str]], list[choices.Choice]]
    typed: bool = False


def _plain(
    word: str, title: str, name: Callable[[str], str] = str, *, typed: bool = False
) -> _List:
    def made(view: View, chosen: list[str]) -> list[choices.Choice]:
        return choices.by_count(view.counts(word), chosen, name)

    return _List(word, title, made, typed)


def _ordered(word: str, title: str, names: dict[str, str]) -> _List:
    return _List(
        word, title, lambda view, chosen: choices.in_order(view.counts(word), chosen, names)
    )


def _actors(view: View, chosen: list[str]) -> list[choices.Choice]:
    return choices.actors(view.counts("actor"), chosen, data.descendants)


def _kinds(view: View, chosen: list[str]) -> list[choices.Choice]:
    others = view.without("kind", "family")  # one list: either widens the other

    def counted(coded: Coded) -> dict[str, int]:
        numbers = coded.counts(others).tolist()
        return {name: number for name, number in zip(coded.names, numbers, strict=True) if number}

    return choices.kinds(counted(view.columns.kind), counted(view.columns.family), chosen)


_LISTS = (
    _List("actor", "Actors", _actors, typed=True),
    _List("kind", "Kinds", _kinds),
    _plain("country", "Countries", wording.country_name),
    _plain("admin1", "Provinces"),
    _plain("place", "Places", typed=True),
    _plain("source", "Sources", typed=True),
    _plain("collection", "Origin", wording.origin),
    _ordered("modality", "Told as", _TOLD),
    _ordered("review", "Review", _REVIEW),
)


def draw(view: View) -> None:
    """Draw every filter; what is chosen can be taken back with one click."""
    st.text_input(
        "Search",
        key=state.SEARCH,
        type="search",
        icon=":material/search:",
        placeholder="Words in sentence, place, actor",
        label_visibility="collapsed",
    )
    _dates(view)
    with st.container(key="lists"):
        for one in _LISTS:
            if one.word == "collection" and not _is_mixed(view):
                continue
            _choices(one, view)
            if one.word == "actor" and view.filters.actor:
                _either(state.SIDE, "Which side", CHOICES["side"])
    _confidence(view)
    for word, value in chosen.other_words().items():
        _undo(word, _OTHERS.get(word, word.capitalize()) + _told(word, value))
    if view.filters.to_query():
        st.button("Clear all", key="clear", on_click=chosen.clear, type="tertiary", width="stretch")


def _is_mixed(view: View) -> bool:
    """Whether there are imported events, or a link asks for some."""
    return bool(view.filters.collection) or len(view.columns.collection.names) > 1


def _told(word: str, value: str) -> str:
    return "" if word in {"bbox", "area"} else f": {label(value)}"


def _dates(view: View) -> None:
    first, last = _known_days(view)
    chosen = [*st.session_state.get(state.DATES, ()), dt.datetime.now(dt.UTC).date()]
    with st.container(key="facet-dates"):
        st.date_input(
            "Dates",
            key=state.DATES,
            min_value=min(first, *chosen),
            max_value=max(last, *chosen),
            format="YYYY-MM-DD",
        )
        if st.session_state[state.DATES]:
            _clear("from", "dates")
            _either(state.DAYS, "What is only roughly dated", CHOICES["days"])


def _known_days(view: View) -> tuple[dt.date, dt.date]:
    """First and last day of all events; today when none has a date."""
    columns = view.columns
    known = columns.start[~np.isnat(columns.start)], columns.end[~np.isnat(columns.end)]
    if not len(known[0]):
        return (dt.datetime.now(dt.UTC).date(),) * 2
    return known[0].min().item(), known[1].max().item()


def _choices(one: _List, view: View) -> None:
    key = chosen.LISTS[one.word]
    found = {choice.value: choice for choice in one.made(view, st.session_state[key])}
    chosen.settle(one.word, {_text(choice): value for value, choice in found.items()})
    number = sum(bool(choice.count) for choice in found.values() if not choice.depth)
    more = "+" if len(found) >= choices.MOST else ""
    wide = max((len(f"{choice.count:,}") for choice in found.values()), default=0)
    st.multiselect(
        f"{one.title}\t{f'{number:,}{more}'.rjust(5, _FIGURE_SPACE)}",
        list(found),
        key=key,
        format_func=lambda value: _line(found[value], wide) if value in found else value,
        placeholder=one.title,
        accept_new_options=one.typed,
        select_all=False,
        disabled=not found,
    )


def _line(choice: choices.Choice, wide: int) -> str:
    r"""Write a choice: its name, a tab, its count; the style sheet makes columns of them.

    Examples
    --------
    >>> _line(choices.Choice("clash", "Armed clash", 1200, depth=1), 5)
    '   Armed clash\t1,200'
    """
    count = f"{choice.count:,}".rjust(wide, _FIGURE_SPACE) if choice.count else ""
    return f"{_text(choice)}\t{count}"


def _text(choice: choices.Choice) -> str:
    return f"{'   ' * choice.depth}{' '.join(choice.name.split())}"


def _either(key: str, title: str, options: Mapping[str, str]) -> None:
    """Choose one of a few meanings."""
    st.segmented_control(
        title,
        list(options),
        key=key,
        required=True,
        format_func=lambda one: options[one].capitalize(),
        label_visibility="collapsed",
        width="stretch",
    )


def _confidence(view: View) -> None:
    with st.container(key="facet-confidence"):
        st.slider("Confidence, at least", 0.0, 1.0, step=0.05, key=state.CONFIDENCE, format="%.2f")
        if view.filters.min_confidence is not None:
            _clear("min_confidence", "confidence")


def _clear(word: str, name: str) -> None:
    """Take one filter back, from the corner of its heading."""
    st.button(
        "",
        key=f"clear-{word}",
        icon=":material/close:",
        help=f"Clear the {name}",
        on_click=chosen.loosen,
        args=(word,),
        type="tertiary",
    )


def _undo(word: str, said: str) -> None:
    st.button(
        said,
        key=f"other-{word}",
        icon=":material/close:",
        on_click=chosen.loosen,
        args=(word,),
        type="tertiary",
    )
