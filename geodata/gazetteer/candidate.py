"""What a look-up gives: a place that a name may stand for."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from geodata.models import Place

__all__ = ["Candidate"]


class Candidate(Struct, eq=False):
    """A place that a name may stand for.

    Its place is read when it is asked for: of ten namesakes most are told apart, or passed over,
    by their order alone, and what lies on the disk of the others is never touched.

    Parameters
    ----------
    similarity
        1 for the same normalised spelling; else the chance that this place is meant.
    _read
        Gives the place, and the spelling as its source writes it; called once at most, with:
    _number, _spelled_at
        Where the place stands in its part of the index, and where the spelling does. They are two
        numbers and no object that holds them, as thousands of candidates are remembered.

    Examples
    --------
    >>> homs = Place("geonames:169577", "Homs", 34.73, 36.71, "city", "SYR")
    >>> Candidate.of(1.0, homs, "Hims").spelling
    'Hims'
    """

    similarity: float
    _read: Callable[[int, int], tuple[Place, str]]
    _number: int
    _spelled_at: int
    _told: tuple[Place, str] | None = None

    @classmethod
    def of(cls, similarity: float, place: Place, spelling: str) -> Candidate:
        """Candidate of a place that is known already."""
        return cls(similarity, lambda *_: (place, spelling), 0, 0)

    @property
    def place(self) -> Place:
        """The place."""
        return (self._told or self._tell())[0]

    @property
    def spelling(self) -> str:
        """How the source spells the name that was found."""
        return (self._told or self._tell())[1]

    def _tell(self) -> tuple[Place, str]:
        self._told = self._read(self._number, self._spelled_at)
        return self._told

    def __eq__(self, other: object) -> bool:
        """Whether the same is said of the same place."""
        return isinstance(other, Candidate) and self._values() == other._values()

    def __hash__(self) -> int:
        """Hash of what is compared."""
        return hash(self._values())

    def __repr__(self) -> str:
        """Show what is compared."""
        return f"Candidate({self.similarity}, {self.place}, {self.spelling!r})"

    def _values(self) -> tuple[float, Place, str]:
        return self.similarity, self.place, self.spelling
