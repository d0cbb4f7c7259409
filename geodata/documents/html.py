"""Web pages: the article without menus, donation boxes and comment sections."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import trafilatura

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
    page = decode(data, path)
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = found.text if found else trafilatura.html2txt(page)
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    if not lines:
        message = f"'{path}' holds no article: open it in a browser, copy the text and save that"
        raise DocumentError(message)
    body = "\n\n".join(lines)
    if not found:
        return [Draft(body)]
    return [
        Draft(
            body,
            title=found.title or None,
            published=dt.date.fromisoformat(found.date) if found.date else None,
            publisher=found.sitename or None,
            url=found.url or None,
        )
    ]
