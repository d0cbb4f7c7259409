"""The columns of a large store, kept in files so that the next start need not read every event.

A folder stands for one state of one store; it is called by the state's revision and mark, so that
nothing is believed of a store that was replaced, or put back from a copy. The files are mapped, not
read: what nobody asks for stays on disk.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Connection

from geodata import settings
from geodata.columns import EventColumns, Ids, Texts, of_table, to_table
from geodata.columns.filing import FILED
from geodata.store import meta
from geodata.store.engine import in_memory
from geodata.store.schema import VERSION

__all__ = ["keep", "keep_texts", "kept"]

_LEAST = 20_000  # events; fewer are read as fast as they are found
_FORMAT = 1  # another one whenever what the columns say changes
_EVENTS, _TEXTS = "events.arrow", "texts.arrow"


def kept(connection: Connection, texts: Callable[[Ids], Texts]) -> EventColumns | None:
    """Columns of this state of the store, or of an earlier one; None when there are none.

    Parameters
    ----------
    connection
        To the store.
    texts
        Makes the sentences of events, where they were not kept.
    """
    folder = _folder(connection)
    for state in folder.glob("*-*") if folder else ():
        revision, _, mark = state.name.partition("-")
        if revision.isdecimal() and meta.mark(connection, int(revision)) == mark:
            # Another process may have put a newer one there since; a broken one is none.
            with suppress(OSError, pa.ArrowInvalid):
                return _read_state(state, texts)
    return None


def _read_state(state: Path, texts: Callable[[Ids], Texts]) -> EventColumns:
    columns, told = of_table(_read(state / _EVENTS), Texts.none()), state / _TEXTS
    if told.exists():
        return replace(columns, texts=Texts.of_table(len(columns), _read(told)))
    return replace(columns, texts=texts(columns.ids))


def keep(connection: Connection, columns: EventColumns) -> None:
    """Keep the columns of this state of the store, instead of those of an earlier one."""
    folder = _state(connection)
    if len(columns) < _LEAST or folder is None or folder.is_dir():
        return
    with suppress(OSError):  # no room, say: they are read again the next time
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making") as making:
            filled = Path(making) / "filled"
            filled.mkdir()
            _write(filled / _EVENTS, to_table(columns))
            if columns.texts.is_loaded:
                _write(filled / _TEXTS, columns.texts.to_table())
            filled.rename(folder)
        for other in folder.parent.glob("*-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)


def keep_texts(connection: Connection) -> Callable[[pa.Table], None]:
    """Return what keeps the sentences, once they were read, beside the columns of this state."""
    return partial(_keep_texts, _state(connection))


def _keep_texts(folder: Path | None, table: pa.Table) -> None:
    if folder is None or not folder.is_dir():
        return
    with suppress(OSError), tempfile.TemporaryDirectory(dir=folder) as making:
        made = Path(making) / _TEXTS
        _write(made, table)
        made.rename(folder / _TEXTS)


def _folder(connection: Connection) -> Path | None:
    """Folder of the states of one store; None for a store in memory."""
    if in_memory(connection.engine.url):
        return None
    path = Path(str(connection.engine.url.database)).resolve()
    made_of = f"{_FORMAT} {VERSION} {FILED} {path}"
    digest = hashlib.sha256(made_of.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return settings.home() / "assets" / "columns" / digest


def _state(connection: Connection) -> Path | None:
    """Folder of the state that the store is in; None when it has none."""
    folder, revision = _folder(connection), meta.revision(connection)
    mark = meta.mark(connection, revision)
    return folder / f"{revision}-{mark}" if folder and mark else None


def _read(path: Path) -> pa.Table:
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()


def _write(path: Path, table: pa.Table) -> None:
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table.combine_chunks(), max_chunksize=max(len(table), 1))
