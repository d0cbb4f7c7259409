"""The app's logic, without a browser: what is counted, listed, downloaded, selected and linked."""

from __future__ import annotations

import contextlib
import datetime as dt
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import assets, state, table
from geodata.exchange import read
from geodata.store import Store
from tests.dashboard.blocks import shown_points
from tests.dashboard.holdings import HOSTILE, fill, fill_hostile

OpenApp = Callable[..., AppTest]


def words(app: AppTest) -> str:
    """Everything that the page says in HTML."""
    return "\n".join(element.proto.body for element in app.get("html"))


def notes(app: AppTest) -> str:
    """Lines that the page says over the map."""
    said = [text for text in words(app).splitlines() if '<div role="status">' in text]
    return html.unescape("\n".join(said))


def tally(app: AppTest) -> str:
    said = next(text for text in words(app).splitlines() if "<h1>Dateline</h1>" in text)
    return re.sub(r"<[^>]+>", " ", said).split("Dateline")[1].replace("·", "").strip()


def map_arguments(app: AppTest) -> dict[str, Any]:
    component = next(one for one in app.get("component_instance") if "json_args" in str(one.proto))
    return json.loads(component.proto.json_args)


def dots(app: AppTest) -> list[dict[str, Any]]:
    """The events that the map is told to show."""
    sent = map_arguments(app)["feature_group"]
    payload = re.search(r"Dateline\.show\((\{.*\})\);", sent)
    return shown_points(json.loads(payload.group(1)))


def test_everything_is_shown_at_first(open_app: OpenApp) -> None:
    app = open_app()
    assert not app.exception
    assert tally(app) == "5  of 5 events"
    assert app.button(key="unlocated").label == "1 without a place"
    assert len(dots(app)) == 4
    assert len(app.dataframe[0].value) == 5


def test_an_actor_narrows_map_table_and_count(open_app: OpenApp) -> None:
    app = open_app()
    app.multiselect(key=state.ACTORS).set_value(["Israel"]).run()
    assert tally(app) == "1  of 5 events"
    assert [dot["title"] for dot in dots(app)] == ["Air strike"]
    assert list(app.dataframe[0].value["Place"]) == ["Harri"]


def test_a_choice_stays_chosen_when_its_count_changes(open_app: OpenApp) -> None:
    app = open_app()
    app.multiselect(key=state.ACTORS).set_value(["Iran"]).run()
    app.text_input(key=state.SEARCH).set_value("parade").run()
    assert app.multiselect(key=state.ACTORS).value == ["Iran"]
    assert tally(app) == "1  of 5 events"


def test_dates_are_both_included(open_app: OpenApp) -> None:
    app = open_app()
    app.date_input(key=state.DATES).set_value((dt.date(2018, 6, 17), dt.date(2018, 6, 17))).run()
    assert [dot["title"] for dot in dots(app)] == ["Air strike"]


def test_the_base_map_is_the_same_whatever_is_filtered(open_app: OpenApp) -> None:
    app = open_app()
    before = map_arguments(app)
    app.text_input(key=state.SEARCH).set_value("Ahvaz").run()
    after = map_arguments(app)
    assert before["feature_group"] != after["feature_group"]
    unchanging = ("script", "js_links", "css_links", "zoom", "center")
    assert [before[name] for name in unchanging] == [after[name] for name in unchanging]


def test_the_page_waits_for_the_map_when_it_turns_to_other_events(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    monkeypatch.setattr("dashboard.map._let_paint", lambda: waits.append(len(waits)))
    app = open_app()
    assert not waits  # the first map of all is drawn with its page
    app.multiselect(key="kinds").set_value(["air_strike"]).run()
    assert len(waits) == 1
    app.button(key="next").click().run()
    assert app.query_params["event"]
    assert len(waits) == 1  # another event is selected, the same ones are shown
    app.button(key="clear").click().run()
    assert len(waits) == 2


def test_only_who_waits_for_the_basemap_is_told_so(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def spinner(words: str, **_: object) -> contextlib.nullcontext[None]:
        told.append(words)
        return contextlib.nullcontext()

    app = open_app()
    monkeypatch.setattr(st, "spinner", spinner)
    app.run()
    assert told == []
    monkeypatch.setattr(assets, "are_ready", lambda: False)
    app.run()
    assert told == ["Drawing the basemap, this first time only …"]


def test_every_file_of_the_map_comes_from_this_machine(open_app: OpenApp) -> None:
    sent = map_arguments(open_app())
    links = [*sent["js_links"], *sent["css_links"]]
    assert links == [assets.versioned(file, in_frame=True) for file in ("frame.js", "frame.css")]
    assert all(link.startswith("../dashboard.assets.") for link in links)
    assert "http" not in sent["script"]


def test_only_the_click_comes_back_from_the_map(open_app: OpenApp) -> None:
    returned = map_arguments(open_app())["returned_objects"]
    assert returned == ["last_active_drawing"]


def test_a_link_restores_filters_and_event(open_app: OpenApp) -> None:
    app = open_app(actor="Iran", from_="2018-09-01", to="2018-09-30", q="parade", event="killing-0")
    assert app.multiselect(key=state.ACTORS).value == ["Iran"]
    assert app.date_input(key=state.DATES).value == (dt.date(2018, 9, 1), dt.date(2018, 9, 30))
    assert app.text_input(key=state.SEARCH).value == "parade"
    assert "gunmen killed 29 people" in words(app)


def test_the_url_follows_the_filters(open_app: OpenApp) -> None:
    app = open_app(embed="true", country="SYR")
    app.multiselect(key=state.KINDS).set_value(["air_strike"]).run()
    assert app.query_params["kind"] in ("air_strike", ["air_strike"])
    assert app.query_params["country"] in ("SYR", ["SYR"])
    assert app.query_params["embed"] in ("true", ["true"])
    app.button(key="clear").click().run()
    assert "kind" not in app.query_params
    assert "country" not in app.query_params
    assert tally(app) == "5  of 5 events"


def test_a_run_that_changes_no_filter_leaves_the_address_alone(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(type(st.query_params), "from_dict", lambda _, words: sent.append(words))
    app = open_app(lat="34.43", lon="40.99", zoom="9", country="SYR")
    app.run()
    assert sent == []


def test_a_wrong_word_of_a_link_is_left_out_with_a_note(open_app: OpenApp) -> None:
    app = open_app(from_="soon", actor="Israel")
    assert "soon" in notes(app)
    assert tally(app) == "1  of 5 events"
    app.button(key="dismiss").click().run()
    assert notes(app) == ""


def test_an_open_end_of_a_link_filters_and_can_be_taken_back(open_app: OpenApp) -> None:
    app = open_app(to="2018-06-30")
    assert tally(app) == "1  of 5 events"
    assert app.button(key="other-to").label == r"Until: 2018\-06\-30"
    app.button(key="other-to").click().run()
    assert tally(app) == "5  of 5 events"


def test_a_store_that_cannot_be_opened_is_one_clear_message(home: Path, open_app: OpenApp) -> None:
    (home / "dateline.db").write_text("no database")
    app = open_app(store=None)
    assert not app.exception
    assert len(app.error) == 1
    assert "dateline" in app.error[0].value


def test_a_word_without_a_widget_can_be_taken_back(open_app: OpenApp) -> None:
    app = open_app(bbox="38,33,39,34")
    assert tally(app) == "2  of 5 events"
    app.button(key="other-bbox").click().run()
    assert tally(app) == "5  of 5 events"


def test_the_selected_event_shows_its_sentence_with_highlights(open_app: OpenApp) -> None:
    app = open_app()
    app.session_state["event"] = "air_strike-24"
    app.run()
    said = words(app)
    assert '<mark class="place this">Harri</mark>' in said
    assert '<mark class="actor this">Israel</mark>' in said
    assert '<mark class="date this">Sunday</mark>' in said
    assert "Sun 17 June 2018" in said
    assert "20+ killed" in said
    assert "A week of raids" in said
    assert app.query_params["event"] in ("air_strike-24", ["air_strike-24"])


def act_on_map(told: dict) -> None:
    """Run in the app's place: what the map's script hands over, then what comes of it."""
    import tempfile  # noqa: PLC0415  AppTest runs the source of this function alone
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from dashboard import data, link, points, state  # noqa: PLC0415
    from dashboard import map as event_map  # noqa: PLC0415
    from geodata.columns import EventColumns  # noqa: PLC0415
    from geodata.filters import Filters  # noqa: PLC0415
    from geodata.models import Event  # noqa: PLC0415

    link.restore()
    spots = {"a": None, "b": 34.0, "c": 34.0}
    events = [
        Event(name, "killing", "violence", (), latitude=spot, longitude=spot)
        for name, spot in spots.items()
    ]
    columns = EventColumns.of(events)
    drawn = points.publish(columns, Path(tempfile.mkdtemp()))
    view = data.View(data.Holdings(columns, drawn, data.store().counts()), Filters())
    st.session_state[state.MAP] = {"last_active_drawing": {"properties": told} if told else None}
    event_map.act(view)


@pytest.mark.parametrize(
    ("told", "selected", "listed"),
    [
        ({"action": "select", "points": [0]}, "b", []),
        ({"action": "list", "points": [0, 1], "count": 2}, None, ["b", "c"]),
        ({"action": "select", "points": [7]}, None, []),
        ({"action": "dance"}, None, []),
        ({}, None, []),
    ],
)
def test_a_click_on_the_map_selects_or_lists(
    told: dict[str, Any], selected: str | None, listed: list[str]
) -> None:
    app = AppTest.from_function(act_on_map, args=(told,)).run()
    assert not app.exception
    assert app.session_state["event"] == selected
    assert app.session_state["listed"] == listed


def test_an_area_drawn_on_the_map_is_a_filter_word() -> None:
    ring = [[40.5, 34.0], [41.5, 34.0], [41.0, 35.0]]
    app = AppTest.from_function(act_on_map, args=({"action": "area", "ring": ring},)).run()
    assert not app.exception
    assert app.session_state["other_words"].to_query() == {"area": "40.5 34,41.5 34,41 35"}


def test_an_area_of_a_link_reaches_the_map(open_app: OpenApp) -> None:
    app = open_app(area="40 34,42 34,41 35.5")
    assert [dot["title"] for dot in dots(app)] == ["Air strike"]
    assert '"area":[[40.0,34.0],[42.0,34.0],[41.0,35.5]]' in map_arguments(app)["feature_group"]


def put_down(name: str) -> None:
    """Run in the app's place: an event is taken onto the desk, and its pin put down."""
    import streamlit as st  # noqa: PLC0415

    from dashboard import data, desk, link, state  # noqa: PLC0415
    from dashboard import map as event_map  # noqa: PLC0415
    from geodata.filters import Filters  # noqa: PLC0415

    link.restore()
    desk.begin("correct", data.store().event(name))
    view = data.view(data.load(), Filters())
    st.session_state["before"] = event_map.EventLayer(view, name).payload
    told = {"action": "move", "latitude": 34.5, "longitude": 41.25}
    st.session_state[state.MAP] = {"last_active_drawing": {"properties": told}}
    event_map.act(view)
    st.session_state["after"] = event_map.EventLayer(view, name).payload


def test_the_pin_of_a_correction_is_where_it_was_put_down(home: Path) -> None:
    with Store() as store:
        fill(store)
    app = AppTest.from_function(put_down, args=("air_strike-24",), default_timeout=60).run()
    assert not app.exception
    assert json.loads(app.session_state["before"])["moving"] == [34.43, 40.99]
    assert json.loads(app.session_state["after"])["moving"] == [34.5, 41.25]


def test_the_shelf_of_reports_follows_the_filters(open_app: OpenApp) -> None:
    app = open_app(country="IRN")
    app.session_state[state.SHELF] = table.REPORTS
    app.run()
    assert app.dataframe[0].value["Title"].tolist() == ["Shots at a parade"]
    assert f"{table.REPORTS}  1" in app.button_group[0].options
    app.button(key="clear").click().run()
    assert len(app.dataframe[0].value) == 2


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What each button downloads, by its key."""
    found: dict[str, Callable[[], bytes]] = {}
    original = st.download_button

    def spy(label: str, data: Callable[[], bytes], **options: Any) -> bool:
        found[options["key"]] = data
        return original(label, data, **options)

    monkeypatch.setattr(st, "download_button", spy)
    return found


def test_the_download_is_exactly_what_is_filtered(
    open_app: OpenApp, offered: dict[str, Callable[[], bytes]]
) -> None:
    app = open_app()
    everything = json.loads(offered["download"]())
    assert len(everything["features"]) == 5
    app.multiselect(key=state.ACTORS).set_value(["Iran"]).run()
    filtered = json.loads(offered["download"]())
    kinds = [feature["properties"]["kind"] for feature in filtered["features"]]
    assert sorted(kinds) == ["advance", "killing", "missile_strike"]
    assert filtered["filter"] == "Iran; 3 of 5 events"
    with zipfile.ZipFile(io.BytesIO(offered["pack"]())) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["filter"] == {"words": "Iran; 3 of 5 events", "options": {"actor": "Iran"}}


def test_several_events_at_one_point_can_all_be_reached(open_app: OpenApp) -> None:
    app = open_app()
    with Store() as store:
        here = [event.id for event in store.events() if event.place == "Al-Tanf"]
    app.session_state["listed"] = here
    app.run()
    assert len(app.session_state["listed"]) == 2
    app.button(key="pick-movement-0").click().run()
    assert "Its army plans to march" in words(app)
    app.button(key="back").click().run()
    app.button(key="pick-violence-1").click().run()
    assert "denied that it had fired" in words(app)


def test_an_event_that_the_filters_hide_is_said_to_be_hidden(open_app: OpenApp) -> None:
    app = open_app(event="killing-0", actor="Israel")
    assert "filters hide this event" in words(app)


def test_the_events_without_a_place_can_be_opened(open_app: OpenApp) -> None:
    app = open_app()
    app.button(key="unlocated").click().run()
    assert list(app.dataframe[0].value["Event"]) == ["Meeting or talks"]


def test_an_empty_store_says_how_to_read_reports(open_app: OpenApp) -> None:
    app = open_app(store=None)
    assert not app.exception
    assert "No events yet" in words(app)
    assert "dateline ingest" in words(app)
    assert dots(app) == []


def test_when_nothing_matches_a_filter_can_be_loosened(open_app: OpenApp) -> None:
    app = open_app(actor="Iran", q="zebra")
    assert "Nothing matches" in words(app)
    assert app.button(key="loosen-actor").disabled
    app.button(key="loosen-q").click().run()
    assert tally(app) == "3  of 5 events"


def test_samples_are_marked_and_removed_in_one_click(open_app: OpenApp) -> None:
    app = open_app()
    app.button(key="remove-samples").click().run()
    assert tally(app) == "4  of 4 events"
    with Store() as store:
        assert store.samples_removed
    assert "remove-samples" not in {button.key for button in app.button}


def test_no_internals_are_on_the_screen(open_app: OpenApp) -> None:
    app = open_app(event="meeting-243")
    shown = " ".join([words(app), *app.dataframe[0].value.astype(str).to_numpy().ravel()])
    assert not re.search(r"\b(None|nan|NaN|NaT)\b", shown)


@pytest.mark.parametrize("event", [None, "hostile"])
def test_hostile_text_is_escaped_wherever_it_stands(open_app: OpenApp, event: str | None) -> None:
    app = open_app(store=fill_hostile, **({"event": event} if event else {}))
    assert not app.exception
    assert "<script" not in words(app).replace("<h1>", "")
    assert "onerror=" not in re.sub(r"&lt;.*?&gt;", "", words(app))
    sent = map_arguments(app)["feature_group"]
    assert "${" not in sent
    assert "`" not in sent
    assert "</script" not in sent
    assert dots(app)[0]["where"] == HOSTILE


def test_every_format_and_a_printed_map_hold_what_is_shown(
    open_app: OpenApp, offered: dict[str, Callable[[], bytes]], tmp_path: Path
) -> None:
    app = open_app()
    app.radio(key="export-format").set_value("csv").run()
    (tmp_path / "all.csv").write_bytes(offered["download"]())
    assert len(list(read(tmp_path / "all.csv"))) == 5
    app.button(key="print").click().run()
    assert offered["printed"]().startswith(b"%PDF")
    for picture, begins in (("animation", b"GIF89a"), ("actors", b"%PDF")):
        app.session_state["print-picture"] = picture  # a run of the whole page closes the dialog
        app.button(key="print").click().run()
        assert offered["printed"]().startswith(begins)
    assert not app.exception
