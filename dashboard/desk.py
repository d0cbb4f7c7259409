"""What lies on the reviewer's desk: the event that is being corrected, split or merged.

Like `dashboard.state`, this touches the session: the fields of the correction are widgets, and what
is not a widget of its own, such as the point that an event was moved to, waits beside them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import streamlit as st

from dashboard import state
from geodata.corrections import GROUPS
from geodata.kinds import KINDS
from geodata.models import DatePrecision, Modality

if TYPE_CHECKING:
    import datetime as dt

    from geodata.models import Event

__all__ = [
    "Field",
    "Mode",
    "begin",
    "corrected",
    "end",
    "field",
    "looked_at",
    "mode",
    "move",
    "moved",
    "on_desk",
    "toll_of",
]

Mode = Literal["correct", "split", "merge"]
Field = Literal[
    "kind", "first", "last", "precision", "actor1", "actor2", "others", "killed", "injured",
    "modality", "claimed_by", "place_search", "spelling", "spelling1", "spelling2",
]  # fmt: skip

_TOLL = re.compile(r"(\d{1,9})(?:(\+)|-(\d{1,9}))?|upto(\d{1,9})")
_DESK, _MOVED = "desk", "desk_moved"
_PLACE = GROUPS[2]


def field(name: Field) -> str:
    """Key of a widget of the correction."""
    return f"fix-{name}"


def begin(what: Mode, event: Event) -> None:
    """Take an event onto the desk, its fields filled with what it says now."""
    st.session_state[_DESK] = (what, event.id)
    st.session_state[_MOVED] = None
    if what != "correct":
        return
    filled: dict[Field, Any] = {
        "kind": event.kind,
        "first": event.start or event.end,
        "last": event.end if event.end != event.start else None,
        "precision": event.date_precision,
        "actor1": event.actor1,
        "actor2": event.actor2,
        "others": [one for one in event.actors if one not in {event.actor1, event.actor2}],
        "killed": _written(event.fatalities_low, event.fatalities_high),
        "injured": _written(event.injured_low, event.injured_high),
        "modality": event.modality,
        "claimed_by": event.claimed_by,
        "place_search": "",
        "spelling": False,
        "spelling1": False,
        "spelling2": False,
    }
    for name, value in filled.items():
        st.session_state[field(name)] = value


def end() -> None:
    """Clear the desk."""
    st.session_state[_DESK] = None
    st.session_state[_MOVED] = None


def on_desk() -> str | None:
    """Id of the event on the desk."""
    held = st.session_state.get(_DESK)
    return held[1] if held else None


def mode() -> Mode | None:
    """Tell what is being done to it."""
    held = st.session_state.get(_DESK)
    return cast("Mode", held[0]) if held else None


def looked_at() -> str:
    """Name what the panel shows: another event, or another way to look at it, has another name."""
    return f"{mode() or 'event'} {on_desk() or state.selected()}"


def move(event: Event) -> None:
    """Keep where an event is moved to, until it is saved."""
    st.session_state[_MOVED] = event


def moved() -> Event | None:
    """Return the event as it was moved; None when it stays where it is."""
    return cast("Event | None", st.session_state.get(_MOVED))


def corrected(event: Event) -> Event:
    """Return the event as the fields say it.

    Raises
    ------
    ValueError
        When a toll cannot be read.
    """
    first: dt.date | None = _value("first")
    last: dt.date | None = _value("last") or first
    killed, injured = toll_of(_value("killed")), toll_of(_value("injured"))
    by, to = _name("actor1"), _name("actor2")
    named = dict.fromkeys(one for one in (by, to, *(_value("others") or ())) if one)
    kind = str(_value("kind"))
    found = replace(
        event,
        kind=kind,
        family=KINDS[kind].family if kind in KINDS else event.family,
        start=first,
        end=last,
        date_precision=_precision(event, first, last),
        actors=_in_order(event.actors, tuple(named)),
        actor1=by,
        actor2=to,
        fatalities_low=killed[0],
        fatalities_high=killed[1],
        injured_low=injured[0],
        injured_high=injured[1],
        modality=_word(_value("modality"), get_args(Modality), event.modality),
        claimed_by=_name("claimed_by"),
    )
    if (event.start or event.end, event.end or event.start) == (first, last):
        found = replace(found, start=event.start, end=event.end)
    if (there := moved()) is not None:
        found = replace(found, **{name: getattr(there, name) for name in _PLACE})
    return found


def _precision(event: Event, first: dt.date | None, last: dt.date | None) -> DatePrecision:
    """Precision that was chosen; days that were set anew are at least as precise as they look."""
    if first is None:
        return "unknown"
    chosen = _word(_value("precision"), get_args(DatePrecision), event.date_precision)
    same = (event.start or event.end, event.end or event.start) == (first, last)
    if same or chosen != event.date_precision:
        return cast("DatePrecision", chosen)
    return "day" if first == last or chosen == "unknown" else cast("DatePrecision", chosen)


def _word(value: Any, words: tuple[str, ...], otherwise: str) -> Any:
    return value if value in words else otherwise


def _value(name: Field) -> Any:
    return st.session_state.get(field(name))


def _name(name: Field) -> str | None:
    return " ".join(str(_value(name) or "").split()) or None


def _in_order(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the order in which they were named: it alone is no correction."""
    kept = [one for one in before if one in now]
    return (*kept, *(one for one in now if one not in before))


def _written(low: int | None, high: int | None) -> str:
    """Write a toll so that `toll_of` reads it: "20+", "3-5", "up to 8"."""
    if low is None:
        return "" if high is None else f"up to {high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


def toll_of(text: str | None) -> tuple[int | None, int | None]:
    """Read a toll: the least and the most.

    Raises
    ------
    ValueError
        When it is none; the message says how to write one.

    Examples
    --------
    >>> toll_of("20+"), toll_of("3-5"), toll_of("4"), toll_of("up to 8"), toll_of("")
    ((20, None), (3, 5), (4, 4), (None, 8), (None, None))
    """
    written = "".join((text or "").lower().split()).replace(",", "").replace("\N{EN DASH}", "-")
    if not written:
        return None, None
    found = _TOLL.fullmatch(written)
    if found is None:
        message = f"{text!r} is no toll: write 4, 20+, 3-5 or up to 8, or leave it empty"
        raise ValueError(message)
    least, open_end, high, most = found.groups()
    if most:
        return None, int(most)
    return int(least), None if open_end else int(high or least)
