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
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "from",
        "with",
        "that",
        "were",
        "has",
        "have",
        "by",
        "which",
        "their",
        "they",
        "after",
        "been",
        "this",
        "who",
        "where",
        "would",
        "could",
        "its",
        "when",
        "not",
        "but",
        "said",
        "into",
        "because",
        "there",
        "about",
        "against",
    ]
)
"""Frequent words of English, hardly one of which another language has."""
_ENGLISH_SHARE = 0.1
_FEWEST_ENGLISH = 5
"""From this share of them, and so many different ones, a text is English beyond doubt."""
_REPORTED = _ENGLISH | frozenset(
    [
        "near",
        "killed",
        "wounded",
        "injured",
        "attacked",
        "shelled",
        "bombed",
        "exploded",
        "bomb",
        "soldiers",
        "fighters",
        "gunmen",
        "rebels",
        "militants",
        "clashes",
        "people",
        "town",
        "village",
        "strike",
        "strikes",
        "protesters",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
"""The same, and words of short English reports; of those, a few tell."""
_REPORTED_SHARE = 0.2
_FEWEST_REPORTED = 3


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
    if _is_plainly_english(sample):
        return "en"
    import py3langid  # noqa: PLC0415  (half a second and 50 MB that plain English does without)

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


def _is_plainly_english(sample: str) -> bool:
    words = _WORD.findall(sample.lower())
    met = [word for word in words if word in _ENGLISH]
    if len(met) >= _ENGLISH_SHARE * len(words) and len(set(met)) >= _FEWEST_ENGLISH:
        return True
    told = {word for word in words if word in _REPORTED} if len(sample) < _TELLING else set()
    return len(told) >= max(_FEWEST_REPORTED, _REPORTED_SHARE * len(words))


def _sample(text: str) -> str:
    """Beginning, middle and end of a text; the whole of a short one."""
    if len(text) <= _PIECE * _PIECES:
        return text
    step = (len(text) - _PIECE) // (_PIECES - 1)
    return " ".join(text[at : at + _PIECE] for at in range(0, _PIECES * step, step))
