"""Classes of what short news reports tell, over sentences and across them."""

import datetime as dt

import pytest

from tests.event_coding.markup import event, events


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Protesters in {Homs|p} held a short march on {Monday|d}.", ["protest"]),
        ("Youths threw stones in {Homs|p} on {Monday|d} to protest against taxes.", ["riot"]),
        (
            "Five soldiers were killed when gunmen attacked a military camp in {Homs|p}.",
            ["armed_clash"],
        ),
        ("Twelve villagers were killed when gunmen attacked a market in {Homs|p}.", ["attack"]),
        ("{Rebels|M} threw explosives at a police station in {Homs|p}.", ["explosive"]),
        ("Looters emptied a warehouse in {Homs|p} on {Monday|d}.", ["property_destruction"]),
        ("{Fighters|M} laid down their arms in {Homs|p} on {Monday|d}.", ["withdrawal"]),
        ("{The army|N} arrested nine men during raids in {Homs|p} on {Monday|d}.", ["arrest"]),
        ("{Rebels|M} freed a nurse in {Homs|p} on {Monday|d}.", ["release"]),
        ("{Rebels|M} released a report in {Homs|p} on {Monday|d}.", []),
        ("A suicide bomber attacked a mosque in {Homs|p} on {Monday|d}.", ["suicide_bombing"]),
    ],
)
def test_kinds(text: str, kinds: list[str]):
    assert [told.kind for told in events(text)] == kinds


def test_a_relative_clause_tells_of_its_noun():
    text = (
        "{Rebels|M} withdrew from {Homs|p} on {Tuesday|d}, the first step of an agreement "
        "that was signed on {Monday|d}."
    )
    told = [each.start for each in events(text) if each.kind == "agreement"]
    assert told == [dt.date(2018, 6, 18)]


def test_a_dateline_is_not_where_it_happened():
    told = event("{HOMS|p:Homs} - {Rebels|M} captured the town of {Nowhere|p} on {Monday|d}.")
    assert told.place is None


@pytest.mark.parametrize(
    "text",
    [
        "{Rebels|M} who had taken men in {May|d:2018-05-01..2018-05-31} shelled {Homs|p}.",
        "The mayor spoke on {Monday|d}, after {rebels|M} had shelled {Homs|p}.",
    ],
)
def test_a_date_is_of_its_own_clause(text: str):
    shelling = next(told for told in events(text) if told.kind == "shelling")
    assert shelling.start is None


def test_who_flees_is_told_by_the_violence_before():
    text = "{Rebels|M} shelled {Homs|p} on {Monday|d}. Hundreds of people fled to {Palmyra|p}."
    fled = next(told for told in events(text) if told.kind == "displacement")
    assert (fled.place, fled.start) == ("Homs", dt.date(2018, 6, 18))


def test_those_set_free_later_are_freed():
    text = "{Rebels|M} kidnapped two nurses in {Homs|p}. They were released on {Monday|d}."
    assert [told.kind for told in events(text)] == ["abduction", "release"]


def test_an_open_question_counts_nobody():
    told = event("{Rebels|M} shelled {Homs|p}; it was not clear whether anybody was killed.")
    assert told.fatalities_low is None


def test_what_came_days_before_is_of_that_day():
    told = event(
        "They were buried on {Thursday|d}, {two days after|d:2018-06-23} "
        "{rebels|M} shelled {Homs|p}."
    )
    assert told.start == dt.date(2018, 6, 19)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Soldiers overthrew the president in {Damascus|p} on {Monday|d}.", ["group_change"]),
        ("Farmers blocked the motorway near {Homs|p} with tractors on {Monday|d}.", ["protest"]),
        ("Rioters set fire to a bank in {Homs|p} and looted a shop.", ["mob_violence"]),
    ],
)
def test_upheavals_and_blockades(text: str, kinds: list[str]):
    assert [told.kind for told in events(text)] == kinds
