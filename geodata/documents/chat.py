"""How much a paragraph sounds like a reader who answers, not like a reporter who tells."""

from __future__ import annotations

import re

__all__ = ["addresses", "is_nickname", "rants"]

_SAMPLE = 3_000  # characters of a paragraph that are looked at
_QUOTED = re.compile(r"“[^”]{0,1500}”|\"[^\"]{0,1500}\"|«[^»]{0,1500}»")
_WORD = re.compile(r"\w+")


def _words(*words: str, then: str = "") -> re.Pattern[str]:
    r"""Make a pattern of whole words, each of which begins with a letter of its own.

    A pattern that opens with letters is sought by them, a third as long as one that opens with
    ``\b``.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    each = (f"{letter}(?<!\\w{letter})(?:{'|'.join(rest)})" for letter, rest in rests.items())
    return re.compile(rf"(?:{'|'.join(each)})\b{then}")


_PERSON = _words(
    *("I", "I['\u2019](?:m|ve|d|ll)", "my", "me", "myself", "you", "your", "yours"),
    *("you['\u2019]re", "u", "ur"),
)
_SIGNS = re.compile(r"!!+|\?!|!\?|\?\?+|\.\.\.\.\.+|[:;]-?[)(DPdp](?!\w)")
_SLANG = _words(
    *("lol", "lmao", "rofl", "wtf", "imo", "imho", "btw", "omg", "bullshit", "bollocks"),
    *(r"fuck\w*", r"shit\w*", "idiots?", "morons?", "trolls?", "sheeple", "dude", "bro", "buddy"),
    *("thanks", "shut up", "oh yes", r"haha\w*"),
)
"""Sought in small letters, which takes a tenth of the time of ``re.IGNORECASE``."""
_SHOUTS = _words(
    *("NOT", "NO", "NEVER", "ALL", "ANY", "VERY", "ONLY", "WHY", "WHAT", "HAVE", "MUST", "YOU"),
    *("YOUR", "REALLY", "EVERY"),
    then=r"(?=[^\n]{0,80}[a-z])",
)


def _unquoted(paragraph: str) -> str:
    return _QUOTED.sub(" ", paragraph[:_SAMPLE])


def _is_dense(found: int, text: str) -> bool:
    """Whether it is found once in forty words, as people talk; less is a reporter's slip."""
    return found > 0 and found * 40 >= len(_WORD.findall(text))


def addresses(paragraph: str) -> bool:
    """Whether it speaks as "I" or to "you", quotations left aside.

    Examples
    --------
    >>> addresses("I think you are wrong."), addresses('He said: "I saw you there."')
    (True, False)
    """
    told = _unquoted(paragraph)
    return _is_dense(len(_PERSON.findall(told)), told)


def rants(paragraph: str) -> bool:
    """Whether it shouts, swears, thanks or grins, as nobody does in a report.

    Examples
    --------
    >>> rants("lol, NOT going to happen!!"), rants("NATO said that it was not going to happen.")
    (True, False)
    """
    told = _unquoted(paragraph)
    found = len(_SIGNS.findall(told)) + len(_SHOUTS.findall(told))
    return _is_dense(found + len(_SLANG.findall(told.lower())), told)


def is_nickname(line: str) -> bool:
    """Whether a line could be just the name of who wrote the comment below it.

    Examples
    --------
    >>> is_nickname("Desert Fox"), is_nickname("He left.")
    (True, False)
    """
    words = line.split()
    return 0 < len(words) <= 4 and len(line) <= 40 and line.strip()[-1].isalnum()
