"""Finding place names in a text: a trained tagger, the gazetteer, and rules for what surrounds a name."""

from geodata.toponyms.finder import find_toponyms

__all__ = ["find_toponyms"]
