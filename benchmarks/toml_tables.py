"""Tables of numbers as TOML: the models that ship, and the floors."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

__all__ = ["key", "table"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def table(name: str, values: Mapping[str, float | str], *, decimals: int = 2) -> str:
    """Lay out a table; a key that is no bare one is quoted."""
    lines = (f"{key(each)} = {_value(value, decimals)}" for each, value in values.items())
    return "\n".join([f"[{name}]", *lines])


def key(text: str) -> str:
    """Write a key, quoted where TOML wants it."""
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _value(value: float | str, decimals: int) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"{value:.{decimals}f}"
