"""Where a report was published: a paper writes first of its own town and country."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from geodata.gazetteer.codes import alpha3_of
from geodata.models import Document

__all__ = ["Publication"]

_LEAST_LETTERS = 5
_SOLD_TO_ANYONE = frozenset(
    {"ai", "cc", "co", "fm", "gg", "io", "ly", "me", "sh", "to", "tv", "ws"}
)
"""National domains that say nothing of where a site is made."""
_OTHERS = {"uk": "GBR", "gov": "USA", "mil": "USA", "edu": "USA"}


@dataclass(frozen=True, slots=True)
class Publication:
    """What the name and the address of a publisher say of its place.

    Parameters
    ----------
    letters
        Of its name and of its host, without anything between them.
    country
        Alpha-3 code of the country that its domain belongs to, or None.
    """

    letters: str
    country: str | None

    @classmethod
    def of(cls, document: Document) -> Publication:
        """Read a document's publisher and address.

        >>> document = Document("1", "", (0, 0), "", url="https://www.lancasterherald.co.uk/a1")
        >>> paper = Publication.of(document)
        >>> paper.country, paper.is_named_after("Lancaster"), paper.is_named_after("York")
        ('GBR', True, False)
        """
        host = _host(document.url or "")
        letters = _letters(document.publisher or "") + " " + _letters(host)
        return cls(letters, _country(host.rpartition(".")[2]))

    def is_named_after(self, name: str) -> bool:
        """Whether the publisher's name or address holds a name; short ones may stand anywhere."""
        letters = _letters(name)
        return len(letters) >= _LEAST_LETTERS and letters in self.letters


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _country(domain: str) -> str | None:
    if domain in _OTHERS:
        return _OTHERS[domain]
    return None if domain in _SOLD_TO_ANYONE or len(domain) != 2 else alpha3_of(domain.upper())


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
