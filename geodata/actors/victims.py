"""Civilians whom a text only calls by sex, age or trade, where harm is done to them.

"A man was shot", "killing two children", "the body of a woman": who is not said to bear arms is a
civilian in the coding of conflicts, and only as a victim is that plain from the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.actors.compounds import Found
from geodata.actors.vocabulary import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Words

__all__ = ["victims_in"]

_PERSONS = word_set(
    "man men woman women girl girls boy boys child children minor minors infant baby teenager "
    "teenagers youth youths youngster youngsters individual individuals person persons local "
    "locals citizen citizens driver drivers passenger passengers pedestrian pedestrians shepherd "
    "shepherds trader traders merchant merchants businessman businessmen shopkeeper shopkeepers "
    "fisherman fishermen miner miners hunter hunters lawyer lawyers nurse nurses engineer "
    "engineers elder elders couple family families brother brothers sister sisters father mother "
    "motorist motorists taxi-driver commuter commuters vendor vendors mayor councillor councilor "
    "shopper shoppers"
)
_ALSO_ADJECTIVES = word_set("minor individual elder citizen citizens nurse miner youth")
_BEHIND = word_set(
    "in on near was were and who at with from for after during by dead to outside inside while "
    "when before is had of as that because be being are allegedly reportedly along"
)
"""What may follow those of them that could belong to a noun: "an individual in a car"."""

_ANYONE = frozenset(("people",))
"""Civilians when they are abducted or driven out; dead, they may have been fighters."""

_ANYBODY = _PERSONS | _ANYONE
_TAKEN = word_set(
    "abducted abducting abduct kidnapped kidnapping kidnap evacuated evacuating displaced raped "
    "tortured displacing"
)
_HARMED = _TAKEN | word_set(
    "killed killing injured injuring wounded wounding shot stabbed beaten beat beating arrested "
    "arresting detained detaining executed executing beheaded murdered murdering lynched assaulted "
    "attacked attacking robbed hacked burned hanged raping torturing stabbing"
)
_COUNTS = word_set(
    "a an the one two three four five six seven eight nine ten eleven twelve several some many "
    "dozens hundreds of at least more than over about around another other young old elderly local "
    "unarmed year and or up to as including both pregnant innocent unidentified reportedly dead"
)
_BE = word_set("was were been being is are has have had")
_PASSING = _BE | word_set(
    "also reportedly allegedly later then and shot found by not who severely seriously slightly "
    "critically fatally dead brutally"
)
_REACH = 9
"""Words between harm and whom it befell."""


def victims_in(words: Words, register: ActorRegister) -> Iterator[Found]:
    """Yield the civilians who are victims and nothing else."""
    civilians = register.get("civilians")
    if civilians is None:
        return
    for index in [index for index, key in enumerate(words.key) if key in _ANYBODY]:
        key = words.key[index]
        if key in _ALSO_ADJECTIVES and _goes_on(words, index + 1):
            continue
        harm = _TAKEN if key in _ANYONE else _HARMED
        if _is_object(words, index, harm) or _is_subject(words, index, harm):
            yield Found(index, index + 1, civilians)


def _goes_on(words: Words, after: int) -> bool:
    """Say whether a noun follows: "a minor official"."""
    return after < words.size and words.joined[after] and words.key[after] not in _BEHIND


def _is_object(words: Words, index: int, harm: frozenset[str]) -> bool:
    """Read "killing at least two children" and "the body of a woman"."""
    for before in range(index - 1, max(-1, index - _REACH), -1):
        if not words.joined[before + 1] and words.gap(before + 1).strip() != ",":
            return False
        key = words.key[before]
        if key in harm:
            return True
        if key in {"body", "bodies", "corpse", "corpses"}:
            return words.key[before + 1] == "of"
        if not (key in _COUNTS or key.isdigit() or key in _PERSONS):
            return False
    return False


def _is_subject(words: Words, index: int, harm: frozenset[str]) -> bool:
    """Read "a man was shot": a form of "be" and a participle without an object behind it."""
    passive = False
    for after in range(index + 1, min(index + _REACH, words.size)):
        if not words.joined[after]:
            return False
        key = words.key[after]
        if key in harm and passive:
            return True
        passive = passive or key in _BE
        if key not in _PASSING and key not in _PERSONS:
            return False
    return False
