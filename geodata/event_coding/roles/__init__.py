"""Who did it, and to whom: agent and patient by voice and by prepositions.

"X attacked Y" and "Y was attacked by X", "X's attack on Y" and "clashes between X and Y". A role
stays empty when the sentence does not say.
"""

from geodata.event_coding.roles.casting import (
    Roles,
    find_roles,
    first_subjects,
    is_doer,
    is_repelled,
)
from geodata.event_coding.roles.sides import Sides

__all__ = ["Roles", "Sides", "find_roles", "first_subjects", "is_doer", "is_repelled"]
