"""A text cut into words, and phrases found in it by the longest match.

A phrase is matched on normalised words, so that "Qaʿida", "Qa'ida" and "QAIDA" are one, and then
on case: a capital in the phrase asks for a capital in the text, an acronym asks for itself ("IS" is
not "is"). The Arabic article is optional inside a phrase, joined by a space or a hyphen.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import Generic, TypeVar

from geodata.letters import APOSTROPHES

__all__ = ["Lookup", "Phrases", "Words", "key_of", "slug", "split"]

T = TypeVar("T")
Lookup = Callable[[int], tuple[int, list[T]] | None]
"""From a word to the one after the longest phrase that begins at it, and the phrase's values."""

_WORD = re.compile(
    # One letter or figure, which passes over gaps quickly, then what goes with it: most words
    # first, then acronyms, and words with whatever letters and apostrophes.
    r"([^\W_](?:[a-z]*+(?=[ ,;:)\n/\"\u201d-])"
    r"|(?<=[A-Z])\.(?:[A-Z]\.)*[A-Z]\b\.?"
    rf"|[^\W_]*(?:[{APOSTROPHES}][^\W_]+)*))"
)
_POSSESSIVE = ("'s", "`s", "\u2019s", "\u02bcs")
_TATWEEL = "\u0640"
_MARKS = re.compile(rf"[{APOSTROPHES}{_TATWEEL}.]")
_HYPHENS = "-\u2010\u2011\u2013"
_JOINERS = frozenset((" ", "\u00a0", "  ", "\n", "\r\n", " \n", "-\n", "- ", *_HYPHENS))
_AMERICAN = {
    "armoured": "armored",
    "centre": "center",
    "defence": "defense",
    "defences": "defenses",
    "labour": "labor",
    "mechanised": "mechanized",
    "mobilisation": "mobilization",
    "motorised": "motorized",
    "organisation": "organization",
    "organisations": "organizations",
    "programme": "program",
    "recognised": "recognized",
}
_ARTICLES = frozenset(("al", "el"))
_SUN_ARTICLES = frozenset(("ad", "al", "an", "ar", "as", "ash", "at", "az", "el", "ul"))
_ALSO_ENGLISH = frozenset(("is", "us", "who", "it", "mat", "let", "sad", "cv", "an"))


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """Fold case, diacritics, apostrophes, dots, and British spellings of words in names.

    >>> key_of("Kata'ib"), key_of("U.S."), key_of("Türkiye")
    ('kataib', 'us', 'turkiye')
    """
    decomposed = unicodedata.normalize("NFKD", _MARKS.sub("", word).casefold())
    # A letter that shows an Arabic mark by itself comes apart into a space and the mark.
    key = "".join(c for c in decomposed if not (unicodedata.combining(c) or c.isspace()))
    return _AMERICAN.get(key, key)


def slug(name: str) -> str:
    """Make the stable id of a name: ASCII letters and digits joined by hyphens where it has any.

    >>> slug("Kata'ib Hezbollah")
    'kataib-hezbollah'
    """
    keys = (key_of(match.group()) for match in _WORD.finditer(name))
    return "-".join(filter(None, keys)) or "unnamed"


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel columns, one row a word; a possessive 's is not part of its word.

    ``joined[i]`` says that nothing but a space, a hyphen or a line break parts word ``i`` from the
    one before it. Equal words are one object, and offsets none, for the sake of long texts.
    """

    source: str
    text: list[str]
    key: list[str]
    start: Sequence[int]
    end: Sequence[int]
    joined: list[bool]
    possessive: list[bool]
    size: int
    """How many words there are: what ``len`` says, without a call into Python for it."""

    def __len__(self) -> int:
        return self.size

    def gap(self, index: int) -> str:
        """Return what stands between word ``index - 1`` and word ``index``."""
        return self.source[self.end[index - 1] : self.start[index]]

    def capital(self, index: int) -> bool:
        """Say whether the word begins with a capital, or in a script that has none."""
        return not self.text[index][0].islower()

    def span(self, first: int, last: int) -> str:
        """Return the text from word ``first`` up to but without word ``last``."""
        return self.source[self.start[first] : self.end[last - 1]]


def split(text: str, start: int = 0, end: int | None = None) -> Words:
    """Cut a stretch of a text into words."""
    pieces = _WORD.split(text[start:end])  # gap, word, gap, word, …, gap
    offsets = array("q", list(accumulate(map(len, pieces), initial=start)))
    starts, ends = offsets[1:-1:2], offsets[2:-1:2]
    joined = list(map(_JOINERS.__contains__, pieces[:-1:2]))
    different: dict[str, str] = {}
    written = list(map(different.setdefault, pieces[1::2], pieces[1::2]))
    possessive = [False] * len(written)
    owners = {word for word in different if word.endswith(_POSSESSIVE) and len(word) > 2}
    for index in [i for i, word in enumerate(written) if word in owners] if owners else ():
        owner = written[index][:-2]
        written[index] = different.setdefault(owner, owner)
        ends[index] -= 2
        possessive[index] = True
    keys = list(map(key_of, written))
    return Words(text, written, keys, starts, ends, joined, possessive, len(keys))


class _Node(Generic[T]):
    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.ends: list[tuple[tuple[str, ...], T]] = []


_End = tuple[int, list[tuple[tuple[str, ...], T]]]
"""A word behind which phrases end, and these with their values."""


class Phrases(Generic[T]):
    """A trie of phrases with a value each.

    >>> phrases = Phrases()
    >>> phrases.add("IS", "Islamic State"), phrases.add("Free Syrian Army", "FSA")
    (['is'], ['free', 'syrian', 'army'])
    >>> phrases.longest(split("the Free Syrian Army said"), 1)
    (4, ['FSA'])
    >>> phrases.longest(split("this is it"), 1) is None
    True
    """

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self.openers: set[str] = set(_ARTICLES)
        """The words that a phrase may begin with."""

    def add(self, phrase: str, value: T, *, alone: bool = False) -> list[str]:
        """Add one spelling, and return the keys of its words.

        It may stand for several values, unless this one takes it ``alone``.
        """
        words = split(phrase)
        kept = [i for i, key in enumerate(words.key) if key not in _ARTICLES] or range(words.size)
        node = self._root
        self.openers.add(words.key[kept[0]] if words.key else "")
        for i in kept:
            node = node.next.setdefault(words.key[i], _Node())
        forms = tuple(_form(words.text[i]) for i in kept)
        entry = (forms if any(forms) else (), value)
        if alone:
            node.ends = [end for end in node.ends if end[0] != entry[0]]
        if kept and entry not in node.ends:
            node.ends.append(entry)
        return words.key

    def over(self, words: Words) -> Lookup[T]:
        """Give `longest` for one text, which looks once at each word; no phrase is added then."""
        return cache(partial(self.longest, words))

    def longest(self, words: Words, first: int) -> tuple[int, list[T]] | None:
        """Return the word after the longest phrase that begins at ``first``, and its values."""
        keys, joined, size = words.key, words.joined, words.size
        index = first
        if keys[first] in _ARTICLES and first + 1 < size and joined[first + 1]:
            index = first + 1
        node = self._root.next.get(keys[index])
        if node is None:
            return None
        if not node.ends:  # few words go on with an opening such as "the"
            after = keys[index + 1] if index + 1 < size and joined[index + 1] else ""
            if after not in node.next and after not in _SUN_ARTICLES:
                return None
        taken: list[int] = []
        ends: list[_End[T]] = []
        while node is not None:
            taken.append(index)
            index += 1
            if node.ends:
                ends.append((index, node.ends))
            if index < size and keys[index] in _SUN_ARTICLES:
                index = _past_article(words, index)
            if index >= size or not joined[index]:
                break
            node = node.next.get(keys[index])
        return _last_fitting(words, taken, ends) if ends else None


def _last_fitting(
    words: Words, taken: list[int], ends: list[_End[T]]
) -> tuple[int, list[T]] | None:
    """Return the last end of a phrase that the text writes as the phrase asks."""
    for behind, known in reversed(ends):
        values = [value for forms, value in known if not forms or _fits(words, taken, forms)]
        if values:
            return behind, values
    return None


def _past_article(words: Words, index: int) -> int:
    """Return the next word that counts behind what may be an article, optional inside a name."""
    if index + 1 >= len(words.key) or not (words.joined[index] and words.joined[index + 1]):
        return index
    article = words.key[index] in _ARTICLES or words.gap(index + 1) == "-"
    return index + 1 if article else index


def _form(word: str) -> str:
    """Return what the text must show: "" anything, "A" a capital first, else the acronym itself."""
    bare = word.replace(".", "")
    if len(bare) > 1 and (bare.isupper() or (len(bare) < 5 and not bare[1:].islower())):
        return bare if not bare.islower() else ""
    return "A" if word[0].isupper() else ""


def _fits(words: Words, taken: list[int], forms: tuple[str, ...]) -> bool:
    for index, form in zip(taken, forms, strict=False):  # a shorter phrase takes fewer
        if form == "A":
            if words.text[index][0].islower():
                return False
        elif form and not _is_acronym(words, index, form):
            return False
    return True


def _is_acronym(words: Words, index: int, form: str) -> bool:
    if words.text[index].replace(".", "") != form:
        return False
    if words.key[index] not in _ALSO_ENGLISH:
        return True
    around = [i for i in (index - 1, index + 1) if 0 <= i < words.size]
    return not any(len(words.text[i]) > 3 and words.text[i].isupper() for i in around)
