"""Files of others into the store: every format of ours comes back, bad rows are told."""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import geopandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.exchange import FORMATS, read, write
from geodata.exchange.imports import Imported, Rejected, open_import, plan
from geodata.importing import ImportResult, checked, take_in
from geodata.models import Event
from geodata.store import Store
from tests.exchange.imports.test_imports import ACLED, UCDP, table
from tests.merging.mentions import told
from tests.strategies import EVENTS

READABLE = [name for name, one in FORMATS.items() if one.read]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as opened:
        yield opened


def taken(store: Store, path: Path, **options: object) -> ImportResult:
    planned = plan(path, **options)  # type: ignore[arg-type]
    rows = open_import(path, **options)  # type: ignore[arg-type]
    return take_in(rows, store, name=planned.collection, preset=planned.preset, file=str(path))


@pytest.mark.parametrize("name", READABLE)
@settings(max_examples=12, deadline=None)
@given(events=st.lists(EVENTS, min_size=1, max_size=4, unique_by=lambda event: event.id))
def test_an_export_comes_back_into_a_store_with_its_ids(name: str, events: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store("sqlite://") as store:
        path = write(events, Path(folder) / f"events{FORMATS[name].suffixes[0]}")
        carried = [replace(one, collection="dateline").with_own_figures() for one in read(path)]
        result = taken(store, path)
        assert (result.added, result.rejected) == (len(events), ())
        assert sorted(store.events(), key=_id) == sorted(carried, key=_id)
        assert taken(store, path) == ImportResult(unchanged=len(events))


def test_an_export_comes_back_whatever_control_characters_its_reports_hold(
    store: Store, tmp_path: Path
) -> None:
    bells = Event(id="bells", kind="shelling", family="violence", sources=(), actors=("\a" * 9,))
    path = write([bells], tmp_path / "events.csv")
    assert taken(store, path).added == 1
    assert store.events()[0].actors == bells.actors


def _id(event: Event) -> str:
    return event.id


def test_an_export_under_a_name_is_a_set_beside_the_events_it_was_made_of(
    store: Store, tmp_path: Path
) -> None:
    path = write([told("a"), told("b")], tmp_path / "june.geojson")
    assert taken(store, path).added == 2
    again = taken(store, path, collection="colleague")
    assert again.added == 2
    assert [one.id for one in store.events()] == ["a", "b", "colleague:a", "colleague:b"]


def test_what_the_store_has_of_reports_is_told_and_stays(store: Store, tmp_path: Path) -> None:
    path = write([told("a")], tmp_path / "june.csv")
    with store.taking_in("mine", preset="table", file="x") as taking:
        taking.put([(told("a"), None)])
    (bad,) = taken(store, path).rejected
    assert bad == Rejected(
        2, "the event 'a' is there already, among 'mine': give this set a name to have it twice"
    )


def test_bad_rows_and_repeated_ids_are_told_and_the_others_come_in(
    store: Store, tmp_path: Path
) -> None:
    rows = [ACLED | {"event_id_cnty": f"SYR{number}"} for number in (1, 2, 3)]
    rows[1]["event_date"] = "someday"
    path = table(tmp_path, *rows, rows[0])
    result = taken(store, path)
    assert (result.added, result.events) == (2, 2)
    assert [(one.row, one.reason) for one in result.rejected] == [
        (3, "event_date 'someday' is no day: write it as 2018-06-22"),
        (5, "its id stands in row 2 already"),
    ]
    assert [one.id for one in store.events()] == ["acled:SYR1", "acled:SYR3"]
    assert checked(open_import(path)) == result


def test_revised_and_deleted_rows_of_acled_reach_the_store(store: Store, tmp_path: Path) -> None:
    taken(store, table(tmp_path, ACLED, ACLED | {"event_id_cnty": "SYR2"}))
    revised = table(tmp_path, ACLED | {"fatalities": "4"})
    assert taken(store, revised) == ImportResult(changed=1)
    gone = table(tmp_path, {"event_id_cnty": "SYR2", "deleted_timestamp": "1"})
    assert taken(store, gone) == ImportResult(removed=1)
    (event,) = store.events()
    assert (event.id, event.fatalities_low) == ("acled:SYR1", 4)


def test_sources_sides_and_tolls_are_kept_as_they_were_written(
    store: Store, tmp_path: Path
) -> None:
    taken(store, table(tmp_path, UCDP), collection="ged-25")
    (event,) = store.events()
    (source,) = event.sources
    assert (event.id, event.collection) == ("ged-25:214797", "ged-25")
    assert (event.fatalities_low, event.fatalities_high) == (2, 7)
    assert (source.source, source.actor1) == ("A watch", "Government of Syria")
    stored = store.document(source.document_sha256)
    assert stored is not None
    assert "where_prec: 4.0" in stored.document.text


def test_a_faulty_row_of_an_export_stops_no_other(store: Store, tmp_path: Path) -> None:
    path = write([told("a"), told("b")], tmp_path / "june.csv")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    rows[1][rows[0].index("modality")] = "rumoured"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    result = taken(store, path)
    assert [one.id for one in store.events()] == ["b"]
    (bad,) = result.rejected
    assert bad.row == 2
    assert "modality cannot be 'rumoured'" in bad.reason


@pytest.mark.parametrize("file", ["spots.gpkg", "spots.shp", "spots.parquet"])
def test_the_layers_of_other_programs_are_tables_in_degrees(tmp_path: Path, file: str) -> None:
    frame = geopandas.GeoDataFrame(
        {"When": ["2018-06-17", None], "Killed": [3, 0]},
        geometry=geopandas.points_from_xy([40.9, 38.6], [34.4, 33.5]),
        crs="EPSG:4326",
    ).to_crs("EPSG:32637")
    path = tmp_path / file
    frame.to_parquet(path) if file.endswith("parquet") else frame.to_file(path)
    assert plan(path).mapping["fatalities"] == "killed"
    one, other = open_import(path)
    assert isinstance(one, Imported)
    assert isinstance(other, Imported)
    assert (one.event.latitude, one.event.longitude) == pytest.approx((34.4, 40.9), abs=1e-6)
    assert (one.event.fatalities_low, str(one.event.start)) == (3, "2018-06-17")
    assert other.event.start is None


@pytest.mark.parametrize(
    ("file", "rows"), [("acled-2022-half.csv", 4413), ("ucdp-ged-syria.csv", 16_566)]
)
def test_every_row_of_the_public_samples_reaches_the_store(
    store: Store, shared: Path, file: str, rows: int
) -> None:
    result = taken(store, shared / "corpora" / "events" / file)
    assert result == ImportResult(added=rows)
    columns = store.columns()
    assert len(columns) == rows
    assert columns.located.sum() > 0.99 * rows
    assert Counter(columns.collection.codes.tolist()) == {0: rows}
