"""PDF: the text of its pages, put together again from where the letters stand."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from geodata.documents.draft import Draft, Fail
from geodata.documents.reflow import Line, paragraphs_of_pages
from geodata.errors import DocumentError

if TYPE_CHECKING:
    from pdfminer.layout import LTPage

__all__ = ["read_pdf"]

_EDGE = 0.08  # of a page's height: where running titles stand
_UNREADABLE = 0.3  # of the letters are without meaning: the text is no text
_BROKEN = (
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError),
    *(RecursionError, EOFError, struct.error, zlib.error, NotImplementedError, OSError),
)
"""What the library lets through at damaged files, beside its own errors."""


def read_pdf(data: bytes, path: Path, _fail: Fail, /) -> list[Draft]:
    """One report: the text of all pages, a paragraph a block.

    Raises
    ------
    DocumentError
        When it is no PDF, is damaged or locked, or has no text but pictures.
    """
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415  (slow to import)
    from pdfminer.psexceptions import PSException  # noqa: PLC0415

    try:
        pages = [list(_lines(page)) for page in _pages(data)]
    except PDFPasswordIncorrect as error:
        message = f"'{path}' is locked with a password: save it without one and read that"
        raise DocumentError(message) from error
    except (PSException, *_BROKEN) as error:
        message = f"'{path}' is no PDF, or a damaged one: open it in a viewer and save it anew"
        raise DocumentError(message) from error
    paragraphs = paragraphs_of_pages(pages)
    text = "\n\n".join(paragraphs)
    if not text or text.count("(cid:") * len("(cid:00)") > _UNREADABLE * len(text):
        message = (
            f"'{path}' has no text in it, only pictures of text: "
            "let an OCR program add the text (ocrmypdf does) and read that"
        )
        raise DocumentError(message)
    return [Draft(text)]


def _pages(data: bytes) -> Iterator[LTPage]:
    from pdfminer.high_level import extract_pages  # noqa: PLC0415
    from pdfminer.layout import LAParams  # noqa: PLC0415

    yield from extract_pages(io.BytesIO(data), laparams=LAParams())


def _lines(page: LTPage) -> Iterator[Line]:
    """Lines of a page, column by column as they are read."""
    from pdfminer.layout import LTTextBox, LTTextLine  # noqa: PLC0415

    top, foot = page.y1 - _EDGE * page.height, page.y0 + _EDGE * page.height
    for number, box in enumerate(each for each in page if isinstance(each, LTTextBox)):
        for line in box:
            if isinstance(line, LTTextLine):
                edge = line.y0 >= top or line.y1 <= foot
                yield Line(line.get_text(), number, line.width / max(box.width, 1.0), edge)
