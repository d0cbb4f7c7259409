"""What one report says of one event, as far as it helps to know the event again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from geodata.models import Event

__all__ = ["AREA_KM", "Facts", "Realm", "Toll", "document_of", "facts_of", "published_of"]

Realm = Literal["told", "planned", "denied"]
"""Whether it is told as done, as to come, or as never done: these are never one event."""

Toll = tuple[int, int | None]
"""Least and most; None when only the least is told."""

AREA_KM = 50.0
"""From this radius on a place is an area in which many things happen on one day."""

_REALMS: dict[str, Realm] = {
    "reported": "told",
    "claimed": "told",
    "planned": "planned",
    "hypothetical": "planned",
    "denied": "denied",
}

_MOST_ACTORS = 12  # that are compared; a hostile text names thousands


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a mention; two mentions with equal facts cannot be told apart by them.

    Days are proleptic ordinals. ``is_spot``: the place is a settlement or
    a spot near one, no district. ``published`` is kept only where ``first`` is not known: an event
    without a date is one of the days before its report.
    """

    kind: str
    realm: Realm
    first: int | None
    last: int | None
    published: int | None
    place_id: str | None
    admin1: tuple[str, str] | None
    latitude: float | None
    longitude: float | None
    radius_km: float
    is_spot: bool
    actor1: str | None
    actor2: str | None
    actors: tuple[str, ...]
    killed: Toll | None
    injured: Toll | None

    @property
    def is_area(self) -> bool:
        """Whether the place is a province or wider."""
        return self.radius_km >= AREA_KM

    @property
    def is_bare(self) -> bool:
        """Whether neither place nor day is known: nothing tells it from others of its kind."""
        return self.first is None and self.latitude is None

    @property
    def days(self) -> int | None:
        """How many days it may have happened on; None without a date."""
        if self.first is None or self.last is None:
            return None
        return self.last - self.first + 1


def facts_of(mention: Event) -> Facts:
    """Take the facts out of an event as one report tells it.

    Examples
    --------
    >>> from geodata.models import Event
    >>> facts_of(Event("e1", "clash", "violence", (), fatalities_low=3)).killed
    (3, None)
    """
    first, last = mention.start or mention.end, mention.end or mention.start
    located = mention.latitude is not None and mention.longitude is not None
    published = published_of(mention)
    return Facts(
        kind=mention.kind,
        realm=_REALMS[mention.modality],
        first=min(first, last).toordinal() if first and last else None,
        last=max(first, last).toordinal() if first and last else None,
        published=published.toordinal() if published and not first else None,
        place_id=mention.place_id,
        admin1=(mention.country or "", mention.admin1) if mention.admin1 else None,
        latitude=mention.latitude if located else None,
        longitude=mention.longitude if located else None,
        radius_km=(mention.radius_km or 0.0) if located else 0.0,
        is_spot=located and mention.geo_precision != "area",
        actor1=mention.actor1,
        actor2=mention.actor2,
        actors=tuple(sorted(set(mention.actors))[:_MOST_ACTORS]),
        killed=_toll(mention.fatalities_low, mention.fatalities_high),
        injured=_toll(mention.injured_low, mention.injured_high),
    )


def _toll(low: int | None, high: int | None) -> Toll | None:
    if low is None:
        return None if high is None else (0, high)
    return low, (high if high is None or high >= low else low)


def document_of(mention: Event) -> str:
    """Digest of the report that a mention stands in; its own id when it has no sentence."""
    return mention.sources[0].document_sha256 if mention.sources else mention.id


def published_of(mention: Event) -> dt.date | None:
    """Day on which the report of a mention was published."""
    return mention.sources[0].published if mention.sources else None
