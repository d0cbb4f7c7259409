"""Places in a CSV: a first line that names the columns, then a place a line.

Columns go by the names that people give them ("lat", "Longitude", "X"), split by commas,
semicolons, tabs or bars.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import PurePath

import pycountry

from geodata.gazetteer.codes import alpha3_of, is_alpha3
from geodata.gazetteer.records import FEATURES, Record, Skipped, Source
from geodata.gazetteer.romanisation import normalise
from geodata.gazetteer.sources.geonames import feature_radius
from geodata.gazetteer.sources.lines import (
    NO_NAME,
    TWICE,
    LineError,
    check_text,
    inhabitants,
    point,
    skip,
)
from geodata.gazetteer.sources.text_files import MAX_LINE, TextFile, read_lines
from geodata.models import Place

__all__ = ["DELIMITERS", "Layout", "layout_of", "source"]

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_NAMES = {
    "name": "name|place name|placename|place|toponym|location name|location|site name|site|"
    "settlement|village|town|city|locality|name en|title|label|asciiname|nom|الاسم",
    "latitude": "latitude|lat|decimal latitude|decimallatitude|lat dd|latitude dd|point y|y|"
    "y coord|ycoord|خط العرض",
    "longitude": "longitude|lon|lng|long|decimal longitude|decimallongitude|lon dd|long dd|"
    "longitude dd|point x|x|x coord|xcoord|خط الطول",
    "id": "id|place id|geonameid|pcode",
    "feature": "feature",
    "country": "country|country code|countrycode|iso|iso2|iso3|country name|adm0 name",
    "admin1": "admin1|admin1 name|adm1 name|adm1 en|governorate|province",
    "population": "population|pop",
    "radius_km": "radius km",
}
_SPELLINGS = re.compile(
    r"(?:spellings|aliases|alias|alternate names|alternatenames|alt names?|other names|aka|"
    r"also known as|asciiname|name \w+)$"
)
_MOST_LINES = 20
"""A value may hold newlines; one of more lines is a quotation mark that nobody closed."""
_PROMINENCE = 10_000
_UNCLOSED = "a quotation mark in it is not closed"
_MISMATCHED = "its quotation marks or line ends do not match"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a CSV is laid out: what splits it, and which column holds what.

    ``columns`` has the position of each field that is read, ``spellings`` those of all columns with
    further names, ``header`` the names as the file gives them, and ``line`` the header's number.
    """

    delimiter: str
    columns: dict[str, int]
    spellings: tuple[int, ...]
    header: tuple[str, ...]
    line: int

    def describe(self) -> str:
        """Say in one line which columns are read as what, and which are not.

        >>> layout_of(["Site;Lat;Lng;Note"]).describe()
        'name from Site, latitude from Lat, longitude from Lng; not read: Note; split by semicolons'
        """
        fields = [*self.columns.items(), *(("spellings", n) for n in self.spellings)]
        taken = [
            field if field == self.header[n].lower() else f"{field} from {self.header[n]}"
            for field, n in fields
        ]
        used = {*self.columns.values(), *self.spellings}
        rest = [name for n, name in enumerate(self.header) if n not in used and name]
        unread = f"; not read: {', '.join(rest)}" if rest else ""
        return f"{', '.join(taken)}{unread}; split by {DELIMITERS[self.delimiter]}"


def layout_of(lines: Iterable[str]) -> Layout | None:
    """Read the header of a CSV; None when it has no name, no latitude or no longitude.

    >>> layout_of(["name,latitude,longitude"]).columns
    {'name': 0, 'latitude': 1, 'longitude': 2}
    >>> layout_of(["Al-Tanf,33.5,38.6"]) is None
    True
    """
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            return None
        if line.strip() and not re.fullmatch(r'"?sep=.[\s"]*', line):
            found = (_layout(line, delimiter, number) for delimiter in DELIMITERS)
            return next(filter(None, found), None)
    return None


def _layout(line: str, delimiter: str, number: int) -> Layout | None:
    header = tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), ()))
    keys = [re.sub(r"[\W_]+", " ", cell).strip().casefold() for cell in header]
    columns = {}
    for field, names in _NAMES.items():
        position = next((keys.index(name) for name in names.split("|") if name in keys), None)
        if position is not None:
            columns[field] = position
    if not {"name", "latitude", "longitude"} <= columns.keys():
        return None
    taken = set(columns.values())
    spellings = [n for n, key in enumerate(keys) if n not in taken and _SPELLINGS.match(key)]
    return Layout(delimiter, columns, tuple(spellings), header, number)


def source(file: TextFile) -> Source:
    """Places of a CSV; they win over the same places of other sources."""
    return Source(
        file.name,
        file.digest,
        lambda skipped: _records(file, skipped),
        expected=file.lines,
        merges=True,
    )


def _records(file: TextFile, skipped: list[Skipped]) -> Iterator[Record]:
    layout = layout_of(read_lines(file))
    if layout is None:
        return
    reader = _Reader(layout, PurePath(file.name).stem)
    for number, row in _rows(read_lines(file), layout):
        try:
            if isinstance(row, LineError):
                raise row
            yield reader.record(row)
        except LineError as error:
            skip(skipped, file.name, number, error)


def _rows(lines: Iterable[str], layout: Layout) -> Iterator[tuple[int, list[str] | LineError]]:
    """Yield each row below the header with the number of its first line.

    A quotation mark that is not closed costs its own line, not the rest of the file.
    """
    numbered = enumerate(lines, start=1)
    again: deque[tuple[int, str]] = deque()
    while head := again.popleft() if again else next(numbered, None):
        number, line = head
        if number <= layout.line or not line.strip():
            continue
        following: list[tuple[int, str]] = []
        row: list[str] | LineError
        try:
            check_text(line)
            row = _parse(line, _noted(again, numbered, following), layout.delimiter)
        except LineError as error:
            row = error
            again.extendleft(reversed(following))
        yield number, row


def _noted(
    again: deque[tuple[int, str]],
    numbered: Iterator[tuple[int, str]],
    following: list[tuple[int, str]],
) -> Iterator[str]:
    """Yield the lines that a quoted value may go on in, and note them: they may be rows."""
    while len(following) < _MOST_LINES:
        after = again.popleft() if again else next(numbered, None)
        if after is None:
            return
        following.append(after)
        yield after[1]


def _parse(line: str, following: Iterable[str], delimiter: str) -> list[str]:
    """Split a row; of the following lines, those are taken that its quoted values go on in.

    Raises
    ------
    LineError
        When quotation marks stand where none may, or one is not closed.
    """
    goes_on = line.count('"') % 2
    lines = (f"{one}\n" for one in chain((line,), following if goes_on else ()))
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        raise LineError(_UNCLOSED if goes_on else _MISMATCHED) from None


class _Reader:
    """Makes records of rows, and remembers what it has seen."""

    def __init__(self, layout: Layout, stem: str) -> None:
        self._layout = layout
        self._stem = "-".join(stem.split())
        self._ids: set[str] = set()
        self._points: set[tuple[str, float, float]] = set()
        self._namesakes: dict[str, int] = {}

    def record(self, row: list[str]) -> Record:
        """Read one row.

        Raises
        ------
        LineError
            When it gives no place.
        """
        width = len(self._layout.header)
        if any(cell.strip() for cell in row[width:]):
            reason = f"{len(row)} columns instead of {width}: quote a value that holds a delimiter"
            raise LineError(reason)
        cells = {
            field: row[n].strip() if n < len(row) else ""
            for field, n in self._layout.columns.items()
        }
        name = cells["name"]
        normal = normalise(name)
        if not normal:
            raise LineError(NO_NAME)
        latitude, longitude = self._point(cells["latitude"], cells["longitude"])
        feature = _feature(cells.get("feature", ""))
        country = _country(cells.get("country", ""))
        place = Place(
            id=self._id(cells.get("id", ""), normal, latitude, longitude),
            name=name,
            latitude=latitude,
            longitude=longitude,
            feature=feature,
            country=country,
            admin1=cells.get("admin1") or None,
            population=inhabitants(cells.get("population", "")),
            radius_km=_radius(cells.get("radius_km", ""), feature),
        )
        return Record(place, self._spellings(row), prominence=max(place.population, _PROMINENCE))

    def _point(self, latitude: str, longitude: str) -> tuple[float, float]:
        if self._layout.delimiter != ",":  # a spreadsheet that splits by semicolons writes 34,5
            latitude, longitude = latitude.replace(",", "."), longitude.replace(",", ".")
        return point(latitude, longitude)

    def _spellings(self, row: list[str]) -> tuple[str, ...]:
        found: list[str] = []
        for n in self._layout.spellings:
            if n < len(row):
                found += re.split(r"[|;]", row[n])
        return tuple(spelling for one in found if (spelling := one.strip()))

    def _id(self, given: str, normal: str, latitude: float, longitude: float) -> str:
        """Id of a place: its own, or one that stays when lines move, after its name."""
        if given:
            place_id = given if ":" in given else f"{self._stem}:{given}"
            if place_id in self._ids:
                raise LineError(TWICE, given)
        else:
            if (normal, latitude, longitude) in self._points:
                reason = "the same name at the same point stands in the file twice"
                raise LineError(reason)
            self._points.add((normal, latitude, longitude))
            place_id = self._named(f"{self._stem}:{normal.replace(' ', '-')}")
        self._ids.add(place_id)
        return place_id

    def _named(self, wanted: str) -> str:
        place_id = wanted
        while place_id in self._ids:
            self._namesakes[wanted] = self._namesakes.get(wanted, 1) + 1
            place_id = f"{wanted}-{self._namesakes[wanted]}"
        return place_id


def _feature(text: str) -> str:
    feature = text.lower() or "village"
    if feature not in FEATURES:
        reason = f"the feature is none of {' '.join(FEATURES)}"
        raise LineError(reason, text)
    return feature


def _radius(text: str, feature: str) -> float:
    """Radius in km as the file gives it, or the usual one of a feature."""
    try:
        radius_km = float(text)
    except ValueError:
        return feature_radius(feature)
    return radius_km if 0.0 <= radius_km < 20_000.0 else feature_radius(feature)


@cache
def _country(text: str) -> str | None:
    """Alpha-3 code from either code of ISO 3166-1, or from the country's name."""
    if not text:
        return None
    alpha3 = alpha3_of(text.upper()) or text.upper()
    if is_alpha3(alpha3):
        return alpha3
    try:
        found: str = pycountry.countries.lookup(text).alpha_3
    except LookupError:
        reason = "the country is neither a name nor a code such as SY or SYR"
        raise LineError(reason, text) from None
    return found
