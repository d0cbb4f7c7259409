"""Word documents (.docx): paragraphs, and the rows of tables, in the order of the page."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lxml.etree import XMLSyntaxError

from geodata.documents.draft import Draft, Fail
from geodata.errors import DocumentError

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Cell

__all__ = ["read_docx"]

_MOST = 256 << 20
"""Bytes that the parts of a document may unpack to."""
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(LookupError, ValueError, TypeError, AttributeError, NotImplementedError),
)
"""What the libraries raise at damaged files, beside their own errors."""
_OLD = b"\xd0\xcf\x11\xe0"
"""How an old Word file begins, and a new one that is locked with a password."""


def read_docx(data: bytes, path: Path, _fail: Fail, /) -> list[Draft]:
    """One report: the document's text, a paragraph or a row of a table a block.

    Raises
    ------
    DocumentError
        When it is no Word document, is damaged or locked, or has no text.
    """
    title, blocks = _contents(data, path)
    if not blocks:
        message = f"'{path}' has no text in it: check that it is the right document"
        raise DocumentError(message)
    return [Draft("\n\n".join(blocks), title=title)]


def _contents(data: bytes, path: Path) -> tuple[str | None, list[str]]:
    """Title and blocks of text."""
    import docx  # noqa: PLC0415  (a fifth of a second that only a Word document has to wait for)
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    if data.startswith(_OLD):
        message = (
            f"'{path}' is an old Word file or locked with a password: "
            "save it as .docx without a password and read that"
        )
        raise DocumentError(message)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            large = sum(part.file_size for part in parts.infolist()) > _MOST
        if not large:
            word = docx.Document(io.BytesIO(data))
            title = " ".join((word.core_properties.title or "").split())
            return title or None, [block for block in _blocks(word) if block]
    except (OpcError, XMLSyntaxError, *_BROKEN) as error:
        message = f"'{path}' is no Word document, or a damaged one: save it as .docx anew"
        raise DocumentError(message) from error
    message = f"'{path}' unpacks to more than {_MOST >> 20} MB: save its text as a new document"
    raise DocumentError(message)


def _blocks(holder: Word | _Cell) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415

    for item in holder.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
        else:
            yield " ".join(item.text.split())


def _rows(table: Table) -> Iterator[str]:
    """Rows as a line each: what stands in one row belongs together, such as a date and an event."""
    for row in table.rows:
        cells = [" ".join(block for block in _blocks(cell) if block) for cell in row.cells]
        yield " | ".join(dict.fromkeys(cell for cell in cells if cell))
