"""Names as other languages inflect them, taken back to the form that lists hold.

"Ankara'da" is in Ankara, "والقاهرة" and Cairo, "в Москве" in Moscow. Only the endings and prefixes
that places take in reports are known, and whether a form is a name is for the gazetteer to say.
"""

# ruff: noqa: RUF001
from __future__ import annotations

import re
import unicodedata

__all__ = ["base_forms"]

_TURKISH = re.compile(
    r"(\w{3,})['\u2019](?:[dt][ae](?:n|ki)?|n?[\u0131iu\u00fc]n|[yn]?[ae\u0131iu\u00fc]|y?l[ae])"
)
_ARABIC = re.compile(r"[\u0648\u0641]?[\u0628\u0644]?(?=\w)")
_TO_THE = re.compile(r"^[\u0648\u0641]?\u0644\u0644(?=\w)")
_SLAVIC = (
    ("ии", ("ия",)), ("ию", ("ия",)), ("ией", ("ия",)), ("ії", ("ія",)), ("ію", ("ія",)),
    ("ові", ("ів", "ов")), ("еві", ("їв", "ев")), ("єві", ("їв",)), ("ва", ("в", "ва")),
    ("ом", ("", "о")), ("ем", ("", "е")), ("ой", ("а",)), ("ою", ("а",)),
    ("е", ("", "а", "о")), ("і", ("", "а", "о", "ь")), ("и", ("а", "ь", "я")), ("ы", ("а", "ы")),
    ("у", ("", "а", "о")), ("а", ("", "о")), ("ю", ("я", "ь")), ("я", ("ь", "й")),
)  # fmt: skip
"""Endings of cases in Russian and Ukrainian, and those of the nominative that they may stand for;
"Харкові" and "Києві" change their vowel too."""
_SHORTEST = 3


def base_forms(word: str) -> tuple[str, ...]:
    """Forms that an inflected name may be of, the likeliest first; none for what is not inflected.

    >>> base_forms("Ankara'da"), base_forms("Homs")
    (('Ankara',), ())
    >>> "Москва" in base_forms("Москве")
    True
    """
    turkish = _TURKISH.fullmatch(word)
    if turkish:
        return (turkish[1],)
    script = unicodedata.name(word[0], "") if word else ""
    forms = {"ARABIC": _without_prefix, "CYRILLIC": _nominatives}.get(script.partition(" ")[0])
    found = forms(word) if forms else []
    return tuple(form for form in dict.fromkeys(found) if form != word and len(form) >= _SHORTEST)


def _without_prefix(word: str) -> list[str]:
    """Take off "and", "in" and "to", one by one; "to the" hides the article's first letter."""
    whole = _TO_THE.sub("\u0627\u0644", word)
    prefix = _ARABIC.match(word)
    longest = prefix.end() if prefix else 0
    return [whole, *(word[cut:] for cut in range(1, longest + 1))]


def _nominatives(word: str) -> list[str]:
    return [
        word.removesuffix(ending) + base
        for ending, bases in _SLAVIC
        if word.endswith(ending)
        for base in bases
    ]
