"""The words that tell of an event, from ``triggers.csv``, with the forms that English gives them.

Verbs that are not formed by rule stand in ``irregular_verbs.csv``.

A row names a phrase, whether its head is a verb or a noun, the kind of event, and its role; a
``deed`` is a verb that counts only where it is told as done or being done, since "club" and "mace"
are rather nouns; a ``label`` stands at the head of a note and says what the note is about
("Arrests: …").

    act      tells of an event of that kind
    generic  names the kind loosely ("attack", "bombing") and gives way to a closer word nearby
    harm     says what an event did to people ("killed"); an event itself only when nothing else is

``needs`` and ``unless`` list words of which one must, or none may, stand near by in the sentence,
in the singular or with an -s;
``@place`` is the name of a place right behind it, or right before a passive;
``@person`` is somebody beside it, as the one who is set free; ``@claimed`` is somebody who claims
the noun; ``@protest`` is a way or a building that is acted on, with a demand behind it;
``@demand`` is what people want or show by it, said behind it.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from geodata.errors import SeedError
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

__all__ = ["Entry", "Form", "Strength", "fitting", "inflect", "lexicon", "pasts"]

Form = Literal["base", "s", "past", "participle", "ed", "ing", "noun", "literal", "label"]
Strength = Literal["act", "generic", "harm"]

_TABLE = Path(__file__).with_name("triggers.csv")
_TOLD = frozenset[Form]({"past", "participle", "ed", "ing"})
_VERBS = Path(__file__).with_name("irregular_verbs.csv")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A row of ``triggers.csv``: ``words`` in order, of which the one at ``head`` was inflected.

    ``others`` are those of them without which a sentence cannot hold the phrase; ``conditional`` is
    whether one of the ``needs`` is no word.
    """

    words: tuple[str, ...]
    head: int
    form: Form
    kind: str
    strength: Strength
    needs: frozenset[str]
    unless: frozenset[str]
    others: frozenset[str] = frozenset()
    conditional: bool = False


def inflect(verb: str) -> dict[str, tuple[Form, ...]]:
    """List the forms of a verb and what each may be.

    >>> inflect("raid")
    {'raid': ('base',), 'raids': ('s',), 'raided': ('ed',), 'raiding': ('ing',)}
    >>> sorted(inflect("withdraw"))
    ['withdraw', 'withdrawing', 'withdrawn', 'withdraws', 'withdrew']
    """
    stem = verb.removesuffix("e")
    third = verb + "s"
    ed = stem + "ed"
    if re.search(r"[^aeiou]y$", verb):
        third, ed = verb[:-1] + "ies", verb[:-1] + "ied"
    elif re.search(r"(s|sh|ch|x|z|o)$", verb):
        third = verb + "es"
    past, participle, ing = _irregular().get(verb, (ed, ed, stem + "ing"))
    forms: dict[str, tuple[Form, ...]] = {verb: ("base",), third: ("s",)}
    if past == participle:
        forms[past] = (*forms.get(past, ()), "ed")
    else:
        forms[past] = (*forms.get(past, ()), "past")
        forms[participle] = (*forms.get(participle, ()), "participle")
    forms[ing] = ("ing",)
    if past.endswith("lled") and not verb.endswith("ll"):  # "leveled" in America
        forms |= {past.replace("lled", "led"): forms[past], ing.replace("lling", "ling"): ("ing",)}
    return forms


@cache
def _irregular() -> Mapping[str, tuple[str, str, str]]:
    """Past, participle and form in -ing of verbs that are irregular or double a consonant."""
    with _VERBS.open(encoding="utf-8", newline="") as file:
        return {
            row["verb"]: (row["past"], row["participle"], row["ing"])
            for row in csv.DictReader(file)
        }


@cache
def pasts() -> frozenset[str]:
    """Give the pasts of irregular verbs, which no ending tells: "fought", "shot"."""
    return frozenset(past for past, _, _ in _irregular().values())


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(s|sh|ch|x)$", noun) else "s")


def _entries(row: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    """Every form of a row, keyed by the word that must be met first: its head."""
    words = tuple(row["phrase"].lower().split())
    needs, unless = _either_number(row["needs"]), _either_number(row["unless"])
    strength = cast("Strength", row["role"])

    def entry(words: tuple[str, ...], head: int, form: Form) -> tuple[str, Entry]:
        others = frozenset(words) - {words[head], "…"}
        return words[head], Entry(
            words, head, form, row["kind"], strength, needs, unless, others, "@" in row["needs"]
        )

    if row["form"] in {"verb", "deed"}:
        for word, forms in inflect(words[0]).items():
            for form in forms if row["form"] == "verb" else _TOLD.intersection(forms):
                yield entry((word, *words[1:]), 0, form)
    elif row["form"] == "noun":
        last = words[-1]
        inflected = (last,) if last in {"of", "fire", "in"} else (last, _plural(last))
        for word in inflected:
            yield entry((*words[:-1], word), len(words) - 1, "noun")
            if len(words) == 2 and last not in {"of", "in"}:
                yield entry((words[0] + word,), 0, "noun")
                yield entry((f"{words[0]}-{word}",), 0, "noun")
    else:
        yield entry(words, 0, cast("Form", row["form"]))


@cache  # many rows have one line, and sets that are shared are at hand more often
def _either_number(line: str) -> frozenset[str]:
    """Set of the words of a line, each of which its plural in -s stands for, too."""
    words = frozenset(line.lower().split())
    return words | {word + "s" for word in words}


@cache
def lexicon(path: Path = _TABLE) -> Mapping[str, list[Entry]]:
    """Read the table of triggers, keyed by the inflected head word; longest phrases first.

    Raises
    ------
    SeedError
        When a row names an unknown kind, form or role.
    """
    table: dict[str, list[Entry]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            _check(row, f"{path}, line {number}")
            for word, entry in _entries(row):
                table.setdefault(word, []).append(entry)
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry.words), not entry.needs))
    return table


@dataclass(frozen=True, slots=True)
class _Head:
    """The entries of one head word, and the others by a further word that they cannot do without.

    Both in the order in which they are tried, which ``ranks`` tells.
    """

    alone: Sequence[Entry]
    joined: Mapping[str, Sequence[Entry]]
    further: frozenset[str]
    ranks: Mapping[Entry, int]

    def met(self, vocabulary: AbstractSet[str]) -> Sequence[Entry]:
        """Entries all of whose words are among some."""
        if self.further.isdisjoint(vocabulary):
            return self.alone
        keys = self.further & vocabulary
        found = [e for key in keys for e in self.joined[key] if e.others <= vocabulary]
        return sorted((*self.alone, *found), key=self.ranks.__getitem__) if found else self.alone


@cache
def _heads() -> Mapping[str, _Head]:
    return {word: _head(entries) for word, entries in lexicon().items()}


def _head(entries: Sequence[Entry]) -> _Head:
    joined: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.others:
            joined.setdefault(max(sorted(entry.others), key=len), []).append(entry)
    alone = [entry for entry in entries if not entry.others]
    return _Head(alone, joined, frozenset(joined), {e: at for at, e in enumerate(entries)})


def fitting(vocabulary: AbstractSet[str]) -> Mapping[str, Sequence[Entry]]:
    """Entries all of whose words a sentence has, by their heads, as they are to be tried.

    Parameters
    ----------
    vocabulary
        All words of the sentence, in lower case.
    """
    heads = _heads()
    # Most heads, such as "the", only open a phrase that few sentences have.
    return {
        word: found for word in heads.keys() & vocabulary if (found := heads[word].met(vocabulary))
    }


def _check(row: dict[str, str], where: str) -> None:
    for column, allowed in (
        ("kind", KINDS),
        ("form", ("verb", "deed", "noun", "literal", "label")),
        ("role", ("act", "generic", "harm")),
    ):
        if row[column] not in allowed:
            choice = ", ".join(allowed)
            message = f"{where}: unknown {column} {row[column]!r}; choose from {choice}"
            raise SeedError(message)
