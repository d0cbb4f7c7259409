"""A candidate's place is read when somebody asks for it, and then once."""

from geodata.gazetteer import Candidate
from geodata.models import Place

HOMS = Place("geonames:169577", "Homs", 34.73, 36.71, "city", "SYR")


def test_it_reads_once_and_only_when_asked() -> None:
    calls: list[tuple[int, int]] = []

    def read(number: int, spelled_at: int) -> tuple[Place, str]:
        calls.append((number, spelled_at))
        return HOMS, "Hims"

    candidate = Candidate(0.98, read, 7, 60)
    assert candidate.similarity == 0.98
    assert not calls
    assert (candidate.place, candidate.spelling, candidate.place) == (HOMS, "Hims", HOMS)
    assert calls == [(7, 60)]


def test_candidates_are_equal_when_they_say_the_same() -> None:
    one, other = Candidate.of(1.0, HOMS, "Homs"), Candidate(1.0, lambda *_: (HOMS, "Homs"), 7, 60)
    assert one == other
    assert len({one, other}) == 1
    assert one != Candidate.of(1.0, HOMS, "Hims")
    assert one != HOMS
    assert "Homs" in repr(one)
