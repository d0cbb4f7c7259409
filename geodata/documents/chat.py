"""How much a paragraph sounds like a reader who answers, not like a reporter who tells."""

from __future__ import annotations

import re

__all__ = ["addresses", "is_nickname", "rants"]

_SAMPLE = 3_000  # characters of a paragraph that are looked at
_QUOTED = re.compile(r"“[^”]{0,1500}”|\"[^\"]{0,1500}\"|«[^»]{0,1500}»")
_WORD = re.compile(r"\w+")
_PERSON = re.compile(
    r"\b(?:I|I['\u2019](?:m|ve|d|ll)|my|me|myself|you|your|yours|you['\u2019]re|u|ur)\b"
)
_RANT = re.compile(
    r"!{2,}|\?!|!\?|\?{2,}|\.{5,}|[:;]-?[)(DP](?!\w)"
    r"|\b(?:lol|lmao|rofl|wtf|imo|imho|btw|omg"
    r"|bullshit|bollocks|fuck\w*|shit\w*|idiots?|morons?|trolls?|sheeple"
    r"|dude|bro|buddy|thanks|shut up|oh yes|haha\w*)\b"
    r"|\b(?-i:NOT|NO|NEVER|ALL|ANY|VERY|ONLY|WHY|WHAT|HAVE|MUST|YOU|YOUR|REALLY|EVERY)\b"
    r"(?=[^\n]{0,80}(?-i:[a-z]))",
    re.IGNORECASE,
)


def _unquoted(paragraph: str) -> str:
    return _QUOTED.sub(" ", paragraph[:_SAMPLE])


def _dense(pattern: re.Pattern[str], text: str) -> bool:
    """Once in forty words is how people talk; less is a reporter's slip."""
    found = len(pattern.findall(text))
    return found > 0 and found * 40 >= len(_WORD.findall(text))


def addresses(paragraph: str) -> bool:
    """Whether it speaks as "I" or to "you", quotations left aside.

    Examples
    --------
    >>> addresses("I think you are wrong."), addresses('He said: "I saw you there."')
    (True, False)
    """
    return _dense(_PERSON, _unquoted(paragraph))


def rants(paragraph: str) -> bool:
    """Whether it shouts, swears, thanks or grins, as nobody does in a report.

    Examples
    --------
    >>> rants("lol, NOT going to happen!!"), rants("NATO said that it was not going to happen.")
    (True, False)
    """
    return _dense(_RANT, _unquoted(paragraph))


def is_nickname(line: str) -> bool:
    """Whether a line could be just the name of who wrote the comment below it.

    Examples
    --------
    >>> is_nickname("Desert Fox"), is_nickname("He left.")
    (True, False)
    """
    words = line.split()
    return 0 < len(words) <= 4 and len(line) <= 40 and line.strip()[-1].isalnum()
