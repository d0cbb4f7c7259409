"""What the analyst has chosen: the one module that touches the session and the URL.

The URL carries the filter words and ``event``; the widgets carry the keys below. A link is read
once, when a session begins; after that the widgets lead and the URL follows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.choices import FAMILY, matching
from dashboard.sorting import LARGEST_FIRST, SORTS
from geodata.errors import FilterError
from geodata.filters import WORDS, Filters
from geodata.kinds import KINDS as KNOWN_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.bins import Unit
    from dashboard.intake import Intake

__all__ = [
    "ACTORS",
    "CONFIDENCE",
    "DATES",
    "DAYS",
    "KINDS",
    "LISTS",
    "MAP",
    "SEARCH",
    "SHELF",
    "SIDE",
    "SOURCES",
    "TABLE",
    "TIMELINE",
    "UPLOAD",
    "TimelineView",
    "ask_timeline",
    "bar_clicked",
    "clear",
    "day",
    "filters",
    "find_actors",
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
    "read_lists",
    "reading",
    "restore",
    "say",
    "select",
    "selected",
    "set_word",
    "settle",
    "share",
    "show_rows",
    "sorting",
    "timeline_view",
]

DATES, ACTORS, KINDS, SOURCES, SEARCH = "dates", "actors", "kinds", "sources", "search"
MAP, TABLE, UPLOAD, SHELF, TIMELINE = "map", "table", "upload", "shelf", "timeline"
SIDE, DAYS, CONFIDENCE = "side", "days", "confidence"

LISTS = {
    "actor": ACTORS,
    "kind": KINDS,
    "country": "countries",
    "admin1": "provinces",
    "place": "places",
    "source": SOURCES,
    "collection": "collections",
    "modality": "modalities",
    "review": "reviews",
}
"""Key of the list in which the values of a filter word are chosen; families are among the kinds."""

_FIELDS = {"from": "date_from", "to": "date_to"}
_OTHER = "other_words"  # filter words of the link that have no widget: bbox, area, to alone
_SELECTED, _LISTED, _ROWS, _NOTES, _READING = "event", "listed", "rows", "notes", "reading"
_EPOCH = dt.date(1970, 1, 1).toordinal()
_SORTING, _PAGED = "sorting", "paged"
_BY_DATE = ("Date", False, None)  # the last is the head that is clicked
_VIEW_LIMITS = {"lat": 90, "lon": 540, "zoom": 22}
_VIEW, _CLICKED, _LINES = "timeline_view", "bar_clicked", "lines"


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

    unit: Unit | None = None
    span: tuple[int, int] | None = None


def restore(known: Callable[[str], bool] = lambda _: True) -> None:
    """Read the link that opened this session, once; a word that makes no sense is noted.

    ``known`` says whether an event of that id is there.
    """
    session = st.session_state
    if _NOTES in session:
        return
    session[_NOTES] = []
    found = Filters()
    for word in WORDS:
        values = st.query_params.get_all(word)
        if any(values):
            found = _with_word(found, word, values)
    _check_view()
    session[_OTHER] = _into_widgets(found)
    event = st.query_params.get("event")
    session[_SELECTED] = event if event and known(event) else None
    if event and not session[_SELECTED]:
        say(f"Left out of the link: event {event!r} is not in this store")
    session[_LISTED] = []
    session[SHELF] = "Events"


def _with_word(found: Filters, word: str, values: list[str]) -> Filters:
    try:
        one = Filters.from_query({word: values})
        field = _FIELDS.get(word, word)
        return replace(found, **{field: getattr(one, field)})
    except FilterError as error:
        say(f"Left out of the link: {error}")
        return found


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
            say(f"Left out of the link: {word} {given!r}: give a number up to {most}")
            del st.query_params[word]


def _into_widgets(found: Filters) -> Filters:
    """Set every widget; what none of them can show is left over."""
    session = st.session_state
    for word, key in LISTS.items():
        session[key] = list(getattr(found, word))
    if found.family:
        inside = [one for one in found.kind if KNOWN_KINDS[one].family in found.family]
        session[KINDS] = inside if found.kind else [FAMILY + one for one in found.family]
    session[SEARCH] = found.q or ""
    session[DATES] = tuple(filter(None, (found.date_from, found.date_to)))
    session[SIDE], session[DAYS] = found.side, found.days
    session[CONFIDENCE] = found.min_confidence or 0.0
    left = Filters(bbox=found.bbox, area=found.area)
    if found.date_to and not found.date_from:  # the widget knows no open beginning
        session[DATES] = ()
        return replace(left, date_to=found.date_to)
    return left


def filters(descendants: Callable[[str], frozenset[str]]) -> Filters:
    """Read what the widgets ask for, with the words of the link that have no widget."""
    session = st.session_state
    other = cast("Filters", session[_OTHER])
    days: Sequence[dt.date] = session.get(DATES) or ()
    families, kinds = _families_and_kinds(session.get(KINDS) or ())
    lists = {word: tuple(session.get(key) or ()) for word, key in LISTS.items()}
    return replace(
        other,
        **lists | {"kind": kinds, "family": families},
        date_from=days[0] if days else other.date_from,
        date_to=(days[1] if len(days) > 1 else None) if days else other.date_to,
        days=(days and session.get(DAYS)) or Filters().days,
        side=(lists["actor"] and session.get(SIDE)) or Filters().side,
        min_confidence=session.get(CONFIDENCE) or None,
        q=(session.get(SEARCH) or "").strip() or None,
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
    members = [one for one, kind in KNOWN_KINDS.items() if kind.family in families]
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
    chosen: Sequence[str] = st.session_state[ACTORS]
    among = frozenset(names if chosen else ())
    meant = (
        [one] if one in among or known(one) else matching(one, names) or [one] for one in chosen
    )
    st.session_state[ACTORS] = list(dict.fromkeys(name for found in meant for name in found))


def other_words() -> Mapping[str, str]:
    """Filter words that came with the link, or from the map, and have no widget."""
    return cast("Filters", st.session_state[_OTHER]).to_query()


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
    plain: dict[str, tuple[str, Any]] = {
        "from": (DATES, ()),
        "to": (DATES, ()),
        "days": (DAYS, Filters().days),
        "side": (SIDE, Filters().side),
        "family": (KINDS, []),
        "min_confidence": (CONFIDENCE, 0.0),
        "q": (SEARCH, ""),
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
    """Keep a line for the next time that the page is drawn."""
    st.session_state[_NOTES].append(note)


def notes() -> list[str]:
    """Take the lines that wait to be shown."""
    waiting = list(st.session_state[_NOTES])
    st.session_state[_NOTES] = []
    return waiting
