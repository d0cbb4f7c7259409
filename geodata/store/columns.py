"""All events of the store as columns, and a few of them read anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine

from geodata.columns import Coded, CodedLists, EventColumns, Ids, Texts, renewed
from geodata.store import meta
from geodata.store.engine import transaction
from geodata.store.reading import read_events_of

__all__ = ["read_columns", "renewed_columns"]

_WORDS = (
    *("kind", "family", "date_precision", "geo_precision", "place", "place_id", "admin1"),
    *("country", "modality", "review", "actor1", "actor2"),
)
_EVENTS = {
    "start": 'coalesce(start, "end")',
    "end": 'coalesce("end", start)',
    "radius_km": "CASE WHEN geo_precision IN ('near', 'area') THEN radius_km END",
    **{name: name for name in ("id", "actors", "told_by", *_WORDS)},
    **{name: name for name in ("latitude", "longitude", "confidence", "reports")},
    **{name: name for name in ("fatalities_low", "fatalities_high")},
}
_NUMBERS = frozenset(
    {"latitude", "longitude", "radius_km", "confidence", "reports"}
    | {"fatalities_low", "fatalities_high"}
)
_ORDER = [("start", "ascending"), ("end", "ascending"), ("id", "ascending")]  # the undated last
_SENTENCES = {"mention_id": "mention_id", "quote": "quote"}
_ABSORBED = {"id": "id", "event_id": "event_id"}
_ROWS = 10_000  # at a time


def read_columns(connection: Connection) -> EventColumns:
    """Read all events, a column at a time: to make an `Event` of each takes minutes."""
    table = _table(connection, "events", _EVENTS).sort_by(_ORDER)
    return _columns(table, connection.engine, meta.revision(connection))


def renewed_columns(connection: Connection, old: EventColumns) -> EventColumns | None:
    """Read anew what was touched since; None when that is too much, or not known."""
    touched = meta.touched_since(connection, old.revision)
    if touched is None:
        return None
    columns = renewed(old, touched, EventColumns.of(read_events_of(connection, touched)))
    if not columns.texts.is_loaded:
        texts = Texts(partial(_sentences, connection.engine, columns.ids))
        columns = replace(columns, texts=texts)
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


def _columns(table: pa.Table, engine: Engine, revision: int) -> EventColumns:
    ids = Ids(_text(table, "id"))
    words = {name: Coded.of_arrow(_text(table, name)) for name in _WORDS}
    listed = CodedLists.of_json(_text(table, "actors"))
    return EventColumns(
        ids=ids,
        latitude=_numbers(table, "latitude", np.nan, np.float64),
        longitude=_numbers(table, "longitude", np.nan, np.float64),
        radius_km=_numbers(table, "radius_km", 0, np.float32),
        start=_days(table, "start"),
        end=_days(table, "end"),
        confidence=_numbers(table, "confidence", 0, np.float64),
        **words,
        actors=listed.with_words(words["actor1"]).with_words(words["actor2"]),
        sources=CodedLists.of_json(_text(table, "told_by")),
        reports=_numbers(table, "reports", 0, np.int32),
        fatalities_low=_numbers(table, "fatalities_low", -1, np.int32),
        fatalities_high=_numbers(table, "fatalities_high", -1, np.int32),
        texts=Texts(partial(_sentences, engine, ids)),
        revision=revision,
    )


def _text(table: pa.Table, name: str) -> pa.Array:
    return table[name].combine_chunks()


def _numbers(table: pa.Table, name: str, missing: float, kind: type) -> NDArray[Any]:
    return np.asarray(table[name].fill_null(missing), dtype=kind)


def _days(table: pa.Table, name: str) -> NDArray[np.datetime64]:
    return np.asarray(_text(table, name).cast(pa.date32()), dtype="datetime64[D]")


def _sentences(engine: Engine, ids: Ids) -> pa.Array:
    """Sentences of the events with these ids, one text each."""
    with transaction(engine) as connection:
        told = _table(connection, "sources", _SENTENCES)
        absorbed = _table(connection, "mentions WHERE id <> event_id", _ABSORBED)
    mentions = _text(told, "mention_id")
    owner = pc.index_in(mentions, value_set=_text(absorbed, "id"))
    events = pc.coalesce(_text(absorbed, "event_id").take(owner), mentions)
    rows = ids.rows_of_each(events)
    order = np.argsort(rows, kind="stable")
    ends = np.cumsum(np.bincount(rows + 1, minlength=len(ids) + 1))
    quotes = _text(told, "quote").take(pa.array(order))
    of_event = pa.ListArray.from_arrays(ends.astype(np.int32), quotes)
    return pc.binary_join(of_event, pa.scalar(" ", pa.large_string()))
