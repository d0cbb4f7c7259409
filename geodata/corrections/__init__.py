"""Room 8b: what a person sets right of an event, as values that can be kept and put on again.

What reports say is never overwritten: a correction lies above it, property by property, and is put
on whatever the reports make of the event later. ``properties`` tells what differs and whether it
can be so, ``moving`` puts an event at another place.
"""

from geodata.corrections.moving import at_place, at_point, nowhere
from geodata.corrections.properties import (
    GROUPS,
    applied,
    checked,
    difference,
    plain,
    values,
)

__all__ = [
    "GROUPS",
    "applied",
    "at_place",
    "at_point",
    "checked",
    "difference",
    "nowhere",
    "plain",
    "values",
]
