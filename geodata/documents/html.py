"""Web pages: the article without menus, donation boxes and comment sections."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from geodata.documents.decoding import decode
from geodata.documents.draft import Draft, Fail
from geodata.errors import DocumentError

__all__ = ["read_html"]


def read_html(data: bytes, path: Path, _fail: Fail, /) -> list[Draft]:
    """One report: the article that trafilatura finds in the page, a paragraph a block.

    Raises
    ------
    DocumentError
        When the page holds no article.
    """
    import trafilatura  # noqa: PLC0415  (half a second that only a web page has to wait for)
    import trafilatura.settings  # noqa: PLC0415

    page = decode(data, path)
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(found, trafilatura.settings.Document) or not found.text:
        # A page too short for its shape to tell anything is all article, and may be a fragment.
        return [Draft(_blocks(trafilatura.html2txt(f"<html><body>{page}</body></html>"), path))]
    return [
        Draft(
            _blocks(found.text, path),
            title=found.title or None,
            published=dt.date.fromisoformat(found.date) if found.date else None,
            publisher=found.sitename or None,
            url=found.url or None,
        )
    ]


def _blocks(text: str, path: Path) -> str:
    """Set the paragraphs apart, as in a text file."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        message = f"'{path}' holds no article: open it in a browser, copy the text and save that"
        raise DocumentError(message)
    return "\n\n".join(lines)
