"""Reports into the store: what is there already is not read for events again.

Events that several reports tell of are joined on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from geodata.models import Document, Parsed
from geodata.store import AddResult, Store

__all__ = ["ingest", "read_again"]

_AT_ONCE = 100  # reports that are merged together: quicker than each, and soon to be seen


def ingest(
    reports: Iterable[Document],
    store: Store,
    *,
    parse: Callable[[Document], Parsed],
    sample: bool = False,
    merge: bool = True,
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
    merge
        Whether the events are held against those that the store has, and joined with them.
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
    try:
        for number, report in enumerate(reports, start=1):
            known = store.has(report.sha256)
            found = Parsed(report) if known else parse(report)
            total += store.add(found, sample=sample, merge=False)
            if merge and number % _AT_ONCE == 0:
                store.merge()
    finally:  # what was added before a failure is joined too
        if merge:
            store.merge()
    return total


def read_again(
    digests: Iterable[str], store: Store, *, parse: Callable[[Document], Parsed]
) -> AddResult:
    """Find the events of stored reports anew, in the texts that the store has of them.

    What somebody corrected, reviewed or decided stays.

    Parameters
    ----------
    digests
        Of the reports, one by one; one that the store does not have any more is passed over.
    store
        Where they are.
    parse
        Finds the events of a report, such as `geodata.parse`.

    Returns
    -------
    AddResult
        How many reports were renewed, and the events that they tell of now.

    Raises
    ------
    StoreError
        When the store cannot be written.
    """
    total = AddResult()
    try:
        for digest in digests:
            stored = store.document(digest)
            if stored is not None:
                found = parse(stored.document)
                total += store.add(found, sample=stored.is_sample, merge=False, again=True)
    finally:
        store.merge()
    return total
