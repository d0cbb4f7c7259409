"""The table: sorted on the server, and never more than a page of it sent."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from dashboard import table
from dashboard.sorting import LARGEST_FIRST, SORTS, in_order
from geodata.columns import EventColumns
from geodata.models import Event
from tests.strategies import EVENTS

COLUMNS = list(SORTS)


def event(name: str, **facts: Any) -> Event:
    return Event(name, str(facts.pop("kind", "clash")), "violence", (), **facts)


@pytest.mark.parametrize(
    ("by", "descending", "order"),
    [
        ("Date", False, ["b", "a", "c"]),
        ("Date", True, ["a", "b", "c"]),
        ("Event", False, ["a", "c", "b"]),
        ("Place", False, ["b", "a", "c"]),
        ("Place", True, ["a", "b", "c"]),
        ("Killed", True, ["b", "a", "c"]),
        ("Injured", True, ["c", "a", "b"]),
        ("Sure", True, ["c", "a", "b"]),
    ],
)
def test_rows_are_sorted_as_they_are_read(by: str, order: list[str], *, descending: bool) -> None:
    events = [
        event("a", start=dt.date(2018, 6, 18), kind="air_strike", place="Homs", fatalities_low=2),
        event(
            "b",
            start=dt.date(2018, 6, 17),
            kind="shelling",
            place="\u00c5kre",
            confidence=0.1,
            fatalities_low=1,
            fatalities_high=9,
        ),
        event("c", kind="air_strike", injured_high=4, confidence=0.9),
    ]
    columns = EventColumns.of(events)
    rows = in_order(columns, np.arange(3), by, descending=descending)
    assert columns.ids.at(rows) == order


@given(some.lists(EVENTS, max_size=4), some.sampled_from(COLUMNS), some.booleans())
def test_sorting_keeps_every_row(events: list[Event], by: str, descending: bool) -> None:  # noqa: FBT001
    columns = EventColumns.of(events)
    rows = in_order(columns, np.arange(len(events)), by, descending=descending)
    assert sorted(rows) == list(range(len(events)))


@given(some.lists(EVENTS, min_size=1, max_size=3))
def test_every_column_of_the_table_can_be_made_of_any_event(events: list[Event]) -> None:
    made = table.event_table(events)
    assert len(made) == len(events)
    assert set(SORTS) <= set(made.column_names)
    assert not any(column.null_count for column in made.columns)


def click(*columns: str | None) -> None:
    """Run in the app's place: heads are clicked one after the other, None chooses none."""
    import streamlit as st  # noqa: PLC0415  AppTest runs the source of this function alone

    from dashboard import state  # noqa: PLC0415

    for column in columns:
        chosen = {"cells": [], "columns": [column] if column else []}
        st.session_state[state.TABLE] = {"selection": chosen}
        state.pick_from_table()
    st.session_state["told"] = state.sorting()


@pytest.mark.parametrize(
    ("clicks", "sorting"),
    [
        ((), ("Date", False)),
        (("Place",), ("Place", False)),
        (("Place", None), ("Place", True)),
        (("Place", None, "Place"), ("Place", False)),
        (("Place", "Killed"), ("Killed", True)),
        (("Sentence",), ("Date", False)),
        (("Date",), ("Date", True)),
    ],
)
def test_a_click_on_a_head_sorts_and_another_turns_the_order(
    clicks: tuple[str | None, ...], sorting: tuple[str, bool]
) -> None:
    app = AppTest.from_function(click, args=clicks).run()
    assert not app.exception
    assert app.session_state["told"] == sorting
    assert set(SORTS) >= LARGEST_FIRST


def choose(event: str | None) -> None:
    """Run in the app's place: a row is clicked, and then an event is chosen elsewhere."""
    import streamlit as st  # noqa: PLC0415  AppTest runs the source of this function alone

    from dashboard import state  # noqa: PLC0415

    state.show_rows(["one", "two"])
    chosen = {"cells": [(1, "Place")], "columns": ["Date"]}
    st.session_state[state.TABLE] = {"selection": chosen}
    state.pick_from_table()
    state.select(event)
    state.unmark_row(state.TABLE)
    st.session_state["told"] = st.session_state[state.TABLE]["selection"]


@pytest.mark.parametrize(("event", "cells"), [("two", 1), ("one", 0), (None, 0)])
def test_a_row_stays_marked_while_its_event_is_chosen(event: str | None, cells: int) -> None:
    app = AppTest.from_function(choose, args=(event,)).run()
    assert not app.exception
    assert len(app.session_state["told"]["cells"]) == cells
    assert app.session_state["told"]["columns"] == ["Date"]


def test_only_a_page_is_sent(open_app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_PAGE", 2)
    app = open_app()
    assert len(app.dataframe[0].value) == 2


def turn() -> None:
    """Run in the app's place: what is on the pages is the same, and then something else."""
    import streamlit as st  # noqa: PLC0415  AppTest runs the source of this function alone

    from dashboard import state  # noqa: PLC0415

    st.session_state["told"] = [state.pages_key(one) for one in ("a", "a", "b", "b", "a")]


def test_other_contents_begin_at_the_first_page() -> None:
    one, same, other, again, back = AppTest.from_function(turn).run().session_state["told"]
    assert one == same
    assert other == again
    assert len({one, other, back}) == 3
