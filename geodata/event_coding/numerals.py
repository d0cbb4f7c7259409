"""Numbers of a sentence as ranges: in words, in digits of any script, and with what hedges them.

"at least six" is six or more; "up to 30" one to thirty; "dozens" twelve or more, "scores" twenty,
"hundreds" a hundred (as ACLED codes them); "about" and "nearly" a tenth around or below; "between
10 and 15" just that. An open end is None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Count", "opens_number", "read_number"]


class Count(Struct, frozen=True):
    """So many people, from ``low`` to ``high``; ``high`` None when the text leaves it open."""

    low: int
    high: int | None

    def plus(self, other: Count) -> Count:
        """Add the counts of two groups of people.

        >>> Count(3, 3).plus(Count(2, None))
        Count(low=5, high=None)
        """
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high)

    def or_(self, other: Count) -> Count:
        """Widen the range to what either source says.

        >>> Count(10, 10).or_(Count(4, 4))
        Count(low=4, high=10)
        """
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Count(min(self.low, other.low), high)


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: number for number, word in enumerate(_SMALL.split())}
_TENS = {word: 10 * number for number, word in enumerate(_ROUND.split(), start=2)}
_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_VAGUE = {
    "dozens": Count(12, None), "scores": Count(20, None), "tens": Count(10, None),
    "hundreds": Count(100, None), "thousands": Count(1000, None), "several": Count(3, None),
    "many": Count(3, None), "numerous": Count(3, None), "multiple": Count(2, None),
    "few": Count(2, 5), "handful": Count(2, 5), "couple": Count(2, 2), "both": Count(2, 2),
    "pair": Count(2, 2), "duo": Count(2, 2), "trio": Count(3, 3), "twins": Count(2, 2),
    "some": Count(2, None), "various": Count(2, None),
}  # fmt: skip
_OPENERS = frozenset({"a", "half", "number"}).union(_UNITS, _VAGUE)
_OPEN, _BELOW, _UNDER, _ABOUT, _NEARLY = "open", "below", "under", "about", "nearly"
_HEDGES = {
    "no fewer than": _OPEN, "no less than": _OPEN, "not fewer than": _OPEN, "not less than": _OPEN,
    "no more than": _BELOW, "not more than": _BELOW, "a minimum of": _OPEN, "minimum of": _OPEN,
    "a maximum of": _BELOW, "maximum of": _BELOW, "in excess of": _OPEN, "as many as": _BELOW,
    "as few as": _OPEN, "upwards of": _OPEN, "at least": _OPEN, "more than": _OPEN,
    "well over": _OPEN, "greater than": _OPEN, "fewer than": _UNDER, "less than": _UNDER,
    "up to": _BELOW, "at most": _BELOW, "close to": _NEARLY, "just under": _NEARLY,
    "over": _OPEN, "exceeding": _OPEN, "exceeded": _OPEN, "above": _OPEN, "passed": _OPEN,
    "surpassed": _OPEN, "under": _UNDER, "nearly": _NEARLY, "almost": _NEARLY, "about": _ABOUT,
    "around": _ABOUT, "roughly": _ABOUT, "approximately": _ABOUT, "some": _ABOUT,
    "estimated": _ABOUT, "circa": _ABOUT, "~": _ABOUT, ">": _OPEN, "<": _UNDER,
}  # fmt: skip
_LONGEST_HEDGE = 3
_BETWEEN = frozenset({"a", "an", "another", "the", "other", "additional", "further", "total", "of"})
"""Words that may stand between a hedge and its number: "at least another 20"."""
_TO = frozenset({"to", "-", "\N{EN DASH}", "\N{MINUS SIGN}", "or"})
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MOST = 10**6
_DIGITS = 7
"""Longest number of people in digits; longer ones are telephone numbers and worse."""


def read_number(words: Sequence[str], index: int) -> tuple[Count, int, int] | None:
    """Read a number whose first word stands at a token.

    Parameters
    ----------
    words
        A sentence in small letters.
    index
        Where the number itself begins; the words before it may hedge it.

    Returns
    -------
    tuple of Count, int and int, or None
        The range, the token at which it begins with its hedge, and the token behind it.

    Examples
    --------
    >>> read_number("at least twenty-one soldiers".split(), 2)
    (Count(low=21, high=None), 0, 3)
    >>> read_number("between 10 and 15 soldiers".split(), 1)
    (Count(low=10, high=15), 0, 4)
    >>> read_number("about a dozen".split(), 1)
    (Count(low=11, high=13), 0, 3)
    >>> read_number("nobody".split(), 0) is None
    True
    """
    if not opens_number(words[index]):
        return None
    found = _range(words, index) or _vague(words, index)
    if found is None:
        return None
    count, end = found
    first = index
    if count.low != count.high and index and words[index - 1] in {"between", "from"}:
        first -= 1
    if tuple(words[end : end + 2]) == ("or", "more") or tuple(words[end : end + 1]) == ("+",):
        return Count(count.low, None), first, end + 1 + (words[end] == "or")
    hedge, start = _hedge(words, first)
    return (_hedged(count, hedge), start, end) if hedge else (count, first, end)


def opens_number(word: str) -> bool:
    """Whether a number may begin with a word; most words take but this look."""
    tens = word in _TENS or ("-" in word and word.partition("-")[0] in _TENS)
    return tens or word in _OPENERS or word[:1].isdecimal()


def _range(words: Sequence[str], index: int) -> tuple[Count, int] | None:
    """Read a plain number, or two that make a range: "10 to 15", "3-5", "between 10 and 15"."""
    ends = words[index].split("-")
    if len(ends) == 2 and all(end.isdecimal() and len(end) <= _DIGITS for end in ends):
        low, high = map(int, ends)
        return (Count(low, high), index + 1) if low < high else None
    plain = _plain(words, index)
    if plain is None:
        return None
    value, end = plain
    joint = {"and", *_TO} if index and words[index - 1] == "between" else _TO
    upper = _plain(words, end + 1) if end + 1 < len(words) and words[end] in joint else None
    if upper and upper[0] > value:
        return Count(value, upper[0]), upper[1]
    return Count(value, value), end


def _plain(words: Sequence[str], index: int) -> tuple[int, int] | None:
    """Read a whole number; also the index behind it."""
    if words[index] == "half" and tuple(words[index + 1 : index + 3]) == ("a", "dozen"):
        return 6, index + 3
    after = words[index + 1] if index + 1 < len(words) else ""
    if words[index] in {"a", "one"} and after in _MULTIPLES:
        value, end = 1.0, index + 1
    else:
        read = _digits(words[index])
        if read is None:
            return None
        value, end = read, index + 1
    while end < len(words) and words[end] in _MULTIPLES and value < _MOST:
        value *= _MULTIPLES[words[end]]
        end += 1
        if tuple(words[end : end + 1]) == ("and",) and end + 1 < len(words):
            rest = _in_words(words[end + 1])
            if rest is not None and rest < 100:
                value, end = value + rest, end + 2
    return (int(value), end) if value == int(value) and value >= 1 else None


def _digits(word: str) -> float | None:
    """Value of one word or figure: "twelve", "1,200", "1.2", Arabic-Indic figures too."""
    if _GROUPED.fullmatch(word) and len(word) <= _DIGITS + 2:
        return int(re.sub(r"[.,]", "", word))
    if word.isdecimal() and len(word) <= _DIGITS:
        return int(word)
    if re.fullmatch(r"\d{1,3}\.\d", word):
        return float(word)
    return _in_words(word)


def _in_words(word: str) -> int | None:
    tens, _, unit = word.partition("-")
    if word in _UNITS:
        return _UNITS[word]
    if tens in _TENS and (not unit or unit in _UNITS):
        return _TENS[tens] + _UNITS.get(unit, 0)
    return None


def _vague(words: Sequence[str], index: int) -> tuple[Count, int] | None:
    """Read "dozens of", "several", "a number of"."""
    word, after = words[index], words[index + 1] if index + 1 < len(words) else ""
    if word == "number" and index and words[index - 1] in {"a", "large"} and after == "of":
        return Count(3, None), index + 2
    if word not in _VAGUE or (word == "some" and after and _plain(words, index + 1)):
        return None
    end = index + 1 + (after == "of")
    times = _MULTIPLES.get(words[end].removesuffix("s")) if end < len(words) else None
    if times:
        return Count(_VAGUE[word].low * times, None), end + 1 + (
            words[end + 1 : end + 2] == ("of",)
        )
    return _VAGUE[word], end


def _hedge(words: Sequence[str], first: int) -> tuple[str, int]:
    """Find the words that hedge the number at a token: their sense and where they begin."""
    end = first
    for _ in range(3):
        for length in range(min(_LONGEST_HEDGE, end), 0, -1):
            sense = _HEDGES.get(" ".join(words[end - length : end]))
            if sense:
                return sense, end - length
        if end == 0 or words[end - 1] not in _BETWEEN:
            break
        end -= 1
    return "", first


def _hedged(count: Count, hedge: str) -> Count:
    tenth = max(1, round(count.low / 10))
    if hedge == _OPEN:
        return Count(count.low, None)
    if hedge == _BELOW:
        return Count(min(1, count.low), count.high)
    if hedge == _UNDER:
        return Count(min(1, count.low), None if count.high is None else max(1, count.high - 1))
    high = None if count.high is None else count.high + (tenth if hedge == _ABOUT else 0)
    return Count(max(1, count.low - tenth), high)
