"""Train the tagger that ships: ``python benchmarks/train_tagger.py --corpora FOLDER``."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite
import sentencex
from corpora import CORPORA, Labelled, names, tweets
from own_names import region_places, world_places
from own_sentences import Names, sentences, swapped

from geodata.gazetteer import Gazetteer
from geodata.toponyms import crf, features
from geodata.toponyms.lookup import classifier
from geodata.toponyms.tokens import Tokens, tokenise

Classify = Callable[[str], str | None]
_TURNS, _MORE_TURNS = 2, 4
"""How often the public corpora are learned, and social media, which are few, once more: our own
sentences are many, and would drown them."""
_UNLISTED = 0.08
"""Share of sentences that are learned without the gazetteer, as if no list held their names."""


def rows(
    labelled: Labelled, classify: Classify, chance: random.Random
) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Turn a labelled text into features and labels, sentence by sentence."""
    text, spans = labelled
    tokens = tokenise(text, (0, len(text)), _sentences(text))
    column = gazetteer_marks(text, tokens, classify)
    labels = _labels(tokens, spans)
    ends = [*tokens.sentence_starts[1:], len(tokens)]
    for start, end in zip(tokens.sentence_starts, ends, strict=True):
        marks = column[start:end] if chance.random() > _UNLISTED else ["-"] * (end - start)
        yield features.token_features(tokens.words[start:end], marks), labels[start:end]


def gazetteer_marks(text: str, tokens: Tokens, classify: Classify) -> list[str]:
    def surface(first: int, last: int) -> str:
        return text[tokens.starts[first] : tokens.ends[last - 1]]

    return features.gazetteer_column(tokens.words, surface, classify)


def _sentences(text: str) -> list[int]:
    """Corpora with a sentence a line are one sentence; documents are cut at full stops."""
    if " . " in text or len(text) < 600:
        return [0]
    starts, at = [], 0
    for sentence in sentencex.segment("en", text):
        starts.append(at)
        at += len(sentence)
    return starts


def _labels(tokens: Tokens, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    labels = ["O"] * len(tokens)
    for start, end, kind in spans:
        inside = [
            i for i in range(len(tokens)) if tokens.starts[i] >= start and tokens.ends[i] <= end
        ]
        if (
            inside
            and tokens.words[inside[-1]][0].islower()
            and "-" in [tokens.words[i] for i in inside]
        ):
            cut = next(n for n, i in enumerate(inside) if tokens.words[i] == "-")
            compound = " " not in "".join(tokens.words[i] for i in inside)
            inside = inside[:cut] if compound and cut else inside
        for number, index in enumerate(inside):
            labels[index] = ("I-" if number else "B-") + kind
    return labels


def train(
    corpus: Iterable[Labelled], classify: Classify, path: Path, *, iterations: int = 90
) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    chance = random.Random(3)
    for labelled in corpus:
        for feature_rows, labels in rows(labelled, classify, chance):
            trainer.append(feature_rows, labels)
    trainer.set_params(
        {
            "c1": 0.1,
            "c2": 0.05,
            "max_iterations": iterations,
            "feature.possible_transitions": True,
            "feature.minfreq": 2,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model.crfsuite")
        trainer.train(model)
        reader = pycrfsuite.Tagger()
        reader.open(model)
        info = reader.info()
        weights: dict[str, dict[str, float]] = {}
        for (feature, label), weight in info.state_features.items():
            if abs(weight) > 0.01:
                weights.setdefault(feature, {})[label] = weight
        crf.save(path, weights, info.transitions)
        reader.close()


def measure(
    corpus: Iterable[Labelled], classify: Classify, path: Path
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of whole names, by type."""
    model = crf.CrfTagger.load.__wrapped__(crf.CrfTagger, path)
    hits: dict[str, list[int]] = {kind: [0, 0, 0] for kind in ("LOC", "PER", "ORG", "MISC")}
    for text, spans in corpus:
        tokens = tokenise(text, (0, len(text)), [0])
        found = {
            (tokens.starts[name.first], tokens.ends[name.last - 1], name.type)
            for name in model.tag(tokens, gazetteer_marks(text, tokens, classify))
        }
        for kind, counts in hits.items():
            gold = {span for span in spans if span[2] == kind}
            mine = {span for span in found if span[2] == kind}
            counts[0] += len(gold & mine)
            counts[1] += len(mine)
            counts[2] += len(gold)
    return {
        kind: (right / max(mine, 1), right / max(gold, 1), 2 * right / max(mine + gold, 1))
        for kind, (right, mine, gold) in hits.items()
    }


def own_corpus(corpus: Sequence[Labelled]) -> list[Labelled]:
    """Our own sentences, and some of the corpus with its places renamed."""
    ours = Names(region_places(), world_places())
    return [*swapped(corpus, ours), *sentences(ours)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--output", type=Path, default=crf.MODEL)
    parser.add_argument("--iterations", type=int, default=90)
    chosen = parser.parse_args()
    classify = classifier(Gazetteer.open())
    began = time.time()
    public = list(names(chosen.corpora))
    corpus = [*public * _TURNS, *list(tweets(chosen.corpora)) * _MORE_TURNS, *own_corpus(public)]
    train(corpus, classify, chosen.output, iterations=chosen.iterations)
    print(f"trained in {time.time() - began:.0f} s: {chosen.output.stat().st_size / 1e6:.2f} MB")
    for kind, figures in measure(
        names(chosen.corpora, evaluation=True), classify, chosen.output
    ).items():
        print(kind, *(f"{figure:.3f}" for figure in figures))


if __name__ == "__main__":
    main()
