"""The kinds of picture that events are made into, and the files that hold each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from geodata.errors import ReportError
from geodata.models import Event
from geodata.periods import Unit
from geodata.report.sheet import SIZES, Sheet
from geodata.report.timeline import Timeline, timeline_of

__all__ = ["PICTURES", "Picture", "picture_of"]

_STILL = (".pdf", ".png", ".svg")
_MOVING = (".gif", ".mp4")
_STILL_DPI, _MOVING_DPI = (72, 600), (72, 300)


@dataclass(frozen=True, slots=True)
class Picture:
    """A kind of picture.

    Parameters
    ----------
    label
        What it is called.
    suffixes
        Of the files that hold it.
    size
        Of its sheet, when none is asked for.
    few, most
        How many days, weeks, months or years it shows of its own accord, and at most; none when it
        does not go by date.
    """

    label: str
    suffixes: tuple[str, ...] = _STILL
    size: str = "A4"
    few: int = 0
    most: int = 0

    @property
    def sizes(self) -> tuple[str, ...]:
        """Sheets that it has room on: half a page is for charts."""
        return tuple(SIZES) if self.size == "half" else tuple(one for one in SIZES if one != "half")

    def sheet(self, size: str | None = None, *, portrait: bool = False) -> Sheet:
        """Return a sheet of a size, or of the usual one.

        Raises
        ------
        ReportError
            When there is no such sheet, or it has too little room.
        """
        sheet = Sheet(size or self.size, portrait=portrait)
        if sheet.size not in self.sizes:
            message = (
                f"a sheet of size {sheet.size!r} has no room for a map: "
                f"choose from {', '.join(self.sizes)}"
            )
            raise ReportError(message)
        return sheet

    @property
    def timed(self) -> bool:
        """Whether it goes by days, weeks, months or years."""
        return self.most > 0

    def timeline(self, events: Sequence[Event], by: Unit | None = None) -> Timeline:
        """Lay events out as this picture shows them; see `timeline_of`."""
        return timeline_of(events, by, few=self.few, most=self.most)

    def dpi(self, suffix: str) -> int:
        """Dots an inch when nobody asks for others: a slide of 1280 or 1920 dots, or a print."""
        return {".gif": 96, ".mp4": 144}.get(suffix, 300)

    @property
    def range(self) -> tuple[int, int]:
        """Least and most dots an inch."""
        return _MOVING_DPI if self.suffixes == _MOVING else _STILL_DPI


PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        "map": Picture("Map"),
        "multiples": Picture("Maps side by side, by date", few=16, most=24),
        "animation": Picture("Moving map", _MOVING, "slide", few=120, most=600),
        "events": Picture("Chart: events by date", size="half", few=60, most=400),
        "tolls": Picture("Chart: killed by date", size="half", few=60, most=400),
        "actors": Picture("Chart: actors", size="half"),
        "provinces": Picture("Chart: kinds by province", size="half"),
    }
)
"""Every kind by the word for it."""


def picture_of(path: Path, show: str | None = None, dpi: int | None = None) -> str:
    """Return which picture a file is to hold, if it can; the suffix says so when nothing else does.

    Raises
    ------
    ReportError
        When there is no such picture, the file cannot hold it, or the resolution is out of range.
    """
    suffix = path.suffix.lower()
    name = show or ("animation" if suffix in _MOVING else "map")
    if name not in PICTURES:
        message = f"nothing is shown as {name!r}: choose from {', '.join(PICTURES)}"
        raise ReportError(message)
    picture = PICTURES[name]
    if suffix not in picture.suffixes:
        kinds = picture.suffixes if show else (*_STILL, *_MOVING)
        message = f"{path.name!r} is no file for {name}: end it in {', '.join(kinds)}"
        raise ReportError(message)
    least, most = picture.range
    if dpi is not None and not least <= dpi <= most:
        message = f"{dpi} dots an inch cannot be drawn: choose from {least} to {most}"
        raise ReportError(message)
    return name
