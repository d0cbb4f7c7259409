"""Reports into the store: what is there already is not read for events again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from geodata.models import Document, Parsed
from geodata.store import AddResult, Store

__all__ = ["ingest"]


def ingest(
    reports: Iterable[Document],
    store: Store,
    *,
    parse: Callable[[Document], Parsed],
    sample: bool = False,
) -> AddResult:
    """Parse the reports that the store does not have, and add each as it is ready.

    Parameters
    ----------
    reports
        What to read, one by one.
    store
        Where it goes; whatever was added stays when a later report fails.
    parse
        Finds the events of a report, such as `geodata.parse`.
    sample
        Whether these are samples, which the user can remove at once.

    Returns
    -------
    AddResult
        How many documents were added, and how many were there.

    Raises
    ------
    StoreError
        When the store cannot be written.
    """
    total = AddResult()
    for report in reports:
        known = store.has(report.sha256)
        total += store.add(Parsed(report) if known else parse(report), sample=sample)
    return total
