"""The sentences of many events, for words to be looked for in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from threading import Lock

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from geodata.columns.folding import folded

__all__ = ["Texts"]

_Load = Callable[[], Sequence[str] | pa.Array]


class Texts:
    """One text a row, in small letters without accents; read when a word is first looked for.

    Parameters
    ----------
    load
        Gives the texts, one a row: as a list, or as Arrow's strings.

    Examples
    --------
    >>> texts = Texts(lambda: ["Shells hit Homs.", "Nothing."])
    >>> texts.containing("homs").tolist()
    [True, False]
    """

    def __init__(self, load: _Load) -> None:
        self._load: _Load | None = load
        self._lock = Lock()
        self._pool = pa.chunked_array([], pa.large_binary())
        self._places: NDArray[np.int64] | None = None  # of each row in the pool; None: as it is

    @property
    def is_loaded(self) -> bool:
        """Whether the texts were read already."""
        return self._load is None

    def containing(self, word: str) -> NDArray[np.bool_]:
        """Say of each row whether its text contains a folded word: (rows,)."""
        pool = self._loaded()
        # RE2 looks for a plain word several times as fast as Arrow's own search.
        pattern = re.escape(word.encode("utf-8", "surrogatepass"))
        found: NDArray[np.bool_] = pc.match_substring_regex(pool, pattern).to_numpy()
        return found if self._places is None else found[self._places]

    def renewed(self, fresh: Texts, order: NDArray[np.int64]) -> Texts:
        """Put the rows of another behind these and pick some of all; both must be loaded.

        What no row has any more stays in memory until the texts are read anew.
        """
        old, new = self._loaded(), fresh._loaded()
        places = np.arange(len(old)) if self._places is None else self._places
        made = Texts(tuple)
        made._load = None
        made._pool = pa.chunked_array([*old.chunks, *new.chunks], pa.large_binary())
        made._places = np.concatenate([places, len(old) + np.arange(len(new))])[order]
        return made

    def _loaded(self) -> pa.ChunkedArray:
        with self._lock:
            if self._load is not None:
                texts = self._load()
                self._pool = pa.chunked_array(
                    [_fold_array(texts) if isinstance(texts, pa.Array) else _fold(texts)]
                )
                self._load = None
            return self._pool


def _fold(texts: Sequence[str]) -> pa.Array:
    folds = [folded(text).encode("utf-8", "surrogatepass") for text in texts]
    return pa.array(folds, pa.large_binary())


def _fold_array(texts: pa.Array) -> pa.Array:
    """Fold what is ASCII all at once, and the rest one by one."""
    others = pc.invert(pc.string_is_ascii(texts))
    folds = [folded(text) for text in texts.filter(others).to_pylist()]
    small = pc.replace_with_mask(pc.ascii_lower(texts), others, pa.array(folds, texts.type))
    return small.cast(pa.large_binary())
