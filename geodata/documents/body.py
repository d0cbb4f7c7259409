"""The part of a text that its author wrote, without page furniture and readers' comments."""

from __future__ import annotations

__all__ = ["find_body"]


def find_body(text: str) -> tuple[int, int]:
    """Start and end of the author's words."""
    bare = text.strip()
    start = len(text) - len(text.lstrip())
    return start, start + len(bare)
