"""What every tagger keeps to, ours and spaCy's; and what is said when one is missing."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from geodata.documents import from_text
from geodata.errors import TaggerError
from geodata.gazetteer import Gazetteer
from geodata.toponyms import Tagger, find_toponyms, open_tagger
from geodata.toponyms.crf import CrfTagger
from geodata.toponyms.tokens import Tokens, tokenise

TEXT = "Shells fell near Aleppo.\nRami al-Halabi of the Red Crescent was born in Aleppo, he said."


def spacy_tagger() -> Tagger:
    """Build a pipeline that needs no download: a ruler that knows three names."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install spacy")
    from geodata.toponyms.spacy import SpacyTagger  # noqa: PLC0415

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "GPE", "pattern": "Aleppo"},
            {
                "label": "PERSON",
                "pattern": [{"ORTH": "Rami"}, {"ORTH": "al"}, {"ORTH": "-"}, {"ORTH": "Halabi"}],
            },
            {"label": "ORG", "pattern": "Red Crescent"},
            {"label": "DATE", "pattern": "he said"},
        ]
    )
    return SpacyTagger(pipeline)


@pytest.fixture(params=["crf", "spacy"])
def tagger(request: pytest.FixtureRequest) -> Tagger:
    return CrfTagger.load() if request.param == "crf" else spacy_tagger()


def tokens_of(text: str) -> Tokens:
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    return tokenise(text, (0, len(text)), starts)


def test_names_have_their_type_and_their_tokens(tagger: Tagger) -> None:
    tokens = tokens_of(TEXT)
    names = tagger.tag(tokens, ["-"] * len(tokens))
    assert [(TEXT[tokens.starts[n.first] : tokens.ends[n.last - 1]], n.type) for n in names] == [
        ("Aleppo", "LOC"),
        ("Rami al-Halabi", "PER"),
        ("Red Crescent", "ORG"),
        ("Aleppo", "LOC"),
    ]


def test_names_stand_in_order_and_are_sure_of_something(tagger: Tagger) -> None:
    tokens = tokens_of(f"{TEXT}\n" * 500)
    names = tagger.tag(tokens, ["-"] * len(tokens))
    assert len(names) > 1_500
    assert all(one.last <= other.first for one, other in pairwise(names))
    assert all(0 < name.confidence <= 1 and 0 <= name.location <= 1 for name in names)


@pytest.mark.parametrize("text", ["", "...", "all small letters", "\n\n"])
def test_a_text_without_names_has_none(text: str, tagger: Tagger) -> None:
    tokens = tokens_of(text)
    assert tagger.tag(tokens, ["-"] * len(tokens)) == []


def test_the_rules_follow_whatever_tags(tagger: Tagger, gazetteer: Gazetteer) -> None:
    found = find_toponyms(from_text(TEXT), gazetteer, tagger=tagger)
    assert [each.text for each in found] == ["Aleppo", "Aleppo"]


def test_without_a_name_the_tagger_is_ours() -> None:
    assert open_tagger(None) is None


@pytest.mark.parametrize("name", ["spacy", "spacy:", "flair:ner", ""])
def test_an_unknown_tagger_is_said_with_the_form_of_a_known_one(name: str) -> None:
    with pytest.raises(TaggerError, match="give spacy:PIPELINE"):
        open_tagger(name)


def test_without_spacy_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(TaggerError, match=r"^the tagger spacy:x needs spaCy: pip install spacy$"):
        open_tagger("spacy:x")


def test_without_the_pipeline_the_message_says_how_to_get_it() -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed: pip install spacy")
    with pytest.raises(TaggerError, match="python -m spacy download xx_none"):
        open_tagger("spacy:xx_none")


def test_a_damaged_pipeline_is_said(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install spacy")
    spacy.blank("en").to_disk(tmp_path)
    (tmp_path / "meta.json").write_text("{broken")
    with pytest.raises(TaggerError, match=r"spaCy cannot read the pipeline .* install it again"):
        open_tagger(f"spacy:{tmp_path}")
