"""Names in texts that are not English: what the gazetteer knows as a large place, as it stands.

The tagger was trained on English, and knows no script without capitals. In other languages a name
is taken for a place when it is spelled as a country, a province or a town of some size is. Where
the script has capitals it must have one, and not only because it begins its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from geodata.toponyms.inflection import base_forms
from geodata.toponyms.lookup import LARGE
from geodata.toponyms.tagger import Name
from geodata.toponyms.tokens import Tokens

__all__ = ["inflected", "with_foreign_names"]

_LONGEST = 3
_LIKELY = 0.6
_SHORT = 3
_KNOWN = frozenset({"country", "capital", "admin"})


def inflected(classify: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """Let a classifier know large places by their inflected forms too.

    What is left of a short word may be a place by chance, unless it is one that everybody names.
    """

    def known(name: str) -> str | None:
        kinds = ((form, classify(form)) for form in base_forms(name))
        large = (
            kind for form, kind in kinds if kind in LARGE and (len(form) > _SHORT or kind in _KNOWN)
        )
        return classify(name) or next(large, None)

    return known


def with_foreign_names(
    names: Sequence[Name],
    tokens: Tokens,
    surface: Callable[[int, int], str],
    classify: Callable[[str], str | None],
) -> list[Name]:
    """Add to the tagger's names the large places that stand beside them, in the order of the text.

    Parameters
    ----------
    names
        What the tagger found; what it made of a script without capitals is left out.
    tokens
        The words of the body.
    surface
        The text from one token up to another, exclusive.
    classify
        What a name is in the gazetteer, None when unknown.
    """
    found = [name for name in names if not _is_caseless(tokens.words[name.first][0])]
    taken = {index for name in found for index in range(name.first, name.last)}
    opening = set(tokens.sentence_starts)
    for first in range(len(tokens)):
        if first in taken or not _may_begin(tokens.words[first], opens=first in opening):
            continue
        for last in _ends(tokens, first, taken):
            if classify(surface(first, last)) in LARGE:
                found.append(Name(first, last, "LOC", _LIKELY, _LIKELY))
                taken.update(range(first, last))
                break
    return sorted(found, key=lambda name: name.first)


def _is_caseless(letter: str) -> bool:
    """Whether a script has no capitals: what the tagger says of it is chance."""
    return letter.isalpha() and letter.lower() == letter.upper()


def _may_begin(word: str, *, opens: bool) -> bool:
    """Whether a name may begin with a word: one without case, or one with a capital of its own."""
    letter = word[0]
    if not letter.isalpha() or len(word) == 1:
        return False
    return _is_caseless(letter) or (letter.isupper() and not opens)


def _ends(tokens: Tokens, first: int, taken: set[int]) -> Iterator[int]:
    """Where a name that begins at a token may end, the longest first."""
    for last in range(min(first + _LONGEST, len(tokens)), first, -1):
        words = tokens.words[first:last]
        if all(word[0].isalpha() for word in words) and taken.isdisjoint(range(first, last)):
            yield last
