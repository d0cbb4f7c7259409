"""The language of a report."""

from __future__ import annotations

import re

__all__ = ["find_language"]

_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 30  # letters; below that every tenth guess is wrong
_SAMPLE = 5_000


def find_language(text: str) -> str | None:
    """ISO 639-1 code of the language, or None when the text is too short to tell.

    Examples
    --------
    >>> find_language("The army moved its guns to the border on Monday.")
    'en'
    >>> find_language("Ok") is None
    True
    """
    sample = text[:_SAMPLE]
    if len(_LETTER.findall(sample)) < _ENOUGH:
        return None
    import py3langid  # noqa: PLC0415  (half a second that only a text with words has to wait for)

    language, _ = py3langid.classify(sample)
    return str(language)
