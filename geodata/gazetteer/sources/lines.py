"""What both kinds of user's files share: lines that give no place, and values that several have."""

from __future__ import annotations

from geodata.errors import GazetteerError
from geodata.gazetteer.records import Skipped
from geodata.gazetteer.sources.text_files import MAX_LINE

__all__ = ["NO_ID", "NO_NAME", "TWICE", "LineError", "check_text", "inhabitants", "point", "skip"]

NO_ID, NO_NAME, TWICE = "the id is no number", "no name", "the id stands in the file twice"
_NO_POINT, _ZERO = "no latitude or no longitude", "at 0, 0, where missing values land"
_NO_DEGREES = "no decimal degrees such as 34.5"
_MOST_SKIPPED = 500_000
_MAX_POPULATION = 10**11


class LineError(ValueError):
    """A line that gives no place: ``reason``, and behind a colon what stood there instead."""

    def __init__(self, reason: str, *found: str) -> None:
        shown = ", ".join(repr(text if len(text) <= 40 else text[:40] + "…") for text in found)
        super().__init__(f"{reason}: {shown}" if found else reason)


def skip(skipped: list[Skipped], name: str, line: int, error: LineError) -> None:
    """Note a line that gives no place.

    Raises
    ------
    GazetteerError
        When there are too many of them to be slips.
    """
    skipped.append(Skipped(line, str(error)))
    if len(skipped) == _MOST_SKIPPED:
        message = (
            f"{name}: {len(skipped):,} lines give no place, the last of them line {line} ({error});"
            " is this the file that you meant?"
        )
        raise GazetteerError(message)


def check_text(line: str) -> None:
    """Refuse a line that no program wrote as a line of text.

    Raises
    ------
    LineError
        When it is too long, holds a NUL, or letters that could not be decoded.
    """
    if len(line) > MAX_LINE:
        reason = f"longer than {MAX_LINE:,} characters"
    elif "\0" in line:
        reason = "a NUL byte stands in it"
    elif "\ufffd" in line:
        reason = "letters in it are damaged (not UTF-8)"
    else:
        return
    raise LineError(reason)


def point(latitude: str, longitude: str) -> tuple[float, float]:
    """Read a latitude and a longitude in decimal degrees.

    Raises
    ------
    LineError
        When one is missing, no number or out of range, or both are 0.

    Examples
    --------
    >>> point("33.5", "-38.6")
    (33.5, -38.6)
    >>> point("139.7", "35.7")
    Traceback (most recent call last):
    geodata.gazetteer.sources.lines.LineError: latitude out of range (is it the longitude?): '139.7'
    """
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        if not (latitude.strip() and longitude.strip()):
            raise LineError(_NO_POINT) from None
        raise LineError(_NO_DEGREES, latitude, longitude) from None
    if -90.0 <= north <= 90.0 and -180.0 <= east <= 180.0:
        if north == 0.0 == east:
            raise LineError(_ZERO)
        return north, east
    raise _out_of_range(north, east, latitude, longitude)


def _out_of_range(north: float, east: float, latitude: str, longitude: str) -> LineError:
    if abs(north) <= 90.0:
        return LineError("longitude out of range", longitude)
    if abs(north) <= 180.0 and abs(east) <= 90.0:
        return LineError("latitude out of range (is it the longitude?)", latitude)
    if max(abs(north), abs(east)) > 1_000.0:
        return LineError("out of range (degrees are wanted, not metres)", latitude, longitude)
    return LineError("latitude out of range", latitude)


def inhabitants(text: str) -> int:
    """Read a number of inhabitants; 0 when it is none.

    >>> inhabitants("48975"), inhabitants(""), inhabitants("many")
    (48975, 0, 0)
    """
    return min(int(text), _MAX_POPULATION) if text.isdecimal() and len(text) < 20 else 0
