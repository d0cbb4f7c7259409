"""Room 7b: several reports → one event.

``facts`` is what a report says of an event, ``blocking`` which mentions are worth comparing,
``scoring`` how much speaks for two being one, ``clustering`` which go together, ``fusing`` what is
then shown and ``reasons`` why, in words. ``decisions`` are the user's, and win. ``reach`` makes
anew what a new report touches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.merging.clustering import group
from geodata.merging.decisions import NO_DECISIONS, Decision, Decisions, Verdict
from geodata.merging.fusing import fuse
from geodata.merging.kinship import Kinship, default_kinship
from geodata.merging.mention import in_text
from geodata.merging.reach import block_keys, regroup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.models import Event

__all__ = [
    "NO_DECISIONS",
    "Decision",
    "Decisions",
    "Kinship",
    "Verdict",
    "block_keys",
    "default_kinship",
    "fuse",
    "group",
    "merge",
    "regroup",
]


def merge(
    mentions: Iterable[Event],
    *,
    decisions: Decisions = NO_DECISIONS,
    kinship: Kinship | None = None,
) -> tuple[Event, ...]:
    """Join what several reports tell of one event.

    Parameters
    ----------
    mentions
        Events as single reports tell them, in any order; one that is given twice counts once.
    decisions
        What the user said about pairs of them; it wins.
    kinship
        The ties between actors; without it, those that Dateline knows.

    Returns
    -------
    tuple of Event
        By the day on which the first report was published, and in the order of its text; the same
        for the same set of mentions. Each has the id of its first mention, all sources with their
        own figures, and in ``merged_because`` the reason, when several mentions were joined.

    Examples
    --------
    >>> merge([])
    ()
    """
    kinship = kinship or default_kinship()
    told = {one.id: one for one in mentions}
    groups = sorted(group(told.values(), decisions, kinship), key=lambda one: in_text(one[0]))
    return tuple(fuse(one, kinship, decisions) for one in groups)
