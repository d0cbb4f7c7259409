"""What only a title tells is told; what stands below it again is told once, in the text's words."""

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


def test_a_title_in_other_words_is_still_told_once():
    text = (
        "Desert clash raises tension around {Homs|p}\n\n"
        "Rebels clashed with the army at {Palmyra|p} on {Monday|d}, not far from {Homs|p}."
    )
    title = "Desert clash raises tension around Homs"
    assert kinds_and_places(text, title) == [("armed_clash", "Palmyra")]
