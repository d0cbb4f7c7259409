"""One key a button, also while the map has the focus.

Streamlit's own shortcuts know no "c", which it keeps for itself, and do not hear what is pressed
inside the map's frame.
"""

from __future__ import annotations

import streamlit as st

from dashboard import assets

__all__ = ["KEYS", "draw"]

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


def draw(looked_at: str) -> None:
    """Let the keys be heard, and show the panel from its top whenever it has become another."""
    with st.container(key="keys"):
        component = assets.component("dateline_keys", "keys.js")
        component(key="keys-heard", data={"keys": KEYS, "looked_at": looked_at})
