"""The history: every correction, review, split and join, with who, when, before and after.

Rows are never changed but for one mark: who took it back, and when. What counts is what is not
taken back, so undoing and redoing set and lift this mark. A row is tied to the mentions that the
event had, by their ids and by where their sentences stand: it finds them again when they have left
their event, and when their report was read anew.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, get_args

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from geodata.merging import Verdict
from geodata.models import Event
from geodata.store import schema
from geodata.store.reading import slices
from geodata.store.rows import Action, Change, change_row, to_change

__all__ = [
    "ACTIONS",
    "DECISIONS",
    "amend",
    "changes",
    "corrections",
    "last_done",
    "last_undone",
    "mark_done",
    "mark_undone",
    "mentions_of",
    "now",
    "tie_again",
    "write",
]

ACTIONS: tuple[Action, ...] = get_args(Action)
DECISIONS: tuple[Action, ...] = get_args(Verdict)


def write(
    connection: Connection,
    change: Change,
    mentions: Collection[str],
    sides: Iterable[Collection[str]] | None = None,
) -> int:
    """Write down what was done to an event with these mentions; gives its number."""
    history = schema.history
    row = change_row(change) | {
        "sides": None if sides is None else [sorted(side) for side in sides]
    }
    written = insert(history).values(row).returning(history.c.id)
    number = int(connection.execute(written).scalar_one())
    at = _places(connection, mentions)
    links = [
        {"history_id": number, "mention_id": one, "document_sha256": None, "quote_start": None}
        | at.get(one, {})
        for one in sorted(mentions)
    ]
    if links:
        connection.execute(insert(schema.reviews), links)
    return number


def now() -> dt.datetime:
    """Tell the time, for whatever is done now."""
    return dt.datetime.now(dt.UTC)


def _places(connection: Connection, mentions: Collection[str]) -> dict[str, dict[str, Any]]:
    """Where the sentences of mentions stand."""
    table, told = schema.mentions.c, schema.sources.c
    found: dict[str, dict[str, Any]] = {}
    for some in slices(sorted(mentions)):
        chosen = (
            select(table.id, table.document_sha256, func.min(told.quote_start))
            .outerjoin(schema.sources)
            .where(table.id.in_(some))
            .group_by(table.id)
        )
        for name, digest, start in connection.execute(chosen):
            found[name] = {"document_sha256": digest, "quote_start": start}
    return found


def amend(connection: Connection, number: int, *, after: Mapping[str, Any]) -> None:
    """Say what came of it, when that is only known afterwards."""
    history = schema.history
    connection.execute(update(history).where(history.c.id == number).values(after=dict(after)))


# ---- what counts ----


def corrections(
    connection: Connection, mentions: Collection[str]
) -> dict[str, dict[int, Mapping[str, Any]]]:
    """Corrections that were not taken back, by mention and by their number."""
    history, reviews = schema.history.c, schema.reviews.c
    chosen = (
        select(reviews.mention_id, history.id, history.after)
        .join_from(schema.reviews, schema.history)
        .where(history.action == "correct", history.undone.is_(None))
    )
    found: defaultdict[str, dict[int, Mapping[str, Any]]] = defaultdict(dict)
    pieces: Iterable[Select[Any]] = (
        chosen.where(reviews.mention_id.in_(some)) for some in slices(mentions)
    )
    if len(mentions) > _MANY:  # quicker to read them all
        pieces = [chosen]
    for piece in pieces:
        for mention, number, after in connection.execute(piece):
            found[mention][number] = after
    return found


_MANY = 20_000


def changes(connection: Connection, mentions: Collection[str]) -> tuple[Change, ...]:
    """List what was done to mentions, whichever event they were in, the oldest first."""
    history, reviews = schema.history.c, schema.reviews.c
    of_event = select(reviews.history_id).where(reviews.mention_id.in_(mentions))
    chosen = select(schema.history).where(history.id.in_(of_event)).order_by(history.id)
    return tuple(to_change(row) for row in connection.execute(chosen).mappings())


# ---- taking back ----


def last_done(
    connection: Connection, who: str | None, actions: Collection[Action] = ACTIONS
) -> RowMapping | None:
    """Row of the last thing that somebody, or anybody, did and that was not taken back."""
    history = schema.history.c
    chosen = _by(who, actions).where(history.undone.is_(None)).order_by(history.id.desc())
    return connection.execute(chosen.limit(1)).mappings().one_or_none()


def last_undone(connection: Connection, who: str | None) -> RowMapping | None:
    """Row of what somebody took back last; None when they have done something since."""
    history = schema.history.c
    done = last_done(connection, who)
    chosen = _by(who, ACTIONS).where(history.undone.is_not(None), history.undone_by == history.who)
    chosen = chosen.where(history.id > (done["id"] if done else 0)).order_by(history.undone.desc())
    return connection.execute(chosen.limit(1)).mappings().one_or_none()


def _by(who: str | None, actions: Collection[Action]) -> Select[Any]:
    history = schema.history.c
    chosen = select(schema.history).where(history.action.in_(actions))
    return chosen if who is None else chosen.where(history.who == who)


def mark_undone(connection: Connection, number: int, who: str) -> None:
    """Mark that somebody took it back."""
    when = now().isoformat(timespec="microseconds")
    _mark(connection, number, undone=when, undone_by=who)


def mark_done(connection: Connection, number: int) -> None:
    """Lift that mark."""
    _mark(connection, number, undone=None, undone_by=None)


def _mark(connection: Connection, number: int, **marks: str | None) -> None:
    history = schema.history
    connection.execute(update(history).where(history.c.id == number).values(**marks))


def mentions_of(connection: Connection, number: int) -> list[str]:
    """Ids of the mentions that a row of the history is tied to."""
    reviews = schema.reviews.c
    chosen = select(reviews.mention_id).where(reviews.history_id == number)
    return sorted(connection.scalars(chosen))


# ---- a report that was read anew ----


def tie_again(connection: Connection, mentions: Iterable[Event], digest: str) -> None:
    """Tie what was done to sentences of a report to the mentions that it now has of them.

    A mention keeps its id as long as its sentence is coded as the same kind; one that is coded
    otherwise than before is known by its sentence, when that tells of nothing else.
    """
    now = list(mentions)
    ids = {one.id for one in now}
    at: defaultdict[int, list[str]] = defaultdict(list)
    for one in now:
        if one.sources:
            at[min(source.quote_start for source in one.sources)].append(one.id)
    reviews = schema.reviews.c
    chosen = select(reviews.mention_id, reviews.quote_start).distinct()
    tied = connection.execute(chosen.where(reviews.document_sha256 == digest)).all()
    known = {name for name, _ in tied}
    for name, start in tied:
        heirs = [one for one in at.get(start, ()) if one not in known]
        if name not in ids and len(heirs) == 1:
            _inherit(connection, name, heirs[0])


def _inherit(connection: Connection, name: str, heir: str) -> None:
    history, reviews = schema.history, schema.reviews
    of_it = select(reviews.c.history_id).where(reviews.c.mention_id == name)
    decided = select(history.c.id, history.c.sides).where(
        history.c.id.in_(of_it), history.c.action.in_(DECISIONS)
    )
    for number, sides in connection.execute(decided).all():
        named = [sorted(heir if one == name else one for one in side) for side in sides]
        connection.execute(update(history).where(history.c.id == number).values(sides=named))
    connection.execute(update(reviews).where(reviews.c.mention_id == name).values(mention_id=heir))
