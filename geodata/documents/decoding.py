"""Bytes → text, whatever the encoding; a file that is no text is refused."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from geodata.errors import DocumentError

__all__ = ["decode", "load", "normalise_newlines", "with_content"]

_BOMS = (  # UTF-32 first: its little-endian mark begins with the one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = [  # what reports are written in when it is not Unicode; a short list guesses better
    *("cp1252", "cp1256", "cp1251", "cp1254", "cp1255", "cp1253", "cp1250"),
    *("koi8_r", "gb18030", "shift_jis", "euc_kr", "big5"),
]
_BINARY_MAGIC = {
    b"%PDF-": "a PDF: give it a name that ends in .pdf and read that",
    b"PK\x03\x04": "an archive: give it a name that ends in .docx or .zip and read that",
    b"\xd0\xcf\x11\xe0": "an old Office file: save it as .docx and read that",
    b"\x89PNG": "a picture: type its text, or let an OCR program read it",
    b"\xff\xd8\xff": "a picture: type its text, or let an OCR program read it",
    b"GIF8": "a picture: type its text, or let an OCR program read it",
}
"""How binary files begin → what to do with one that is named like a text."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_META_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,20})"
)
_NEWLINE = re.compile("\r\n?")


def decode(data: bytes, path: Path) -> str:
    r"""Decode a file in UTF-8, UTF-16, UTF-32 or a guessed older encoding; newlines are ``\n``.

    Raises
    ------
    DocumentError
        When the file is binary or in no encoding that can be told.
    """
    for magic, remedy in _BINARY_MAGIC.items():
        if data.startswith(magic):
            message = f"'{path}' is not text but {remedy}"
            raise DocumentError(message)
    for encoding in _encodings(data):
        text = _try(data, encoding)
        if text is not None and _readable(text):
            return normalise_newlines(text)
    message = f"'{path}' is not text: save it as UTF-8 text, HTML or JSON Lines and read that"
    raise DocumentError(message)


def load(file: Path) -> bytes:
    """Read the bytes of a file that has some.

    Raises
    ------
    DocumentError
        When the file is missing, unreadable or empty.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        message = f"'{file}' does not exist: check the path"
        raise DocumentError(message) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"'{file}' cannot be read ({reason}): check the path and its permissions"
        raise DocumentError(message) from error
    return with_content(data, file)


def with_content(data: bytes, path: Path) -> bytes:
    """Give bytes back that hold something.

    Raises
    ------
    DocumentError
        When they are empty or blank.
    """
    if not data.strip():
        message = f"'{path}' is empty: give a report with text in it"
        raise DocumentError(message)
    return data


def normalise_newlines(text: str) -> str:
    r"""Turn the newlines of Windows and of old Macs into ``\n``."""
    return _NEWLINE.sub("\n", text)


def _encodings(data: bytes) -> list[str]:
    """List the encodings to try, the likeliest first."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return [encoding]
    wide = _utf16_without_mark(data)
    if wide:
        return [wide]
    declared = _META_CHARSET.search(data[:2048].lower())
    encodings = ["utf-8"]
    if declared:
        encodings.append(declared.group(1).decode("ascii"))
    return [*encodings, "legacy"]


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text shows as a zero in every second byte."""
    sample = data[:4096]
    half = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def _try(data: bytes, encoding: str) -> str | None:
    if encoding == "legacy":
        best = from_bytes(data, cp_isolation=_LEGACY).best()
        return str(best) if best else None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _readable(text: str) -> bool:
    """Text has next to no control characters, a stray one or two; garbage is full of them."""
    sample = text[:100_000]
    stray = min(2, len(sample) // 20)
    return len(_CONTROL.findall(sample)) <= max(stray, len(sample) // 200)
