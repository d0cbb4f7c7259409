"""Figures are kept in ``figures.json`` and shown by the tables of ``README.md``.

Both have a part for each benchmark; ``--record`` of a benchmark writes its parts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = [
    "FIGURES",
    "README",
    "between_marks",
    "record",
    "recorded",
    "share",
    "table",
]

FIGURES = Path(__file__).with_name("figures.json")

README = Path(__file__).with_name("README.md")


def recorded(part: str) -> Any:
    """Figures of a benchmark that were kept."""
    return json.loads(FIGURES.read_text(encoding="utf-8"))[part]


def record(part: str, figures: Mapping[str, Any], tables: str) -> None:
    """Keep the figures of a benchmark, and put its tables between its marks of the README."""
    text = README.read_text(encoding="utf-8")
    between_marks(text, part)
    shown = _marks(part).sub(lambda found: f"{found[1]}{tables}\n{found[3]}", text)
    kept = json.loads(FIGURES.read_text(encoding="utf-8")) | {part: figures}
    FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    README.write_text(shown, encoding="utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def share(value: float | None) -> str:
    """Write a share as the field does: .835; nothing for None."""
    return "" if value is None else f"{value:.3f}".removeprefix("0")


def between_marks(readme: str, mark: str) -> str:
    """Give the part of the README that is made from figures."""
    found = _marks(mark).search(readme)
    if found is None:
        message = f"README.md has no line '<!-- {mark} -->' and '<!-- /{mark} -->' after it"
        raise ValueError(message)
    return found[2].rstrip("\n")


def _marks(mark: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {mark} -->\n)(.*?)(<!-- /{mark} -->)", re.DOTALL)
