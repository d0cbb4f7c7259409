"""Texts whose places are annotated: the public corpora that are measured with, and our own.

``--corpora`` of each script names the folder of the public ones: ``places/`` (Local-Global
Lexicon, GeoVirus) and ``events/`` (coded notes, verbs with their places). Our own articles are in
``tests/gold/places``: invented events at real places.

    [[Deir Ezzor|35.34,40.14]] a name and its point; [[Syria|SYR]] a country of countries.csv;
    [[Damascus|33.51,36.29|metonymic]] and [[Syrian|SYR|demonym]] say another role than literal;
    [[North Sea|?]] what no point stands for.
"""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import marked_places
from corpora import Labelled

__all__ = [
    "GoldArticle",
    "GoldToponym",
    "acled",
    "event_location",
    "geovirus",
    "lgl",
    "named",
    "own_articles",
    "own_dispatches",
    "read_marked",
    "ucdp",
]


_EXACTLY = 2
"""UCDP's precisions 1 and 2 are a point, and what lies within some 25 km of one."""


@dataclass(frozen=True)
class GoldToponym:
    """An annotated name; without coordinates where the annotators gave none."""

    start: int
    end: int
    latitude: float | None
    longitude: float | None
    role: str | None = None


@dataclass(frozen=True)
class GoldArticle:
    text: str
    title: str | None
    toponyms: tuple[GoldToponym, ...]
    url: str | None = None


def lgl(path: Path) -> list[GoldArticle]:
    """Articles of the Local-Global Lexicon."""
    return [
        GoldArticle(
            article.findtext("text", ""),
            article.findtext("title"),
            tuple(
                _gold(each, each.findtext("gaztag/lat"), each.findtext("gaztag/lon"))
                for each in article.iter("toponym")
            ),
            article.findtext("url"),
        )
        for article in ET.parse(path).getroot()
    ]


def geovirus(path: Path) -> list[GoldArticle]:
    """Articles of GeoVirus, whose offsets count from 1."""
    return [
        GoldArticle(
            article.findtext("text", ""),
            None,
            tuple(
                _gold(each, each.findtext("lat"), each.findtext("lon"), origin=1)
                for each in article.iter("location")
            ),
        )
        for article in ET.parse(path).getroot()
    ]


def _gold(
    element: ET.Element, latitude: str | None, longitude: str | None, *, origin: int = 0
) -> GoldToponym:
    located = bool(latitude and longitude)
    return GoldToponym(
        int(element.findtext("start", "0")) - origin,
        int(element.findtext("end", "0")) - origin,
        float(latitude or 0) if located else None,
        float(longitude or 0) if located else None,
    )


def acled(path: Path, countries: Collection[str] = ()) -> list[GoldArticle]:
    """Notes of coded events that name the coded place, the only one that is annotated.

    ``countries`` are names as the table has them; all count when none is given.
    """
    articles = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at = row["notes"].find(row["location"])
            if at >= 0 and (not countries or row["country"] in countries):
                point = float(row["latitude"]), float(row["longitude"])
                gold = GoldToponym(at, at + len(row["location"]), *point)
                articles.append(GoldArticle(row["notes"], None, (gold,)))
    return articles


def ucdp(path: Path, *, sentence: str) -> list[GoldArticle]:
    """Villages and towns of coded events, each in a sentence that names its province as well.

    ``sentence`` has ``{place}`` and ``{province}`` in it; what is known no closer than a district
    is left out.
    """
    points: dict[tuple[str, str], tuple[float, float]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if float(row["where_prec"]) <= _EXACTLY and row["adm_1"]:
                name = row["where_coordinates"].strip(), row["adm_1"].strip()
                points[name] = float(row["latitude"]), float(row["longitude"])
    articles = []
    for (place, province), point in sorted(points.items()):
        text = sentence.format(place=place, province=province.removesuffix(" Governorate"))
        at = text.index(place)
        gold = GoldToponym(at, at + len(place), *point)
        articles.append(GoldArticle(text, None, (gold,)))
    return articles


def event_location(path: Path) -> list[GoldArticle]:
    """Sentences with the place of a verb, as a name without coordinates."""
    return [
        GoldArticle(
            each.text, None, tuple(GoldToponym(*place, None, None) for place in each.places)
        )
        for each in marked_places.read_marked(path)
        if each.accepted and each.places
    ]


def named(corpus: Iterable[Labelled]) -> list[GoldArticle]:
    """Take the places of a corpus of names, which has no coordinates."""
    return [
        GoldArticle(
            text,
            None,
            tuple(
                GoldToponym(start, end, None, None) for start, end, kind in names if kind == "LOC"
            ),
        )
        for text, names in corpus
    ]


_MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)(?:\|(literal|metonymic|demonym))?\]\]")


def own_articles(folder: Path) -> dict[str, GoldArticle]:
    """Our own articles by their name, from all the files of a folder."""
    with (folder / "countries.csv").open(encoding="utf-8", newline="") as lines:
        countries = {
            row["code"]: (float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(lines)
        }
    articles: dict[str, GoldArticle] = {}
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, marked = part.partition("\n")
            articles[f"{path.stem}/{name}"] = read_marked(marked.strip(), countries)
    return articles


def own_dispatches(path: Path) -> list[GoldArticle]:
    """Dispatches of our own that teach: paragraphs of one file, its heading left out."""
    paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [read_marked(paragraph, {}) for paragraph in paragraphs[1:]]


def read_marked(marked: str, countries: dict[str, tuple[float, float]]) -> GoldArticle:
    """Take the marks out of a text.

    >>> article = read_marked("Fire in [[Homs|34.73,36.71]].", {})
    >>> article.text, article.toponyms[0].start, article.toponyms[0].end
    ('Fire in Homs.', 8, 12)
    """
    text, at = "", 0
    toponyms = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        name, point, role = mark.groups()
        spot = countries.get(point) or _spot(point)
        toponyms.append(GoldToponym(len(text), len(text) + len(name), *spot, role or "literal"))
        text += name
    return GoldArticle(text + marked[at:], None, tuple(toponyms))


def _spot(point: str) -> tuple[float | None, float | None]:
    if point == "?":
        return None, None
    latitude, longitude = map(float, point.split(","))
    return latitude, longitude
