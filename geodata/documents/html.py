"""Web pages: the article without menus, donation boxes and comment sections."""

from __future__ import annotations

import copy
import datetime as dt
import re
from pathlib import Path

from lxml.html import HtmlElement

from geodata.documents.decoding import decode
from geodata.documents.draft import Draft, Fail
from geodata.documents.furniture import is_teaser
from geodata.errors import DocumentError

__all__ = ["read_html"]

_SHORTEST = "100"  # characters of an article; below it, the whole page is run together
_SITE = re.compile(r"\s+[|\u2013\u2014·•»:-]\s+")


def read_html(data: bytes, path: Path, _fail: Fail, /) -> list[Draft]:
    """One report: the article that trafilatura finds in the page, a paragraph a block.

    Raises
    ------
    DocumentError
        When the page holds no article.
    """
    import trafilatura  # noqa: PLC0415  (half a second that only a web page has to wait for)
    import trafilatura.settings  # noqa: PLC0415
    from trafilatura.utils import load_html  # noqa: PLC0415

    from geodata.documents.page import headings, trim  # noqa: PLC0415

    page = decode(data, path).replace("\0", "\ufffd")  # where parsers would end the page
    tree = load_html(page)
    if tree is None:  # too short for its shape to tell anything: it is all article
        return [Draft(_blocks(trafilatura.html2txt(f"<html><body>{page}</body></html>"), path))]
    trim(tree)
    config = copy.deepcopy(trafilatura.settings.DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SHORTEST
    found = trafilatura.bare_extraction(
        tree,
        config=config,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(found, trafilatura.settings.Document) or not found.text:
        return [Draft(_blocks(trafilatura.html2txt(tree), path))]
    return [
        Draft(
            _blocks(found.text, path),
            title=_title(tree, headings(tree)) or found.title or None,
            published=dt.date.fromisoformat(found.date) if found.date else None,
            publisher=found.sitename or None,
            url=found.url or None,
        )
    ]


def _title(tree: HtmlElement, headings: list[str]) -> str | None:
    """Take the heading that stands in the page's title beside the name of its site."""
    shared = tree.xpath("//meta[@property='og:title']/@content")
    whole = " ".join((shared[0] if shared else tree.findtext(".//title") or "").split())
    parts = {whole, *_SITE.split(whole)}
    return max((one for one in headings if one and one in parts), key=len, default=None)


def _blocks(text: str, path: Path) -> str:
    """Set the paragraphs apart, as in a text file, without links to other articles."""
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not is_teaser(line)]
    if not lines:
        message = f"'{path}' holds no article: open it in a browser, copy the text and save that"
        raise DocumentError(message)
    return "\n\n".join(lines)
