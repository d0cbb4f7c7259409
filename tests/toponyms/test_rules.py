"""The rules have the last word, whatever the tagger says: here a fake one says what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.toponyms import find_toponyms
from geodata.toponyms.tagger import Name, NameType
from geodata.toponyms.tokens import Tokens, tokenise


@dataclass(frozen=True)
class Saying:
    """A tagger that finds one name, of a type, with a confidence and a chance to be a place."""

    name: str
    type: NameType
    confidence: float
    location: float

    def tag(self, tokens: Tokens, column: Sequence[str]) -> list[Name]:
        """Find the name wherever it stands."""
        wanted = tokenise(self.name, (0, len(self.name)), [0]).words
        size = len(wanted)
        return [
            Name(at, at + size, self.type, self.confidence, self.location)
            for at in range(len(column) - size + 1)
            if tokens.words[at : at + size] == wanted
        ]


def found(text: str, tagger: Saying, gazetteer: Gazetteer, language: str = "en") -> list[str]:
    document = replace(from_text(text), language=language)
    return [each.text for each in find_toponyms(document, gazetteer, tagger=tagger)]


@pytest.mark.parametrize(
    ("text", "said", "names"),
    [
        # What falls on ground, and who holds it, make a place of a doubtful name.
        ("The shelling of guns on Zurnab went on.", Saying("Zurnab", "LOC", 0.5, 0.5), []),
        ("The shelling on Zurnab went on.", Saying("Zurnab", "LOC", 0.5, 0.5), ["Zurnab"]),
        ("The raid on Zurnab went on.", Saying("Zurnab", "PER", 0.6, 0.36), ["Zurnab"]),
        ("The raid of Zurnab went on.", Saying("Zurnab", "PER", 0.6, 0.36), []),
        ("Shells hit rebel-held Afrin.", Saying("Afrin", "PER", 0.9, 0.05), ["Afrin"]),
        ("Shells hit a Berlusconi-controlled Afrin.", Saying("Afrin", "PER", 0.9, 0.05), []),
        ("A bomb hurt nine in Syria's Azaz.", Saying("Azaz", "PER", 0.7, 0.25), ["Syria", "Azaz"]),
        ("A film on Syria's Azaz won.", Saying("Azaz", "ORG", 0.9, 0.05), ["Syria"]),
        # People have relatives, and score.
        ("A film on Azaz's wife won.", Saying("Azaz", "LOC", 0.9, 0.9), []),
        ("A film on Azaz's ruins won.", Saying("Azaz", "LOC", 0.9, 0.9), ["Azaz"]),
        ("Syria's Azaz scored twice.", Saying("Azaz", "LOC", 0.9, 0.9), ["Syria"]),
        ("Syria's Azaz burned twice.", Saying("Azaz", "LOC", 0.9, 0.9), ["Syria", "Azaz"]),
        # A division behind a comma does, unless it is somebody's home.
        ("2 May: Zurnab, Homs province.", Saying("Zurnab", "PER", 0.6, 0.1), ["Zurnab", "Homs"]),
        ("2 May: Zurnab, Homs province.", Saying("Zurnab", "PER", 0.95, 0.1), ["Homs"]),
        ("2 May: Ali Zurnab, Homs province.", Saying("Ali Zurnab", "PER", 0.6, 0.1), ["Homs"]),
        # Words that villages begin with.
        ("They drove to Deir Zurnab.", Saying("Deir Zurnab", "ORG", 0.6, 0.1), ["Deir Zurnab"]),
        ("They drove to Tal al-Zurn.", Saying("Tal al-Zurn", "PER", 0.6, 0.1), ["Tal al-Zurn"]),
        ("They drove to Tal Cohen.", Saying("Tal Cohen", "PER", 0.6, 0.1), []),
        # Names that the tagger cut, or took for one.
        ("Men left the village of Ar-Rafeed.", Saying("Ar", "LOC", 0.9, 0.9), ["Ar-Rafeed"]),
        ("Rain in Hama & Homs.", Saying("Hama & Homs", "ORG", 0.9, 0.0), ["Hama", "Homs"]),
        ("Rain in Hama & Sons.", Saying("Hama & Sons", "ORG", 0.9, 0.0), []),
        ("Rain in الطبقة Tabqa.", Saying("الطبقة Tabqa", "PER", 0.6, 0.1), ["الطبقة", "Tabqa"]),
        ("They left Homs as Hama fell.", Saying("Homs as Hama", "LOC", 0.6, 0.6), ["Homs", "Hama"]),
        # A tie is no vote for a person.
        ("Aleppo was cold.", Saying("Aleppo", "PER", 0.48, 0.45), ["Aleppo"]),
        ("Aleppo was cold.", Saying("Aleppo", "PER", 0.9, 0.05), []),
    ],
)
def test_a_rule_decides(text: str, said: Saying, names: list[str], gazetteer: Gazetteer) -> None:
    assert found(text, said, gazetteer) == names


def test_what_the_tagger_says_of_a_script_without_capitals_is_chance(gazetteer: Gazetteer) -> None:
    said = Saying("هجوم في دمشق", "MISC", 0.9, 0.0)
    assert found("وقع هجوم في دمشق أمس", said, gazetteer, language="ar") == ["دمشق"]
