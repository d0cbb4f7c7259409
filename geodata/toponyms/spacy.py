"""A spaCy pipeline as the tagger, for whoever has one: spaCy is no dependency of Dateline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from geodata.errors import TaggerError
from geodata.toponyms.tagger import Name, NameType
from geodata.toponyms.tokens import Tokens

__all__ = ["SpacyTagger"]

_TYPES: dict[str, NameType] = {
    "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "PERSON": "PER", "PER": "PER",
    "ORG": "ORG",
    "NORP": "MISC", "MISC": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC",
    "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
_CONFIDENCE = 0.9
"""spaCy gives no probability; this is the precision that its English pipelines publish, rounded."""
_PIECE = 5_000  # tokens; a pipeline holds the vectors of a whole piece in memory


class SpacyTagger:
    """The entities of a spaCy pipeline as names.

    Parameters
    ----------
    pipeline
        The name of an installed pipeline, or a folder, or a loaded ``spacy.Language``.

    Raises
    ------
    TaggerError
        When spaCy or the pipeline is not installed, or the pipeline is damaged.
    """

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = _loaded(pipeline) if isinstance(pipeline, str) else pipeline

    def tag(self, tokens: Tokens, column: Sequence[str]) -> list[Name]:  # noqa: ARG002
        """Find the names; the gazetteer's ``column`` is left to the rules that follow."""
        make = import_module("spacy.tokens").Doc
        found: list[Name] = []
        for start, end in _pieces(tokens):
            doc = make(
                self._pipeline.vocab,
                words=tokens.words[start:end],
                spaces=[_is_spaced(at, tokens) for at in range(start, end)],
            )
            for entity in self._pipeline(doc).ents:
                kind = _TYPES.get(entity.label_)
                if kind is not None:
                    place = _CONFIDENCE if kind == "LOC" else 0.0
                    first, last = start + entity.start, start + entity.end
                    found.append(Name(first, last, kind, _CONFIDENCE, place))
        return found


def _loaded(name: str) -> Any:
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        message = f"the tagger spacy:{name} needs spaCy: pip install spacy"
        raise TaggerError(message) from error
    try:
        return spacy.load(name)
    except OSError as error:
        message = f"spaCy has no pipeline {name!r}: python -m spacy download {name}"
        raise TaggerError(message) from error
    except ValueError as error:
        reason = str(error).partition("\n")[0]
        message = (
            f"spaCy cannot read the pipeline {name!r} ({reason}): install it again, in the version "
            f"for spaCy {spacy.__version__}"
        )
        raise TaggerError(message) from error


def _pieces(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Cut the tokens into pieces of whole sentences, where sentences are not endless."""
    start = 0
    for sentence in [*tokens.sentence_starts[1:], len(tokens)]:
        while sentence - start > 2 * _PIECE:
            yield start, start + _PIECE
            start += _PIECE
        if sentence - start > _PIECE:
            yield start, sentence
            start = sentence
    if start < len(tokens):
        yield start, len(tokens)


def _is_spaced(at: int, tokens: Tokens) -> bool:
    return at + 1 < len(tokens) and tokens.ends[at] < tokens.starts[at + 1]
