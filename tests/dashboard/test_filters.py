"""The left column and the link, without a browser."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import chosen, state
from geodata.store import Store
from tests.dashboard.holdings import HOSTILE, fill_hostile
from tests.dashboard.test_app import notes
from tests.merging.mentions import told

OpenApp = Callable[..., AppTest]


def number(app: AppTest) -> int:
    """How many events are shown."""
    html = "\n".join(element.proto.body for element in app.get("html"))
    return int(re.search(r"<b>([\d,]+)</b>", html).group(1))


def options(app: AppTest, word: str) -> list[str]:
    return app.multiselect(key=chosen.LISTS[word]).options


def choose(app: AppTest, word: str, *values: str) -> AppTest:
    return app.multiselect(key=chosen.LISTS[word]).set_value(list(values)).run()


def test_every_choice_says_how_many_events_it_would_leave(open_app: OpenApp) -> None:
    app = open_app()
    assert options(app, "actor") == ["Iran\t3", "Israel\t1"]
    assert options(app, "kind")[:3] == ["Violence\t3", "   Air strike\t1", "   Killing\t1"]
    assert options(app, "country") == ["Syria\t3", "Iran\t1"]
    assert options(app, "admin1") == ["Homs\t2", "Deir ez-Zor\t1", "Khuzestan\t1"]
    assert "Denied\t1" in options(app, "modality")
    assert options(app, "review") == ["Not reviewed yet\t5"]


@pytest.mark.parametrize("word", sorted({*chosen.LISTS} - {"collection"}))
def test_a_choice_leaves_as_many_as_it_says(open_app: OpenApp, word: str) -> None:
    app = open_app()
    widget = app.multiselect(key=chosen.LISTS[word])
    line = widget.options[-1]
    app = widget.select(line).run()
    assert number(app) == int(line.split("\t")[1])


def test_counts_follow_the_other_filters_but_not_their_own(open_app: OpenApp) -> None:
    app = choose(open_app(), "kind", "air_strike")
    assert options(app, "actor") == ["Israel\t1"]
    assert options(app, "country") == ["Syria\t1"]
    assert "   Killing\t1" in options(app, "kind")


def test_a_line_that_the_browser_gives_back_with_an_old_count_is_understood(
    open_app: OpenApp,
) -> None:
    app = choose(open_app(), "actor", "Iran")
    app.session_state[state.ACTORS] = ["Iran\t3", "Israel\t99"]
    app.run()
    assert app.multiselect(key=state.ACTORS).value == ["Iran", "Israel"]


def test_a_family_stands_for_its_kinds(open_app: OpenApp) -> None:
    app = choose(open_app(), "kind", "family:violence")
    assert number(app) == 3
    assert app.query_params["family"] in ("violence", ["violence"])
    app = choose(app, "kind", "family:violence", "meeting")
    assert number(app) == 4
    assert "family" not in app.query_params


def test_family_and_kind_of_a_link_narrow_each_other(open_app: OpenApp) -> None:
    app = open_app(family="violence", kind="meeting,air_strike")
    assert app.multiselect(key=state.KINDS).value == ["air_strike"]


def test_typing_a_part_of_a_name_finds_the_actor(open_app: OpenApp) -> None:
    app = choose(open_app(), "actor", "isra")
    assert app.multiselect(key=state.ACTORS).value == ["Israel"]
    assert number(app) == 1


def test_a_side_is_asked_for_once_an_actor_is_chosen(open_app: OpenApp) -> None:
    app = open_app()
    assert not [one for one in app.button_group if one.key == state.SIDE]
    app = choose(app, "actor", "Iran")
    both = number(app)
    app.button_group(key=state.SIDE).set_value("actor2").run()
    assert number(app) < both
    assert app.query_params["side"] in ("actor2", ["actor2"])


def test_dates_can_be_meant_strictly(open_app: OpenApp) -> None:
    app = open_app(from_="2018-06-17", to="2018-06-17", days="certain")
    assert number(app) == 1
    assert app.button_group(key=state.DAYS).value in ("certain", ["certain"])


def test_each_filter_is_taken_back_with_one_click(open_app: OpenApp) -> None:
    app = open_app(from_="2018-06-01", to="2018-06-30", min_confidence="0.2")
    assert app.slider(key=state.CONFIDENCE).value == pytest.approx(0.2)
    app.button(key="clear-from").click().run()
    assert app.date_input(key=state.DATES).value == ()
    app.button(key="clear-min_confidence").click().run()
    assert number(app) == 5
    assert not app.query_params.get("min_confidence")


def test_an_open_beginning_and_an_open_end_of_a_link(open_app: OpenApp) -> None:
    app = open_app(from_="2018-09-01")
    assert app.date_input(key=state.DATES).value == (dt.date(2018, 9, 1),)
    assert number(app) == 1


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"min_confidence": "9"}, "min_confidence"),
        ({"area": "38 33"}, "area"),
        ({"kind": "picnic"}, "picnic"),
        ({"lat": "north"}, "lat"),
        ({"zoom": "900"}, "zoom"),
        ({"days": "perhaps"}, "perhaps"),
        ({"event": "nobody-knows"}, "event"),
    ],
)
def test_a_wrong_word_is_left_out_with_a_note(
    open_app: OpenApp, link: dict[str, str], said: str
) -> None:
    app = open_app(**link)
    assert not app.exception
    assert said in notes(app)
    assert number(app) == 5
    assert next(iter(link)) not in app.query_params


def test_an_area_of_a_link_filters_and_can_be_taken_back(open_app: OpenApp) -> None:
    app = open_app(area="38 33,39 33,39 34,38 34")
    assert number(app) == 2
    app.button(key="other-area").click().run()
    assert number(app) == 5


def test_a_link_says_the_same_again(open_app: OpenApp) -> None:
    link = {"actor": "Iran", "country": "SYR", "side": "actor1", "admin1": "Homs", "q": "rockets"}
    app = open_app(**link)
    said = {word: app.query_params[word] for word in link}
    assert {word: one if isinstance(one, str) else one[0] for word, one in said.items()} == link


def test_hostile_names_are_plain_words_in_the_lists(open_app: OpenApp) -> None:
    def filled(store: Store) -> None:
        fill_hostile(store)

    app = open_app(store=filled)
    line = options(app, "place")[0]
    assert line.startswith(" ".join(HOSTILE.split()))
    app = choose(app, "place", line)
    assert not app.exception
    assert number(app) == 1


def test_the_origin_is_asked_for_when_there_are_imported_events(open_app: OpenApp) -> None:
    assert all(one.key != "collections" for one in open_app().multiselect)

    def filled(store: Store) -> None:
        with store.taking_in("acled", preset="acled", file="x") as taking:
            taking.put([(told("acled:1"), None)])

    app = open_app(store=filled)
    assert options(app, "collection") == ["Read from reports\t5", "Imported with acled\t1"]
    choose(app, "collection", "Imported with acled\t1")
    assert number(app) == 1
    assert app.query_params["collection"] == "acled"
