"""The sentences of many events, for words to be looked for in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from geodata.columns.folding import folded

__all__ = ["Sentences", "Texts"]


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """Sentences in any order.

    Parameters
    ----------
    quotes
        As strings, or as Arrow's.
    rows
        (quotes,) int64: the row of the event that each tells of, -1 for none.
    """

    quotes: Sequence[str] | pa.Array
    rows: NDArray[np.int64]


class Texts:
    """What is told of each event, in small letters without accents.

    Parameters
    ----------
    size
        How many rows there are.
    load
        Reads the sentences; called when a word is first looked for.
    keep
        Is given them, once they are read, as a table that `of_table` takes.

    Examples
    --------
    >>> said = Sentences(["Shells hit Homs.", "Nothing."], np.array([1, 0]))
    >>> Texts(2, lambda: said).containing("homs").tolist()
    [False, True]
    """

    def __init__(
        self,
        size: int,
        load: Callable[[], Sentences],
        keep: Callable[[pa.Table], None] = lambda _: None,
    ) -> None:
        self._size = size
        self._load: Callable[[], Sentences] | None = load
        self._keep = keep
        self._lock = Lock()
        self._pool = pa.chunked_array([], pa.large_binary())
        self._rows = np.array([], dtype=np.int64)

    @classmethod
    def of_table(cls, size: int, table: pa.Table) -> Texts:
        """Take what was read and kept, without a copy of it."""
        made = cls(size, lambda: Sentences((), made._rows))
        made._load = None
        made._pool = table["text"]
        made._rows = table["row"].combine_chunks().to_numpy()
        return made

    @classmethod
    def none(cls) -> Texts:
        """Texts of no event."""
        return cls(0, lambda: Sentences((), np.array([], dtype=np.int64)))

    def to_table(self) -> pa.Table:
        """Lay out what was read: each sentence, and the row of its event."""
        return pa.table({"text": self._pool, "row": self._rows})

    @property
    def is_loaded(self) -> bool:
        """Whether the sentences were read already."""
        return self._load is None

    def containing(self, word: str) -> NDArray[np.bool_]:
        """Say of each row whether one of its sentences contains a folded word: (rows,)."""
        self._prepare()
        # RE2 looks for a plain word several times as fast as Arrow's own search.
        pattern = re.escape(word.encode("utf-8", "surrogatepass"))
        hits = pc.match_substring_regex(self._pool, pattern).to_numpy()
        found = np.zeros(self._size + 1, dtype=bool)
        found[self._rows[hits]] = True
        return found[:-1]

    def renewed(self, fresh: Texts, order: NDArray[np.int64]) -> Texts:
        """Put the rows of another behind these and pick some of all.

        Sentences that no row has any more stay in memory until all are read anew.
        """
        self._prepare()
        fresh._prepare()
        places = np.full(self._size + fresh._size + 1, -1, dtype=np.int64)
        places[order] = np.arange(len(order))
        rows = np.concatenate([self._rows, np.where(fresh._rows < 0, -1, self._size + fresh._rows)])
        pool = pa.chunked_array([*self._pool.chunks, *fresh._pool.chunks], pa.large_binary())
        return Texts.of_table(len(order), pa.table({"text": pool, "row": places[rows]}))

    def _prepare(self) -> None:
        with self._lock:
            if self._load is not None:
                said = self._load()
                self._pool, self._rows = pa.chunked_array([_fold(said.quotes)]), said.rows
                self._load = None
                self._keep(self.to_table())


def _fold(quotes: Sequence[str] | pa.Array) -> pa.Array:
    """Fold what is ASCII all at once, and the rest one by one."""
    if not isinstance(quotes, pa.Array):
        folds = [folded(quote).encode("utf-8", "surrogatepass") for quote in quotes]
        return pa.array(folds, pa.large_binary())
    others = pc.invert(pc.string_is_ascii(quotes))
    fold = pa.array([folded(quote) for quote in quotes.filter(others).to_pylist()], quotes.type)
    return pc.replace_with_mask(pc.ascii_lower(quotes), others, fold).cast(pa.large_binary())
