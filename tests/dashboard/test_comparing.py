"""The shelf that compares: one table, one map, and what the panel says of a pair."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import compared_file, data, sides, state
from dashboard.comparing import Compared
from geodata.cli import main
from geodata.columns import EventColumns
from geodata.comparing import compare
from geodata.comparing import sides as sides_of
from geodata.comparing.table import lines
from geodata.filters import Filters
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


COMPARED = {"compare": "ged", "group": "only_ours", "within_km": "50", "within_days": "3"}


def notes(app: AppTest) -> str:
    return "\n".join(one for one in html(app).splitlines() if 'role="status"' in one)


def one(app: AppTest, word: str) -> str | None:
    """A word of the address, which AppTest gives as a list or alone."""
    value = app.query_params.get(word)
    return value[0] if isinstance(value, list) else value


def test_a_link_restores_what_is_compared(open_app: OpenApp) -> None:
    app = open_app(store=filled, **COMPARED)
    assert not app.exception
    assert app.segmented_control(key=state.SHELF).value == sides.COMPARE
    assert app.dataframe[0].value["Group"].tolist() == ["Only reports"] * 4
    assert app.selectbox(key=sides.THEIRS).value == "ged"
    assert app.number_input(key=sides.WITHIN_KM).value == 50
    assert app.number_input(key=sides.WITHIN_DAYS).value == 3
    assert {word: one(app, word) for word in COMPARED} == COMPARED


def test_the_address_follows_what_is_compared(open_app: OpenApp) -> None:
    app = comparing(open_app)
    assert (one(app, "compare"), one(app, "ours"), one(app, "group")) == ("ged", None, None)
    app = app.segmented_control(key=sides.GROUP).set_value("only_theirs").run()
    app = app.number_input(key=sides.WITHIN_KM).set_value(12.5).run()
    app = app.selectbox(key=sides.OURS).set_value("ged").run()
    told = {word: one(app, word) for word in sides.WORDS}
    assert told == {
        "compare": "ged",
        "ours": "ged",
        "group": "only_theirs",
        "within_km": "12.5",
        "within_days": None,
    }
    app = app.segmented_control(key=state.SHELF).set_value("Events").run()
    assert not set(sides.WORDS) & set(app.query_params)


def test_wrong_words_of_what_is_compared_are_left_out_with_a_note(open_app: OpenApp) -> None:
    wrong = {"ours": "acled", "group": "all", "within_km": "far", "within_days": "1.5"}
    app = open_app(store=filled, compare="ged", **wrong)
    assert not app.exception
    for word, value in wrong.items():
        assert f"Left out of the link: {word} '{value}'" in unescape(notes(app))
    assert len(app.dataframe[0].value) == 6
    assert one(app, "compare") == "ged"
    assert not {*wrong} & {*app.query_params}


def test_a_set_that_is_not_here_is_noted(open_app: OpenApp) -> None:
    app = open_app(store=filled, compare=HOSTILE)
    assert "the sets here are ged" in notes(app)
    assert "<img src=x" not in notes(app)
    assert one(app, "compare") == "ged"
    app = open_app(store=None, compare="acled")
    assert app.segmented_control(key=state.SHELF).value == sides.COMPARE


def test_nothing_imported_and_words_without_a_set_are_noted(open_app: OpenApp) -> None:
    app = open_app(compare="acled")
    assert "nothing was imported here yet" in notes(app)
    app = open_app(store=None, group="shared")
    assert "add compare= and the name of an imported set" in notes(app)
    assert app.segmented_control(key=state.SHELF).value == "Events"


@pytest.mark.parametrize("suffix", [".csv", ".geojson", ".json"])
def test_the_shelf_gives_the_file_that_the_command_writes(
    home: Path, suffix: str, tmp_path: Path
) -> None:
    with Store() as store:
        filled(store)
    held = data.load()
    view = data.view(held, Filters(family=("violence",)))
    found = compare(
        view.columns, *sides_of(view.columns, view.without("collection"), "reports", "ged")
    )
    compared = Compared("reports", "ged", found, lines(found), len(view.columns))
    path = tmp_path / f"out{suffix}"
    assert main(["compare", "ged", "--family", "violence", "-o", str(path)]) == 0
    given = compared_file.content(view, compared.of_group(sides.EVERY), suffix)
    assert given == path.read_bytes()
    alone = compared_file.content(view, compared.of_group("shared"), suffix)
    assert 0 < len(alone) < len(given)


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
