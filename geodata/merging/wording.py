"""Whether two sentences are one: copies of an agency's report differ in little.

Sentences are compared only when they share one of a few smallest hashes of their word triples
(MinHash, Broder 1997), so that no sentence is held against all others.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from rapidfuzz import fuzz

__all__ = ["likeness", "sketch"]

_WORDS = re.compile(r"\w+")
_NAMES = re.compile(r"\b[A-Z][\w'-]+")
_SALTS = (0, 0x5BD1E995, 0x1B873593, 0x27D4EB2F)
_ODD = 0x9E3779B1
_LEAST_WORDS = 6
_LONGEST = 600  # characters that are compared


@lru_cache(maxsize=1 << 14)
def sketch(quote: str) -> tuple[int, ...]:
    """Smallest hashes of the triples of words, one a salt; empty for a short sentence.

    Examples
    --------
    >>> sketch("Nobody came.")
    ()
    >>> one = sketch("Three rockets fell on the market of Nawa on Friday.")
    >>> one == sketch("THREE rockets fell on the market of Nawa, on Friday")
    True
    """
    words = _plain(quote).split()
    if len(words) < _LEAST_WORDS:
        return ()
    triples = zip(words, words[1:], words[2:], strict=False)
    codes = [zlib.crc32(" ".join(triple).encode("utf-8", "surrogatepass")) for triple in triples]
    # Multiplying by an odd number permutes 32-bit numbers: each salt has another order.
    return tuple(min(((code ^ salt) * _ODD) & 0xFFFFFFFF for code in codes) for salt in _SALTS)


@lru_cache(maxsize=1 << 14)
def likeness(quote: str, other: str) -> float:
    """Likeness of two sentences, 0 to 1; 0 when their numbers or names differ.

    Coders and agencies fill in forms: "Troops took 3 villages of Nawa." Sentences that differ in
    their numbers, or each in a name, are two forms, not two copies.

    Examples
    --------
    >>> likeness("Three rockets fell on Nawa.", "Three rockets fell on Nawa")
    1.0
    >>> likeness("Troops took 3 villages of Nawa.", "Troops took 5 villages of Nawa.")
    0.0
    >>> likeness("Rockets fell on Nawa.", "Rockets fell on Jasim.")
    0.0
    """
    one, two = _plain(quote), _plain(other)
    if _numbers(one) != _numbers(two):
        return 0.0
    named, also = set(_NAMES.findall(quote[:_LONGEST])), set(_NAMES.findall(other[:_LONGEST]))
    if named - also and also - named:
        return 0.0
    return fuzz.ratio(one, two) / 100


def _plain(quote: str) -> str:
    return " ".join(_WORDS.findall(quote[:_LONGEST].casefold()))


def _numbers(plain: str) -> list[str]:
    return sorted(word for word in plain.split() if any(map(str.isdigit, word)))
