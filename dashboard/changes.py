"""What was done to an event, in words and as a list: who, when, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.symbols import kind_label
from geodata import wording
from geodata.filters.wording import days_in_words
from geodata.markup import escape

if TYPE_CHECKING:
    import datetime as dt

    from geodata.store import Change

__all__ = ["changes_html", "in_short", "parts"]

_NOTHING = "not said"
_Values = Mapping[str, Any]


def parts(change: Change) -> list[tuple[str, str, str]]:
    """Say what a correction changed: the property, what it was and what it is now.

    Examples
    --------
    >>> import datetime as dt
    >>> from geodata.store import Change
    >>> when = dt.datetime(2018, 6, 22, tzinfo=dt.UTC)
    >>> before = {"fatalities_low": None, "fatalities_high": None, "review": "new"}
    >>> after = {"fatalities_low": 20, "fatalities_high": None, "review": "edited"}
    >>> parts(Change("e1", "Ada", when, before, after))
    [('Killed', 'not said', '20+')]
    """
    found = []
    for title, name, say in _SAID:
        if name not in change.after:
            continue
        before, after = say(change.before), say(change.after)
        if before != after:
            found.append((title, before or _NOTHING, after or _NOTHING))
        elif title == "Place" and _point(change.before) != _point(change.after):
            found.append(("Point", _point(change.before), _point(change.after)))
    review = change.after.get("review")
    if not found and review:
        found.append(("Review", change.before.get("review", ""), review))
    return found


def in_short(change: Change) -> str:
    """Say in a few words what was done.

    Examples
    --------
    >>> import datetime as dt
    >>> from geodata.store import Change
    >>> when = dt.datetime(2018, 6, 22, tzinfo=dt.UTC)
    >>> in_short(Change("e1", "Ada", when, {"review": "new"}, {"review": "confirmed"}))
    'confirmed'
    >>> parted = {"events": ["e1", "e2"]}
    >>> in_short(Change("e1", "Ada", when, {"events": ["e1"]}, parted, "different"))
    'split into 2 events'
    """
    if change.action == "different":
        return f"split into {len(change.after.get('events', ())) or 2} events"
    if change.action == "same":
        return f"merged {max(2, len(change.before.get('events', ())))} events"
    told = parts(change)
    if len(told) == 1 and told[0][0] == "Review":
        return "not reviewed" if told[0][2] == "new" else told[0][2]
    return ", ".join(f"{title.lower()} {after}" for title, _, after in told) or "nothing"


def changes_html(changes: Sequence[Change]) -> str:
    """List changes, the latest first; what was taken back is struck out, and says by whom."""
    return f'<ol class="history">{"".join(map(_change_html, reversed(changes)))}</ol>'


def _change_html(change: Change) -> str:
    who = f"<b>{escape(change.who)}</b>"
    head = f'{who} <span class="quiet">{escape(_moment(change.when))}</span>'
    told = parts(change) if change.action == "correct" else []
    if told and told[0][0] != "Review":
        rows = "".join(
            f"<dt>{title}</dt><dd><s>{escape(before)}</s> → {escape(after)}</dd>"
            for title, before, after in told
        )
        body = f"<dl>{rows}</dl>"
    else:
        body = f"<p>{escape(in_short(change).capitalize())}</p>"
    if change.undone is None:
        return f"<li>{head}{body}</li>"
    by = f"taken back by {change.undone_by or change.who}, {_moment(change.undone)}"
    return f'<li class="undone">{head}{body}<p class="quiet">{escape(by)}</p></li>'


def _moment(when: dt.datetime) -> str:
    return f"{days_in_words(when.date(), when.date())}, {when:%H:%M} UTC"


def _kind(values: _Values) -> str:
    return kind_label(values["kind"])


def _days(values: _Values) -> str:
    first, last = values["start"] or values["end"], values["end"] or values["start"]
    if first is None:
        return ""
    precision = values.get("date_precision")
    exact = precision in {"day", "unknown", None}
    return days_in_words(first, last) + ("" if exact else f", to the {precision}")


def _place(values: _Values) -> str:
    return ", ".join(filter(None, (values["place"], values.get("admin1"))))


def _point(values: _Values) -> str:
    if values["latitude"] is None:
        return _NOTHING
    return f"{values['latitude']:.4f}, {values['longitude']:.4f}"


def _who(values: _Values) -> str:
    by, to = values["actor1"], values["actor2"]
    sides = f"{by or '?'} → {to or '?'}" if by or to else ""
    others = [one for one in values["actors"] if one not in {by, to}]
    return "; ".join(filter(None, (sides, ", ".join(others))))


def _killed(values: _Values) -> str:
    return wording.toll(values["fatalities_low"], values["fatalities_high"])


def _injured(values: _Values) -> str:
    return wording.toll(values["injured_low"], values["injured_high"])


def _told(values: _Values) -> str:
    by = values.get("claimed_by")
    return f"{values['modality']} by {by}" if by else str(values["modality"])


_SAID = (
    ("Kind", "kind", _kind),
    ("Date", "start", _days),
    ("Place", "place", _place),
    ("Actors", "actors", _who),
    ("Killed", "fatalities_low", _killed),
    ("Injured", "injured_low", _injured),
    ("Told as", "modality", _told),
)
