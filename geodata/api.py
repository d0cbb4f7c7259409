"""What Python programs call: reports in, what was found in them out."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geodata import documents, merging
from geodata.actors import ActorRegister, default_register
from geodata.dates import Genre
from geodata.documents.metadata import parse_published
from geodata.gazetteer import Gazetteer
from geodata.merging import Kinship, default_kinship
from geodata.models import Document, Parsed
from geodata.pipeline import parse_document
from geodata.toponyms import Tagger

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = ["default_gazetteer", "default_register", "events", "parse", "parse_many", "read"]


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer that Dateline ships, opened once; its index is built on first use."""
    return Gazetteer.open()


def read(path: str | Path, *, published: dt.date | str | None = None) -> Document:
    """Read the one report that a file holds.

    Parameters
    ----------
    path
        A file of text, HTML or JSON Lines.
    published
        Date of publication; it wins over the file's own and the manifest's.

    Raises
    ------
    DocumentError
        When the file is missing, unreadable, empty, of an unknown format, or holds several reports.
    PublicationDateError
        When a date of publication is none.
    """
    return documents.read(path, published=published)


def parse(  # noqa: PLR0913  options are keyword-only
    document: Document | str,
    *,
    published: dt.date | str | None = None,
    gazetteer: Gazetteer | None = None,
    actors: ActorRegister | None = None,
    genre: Genre = "auto",
    tagger: Tagger | None = None,
) -> Parsed:
    """Find who did what, where and when in a report.

    Parameters
    ----------
    document
        A document, or the text of one.
    published
        Date of publication, from which "Late Sunday" is counted; it wins over the document's own.
    gazetteer
        Where names are looked up; without it, the gazetteer that Dateline ships.
    actors
        Who is known by name, as ``ActorRegister.load(["mine.csv"])`` gives it with actors of one's
        own; without it, those that Dateline ships and those added for good.
    genre
        ``news``, ``narrative`` or ``auto``; see `geodata.pipeline.parse_document`.
    tagger
        What marks names, as `geodata.toponyms.open_tagger` gives it; without it, our own model.

    Returns
    -------
    Parsed
        Its ``to_dict()`` is what ``dateline parse`` prints.

    Raises
    ------
    PublicationDateError
        When ``published`` is no date.

    Examples
    --------
    >>> parse("").events
    ()
    """
    if isinstance(document, str):
        document = _of_text(document, published)
    elif published is not None:
        day = parse_published(published, where="published")
        document = replace(document, published=day)
    return parse_document(
        document,
        gazetteer=gazetteer or default_gazetteer(),
        register=actors or default_register(),
        genre=genre,
        tagger=tagger,
    )


def _of_text(text: str, published: dt.date | str | None) -> Document:
    """Make a document of a text; one without a word tells nothing, which is no error.

    A file without a word is one, for somebody put it there to be read.
    """
    if text.strip():
        return documents.from_text(text, published=published)
    day = parse_published(published, where="published")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document("report", text, (0, 0), digest, published=day)


def parse_many(  # noqa: PLR0913  options are keyword-only
    reports: Iterable[Document | str],
    *,
    published: dt.date | str | None = None,
    gazetteer: Gazetteer | None = None,
    actors: ActorRegister | None = None,
    genre: Genre = "auto",
    tagger: Tagger | None = None,
) -> Iterator[Parsed]:
    """Parse reports lazily, in their order; see `parse`."""
    for report in reports:
        yield parse(
            report,
            published=published,
            gazetteer=gazetteer,
            actors=actors,
            genre=genre,
            tagger=tagger,
        )


def events(  # noqa: PLR0913  options are keyword-only
    paths: Iterable[str | Path] | str | Path,
    *,
    published: dt.date | str | None = None,
    gazetteer: Gazetteer | None = None,
    actors: ActorRegister | None = None,
    genre: Genre = "auto",
    merge: bool = True,
) -> GeoDataFrame:
    """Read files and folders, and lay out their events in the columns of the data contract.

    What several reports tell of one event is joined to one row, which has them all in ``sources``;
    ``merge=False`` leaves a row for each report.

    Returns
    -------
    GeoDataFrame
        One row an event, in the order of the reports or, when merged, of the day on which the
        first of them was published; the geometry, in EPSG:4326, is None for an event without a
        place.

    Raises
    ------
    DocumentError
        When a path cannot be read.
    PublicationDateError
        When a date of publication is none.
    """
    # geopandas takes longer to load than all of Dateline, and only this needs it.
    from geodata.frame import to_frame  # noqa: PLC0415

    reports = documents.read_many(paths, published=published)
    parsed = parse_many(reports, gazetteer=gazetteer, actors=actors, genre=genre)
    found = (event for one in parsed for event in one.events)
    if merge:
        kinship = Kinship(actors) if actors else default_kinship()
        return to_frame(merging.merge(found, kinship=kinship))
    return to_frame(one.with_own_figures() for one in found)
