"""What was learned from marked sentences: how much each clue of ``clues.py`` counts.

``model.toml`` holds the weights, and says what they were fitted to by
``benchmarks/train_location.py``. The sum of a name's weights is the logarithm of how much likelier
it is to be the place than that there is none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["SHIPPED", "Model"]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of clues; a clue that was never learned counts nothing."""

    weights: Mapping[str, float]

    @classmethod
    def read(cls, text: str) -> Model:
        r"""Read tables of weights: ``[relation]``, ``"in behind" = 0.5`` is "relation in behind".

        Examples
        --------
        >>> Model.read('[feature]\ncountry = -1.4').score(["feature country", "unheard of"])
        -1.4
        """
        weights = {
            f"{table} {value}".rstrip(): float(weight)
            for table, values in tomllib.loads(text).items()
            for value, weight in values.items()
        }
        return cls(weights)

    def score(self, clues: Iterable[str]) -> float:
        """Sum up what the clues of a name say; above 0 it is likelier the place than none is."""
        weigh = self.weights.get
        return sum([weigh(clue, 0.0) for clue in clues])


SHIPPED = Model.read(files(__package__).joinpath("model.toml").read_text(encoding="utf-8"))
