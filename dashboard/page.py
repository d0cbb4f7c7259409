"""The page's frame: title, icon, style sheet, and what it says when there is nothing to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from dashboard import assets, chosen, rereading, state
from geodata import wording
from geodata.filters import WORDS, Filters
from geodata.markup import escape, label

if TYPE_CHECKING:
    from dashboard.data import View

__all__ = ["SHELF_HEIGHT", "begin", "dress", "no_events", "nothing_matches", "say_notes"]

_STATIC = Path(__file__).parent / "static"
_DATES = {"from", "to"}

SHELF_HEIGHT = 236  # pixels; the style sheet makes it lower on a low screen


def begin() -> None:
    """Set title and icon; the first call of every run."""
    st.set_page_config(
        page_title="Dateline",
        page_icon=str(_STATIC / "icon.svg"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )


def dress() -> None:
    """Put the style sheet on; the browser fetches it once, a run sends its address alone."""
    st.html(f'<style>@import url("{assets.versioned("page.css")}");</style>')


def say_notes() -> None:
    """Show the lines that wait, such as a word of the link that makes no sense, over the map."""
    notes = state.notes()
    if not notes and not state.offered_again():
        return
    with st.container(key="notes", horizontal=True, vertical_alignment="center"):
        lines = "".join(f'<p dir="auto">{escape(note)}</p>' for note in notes)
        st.html(f'<div role="status">{lines}</div>', width="content")
        rereading.offer()
        st.button(
            "",
            key="dismiss",
            icon=":material/close:",
            help="Dismiss",
            type="tertiary",
            on_click=state.dismiss_notes,
        )


def no_events() -> None:
    """Say how events come about, when there are none yet."""
    st.html(
        '<p class="eyebrow">No events yet</p>'
        "<p>Dateline reads reports and puts what happened on the map, each dot with the sentence "
        "that says so.</p>"
        '<p class="hint">Press <b>Read reports</b> above and drop in PDF, Word, e-mail, web '
        "pages or text, or read a whole folder on the command line:</p>"
        "<pre>dateline ingest FOLDER</pre>"
    )


def nothing_matches(view: View) -> None:
    """Say which filter to loosen when no event matches, and loosen it with one click."""
    query = view.filters.to_query()
    words = [word for word in WORDS if word in query and word not in {"days", "side"}]
    if set(words) >= _DATES:  # one filter, taken back as one
        words.remove("to")
    numbers = {word: int(np.count_nonzero(view.without(word))) for word in words}
    hint = "Loosen one of the filters:" if any(numbers.values()) else "More than one is too narrow."
    st.html(f'<p class="eyebrow">Nothing matches</p><p class="hint">{hint}</p>')
    for word, number in numbers.items():
        fields = ("date_from", "date_to") if word in _DATES else (word,)
        only = Filters(**{field: getattr(view.filters, field) for field in fields})
        st.button(
            f"Without {label(only.in_words())}: {wording.count(number, 'event')}",
            key=f"loosen-{word}",
            icon=":material/close:",
            type="tertiary",
            on_click=chosen.loosen,
            args=(word,),
            disabled=not number,
        )
    st.button(
        "Clear all filters",
        key="loosen-everything",
        icon=":material/close:",
        type="tertiary",
        on_click=chosen.clear,
    )
