"""Hand-made reports and events for the tests of the dashboard: nothing here is parsed."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path

from dashboard import assets
from geodata.models import (
    Actor,
    ActorMention,
    DateMention,
    DateRange,
    Document,
    Event,
    Parsed,
    Place,
    PlacedToponym,
    Source,
    Toponym,
)
from geodata.store import Store

HOSTILE = (
    "`${window.hacked=1}` \\ </script><script>window.hacked=1</script>"
    "<img src=x onerror=window.hacked=1>"
)

_PLACES = {
    "Harri": Place("t:harri", "Harri", 34.43, 40.99, "village", "SYR", "Deir ez-Zor"),
    "Al-Tanf": Place("t:tanf", "Al-Tanf", 33.5, 38.62, "base", "SYR", "Homs"),
    "Ahvaz": Place("t:ahvaz", "Ahvaz", 31.32, 48.67, "city", "IRN", "Khuzestan"),
}
_DAYS = {"Sunday": dt.date(2018, 6, 17), "22 September": dt.date(2018, 9, 22)}
_BORDER = (
    "A week of raids",
    (
        "Nobody saw the planes.\n\n"
        "On Sunday jets of Israel bombed a post at Harri, where more than 20 fighters "
        "died. The village lies by the river. Iran denied that it had fired rockets at "
        "Al-Tanf. Its army plans to march to Al-Tanf. Diplomats met, nobody says where.\n\nThe end."
    ),
)
_PARADE = ("Shots at a parade", "On 22 September gunmen killed 29 people at a parade in Ahvaz.")


def fill(store: Store) -> None:
    """Two reports with five events, one of them without a place; the second is a sample."""
    store.add(
        _parsed(
            *_BORDER,
            dt.date(2018, 6, 22),
            {
                "On Sunday": {
                    "kind": "air_strike",
                    "day": "Sunday",
                    "place": "Harri",
                    "actors": ("Israel",),
                    "actor1": "Israel",
                    "fatalities_low": 20,
                    "radius": 5.0,
                },
                "Iran denied": {
                    "kind": "missile_strike",
                    "place": "Al-Tanf",
                    "actors": ("Iran",),
                    "actor1": "Iran",
                    "modality": "denied",
                },
                "Its army": {
                    "kind": "advance",
                    "family": "movement",
                    "place": "Al-Tanf",
                    "actors": ("Iran",),
                    "actor1": "Iran",
                    "modality": "planned",
                },
                "Diplomats": {"kind": "meeting", "family": "diplomacy"},
            },
        )
    )
    store.add(
        _parsed(
            *_PARADE,
            dt.date(2018, 9, 23),
            {
                "On 22": {
                    "kind": "killing",
                    "day": "22 September",
                    "place": "Ahvaz",
                    "actor2": "Iran",
                    "actors": ("Iran",),
                    "fatalities_low": 29,
                    "fatalities_high": 29,
                }
            },
        ),
        sample=True,
    )


def fill_disputed(store: Store) -> None:
    """Two reports of one strike, with tolls that differ."""
    for number, (killed, words) in enumerate(((20, "more than 20"), (52, "exactly 52"))):
        opening = number * "Again. "
        text = f"{opening}On Sunday jets of Israel bombed a post at Harri, killing {words} men."
        facts = {
            "kind": "air_strike",
            "day": "Sunday",
            "place": "Harri",
            "actors": ("Israel",),
            "actor1": "Israel",
            "fatalities_low": killed,
            "fatalities_high": None if number == 0 else killed,
        }
        day = dt.date(2018, 6, 18 + number)
        store.add(_parsed(f"Report {number}", text, day, {"On Sunday": facts}))


def fill_hostile(store: Store) -> None:
    """One report whose every text tries to run as a script."""
    text = f"{HOSTILE} On Sunday jets bombed Harri {HOSTILE}."
    source = Source(text, 0, len(text), HOSTILE, "javascript:window.hacked=1", None, "f" * 64)
    place = _PLACES["Harri"]
    event = Event(
        "hostile",
        "air_strike",
        "violence",
        (source,),
        dt.date(2018, 6, 17),
        dt.date(2018, 6, 17),
        "day",
        (HOSTILE,),
        HOSTILE,
        HOSTILE,
        HOSTILE,
        place.id,
        HOSTILE,
        "SYR",
        place.latitude,
        place.longitude,
        "near",
        5.0,
    )
    document = Document("1", text, (0, len(text)), "f" * 64, title=HOSTILE, publisher=HOSTILE)
    mention = PlacedToponym(Toponym(0, len(HOSTILE), HOSTILE, "literal"), place, 1.0, "")
    store.add(Parsed(document, (mention,), events=(event,)))


def fill_arabic(store: Store) -> None:
    """One report in Arabic, of an event whose place and actors are written in Arabic as well."""
    text = "قال سكان إن غارة جوية استهدفت موقعا في الهري يوم الأحد. وقُتل عشرون مقاتلا."
    quote = text[: text.index(".") + 1]
    source = Source(quote, 0, len(quote), "وكالة الفرات", None, dt.date(2018, 6, 18), "a" * 64)
    place = _PLACES["Harri"]
    event = Event(
        "arabic",
        "air_strike",
        "violence",
        (source,),
        _DAYS["Sunday"],
        _DAYS["Sunday"],
        "day",
        ("الجيش السوري",),
        "الجيش السوري",
        place="الهري",
        place_id=place.id,
        admin1="دير الزور",
        country="SYR",
        latitude=place.latitude,
        longitude=place.longitude,
        geo_precision="exact",
    )
    title = "غارة على الهري"
    document = Document("1", text, (0, len(text)), "a" * 64, title=title, publisher="وكالة الفرات")
    at = text.index("الهري")
    mention = PlacedToponym(Toponym(at, at + 5, "الهري", "literal"), place, 0.9, "the only one")
    store.add(Parsed(document, (mention,), events=(event,)))


@cache
def built_assets() -> Path:
    """The browser's files, made once for all tests in the home of this run."""
    return next(iter(assets.build().values())).parent


def new_home(folder: Path) -> Path:
    """A home of its own for a test, with the browser's files and the gazetteer's index of all."""
    folder.mkdir(parents=True, exist_ok=True)
    assets_of_all = built_assets()
    (folder / "assets").symlink_to(assets_of_all)
    (folder / "gazetteer").symlink_to(assets_of_all.parent / "gazetteer")
    return folder


def _parsed(title: str, text: str, published: dt.date, told: dict[str, dict]) -> Parsed:
    digest = hashlib.sha256(title.encode()).hexdigest()
    document = Document(
        title, text, (0, len(text)), digest, title=title, published=published, publisher="The Wire"
    )
    events = tuple(_event(document, start, **facts) for start, facts in told.items())
    return Parsed(document, _toponyms(text), _dates(text), _actors(text), events)


def _event(document: Document, opening: str, **facts: object) -> Event:
    start = document.text.index(opening)
    end = document.text.index(".", start) + 1
    source = Source(
        document.text[start:end],
        start,
        end,
        document.publisher,
        None,
        document.published,
        document.sha256,
    )
    day = _DAYS.get(str(facts.pop("day", None)))
    place = _PLACES.get(str(facts.pop("place", None)))
    radius = facts.pop("radius", None)
    where = (
        {
            "place": place.name,
            "place_id": place.id,
            "admin1": place.admin1,
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geo_precision": "near" if radius else "exact",
            "radius_km": radius or place.radius_km,
        }
        if place
        else {}
    )
    family = str(facts.pop("family", "violence"))
    kind = str(facts.pop("kind"))
    return Event(
        f"{kind}-{start}",
        kind,
        family,
        (source,),
        day,
        day,
        "day" if day else "unknown",
        **where,
        **facts,
    )


def _toponyms(text: str) -> tuple[PlacedToponym, ...]:
    return tuple(
        PlacedToponym(Toponym(at, at + len(name), name, "literal"), place, 0.9, "the only one")
        for name, place in _PLACES.items()
        if (at := text.find(name)) >= 0
    )


def _dates(text: str) -> tuple[DateMention, ...]:
    return tuple(
        DateMention(at, at + len(name), name, DateRange(day, day, "day"), day.isoformat())
        for name, day in _DAYS.items()
        if (at := text.find(name)) >= 0
    )


def _actors(text: str) -> tuple[ActorMention, ...]:
    return tuple(
        ActorMention(at, at + len(name), name, Actor(name, name, "state"))
        for name in ("Israel", "Iran")
        if (at := text.find(name)) >= 0
    )
