"""Opening the database: SQLite in one file, shared by threads and processes.

Readers see the last whole state while another process writes (write-ahead log), writers wait for
each other, and whatever the database refuses becomes a StoreError of one line.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from geodata.errors import StoreError
from geodata.store.migrations import MIGRATIONS
from geodata.store.schema import SCHEMA, VERSION

__all__ = ["connect", "in_memory", "transaction"]

_WAIT_MS = 30_000


def connect(url: str) -> tuple[Engine, bool]:
    """Open the database at a URL; make its tables when it is new, and renew those of old.

    Says, too, whether tables of old were renewed.

    Raises
    ------
    StoreError
        When the URL is none, the file cannot be opened or is no store, or a newer Dateline wrote
        it.
    """
    address = _address(url)
    engine = _engine(address)
    with transaction(engine) as connection:
        ready = _is_ready(connection, address)
    renewed = False
    if not ready:
        with transaction(engine, write=True) as connection:
            if not _is_ready(connection, address):  # another process may have been quicker
                renewed = _make(connection)
    return engine, renewed


def _make(connection: Connection) -> bool:
    """Bring the tables up to this version; say whether there were earlier ones."""
    version = _version(connection)
    if version == 0:
        SCHEMA.create_all(connection)
    else:
        MIGRATIONS[version](connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    return version > 0


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


@contextmanager
def transaction(engine: Engine, *, write: bool = False) -> Iterator[Connection]:
    """One transaction, whole or not at all.

    ``write`` takes the write lock at once: a transaction that reads first and writes later could
    otherwise not be given it.

    Raises
    ------
    StoreError
        When the database refuses.
    """
    try:
        with engine.execution_options(dateline_write=write).begin() as connection:
            yield connection
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(_refusal(engine.url, error)) from error


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        message = f"{url!r} is not the address of a store: write it as sqlite:///events.db"
        raise StoreError(message) from error
    if address.get_backend_name() != "sqlite":
        message = f"{url!r}: events are kept in SQLite: write it as sqlite:///events.db"
        raise StoreError(message)
    if in_memory(address):
        return address
    folder = Path(str(address.database)).resolve().parent
    if not folder.is_dir():
        message = f"the store's folder {str(folder)!r} does not exist: make it, or choose another"
        raise StoreError(message)
    return address


def in_memory(address: URL) -> bool:
    """Whether a store lies in no file."""
    return address.database in {None, "", ":memory:"}


def _engine(address: URL) -> Engine:
    if in_memory(address):  # one connection, or each would see a database of its own
        engine = create_engine(
            address, poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
    else:
        engine = create_engine(address)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver starts no transaction of its own: _begin does
    for setting in (
        f"busy_timeout = {_WAIT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("dateline_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _is_ready(connection: Connection, address: URL) -> bool:
    """Whether the tables are there; what no Dateline of this version can use is refused."""
    version = _version(connection)
    name = str(address.database)
    if version > VERSION:
        message = f"the store {name!r} was written by a newer Dateline: update this one"
        raise StoreError(message)
    if version == 0 and inspect(connection).get_table_names():
        message = f"{name!r} is a database of another program: choose another file"
        raise StoreError(message)
    return version == VERSION


def _refusal(address: URL, error: Exception) -> str:
    reason = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
    busy = "locked" in reason
    remedy = "another process is writing, try again" if busy else "choose another file"
    return f"the store {str(address.database)!r} cannot be used ({reason}): {remedy}"
