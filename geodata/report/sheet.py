"""The sheet of paper: its size, its margins, and what stands where on it. All in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geodata.errors import ReportError

__all__ = ["SIZES", "Box", "Sheet"]

SIZES: Mapping[str, tuple[float, float]] = {
    "A4": (297.0, 210.0),
    "A3": (420.0, 297.0),
    "Letter": (279.4, 215.9),
    "slide": (338.7, 190.5),
    "half": (170.0, 110.0),
}
"""Width and height, the long side first; a slide is 16:9, half a page stands within a text."""

_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a size, upright or not.

    Parameters
    ----------
    size
        A key of `SIZES`, whatever its capitals.
    portrait
        Whether the short side lies below.

    Raises
    ------
    ReportError
        When there is no such size.

    Examples
    --------
    >>> Sheet("a4").width, Sheet("A4", portrait=True).width
    (297.0, 210.0)
    """

    size: str = "A4"
    portrait: bool = False

    def __post_init__(self) -> None:
        known = {name.lower(): name for name in SIZES}
        if self.size.lower() not in known:
            message = f"no sheet is called {self.size!r}: choose from {', '.join(SIZES)}"
            raise ReportError(message)
        object.__setattr__(self, "size", known[self.size.lower()])

    @property
    def width(self) -> float:
        """Width in mm."""
        return SIZES[self.size][1 if self.portrait else 0]

    @property
    def height(self) -> float:
        """Height in mm."""
        return SIZES[self.size][0 if self.portrait else 1]

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height in inches."""
        return self.width / _MM_PER_INCH, self.height / _MM_PER_INCH

    @property
    def margin(self) -> float:
        """White edge of the sheet."""
        return 5.0 if self.size == "half" else 8.0

    @property
    def map(self) -> Box:
        """Where the map lies: left of the column of words, or above it when upright."""
        edge = self.margin
        if self.portrait:
            below = self.words.height + 4
            return Box(edge, edge + below, self.width - 2 * edge, self.height - 2 * edge - below)
        beside = self.words.width + 5
        return Box(edge, edge, self.width - 2 * edge - beside, self.height - 2 * edge)

    @property
    def words(self) -> Box:
        """Where title, legend, locator and sources stand."""
        edge = self.margin
        if self.portrait:
            return Box(edge, edge, self.width - 2 * edge, min(0.3 * self.height, 92.0))
        wide = min(max(0.22 * self.width, 62.0), 78.0)
        return Box(self.width - edge - wide, edge, wide, self.height - 2 * edge)
