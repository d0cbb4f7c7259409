"""Splitting an event into several, and merging it with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, desk, review, state
from dashboard.symbols import kind_label, picture
from geodata import wording
from geodata.markup import escape
from geodata.merging.partners import partners

if TYPE_CHECKING:
    from geodata.columns import EventColumns
    from geodata.models import Event, Source

__all__ = ["draw_merge", "draw_split"]

_WIDTH = 220  # characters of a sentence


def draw_split(event: Event) -> None:
    """Draw the reports that tell of an event, each to be taken out of it."""
    st.html('<p class="hint">Which of these tells of another event?</p>')
    told: dict[str, list[Source]] = {}
    for source in event.sources:
        if source.mention_id:
            told.setdefault(source.mention_id, []).append(source)
    for number, (mention, sources) in enumerate(told.items()):
        with st.container(key=f"part-{number}", gap=None):
            st.html(_mention_html(event, sources))
            st.button(
                "Take this one out",
                key=f"out-{number}",
                icon=":material/call_split:",
                type="tertiary",
                on_click=review.split,
                args=(event.id, mention),
            )
    with st.container(key="review-foot"), st.container(key="review-bar", horizontal=True):
        if len(told) > 2:
            st.button(
                f"Split into all {len(told)}",
                key="split-all",
                on_click=review.split,
                args=(event.id,),
            )
        st.button("Cancel :gray[esc]", key="cancel", on_click=desk.end)


def _mention_html(event: Event, sources: list[Source]) -> str:
    facts = " · ".join(fact.text for fact in wording.own_facts(event, sources[0]))
    where = sources[0].place or "no place given"
    by = sources[0].source or "Unnamed report"
    published = f", {wording.day(sources[0].published)}" if sources[0].published else ""
    return (
        f'<p class="source"><b><bdi>{escape(by)}</bdi></b>'
        f'<span class="quiet">{escape(published)}</span></p>'
        f'<blockquote class="quote" dir="auto"><span class="sentence">'
        f"{escape(_short(sources[0].quote))}</span></blockquote>"
        f'<p class="quiet">{escape(where)} · {escape(facts)}</p>'
    )


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"


def draw_merge(event: Event, columns: EventColumns) -> None:
    """Draw what may be the same event; another can be chosen on the map or in the table."""
    chosen = state.selected()
    other = data.store().event(chosen) if chosen and chosen != event.id else None
    if other is not None and other.id != event.id:
        st.html('<p class="field">Merge with the one you chose?</p>')
        st.html(_event_html(other))
        st.button(
            "Merge these two",
            key="join-chosen",
            type="primary",
            on_click=review.join,
            args=(event.id, other.id),
        )
    near = _near(event, columns)
    taught = "It may be one of these, or click another" if near else "Click the other"
    st.html(f'<p class="hint">{taught} on the map or in the table.</p>')
    for number, one in enumerate(near):
        with st.container(key=f"near-{number}", gap=None):
            st.html(_event_html(one))
            st.button(
                "Merge with this one",
                key=f"join-{number}",
                icon=":material/call_merge:",
                type="tertiary",
                on_click=review.join,
                args=(event.id, one.id),
            )
    with st.container(key="review-foot"), st.container(key="review-bar", horizontal=True):
        st.button("Cancel :gray[esc]", key="cancel", on_click=_cancel, args=(event.id,))


def _cancel(event_id: str) -> None:
    desk.end()
    state.select(event_id)


def _near(event: Event, columns: EventColumns) -> list[Event]:
    row = columns.ids.row(event.id)
    if row is None:
        return []
    ids = [columns.ids[int(one)] for one in partners(columns, row)]
    return [found for one in ids if (found := data.store().event(one))]


def _event_html(event: Event) -> str:
    toll = wording.toll(event.fatalities_low, event.fatalities_high)
    facts = [wording.when(event), wording.where(event), f"{toll} killed" if toll else ""]
    quote = event.sources[0].quote if event.sources else ""
    return (
        f'<p class="other"><img class="symbol" src="{picture(event.family)}" width="14" height="14"'
        f' alt=""> <b>{escape(kind_label(event.kind))}</b><br>'
        f"{escape(' · '.join(filter(None, facts)))}</p>"
        f'<blockquote class="quote" dir="auto"><span class="sentence">{escape(_short(quote))}'
        "</span></blockquote>"
    )
