"""Which day an event is given: its own, its sentence's, or that of the scene."""

import datetime as dt

import pytest

from geodata.actors import ActorRegister
from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.pipeline import parse_document

REGISTER = ActorRegister.load()
FRIDAY = dt.date(2018, 6, 22)


def days(text: str, gazetteer: Gazetteer) -> dict[str, str | None]:
    """Kind of each event and its first day, without the year."""
    document = from_text(text, published=FRIDAY)
    events = parse_document(document, gazetteer=gazetteer, register=REGISTER).events
    return {each.kind: each.start.isoformat()[5:] if each.start else None for each in events}


def test_a_sentence_without_a_date_goes_on_from_the_day_that_one_opened_with(
    gazetteer: Gazetteer,
) -> None:
    told = days(
        "On 17 June, rebels shelled a depot in Homs. Police arrested four men in Homs.", gazetteer
    )
    assert told == {"shelling": "06-17", "arrest": "06-17"}


@pytest.mark.parametrize(
    "second",
    [
        "Police had arrested four men in Homs.",
        "Police previously arrested four men in Homs.",
        "Police will arrest four men in Homs.",
    ],
)
def test_what_steps_back_or_lies_ahead_does_not(second: str, gazetteer: Gazetteer) -> None:
    told = days(f"On 17 June, rebels shelled a depot in Homs. {second}", gazetteer)
    assert told["shelling"] == "06-17"
    assert told.get("arrest") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rebels shelled Homs on Tuesday, three days after police arrested four men in Palmyra.",
            {"shelling": "06-19", "arrest": "06-16"},
        ),
        (
            "A day after rebels captured Palmyra, shells hit Homs on Tuesday.",
            {"territory_captured": "06-18", "shelling": "06-19"},
        ),
        (
            "Hours after rebels captured Palmyra on Sunday, shells hit Homs.",
            {"territory_captured": "06-17", "shelling": "06-17"},
        ),
        (
            "Shells hit Homs on 3 June, two days before police arrested four men in Palmyra.",
            {"shelling": "06-03", "arrest": "06-05"},
        ),
        (
            "On Tuesday shells hit Homs, less than a week after police arrested a man in Palmyra.",
            {"shelling": "06-19", "arrest": "06-12"},
        ),
        (
            "Several days after police arrested a man in Palmyra, shells hit Homs on Tuesday.",
            {"arrest": None, "shelling": "06-19"},
        ),
    ],
)
def test_a_count_of_days_gives_the_other_day(
    text: str, told: dict[str, str | None], gazetteer: Gazetteer
) -> None:
    assert days(text, gazetteer) == told


def test_a_new_paragraph_is_a_new_scene(gazetteer: Gazetteer) -> None:
    told = days(
        "On 17 June, rebels shelled a depot in Homs.\n\nPolice arrested four men in Homs.",
        gazetteer,
    )
    assert told == {"shelling": "06-17", "arrest": None}


def test_a_date_that_opens_no_sentence_sets_no_scene(gazetteer: Gazetteer) -> None:
    told = days(
        "Rebels shelled a depot in Homs that was built in 1983. Police arrested four men in Homs.",
        gazetteer,
    )
    assert told["arrest"] is None


def test_each_happening_has_the_date_next_to_it(gazetteer: Gazetteer) -> None:
    told = days(
        "Rebels shelled a depot in Homs on 17 June and police arrested four men on 19 June.",
        gazetteer,
    )
    assert told["shelling"] == "06-17"
    assert set(told.values()) == {"06-17", "06-19"}


def test_since_lasts_until_the_report(gazetteer: Gazetteer) -> None:
    document = from_text("Since 10 June, rebels have shelled depots in Homs.", published=FRIDAY)
    (event,) = parse_document(document, gazetteer=gazetteer, register=REGISTER).events
    assert (event.start, event.end) == (dt.date(2018, 6, 10), FRIDAY)


@pytest.mark.parametrize(
    ("when", "last"),
    [
        ("on 18 and 19 June", "06-19"),
        ("on June 18 and 19", "06-19"),
        ("on Monday and Tuesday", "06-19"),
    ],
)
def test_a_day_and_the_next_are_the_days_of_one_happening(
    when: str, last: str, gazetteer: Gazetteer
) -> None:
    document = from_text(f"Rebels shelled a depot in Homs {when}.", published=FRIDAY)
    (event,) = parse_document(document, gazetteer=gazetteer, register=REGISTER).events
    assert (event.start, event.end) == (dt.date(2018, 6, 18), dt.date.fromisoformat(f"2018-{last}"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police in Homs beat three reporters who were trying to film a count on Monday.", "06-18"),
        ("Rebels whipped a teacher in Homs. The incident dates from 10 June.", "06-10"),
        ("Ankara denied on Tuesday that its soldiers had attacked a post near Homs.", None),
        ("The ministry disclosed on Tuesday that rebels had attacked a post near Homs.", None),
        ("The ministry disclosed on Tuesday that it had attacked a post near Homs.", "06-19"),
    ],
)
def test_a_day_is_that_of_what_is_told_and_not_of_telling_it(
    text: str, day: str | None, gazetteer: Gazetteer
) -> None:
    document = from_text(text, published=FRIDAY)
    (event,) = parse_document(document, gazetteer=gazetteer, register=REGISTER).events
    assert event.start == (day and dt.date.fromisoformat(f"2018-{day}"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels shelled Homs on 15, 16 and 19 June.", ["Homs 15", "Homs 16", "Homs 19"]),
        ("Rebels shelled Homs on Monday and again on Wednesday.", ["Homs 18", "Homs 20"]),
        ("Rebels shelled Homs on 18 June and Aleppo on 20 June.", ["Homs 18", "Aleppo 20"]),
        ("Men marched in Homs on Monday and in Aleppo on Tuesday.", ["Homs 18", "Aleppo 19"]),
        ("Men marched on Monday in Homs and on Tuesday in Aleppo.", ["Homs 18", "Aleppo 19"]),
        ("Men marched in Homs and Aleppo on Monday.", ["Homs 18", "Aleppo 18"]),
    ],
)
def test_each_place_has_its_own_day_and_each_day_is_told(
    text: str, told: list[str], gazetteer: Gazetteer
) -> None:
    document = from_text(text, published=FRIDAY)
    events = parse_document(document, gazetteer=gazetteer, register=REGISTER).events
    assert [f"{each.place} {each.start:%d}" for each in events if each.start] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Assad vowed to recapture Daraa on Monday.",
            {"vow": "06-18", "territory_regained": None},
        ),
        (
            "The minister called on rebels to release the hostages in Sweida on Monday.",
            {"demand": "06-18", "release": None},
        ),
        ("Hamas vowed to fire rockets at Ashkelon by Monday.", {"missile_strike": "06-25"}),
        (
            "Police foiled a plan to bomb a church in Cairo on Monday.",
            {"weapons_disrupted": "06-18"},
        ),
    ],
)
def test_a_day_behind_what_is_only_wanted_is_that_of_the_words(
    text: str, told: dict[str, str | None], gazetteer: Gazetteer
) -> None:
    assert told.items() <= days(text, gazetteer).items()


def test_a_day_that_marks_years_since_gives_the_day_then(gazetteer: Gazetteer) -> None:
    document = from_text("Monday marks two years since a bomb hit Karrada.", published=FRIDAY)
    (event,) = parse_document(document, gazetteer=gazetteer, register=REGISTER).events
    assert event.start == event.end == dt.date(2016, 6, 18)


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("Shells killed five people in Idlib.", "06-17"),
        ("Shells had killed five people in Idlib before.", None),
        ("It rained.\n\nShells killed five people in Idlib.", None),
    ],
)
def test_the_paragraph_behind_the_lead_tells_of_its_day(
    second: str, day: str | None, gazetteer: Gazetteer
) -> None:
    document = from_text(f"Shells hit Homs on Sunday.\n\n{second}", published=FRIDAY)
    *_, last = parse_document(document, gazetteer=gazetteer, register=REGISTER).events
    assert last.place == "Idlib"
    assert (last.start.isoformat()[5:] if last.start else None) == day
