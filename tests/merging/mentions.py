"""Hand-made mentions: one strike in Harri, and whatever differs."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from hypothesis import strategies as st

from geodata.kinds import KINDS
from geodata.models import Document, Event, Parsed, Source

DAY = dt.date(2018, 6, 17)
_STRIKE = Event(
    "",
    "air_strike",
    "violence",
    (),
    start=DAY,
    end=DAY,
    date_precision="day",
    place="Al-Harri",
    place_id="g:1",
    admin1="Deir ez-Zor",
    country="SYR",
    latitude=34.43,
    longitude=40.99,
    geo_precision="exact",
    radius_km=3.0,
)


def told(
    name: str,
    report: str | None = None,
    *,
    at: int = 0,
    quote: str = "",
    published: dt.date | None = DAY,
    **facts: object,
) -> Event:
    """A mention of the strike with an id, in a report of its own unless one is named."""
    digest = hashlib.sha256((report or name).encode()).hexdigest()
    source = Source(quote or f"Told by {name}.", at, at + 9, report, None, published, digest)
    return replace(_STRIKE, id=name, sources=(source,), **facts)


def parsed(digest: str, *events: Event) -> Parsed:
    document = Document(digest[:8], "x" * 200, (0, 200), digest, published=DAY)
    return Parsed(document, events=events)


@st.composite
def _mentions(draw: st.DrawFn) -> Event:
    """Mentions near each other in place, time and kind, so that many could be one."""
    kind = draw(st.sampled_from(["air_strike", "killing", "shelling", "armed_clash", "meeting"]))
    day = draw(st.none() | st.integers(0, 2).map(lambda step: DAY + dt.timedelta(days=step)))
    located = draw(st.booleans())
    place = draw(st.sampled_from([("g:1", 34.43, 3.0), ("g:2", 34.46, 4.0), ("g:3", 34.6, 60.0)]))
    deaths = draw(st.none() | st.sampled_from([2, 3, 20, 22]))
    name = f"{draw(st.integers(0, 10**6)):06}"
    return told(
        name,
        f"report {draw(st.integers(0, 7))}",
        at=int(name) % 97,
        quote=draw(
            st.sampled_from(
                [
                    "",
                    "Jets hit a post on the border at dawn and many of its men died there.",
                    "Jets hit a post on the border at dawn and most of its men died there.",
                ]
            )
        ),
        published=draw(st.none() | st.sampled_from([DAY, DAY + dt.timedelta(days=1)])),
        kind=kind,
        family=KINDS[kind].family,
        start=day,
        end=day,
        date_precision="day" if day else "unknown",
        place_id=place[0] if located else None,
        latitude=place[1] if located else None,
        longitude=40.99 if located else None,
        radius_km=place[2] if located else None,
        geo_precision=("area" if place[2] > 50 else "exact") if located else None,
        actor1=draw(st.sampled_from([None, "Iran", "Quds Force", "Israel", "Militants"])),
        actor2=draw(st.sampled_from([None, "Islamic State", "Civilians"])),
        fatalities_low=deaths,
        fatalities_high=draw(st.sampled_from([deaths, None])),
        confidence=draw(st.sampled_from([0.4, 0.7])),
    )


MENTIONS = _mentions()
