"""What stands written on a page of a PDF, found in a moment however long the coasts are."""

from __future__ import annotations

import re

from pypdf import PageObject
from pypdf.generic import DecodedStreamObject, NameObject

__all__ = ["words_of"]

_LINES = re.compile(rb"^[-0-9. ]+ [mlc]\n", re.MULTILINE)


def words_of(page: PageObject) -> str:
    """The words, one space between each; pypdf alone takes seconds for the lines of a world map."""
    rest = DecodedStreamObject()
    rest.set_data(_LINES.sub(b"", page.get_contents().get_data()))
    page[NameObject("/Contents")] = rest
    return " ".join(page.extract_text().split())
