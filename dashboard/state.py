"""What the analyst looks at: the event, the table's rows and order, the lines that were said.

This, `dashboard.chosen` (the filters), `dashboard.sides` (what is compared), `dashboard.link` (the
address), the timeline and the desk are all that touch the session; the widgets carry these keys.
"""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.sorting import LARGEST_FIRST, SORTS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from dashboard.intake import Intake

__all__ = [
    "ACTORS",
    "CONFIDENCE",
    "DATES",
    "DAYS",
    "KINDS",
    "MAP",
    "SEARCH",
    "SHELF",
    "SIDE",
    "SOURCES",
    "TABLE",
    "TIMELINE",
    "UPLOAD",
    "begin",
    "begun",
    "day",
    "dismiss_notes",
    "keep_reading",
    "list_events",
    "listed",
    "map_action",
    "notes",
    "offer_again",
    "offered_again",
    "open_shelf",
    "pages_key",
    "pick_from_table",
    "pick_row",
    "reading",
    "say",
    "select",
    "selected",
    "show_rows",
    "sorting",
    "turned_to",
    "unmark_row",
]

DATES, ACTORS, KINDS, SOURCES, SEARCH = "dates", "actors", "kinds", "sources", "search"
MAP, TABLE, UPLOAD, SHELF, TIMELINE = "map", "table", "upload", "shelf", "timeline"
SIDE, DAYS, CONFIDENCE = "side", "days", "confidence"


_SELECTED, _LISTED, _ROWS, _NOTES, _READING = "event", "listed", "rows", "notes", "reading"
_STANDS = 15  # seconds that a line is left on the page at least
_SORTING, _PAGED = "sorting", "paged"
_BY_DATE = ("Date", False, None)  # the last is the head that is clicked
_OFFERED = "offered_again"
_MAPPED = "mapped"


def begun() -> bool:
    """Whether this session has begun: its link was read."""
    return _NOTES in st.session_state


def begin() -> None:
    """Begin a session, with nothing selected and the events on the shelf."""
    session = st.session_state
    session[_NOTES], session[_LISTED], session[_SELECTED] = [], [], None
    session[SHELF] = "Events"


def selected() -> str | None:
    """Id of the event that the panel shows."""
    return cast("str | None", st.session_state.get(_SELECTED))


def listed() -> tuple[str, ...]:
    """Ids of the events that stand at the point that was clicked, when there are several."""
    return tuple(st.session_state.get(_LISTED, ()))


def select(event_id: str | None, *, keep_list: bool = False) -> None:
    """Show an event in the panel, or none."""
    st.session_state[_SELECTED] = event_id
    if not keep_list:
        st.session_state[_LISTED] = []


def list_events(ids: Sequence[str]) -> None:
    """Show a list of events in the panel rather than one."""
    st.session_state[_SELECTED], st.session_state[_LISTED] = None, list(ids)


def map_action() -> Mapping[str, Any]:
    """Tell what the analyst did on the map last: ``action`` and what belongs to it."""
    drawing: Any = (st.session_state.get(MAP) or {}).get("last_active_drawing") or {}
    return cast("Mapping[str, Any]", drawing.get("properties") or {})


def turned_to(mapped: Hashable) -> bool:
    """Whether the map turns to other events than it showed; a session's first map turns to none."""
    told = hash(mapped)
    before = st.session_state.get(_MAPPED, told)
    st.session_state[_MAPPED] = told
    return bool(before != told)


def show_rows(ids: Sequence[str]) -> None:
    """Remember which events the rows of the table stand for."""
    st.session_state[_ROWS] = list(ids)


def unmark_row(key: str) -> None:
    """Let a table forget the cell that was clicked, once another event, or none, is chosen.

    A click on the cell that a table takes for chosen changes nothing, and would not be heard. To be
    called right before the table is drawn, with its rows shown.
    """
    told = st.session_state.get(key)
    chosen = told["selection"] if told else {"cells": []}
    ids = st.session_state.get(_ROWS, [])
    marked = {ids[row] for row, _ in chosen["cells"] if row < len(ids)}
    if chosen["cells"] and marked != {selected()}:
        st.session_state[key] = {
            "selection": {"rows": [], "columns": list(chosen.get("columns", [])), "cells": []}
        }


def pick_from_table() -> None:
    """Select the event of the row that was clicked, or sort by the column whose head was."""
    chosen = st.session_state[TABLE]["selection"]
    column = next(iter(chosen["columns"]), None)
    pick_row(chosen["cells"])
    by, descending, clicked = st.session_state.get(_SORTING, _BY_DATE)
    if column != clicked and column in {None, *SORTS}:  # None: the head was clicked again
        again = column in {None, by}
        turned = (by, not descending) if again else (column, column in LARGEST_FIRST)
        st.session_state[_SORTING] = (*turned, column)


def pick_row(cells: Sequence[tuple[int, str]]) -> None:
    """Select the event of the row that a clicked cell is in."""
    ids = st.session_state.get(_ROWS, [])
    if cells and cells[0][0] < len(ids):
        select(ids[cells[0][0]])


def sorting() -> tuple[str, bool]:
    """Tell which column the table is sorted by, and whether from its end."""
    by, descending, _ = st.session_state.get(_SORTING, _BY_DATE)
    return by, descending


def pages_key(shown: object) -> str:
    """Name the widget that turns pages: another one, at its first page, for other contents."""
    number, before = st.session_state.get(_PAGED, (0, shown))
    if before != shown:
        number += 1
    st.session_state[_PAGED] = number, shown
    return f"page-{number}"


def open_shelf(name: str) -> None:
    """Show one of the tables under the map."""
    st.session_state[SHELF] = name


def day(key: str) -> dt.date | None:
    """Day that was given in a field of the dialog that reads reports in."""
    return cast("dt.date | None", st.session_state.get(key))


def keep_reading(intake: Intake | None) -> None:
    """Keep what is being read in, from the drop of the files until its end has been seen."""
    st.session_state[_READING] = intake


def reading() -> Intake | None:
    """Tell what is being read in."""
    return cast("Intake | None", st.session_state.get(_READING))


def say(note: str) -> None:
    """Keep a line for the next time that the page is drawn, instead of one that says the same."""
    others = [one for one in st.session_state[_NOTES] if one[0] != note]
    st.session_state[_NOTES] = [*others, (note, time.monotonic())]


def notes() -> list[str]:
    """Lines that were said a moment ago, and not dismissed."""
    oldest = time.monotonic() - _STANDS
    st.session_state[_NOTES] = [one for one in st.session_state[_NOTES] if one[1] >= oldest]
    return [note for note, _ in st.session_state[_NOTES]]


def dismiss_notes() -> None:
    """Take the lines away, and what is offered beside them."""
    st.session_state[_NOTES] = []
    st.session_state[_OFFERED] = ()


def offer_again(digests: Iterable[str]) -> None:
    """Offer to read reports again, besides those that are offered already."""
    st.session_state[_OFFERED] = tuple(dict.fromkeys([*offered_again(), *digests]))


def offered_again() -> tuple[str, ...]:
    """Digests of the reports that one may want to read again."""
    return tuple(st.session_state.get(_OFFERED, ()))
