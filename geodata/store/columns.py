"""All events of the store as columns, and a few of them read anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, Engine

from geodata.columns import Coded, CodedLists, EventColumns, Ids, Sentences, Texts, renewed
from geodata.store import keeping, meta
from geodata.store.engine import transaction
from geodata.store.reading import read_events_of

__all__ = ["kept_columns", "read_columns", "renewed_columns"]

_WORDS = (
    *("kind", "family", "date_precision", "geo_precision", "place", "place_id", "admin1"),
    *("country", "modality", "review", "collection", "actor1", "actor2"),
)
_NUMBERS: Mapping[str, tuple[float, type]] = {  # what a missing one is, and the type
    "latitude": (np.nan, np.float64),
    "longitude": (np.nan, np.float64),
    "radius_km": (0, np.float32),
    "confidence": (0, np.float64),
    "reports": (0, np.int32),
    "fatalities_low": (-1, np.int32),
    "fatalities_high": (-1, np.int32),
    "injured_low": (-1, np.int32),
    "injured_high": (-1, np.int32),
}
_EVENTS = {name: name for name in ("id", "actors", "told_by", *_WORDS, *_NUMBERS)} | {
    "start": 'coalesce(start, "end")',
    "end": 'coalesce("end", start)',
    "radius_km": "CASE WHEN geo_precision IN ('near', 'area') THEN radius_km END",
}
_ORDER = [("start", "ascending"), ("end", "ascending"), ("id", "ascending")]  # the undated last
_SENTENCES = {"mention_id": "mention_id", "quote": "quote"}
_ABSORBED = {"id": "id", "event_id": "event_id"}
_ROWS = 1_000  # at a time


def read_columns(connection: Connection) -> EventColumns:
    """Read all events, a column at a time: to make an `Event` of each takes minutes."""
    table = _table(connection, "events", _EVENTS)
    return _columns(table, connection)


def kept_columns(connection: Connection) -> EventColumns | None:
    """Take the columns that were kept, with what was touched since read anew; None without any."""
    old = keeping.kept(connection, partial(_texts, connection))
    if old is None or old.revision == meta.revision(connection):
        return old
    return renewed_columns(connection, old)


def renewed_columns(connection: Connection, old: EventColumns) -> EventColumns | None:
    """Read anew what was touched since; None when that is too much, or not known."""
    touched = meta.touched_since(connection, old.revision)
    if touched is None:
        return None
    columns = renewed(old, touched, EventColumns.of(read_events_of(connection, touched)))
    if not columns.texts.is_loaded:
        columns = replace(columns, texts=_texts(connection, columns.ids))
    return replace(columns, revision=meta.revision(connection))


def _table(connection: Connection, source: str, columns: Mapping[str, str]) -> pa.Table:
    """Read columns, by name the expression of each, past what SQLAlchemy does with every cell."""
    kinds = [pa.float64() if name in _NUMBERS else pa.large_string() for name in columns]
    schema = pa.schema(zip(columns, kinds, strict=True))
    chosen = ", ".join(f'{how} AS "{name}"' for name, how in columns.items())
    cursor = connection.connection.cursor()
    cursor.execute(f"SELECT {chosen} FROM {source}")  # noqa: S608  our own names
    batches = []
    while rows := cursor.fetchmany(_ROWS):
        cells = zip(zip(*rows, strict=True), kinds, strict=True)
        batches.append(pa.record_batch([pa.array(one, kind) for one, kind in cells], schema))
    return pa.Table.from_batches(batches, schema)


def _columns(table: pa.Table, connection: Connection) -> EventColumns:
    order = np.asarray(pc.sort_indices(table, sort_keys=_ORDER), dtype=np.int64)
    texts = {name: table[name].combine_chunks() for name in ("id", "actors", "told_by", *_WORDS)}
    ids = Ids(texts["id"]).take(order)
    words: dict[str, Any] = {name: Coded.of_arrow(texts[name]).take(order) for name in _WORDS}
    actors = CodedLists.of_json(texts["actors"]).take(order)
    numbers: dict[str, Any] = {
        name: np.asarray(table[name].fill_null(missing), dtype=kind)[order]
        for name, (missing, kind) in _NUMBERS.items()
    }
    days: dict[str, Any] = {
        name: np.asarray(table[name].cast(pa.date32()), dtype="datetime64[D]")[order]
        for name in ("start", "end")
    }
    return EventColumns(
        ids=ids,
        **words,
        **numbers,
        **days,
        actors=actors.with_words(words["actor1"]).with_words(words["actor2"]),
        sources=CodedLists.of_json(texts["told_by"]).take(order),
        texts=_texts(connection, ids),
        revision=meta.revision(connection),
    )


def _texts(connection: Connection, ids: Ids) -> Texts:
    read = partial(_sentences, connection.engine, ids)
    return Texts(len(ids), read, keeping.keep_texts(connection))


def _sentences(engine: Engine, ids: Ids) -> Sentences:
    """Read the sentences of the events with these ids."""
    with transaction(engine) as connection:
        told = _table(connection, "sources", _SENTENCES)
        absorbed = _table(connection, "mentions WHERE id <> event_id", _ABSORBED)
    mentions, absorbed = told["mention_id"].combine_chunks(), absorbed.combine_chunks()
    owner = pc.index_in(mentions, value_set=absorbed["id"].combine_chunks())
    events = pc.coalesce(absorbed["event_id"].combine_chunks().take(owner), mentions)
    return Sentences(told["quote"].combine_chunks(), ids.rows_of_each(events))
