"""Answers of a server, kept on disk as JSON: the same is not asked twice."""

from __future__ import annotations

import json
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from geodata.files import replace_file
from geodata.geocoding.pacing import Clock

__all__ = ["Answers"]


class Answers:
    """One small file an answer, so that a damaged one costs one request and processes can share.

    Parameters
    ----------
    folder
        Where they are kept; it exists.
    clock
        Tells the time; the module ``time``, but in tests.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     answers = Answers(Path(folder))
    ...     answers.put("http://localhost/search?q=Hama", [], seconds=60)
    ...     answers.get("http://localhost/search?q=Hama"), answers.get("http://localhost/")
    ([], None)
    """

    def __init__(self, folder: Path, *, clock: Clock = time) -> None:
        self._folder = folder
        self._clock = clock

    def get(self, url: str) -> Any:
        """Answer kept for an address; None when there is none, it is too old, or damaged."""
        try:
            kept = json.loads(self._path(url).read_bytes())
            return kept["answer"] if kept["expires"] > self._clock.time() else None
        except (FileNotFoundError, ValueError, RecursionError, KeyError, TypeError):
            return None

    def put(self, url: str, answer: Any, *, seconds: float) -> None:
        """Keep an answer for some time; the file is replaced only when the new one is whole."""
        kept = json.dumps({"expires": self._clock.time() + seconds, "answer": answer})
        replace_file(self._path(url), kept.encode())

    def _path(self, url: str) -> Path:
        return self._folder / f"{sha256(url.encode()).hexdigest()}.json"
