"""Text → ``Document``: its body, its language, its digest, its name."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from pathlib import Path

from geodata.documents.body import find_body
from geodata.documents.language import find_language
from geodata.documents.metadata import find_title, parse_published
from geodata.documents.publication import find_published, published_in_url
from geodata.errors import DocumentError
from geodata.models import Document

__all__ = ["from_text", "slug"]

# Half of a surrogate pair cannot be written to a file, and no database takes a NUL.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_AFTER_BODY = 300  # "Posted by … on …" stands right below the article


def from_text(  # noqa: PLR0913  (what may be known of a report)
    text: str,
    *,
    id: str | None = None,  # noqa: A002  (the word of the data contract)
    title: str | None = None,
    published: dt.date | str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    path: str | Path | None = None,
) -> Document:
    r"""Make a document of a text.

    What is not given is found: the body by its signs, the title as the first short line, the date
    of publication where the text or the address states one. The text is kept code point by code
    point, so that offsets hold in the caller's own text; only what cannot be stored becomes U+FFFD.

    Raises
    ------
    DocumentError
        When the text is empty.
    PublicationDateError
        When ``published`` is no date.

    Examples
    --------
    >>> document = from_text("Two killed at the crossing\n\nGunmen fired on Monday.")
    >>> document.title, document.body, document.published
    ('Two killed at the crossing', (0, 51), None)
    """
    where = f"'{path or id}'" if path or id else "the text"
    if not text.strip():
        message = f"{where} is empty: give a report with text in it"
        raise DocumentError(message)
    text = _UNSTORABLE.sub("\ufffd", text)
    start, end = find_body(text)
    body = text[start:end]
    return Document(
        id=id or slug(Path(path).stem if path else title or "report"),
        text=text,
        body=(start, end),
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        path=str(path) if path else None,
        title=title or find_title(body),
        published=parse_published(published, where=where)
        or find_published(text[: end + _AFTER_BODY])
        or published_in_url(url),
        language=find_language(body),
        publisher=publisher,
        url=url,
    )


def slug(name: str) -> str:
    """Short id in lower-case ASCII.

    Examples
    --------
    >>> slug("Déjà vu: Al-Tanf (2)")
    'deja-vu-al-tanf-2'
    >>> slug("تقرير")
    'report'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "report"
