"""The page's address: it carries the filter words, the view, ``event`` and what is compared.

A link is read once, when a session begins; after that the widgets lead and the address follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import chosen, sides, state
from geodata.filters import WORDS, Filters

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["restore", "share"]

_VIEW_LIMITS = {"lat": 90, "lon": 540, "zoom": 22}


def restore(known: Callable[[str], bool] = lambda _: True) -> None:
    """Read the link that opened this session, once; a word that makes no sense is noted.

    ``known`` says whether an event of that id is there.
    """
    if state.begun():
        return
    state.begin()
    found = Filters()
    for word in WORDS:
        values = st.query_params.get_all(word)
        if any(values):
            found = chosen.with_word(found, word, values)
    _check_view()
    chosen.put(found)
    sides.restore({word: value for word in sides.WORDS if (value := st.query_params.get(word))})
    event = st.query_params.get("event")
    if event and known(event):
        state.select(event)
    elif event:
        state.say(f"Left out of the link: event {event!r} is not in this store")


def _check_view() -> None:
    """Leave out of the link what no map can show; where it leads, the map itself sees to."""
    for word, most in _VIEW_LIMITS.items():
        given = st.query_params.get(word)
        if given is None:
            continue
        try:
            fits = abs(float(given)) <= most
        except ValueError:
            fits = False
        if not fits:
            state.say(f"Left out of the link: {word} {given!r}: give a number up to {most}")
            del st.query_params[word]


def share(shown: Filters) -> None:
    """Let the URL say what is on the screen, so that it can be sent to a colleague."""
    event = state.selected()
    wanted = shown.to_query() | sides.words() | ({"event": event} if event else {})
    said = {name: _one(st.query_params.get_all(name)) for name in st.query_params}
    kept = {name: value for name, value in said.items() if _is_foreign(name)}
    if wanted | kept != said:  # what is sent takes the address back to the view of before
        st.query_params.from_dict({**kept, **wanted})


def _is_foreign(name: str) -> bool:
    return name not in {*WORDS, *sides.WORDS, "event"}


def _one(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values
