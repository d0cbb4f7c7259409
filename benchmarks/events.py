"""How well events are read, on ACLED's notes and on sentences whose event has a marked place.

    python benchmarks/events.py [--notes 40] [--country SYR …] [--gazetteer FILE …] [--errors KIND]

ACLED: a note is the text and its row the answer; so many notes of each sub-type are drawn, the
same in every run. Of a note's events the one that agrees best counts. Event-location: a sentence,
a verb, and where that happened, or nowhere. Both corpora stay outside of Dateline.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycountry
from geopy.distance import great_circle

from geodata.actors import ActorRegister, find_actors
from geodata.dates import find_dates
from geodata.documents import from_text
from geodata.event_coding.lexicon import Entry
from geodata.event_coding.location import find_place
from geodata.event_coding.reading import passages
from geodata.event_coding.triggers import Trigger, find_triggers
from geodata.event_coding.usage import voice
from geodata.gazetteer import Gazetteer
from geodata.kinds import KINDS
from geodata.models import Actor, Document, Event, Toponym
from geodata.pipeline import parse_document
from geodata.places import resolve
from geodata.relative import relative_places
from geodata.toponyms import find_toponyms

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "events"
_COUNTRY = re.compile(
    r"\((?:[^()]*- )?([A-Z][^()0-9]+)\)|Forces of ([A-Z][^()]+?) \(|Government of ([A-Z][^()]+?) \("
)
MEASURES = ("found", "type", "sub-type", "day", "actor", "toll", "25 km", "10 km")
Row = dict[str, str]


def draw(rows: Iterable[Row], notes: int) -> Iterator[Row]:
    """Draw the same notes of every sub-type in every run."""
    strata: dict[str, list[Row]] = {}
    for row in rows:
        strata.setdefault(row["sub_event_type"], []).append(row)
    for _, stratum in sorted(strata.items()):
        random.Random(4).shuffle(stratum)
        yield from stratum[:notes]


def measure(row: Row, event: Event, register: ActorRegister) -> dict[str, bool]:
    """Compare an event with the coder's row."""
    kind = KINDS[event.kind]
    day = dt.date.fromisoformat(row["event_date"])
    place = (float(row["latitude"]), float(row["longitude"]))
    located = event.latitude is not None and event.longitude is not None
    gap = great_circle(place, (event.latitude, event.longitude)).km if located else 1e5
    deaths = int(float(row["fatalities"]))
    low, high = event.fatalities_low, event.fatalities_high
    toll = deaths == 0 if low is None else low <= deaths and (high is None or deaths <= high)
    coded = [row["actor1"], row["assoc_actor_1"], row["actor2"], row["assoc_actor_2"]]
    names = [name for cell in coded for name in cell.split(";") if name.strip()]
    actors = [actor for name in event.actors if (actor := known(name, register))]
    dated = event.start is not None and event.end is not None
    return {
        "found": True,
        "type": kind.acled_event_type == row["event_type"],
        "sub-type": kind.acled_sub_event_type == row["sub_event_type"],
        "day": dated and event.start <= day <= event.end,
        "actor": any(same_actor(name, actor) for name in names for actor in actors),
        "toll": toll,
        "25 km": gap <= 25,
        "10 km": gap <= 10,
    }


def known(name: str, register: ActorRegister) -> Actor:
    """Actor of a canonical name; one that is written as in the text when it is in no register."""
    return register.named(name) or Actor(name, name, "unlisted")


def same_actor(coded: str, actor: Actor) -> bool:
    """Whether a coder's actor, such as "Military Forces of Turkey (2016-)", is one of ours."""
    country = _COUNTRY.search(coded)
    plain = re.sub(r"\s*\([^()]*\)", "", coded).strip()
    short, _, full = plain.rpartition(": ")
    if actor.name.casefold() in {plain.casefold(), short.casefold(), full.casefold()}:
        return True
    where = next(filter(None, country.groups()), None) if country else None
    here = actor.country is None or where is None or actor.country == alpha3(where)
    sorts = (
        ("Military Forces", {"military", "state", "government"}),
        ("Police Forces", {"police", "government", "state"}),
        ("Government of", {"government", "state", "person", "political"}),
        ("Unidentified Armed Group", {"armed-group"}),
        ("Militia", {"armed-group"}),
    )
    if any(coded.startswith(word) and actor.kind in kinds and here for word, kinds in sorts):
        return True
    common = {"forces", "front", "army", "state", "party", "group", "movement", "people", "united"}
    words = set(re.findall(r"[a-z]{4,}", plain.casefold())) - common
    ours = set(re.findall(r"[a-z]{4,}", actor.name.casefold())) - common
    return bool({word[:6] for word in words} & {word[:6] for word in ours})


def alpha3(name: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country's English name."""
    try:
        return str(pycountry.countries.lookup(name.strip()).alpha_3)
    except LookupError:
        return None


def best(
    row: Row, events: Iterable[Event], register: ActorRegister
) -> tuple[dict[str, bool], Event | None]:
    """Choose the event of a note that agrees best with its row."""
    options = [(measure(row, event, register), event) for event in events]
    if not options:
        return dict.fromkeys(MEASURES, False), None
    return max(options, key=lambda option: sum(option[0].values()))


def acled(args: argparse.Namespace, gazetteer: Gazetteer, register: ActorRegister) -> None:
    with (args.corpora / "acled-2022-half.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows = [row for row in rows if not args.country or alpha3(row["country"]) in args.country]
    totals: Counter[str] = Counter()
    strata: dict[str, Counter[str]] = {}
    seconds = 0.0
    for row in draw(rows, args.notes):
        day = dt.date.fromisoformat(row["event_date"])
        document = from_text(row["notes"], published=day + dt.timedelta(days=3))
        start = time.perf_counter()
        parsed = parse_document(document, gazetteer=gazetteer, register=register)
        seconds += time.perf_counter() - start
        agreed, event = best(row, parsed.events, register)
        stratum = strata.setdefault(row["sub_event_type"], Counter())
        for counts in (totals, stratum):
            counts["notes"] += 1
            counts["events"] += len(parsed.events)
            counts.update(measure for measure, hit in agreed.items() if hit)
        if args.errors and not agreed[args.errors]:
            found = event and (event.kind, event.actors, event.place, event.fatalities_low)
            cells = row["sub_event_type"], row["actor1"], row["location"], row["fatalities"]
            print("-", " | ".join(cells), "|", found, "|", row["notes"][:400])
    print(
        f"ACLED: {totals['notes']} notes, {totals['events'] / totals['notes']:.2f} events a note, "
        f"{seconds / totals['notes'] * 1000:.1f} ms a note (whole pipeline)"
    )
    for name, counts in [*strata.items(), ("all", totals)]:
        figures = "  ".join(f"{each} {counts[each] / counts['notes']:.3f}" for each in MEASURES)
        print(f"  {name[:36]:36} {counts['notes']:5}  {figures}")


def event_location(args: argparse.Namespace, gazetteer: Gazetteer, register: ActorRegister) -> None:
    """Measure the right place (overlap), or rightly none, of the event of a marked verb."""
    lines = (args.corpora / "event-location.jsonl").read_text(encoding="utf-8").splitlines()
    random.Random(4).shuffle(lines)
    counts: Counter[str] = Counter()
    for line in lines[: args.sentences]:
        record = json.loads(line)
        verbs = [span for span in record["spans"] if span["label"] == "VERB"]
        if record["answer"] != "accept" or len(verbs) != 1:
            continue
        text = record["text"]
        wanted = [span for span in record["spans"] if span["label"] == "LOCATION"]
        wanted = [span for span in wanted if text[span["start"] : span["end"]].strip()]
        document = Document("line", text, (0, len(text)), "", published=dt.date(2016, 6, 1))
        found = place_of_verb(document, verbs[0]["start"], gazetteer, register)
        right = (
            found is None
            if not wanted
            else found is not None
            and any(found.start < span["end"] and span["start"] < found.end for span in wanted)
        )
        sort = "with a place" if wanted else "without"
        counts.update({sort: 1, f"right {sort}": right, "all": 1, "right all": right})
        if args.errors == "place" and not right:
            names = [text[span["start"] : span["end"]] for span in wanted]
            verb = text[verbs[0]["start"] : verbs[0]["end"]]
            print(f"- {names} | {found and found.text} | {verb} | {text.strip()}")
    shares = "  ".join(
        f"{sort} {counts[f'right {sort}'] / counts[sort]:.3f} of {counts[sort]}"
        for sort in ("all", "with a place", "without")
    )
    print(f"Event-location, right place or rightly none: {shares}")


def place_of_verb(
    document: Document, offset: int, gazetteer: Gazetteer, register: ActorRegister
) -> Toponym | None:
    """Name of the place of the event that the verb at an offset tells of."""
    placed = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    relative = relative_places(document, placed, gazetteer=gazetteer)
    evidence = placed, find_dates(document), find_actors(document, placed, register), relative
    for passage in passages(document, *evidence):
        head = passage.index(offset)
        if not passage.sentence.start <= offset < passage.sentence.end or not passage.word(head):
            continue
        triggers = find_triggers(passage)
        own = [trigger for trigger in triggers if trigger.first <= head <= trigger.last]
        if not own:
            entry = Entry((passage.word(head),), 0, "ed", "attack", "act", frozenset(), frozenset())
            use = voice(passage.lowers, head, "ed")
            own = [Trigger(entry, head, head, head, passage.clauses[head], use)]
        found = find_place(passage, own, [each for each in triggers if each not in own])
        return found.placed.toponym if found else None
    return None


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--notes", type=int, default=40, help="notes of each sub-type")
    parser.add_argument("--sentences", type=int, default=800, help="sentences of event-location")
    parser.add_argument("--country", nargs="*", default=[], help="ISO alpha-3 codes")
    parser.add_argument("--gazetteer", nargs="*", type=Path, default=[])
    parser.add_argument("--errors", choices=[*MEASURES, "place"], help="print what is wrong")
    args = parser.parse_args()
    gazetteer, register = Gazetteer.open(args.gazetteer), ActorRegister.load()
    if args.notes:
        acled(args, gazetteer, register)
    if args.sentences:
        event_location(args, gazetteer, register)


if __name__ == "__main__":
    main()
