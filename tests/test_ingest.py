from __future__ import annotations

import pytest

from geodata.documents import from_text
from geodata.errors import GazetteerError
from geodata.ingest import ingest
from geodata.models import Document, Event, Parsed, Source
from geodata.store import AddResult, Store

FIRST, SECOND = from_text("The first report."), from_text("The second report.")


class Reader:
    """Finds one event in every report, and remembers which it was asked for."""

    def __init__(self) -> None:
        self.asked: list[Document] = []

    def __call__(self, report: Document) -> Parsed:
        self.asked.append(report)
        source = Source(report.text, 0, 3, None, None, None, report.sha256)
        event = Event(report.sha256[:8], "meeting", "diplomacy", (source,))
        return Parsed(report, events=(event,))


def test_only_what_is_new_is_parsed() -> None:
    with Store("sqlite://") as store:
        reader = Reader()
        assert ingest([FIRST], store, parse=reader) == AddResult(1, 0, 1)
        assert ingest([FIRST, SECOND], store, parse=reader) == AddResult(1, 1, 1)
        assert reader.asked == [FIRST, SECOND]


def test_samples_are_marked_until_the_user_reads_them() -> None:
    with Store("sqlite://") as store:
        ingest([FIRST, SECOND], store, parse=Reader(), sample=True)
        assert store.counts().samples == 2
        ingest([FIRST], store, parse=Reader())
        assert store.counts().samples == 1


def test_what_was_added_before_a_failure_stays() -> None:
    def fail(report: Document) -> Parsed:
        if report == SECOND:
            message = "the index is missing"
            raise GazetteerError(message)
        return Parsed(report)

    with Store("sqlite://") as store:
        with pytest.raises(GazetteerError):
            ingest([FIRST, SECOND], store, parse=fail)
        assert store.has(FIRST.sha256)
        assert not store.has(SECOND.sha256)
