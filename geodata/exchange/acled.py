"""Events as rows in the layout of ACLED, for tools and models that expect it.

Kinds become event types and sub-types by ``seeds/kinds.csv``, precision becomes their codes, and
of a range of dead the lowest is written, as ACLED codes it. Columns that Dateline cannot fill are
empty. An event without a place or a day is no row of ACLED.

References
----------
ACLED, "Armed Conflict Location & Event Data Project (ACLED) Codebook".
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pycountry

from geodata.exchange.csv_file import neutral
from geodata.exchange.seam import Format
from geodata.kinds import KINDS
from geodata.models import Event

__all__ = ["COLUMNS", "FORMAT", "write"]

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
_TIME = {"day": 1, "week": 2, "month": 3, "season": 3, "year": 3}
_PLACE = {"exact": 1, "near": 2, "area": 3}
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}


def write(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:  # noqa: ARG001  no room for it
    """Write a row for each event that has a place and a day."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for event in events:
            if event.latitude is None or event.start is None:
                continue
            writer.writerow({name: neutral(value) for name, value in _row(event).items()})


def _row(event: Event) -> dict[str, Any]:
    kind = KINDS.get(event.kind)
    kind_of = kind.acled_event_type if kind else "Strategic developments"
    first = event.sources[0] if event.sources else None
    others = [one for one in event.actors if one not in {event.actor1, event.actor2}]
    named = {source.source for source in event.sources if source.source}
    return {
        "event_id_cnty": event.id,
        "event_date": event.start.isoformat() if event.start else "",
        "year": event.start.year if event.start else "",
        "time_precision": _TIME.get(event.date_precision, 3),
        "disorder_type": _DISORDER.get(kind_of, ""),
        "event_type": kind_of,
        "sub_event_type": kind.acled_sub_event_type if kind else "Other",
        "actor1": event.actor1 or (others[0] if others else ""),
        "actor2": event.actor2 or "",
        **_country(event.country),
        "admin1": event.admin1 or "",
        "location": event.place or "",
        "latitude": event.latitude,
        "longitude": event.longitude,
        "geo_precision": _PLACE.get(event.geo_precision or "area", 3),
        "source": "; ".join(sorted(named)),
        "notes": first.quote if first else "",
        "fatalities": event.fatalities_low or 0,
    }


def _country(code: str | None) -> dict[str, Any]:
    found = pycountry.countries.get(alpha_3=code) if code else None
    if found is None:
        return {}
    return {"iso": int(found.numeric), "country": getattr(found, "common_name", found.name)}


FORMAT = Format(
    "ACLED layout",
    (".acled.csv",),
    "text/csv",
    write,
    loses="the layout of ACLED has no events without a place or a day, and one source",
)
