"""The formats of reports, each with its reader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from geodata.documents.archive import read_zip
from geodata.documents.draft import Reader
from geodata.documents.html import read_html
from geodata.documents.jsonl import read_jsonl
from geodata.documents.mail import read_mailbox, read_message
from geodata.documents.pdf import read_pdf
from geodata.documents.text import read_text
from geodata.documents.word import read_docx
from geodata.errors import DocumentError

__all__ = ["FORMATS", "is_known", "known", "reader_of"]


def is_known(path: Path) -> bool:
    """Whether there is a reader for files of this name."""
    return path.suffix.lower() in FORMATS


def known() -> str:
    """Suffixes of all formats, for messages."""
    return ", ".join(FORMATS)


def reader_of(file: Path) -> Reader:
    """Reader of a file, by its suffix.

    Raises
    ------
    DocumentError
        When the format is unknown.
    """
    suffix = file.suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    kind = f"the unknown format '{file.suffix}'" if file.suffix else "no suffix"
    remedy = _REMEDIES.get(suffix, f"the known formats are {known()}")
    message = f"'{file}' has {kind}: {remedy}"
    raise DocumentError(message)


FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".text": read_text,
        ".md": read_text,
        ".html": read_html,
        ".htm": read_html,
        ".xhtml": read_html,
        ".jsonl": read_jsonl,
        ".ndjson": read_jsonl,
        ".pdf": read_pdf,
        ".docx": read_docx,
        ".eml": partial(read_message, is_known=is_known, reader_of=reader_of),
        ".mbox": partial(read_mailbox, is_known=is_known, reader_of=reader_of),
        ".zip": partial(read_zip, is_known=is_known, reader_of=reader_of),
    }
)
"""The reader of each suffix."""

_AS_WORD = "open it in a word processor, save it as .docx and read that"
_AS_ZIP = "unpack it, or pack it as .zip"
_AS_TEXT = "type its text, or let an OCR program read it"
_REMEDIES = {
    **dict.fromkeys((".doc", ".rtf", ".odt", ".pages"), _AS_WORD),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"), _AS_ZIP),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp"), _AS_TEXT),
    ".msg": "save the message as .eml and read that",
    ".xlsx": "save its texts as JSON Lines, an object a line, and read that",
    ".csv": "save its texts as JSON Lines, an object a line, and read that",
}
