"""What reads the notes: Dateline, and what anybody could build in an afternoon.

Nobody has published a system that reads coders' notes and gives back their rows, so the baselines
are our own. "Keywords" takes a sub-type from a table of words, the first date and the first place
that stand in the note, every actor that the register knows and the first number before a word for
dead. It is given Dateline's own dates, actors and places, so that only the coding differs.
"Commonest" says of every note what the sample holds most, at the first place and day named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coding.agreement import Coded, coded
from geodata.actors import ActorRegister
from geodata.gazetteer import Gazetteer
from geodata.models import DateRange, Document, Parsed
from geodata.pipeline import parse_document

__all__ = ["Coder", "commonest", "dateline", "keywords", "reader"]

Coder = Callable[[Parsed], Sequence[Coded]]
"""Events of a report, in the order in which it tells them."""

_KEYWORDS = (
    (r"suicide", "Explosions/Remote violence", "Suicide bomb"),
    (r"air ?strikes?|drones?|warplanes?", "Explosions/Remote violence", "Air/drone strike"),
    (
        r"shell\w*|artillery|missiles?|mortars?|rockets?",
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    ),
    (r"grenades?", "Explosions/Remote violence", "Grenade"),
    (
        r"IEDs?|bombs?|mines?|landmines?|explo\w+",
        "Explosions/Remote violence",
        "Remote explosive/landmine/IED",
    ),
    (r"abduct\w*|kidnap\w*", "Violence against civilians", "Abduction/forced disappearance"),
    (r"arrest\w*|detain\w*", "Strategic developments", "Arrests"),
    (r"protest\w*|demonstrat\w*|rall\w+|march\w*|strikes?", "Protests", "Peaceful protest"),
    (r"riot\w*|mobs?|brawl\w*", "Riots", "Mob violence"),
    (r"clash\w*|exchange\w* fire|battles?|fought|fighting", "Battles", "Armed clash"),
    (r"set fire|burn\w*|loot\w*", "Strategic developments", "Looting/property destruction"),
    (r"agree\w*|ceasefire|truce", "Strategic developments", "Agreement"),
    (r"deploy\w*|withdr[ae]w\w*|moved", "Strategic developments", "Change to group/activity"),
    (r"shot|killed|attack\w*|beat\w*|stabbed", "Violence against civilians", "Attack"),
)
_DEAD = re.compile(r"\b(\d{1,4})\b[^.\d]{0,40}\b(?:killed|dead|died|fatalit\w+)", re.IGNORECASE)


def reader(gazetteer: Gazetteer, register: ActorRegister) -> Callable[[Document], Parsed]:
    """Read a report, once for all coders."""
    return lambda document: parse_document(document, gazetteer=gazetteer, register=register)


def dateline(register: ActorRegister) -> Coder:
    """Dateline's own events."""
    return lambda parsed: [coded(event, register) for event in parsed.events]


def keywords(parsed: Parsed) -> Sequence[Coded]:
    """One event of the first words that a table knows."""
    text = parsed.document.text
    for words, event_type, sub_event_type in _KEYWORDS:
        if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
            dead = _DEAD.search(text)
            return [
                Coded(
                    event_type,
                    sub_event_type,
                    _first_day(parsed),
                    tuple(mention.actor for mention in parsed.actors),
                    (int(dead[1]), int(dead[1])) if dead else None,
                    _first_point(parsed),
                )
            ]
    return []


def commonest(parsed: Parsed) -> Sequence[Coded]:
    """A peaceful protest, on the first day and at the first place that is named."""
    return [Coded("Protests", "Peaceful protest", _first_day(parsed), point=_first_point(parsed))]


def _first_day(parsed: Parsed) -> DateRange | None:
    return next((mention.range for mention in parsed.dates if mention.range), None)


def _first_point(parsed: Parsed) -> tuple[float, float] | None:
    return next(
        (
            (each.place.latitude, each.place.longitude)
            for each in parsed.toponyms
            if each.place and each.toponym.role == "literal"
        ),
        None,
    )
