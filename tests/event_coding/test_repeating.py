"""A sentence that stands in a report again is read once, and tells the same each time."""

from geodata.event_coding.happenings import find_happenings
from geodata.event_coding.repeating import Repeats
from tests.event_coding.markup import passages_of

TOLD = "{Israel|N} shelled {Homs|p} on {Monday|d}, killing five. "
OTHER = "{Iran|N} shelled {Palmyra|p}. "


def test_what_is_told_again_is_what_a_second_reading_finds():
    found = passages_of(3 * TOLD + OTHER + TOLD)
    repeats = Repeats()
    told = [repeats.happenings(each, order) for order, each in enumerate(found)]
    assert told == [find_happenings(each, order) for order, each in enumerate(found)]
    assert [draft.spot.toponym.start for (draft,) in told] == [
        each.placed[0].toponym.start for each in found
    ]


def test_equal_words_with_other_names_are_read_anew():
    one, other = "Shells hit {Homs|p} on {Monday|d}. ", "Shells hit {Homs|m} on {Monday|d}. "
    found = passages_of(2 * one + 2 * other)
    repeats = Repeats()
    told = [repeats.happenings(each, order) for order, each in enumerate(found)]
    assert told == [find_happenings(each, order) for order, each in enumerate(found)]
