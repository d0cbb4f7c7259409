"""Floors under the figures: ``tests/gold/floors.toml`` has a part for each benchmark.

A floor lies a little under what was measured when it was pinned. ``--pin`` of a benchmark pins its
part anew, after a change that is meant to change the figures; the other parts stay as they are.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toml_tables import key, table

__all__ = ["FLOORS", "MARGIN", "Floor", "digest", "fallen", "pin", "read", "under"]

FLOORS = Path(__file__).resolve().parents[1] / "tests" / "gold" / "floors.toml"
MARGIN = 0.02
_DIGEST = "sha256"
_DECIMALS = 3
_HEADER = """\
# Below these figures the tests fail. Each part is written by `--pin` of its script in benchmarks/:
# places by toponyms.py, the others by the script of their name. `sha256` is that of the corpus:
# another edition has other floors.
"""


@dataclass(frozen=True)
class Floor:
    """What a corpus must at least reach, by figure, and the digest of its edition if it has one."""

    least: Mapping[str, float]
    sha256: str | None = None


def under(
    figures: Mapping[str, float], sha256: str | None = None, *, margin: float = MARGIN
) -> Floor:
    """Put a floor under figures."""
    return Floor(
        {name: round(value - margin, _DECIMALS) for name, value in figures.items()}, sha256
    )


def fallen(floor: Floor, figures: Mapping[str, float]) -> list[str]:
    """Say which figures are below their floor."""
    return [
        f"{name} {figures[name]:.3f} is below {least:.3f}"
        for name, least in floor.least.items()
        if figures[name] < least
    ]


def read(part: str, path: Path = FLOORS) -> dict[str, Floor]:
    """Floors of a benchmark, by the name of their corpus."""
    return {
        name: Floor({what: told[what] for what in told if what != _DIGEST}, told.get(_DIGEST))
        for name, told in _tables(path)[part].items()
    }


def pin(part: str, floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors of a benchmark, and leave those of the others."""
    tables = _tables(path) if path.is_file() else {}
    tables[part] = {
        name: ({_DIGEST: floor.sha256} if floor.sha256 else {}) | dict(floor.least)
        for name, floor in floors.items()
    }
    blocks = [
        table(f"{each}.{key(name)}", figures, decimals=_DECIMALS)
        for each, corpora in sorted(tables.items())
        for name, figures in corpora.items()
    ]
    path.write_text("\n\n".join([_HEADER.rstrip(), *blocks]) + "\n", encoding="utf-8")


def _tables(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def digest(path: Path) -> str:
    """SHA-256 of a file, or of all files of a folder with their names."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    whole = hashlib.sha256()
    for file in sorted(each for each in path.rglob("*") if each.is_file()):
        whole.update(file.relative_to(path).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()
