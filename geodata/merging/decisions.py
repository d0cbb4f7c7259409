"""What the user decided: these mentions are one event, those are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["NO_DECISIONS", "Decision", "Decisions", "Verdict"]

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on pairs of mentions, whichever events they were in.

    ``sides`` are groups of ids of mentions. ``same`` says that all of them tell of one event;
    ``different`` that those of one side tell of another event than those of any other side, and
    nothing of two on one side.
    """

    verdict: Verdict
    sides: tuple[frozenset[str], ...]
    who: str
    when: dt.datetime

    @property
    def mentions(self) -> frozenset[str]:
        """Ids of all mentions that it speaks of."""
        return frozenset().union(*self.sides)

    def on(self, one: str, other: str) -> Verdict | None:
        """Return the verdict on a pair; None when it says nothing of it."""
        at = [
            number
            for name in (one, other)
            for number, side in enumerate(self.sides)
            if name in side
        ]
        if len(at) < 2:
            return None
        if self.verdict == "same":
            return "same"
        return "different" if at[0] != at[1] else None


class Decisions:
    """All decisions, in the order in which they were taken; on a pair the latest counts."""

    def __init__(self, taken: Iterable[Decision] = ()) -> None:
        self._about: dict[str, list[int]] = {}
        self._taken: Sequence[Decision] = tuple(taken)
        for number, decision in enumerate(self._taken):
            for mention in decision.mentions:
                self._about.setdefault(mention, []).append(number)

    def __contains__(self, mention: object) -> bool:
        return mention in self._about

    def on(self, one: str, other: str) -> Verdict | None:
        """Return the verdict on a pair of mentions, or None.

        Examples
        --------
        >>> import datetime as dt
        >>> sides = (frozenset({"a"}), frozenset({"b"}))
        >>> taken = Decision("different", sides, "Ada", dt.datetime(2018, 6, 22))
        >>> Decisions([taken]).on("b", "a"), Decisions().on("a", "b")
        ('different', None)
        """
        common = set(self._about.get(one, ())) & set(self._about.get(other, ()))
        for number in sorted(common, reverse=True):
            if verdict := self._taken[number].on(one, other):
                return verdict
        return None

    def joined_with(self, mention: str) -> Iterator[str]:
        """Yield the mentions that decisions join with this one."""
        for number in self._about.get(mention, ()):
            if self._taken[number].verdict == "same":
                yield from sorted(self._taken[number].mentions - {mention})


NO_DECISIONS = Decisions()
