"""How often an event that is told so is right: a logistic model of what is known about it.

An event is right when it is right in what it says: its type is the one a human coder gives, the
coder's day lies within its dates, and the coder's point within 25 km of its reach
(``radius_km``). An event that says no place, or no day, makes no claim there, and its confidence
speaks of the rest alone. Who did it and how many died are not part of the claim.

The weights, in ``confidence.toml``, were learned by ``benchmarks/train_events.py`` from events that
Dateline found in coded notes and in reports of our own (calibration after Platt 1999,
"Probabilistic outputs for support vector machines"). They add up, each for a fact that can be
named; ``benchmarks/README.md`` shows how far the sum can be taken at its word.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft

__all__ = ["FACTS", "SHIPPED", "Model", "Setting", "confidence", "facts"]

FACTS = (
    "always",
    "place",  # says where
    "place_sure",  # how sure the name and the rule that chose it are
    "place_wide",  # is a province, a region, a country or a sea
    "place_near",  # is near a place, not at it
    "place_carried",  # the place comes from another sentence, or from the happening told before
    "date",  # says when
    "date_sure",  # how sure it is that the date belongs to this happening
    "date_wide",  # says a week, a month or more
    "date_carried",
    "agent",  # says who did it
    "agent_carried",
    "patient",  # says to whom
    "toll",
    "finite",  # a verb tells it
    "loose",  # only loose words name it ("the attack")
    "definite",  # is spoken of as known already
    "effect",  # only the harm is told
    "claimed",
    "planned",
    "hypothetical",
    "denied",
    "movement",  # families of kinds, beside violence
    "diplomacy",
    "threats",
    "protest",
    "humanitarian",
    "other",
    "sentences",  # logarithm of how many sentences tell of it
    "beside",  # logarithm of how many events its first sentence tells
    "length",  # logarithm of how many sentences the report has, twenty for more
)
"""What tells a right event from a wrong one; 0 or 1 where no measure is named."""

_LEAST, _MOST = 0.01, 0.99
_LONG = 20
"""Longer reports were not learned from; what a short one teaches is not drawn out for them."""


@dataclass(frozen=True, slots=True)
class Model:
    """How much each fact counts, and how much each kind besides (0 for one never seen)."""

    facts: Mapping[str, float]
    kinds: Mapping[str, float]

    @classmethod
    def read(cls, text: str) -> Model:
        """Read the two tables of a TOML document.

        Raises
        ------
        KeyError
            When a fact is missing.
        """
        tables = tomllib.loads(text)
        kinds = {str(kind): float(weight) for kind, weight in tables["kinds"].items()}
        return cls({fact: float(tables["facts"][fact]) for fact in FACTS}, kinds)


SHIPPED = Model.read(files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds the events of a report.

    ``sentences`` is how many sentences were read, ``beside`` how many events each sentence tells,
    by where it starts.
    """

    sentences: int
    beside: Mapping[int, int]

    @classmethod
    def of(cls, drafts: Sequence[Draft], sentences: int) -> Setting:
        """Count over the events of a report."""
        return cls(sentences, Counter(draft.sentences[0].start for draft in drafts))


def facts(draft: Draft, setting: Setting) -> dict[str, float]:
    """Give the value of each of ``FACTS`` for an event of a report."""
    told = _told(draft, setting)
    return {fact: float(told.get(fact, 0)) for fact in FACTS}


def _told(draft: Draft, setting: Setting) -> dict[str, float]:
    """Give what is known of an event, by the names of ``FACTS``; what is left out is 0."""
    return {
        "always": True,
        **_of_place(draft),
        **_of_date(draft),
        "agent": draft.agent is not None,
        "agent_carried": "agent" in draft.carried,
        "patient": draft.patient is not None,
        "toll": bool(draft.toll),
        "finite": draft.finite,
        "loose": draft.loose,
        "definite": draft.definite,
        "effect": draft.effect,
        draft.modality: True,
        KINDS[draft.kind].family: True,
        "sentences": math.log(len(draft.sentences)),
        "beside": math.log(setting.beside[draft.sentences[0].start]),
        "length": math.log(min(setting.sentences, _LONG)),
    }


def _of_place(draft: Draft) -> dict[str, float]:
    spot = draft.spot
    if spot is None:
        return {}
    return {
        "place": True,
        "place_sure": spot.confidence,
        "place_wide": spot.precision == "area",
        "place_near": spot.precision == "near",
        "place_carried": "place" in draft.carried,
    }


def _of_date(draft: Draft) -> dict[str, float]:
    if draft.date is None:
        return {}
    return {
        "date": True,
        "date_sure": draft.date_confidence,
        "date_wide": draft.date.precision != "day",
        "date_carried": "date" in draft.carried,
    }


def confidence(draft: Draft, setting: Setting, model: Model = SHIPPED) -> float:
    """Chance that an event is right in what it says, between .01 and .99."""
    told = _told(draft, setting).get
    total = sum([weight * told(fact, 0) for fact, weight in model.facts.items()])
    total += model.kinds.get(draft.kind, 0.0)
    return round(min(_MOST, max(_LEAST, _logistic(total))), 2)


def _logistic(total: float) -> float:
    """Chance of some log odds; the exponential of what is small cannot overflow."""
    power = math.exp(-abs(total))
    return (1.0 if total > 0 else power) / (1 + power)
