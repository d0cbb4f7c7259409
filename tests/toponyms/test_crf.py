"""The tagger's arithmetic agrees with its features, and its model is whole."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.toponyms import crf, features
from geodata.toponyms.crf import LABELS, MODEL, CrfTagger, save
from geodata.toponyms.tokens import Tokens, tokenise


def test_scores_are_the_sum_of_the_features(tmp_path: Path) -> None:
    words = ["Rockets", "hit", "al", "-", "Tanf", "on", "Sunday", "."]
    column = ["-", "-", "B-other", "I-other", "I-other", "-", "-", "-"]
    rows = features.token_features(words, column)
    names = sorted({name for row in rows for name in row})
    weights = {
        name: {LABELS[index % 9]: 0.25 * (index % 5 - 2)} for index, name in enumerate(names)
    }
    save(tmp_path / "model.npz", weights, {("O", "B-LOC"): 0.5})
    text = "Rockets hit al-Tanf on Sunday."
    tokens = tokenise(text, (0, len(text)), [0])
    assert tokens.words == words
    scores = CrfTagger.load(tmp_path / "model.npz").scores(tokens, column, range(len(words)))
    expected = [
        [sum(weights[name].get(label, 0.0) for name in row) for label in LABELS] for row in rows
    ]
    assert np.allclose(scores, expected)


def test_the_shipped_model_is_small_and_finds_a_name_no_list_holds() -> None:
    assert MODEL.stat().st_size < 3_000_000
    text = "Residents of Zarbush fled after clashes near Ghumayla."
    tokens = tokenise(text, (0, len(text)), [0])
    names = CrfTagger.load().tag(tokens, ["-"] * len(tokens))
    assert [(text[tokens.starts[n.first] : tokens.ends[n.last - 1]], n.type) for n in names] == [
        ("Zarbush", "LOC"),
        ("Ghumayla", "LOC"),
    ]
    assert all(0.5 < name.confidence <= 1.0 for name in names)


def test_a_long_text_is_tagged_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Residents of Zarbush fled after clashes near Ghumayla. "
    text = 5 * sentence
    tokens = tokenise(text, (0, len(text)), range(0, len(text), len(sentence)))

    def names() -> list[tuple[int, int, str]]:
        found = CrfTagger.load().tag(tokens, ["-"] * len(tokens))
        return [(name.first, name.last, name.type) for name in found]

    whole = names()
    assert len(whole) == 10
    monkeypatch.setattr(crf, "_PIECE", 12)
    assert names() == whole


@pytest.mark.parametrize("text", ["", "all small letters", "..."])
def test_nothing_to_tag(text: str) -> None:
    tokens = tokenise(text, (0, len(text)), [0])
    assert CrfTagger.load().tag(tokens, ["-"] * len(tokens)) == []


@given(st.text(max_size=200))
def test_tokens_cover_the_text(text: str) -> None:
    tokens = tokenise(text, (0, len(text)), [0])
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert "".join(tokens.words) == "".join("".join(tokens.words).split())
    left = "".join(text.split())
    assert "".join("".join(tokens.words).split()) == left


def test_threads_can_share_a_tagger() -> None:
    texts = [" ".join(f"Zar{part}b{word}." for word in range(300)) for part in range(8)]
    bodies = [tokenise(text, (0, len(text)), [0]) for text in texts]

    def scores(tagger: CrfTagger, tokens: Tokens) -> bytes:
        return tagger.scores(tokens, ["-"] * len(tokens), range(len(tokens))).tobytes()

    alone, shared = (CrfTagger.load.__wrapped__(CrfTagger) for _ in range(2))
    expected = [scores(alone, tokens) for tokens in bodies]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(partial(scores, shared), bodies)) == expected
    finally:
        sys.setswitchinterval(interval)
