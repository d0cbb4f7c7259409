"""A comparison as the rows of one table: what both sides say of an event, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from geodata.contract import iso

if TYPE_CHECKING:
    from geodata.columns import EventColumns
    from geodata.comparing import Comparison
    from geodata.models import Event

__all__ = ["COLUMNS", "GROUPS", "Group", "Line", "lines", "properties"]

Group = Literal["shared", "only_ours", "only_theirs"]
GROUPS: dict[Group, str] = {
    "shared": "shared",
    "only_ours": "only ours",
    "only_theirs": "only theirs",
}
"""The groups with their names for people."""

_AT_ONCE = 2_000  # lines whose events are in memory
_SAID = (
    *("id", "start", "end", "kind", "place", "admin1", "country", "latitude", "longitude"),
    *("actor1", "actor2", "fatalities_low", "fatalities_high", "injured_low", "injured_high"),
)
_FIRST = ("source", "source_url", "quote")
COLUMNS = (
    *("group", "days_apart", "km_apart"),
    *(f"{side}_{name}" for side in ("ours", "theirs") for name in (*_SAID, *_FIRST)),
)
"""Names of the columns: first what is known of the pair, then what either side says."""


@dataclass(frozen=True, slots=True)
class Line:
    """A shared event, or one that a side has alone: a row of the columns for either side.

    ``days`` and ``km`` are how far apart the two are, when there are two.
    """

    group: Group
    ours: int | None
    theirs: int | None
    days: int | None = None
    km: float | None = None

    @property
    def rows(self) -> list[int]:
        """Rows of the events that it is about."""
        return [row for row in (self.ours, self.theirs) if row is not None]


def lines(compared: Comparison, groups: Sequence[Group] = tuple(GROUPS)) -> list[Line]:
    """List the groups as lines, by date; of a shared event our date counts."""
    pairs = compared.shared
    shared = zip(
        pairs.ours.tolist(),
        pairs.theirs.tolist(),
        pairs.days.tolist(),
        pairs.km.tolist(),
        strict=True,
    )
    found = {
        "shared": [Line("shared", *pair) for pair in shared],
        "only_ours": [Line("only_ours", row, None) for row in compared.only_ours.tolist()],
        "only_theirs": [Line("only_theirs", None, row) for row in compared.only_theirs.tolist()],
    }
    return sorted((line for one in groups for line in found[one]), key=lambda line: line.rows[0])


def properties(
    listed: Sequence[Line],
    columns: EventColumns,
    read: Callable[[Sequence[str]], Iterable[Event]],
) -> Iterator[dict[str, Any]]:
    """Yield what either side says of each line, under `COLUMNS`.

    Parameters
    ----------
    listed
        As `lines` lists them.
    columns
        Those that were compared.
    read
        Reads the events with some ids, such as `Store.events_of`.
    """
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        rows: NDArray[np.int64] = np.unique([row for line in some for row in line.rows])
        ids = dict(zip(rows.tolist(), columns.ids.at(rows), strict=True))
        events = {event.id: event for event in read(list(ids.values()))}
        for line in some:
            apart = None if line.km is None else round(line.km, 1)
            told: dict[str, Any] = {"group": GROUPS[line.group]}
            told |= {"days_apart": line.days, "km_apart": apart}
            for side, row in (("ours", line.ours), ("theirs", line.theirs)):
                event = None if row is None else events.get(ids[row])
                told |= {f"{side}_{name}": value for name, value in _said(event).items()}
            yield told


def _said(event: Event | None) -> dict[str, Any]:
    if event is None:
        return dict.fromkeys((*_SAID, *_FIRST))
    own = {name: getattr(event, name) for name in _SAID}
    own |= {"start": iso(event.start), "end": iso(event.end)}
    first = event.sources[0] if event.sources else None
    return own | {name: getattr(first, name, None) for name in _FIRST}
