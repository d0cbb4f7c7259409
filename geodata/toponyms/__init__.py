"""Room 2: place names in a text, by a trained tagger, the gazetteer and the words around them."""

from geodata.toponyms.finder import find_toponyms

__all__ = ["find_toponyms"]
