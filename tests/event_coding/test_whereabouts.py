"""Places that a sentence only points back to."""

import pytest

from tests.event_coding.markup import events


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels left {Palmyra|p}. Jets bombed the town on {Monday|d}.", ["Palmyra"]),
        ("Rebels left {Palmyra|p}. Shells killed ten people there on {Monday|d}.", ["Palmyra"]),
        ("Talks on {Al-Tanf|p} and {Homs|p}. Jets bombed the base on {Monday|d}.", ["Al-Tanf"]),
        ("News of {Homs|p}. Nobody came. Shells hit the same area on {Monday|d}.", ["Homs"]),
        ("News of {Homs|p}. Shells hit the town of Foo on {Monday|d}.", [None]),
        ("News of {Syria|p}. Shells hit the town on {Monday|d}.", [None]),
        ("News of {Homs|p}, {Idlib|p}. There were bombs that killed ten on {Monday|d}.", [None]),
        ("News of {Homs|p}. A. B. C. D. Shells hit the city on {Monday|d}.", ["Homs"]),
        (
            "News of {Homs|p}. So it is. It rains. No one came. Shells hit the city on {Monday|d}.",
            [None],
        ),
    ],
)
def test_words_point_back_to_a_place(text, places):
    assert [found.place for found in events(text) if found.family == "violence"] == places


def test_a_place_of_its_own_goes_before():
    text = "News of {Homs|p}. Shells hit {Palmyra|p} on {Monday|d}, and the town burned."
    assert next(found.place for found in events(text)) == "Palmyra"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("News of {Homs|p}. There were two bombs that killed ten on {Monday|d}.", ["Homs"]),
        ("News of {Homs|p}, {Syria|p}. Bombs killed ten on {Monday|d}.", ["Homs"]),
        ("News of {Homs|p} and {Idlib|p}. Bombs killed ten on {Monday|d}.", [None]),
        ("News of {Deir Ezzor|p}. Bombs killed ten on {Monday|d}.", ["Deir Ezzor"]),
        ("News of {Syria|p}. Bombs killed ten on {Monday|d}.", [None]),
        ("A convoy came from {Homs|p}. Bombs killed ten on {Monday|d}.", [None]),
        ("News of {Homs|p}. Bombs killed ten in the village of Foo on {Monday|d}.", [None]),
        ("News of {Homs|p}. So it is. It rains. No one. Bombs killed ten on {Monday|d}.", [None]),
    ],
)
def test_a_short_report_is_set_at_its_one_place(text, places):
    assert [found.place for found in events(text) if found.family == "violence"] == places


def test_whoever_strikes_back_does_so_somewhere_else():
    text = "{Army|N} launched air strikes after rockets were fired at {Homs|p} on {Monday|d}."
    assert [found.kind for found in events(text) if found.place] == ["missile_strike"]


def test_the_one_place_of_a_report_is_only_near():
    (found,) = events("News of {Homs|p}. Bombs killed ten on {Monday|d}.")
    (told,) = events("Bombs killed ten in {Homs|p} on {Monday|d}.")
    assert (found.geo_precision, told.geo_precision) == ("near", "exact")
    assert found.confidence < told.confidence


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{The army|N} shelled {Homs|p} on {Monday|d}. {Gunmen|U} killed a judge.", "Homs"),
        (
            "{Rebels|M} shelled {Homs|p}. {Gunmen|U} killed a judge {a day later|d:2018-06-19}.",
            "Homs",
        ),
        ("{The army|N} left {Homs|p} and {Idlib|p}. {Gunmen|U} killed a judge.", None),
    ],
)
def test_a_deed_without_a_place_is_at_the_one_told_before(text: str, place: str | None) -> None:
    assert events(text)[-1].place == place


@pytest.mark.parametrize(
    "middle",
    [
        "Ten more are to leave for {Idlib|p}.",
        "An official in {Idlib|p} said that all were safe.",
        "So it is. It rains. Nobody came. {Idlib|p} is calm.",
    ],
)
def test_the_camp_is_the_one_that_the_report_has_named(middle: str) -> None:
    text = f"{{Al-Tanf|p}} was calm. {middle} Shells hit the base on {{Monday|d}}."
    assert events(text)[-1].place == "Al-Tanf"


def test_where_somebody_is_bound_for_or_speaks_is_not_there() -> None:
    text = "News of {{Homs|p}}. {} Shells killed ten people there on {{Monday|d}}."
    for middle in ("Two are to leave for {Idlib|p}.", "A spokesman in {Idlib|p} said it rains."):
        assert events(text.format(middle))[-1].place == "Homs"


def test_one_of_them_is_of_the_weapon_told_before() -> None:
    text = (
        "{Rebels|M} fired 20 rockets at {Idlib|p} on {Monday|d}. "
        "One of them hit a house in {Homs|p} and killed a woman."
    )
    assert [(each.kind, each.place) for each in events(text)][-1] == ("missile_strike", "Homs")


def test_violence_beside_a_protest_is_of_its_day() -> None:
    text = (
        "Students marched peacefully in {Homs|p} on {Monday|d}. "
        "{Gunmen|U} opened fire on a checkpoint in {Homs|p}."
    )
    shots = [each for each in events(text) if each.family == "violence"]
    assert [each.start is not None for each in shots] == [True]
