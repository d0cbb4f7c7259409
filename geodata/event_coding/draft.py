"""What one sentence says of one happening, before sentences are joined into events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.tolls import NO_TOLL, Toll

if TYPE_CHECKING:
    from geodata.event_coding.spots import Spot
    from geodata.models import Actor, DateRange, Modality, Sentence

__all__ = ["Draft"]


class Draft(Struct, frozen=True):
    """A happening as far as it is known.

    ``loose`` when only loose words name it ("the attack"), ``definite`` when it is spoken of as
    known already, ``effect`` when only the harm is told, ``finite`` when a verb tells it,
    ``elsewhere`` when its sentence names places of its own, ``aside`` when a relative clause tells
    it, ``past`` when that tells what somebody has done before, ``prior`` when a clause tells what
    went before the rest. ``pronoun`` is the word that stands for who did it, ``target`` the thing
    that was hit, in a word ("parade"), ``retakes`` when that is the place told of before
    ("recaptured it"). ``carried`` names what comes from a sentence before: "place", "date",
    "agent"; ``accused`` when its agent is only accused of it, ``unexplained`` when somebody died,
    and no word says by what. ``claimant`` is in whose words it is told.
    """

    sentences: tuple[Sentence, ...]
    paragraph: int
    order: int
    kind: str
    loose: bool
    definite: bool
    effect: bool
    finite: bool
    modality: Modality
    spot: Spot | None = None
    date: DateRange | None = None
    date_confidence: float = 0.0
    agent: Actor | None = None
    patient: Actor | None = None
    involved: tuple[Actor, ...] = ()
    toll: Toll = NO_TOLL
    target: str = ""
    retakes: bool = False
    pronoun: str = ""
    elsewhere: bool = False
    accused: bool = False
    unexplained: bool = False
    aside: bool = False
    past: bool = False
    prior: bool = False
    carried: frozenset[str] = frozenset()
    claimant: Actor | None = None
