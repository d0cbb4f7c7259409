"""The correction of an event: every property a field, filled with what it says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import streamlit as st

from dashboard import candidates, data, desk, review, settling
from dashboard.symbols import kind_label
from geodata import wording
from geodata.corrections import nowhere
from geodata.kinds import FAMILIES, KINDS
from geodata.markup import escape, label
from geodata.models import DatePrecision, Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.models import Event

__all__ = ["draw"]


def draw(event: Event) -> None:
    """Draw the fields, and what saves them."""
    with st.container(key="fix"):
        _kind(event)
        _where(event)
        _when()
        _who(event)
        _tolls(event)
    with st.container(key="review-foot"), st.container(key="review-bar", horizontal=True):
        st.button(
            "Save",
            key="save",
            help="Ctrl+Enter",
            type="primary",
            on_click=review.save,
            args=(event,),
        )
        st.button("Cancel :gray[esc]", key="cancel", on_click=desk.end)


def _kind(event: Event) -> None:
    families = list(FAMILIES)
    known = sorted(KINDS.values(), key=lambda one: (families.index(one.family), one.label))
    options = [one.kind for one in known]
    if event.kind not in KINDS:
        options.append(event.kind)
    st.selectbox("Kind", options, key=desk.field("kind"), format_func=kind_label)


def _where(event: Event) -> None:
    there = desk.moved() or event
    st.html('<p class="field">Place</p>')
    st.html(_there_html(event, there))
    candidates.draw_search(event, desk.move, key=desk.field("place_search"))
    shelf = st.expander("Candidates of the name in the report", key="fix-names", on_change="rerun")
    if shelf.open:
        with shelf:
            candidates.draw_names(there, desk.move, key="fix")
    with st.container(key="fix-place-more", horizontal=True):
        if there.latitude is not None:
            st.button(
                "Take it off the map",
                key="fix-nowhere",
                type="tertiary",
                on_click=desk.move,
                args=(nowhere(event),),
            )
    spelling = settling.place_spelling(event)
    if desk.moved() is not None and there.place and spelling:
        st.checkbox(
            f"From now on “{label(spelling)}” means {label(settling.place_meant(there))}",
            key=desk.field("spelling"),
            help="The spelling goes into your gazetteer, and every report that is read from now "
            "on uses it.",
        )


def _there_html(event: Event, there: Event) -> str:
    """Say where the event is, or will be, and how to move it."""
    moved = there is not event
    where = escape(wording.where(there)) + (
        f' <span class="quiet">{escape(wording.how_sure(there))}</span>' if there.place else ""
    )
    was = f'<br><s class="quiet">{escape(wording.where(event))}</s>' if moved else ""
    placed = event.latitude is not None
    drag = "Drag the pin on the map" if placed else "Click on the map where it was"
    return (
        f'<p class="there{" moved" if moved else ""}">{where}{was}</p>'
        f'<p class="hint">{drag}, or search:</p>'
    )


def _when() -> None:
    with st.container(key="fix-when", horizontal=True, gap="small"):
        st.date_input("From", key=desk.field("first"), format="YYYY-MM-DD", value=None)
        st.date_input("Until", key=desk.field("last"), format="YYYY-MM-DD", value=None)
    st.selectbox("Known to the", get_args(DatePrecision), key=desk.field("precision"))


def _who(event: Event) -> None:
    known = _actors(event)
    for number, (field, title) in enumerate((("actor1", "Who did it"), ("actor2", "To whom")), 1):
        before = getattr(event, field)
        name = st.selectbox(
            title,
            known,
            key=desk.field(field),  # type: ignore[arg-type]
            index=None,
            placeholder="Not said",
            accept_new_options=True,
        )
        spelling = settling.actor_spelling(event, before)
        if name and name != before and spelling:
            st.checkbox(
                f"From now on “{label(spelling)}” means {label(name)}",
                key=desk.field(f"spelling{number}"),  # type: ignore[arg-type]
                help="The spelling goes into your list of actors, and every report that is read "
                "from now on uses it.",
            )
    st.multiselect(
        "Also named",
        known,
        key=desk.field("others"),
        placeholder="Nobody else",
        accept_new_options=True,
    )


def _actors(event: Event) -> Sequence[str]:
    """Names to choose from: the event's own, those in its reports, and those that are known."""
    own: Iterable[str | None] = (event.actor1, event.actor2, *event.actors)
    told = (
        one.label
        for stored in data.documents(event).values()
        for one in stored.highlights
        if one.layer == "actor"
    )
    chosen = (
        st.session_state.get(desk.field("actor1")),
        st.session_state.get(desk.field("actor2")),
        *(st.session_state.get(desk.field("others")) or ()),
    )
    known = (actor.name for actor in data.register())
    return tuple(dict.fromkeys(one for one in (*own, *told, *chosen, *known) if one))


def _tolls(event: Event) -> None:
    with st.container(key="fix-tolls", horizontal=True, gap="small"):
        for title, field in (("Killed", "killed"), ("Injured", "injured")):
            st.text_input(
                title,
                key=desk.field(field),  # type: ignore[arg-type]
                placeholder="Not said",
                help="4, 20+, 3-5 or up to 8",
            )
    with st.container(key="fix-told", horizontal=True, gap="small"):
        st.selectbox(
            "Told as", get_args(Modality), key=desk.field("modality"), format_func=str.capitalize
        )
        st.selectbox(
            "By",
            _actors(event),
            key=desk.field("claimed_by"),
            index=None,
            placeholder="The report",
            accept_new_options=True,
        )
