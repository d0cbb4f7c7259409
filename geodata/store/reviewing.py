"""Setting events right, and taking back what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from geodata.corrections import checked, difference, values
from geodata.errors import StoreError
from geodata.store import grouping, history, schema
from geodata.store.reading import event_id_of, members, owners, read_mentions
from geodata.store.rows import Action, Change, to_change

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sqlalchemy import Connection, RowMapping

    from geodata.merging import Kinship
    from geodata.models import Event

__all__ = ["changes", "correct", "redo", "undo"]


def correct(connection: Connection, owner: str, seen: Event, corrected: Event, who: str) -> bool:
    """Put on an event what differs between two views of it; say whether anything does."""
    before, after = difference(seen, checked(seen, corrected))
    if not after:
        return False
    told = members(connection, [owner])
    history.write(connection, Change(owner, who, history.now(), before, after), told)
    events = schema.events
    connection.execute(update(events).where(events.c.id == owner).values(**_columns(after)))
    return True


def _columns(after: dict[str, object]) -> dict[str, object]:
    columns = values(after)
    return columns | {"actors": list(columns["actors"])} if "actors" in columns else columns


def changes(connection: Connection, event_id: str) -> tuple[Change, ...]:
    """List the changes of an event and of all that it has absorbed, the oldest first."""
    owner = event_id_of(connection, event_id)
    return history.changes(connection, members(connection, [owner] if owner else []))


def undo(
    connection: Connection,
    kinship: Callable[[], Kinship],
    *,
    who: str | None,
    by: str | None,
    actions: Collection[Action],
) -> Change:
    """Take back the last thing that ``who``, or anybody, did; ``by`` says who takes it back."""
    row = history.last_done(connection, who, actions)
    if row is None:
        message = f"{_nobody(who, actions)}: there is nothing to undo"
        raise StoreError(message)
    _turn(connection, row, kinship, undone_by=by or who or row["who"])
    return to_change(row)


def redo(connection: Connection, kinship: Callable[[], Kinship], *, who: str | None) -> Change:
    """Do again what was taken back last."""
    row = history.last_undone(connection, who)
    if row is None:
        message = "nothing was taken back since the last change: there is nothing to redo"
        raise StoreError(message)
    _turn(connection, row, kinship, undone_by=None)
    return to_change(row)


def _nobody(who: str | None, actions: Collection[Action]) -> str:
    what = "changed" if "correct" in actions else "split or joined by hand"
    return f"nothing was {what}" + (f" by {who!r}" if who else "")


def _turn(
    connection: Connection,
    row: RowMapping,
    kinship: Callable[[], Kinship],
    *,
    undone_by: str | None,
) -> None:
    """Take a row of the history back, or do it again, and make anew the events that it touches."""
    number = row["id"]
    told = sorted(read_mentions(connection, history.mentions_of(connection, number)))
    decides = row["action"] in history.DECISIONS
    touched = grouping.together_with(connection, told) if decides else {}
    if undone_by is None:
        history.mark_done(connection, number)
    else:
        history.mark_undone(connection, number, undone_by)
    if decides:
        grouping.renew(connection, touched, kinship())
    else:
        grouping.remake(connection, owners(connection, told), kinship())
