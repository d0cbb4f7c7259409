"""One key a button, also while the map has the focus.

Streamlit's own shortcuts know no "c", which it keeps for itself, and do not hear what is pressed
inside the map's frame.
"""

from __future__ import annotations

import streamlit as st

from dashboard import assets

__all__ = ["KEYS", "draw", "heed"]

KEYS = {
    "c": ["confirm"],
    "e": ["correct"],
    "x": ["reject"],
    "s": ["split"],
    "m": ["merge"],
    "j": ["next"],
    "k": ["previous"],
    "u": ["undo"],
    "shift+u": ["redo"],
    "ctrl+enter": ["save", "join-chosen"],
    "escape": ["cancel", "dismiss", "close"],
}
"""A key → the keys of the buttons that it clicks: the first that is there and can be clicked."""


_ANSWERED = "keys-answered"


def heed() -> None:
    """Count the clicks that this run answers, so that a key can wait for the one before it."""
    buttons = (button for named in KEYS.values() for button in named)
    clicked = sum(bool(st.session_state.get(button)) for button in buttons)
    st.session_state[_ANSWERED] = st.session_state.get(_ANSWERED, 0) + clicked


def draw(looked_at: str) -> None:
    """Let the keys be heard, and show the panel from its top whenever it has become another."""
    with st.container(key="keys"):
        component = assets.component("dateline_keys", "keys.js")
        answered = st.session_state[_ANSWERED]
        told = {"keys": KEYS, "looked_at": looked_at, "answered": answered}
        component(key="keys-heard", data=told)
