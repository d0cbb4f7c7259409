"""What the analyst has chosen: the one module that touches the session and the URL.

The URL carries the filter words and ``event``; the widgets carry the keys below. A link is read
once, when a session begins; after that the widgets lead and the URL follows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.sorting import LARGEST_FIRST, SORTS
from geodata.errors import FilterError
from geodata.filters import WORDS, Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.intake import Intake

__all__ = [
    "ACTORS",
    "DATES",
    "KINDS",
    "MAP",
    "SEARCH",
    "SHELF",
    "SOURCES",
    "TABLE",
    "TIMELINE",
    "UPLOAD",
    "TimelineView",
    "ask_timeline",
    "bar_clicked",
    "clear",
    "filters",
    "keep_reading",
    "list_events",
    "listed",
    "loosen",
    "map_action",
    "notes",
    "open_shelf",
    "other_words",
    "pages_key",
    "pick_from_table",
    "reading",
    "restore",
    "say",
    "select",
    "selected",
    "set_word",
    "share",
    "show_rows",
    "sorting",
    "timeline_view",
]

DATES, ACTORS, KINDS, SOURCES, SEARCH = "dates", "actors", "kinds", "sources", "search"
MAP, TABLE, UPLOAD, SHELF, TIMELINE = "map", "table", "upload", "shelf", "timeline"

_WIDGETS = {"actor": ACTORS, "kind": KINDS, "source": SOURCES, "q": SEARCH}
_DATES = {"from": "date_from", "to": "date_to"}
_OTHER = "other_words"  # filter words of the link that have no widget: country, bbox, …
_SELECTED, _LISTED, _ROWS, _NOTES, _READING = "event", "listed", "rows", "notes", "reading"
_EPOCH = dt.date(1970, 1, 1).toordinal()
_VIEW, _CLICKED, _PIN = "timeline_view", "bar_clicked", "pin"
_SORTING, _PAGED = "sorting", "paged"
_BY_DATE = ("Date", False, None)  # the last is the head that is clicked


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What the timeline was asked to show; None leaves it to choose.

    Parameters
    ----------
    unit
        day, week, month or year.
    span
        First and last day, as days since 1970.
    """

    unit: str | None = None
    span: tuple[int, int] | None = None


def restore() -> None:
    """Read the link that opened this session, once; a word that makes no sense is noted."""
    session = st.session_state
    if _NOTES in session:
        return
    session[_NOTES] = []
    found = Filters()
    for word in WORDS:
        values = st.query_params.get_all(word)
        if any(values):
            found = _with_word(found, word, values)
    session[DATES] = ()
    if found.date_from and found.date_to:  # an open end stays a word of the link
        session[DATES] = (found.date_from, found.date_to)
        found = replace(found, date_from=None, date_to=None)
    session[_OTHER] = found
    for word, key in _WIDGETS.items():
        value = getattr(found, word)
        session[key] = list(value) if isinstance(value, tuple) else value or ""
    session[_SELECTED] = st.query_params.get("event")
    session[_LISTED] = []
    session[SHELF] = "Events"


def _with_word(found: Filters, word: str, values: list[str]) -> Filters:
    try:
        one = Filters.from_query({word: values})
        field = _DATES.get(word, word)
        return replace(found, **{field: getattr(one, field)})
    except FilterError as error:
        say(f"Left out of the link: {error}")
        return found


def filters(descendants: Callable[[str], frozenset[str]]) -> Filters:
    """Read what the widgets ask for, with the words of the link that have no widget."""
    session = st.session_state
    other = cast("Filters", session[_OTHER])
    days: Sequence[dt.date] = session.get(DATES) or ()
    return replace(
        other,
        date_from=days[0] if days else other.date_from,
        date_to=(days[1] if len(days) > 1 else None) if days else other.date_to,
        actor=tuple(session.get(ACTORS) or ()),
        kind=tuple(session.get(KINDS) or ()),
        source=tuple(session.get(SOURCES) or ()),
        q=(session.get(SEARCH) or "").strip() or None,
        descendants=descendants,
    )


def other_words() -> Mapping[str, str]:
    """Filter words that came with the link and have no widget."""
    words = cast("Filters", st.session_state[_OTHER]).to_query()
    return {word: value for word, value in words.items() if word not in _WIDGETS}


def share(shown: Filters) -> None:
    """Let the URL say what is on the screen, so that it can be sent to a colleague."""
    wanted = shown.to_query() | ({"event": chosen} if (chosen := selected()) else {})
    kept = {name: st.query_params.get_all(name) for name in st.query_params if _is_foreign(name)}
    if wanted | kept != {name: _one(st.query_params.get_all(name)) for name in st.query_params}:
        st.query_params.from_dict({**kept, **wanted})


def _is_foreign(name: str) -> bool:
    return name not in {*WORDS, "event"}


def _one(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values


def loosen(word: str) -> None:
    """Take one filter word back."""
    session = st.session_state
    if word in _DATES:
        session[DATES] = ()
    if word in _WIDGETS:
        session[_WIDGETS[word]] = "" if word == "q" else []
    else:
        field = _DATES.get(word, word)
        other = cast("Filters", session[_OTHER])
        session[_OTHER] = replace(other, **{field: getattr(Filters(), field)})


def clear() -> None:
    """Take every filter word back."""
    for word in WORDS:
        loosen(word)


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


def set_word(word: str, value: str) -> None:
    """Take up a filter word that has no widget; one that makes no sense is noted."""
    session = st.session_state
    session[_OTHER] = _with_word(session[_OTHER], word, [value])


def show_rows(ids: Sequence[str]) -> None:
    """Remember which events the rows of the table stand for."""
    st.session_state[_ROWS] = list(ids)


def pick_from_table() -> None:
    """Select the event of the row that was clicked, or sort by the column whose head was."""
    chosen = st.session_state[TABLE]["selection"]
    cells, column = chosen["cells"], next(iter(chosen["columns"]), None)
    ids = st.session_state.get(_ROWS, [])
    if cells and cells[0][0] < len(ids):
        select(ids[cells[0][0]])
    by, descending, clicked = st.session_state.get(_SORTING, _BY_DATE)
    if column != clicked and column in {None, *SORTS}:  # None: the head was clicked again
        again = column in {None, by}
        turned = (by, not descending) if again else (column, column in LARGEST_FIRST)
        st.session_state[_SORTING] = (*turned, column)


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


def timeline_view() -> TimelineView:
    """Tell what the timeline was asked to show."""
    return cast("TimelineView", st.session_state.get(_VIEW) or TimelineView())


def ask_timeline() -> None:
    """Do what was asked on the timeline: choose dates, other bars or another stretch of time."""
    session = st.session_state
    wish: Any = session[TIMELINE].get("ask") or {}
    if "dates" in wish:
        loosen("from")
        loosen("to")
        session[DATES] = tuple(map(_day, wish["dates"] or ()))
        session[_CLICKED] = bool(wish.get("click"))
    if "unit" in wish:
        session[_VIEW] = replace(timeline_view(), unit=wish["unit"])
    if "view" in wish:
        first, last = (_day(day).toordinal() - _EPOCH for day in wish["view"])
        session[_VIEW] = replace(timeline_view(), span=(first, last))


def _day(number: int) -> dt.date:
    """Day of a number of days since 1970; what no calendar has becomes its first or last day."""
    ordinal = min(max(_EPOCH + int(number), 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def bar_clicked() -> bool:
    """Whether a bar of the timeline was clicked just now."""
    return bool(st.session_state.pop(_CLICKED, False))


def open_shelf(name: str) -> None:
    """Show one of the tables under the map."""
    st.session_state[SHELF] = name


def keep_reading(intake: Intake | None) -> None:
    """Keep what is being read in, from the drop of the files until its end has been seen."""
    st.session_state[_READING] = intake


def reading() -> Intake | None:
    """Tell what is being read in."""
    return cast("Intake | None", st.session_state.get(_READING))


def say(note: str) -> None:
    """Keep a line for the next time that the page is drawn."""
    st.session_state[_NOTES].append(note)


def notes() -> list[str]:
    """Take the lines that wait to be shown."""
    waiting = list(st.session_state[_NOTES])
    st.session_state[_NOTES] = []
    return waiting
