"""`EventColumns`: every event of a store, an array a property."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geodata.columns.coded import Coded, CodedLists
from geodata.columns.ids import Ids
from geodata.columns.texts import Sentences, Texts
from geodata.models import Event

__all__ = ["EventColumns", "actors_of", "sources_of"]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class EventColumns:
    """Events as columns; every array has one entry an event, in the order of the store.

    The order is that of the days, the undated last, and of the ids within a day.

    Parameters
    ----------
    ids
        The events' ids.
    latitude, longitude
        float64, degrees WGS84; NaN for an event without a place.
    radius_km
        float32; 0 where the point is exact or there is none.
    start, end
        datetime64[D]; NaT for an event without a date. Where only one is known, both are that day.
    confidence
        float64, 0 to 1.
    kind, family, date_precision, geo_precision, place, place_id, admin1, country, modality, review
        As in the data contract.
    collection
        Name of the imported set; "reports" where Dateline has read it.
    actor1, actor2
        Who did it, to whom.
    actors
        Everybody who takes part, in any role.
    sources
        Names of the sources that tell of it.
    reports
        int32: how many reports tell of it.
    fatalities_low, fatalities_high, injured_low, injured_high
        int32; -1 where the text does not say.
    texts
        The sentences that tell of it.
    revision
        That of the store when they were read.
    """

    ids: Ids
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    radius_km: NDArray[np.float32]
    start: NDArray[np.datetime64]
    end: NDArray[np.datetime64]
    confidence: NDArray[np.float64]
    kind: Coded
    family: Coded
    date_precision: Coded
    geo_precision: Coded
    place: Coded
    place_id: Coded
    admin1: Coded
    country: Coded
    modality: Coded
    review: Coded
    collection: Coded
    actor1: Coded
    actor2: Coded
    actors: CodedLists
    sources: CodedLists
    reports: NDArray[np.int32]
    fatalities_low: NDArray[np.int32]
    fatalities_high: NDArray[np.int32]
    injured_low: NDArray[np.int32]
    injured_high: NDArray[np.int32]
    texts: Texts
    revision: int = 0

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def located(self) -> NDArray[np.bool_]:
        """(rows,) bool: whether an event has a point on the map."""
        return ~(np.isnan(self.latitude) | np.isnan(self.longitude))

    @classmethod
    def of(cls, events: Sequence[Event]) -> EventColumns:
        """Lay events out as columns.

        Examples
        --------
        >>> harri = Event("e1", "air_strike", "violence", (), latitude=34.4, longitude=40.9)
        >>> columns = EventColumns.of([harri])
        >>> len(columns), columns.kind.at(0), columns.start[0]
        (1, 'air_strike', np.datetime64('NaT','D'))
        """
        return cls(
            ids=Ids(event.id for event in events),
            latitude=_numbers([event.latitude for event in events]),
            longitude=_numbers([event.longitude for event in events]),
            radius_km=np.array([_doubt(event) for event in events], dtype=np.float32),
            start=_days([event.start or event.end for event in events]),
            end=_days([event.end or event.start for event in events]),
            confidence=np.array([event.confidence for event in events], dtype=np.float64),
            kind=Coded.of(event.kind for event in events),
            family=Coded.of(event.family for event in events),
            date_precision=Coded.of(event.date_precision for event in events),
            geo_precision=Coded.of(event.geo_precision for event in events),
            place=Coded.of(event.place for event in events),
            place_id=Coded.of(event.place_id for event in events),
            admin1=Coded.of(event.admin1 for event in events),
            country=Coded.of(event.country for event in events),
            modality=Coded.of(event.modality for event in events),
            review=Coded.of(event.review for event in events),
            collection=Coded.of(event.collection for event in events),
            actor1=Coded.of(event.actor1 for event in events),
            actor2=Coded.of(event.actor2 for event in events),
            actors=CodedLists.of(actors_of(event) for event in events),
            sources=CodedLists.of(sources_of(event) for event in events),
            reports=np.array([event.reports for event in events], dtype=np.int32),
            fatalities_low=_counts([event.fatalities_low for event in events]),
            fatalities_high=_counts([event.fatalities_high for event in events]),
            injured_low=_counts([event.injured_low for event in events]),
            injured_high=_counts([event.injured_high for event in events]),
            texts=Texts(len(events), lambda: _sentences(events)),
        )


def actors_of(event: Event) -> list[str]:
    """List everybody who takes part, in any role."""
    return [name for name in (*event.actors, event.actor1, event.actor2) if name]


def sources_of(event: Event) -> list[str]:
    """List the names of the sources that tell of an event."""
    return [source.source for source in event.sources if source.source]


def _sentences(events: Sequence[Event]) -> Sentences:
    told = [(source.quote, row) for row, event in enumerate(events) for source in event.sources]
    rows = np.array([row for _, row in told], dtype=np.int64)
    return Sentences([quote for quote, _ in told], rows)


def _doubt(event: Event) -> float:
    return (event.radius_km or 0) if event.geo_precision in {"near", "area"} else 0


def _numbers(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _days(values: Sequence[dt.date | None]) -> NDArray[np.datetime64]:
    return np.array(values, dtype="datetime64[D]")


def _counts(values: Sequence[int | None]) -> NDArray[np.int32]:
    return np.array([-1 if value is None else value for value in values], dtype=np.int32)
