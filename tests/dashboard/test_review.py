"""Review in the panel, without a browser: what its buttons and fields make of an event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import review, settling
from dashboard.desk import field
from geodata import reviewer
from geodata.actors import ActorRegister
from geodata.gazetteer import Gazetteer
from geodata.models import Event, Place
from geodata.store import Store
from tests.dashboard.holdings import fill, fill_disputed
from tests.dashboard.test_app import notes, words

OpenApp = Callable[..., AppTest]


def event_at(place: str | None) -> Event:
    with Store() as store:
        return next(one for one in store.events() if one.place == place)


def by_id(name: str) -> Event:
    with Store() as store:
        found = store.event(name)
        assert found is not None
        return found


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def selected(open_app: OpenApp, place: str | None = "Harri", **more: object) -> AppTest:
    with Store() as store:
        more.pop("store", fill)(store)
    return open_app(store=None, event=event_at(place).id)


def test_confirm_reject_undo_and_redo(open_app: OpenApp) -> None:
    app = selected(open_app)
    press(app, "confirm")
    assert event_at("Harri").review == "confirmed"
    assert '<span class="chip confirmed">' in words(app)
    assert app.button(key="confirm").disabled
    press(app, "reject")
    press(app, "undo")
    assert event_at("Harri").review == "confirmed"
    press(app, "undo")
    assert event_at("Harri").review == "new"
    assert app.button(key="undo").disabled
    press(app, "redo")
    assert event_at("Harri").review == "confirmed"
    assert "Done again: confirmed" in notes(app)


def test_the_name_is_asked_once_and_stands_in_the_history(open_app: OpenApp) -> None:
    app = selected(open_app)
    app.text_input(key="reviewer").set_value("Ada <b>").run()
    assert reviewer.name() == "Ada <b>"
    press(app, "confirm")
    assert "<b>Ada &lt;b&gt;</b>" in words(app)
    with Store() as store:
        assert [one.who for one in store.history(event_at("Harri").id)] == ["Ada <b>"]


def test_every_field_of_a_correction_is_kept(open_app: OpenApp) -> None:
    app = selected(open_app)
    before = event_at("Harri")
    press(app, "correct")
    app.selectbox(key=field("kind")).set_value("shelling")
    app.date_input(key=field("first")).set_value(dt.date(2018, 6, 18))
    app.date_input(key=field("last")).set_value(dt.date(2018, 6, 19))
    app.text_input(key=field("killed")).set_value("20-38")
    app.text_input(key=field("injured")).set_value("up to 8")
    app.selectbox(key=field("modality")).set_value("claimed")
    app.multiselect(key=field("others")).set_value(["Iran"])
    app.run()
    press(app, "save")
    event = by_id(before.id)
    assert (event.kind, event.review) == ("shelling", "edited")
    assert (event.start, event.end) == (dt.date(2018, 6, 18), dt.date(2018, 6, 19))
    assert (event.fatalities_low, event.fatalities_high) == (20, 38)
    assert (event.injured_low, event.injured_high) == (None, 8)
    assert (event.modality, event.actors, event.actor1) == ("claimed", ("Israel", "Iran"), "Israel")
    assert (event.place, event.latitude) == (before.place, before.latitude)
    assert "<s>Air strike</s> → Shelling" in words(app)


def test_saving_without_a_change_is_no_correction(open_app: OpenApp) -> None:
    for place in ("Harri", "Ahvaz", None):
        with Store() as store:
            fill(store)
        before = event_at(place)
        app = open_app(store=None, event=before.id)
        press(app, "correct")
        press(app, "save")
        assert by_id(before.id) == before


def test_a_toll_that_is_none_is_said_and_nothing_is_lost(open_app: OpenApp) -> None:
    app = selected(open_app)
    press(app, "correct")
    app.text_input(key=field("killed")).set_value("many").run()
    press(app, "save")
    assert "'many' is no toll" in notes(app)
    assert app.text_input(key=field("killed")).value == "many"
    assert event_at("Harri").review == "new"
    press(app, "cancel")
    assert event_at("Harri").review == "new"


def test_a_place_is_found_by_search_and_saved(open_app: OpenApp) -> None:
    app = selected(open_app)
    name = event_at("Harri").id
    press(app, "correct")
    app.text_input(key=field("place_search")).set_value("Hajin").run()
    press(app, f"{field('place_search')}-found-0")
    assert by_id(name).place == "Harri"  # not before it is saved
    press(app, "save")
    moved = by_id(name)
    assert (moved.place, moved.country) == ("Hajin", "SYR")
    assert moved.latitude == pytest.approx(34.69, abs=0.1)
    assert moved.sources[0].place == "Harri"


def test_an_event_without_a_place_is_put_at_coordinates(open_app: OpenApp) -> None:
    app = selected(open_app, None)
    name = event_at(None).id
    press(app, "correct")
    app.text_input(key=field("place_search")).set_value("34.4553, 40.9186").run()
    press(app, f"{field('place_search')}-found-0")
    press(app, "save")
    moved = by_id(name)
    assert (moved.latitude, moved.longitude) == (34.4553, 40.9186)
    assert (moved.country, moved.geo_precision) == ("SYR", "exact")
    assert moved.place is not None
    press(app, "undo")
    assert by_id(name).latitude is None


def test_a_point_set_on_the_map_waits_until_it_is_saved(open_app: OpenApp) -> None:
    app = selected(open_app)
    name = event_at("Harri").id
    press(app, "correct")
    # What the map's frame sends arrives in a callback, in which this is all that happens.
    app.session_state["desk_moved"] = review.moved_to(by_id(name), 34.5, 40.9)
    app.run()
    assert "there moved" in words(app)
    press(app, "save")
    assert by_id(name).latitude == 34.5
    with Store() as store:
        (change,) = store.history(name)
    assert change.before["latitude"] == 34.43


def test_candidates_are_ranked_with_reasons_and_one_click_moves(open_app: OpenApp) -> None:
    app = selected(open_app, "Al-Tanf")
    app.session_state["why-here"] = True
    app.run()
    said = words(app)
    assert "“Al-Tanf”" in said
    assert "because-of" in said
    assert app.button(key="why-candidate-0").label.startswith("**Al\\-Tanf**")


def test_reports_that_disagree_are_compared_and_split(open_app: OpenApp) -> None:
    app = selected(open_app, store=fill_disputed)
    said = words(app)
    assert "<th>Killed</th>" in said
    assert '<td class="odd">20+</td>' in said
    assert '<td class="odd">52</td>' in said
    press(app, "split")
    press(app, "out-0")
    with Store() as store:
        assert sorted(one.reports for one in store.events()) == [1, 1]
    press(app, "undo")
    with Store() as store:
        assert [one.reports for one in store.events()] == [2]


def test_two_events_are_merged_from_the_candidates(open_app: OpenApp) -> None:
    app = selected(open_app, store=fill_disputed)
    press(app, "split")
    press(app, "split-all") if "split-all" in {one.key for one in app.button} else press(
        app, "out-0"
    )
    press(app, "merge")
    press(app, "join-0")
    with Store() as store:
        (event,) = store.events()
    assert (event.merged_because or "").startswith("joined by hand")


def test_another_event_can_be_chosen_to_merge_with(open_app: OpenApp) -> None:
    app = selected(open_app)
    first, other = event_at("Harri"), event_at("Ahvaz")
    press(app, "merge")
    app.session_state["event"] = other.id
    app.run()
    press(app, "join-chosen")
    assert by_id(first.id) == by_id(other.id)


def test_next_and_previous_walk_through_what_is_shown(open_app: OpenApp) -> None:
    app = open_app()
    press(app, "next")
    first = app.session_state["event"]
    press(app, "next")
    assert app.session_state["event"] != first
    press(app, "previous")
    assert app.session_state["event"] == first
    assert app.button(key="previous").disabled


def test_selecting_another_event_ends_the_correction(open_app: OpenApp) -> None:
    app = selected(open_app)
    press(app, "correct")
    app.session_state["event"] = event_at("Ahvaz").id
    app.run()
    assert not app.exception
    assert "save" not in {one.key for one in app.button}


def test_a_spelling_that_is_settled_is_used_from_then_on(open_app: OpenApp) -> None:
    app = selected(open_app)
    press(app, "correct")
    app.text_input(key=field("place_search")).set_value("Hajin").run()
    press(app, f"{field('place_search')}-found-0")
    app.checkbox(key=field("spelling")).check().run()
    press(app, "save")
    assert "“Harri” means Hajin" in notes(app)
    place = Gazetteer.open().settled("Harri")
    assert place is not None
    assert place.name == "Hajin"
    assert app.button(key="again").label == "Read 1 report again"
    press(app, "again")
    assert "1 report read again" in notes(app)
    assert "again" not in {one.key for one in app.button}
    with Store() as store:
        (told,) = [
            one for one in store.events() if "bombed a post at Harri" in one.sources[0].quote
        ]
        assert (told.place, told.review) == ("Hajin", "edited")


def test_an_actors_spelling_that_is_settled_is_used_from_then_on(open_app: OpenApp) -> None:
    app = selected(open_app)
    press(app, "correct")
    app.selectbox(key=field("actor1")).set_value("Free Syrian Army").run()
    app.checkbox(key=field("spelling1")).check().run()
    press(app, "save")
    named = ActorRegister.load().named("Israel")
    assert named is not None
    assert named.name == "Free Syrian Army"


def test_a_place_set_by_hand_has_an_id_of_its_own(home: Path) -> None:
    event = replace(
        Event("e", "clash", "violence", ()), place="Post 7", latitude=34.1, longitude=40.2
    )
    place = settling.place_of(event)
    assert isinstance(place, Place)
    assert place.id.startswith("hand:")
    assert settling.place_of(replace(event, longitude=41.0)) != place
    st.cache_resource.clear()
