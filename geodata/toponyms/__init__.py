"""Room 2: place names in a text, by a trained tagger, the gazetteer and the words around them."""

from geodata.toponyms.finder import find_toponyms, open_tagger
from geodata.toponyms.tagger import Tagger

__all__ = ["Tagger", "find_toponyms", "open_tagger"]
