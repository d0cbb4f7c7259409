"""The best one-to-one pairs: no event twice, and as much weight as can be had in all.

References
----------
Jonker and Volgenant (1987), "A shortest augmenting path algorithm for dense and sparse linear
assignment problems"; scipy has the variant for sparse ones.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_pairs"]


def best_pairs(
    one: NDArray[np.int64], other: NDArray[np.int64], weights: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Choose among pairs so that no event comes twice and the sum of weights is the largest.

    Parameters
    ----------
    one, other
        (pairs,) what is paired with what; no pair comes twice.
    weights
        (pairs,) greater than 0.

    Returns
    -------
    (chosen,) int64
        Places of the chosen pairs, ascending.

    Examples
    --------
    >>> best_pairs(np.array([7, 7, 8]), np.array([1, 2, 1]), np.array([5.0, 3.0, 4.0])).tolist()
    [1, 2]
    """
    from scipy.sparse import csr_array  # noqa: PLC0415  a quarter of a second
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching  # noqa: PLC0415

    if not len(one):
        return np.empty(0, np.int64)
    rows, row = np.unique(one, return_inverse=True)
    columns, column = np.unique(other, return_inverse=True)
    # Every row has a column of its own to go to when it is better left alone; all rows are then
    # matched, so that adding one to each weight, for none to be nought, changes no choice.
    alone = len(columns) + np.arange(len(rows))
    values = np.concatenate([weights, np.zeros(len(rows))]) + 1
    at = np.concatenate([row, np.arange(len(rows))]), np.concatenate([column, alone])
    graph = csr_array((values, at), shape=(len(rows), len(columns) + len(rows)))
    matched, to = min_weight_full_bipartite_matching(graph, maximize=True)
    chosen = {(int(a), int(b)) for a, b in zip(matched, to, strict=True) if b < len(columns)}
    hit = [pair in chosen for pair in zip(row.tolist(), column.tolist(), strict=True)]
    return np.flatnonzero(hit)
