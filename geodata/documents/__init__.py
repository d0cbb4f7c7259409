"""Room 1: a file → a ``Document``.

One reader a module (``text``, ``html``, ``jsonl``, ``pdf``, ``word``, ``mail``, ``archive``), found
by the file's suffix in ``formats``.
``reading`` walks folders and manifests, ``building`` adds what every document needs (its body, its
language, its digest), ``body`` tells the author's words from page furniture and readers' comments.
"""

from geodata.documents.building import from_text
from geodata.documents.formats import FORMATS
from geodata.documents.language import foreign_language
from geodata.documents.reading import read, read_data, read_many
from geodata.documents.segmentation import sentences

__all__ = [
    "FORMATS",
    "foreign_language",
    "from_text",
    "read",
    "read_data",
    "read_many",
    "sentences",
]
