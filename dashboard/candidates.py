"""Where it may have been instead: the candidates of a name in the report, and a search for others.

Why a place was chosen is worked out anew from the stored report, when it is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, review
from geodata import wording
from geodata.corrections import at_place
from geodata.errors import GeocodingError
from geodata.markup import escape, label
from geodata.models import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geodata.models import Event
    from geodata.places import Ranked
    from geodata.store import Highlight, StoredDocument

__all__ = ["Named", "draw_names", "draw_search", "names_of"]

_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_FOUND = 6
_LISTED = 5
_LEAST_SHARE = 0.0005


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the report that tells of the event: where it begins, and what it was taken for."""

    stored: StoredDocument
    start: int
    text: str
    label: str | None
    reason: str


def names_of(event: Event) -> list[Named]:
    """Names of places in the event's sentences; the one it was placed by comes first.

    That may stand before them: a report that names a town once goes on to tell of it.
    """
    documents = data.documents(event)
    found: dict[str, Named] = {}
    for source in event.sources:
        stored = documents.get(source.document_sha256)
        if stored is None:
            continue
        places = [
            one for one in stored.highlights if one.layer == "place" and one.role != "demonym"
        ]
        inside = [
            one for one in places if source.quote_start <= one.start and one.end <= source.quote_end
        ]
        if source.place and not any(one.label == source.place for one in inside):
            before = [one for one in places if one.label == source.place]
            inside += [one for one in before if one.start < source.quote_start][-1:] or before[:1]
        for one in inside:
            named = _named(stored, one)
            found.setdefault(named.label or named.text, named)
    told = {source.place for source in event.sources}
    return sorted(found.values(), key=lambda one: (one.label not in told, one.label is None))


def _named(stored: StoredDocument, one: Highlight) -> Named:
    text = " ".join(stored.document.text[one.start : one.end].split())
    return Named(stored, one.start, text, one.label, one.reason)


@st.cache_data(show_spinner="Weighing the candidates …", max_entries=64)
def _ranked(digest: str, start: int, _stored: StoredDocument) -> tuple[Ranked, ...]:  # noqa: ARG001
    from geodata.places import explain  # noqa: PLC0415  half a second that only who asks waits for
    from geodata.toponyms import find_toponyms  # noqa: PLC0415

    document, gazetteer = _stored.document, data.gazetteer()
    return explain(document, find_toponyms(document, gazetteer), start, gazetteer)


def draw_names(event: Event, pick: Callable[[Event], None], *, key: str) -> None:
    """Draw the candidates of a name; a click on one picks it."""
    names = names_of(event)
    if not names:
        st.html('<p class="hint">The sentence names no place.</p>')
        return
    at = 0
    if len(names) > 1:
        at = st.pills(
            "Name in the report",
            range(len(names)),
            default=0,
            required=True,
            key=f"{key}-name-{event.id}",
            format_func=lambda number: label(names[number].text),
            label_visibility="collapsed",
        )
    chosen = names[at or 0]
    ranked = _ranked(chosen.stored.document.sha256, chosen.start, chosen.stored)
    st.html(_reason_html(chosen, ranked))
    likely = [one for one in ranked if one.share >= _LEAST_SHARE] or list(ranked[:1])
    for number, one in enumerate(likely[:_LISTED]):
        _candidate(event, one.place, pick, key=f"{key}-candidate-{number}", ranked=one)
    if len(ranked) > len(likely[:_LISTED]):
        rest = len(ranked) - len(likely[:_LISTED])
        st.html(f'<p class="hint">{wording.count(rest, "other")} far less likely.</p>')


def _reason_html(named: Named, ranked: Sequence[Ranked]) -> str:
    reason = named.reason or ("" if ranked else "nothing in the gazetteer is called so")
    if ranked and named.label:
        reason = reason.partition(";")[0]  # what else speaks for it stands beside it
    why = f"“{named.text}”: {wording.with_country_names(reason)}" if reason else f"“{named.text}”"
    return f'<p class="why">{escape(why)}</p>'


def draw_search(event: Event, pick: Callable[[Event], None], *, key: str) -> None:
    """Draw a search among all places; what is found can be picked."""
    asked = st.text_input(
        "Place",
        key=key,
        placeholder="Search: name, “Nawa, Daraa”, 34.43, 40.99",
        label_visibility="collapsed",
        icon=":material/search:",
    )
    if not (asked or "").strip():
        return
    try:
        found = list(_found(str(asked)))
    except GeocodingError as error:
        st.html(f'<p class="hint">{escape(str(error))}</p>')
        return
    if not found:
        st.html(f'<p class="hint">No place is called {escape(repr(asked))}.</p>')
    for number, place in enumerate(found):
        if place.feature == "point":
            _point(event, place, pick, key=f"{key}-found-{number}")
        else:
            _candidate(event, place, pick, key=f"{key}-found-{number}")


def _found(asked: str) -> Iterator[Place]:
    """Yield the places of a name, or a point for coordinates."""
    if given := _POINT.fullmatch(asked):
        latitude, longitude = float(given[1]), float(given[2])
        yield Place("", f"{latitude}, {longitude}", latitude, longitude, "point")
        return
    from geodata.geocoding import DatelineGeocoder  # noqa: PLC0415

    geocoder = DatelineGeocoder(gazetteer=data.gazetteer())
    names = [one.name for one in fields(Place)]
    for location in geocoder.geocode(asked, exactly_one=False, limit=_FOUND) or ():
        yield Place(**{name: location.raw[name] for name in names})


def _point(event: Event, place: Place, pick: Callable[[Event], None], *, key: str) -> None:
    moved = review.moved_to(event, place.latitude, place.longitude)
    st.button(
        f"**{label(place.name)}** · {label(wording.where(moved))}",
        key=key,
        type="tertiary",
        width="stretch",
        on_click=pick,
        args=(moved,),
    )


def _candidate(
    event: Event,
    place: Place,
    pick: Callable[[Event], None],
    *,
    key: str,
    ranked: Ranked | None = None,
) -> None:
    """Draw a candidate as a line that can be clicked, with what speaks for it below."""
    moved = at_place(event, place)
    here = place.id == event.place_id
    mark = ":material/check: " if here else ""
    country = wording.country_name(place.country) if place.country else None
    where = dict.fromkeys(one for one in (place.admin1, country) if one and one != place.name)
    with st.container(key=f"{key}-box", gap=None):
        st.button(
            f"{mark}**{label(place.name)}** :gray[{label(' · '.join((place.feature, *where)))}]",
            key=key,
            type="tertiary",
            width="stretch",
            on_click=pick,
            args=(moved,),
            disabled=here,
            help="It is here" if here else f"Put the event at {label(place.name)}",
        )
        if ranked is not None:
            percent = f"{ranked.share:.0%}" if ranked.share >= 0.01 else "under 1%"
            reasons = escape("; ".join(ranked.reasons))
            st.html(
                f'<p class="because-of"><span class="meter"><i style="width:{ranked.share:.0%}">'
                f"</i></span><b>{percent.replace('%', ' %')}</b> {reasons}</p>"
            )
