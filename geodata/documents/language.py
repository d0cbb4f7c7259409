"""The language of a report."""

from __future__ import annotations

import re

from geodata.models import Document

__all__ = ["find_language", "foreign_language"]

_ENOUGH_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]*){30}")  # with fewer, every tenth guess is wrong
_TELLING = 200  # characters; fewer, full of foreign names, pass for another language
_PIECE = 200
_PIECES = 3
"""A text is judged by so many stretches of so many characters, which lie evenly in it."""


def find_language(text: str) -> str | None:
    """ISO 639-1 code of the language, or None when the text is too short to tell.

    Examples
    --------
    >>> find_language("The army moved its guns to the border on Monday.")
    'en'
    >>> find_language("Ok") is None
    True
    """
    sample = _sample(text)
    if not _ENOUGH_LETTERS.search(sample):
        return None
    import py3langid  # noqa: PLC0415  (half a second that only a text with words has to wait for)

    language, _ = py3langid.classify(sample)
    return str(language)


def foreign_language(document: Document) -> str | None:
    """Name of a report's language whose words Dateline does not know; None for English.

    Examples
    --------
    >>> text = "قصفت الطائرات جسرا قرب مدينة البوكمال يوم الاحد الماضي"
    >>> foreign_language(Document("a", text, (0, len(text)), "", language="ar"))
    'Arabic'
    """
    body = document.text[slice(*document.body)]
    if document.language in {None, "en"} or (len(body) < _TELLING and body.isascii()):
        return None
    from babel import Locale  # noqa: PLC0415  (only a foreign text has to wait for it)

    return str(Locale("en").languages.get(str(document.language), "another language"))


def _sample(text: str) -> str:
    """Beginning, middle and end of a text; the whole of a short one."""
    if len(text) <= _PIECE * _PIECES:
        return text
    step = (len(text) - _PIECE) // (_PIECES - 1)
    return " ".join(text[at : at + _PIECE] for at in range(0, _PIECES * step, step))
