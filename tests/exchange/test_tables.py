"""What a spreadsheet, a database and an analyst's columns need besides the events themselves."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
from pathlib import Path

import geopandas
import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest

from geodata.contract import EVENT_PROPERTIES
from geodata.errors import ExchangeError
from geodata.exchange import FORMATS, excel, read, write
from geodata.exchange.acled import COLUMNS
from geodata.models import Event, Source

DAY = dt.date(2018, 6, 17)
TOLD = Source("=HYPERLINK(1)", 0, 9, "Wire", "https://example.org", DAY, "ab" * 32)
HARRI = Event(
    "e1",
    "air_strike",
    "violence",
    (TOLD,),
    DAY,
    DAY,
    "day",
    ("@Syrian Army",),
    "@Syrian Army",
    place="Harri",
    country="SYR",
    latitude=-34.4,
    longitude=-40.9,
    geo_precision="near",
    radius_km=5,
    fatalities_low=20,
)
NOWHERE = Event("e2", "meeting", "diplomacy", ())


def test_csv_has_its_mark_and_no_formula(tmp_path: Path) -> None:
    path = write([HARRI], tmp_path / "one.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    names = [name for name in row if name not in {"latitude", "longitude"}]
    assert tuple(names) == EVENT_PROPERTIES
    assert row["quote"] == "'=HYPERLINK(1)"
    assert row["actors"] == "'@Syrian Army"
    assert row["longitude"] == "-40.9"
    assert row["start"] == "2018-06-17"
    assert row["fatalities_high"] == ""


def test_a_workbook_has_text_as_text_and_days_as_days(tmp_path: Path) -> None:
    path = write([HARRI], tmp_path / "one.xlsx", filter_words="June 2018")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Events", "Sources", "About"]
    head, row = book["Events"].iter_rows()
    cells = {name.value: cell for name, cell in zip(head, row, strict=True)}
    assert cells["quote"].value == "=HYPERLINK(1)"
    assert cells["quote"].data_type == "s"
    assert cells["start"].value == dt.datetime(2018, 6, 17)  # noqa: DTZ001  Excel knows no zones
    assert "June 2018" in book["About"]["A2"].value


def test_a_geopackage_has_dates_and_says_its_filter(tmp_path: Path) -> None:
    path = write([HARRI, NOWHERE], tmp_path / "two.gpkg", filter_words="June 2018")
    about = pyogrio.read_info(path)
    assert about["fields"].tolist() == list(EVENT_PROPERTIES)
    types = dict(zip(about["fields"], about["ogr_types"], strict=True))
    assert types["start"] == "OFTDate"
    assert about["layer_metadata"] == {"filter": "June 2018"}
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM events WHERE geom IS NULL").fetchone() == (1,)
    database.close()


def test_geopandas_reads_geoparquet(tmp_path: Path) -> None:
    path = write([HARRI, NOWHERE], tmp_path / "two.parquet", filter_words="June 2018")
    frame = geopandas.read_parquet(path)
    assert frame.crs.to_authority() == ("OGC", "CRS84")
    assert frame.geometry[0].wkt == "POINT (-40.9 -34.4)"
    assert frame.geometry[1] is None
    inside = geopandas.read_parquet(path, bbox=(-41, -35, -40, -34))
    assert inside["id"].tolist() == ["e1"]
    described = pq.read_metadata(path).metadata
    geo = json.loads(described[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["bbox"] == [-40.9, -34.4, -40.9, -34.4]
    assert described[b"filter"] == b"June 2018"


def test_a_shapefile_is_written_whole_and_says_what_it_loses(tmp_path: Path) -> None:
    path = write([HARRI, NOWHERE], tmp_path / "two.shp")
    assert {one.suffix for one in tmp_path.iterdir()} == {".shp", ".shx", ".dbf", ".prj", ".cpg"}
    frame = pyogrio.read_dataframe(path)
    assert frame["killed_lo"].tolist() == [20]
    assert "without a place" in FORMATS["shapefile"].loses


def test_the_layout_of_acled_has_its_codes(tmp_path: Path) -> None:
    path = write([HARRI, NOWHERE], tmp_path / "two.acled.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert tuple(row) == COLUMNS
    assert row["event_type"] == "Explosions/Remote violence"
    assert row["sub_event_type"] == "Air/drone strike"
    assert (row["time_precision"], row["geo_precision"]) == ("1", "2")
    assert (row["country"], row["iso"], row["fatalities"]) == ("Syria", "760", "20")


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_a_name_for_people_and_a_media_type(name: str) -> None:
    assert FORMATS[name].label
    assert "/" in FORMATS[name].media_type


def test_more_events_than_a_sheet_holds_are_said_and_leave_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "_ROWS", 2)
    path = tmp_path / "many.xlsx"
    path.write_text("before")
    events = [Event(f"e{number}", "meeting", "diplomacy", ()) for number in range(3)]
    with pytest.raises(ExchangeError, match=r"ends at row 3: filter the events, or write CSV"):
        write(events, path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(1900, 2, 28), dt.date(1900, 3, 1)])
def test_days_on_which_calendars_of_excel_differ_come_back(tmp_path: Path, day: dt.date) -> None:
    told = Event("e", "meeting", "diplomacy", (), start=day, end=day)
    (again,) = read(write([told], tmp_path / "old.xlsx"))
    assert (again.start, again.end) == (day, day)
