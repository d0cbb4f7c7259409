"""What only a title tells is told; what stands below it again is told once, in the text's words."""

import pytest

from tests.event_coding.markup import events


def kinds_and_places(text: str, title: str) -> list[tuple[str, str | None]]:
    return [(each.kind, each.place) for each in events(text, title=title)]


def test_a_place_that_only_the_title_names_is_not_lost():
    text = (
        "Shelling kills three in {Palmyra|p}\n\n"
        "Gunmen attacked a checkpoint in {Raqqa|p} on {Monday|d}."
    )
    found = kinds_and_places(text, "Shelling kills three in Palmyra")
    assert found == [("shelling", "Palmyra"), ("armed_clash", "Raqqa")]


def test_the_title_says_where_what_the_text_tells_without_a_place_happened():
    text = (
        "Air strike kills five in {Idlib|p}\n\n"
        "Five people died on {Monday|d} when an air strike hit a market, rescuers said."
    )
    (found,) = events(text, title="Air strike kills five in Idlib")
    assert (found.place, len(found.sources)) == ("Idlib", 2)
    assert found.start is not None


def test_all_that_a_title_tells_counts_where_the_text_tells_nothing():
    text = "Car bomb kills four in {Homs|p}\n\nPeople in {Homs|p} hope for peace."
    assert kinds_and_places(text, "Car bomb kills four in Homs") == [("explosive", "Homs")]


def test_a_text_that_is_but_its_title_is_read():
    title = "Car bomb kills four in Homs"
    assert kinds_and_places("Car bomb kills four in {Homs|p}", title) == [("explosive", "Homs")]


def test_a_title_names_the_country_of_what_is_told_below():
    text = "Bomb kills nine in {Syria|p}\n\nA bomb killed nine people in {Raqqa|p} on {Monday|d}."
    assert kinds_and_places(text, "Bomb kills nine in Syria") == [("explosive", "Raqqa")]


def test_a_title_says_where_in_the_country_it_was():
    text = (
        "Gunmen kill five in {Palmyra|p}\n\n"
        "Gunmen killed five people in {Syria|p} on {Monday|d}, and a shop was looted."
    )
    found = kinds_and_places(text, "Gunmen kill five in Palmyra")
    assert ("killing", "Palmyra") in found
    assert len(found) == len(set(found))
    assert "Syria" not in dict(found).values()


def test_a_title_that_names_the_town_next_to_it_is_told_once():
    text = (
        "Shelling kills two in {Albu Kamal|p}\n\n"
        "Two people died on {Monday|d} when shells fell on {Harri|p}."
    )
    assert kinds_and_places(text, "Shelling kills two in Albu Kamal") == [("shelling", "Harri")]


@pytest.mark.parametrize(
    "title",
    [
        "Why rebels attack Idlib",
        "Attack on Idlib explained",
        "Photos: aftermath of the attack in Idlib",
        "Two jailed for the attack on Idlib in 2011",
        "Attack on Idlib?",
    ],
)
def test_a_title_that_only_talks_of_it_tells_nothing(title: str) -> None:
    marked = title.replace("Idlib", "{Idlib|p}").replace("2011", "{2011|d:2011-01-01..2011-12-31}")
    text = f"{marked}\n\nShells fell on {{Homs|p}} on {{Monday|d}}."
    assert kinds_and_places(text, title) == [("shelling", "Homs")]
