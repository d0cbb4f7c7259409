"""What becomes of the files that someone drops: read, asked about, searched for events, told of.

Nothing here draws: ``upload`` does.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from geodata.documents import foreign_language, from_text, read_data
from geodata.ingest import ingest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geodata.errors import DatelineError
    from geodata.models import Document, Parsed
    from geodata.store import Store

__all__ = ["Intake", "Skipped", "Told", "gather", "name_of"]

_PASTED = "Pasted text"


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report that was read: how many events it tells of, or that it was there already."""

    name: str
    published: dt.date | None
    events: int
    known: bool = False
    language: str | None = None


@dataclass(slots=True)
class Intake:
    """One reading of files, from their drop to the last line about them."""

    reports: list[Document]
    skipped: list[Skipped] = field(default_factory=list)
    known: frozenset[str] = frozenset()
    asked: bool = False
    stopped: bool = False
    told: list[Told] = field(default_factory=list)

    @property
    def undated(self) -> list[Document]:
        """New reports that do not say when they were published."""
        return [
            report
            for report in self.reports
            if report.published is None and report.sha256 not in self.known
        ]

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to read."""
        return self.stopped or len(self.told) == len(self.reports)

    @property
    def events(self) -> int:
        """How many events were found so far."""
        return sum(told.events for told in self.told)

    def date(self, days: Mapping[str, dt.date | None]) -> None:
        """Set days of publication, by the digest of the report; None leaves it unknown."""
        self.asked = True
        self.reports = [
            replace(report, published=days[report.sha256]) if days.get(report.sha256) else report
            for report in self.reports
        ]

    def run(
        self,
        store: Store,
        parse: Callable[[Document], Parsed],
        progress: Callable[[int, str], None],
        *,
        enough: Callable[[], bool] = lambda: False,
    ) -> None:
        """Find the events of each report; whatever was read stays when something stops it.

        Parameters
        ----------
        progress
            Called before each report with how many are done, and its name; it may raise to stop.
        enough
            Asked after each report whether to leave the rest to another call.
        """

        def waiting() -> Iterator[Document]:
            for number in range(len(self.told), len(self.reports)):
                report = self.reports[number]
                progress(number, name_of(report))
                yield report
                # The store has it now: the next step of the loop asks for another.
                self.told.append(self._told(report, found.pop(report.sha256, None)))
                if enough():
                    return

        found: dict[str, Parsed] = {}

        def remembering(report: Document) -> Parsed:
            return found.setdefault(report.sha256, parse(report))

        ingest(waiting(), store, parse=remembering)

    def _told(self, report: Document, parsed: Parsed | None) -> Told:
        return Told(
            name_of(report),
            report.published,
            len(parsed.events) if parsed else 0,
            known=parsed is None,
            language=foreign_language(report),
        )


def gather(files: Sequence[tuple[str, bytes]], pasted: str, store: Store) -> Intake:
    """Open files and pasted text; what cannot be read is told, and the rest is kept."""
    intake = Intake([])
    for name, data in files:
        skip = partial(_skip, intake, name)
        intake.reports += read_data(data, name, on_error=skip)
    if pasted.strip():
        report = from_text(pasted)
        intake.reports.append(report if report.title else replace(report, title=_PASTED))
    digests = {report.sha256 for report in intake.reports}
    intake.known = frozenset(digest for digest in digests if store.has(digest))
    return intake


def _skip(intake: Intake, name: str, error: DatelineError) -> None:
    """Part an error's line into the name that it opens with and what it says of it."""
    quoted, _, reason = str(error).partition("' ")
    told = (quoted[1:], reason) if quoted.startswith("'") and reason else (name, str(error))
    intake.skipped.append(Skipped(*told))


def name_of(report: Document) -> str:
    """Name that the person knows a report by: its file, or what the text calls itself."""
    return report.path or report.title or _PASTED
