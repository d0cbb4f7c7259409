"""The shelf that compares: one table, one map, and what the panel says of a pair."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import numpy as np
from streamlit.testing.v1 import AppTest

from dashboard import sides, state
from dashboard.comparing import Compared
from geodata.columns import EventColumns
from geodata.comparing import compare
from geodata.comparing.table import lines
from geodata.store import Store
from tests.dashboard.holdings import HOSTILE, fill
from tests.merging.mentions import told

OpenApp = Callable[..., AppTest]
DAY = dt.date(2018, 6, 17)


def filled(store: Store) -> None:
    """The strike at Harri as others have it, and another that nobody has read of."""
    fill(store)
    theirs = [
        told("ged:1", start=DAY, end=DAY, actor1="Israel", quote=HOSTILE, fatalities_low=22),
        told("ged:2", latitude=10.0, start=DAY, end=DAY, place=HOSTILE),
    ]
    with store.taking_in("ged", preset="ucdp", file="ged.csv") as taking:
        taking.put([(one, None) for one in theirs])


def comparing(open_app: OpenApp, **link: str) -> AppTest:
    app = open_app(store=filled, **link)
    return app.segmented_control(key=state.SHELF).set_value(sides.COMPARE).run()


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_each_event_stands_in_one_group_of_the_table(open_app: OpenApp) -> None:
    app = comparing(open_app)
    assert not app.exception
    frame = app.dataframe[0].value
    assert frame["Group"].value_counts().to_dict() == {
        "Only reports": 4,
        "Shared": 1,
        "Only ged": 1,
    }
    pair = frame[frame["Group"] == "Shared"].iloc[0]
    assert (pair["Event of ours"], pair["Killed of ours"], pair["Killed of theirs"]) == (
        "Air strike",
        "20+",
        "22+",
    )
    assert "How far the shared ones agree" in html(app)


def test_a_group_can_be_looked_at_alone_and_thresholds_be_set(open_app: OpenApp) -> None:
    app = comparing(open_app)
    app = app.segmented_control(key=sides.GROUP).set_value("only_theirs").run()
    assert app.dataframe[0].value["Group"].tolist() == ["Only ged"]
    app = app.segmented_control(key=sides.GROUP).set_value(sides.EVERY).run()
    app = app.number_input(key=sides.WITHIN_KM).set_value(20_000.0 / 50).run()
    assert not app.exception
    app = app.segmented_control(key=state.SHELF).set_value("Events").run()
    app = app.segmented_control(key=state.SHELF).set_value(sides.COMPARE).run()
    assert app.number_input(key=sides.WITHIN_KM).value == 400


def test_the_panel_says_what_both_sides_say_and_nothing_of_it_is_markup(
    open_app: OpenApp,
) -> None:
    app = comparing(open_app)
    app.session_state["event"] = "ged:1"
    app.run()
    assert not app.exception
    said = html(app)
    assert "<b>Shared</b>" in said
    assert re.search(r"<th>reports</th><th>ged</th>", said)
    assert "20+" in said
    assert "<img src=x" not in said


def test_filters_hold_for_both_sides(open_app: OpenApp) -> None:
    app = comparing(open_app, kind="air_strike")
    groups = app.dataframe[0].value["Group"].tolist()
    assert sorted(groups) == ["Only ged", "Shared"]


def test_without_an_imported_set_the_shelf_teaches(open_app: OpenApp) -> None:
    app = open_app()
    app = app.segmented_control(key=state.SHELF).set_value(sides.COMPARE).run()
    assert not app.exception
    assert "dateline import FILE" in html(app)


def test_the_map_is_told_the_group_of_each_point() -> None:
    columns = EventColumns.of([told("a"), told("b", latitude=3.0), told("ged:1", collection="ged")])
    found = compare(columns, np.array([0, 1]), np.array([2]))
    compared = Compared("reports", "ged", found, lines(found), 3)
    assert {name: mask.tolist() for name, mask in compared.groups.items()} == {
        "shared": [True, False, False],
        "only_ours": [False, True, False],
        "only_theirs": [False, False, False],
    }
    assert compared.shown(sides.EVERY).tolist() == [True, True, False]
    assert compared.shown("shared").tolist() == [True, False, False]
