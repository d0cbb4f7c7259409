"""The left column: search, dates, actors, kinds, sources, and what came with the link."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, state
from dashboard.symbols import kind_label
from geodata.kinds import FAMILIES, KINDS
from geodata.markup import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.data import Holdings
    from geodata.filters import Filters

__all__ = ["draw"]

_NAMES = {"modality": "Told as", "min_confidence": "Confidence from", "bbox": "Area"}


def draw(held: Holdings, shown: Filters) -> None:
    """Draw every filter; each choice says how many events it would leave."""
    st.text_input(
        "Search", key=state.SEARCH, placeholder="Words in sentence, place, actor", help=None
    )
    _dates(held)
    _choices(held, shown, "actor", state.ACTORS, "Actors", "Any actor", str)
    _choices(held, shown, "kind", state.KINDS, "Kinds of event", "Any kind", kind_label)
    _choices(held, shown, "source", state.SOURCES, "Sources", "Any source", str)
    for word, value in state.other_words().items():
        name = _NAMES.get(word, word.capitalize())
        st.button(
            f"{name}: {label(value)}",
            key=f"other-{word}",
            icon=":material/close:",
            on_click=state.loosen,
            args=(word,),
            type="tertiary",
        )
    if shown.to_query():
        st.button("Clear all filters", key="clear", on_click=state.clear, width="stretch")


def _dates(held: Holdings) -> None:
    days = [day for event in held.events for day in (event.start, event.end) if day]
    chosen: Sequence[dt.date] = st.session_state.get(state.DATES) or ()
    every = [*days, *chosen, dt.datetime.now(dt.UTC).date()]
    st.date_input(
        "Dates",
        key=state.DATES,
        min_value=min(every),
        max_value=max(every),
        format="YYYY-MM-DD",
    )


def _choices(  # noqa: PLR0913  one row a facet reads better than an object each
    held: Holdings,
    shown: Filters,
    word: str,
    key: str,
    title: str,
    empty: str,
    name: Callable[[str], str],
) -> None:
    counts = data.counted(held.events, shown, word)
    chosen: Sequence[str] = st.session_state.get(key) or ()
    options = sorted({*counts, *chosen}, key=lambda option: _rank(word, option, counts[option]))
    st.multiselect(
        title,
        options,
        key=key,
        placeholder=empty,
        format_func=lambda option: f"{name(option)}  ·  {counts[option]:,}",
    )


def _rank(word: str, option: str, number: int) -> tuple[int, int, str]:
    """Kinds stand by family as in the legend, everything else by how often it occurs."""
    if word != "kind":
        return 0, -number, option
    families = list(FAMILIES)
    known = KINDS.get(option)
    place = families.index(known.family) if known else len(families)
    return place, -number, option
