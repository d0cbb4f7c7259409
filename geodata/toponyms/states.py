"""What "Ill.", "TX" and "WA" are short for: states as newspapers and addresses write them."""

from __future__ import annotations

from functools import cache

import pycountry

from geodata.toponyms.lexicon import STATES

__all__ = ["written_out"]

_CODED = ("US", "CA", "AU")
"""Countries whose addresses name states by their codes: "Springfield, IL"."""


def written_out(name: str) -> tuple[str, ...]:
    """Spell a state out that newspapers or addresses abbreviate; any other name stays as it is.

    Examples
    --------
    >>> written_out("Ill."), written_out("CA"), written_out("Daraa")
    (('Illinois',), ('California',), ('Daraa',))
    >>> written_out("WA")
    ('Washington', 'Western Australia')
    """
    spelled = STATES.get(name.replace(" ", ""))
    if spelled:
        return (spelled,)
    if len(name) in {2, 3} and name.isascii() and name.isupper():
        codes = (f"{country}-{name}" for country in _CODED)
        return tuple(_divisions()[code] for code in codes if code in _divisions()) or (name,)
    return (name,)


@cache
def _divisions() -> dict[str, str]:
    """Name of each division by its ISO 3166-2 code."""
    return {division.code: division.name for division in pycountry.subdivisions}
