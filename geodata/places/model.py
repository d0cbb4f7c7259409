"""What was learned from annotated articles: two small tables of numbers that can be read.

``model.toml`` holds both, and says what they were fitted to by ``benchmarks/train_places.py``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["EVIDENCE", "FACTS", "SHIPPED", "Model"]

EVIDENCE = (
    "similarity",  # spelling: 0 the same, negative the further off
    "own_name",  # is what the place is chiefly called, not one of its other names
    "population",  # logarithm, 1 for the largest countries
    "press",  # the same, negative, where the paper itself is called so: it means its own town
    "prominence",  # share of the inhabitants of the places of this name in other provinces and here
    "fame",  # the same, more, the more nations are named: foreign news means famous places
    "country",  # is a country, or spans several (a sea, a continent)
    "province",  # is a first-level division
    "capital",  # is a country's capital
    "namesake",  # is a division whose chief town has the same name, and no noun follows
    "feature",  # is what the words say it is (1), or something else (-1)
    "parent",  # lies in what the text names as its container (1), or not (-0.5), or far off (-1)
    "close",  # how near it is to the district or town that the text names as its container
    "named_country",  # its country is named, in a name or a demonym
    "published",  # lies in the country that the publisher's address belongs to
    "country_share",  # how much of the document's other names lie in its country
    "admin_share",  # the same for its province
    "kin",  # of a province, how many of the other names are provinces of its country
    "nearness",  # how near the other names lie
)
"""What speaks for a candidate, in the order of the columns; the weights say how much."""

FACTS = (
    "always",
    "odds",  # logarithm of the odds that the evidence gives the place and what shares its spot
    "similarity",
    "own_name",
    "population",
    "press",
    "fame",
    "wide",  # is a country, a continent, a sea or a region
    "rivals",  # logarithm of the number of candidates
    "lonely",  # is a village or of unknown size, and none of the other places is within 150 km
    "stray",  # is a guess at the spelling, in a country that nothing else is in, 150 km from all
    "byname",  # lies so far off too, and is chiefly called otherwise
    "outside",  # does not lie in what the text names as its container; 2 far from its point
    "cut",  # the name stands beside a capital, and may be part of a longer one
    "at_home",  # its country is named, or has another of the places chosen
    "alone",  # nothing else is named
    "parent",
    "named_country",
    "admin_share",
    "nearness",
)
"""What tells a right choice from a wrong one."""


@dataclass(frozen=True, slots=True)
class Model:
    """How much each item of evidence counts, and what a choice's certainty is made of."""

    evidence: Mapping[str, float]
    certainty: Mapping[str, float]

    @classmethod
    def read(cls, text: str) -> Model:
        """Read the two tables of a TOML document.

        Raises
        ------
        KeyError
            When an item is missing.
        """
        tables = tomllib.loads(text)
        evidence, certainty = tables["evidence"], tables["certainty"]
        return cls(
            {item: float(evidence[item]) for item in EVIDENCE},
            {item: float(certainty[item]) for item in FACTS},
        )


SHIPPED = Model.read(files(__package__).joinpath("model.toml").read_text(encoding="utf-8"))
