"""The left column: search, dates, actors, kinds, sources, and what came with the link."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from dashboard import state
from dashboard.symbols import kind_label
from geodata.kinds import FAMILIES, KINDS
from geodata.markup import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.data import View

__all__ = ["draw"]


@dataclass(frozen=True, slots=True)
class _Facet:
    """A filter word that one chooses from a list."""

    word: str
    key: str
    title: str
    empty: str
    name: Callable[[str], str] = str


_FACETS = (
    _Facet("actor", state.ACTORS, "Actors", "Any actor"),
    _Facet("kind", state.KINDS, "Kinds of event", "Any kind", kind_label),
    _Facet("source", state.SOURCES, "Sources", "Any source"),
)
_NAMES = {"modality": "Told as", "min_confidence": "Confidence from", "bbox": "Area", "to": "Until"}


def draw(view: View) -> None:
    """Draw every filter; each choice says how many events it would leave."""
    st.text_input("Search", key=state.SEARCH, placeholder="Words in sentence, place, actor")
    _dates(view)
    for facet in _FACETS:
        _choices(view, facet)
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
    if view.filters.to_query():
        st.button("Clear all filters", key="clear", on_click=state.clear, width="stretch")


def _dates(view: View) -> None:
    dated = view.columns.start[~np.isnat(view.columns.start)]
    days = [dated.min().item(), dated.max().item()] if len(dated) else []
    chosen: Sequence[dt.date] = st.session_state.get(state.DATES) or ()
    every = [*days, *chosen, dt.datetime.now(dt.UTC).date()]
    st.date_input(
        "Dates",
        key=state.DATES,
        min_value=min(every),
        max_value=max(every),
        format="YYYY-MM-DD",
    )


def _choices(view: View, facet: _Facet) -> None:
    counts = Counter(view.counts(facet.word))
    chosen: Sequence[str] = st.session_state.get(facet.key) or ()
    options = sorted(
        {*counts, *chosen}, key=lambda option: _rank(facet.word, option, counts[option])
    )
    st.multiselect(
        facet.title,
        options,
        key=facet.key,
        placeholder=facet.empty,
        format_func=lambda option: f"{facet.name(option)}  ·  {counts[option]:,}",
    )


def _rank(word: str, option: str, number: int) -> tuple[int, int, str]:
    """Kinds stand by family as in the legend, everything else by how often it occurs."""
    if word != "kind":
        return 0, -number, option
    families = list(FAMILIES)
    known = KINDS.get(option)
    place = families.index(known.family) if known else len(families)
    return place, -number, option
