"""The right column: the selected event, from its dot to its sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import (
    candidates,
    changes,
    correcting,
    data,
    desk,
    pairs,
    parting,
    quotes,
    review,
    state,
)
from dashboard.symbols import image, kind_label, picture
from geodata import reviewer, wording
from geodata.kinds import FAMILIES
from geodata.markup import escape, label
from geodata.models import READ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.comparing import Compared
    from dashboard.data import View
    from geodata.columns import Coded, CodedLists
    from geodata.models import Event

__all__ = ["draw", "event_html", "head_html", "overview_html"]

_MODALITIES = {
    "claimed": "Claimed",
    "planned": "Planned, not yet done",
    "hypothetical": "Hypothetical",
    "denied": "Denied",
}

_DIRECTIONS = {"Who": "ltr"}  # an arrow leads from one name to the other, however they are written


def draw(view: View, compared: Compared | None = None) -> None:
    """Draw the selected event, the list at the clicked point, or what is shown as a whole."""
    chosen = _selected()
    listed = data.store().events_of(state.listed())
    _bar(chosen, listed, view, compared)
    if chosen is not None:
        _event(chosen, view, compared)
    elif listed:
        _list(listed)
    else:
        st.html(overview_html(view) if compared is None else pairs.overview_html(compared))


def _bar(
    chosen: Event | None, listed: Sequence[Event], view: View, compared: Compared | None
) -> None:
    """Draw what leads from one event to others."""
    with st.container(key="panel-bar", horizontal=True, vertical_alignment="center", gap=None):
        if chosen is not None and listed and desk.mode() is None:
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
            whole = "What is shown" if compared is None else compared.title
            st.html(f'<p class="eyebrow">{_heading(chosen, listed) or escape(whole)}</p>')
        review.turn_buttons()
        before, after = _neighbours(chosen, view)
        for key, icon, to, title in (
            ("previous", ":material/keyboard_arrow_up:", before, "Previous event (k)"),
            ("next", ":material/keyboard_arrow_down:", after, "Next event (j)"),
        ):
            st.button(
                "",
                key=key,
                icon=icon,
                help=title,
                type="tertiary",
                on_click=review.step,
                args=(to,),
                disabled=to is None,
            )
        if chosen is not None or listed:
            st.button(
                "",
                key="close",
                icon=":material/close:",
                help="Close (esc)",
                type="tertiary",
                on_click=review.close,
            )


def _heading(chosen: Event | None, listed: Sequence[Event]) -> str:
    if chosen is not None:
        return {"correct": "Correct", "split": "Split", "merge": "Merge"}.get(
            desk.mode() or "", "Event"
        )
    return "Events here" if listed else ""


def _neighbours(chosen: Event | None, view: View) -> tuple[str | None, str | None]:
    """Ids of the events that are shown before and after one; of none, the last and the first."""
    rows, ids = view.rows, view.columns.ids
    if not len(rows):
        return None, None
    row = ids.row(chosen.id) if chosen is not None else None
    if row is None or not view.mask[row]:
        last, first = ids.at(rows[[-1, 0]])
        return last, first
    at = int(rows.searchsorted(row))
    before, after = rows[at - 1 : at], rows[at + 1 : at + 2]
    return next(iter(ids.at(before)), None), next(iter(ids.at(after)), None)


def _event(chosen: Event, view: View, compared: Compared | None) -> None:
    if view.hides(chosen.id):
        st.html('<p class="hint">The filters hide this event on the map.</p>')
    mode = desk.mode()
    st.html(event_html(chosen) if mode is None else head_html(chosen))
    if mode == "correct":
        correcting.draw(chosen)
    elif mode == "split":
        parting.draw_split(chosen)
    elif mode == "merge":
        parting.draw_merge(chosen, view.columns)
    else:
        if compared is not None and (pair := pairs.pair_html(compared, view, chosen)):
            st.html(pair)
        _read(chosen)
        review.bar(chosen)


def _read(chosen: Event) -> None:
    """Draw what the event rests on: its sentences, why it is there, and what was done to it."""
    st.html(quotes.sources_html(chosen, data.documents(chosen)))
    title = "Why here?" if chosen.latitude is not None else "Where may it be?"
    why = st.expander(title, key="why-here", on_change="rerun")
    if why.open:
        with why:
            candidates.draw_names(chosen, review.put, key="why")
    done = data.store().history(chosen.id)
    if done:
        history = st.expander(f"History :gray[{len(done)}]", key="history")
        with history:
            st.html(changes.changes_html(done))
            if reviewer.is_chosen():
                review.name_field("Your changes are kept under the name")


def _selected() -> Event | None:
    """Return the selected event, or the one on the desk while its partner is being chosen.

    A link to an event that another has absorbed leads to that.
    """
    name = desk.on_desk() or state.selected()
    found = data.store().event(name) if name else None
    if desk.on_desk() and (found is None or _has_left(found)):
        desk.end()
        return _selected()
    return found


def _has_left(found: Event) -> bool:
    """Whether another event was selected meanwhile, and not to be merged with this one."""
    return desk.mode() != "merge" and state.selected() not in {found.id, desk.on_desk()}


def _list(events: Sequence[Event]) -> None:
    """Several events at one point: each can be reached."""
    places = dict.fromkeys(event.place for event in events if event.place)
    st.html(f'<h2 class="place-title" dir="auto">{escape(", ".join(places))}</h2>')
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


def head_html(event: Event) -> str:
    """Return what happened, and whether somebody has reviewed it."""
    title = escape(kind_label(event.kind))
    family = escape(FAMILIES.get(event.family, ""))
    chip = ""
    if event.review != "new":
        chip = f'<span class="chip {escape(event.review)}">{escape(event.review)}</span>'
    return (
        f'<h2 class="event-title">{image(event.family, 18)}<span>{title}</span></h2>'
        f'<p class="family">{family} {chip}</p>'
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
    if event.collection != READ:
        rows.append(("Origin", escape(wording.origin(event.collection))))
    cells = "".join(
        f'<dt>{name}</dt><dd dir="{_DIRECTIONS.get(name, "auto")}">{value}</dd>'
        for name, value in rows
    )
    return f'{head_html(event)}<dl class="facts">{cells}</dl>'


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
            f'{_isolated(by) if by else quiet} <span class="arrow" title="did it to">→</span> '
            f"{_isolated(to) if to else quiet}"
        )
    if others:
        also = "also named: " if lines else ""
        names = ", ".join(map(_isolated, others))
        lines.append(f'<span class="{"quiet" if lines else ""}">{also}{names}</span>')
    return "<br>".join(lines) or quiet


def _isolated(name: str) -> str:
    return f"<bdi>{escape(name)}</bdi>"


def _confidence(value: float) -> str:
    percent = round(value * 100)
    return (
        f'<span class="meter"><i style="width:{percent}%"></i></span>'
        f'<span class="quiet">{percent} %</span>'
    )


def overview_html(view: View) -> str:
    """Return what the panel says before anything is selected: what is shown, in figures."""
    if not view.shown:
        return '<p class="hint">Nothing is shown to choose from.</p>'
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
    rows = "".join(
        f'<tr><th dir="auto">{escape(name)}</th><td>{n:,}</td></tr>' for name, n in counts if n
    )
    return f'<p class="eyebrow">{title}</p><table class="bars">{rows}</table>'
