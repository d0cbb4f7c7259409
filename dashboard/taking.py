"""An import under way: a thread of its own, so that somebody can look on and stop it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.importing import ImportResult
    from geodata.store import Store

__all__ = ["Import", "Wish", "laid_down"]

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be imported, and how.

    Parameters
    ----------
    key
        Tells this file from others of its name.
    file, data
        Name and content.
    mapping
        Columns by meaning; None for a collection that is known.
    collection
        Name of the set, where it is not the one that the file is taken for.
    """

    key: str
    file: str
    data: bytes
    mapping: Mapping[str, str] | None = None
    collection: str | None = None


@contextmanager
def laid_down(file: str, data: bytes) -> Iterator[Path]:
    """Lay a file down under its own name, for as long as it is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(file).name or "events")
        path.write_bytes(data)
        yield path


class _Stopped(Exception):  # noqa: N818  nothing went wrong
    """Somebody has stopped the import."""


@dataclass(eq=False)
class Import:
    """An import from its start until somebody has looked at what came of it.

    Parameters
    ----------
    wish
        What is imported.
    store
        Where it goes; a stopped import leaves it as it was.
    """

    wish: Wish
    store: Store
    rows: int = 0
    collection: str = ""
    _stop: Event = field(default_factory=Event)
    _outcome: Future[ImportResult] | None = None

    def start(self) -> None:
        """Begin."""
        thread = ThreadPoolExecutor(1, thread_name_prefix="import")
        self._outcome = thread.submit(self._run)
        thread.shutdown(wait=False)

    def wait(self, seconds: float) -> None:
        """Wait for its end, but no longer."""
        if self._outcome is not None:
            wait([self._outcome], seconds)

    def stop(self) -> None:
        """Stop it, if it is still under way, and wait until the store is as it was."""
        self._stop.set()
        self.wait(60)

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._outcome is not None and not self._outcome.done()

    @property
    def result(self) -> ImportResult | None:
        """What came of it; None until then, and when it failed or was stopped."""
        if self._outcome is None or self.running or self._outcome.exception() is not None:
            return None
        return self._outcome.result()

    @property
    def error(self) -> BaseException | None:
        """What went wrong; None until then, and when somebody stopped it."""
        if self._outcome is None or self.running:
            return None
        error = self._outcome.exception()
        return None if isinstance(error, _Stopped) else error

    @property
    def share(self) -> float | None:
        """How much of the file is read, by its lines; None when it has none."""
        lines = 0 if self.wish.data.startswith(b"PK") else self.wish.data.count(b"\n")
        return min(self.rows / lines, 1.0) if lines > 1 else None

    def _run(self) -> ImportResult:
        with laid_down(self.wish.file, self.wish.data) as path:
            return self._taken(path)

    def _taken(self, path: Path) -> ImportResult:
        from geodata.exchange.imports import open_import, plan  # noqa: PLC0415
        from geodata.importing import take_in  # noqa: PLC0415

        wanted: dict[str, Any] = {
            "mapping": self.wish.mapping,
            "collection": self.wish.collection,
        }
        planned = plan(path, **wanted)
        self.collection = planned.collection
        return take_in(
            self._counted(open_import(path, **wanted)),
            self.store,
            name=planned.collection,
            preset=planned.preset,
            file=path.name,
        )

    def _counted(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        for row in rows:
            if self._stop.is_set():
                raise _Stopped
            self.rows += 1
            yield row
