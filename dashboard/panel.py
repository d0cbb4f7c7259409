"""The right column: the selected event, from its dot to its sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, quotes, state, wording
from dashboard.symbols import image, kind_label, picture
from geodata.kinds import FAMILIES
from geodata.markup import escape, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data import View
    from geodata.columns import Coded, CodedLists
    from geodata.models import Event

__all__ = ["draw", "event_html", "overview_html"]

_MODALITIES = {
    "claimed": "Claimed",
    "planned": "Planned, not yet done",
    "hypothetical": "Hypothetical",
    "denied": "Denied",
}


def draw(view: View) -> None:
    """Draw the selected event, the list at the clicked point, or what is shown as a whole."""
    chosen = _selected()
    listed = data.store().events_of(state.listed())
    if chosen is None and not listed:
        st.html(overview_html(view))
        return
    with st.container(key="panel-bar", horizontal=True, horizontal_alignment="distribute"):
        if chosen is not None and listed:
            st.button(
                f"{len(listed)} events here",
                key="back",
                icon=":material/arrow_back:",
                type="tertiary",
                on_click=state.select,
                args=(None,),
                kwargs={"keep_list": True},
            )
        else:
            st.html(f'<p class="eyebrow">{"Event" if chosen else "Events here"}</p>')
        st.button(
            "",
            key="close",
            icon=":material/close:",
            help="Close",
            type="tertiary",
            on_click=state.select,
            args=(None,),
        )
    if chosen is None:
        _list(listed)
        return
    if view.hides(chosen.id):
        st.html('<p class="hint">The filters hide this event on the map.</p>')
    st.html(event_html(chosen))
    st.html(quotes.sources_html(chosen, data.documents(chosen)))


def _selected() -> Event | None:
    """Return the selected event; a link to one that another has absorbed leads to that."""
    name = state.selected()
    return data.store().event(name) if name is not None else None


def _list(events: Sequence[Event]) -> None:
    """Several events at one point: each can be reached."""
    places = dict.fromkeys(event.place for event in events if event.place)
    st.html(f'<h2 class="place-title">{escape(", ".join(places))}</h2>')
    for number, event in enumerate(events):
        st.button(
            f"![]({picture(event.family)}) **{label(kind_label(event.kind))}** · "
            f"{label(wording.when(event))}",
            key=f"pick-{event.family}-{number}",
            type="tertiary",
            width="stretch",
            on_click=state.select,
            args=(event.id,),
            kwargs={"keep_list": True},
        )


def event_html(event: Event) -> str:
    """Return the head of the panel: what, when, where, who to whom, how many, how sure."""
    rows = [("When", escape(wording.when(event))), ("Where", _where(event)), ("Who", _who(event))]
    killed = wording.toll(event.fatalities_low, event.fatalities_high)
    injured = wording.toll(event.injured_low, event.injured_high)
    tolls = [
        f"{number} {what}" for number, what in ((killed, "killed"), (injured, "injured")) if number
    ]
    if tolls:
        rows.append(("Toll", escape(" · ".join(tolls))))
    if event.modality in _MODALITIES:
        rows.append(("Told as", escape(_told_as(event))))
    rows.append(("Confidence", _confidence(event.confidence)))
    cells = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    title = escape(kind_label(event.kind))
    family = escape(FAMILIES.get(event.family, ""))
    return (
        f'<h2 class="event-title">{image(event.family, 18)}<span>{title}</span></h2>'
        f'<p class="family">{family}</p><dl class="facts">{cells}</dl>'
    )


def _told_as(event: Event) -> str:
    by = f" by {event.claimed_by}" if event.claimed_by else ""
    return f"{_MODALITIES[event.modality]}{by}"


def _where(event: Event) -> str:
    text = escape(wording.where(event))
    if event.latitude is None:
        return f'{text} <span class="quiet">not on the map</span>'
    doubt = wording.how_sure(event)
    kind = {"near": "near, ", "area": "somewhere in the area, "}.get(event.geo_precision or "", "")
    return f'{text} <span class="quiet">{kind}{escape(doubt)}</span>'


def _who(event: Event) -> str:
    by, to, others = wording.who(event)
    quiet = '<span class="quiet">not said</span>'
    lines = []
    if by or to:
        lines.append(
            f'{escape(by) if by else quiet} <span class="arrow" title="did it to">→</span> '
            f"{escape(to) if to else quiet}"
        )
    if others:
        also = "also named: " if lines else ""
        names = escape(", ".join(others))
        lines.append(f'<span class="{"quiet" if lines else ""}">{also}{names}</span>')
    return "<br>".join(lines) or quiet


def _confidence(value: float) -> str:
    percent = round(value * 100)
    return (
        f'<span class="meter"><i style="width:{percent}%"></i></span>'
        f'<span class="quiet">{percent} %</span>'
    )


def overview_html(view: View) -> str:
    """Return what the panel says before anything is selected: what is shown, in figures."""
    if not view.shown:
        return '<p class="eyebrow">Event</p><p class="hint">Nothing is shown to choose from.</p>'
    families = Counter(_counts(view, view.columns.family))
    most = max(families.values())
    bars = "".join(
        f"<tr><td>{image(family)}</td><th>{escape(name)}</th>"
        f'<td class="bar"><i style="width:{100 * families[family] / most:.0f}%"></i></td>'
        f"<td>{families[family]:,}</td></tr>"
        for family, name in FAMILIES.items()
        if families[family]
    )
    return (
        '<p class="eyebrow">What is shown</p>'
        f'<table class="bars">{bars}</table>'
        + _top("Places", view, view.columns.place)
        + _top("Actors", view, view.columns.actors)
        + '<p class="hint">Click a dot or a row to read the sentence behind it.</p>'
    )


def _counts(view: View, coded: Coded | CodedLists) -> dict[str, int]:
    return dict(zip(coded.names, coded.counts(view.mask).tolist(), strict=True))


def _top(title: str, view: View, coded: Coded | CodedLists) -> str:
    counts = Counter(_counts(view, coded)).most_common(6)
    if not counts or not counts[0][1]:
        return ""
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{n:,}</td></tr>" for name, n in counts if n)
    return f'<p class="eyebrow">{title}</p><table class="bars">{rows}</table>'
