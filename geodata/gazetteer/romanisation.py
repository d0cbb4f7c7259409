# ruff: noqa: RUF001, RUF002 - letters that look alike are the subject of this module
"""Spellings: one name of the Middle East is written many ways; here they become comparable.

Three forms of a name, each coarser than the one before:

``normalise``
    case, diacritics, hyphens and apostrophes are gone: "Deir ez-Zor" → ``deir ez zor``. Each script
    stays itself, so دير الزور is found as it is written.
``fold``
    a Latin spelling whose romanisation no longer matters: articles are dropped, digraphs and
    doubled letters become one letter, vowels fall into three classes, a final -ah, -eh or -e is -a.
``consonant_key``
    the consonants of the fold in coarse classes; vowels are what romanisations disagree about most.

The tables are short on purpose: an analyst can read why two names were taken for one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from geodata.gazetteer.familiar import FAMILIAR, GENERIC, PARTICLES
from geodata.gazetteer.orthography import (
    alternatives,
    plain_latin,
    semitic,
    sounds,
    sounds_of_script,
)

__all__ = [
    "bare",
    "consonant_key",
    "fold",
    "normalise",
    "readings",
    "romanisable",
    "without_common",
]

ARTICLES = frozenset(
    ("al", "el", "ul", "il", "l", "ad", "ed", "ud", "ar", "er", "ur", "as", "es", "us", "ash",
     "esh", "ush", "at", "et", "ut", "az", "ez", "uz", "an", "en", "un", "adh", "edh", "ath", "eth")
)  # fmt: skip
"""The Arabic article before moon letters, and assimilated before sun letters."""

_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_LETTERS = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ə": "e", "ħ": "h", "ŋ": "n",
    # One letter of Arabic script has several code points; writers choose freely among them.
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ؤ": "و", "أ": "ا",
    "إ": "ا", "آ": "ا", "ٱ": "ا", "ء": "", "ـ": "",
}  # fmt: skip

_MARKS = frozenset("'`´‘’‛′ʹʻʼʽʾʿˈ\u200c\u200d\u200e\u200f")


class _Normaliser(dict[int, str]):
    """A translation table that works out each character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = "".join(self._plain(part) for part in unicodedata.normalize("NFKD", character))
        self[code] = plain
        return plain

    @staticmethod
    def _plain(character: str) -> str:
        lower = character.casefold()
        if lower in _LETTERS:
            return _LETTERS[lower]
        if character in _MARKS or unicodedata.combining(character):
            return ""
        return lower if lower.isalnum() or unicodedata.category(character) == "Mc" else " "


_NORMAL = _Normaliser()
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")


def normalise(name: str) -> str:
    """Spelling without case, diacritics, hyphens and apostrophes, in its own script.

    >>> normalise("Dar‘ā"), normalise("Al-Ḥasakah"), normalise("U.S."), normalise("St. Louis")
    ('dara', 'al hasakah', 'us', 'saint louis')
    >>> normalise("…")
    ''
    """
    if "." in name:
        name = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), name)
    words = name.translate(_NORMAL).split()
    if words and words[0] in _ABBREVIATIONS and len(words) > 1:
        words[0] = _ABBREVIATIONS[words[0]]
    return " ".join(words)


def bare(normal: str) -> str:
    """Normalised spelling without its leading Arabic article.

    >>> bare("al tanf"), bare("tanf"), bare("الرقه"), bare("al")
    ('tanf', 'tanf', 'رقه', 'al')
    """
    head, _, tail = normal.partition(" ")
    if tail and head in ARTICLES:
        return tail
    if normal.startswith("ال") and len(normal) > 4:
        return normal[2:]
    return normal


_GLIDE = re.compile(r"(?:ou|oo|u)(?=[aeiu])|w(?=[aeio])")
_VOWEL_CLASSES = str.maketrans("eyouw", "iiuuu")
_DOUBLED = re.compile(r"(.)(?=\1)")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")


def _heard(word: str) -> str:
    return sounds_of_script(word) if semitic(word) else sounds(word)


@lru_cache(maxsize=1 << 16)
def _said(word: str) -> str:
    """One word of a name as it sounds, a familiar one by its first spelling."""
    heard = _heard(word)
    return _FAMILIAR.get(heard, heard)


_FAMILIAR = {
    _heard(spelling): _heard(line.split()[0]) for line in FAMILIAR for spelling in line.split()
}
_COMMON = frozenset(_FAMILIAR.values()) | {_heard("kharab"), _heard("gire"), _heard("mazra")}
_UNHEARD = ARTICLES | PARTICLES


def fold(name: str) -> str:
    """Latin spelling in which romanisations of one name agree.

    >>> fold("al-Hasaka") == fold("Hassakeh") == fold("Al-Ḥasakah") == fold("Alhasaka")
    True
    >>> fold("Albu Kamal") == fold("Al Bukamal") == fold("Abu Kamal")
    True
    >>> fold("Deir Ezzor"), fold("Dayr az Zawr"), fold("")
    ('dirzur', 'dirzur', '')
    """
    latin = name if semitic(name) else plain_latin(name)
    words = normalise(latin).split()
    named = [w for w in words if w not in _UNHEARD] or words
    named = [w for w in named if w not in GENERIC] or named
    text = "".join([_said(word) for word in named])
    text = _GLIDE.sub("W", text).translate(_VOWEL_CLASSES)
    return _DOUBLED.sub("", text.replace("ai", "i").replace("au", "u"))


def without_common(name: str) -> str:
    """Name without the word that it begins with and many others do; empty where it has none.

    >>> without_common("Jabal al-Balaq"), without_common("Tell Abyad"), without_common("Raqqa")
    ('balaq', 'abyad', '')
    """
    words = [word for word in normalise(plain_latin(name)).split() if word not in _UNHEARD]
    return " ".join(words[1:]) if len(words) > 1 and _said(words[0]) in _COMMON else ""


def readings(name: str) -> tuple[str, ...]:
    """Fold of a name, and its folds where a letter of it may be meant otherwise.

    >>> readings("Tadmur"), readings("Chan Szajchun")[-1] == fold("Khan Shaykhun")
    (('tadmur',), True)
    """
    others = () if semitic(name) else alternatives(name)
    return tuple(dict.fromkeys((fold(name), *map(fold, others))))


_CLASSES = str.maketrans({"$": "s", "x": "h", "W": "w", "g": "k", "a": None, "i": None, "u": None})


def consonant_key(folded: str) -> str:
    """Consonants of a folded spelling, in the classes that romanisations keep apart.

    >>> consonant_key(fold("Deir Ez-Zour")), consonant_key(fold("Dayr az Zawr"))
    ('drzr', 'drzr')
    """
    return _DOUBLED.sub("", folded.translate(_CLASSES))


def romanisable(name: str, *, arabic: bool = True) -> bool:
    """Whether a spelling has consonants to compare: in Latin, or else in Arabic or Hebrew script.

    >>> romanisable("Şırnak"), romanisable("حلب"), romanisable("阿勒颇"), romanisable("12")
    (True, True, False, False)
    >>> romanisable("حلب", arabic=False)
    False
    """
    return bool(_LATIN.search(name) or (arabic and semitic(name)))
