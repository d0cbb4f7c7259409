"""The tagger that ships: a linear-chain conditional random field that marks names in a text.

It is trained with CRFsuite (``benchmarks/train_tagger.py``) and run here in numpy. Every feature
belongs to one word (see ``features``), so a word's evidence is summed once, kept, and added up by
array arithmetic wherever the word recurs. The runs of words that can hold a name (``runs``) are
decoded together.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from geodata.toponyms import features
from geodata.toponyms.runs import Run, names_in, padded, runs_of
from geodata.toponyms.tagger import Name
from geodata.toponyms.tokens import Tokens

__all__ = ["MODEL", "CrfTagger", "save"]

MODEL = Path(__file__).parent / "model" / "names.npz"
LABELS = ("O", "B-LOC", "I-LOC", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-MISC", "I-MISC")
_WORDS_KEPT = 50_000
_PIECE = 20_000
"""About how many words of a long text are tagged together, which bounds the memory it takes."""
_AT_ONCE = 1_000
"""How many new words are summed up at once, so that a text of new words takes little memory."""
_ITSELF = features.OFFSETS.index(0)
_Floats = npt.NDArray[np.float32]


class CrfTagger:
    """A trained model, and what it has already worked out about the words it met.

    Threads share it: one at a time looks words up, since the same number must mean one word.
    """

    def __init__(self, rows: dict[str, int], weights: _Floats, transitions: _Floats) -> None:
        self._rows = rows
        self._seen = _by_trait(rows)
        self._pairs = _by_pair(rows)
        self._weights = np.vstack([weights, np.zeros((1, len(LABELS)), np.float32)])
        self._transitions = np.exp(transitions)
        self._shape_ids: dict[str, int] = {}
        self._triples = self._triple_table()
        self._mark_ids = self._marks_known()
        self._mark_pairs, self._mark_shapes = self._mark_tables()
        self._mark_scores = np.zeros((len(self._mark_ids) + 1, 3, len(LABELS)), np.float32)
        for mark, number in self._mark_ids.items():
            for place, offset in enumerate((-1, 0, 1)):
                self._mark_scores[number, place] = self._sum([f"{offset}g={mark}"])
        self._looking_up = Lock()
        self._forget()

    @classmethod
    @lru_cache(maxsize=2)
    def load(cls, path: Path = MODEL) -> CrfTagger:
        """Read a model file; the second call costs nothing."""
        with np.load(path, allow_pickle=False) as stored:
            names = stored["features"].tobytes().decode("utf-8").split("\n")
            rows = {name: row for row, name in enumerate(names)}
            return cls(rows, stored["weights"].astype(np.float32), stored["transitions"])

    def tag(self, tokens: Tokens, column: Sequence[str]) -> list[Name]:
        """Find the names among ``tokens``; ``column`` is what the gazetteer says of each."""
        names: list[Name] = []
        for first, piece in tokens.pieces(_PIECE):
            found = self._tag(piece, column[first : first + len(piece)])
            names += (one.moved(first) for one in found) if first else found
        return names

    def _tag(self, tokens: Tokens, column: Sequence[str]) -> list[Name]:
        runs = runs_of(tokens)
        if not runs:
            return []
        inside = [at for start, end, _, _ in runs for at in range(start, end)]
        return names_in(self._marginals(self.scores(tokens, column, inside), runs), runs)

    def scores(self, tokens: Tokens, column: Sequence[str], inside: Sequence[int]) -> _Floats:
        """Sum the evidence for each label at some of the tokens."""
        words, places = padded(tokens)
        real = np.asarray(places)
        listed = [at for at, mark in enumerate(column) if mark != "-"]
        marks = np.full(len(words), self._mark_ids["-"], np.int64)
        marks[real[listed]] = [self._mark_ids.get(column[at], -1) for at in listed]
        at = real[inside]
        found, shapes = self._words_at(at, words)
        for place, offset in enumerate((-1, 0, 1)):
            found += self._mark_scores[marks[at + offset], place]
        triples = self._triples[shapes[at - 1], shapes[at], shapes[at + 1]]
        before, behind = self._pair_rows(words, at.tolist())
        found += self._weights[triples]
        found += self._mark_pairs[marks[at - 1], marks[at]]
        found += self._mark_shapes[marks[at], shapes[at]]
        total: _Floats = found + (self._weights[before] + self._weights[behind])
        return total

    def _words_at(
        self, at: npt.NDArray[np.int64], words: Sequence[str]
    ) -> tuple[_Floats, npt.NDArray[np.int64]]:
        """Evidence of the words at and around some places, and the shape of every word."""
        found = np.zeros((len(at), len(LABELS)), np.float32)
        with self._looking_up:
            if len(self._words) > _WORDS_KEPT:
                self._forget()
            self._learn(words)
            ids = np.fromiter(map(self._words.__getitem__, words), np.int64, len(words))
            for place, offset in enumerate(features.OFFSETS):
                found += self._word_scores[ids[at + offset], place]
            return found, self._shapes[ids]

    def _forget(self) -> None:
        self._words: dict[str, int] = {}
        self._word_scores = np.zeros((1024, len(features.OFFSETS), len(LABELS)), np.float32)
        self._shapes = np.zeros(1024, np.int64)

    def _sum(self, names: Sequence[str]) -> _Floats:
        known = [self._rows[name] for name in names if name in self._rows]
        total: _Floats = self._sums([known])[0]
        return total

    def _sums(self, told: Iterable[list[int]]) -> _Floats:
        """Add up the weights of each list of rows."""
        none = len(self._weights) - 1
        rows: list[int] = []
        starts: list[int] = []
        for some in told:
            starts.append(len(rows))
            rows += some
            rows.append(none)  # a sum of nothing is 0
        sums: _Floats = np.add.reduceat(self._weights[rows], starts, axis=0)
        return sums

    def _learn(self, words: Sequence[str]) -> None:
        """Give new words a number, and sum up what each says from every offset."""
        new = list(dict.fromkeys(itertools.filterfalse(self._words.__contains__, words)))
        first = len(self._words)
        self._words.update(zip(new, itertools.count(first)))
        while len(self._words) > len(self._shapes):
            self._word_scores = np.concatenate(
                [self._word_scores, np.zeros_like(self._word_scores)]
            )
            self._shapes = np.concatenate([self._shapes, np.zeros_like(self._shapes)])
        for at in range(0, len(new), _AT_ONCE):
            some = new[at : at + _AT_ONCE]
            told = [said for word in some for said in self._said_of(word)]
            numbers = slice(first + at, first + at + len(some))
            self._word_scores[numbers] = self._sums(told).reshape(len(some), -1, len(LABELS))
            self._shapes[numbers] = [
                self._shape_ids.get(_shape(word), len(self._shape_ids)) for word in some
            ]

    def _said_of(self, word: str) -> list[list[int]]:
        """Give the rows of what a word says, from each offset."""
        traits = features.Traits.of(word)
        said: list[list[int]] = [[] for _ in features.OFFSETS]
        for trait in traits.near:
            for place, row in self._seen.get(trait, ()):
                said[place].append(row)
        for trait in traits.beside:
            for place, row in self._seen.get(trait, ()):
                if abs(features.OFFSETS[place]) <= 1:
                    said[place].append(row)
        rows = self._rows
        said[_ITSELF] += [rows[trait] for trait in traits.own if trait in rows]
        return said

    def _marks_known(self) -> dict[str, int]:
        """Give a number to each of the gazetteer's marks that the model has met, and to "-"."""
        met = {name.partition("=")[2] for name in self._rows if name[:3] in {"0g=", "-1g", "1g="}}
        return {mark: number for number, mark in enumerate(sorted(met | {"-"}))}

    def _mark_tables(self) -> tuple[_Floats, _Floats]:
        """Weights of any two marks in a row, and of any mark with any shape; unknown ones last."""
        size, shapes = len(self._mark_ids) + 1, len(self._shape_ids) + 1
        pairs = np.zeros((size, size, len(LABELS)), np.float32)
        written = np.zeros((size, shapes, len(LABELS)), np.float32)
        for mark, number in self._mark_ids.items():
            for left, before in self._mark_ids.items():
                pairs[before, number] = self._sum(features.mark_features(left, mark, "")[:1])
            for shape, column in self._shape_ids.items():
                written[number, column] = self._sum(features.mark_features("", mark, shape)[1:])
        return pairs, written

    def _triple_table(self) -> npt.NDArray[np.int64]:
        """Row of the weights of any three shapes in a row; the last shape stands for all others."""
        known = [
            name[1:].split("|")
            for name in self._rows
            if name.startswith("T") and name.count("|") == 2
        ]
        for shape in sorted({shape for triple in known for shape in triple}):
            self._shape_ids[shape] = len(self._shape_ids)
        size = len(self._shape_ids) + 1
        table = np.full((size, size, size), len(self._weights) - 1, np.int64)
        for triple in known:
            table[tuple(self._shape_ids[shape] for shape in triple)] = self._rows[
                "T" + "|".join(triple)
            ]
        return table

    def _pair_rows(
        self, words: Sequence[str], inside: Sequence[int]
    ) -> tuple[list[int], list[int]]:
        """Rows of what words say with the one before and the one behind; few pairs say anything."""
        none = len(self._weights) - 1
        unknown, pairs = (none, none), self._pairs
        small = list(map(str.lower, words))
        return (
            [pairs.get(f"{small[at - 1]} {small[at]}", unknown)[0] for at in inside],
            [pairs.get(f"{small[at]} {small[at + 1]}", unknown)[1] for at in inside],
        )

    def _marginals(self, scores: _Floats, runs: Sequence[Run]) -> _Floats:
        """Probability of each label at each token of the runs, by forward and backward sums."""
        lengths = np.array([end - start for start, end, _, _ in runs])
        opens = np.array([opens for _, _, opens, _ in runs])
        closes = np.array([closes for _, _, _, closes in runs])
        longest, count = int(lengths.max()), len(LABELS)
        run = np.repeat(np.arange(len(runs)), lengths)
        step = np.arange(len(run)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        evidence = np.zeros((longest, len(runs), count), np.float32)
        evidence[:, :, 0] = 1
        evidence[step, run] = np.exp(scores - scores.max(axis=1, keepdims=True))
        first = np.ones((len(runs), count), np.float32)
        first[~opens] = self._transitions[0]
        last = np.ones((len(runs), count), np.float32)
        last[~closes & (lengths == longest)] = self._transitions[:, 0]
        forward = np.empty_like(evidence)
        forward[0] = _normal(evidence[0] * first)
        for at in range(1, longest):
            forward[at] = _normal((forward[at - 1] @ self._transitions) * evidence[at])
        backward = np.empty_like(evidence)
        backward[-1] = last
        back = self._transitions.T.copy()
        for at in range(longest - 2, -1, -1):
            backward[at] = _normal((backward[at + 1] * evidence[at + 1]) @ back)
        both = forward * backward
        both /= both.sum(axis=2, keepdims=True)
        marginals: _Floats = both[step, run]
        return marginals


_SEEN = re.compile(r"(-?\d)([wslz]=.*)", re.DOTALL)


def _by_trait(rows: Mapping[str, int]) -> dict[str, list[tuple[int, int]]]:
    """Gather what the trait of a word says from each offset, as numbers of offset and row.

    Most new words have traits that no offset knows: one look-up tells.
    """
    table: dict[str, list[tuple[int, int]]] = {}
    for name, row in rows.items():
        seen = _SEEN.match(name)
        if seen:
            place = features.OFFSETS.index(int(seen[1]))
            table.setdefault(seen[2], []).append((place, row))
    return table


def _by_pair(rows: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Gather the rows that a pair of words lends to its right and to its left member."""
    none = len(rows)
    pairs: dict[str, tuple[int, int]] = {}
    for name, row in rows.items():
        if name[0] in "LR":
            right, left = pairs.get(name[1:], (none, none))
            pairs[name[1:]] = (row, left) if name[0] == "L" else (right, row)
    return pairs


def _shape(word: str) -> str:
    return "<" if word in features.BOUNDARY else features.shape(word)


def _normal(rows: _Floats) -> _Floats:
    sums: _Floats = np.add.reduce(rows, axis=1, keepdims=True)
    normal: _Floats = rows / sums
    return normal


def save(
    path: Path, weights: dict[str, dict[str, float]], transitions: dict[tuple[str, str], float]
) -> None:
    """Write a model: a row of weights for each feature, a table of transitions."""
    names = sorted(weights)
    table = np.zeros((len(names), len(LABELS)), np.float16)
    for row, name in enumerate(names):
        for label, weight in weights[name].items():
            table[row, LABELS.index(label)] = weight
    between = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for (before, after), weight in transitions.items():
        between[LABELS.index(before), LABELS.index(after)] = weight
    blob = np.frombuffer("\n".join(names).encode("utf-8"), np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, features=blob, weights=table, transitions=between)
