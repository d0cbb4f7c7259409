"""Compare: our events beside an imported set, on the one map and in the one table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import compared_file, data, sides, state
from dashboard.symbols import group_picture, kind_label
from geodata import comparing, settings, wording
from geodata.comparing.table import GROUPS, Group, Line, lines
from geodata.markup import label
from geodata.models import READ

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dashboard.data import View
    from geodata.models import Event

__all__ = [
    "Compared",
    "apart",
    "bar",
    "current",
    "draw",
    "events_of",
    "sets",
    "side_name",
    "who",
]

_PAGE = 50

_WIDTHS = {" ": 34, "Group": 110, "Apart": 118}
_SIDE = {"Date": 104, "Event": 150, "Place": 140, "Who": 190, "Killed": 112}
_OURS, _THEIRS = " of ours", " of theirs"


@dataclass(frozen=True, eq=False)
class Compared:
    """Two sets side by side.

    Parameters
    ----------
    ours, theirs
        Names of the sets.
    found
        What they share.
    listed
        The three groups as lines, by date.
    total
        How many events the store has.
    """

    ours: str
    theirs: str
    found: comparing.Comparison
    listed: list[Line]
    total: int

    @cached_property
    def partners(self) -> Mapping[int, Line]:
        """The line of each row that is shared, of both sides."""
        return {row: line for line in self.listed for row in line.rows if len(line.rows) > 1}

    @cached_property
    def groups(self) -> Mapping[str, NDArray[np.bool_]]:
        """(rows,) bool for each group: which events stand for it on the map; of a pair ours."""
        rows = self.found.shared.ours, self.found.only_ours, self.found.only_theirs
        masks: dict[str, NDArray[np.bool_]] = {one: np.zeros(self.total, bool) for one in GROUPS}
        for mask, some in zip(masks.values(), rows, strict=True):
            mask[some] = True
        return masks

    @property
    def counts(self) -> Mapping[str, int]:
        """How many events each group has."""
        found = self.found.agreement
        numbers = found.shared, found.only_ours, found.only_theirs
        return dict(zip(map(str, GROUPS), numbers, strict=True))

    def shown(self, group: str) -> NDArray[np.bool_]:
        """(rows,) bool: what is drawn when one group, or every one, is looked at."""
        wanted = [mask for name, mask in self.groups.items() if group in {name, sides.EVERY}]
        found: NDArray[np.bool_] = np.logical_or.reduce(wanted)
        return found

    def of_group(self, group: str) -> list[Line]:
        """Lines of one group, or of every one."""
        return [line for line in self.listed if group in {sides.EVERY, line.group}]

    @property
    def title(self) -> str:
        """What is compared, in words."""
        return f"{side_name(self.ours).capitalize()} beside {side_name(self.theirs)}"

    def name(self, group: Group) -> str:
        """Name of a group, as an analyst reads it."""
        sides = {"only_ours": self.ours, "only_theirs": self.theirs}
        return f"Only {side_name(sides[group])}" if group in sides else "Shared"


def side_name(collection: str) -> str:
    """Name of a set in the middle of a sentence.

    >>> side_name("reports"), side_name("acled")
    ('reports', 'acled')
    """
    return "reports" if collection == READ else collection


def sets(view: View) -> list[str]:
    """Names of the imported sets that have events."""
    coded = view.columns.collection
    held = coded.counts() > 0
    return sorted(n for n, one in zip(coded.names, held.tolist(), strict=True) if one and n != READ)


def current(view: View) -> Compared | None:
    """Return the comparison that is looked at; None when another shelf is open, or no set."""
    if not sides.is_open():
        return None
    there = sets(view)
    sides.settle(there)
    if not there:
        return None
    asked = sides.asked(there, *_likeliest(view, there))
    query = tuple(sorted(view.filters.to_query().items()))
    return _compared((str(settings.home()), view.columns.revision, *query), asked, view)


def _likeliest(view: View, there: Sequence[str]) -> tuple[str, str]:
    """Name the sets to begin with: what was read, and the one with the most events shown."""
    coded = view.columns.collection
    counts = dict(zip(coded.names, coded.counts(view.without("collection")), strict=True))
    theirs = max(there, key=lambda name: counts[name])
    return READ if READ in counts else there[-1], theirs


@st.cache_resource(show_spinner="Comparing …", max_entries=8)
def _compared(
    read: tuple[object, ...],  # noqa: ARG001  what the view was made of
    asked: tuple[str, str, float, int],
    _view: View,
) -> Compared:
    ours, theirs, km, days = asked
    columns = _view.columns
    sides = comparing.sides(columns, _view.without("collection"), ours, theirs)
    found = comparing.compare(columns, *sides, km=km, days=days)
    return Compared(ours, theirs, found, lines(found), len(columns))


def bar(view: View, compared: Compared | None) -> int:
    """Draw what is compared, how near a pair must be, which group is looked at, and its pages.

    Tells the page of the table, the first being 0.
    """
    if compared is None:
        return 0
    there = sets(view)
    with st.popover(label(compared.title), icon=":material/tune:"):
        for title, key, names in (
            ("Ours", sides.OURS, [READ, *there]),
            ("Theirs", sides.THEIRS, there),
        ):
            st.selectbox(title, names, key=key, format_func=wording.origin)
        st.number_input(
            "Kilometres apart, at most",
            0.0,
            sides.MOST_KM,
            step=5.0,
            format="%g",
            key=sides.WITHIN_KM,
        )
        st.number_input("Days apart, at most", 0, sides.MOST_DAYS, key=sides.WITHIN_DAYS)
        st.html('<p class="hint">Beyond what is uncertain of either event.</p>')
    counts = compared.counts
    st.segmented_control(
        "Group",
        [sides.EVERY, *GROUPS],
        key=sides.GROUP,
        required=True,
        format_func=lambda one: (
            "All" if one == sides.EVERY else f"{compared.name(one)}  {counts[one]:,}"
        ),
        label_visibility="collapsed",
    )
    compared_file.menu(view, compared)
    st.html("<p></p>", width="stretch")  # pages stand at the right, as those of the other tables
    group = sides.group()
    pages = -(-len(compared.of_group(group)) // _PAGE)
    key = state.pages_key((compared.ours, compared.theirs, group, pages))
    return st.pagination(pages, key=key, max_visible_pages=5) - 1 if pages > 1 else 0


def draw(view: View, compared: Compared | None, page: int) -> None:
    """Draw the table: what both sides say of an event in one row."""
    if compared is None:
        st.html(
            '<p class="hint">Compare what reports tell with what others have coded: bring in '
            "ACLED, UCDP GED, GDELT or any table with <b>Read reports</b> above, or on the command "
            "line with <code>dateline import FILE</code>.</p>"
        )
        return
    some = compared.of_group(sides.group())[page * _PAGE : (page + 1) * _PAGE]
    if not some:
        st.html('<p class="hint">No events are in this group.</p>')
        return
    events = events_of(view, some)
    state.show_rows([view.columns.ids[line.rows[0]] for line in some])
    state.unmark_row(sides.LINES)
    st.dataframe(
        line_table(compared, some, events),
        key=sides.LINES,
        hide_index=True,
        height="stretch",
        placeholder="",
        on_select=sides.pick_line,
        selection_mode=["single-cell"],
        column_config=_columns(compared),
    )


def events_of(view: View, some: Sequence[Line]) -> Mapping[int, Event]:
    """Events of some lines by their rows."""
    rows = np.unique([row for line in some for row in line.rows])
    ids = view.columns.ids.at(rows)
    found = {event.id: event for event in data.store().events_of(ids)}
    return {int(row): found[one] for row, one in zip(rows, ids, strict=True) if one in found}


def _columns(compared: Compared) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()
    }
    found[" "] = st.column_config.ImageColumn(width=34, help="Group, as on the map")
    for mark, side in ((_OURS, compared.ours), (_THEIRS, compared.theirs)):
        for name, width in _SIDE.items():
            found[name + mark] = st.column_config.TextColumn(
                f"{name} · {side_name(side)}", width=width
            )
    return found


def line_table(
    compared: Compared, some: Sequence[Line], events: Mapping[int, Event]
) -> pd.DataFrame:
    """Return lines as rows; what a side does not have, or does not say, is an empty cell."""
    names = [name + mark for mark in (_OURS, _THEIRS) for name in _SIDE]
    rows = [
        (
            group_picture(line.group),
            compared.name(line.group),
            apart(line),
            *(cell for row in (line.ours, line.theirs) for cell in _said(row, events)),
        )
        for line in some
    ]
    return pd.DataFrame(rows, columns=[*_WIDTHS, *names], dtype="str")


def apart(line: Line) -> str:
    """Say how far apart a pair is.

    Examples
    --------
    >>> apart(Line("shared", 1, 2, days=0, km=3.2)), apart(Line("shared", 1, 2, days=1, km=0.2))
    ('3 km', 'same place, 1 day')
    """
    if line.km is None or line.days is None:
        return ""
    where = f"{line.km:.0f} km" if line.km >= 1 else "same place"
    return f"{where}, {wording.count(line.days, 'day')}" if line.days else where


def _said(row: int | None, events: Mapping[int, Event]) -> tuple[str, ...]:
    event = None if row is None else events.get(row)
    if event is None:
        return ("",) * len(_SIDE)
    return (
        wording.sortable(event),
        kind_label(event.kind),
        event.place or "",
        who(event),
        wording.toll(event.fatalities_low, event.fatalities_high),
    )


def who(event: Event) -> str:
    """Say who did it to whom, or who is named."""
    by, to, others = wording.who(event)
    if by or to:
        return " → ".join((by or "?", to or "?"))
    return ", ".join(others)
