"""Rows of other collections become events; a bad one is told with its number and the reason."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

from geodata.errors import ExchangeError
from geodata.exchange import write
from geodata.exchange.imports import Imported, Rejected, Removed, open_import, plan
from geodata.exchange.imports.gdelt import COLUMNS, COLUMNS_1
from geodata.models import Event, Source

ACLED = {
    "event_id_cnty": "SYR1",
    "event_date": "2018-06-17",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Turkey (2016-)",
    "assoc_actor_1": "",
    "actor2": "QSD: Syrian Democratic Forces",
    "country": "Syria",
    "iso": "760.0",
    "admin1": "Deir ez Zor",
    "location": "Harri",
    "latitude": "34.4",
    "longitude": "40.9",
    "geo_precision": "2",
    "source": "A wire",
    "notes": "On 17 June, a strike hit Harri.",
    "fatalities": "3.0",
}
UCDP = {
    "id": "214797.0",
    "type_of_violence": "3.0",
    "side_a": "Government of Syria",
    "side_b": "Civilians",
    "source_article": "",
    "source_office": "A watch",
    "source_headline": "Five die in a village",
    "where_prec": "4.0",
    "where_coordinates": "A village",
    "adm_1": "Homs Governorate",
    "latitude": "34.8",
    "longitude": "36.7",
    "country": "Syria",
    "date_prec": "2",
    "date_start": "2016-01-01 00:00:00.000",
    "date_end": "2016-01-04 00:00:00.000",
    "low": "2.0",
    "best": "5.0",
    "high": "7.0",
}
GDELT = dict.fromkeys(COLUMNS, "") | {
    "globaleventid": "4242",
    "sqldate": "20180617",
    "actor1name": "TURKEY",
    "actor2name": "REBEL",
    "eventcode": "195",
    "actiongeo_type": "4",
    "actiongeo_fullname": "Aleppo, Halab, Syria",
    "actiongeo_lat": "36.2",
    "actiongeo_long": "37.16",
    "sourceurl": "https://www.example.org/a/b",
}


def table(
    folder: Path, *rows: dict[str, str], name: str = "rows.csv", delimiter: str = ","
) -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def only(path: Path, **options: object) -> Imported:
    (found,) = open_import(path, **options)  # type: ignore[arg-type]
    assert isinstance(found, Imported), found
    return found


def test_a_row_of_acled_keeps_its_codes_its_words_and_every_column(tmp_path: Path) -> None:
    found = only(table(tmp_path, ACLED))
    event, (told,) = found.event, found.event.sources
    assert (event.id, event.kind, event.country) == ("acled:SYR1", "air_strike", "SYR")
    assert (event.start, event.end, event.date_precision) == (*[dt.date(2018, 6, 17)] * 2, "day")
    assert (event.geo_precision, event.radius_km) == ("near", 20.0)
    assert (event.fatalities_low, event.fatalities_high) == (3, 3)
    assert event.actor2 == "Syrian Democratic Forces"
    assert told.actor1 == "Military Forces of Turkey (2016-)"
    assert told.quote == found.document.text[told.quote_start : told.quote_end] == ACLED["notes"]
    for column, cell in ACLED.items():
        assert not cell or f"{column}: {cell}" in found.document.text


@pytest.mark.parametrize(
    ("precision", "first", "last"), [("2", (6, 11), (6, 17)), ("3", (6, 1), (6, 30))]
)
def test_weeks_and_months_of_acled_are_spans(
    tmp_path: Path, precision: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    event = only(table(tmp_path, ACLED | {"time_precision": precision})).event
    assert (event.start, event.end) == (dt.date(2018, *first), dt.date(2018, *last))


def test_an_older_layout_of_acled_is_read(tmp_path: Path) -> None:
    older = {name.upper(): value for name, value in ACLED.items() if "sub_event" not in name}
    older |= {"EVENT_TYPE": "Battle-No change of territory", "EVENT_DATE": "17-June-2018"}
    older["ALLY_ACTOR_1"] = older.pop("ASSOC_ACTOR_1")
    event = only(table(tmp_path, older, delimiter=";")).event
    assert (event.kind, event.start) == ("armed_clash", dt.date(2018, 6, 17))


def test_deleted_rows_of_acled_are_removals(tmp_path: Path) -> None:
    path = table(tmp_path, {"event_id_cnty": "SYR1", "deleted_timestamp": "1"})
    assert list(open_import(path)) == [Removed(2, "SYR1")]


def test_a_revised_row_has_the_same_id_and_another_digest(tmp_path: Path) -> None:
    one = only(table(tmp_path, ACLED))
    other = only(table(tmp_path, ACLED | {"fatalities": "4"}))
    assert one.event.id == other.event.id
    assert one.document.sha256 != other.document.sha256


def test_a_row_of_ucdp_keeps_its_span_its_precision_and_its_tolls(tmp_path: Path) -> None:
    event = only(table(tmp_path, UCDP)).event
    assert (event.id, event.kind) == ("ucdp:214797", "killing")
    assert (event.start, event.end) == (dt.date(2016, 1, 1), dt.date(2016, 1, 4))
    assert (event.geo_precision, event.radius_km, event.place) == (
        "area",
        100.0,
        "Homs Governorate",
    )
    assert (event.fatalities_low, event.fatalities_high) == (2, 7)
    assert event.sources[0].source == "A watch"


@pytest.mark.parametrize("names", [COLUMNS, COLUMNS_1])
@pytest.mark.parametrize("zipped", [False, True])
def test_a_row_of_gdelt_is_read_from_bare_columns(
    tmp_path: Path, names: tuple[str, ...], *, zipped: bool
) -> None:
    path = tmp_path / "20180617.export.CSV"
    path.write_text("\t".join(GDELT[name] for name in names) + "\n", "utf-8")
    if zipped:
        with ZipFile(tmp_path / "20180617.zip", "w") as archive:
            archive.write(path, path.name)
        path = tmp_path / "20180617.zip"
    found = only(path)
    assert (found.event.kind, found.event.country) == ("air_strike", "SYR")
    assert (found.event.start, found.event.place) == (dt.date(2018, 6, 17), "Aleppo")
    assert found.document.publisher == "example.org"


def test_bad_rows_are_told_and_the_others_come_in(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        ACLED,
        ACLED | {"event_date": "someday"},
        ACLED | {"latitude": "134"},
        ACLED | {"event_type": "Party", "sub_event_type": "Dance"},
        ACLED | {"fatalities": "many"},
        ACLED | {"event_id_cnty": ""},
    )
    with path.open("a") as file:
        file.write("too,short\n")
    found = list(open_import(path))
    assert isinstance(found[0], Imported)
    reasons = {one.row: one.reason for one in found if isinstance(one, Rejected)}
    assert list(reasons) == [3, 4, 5, 6, 7, 8]
    for row, said in ((3, "someday"), (4, "134"), (5, "Dance"), (6, "many"), (8, "2 cells")):
        assert said in reasons[row]


def test_nought_nought_is_no_place(tmp_path: Path) -> None:
    event = only(table(tmp_path, ACLED | {"latitude": "0", "longitude": "0"})).event
    assert event.latitude is None
    assert event.geo_precision is None


def test_the_columns_of_any_table_are_guessed_and_can_be_corrected(tmp_path: Path) -> None:
    row = {"When": "2018-06-17", "Y": "34.4", "X": "40.9", "Deaths": "2", "What": "Shelling"}
    path = table(tmp_path, row, name="My rows.csv")
    guessed = plan(path)
    assert guessed.preset == "table"
    assert guessed.mapping == {
        "date": "when",
        "latitude": "y",
        "longitude": "x",
        "fatalities": "deaths",
    }
    event = only(path, mapping={"kind": "What", "fatalities": ""}).event
    assert (event.kind, event.fatalities_low) == ("shelling", None)
    assert event.id.startswith("my-rows:")


@pytest.mark.parametrize(
    ("row", "country", "admin1"),
    [
        ({}, "SYR", "Deir ez-Zor"),
        ({"Country": "Syria"}, "SYR", "Deir ez-Zor"),
        ({"Country": ""}, None, None),  # the table has its say
        ({"Country": "Iraq"}, "IRQ", None),  # and is not contradicted
        ({"Province": "East"}, "SYR", "East"),
        ({"Lat": "33.9", "Lon": "33.0"}, None, None),  # at sea
        ({"Lat": "35.517", "Lon": "35.765"}, "SYR", "Latakia"),  # a harbour
        ({"Lat": "", "Lon": ""}, None, None),
    ],
)
def test_a_table_without_a_country_has_that_of_its_points(
    tmp_path: Path, row: dict[str, str], country: str | None, admin1: str | None
) -> None:
    whole = {"When": "2018-06-17", "Lat": "34.45", "Lon": "40.99", "Details": "A clash"} | row
    event = only(table(tmp_path, whole)).event
    assert (event.country, event.admin1) == (country, admin1)


def test_a_geojson_of_anybody_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "spots.geojson"
    point = {"type": "Point", "coordinates": [40.9, 34.4]}
    properties = {"date": "2018-06", "title": "A market burned", "killed": 3}
    feature = {"type": "Feature", "geometry": point, "properties": properties}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    event = only(path).event
    assert (event.latitude, event.longitude, event.fatalities_low) == (34.4, 40.9, 3)
    assert (event.start, event.end) == (dt.date(2018, 6, 1), dt.date(2018, 6, 30))
    assert event.sources[0].quote == "A market burned"


@pytest.mark.parametrize("file", ["one.csv", "one.geojson", "one.xlsx"])
def test_an_export_of_ours_is_a_table_too(tmp_path: Path, file: str) -> None:
    told = Source("Shells fell on Nawa.", 0, 20, "Wire", "https://example.org", None, "ab" * 32)
    day = dt.date(2018, 6, 17)
    event = Event(
        *("e1", "shelling", "violence", (told,), day, day, "day", ("Syrian Army",), "Syrian Army"),
        place="Nawa",
        country="SYR",
        latitude=32.886,
        longitude=36.039,
        geo_precision="near",
        radius_km=5.0,
        confidence=0.75,
    )
    back = only(write([event], tmp_path / file)).event
    assert (back.kind, back.start, back.place, back.actor1) == (
        "shelling",
        day,
        "Nawa",
        "Syrian Army",
    )
    assert (back.latitude, back.radius_km, back.confidence) == (32.886, 5.0, 0.75)
    assert back.sources[0].quote == told.quote


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("one line\n", "no table"),
        ("a,b\n1,2\n", "no column is known for the date.*--map date=COLUMN"),
        ('{"features": 3}', "no GeoJSON"),
        ("\x00\x01\x02\x03", "not text"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(content)
    with pytest.raises(ExchangeError, match=said):
        list(open_import(path))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"preset": "acled2"}, "unknown preset 'acled2': choose from acled, ucdp"),
        ({"preset": "ucdp"}, "does not have the columns of UCDP"),
        ({"mapping": {"colour": "notes"}}, "cannot map 'colour'"),
        ({"mapping": {"date": "Dat"}}, "no column 'Dat'"),
    ],
)
def test_a_wrong_wish_names_what_there_is(
    tmp_path: Path, options: dict[str, object], said: str
) -> None:
    with pytest.raises(ExchangeError, match=said):
        open_import(table(tmp_path, ACLED), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "rows"), [("acled-2022-half.csv", 4413), ("ucdp-ged-syria.csv", 16_566)]
)
def test_every_row_of_the_public_samples_comes_in(shared: Path, file: str, rows: int) -> None:
    path = shared / "corpora" / "events" / file
    found = Counter(type(one).__name__ for one in open_import(path))
    assert found == {"Imported": rows}
