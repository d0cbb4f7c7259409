"""Figures as Markdown: tables, shares as the field writes them, and the parts of ``README.md``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

__all__ = ["README", "between_marks", "put_between_marks", "share", "table"]

README = Path(__file__).with_name("README.md")


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


def put_between_marks(text: str, mark: str, readme: Path = README) -> None:
    """Put tables between the marks of the README."""
    old = readme.read_text(encoding="utf-8")
    between_marks(old, mark)
    new = _marks(mark).sub(lambda found: f"{found[1]}{text}\n{found[3]}", old)
    readme.write_text(new, encoding="utf-8")


def _marks(mark: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {mark} -->\n)(.*?)(<!-- /{mark} -->)", re.DOTALL)
