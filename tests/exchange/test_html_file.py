"""The single HTML file: everything inside, nothing from outside, the same bytes each time."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.basemap import folder
from geodata.basemap.cutting import around, cut
from geodata.basemap.reading import unpacked
from geodata.errors import DatelineError
from geodata.exchange import html_file, write
from geodata.made import day_of_making
from geodata.models import Event, Source
from tests.dashboard.holdings import HOSTILE
from tests.strategies import EVENTS

DAY = dt.date(2018, 6, 17)
TOLD = Source("Shells fell on Harri.", 0, 21, "A wire", "https://example.org/a", DAY, "ab" * 32)
HARRI = Event(
    *("e1", "air_strike", "violence", (TOLD,), DAY, DAY, "day"),
    actors=("Israel", "Iran"),
    actor1="Israel",
    place="Harri",
    place_id="geonames:173811",
    country="SYR",
    latitude=34.43,
    longitude=40.99,
    geo_precision="area",
    radius_km=90.0,
)


def inside(path: Path) -> dict[str, bytes]:
    """What a file carries, by its names."""
    found = re.findall(r'data-file="([^"]+)">([^<]*)</script>', path.read_text("utf-8"))
    return {name: zlib.decompress(base64.b64decode(text), wbits=31) for name, text in found}


def written(path: Path, events: list[Event], **options: Any) -> Path:
    html_file.write(events, path, **options)
    return path


def test_what_is_told_of_an_event_is_inside(dateline_home: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "map.html", [HARRI], filter_words="June 2018; 1 of 9 events")
    files = inside(path)
    (told,) = json.loads(files["records/0.json"])
    assert told["facts"][0] == ["When", "Sun 17 June 2018"]
    assert told["reports"] == [
        {
            "by": "A wire",
            "url": "https://example.org/a",
            "published": "17 June 2018",
            "quotes": ["Shells fell on Harri."],
        }
    ]
    assert json.loads(files["index/0.json"]) == {
        "located": [1],
        "actors": ["Israel", "Iran"],
        "of": [[0, 1]],
        "by": [[0]],
        "to": [[]],
    }
    head = path.read_text("utf-8").split("<main>")[0]
    assert "June 2018; 1 of 9 events" in head
    assert "Syria: violence, 17 June 2018" in head


def test_who_belongs_to_an_actor_is_found_by_its_name(dateline_home: Path, tmp_path: Path) -> None:
    event = replace(HARRI, actors=("Quds Force",), actor1=None)
    (index,) = (
        json.loads(content)
        for name, content in inside(written(tmp_path / "map.html", [event])).items()
        if name.startswith("index")
    )
    assert {"Quds Force", "Islamic Revolutionary Guard Corps", "Iran"} <= set(index["actors"])


def test_the_basemap_is_fine_around_the_events_alone(dateline_home: Path) -> None:
    box = around(np.array([36.0, 42.0]), np.array([33.0, 37.0]))
    (_, near), *others = cut(folder(), box)
    (_, far), *none = cut(folder(), None)
    assert not none
    assert {name.split("/")[0] for name, _ in others} == {"names"}
    assert near["provinces"]["6"]
    assert not any(far["provinces"].values())
    whole = json.loads((folder() / "basemap.json").read_bytes())
    for layer in ("land", "borders"):
        points = np.concatenate([unpacked(line) for line in near[layer]])
        every = np.concatenate([unpacked(line) for line in whole[layer]])
        assert len(points) < len(every) / 4
        kept, there = _inside(points, box), _inside(every, box)
        assert kept <= there
        assert len(kept) > 0.97 * len(there)


def _inside(points: Any, box: Any) -> set[tuple[float, float]]:
    west, south, east, north = box
    return {
        (round(x, 3), round(y, 3))
        for x, y in points.tolist()
        if west < x < east and south < y < north
    }


def test_no_point_of_a_line_is_far_from_where_it_was(dateline_home: Path) -> None:
    ((_, far),) = cut(folder(), None)
    whole = json.loads((folder() / "basemap.json").read_bytes())
    assert len(far["borders"]) == len(whole["borders"])
    for coarse, fine in zip(far["borders"], whole["borders"], strict=True):
        one, other = shapely.LineString(unpacked(coarse)), shapely.LineString(unpacked(fine))
        assert one.hausdorff_distance(other) < 0.1


def test_the_same_events_give_the_same_bytes(
    dateline_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = written(tmp_path / "1.html", [HARRI], made=DAY).read_bytes()
    assert written(tmp_path / "2.html", [HARRI], made=DAY).read_bytes() == one
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1529193600")
    assert write([HARRI], tmp_path / "3.html").read_bytes() == one
    assert b"made 17 June 2018" in one


def test_a_day_of_making_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(DatelineError, match=r"SOURCE_DATE_EPOCH='yesterday'.*seconds since 1970"):
        day_of_making()


def test_nothing_of_it_is_fetched_from_anywhere(dateline_home: Path, tmp_path: Path) -> None:
    text = written(tmp_path / "map.html", [HARRI]).read_text("utf-8")
    assert "default-src 'none'" in text
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    assert not re.search(r"\b(src|href|srcset|action)=", markup)
    styles = re.search(r"<style>(.*?)</style>", text, flags=re.DOTALL)[1]
    assert "url(" not in styles
    assert "@import" not in styles
    assert "sourceMappingURL" not in text


def test_events_are_held_a_thousand_at_a_time(dateline_home: Path, tmp_path: Path) -> None:
    def events() -> Iterator[Event]:
        for number in range(2_500):
            yield replace(HARRI, id=f"e{number}")

    html_file.write(events(), tmp_path / "map.html")
    files = inside(tmp_path / "map.html")
    assert [len(json.loads(files[f"records/{number}.json"])) for number in range(3)] == [
        *(1000, 1000, 500)
    ]


@settings(max_examples=6, deadline=None)
@given(events=st.lists(EVENTS, max_size=3), words=st.just(HOSTILE) | st.text(max_size=20))
def test_any_event_can_be_written_and_its_text_is_no_markup(
    dateline_home: Path,
    tmp_path_factory: pytest.TempPathFactory,
    events: list[Event],
    words: str,
) -> None:
    hostile = [replace(event, place=HOSTILE, actors=(HOSTILE,)) for event in events]
    path = written(tmp_path_factory.mktemp("any") / "map.html", hostile, filter_words=words)
    text = path.read_text("utf-8")
    assert "<img" not in re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL)
    assert sum(len(json.loads(v)) for k, v in inside(path).items() if k.startswith("records")) == (
        len(events)
    )
