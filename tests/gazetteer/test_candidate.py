"""A candidate's place is read when somebody asks for it, and then once."""

from geodata.gazetteer import Candidate
from geodata.models import Place

HOMS = Place("geonames:169577", "Homs", 34.73, 36.71, "city", "SYR")


def test_it_reads_once_and_only_when_asked() -> None:
    calls: list[int] = []

    def read() -> tuple[Place, str]:
        calls.append(1)
        return HOMS, "Hims"

    candidate = Candidate(0.98, read)
    assert candidate.similarity == 0.98
    assert not calls
    assert (candidate.place, candidate.spelling, candidate.place) == (HOMS, "Hims", HOMS)
    assert calls == [1]


def test_it_is_read_with_what_it_was_given() -> None:
    assert Candidate(1.0, lambda place, said: (place, said), HOMS, "Hims").spelling == "Hims"


def test_candidates_are_equal_when_they_say_the_same() -> None:
    one, other = Candidate(1.0, lambda: (HOMS, "Homs")), Candidate(1.0, lambda: (HOMS, "Homs"))
    assert one == other
    assert len({one, other}) == 1
    assert one != Candidate(1.0, lambda: (HOMS, "Hims"))
    assert one != HOMS
    assert "Homs" in repr(one)
