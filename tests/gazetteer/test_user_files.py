# ruff: noqa: RUF001 - letters that look alike are the subject
import gzip
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import GazetteerError
from geodata.gazetteer import Gazetteer
from geodata.gazetteer.sources import csv_places, user_files
from geodata.gazetteer.sources.text_files import MAX_LINE, read_lines, survey


def dump_line(
    *,
    geonames_id="900001",
    name="Tall Wahmi",
    alternates="Tell Wahmi,تل وهمي",
    latitude="34.5",
    longitude="40.9",
    code="P\tPPL",
    population="70",
):
    head = [geonames_id, name, name, alternates, latitude, longitude, code, "SY", "", "07"]
    return "\t".join([*head, "", "", "", population, "", "210", "Asia/Damascus", "2020-01-01"])


BROKEN = [
    ("only\tthree\tcolumns", "3 columns instead of 19"),
    ("900008\tTall", "2 columns instead of 19"),
    (dump_line(geonames_id="900002", latitude="91", longitude="91"), "latitude out of range: '91'"),
    (dump_line(geonames_id="900002", latitude="140.2"), "latitude out of range (is it the long"),
    (dump_line(geonames_id="900002", longitude="-181"), "longitude out of range: '-181'"),
    (dump_line(geonames_id="900003", longitude="east"), "no decimal degrees such as 34.5: '34.5'"),
    (dump_line(geonames_id="900003", latitude="3854000"), "not metres"),
    (dump_line(geonames_id="900003", latitude=""), "no latitude or no longitude"),
    (dump_line(geonames_id="900003", latitude="0.0", longitude="0"), "at 0, 0"),
    (dump_line(geonames_id="900007", latitude="nan"), "latitude out of range: 'nan'"),
    (dump_line(geonames_id="900007", latitude="inf"), "out of range"),
    (dump_line(), "the id stands in the file twice: '900001'"),
    (dump_line(geonames_id="x5"), "the id is no number: 'x5'"),
    (dump_line(geonames_id="9" * 30), "the id is no number"),
    (dump_line(geonames_id="900006", name=" "), "no name"),
    (dump_line(geonames_id="900006", name="—"), "no name"),
    (dump_line(geonames_id="900006", name="Tall\0"), "a NUL byte"),
    (dump_line(geonames_id="900006", name="Tall \ufffd"), "damaged"),
    (dump_line(geonames_id="900006", name="T" * MAX_LINE), "longer than 100,000 characters"),
]


def write_dump(path, *lines):
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def read(path):
    """Records of a file and its skipped lines as a dict."""
    skipped = []
    records = list(user_files.source(path).records(skipped))
    return records, {one.line: one.reason for one in skipped}


def test_a_dump_adds_its_places(gazetteer, tmp_path):
    base = dump_line(geonames_id="900004", name="Qa‘idat al Wahm", alternates="", code="S\tAIRB")
    dump = write_dump(tmp_path / "SY.txt", dump_line(), base)
    assert not gazetteer.candidates("Tell Wahmi")
    extended = Gazetteer.open([dump])
    best = extended.candidates("Tel Wahmi")[0].place
    assert (best.id, best.country, best.admin1) == ("geonames:900001", "SYR", "Deir ez-Zor")
    assert extended.candidates("تل وهمي")[0].place == best
    assert extended.place("geonames:900004").feature == "base"
    assert extended.candidates("Deir Ezzor")[0].place.id == "geonames:170794"


def test_a_dump_spells_and_a_list_describes_what_stands_in_both(gazetteer, tmp_path):
    (known,) = gazetteer.candidates("Deir Ezzor", limit=1)
    both = dump_line(geonames_id=known.place.id.partition(":")[2], name="Wahmabad Qadim")
    extended = Gazetteer.open([write_dump(tmp_path / "SY.txt", both, dump_line())])
    (found,) = extended.candidates("Wahmabad Qadim")
    assert (found.place, found.spelling) == (known.place, "Wahmabad Qadim")
    assert extended.place("geonames:900001").id == "geonames:900001"


@pytest.mark.parametrize(("line", "reason"), BROKEN)
def test_a_broken_line_is_skipped_with_its_number_and_reason(tmp_path, line, reason):
    good = [dump_line(), "", line, dump_line(geonames_id="900010")]
    records, skipped = read(write_dump(tmp_path / "SY.txt", *good))
    assert [record.place.id for record in records] == ["geonames:900001", "geonames:900010"]
    assert list(skipped) == [3]
    assert reason in skipped[3]


def test_windows_line_ends_and_a_mark_at_the_start_are_no_part_of_a_name(tmp_path):
    path = tmp_path / "SY.txt"
    lines = [dump_line(), dump_line(geonames_id="900002")]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    records, skipped = read(path)
    assert [record.place.id for record in records] == ["geonames:900001", "geonames:900002"]
    assert not skipped


def test_large_ids_are_told_apart(tmp_path):
    ids = [str(10**15), str(10**15 + 1), str(10**15)]
    path = write_dump(tmp_path / "SY.txt", *(dump_line(geonames_id=one) for one in ids))
    records, skipped = read(path)
    assert len(records) == 2
    assert list(skipped) == [3]


def test_abandoned_places_come_after_their_living_namesakes(tmp_path):
    lines = [
        dump_line(geonames_id="900001", code="P\tPPLQ", population="900"),
        dump_line(geonames_id="900002", code="P\tPPL", population="0"),
    ]
    found = Gazetteer.open([write_dump(tmp_path / "SY.txt", *lines)]).candidates("Tall Wahmi")
    assert [one.place.id for one in found] == ["geonames:900002", "geonames:900001"]


def test_too_many_broken_lines_are_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr("geodata.gazetteer.sources.lines._MOST_SKIPPED", 50)
    path = write_dump(tmp_path / "SY.txt", dump_line(), *["too\tfew"] * 60)
    with pytest.raises(GazetteerError, match=r"SY.txt: 50 lines give no place.*line 51"):
        read(path)


def test_a_csv_adds_its_places_and_wins_over_the_list(tmp_path):
    path = tmp_path / "our places.csv"
    path.write_text(
        "\ufeffName,Latitude,Longitude,feature,country,spellings\n"
        "Camp Wahmi,34.6,40.8,camp,SY,Mukhayyam Wahmi|مخيم وهمي\n"
        "Nowhere,120,10,camp,SY,\n"
        ",1,1,camp,SY,\n"
        'Odd,"1,5",2,camp,SY,\n'
        "Strange,1,2,castle,SY,\n"
        "Abroad,1,2,camp,XX,\n"
        "Nawa, Daraa,1,2,camp,SY,x\n"
        "Camp Wahmi,34.6,40.8,camp,SY,again\n"
        "Raqqa,35.95,39.01,city,Syrian Arab Republic,\n",
        encoding="utf-8",
    )
    gazetteer = Gazetteer.open([path])
    camp = gazetteer.candidates("Mukhayyam Wahmi")[0].place
    assert (camp.name, camp.feature, camp.country) == ("Camp Wahmi", "camp", "SYR")
    raqqa = gazetteer.candidates("ar-Raqqah")[0].place
    assert (raqqa.id, raqqa.latitude) == ("our-places:raqqa", 35.95)
    assert raqqa.population > 100_000
    assert gazetteer.place("geonames:172955") == raqqa
    skipped = {one.line: one.reason for one in gazetteer.info()[0].skipped}
    assert list(skipped) == [3, 4, 5, 6, 7, 8, 9]
    assert skipped[6].endswith("'castle'")
    assert skipped[7].endswith("'XX'")
    assert "7 columns instead of 6" in skipped[8]
    assert "twice" in skipped[9]


def test_short_csv_rows_are_places_without_what_they_lack(tmp_path):
    path = tmp_path / "short.csv"
    path.write_text("name,latitude,longitude,country\nWahmiyah Gharbiyah,34.6,40.8\n")
    place = Gazetteer.open([path]).candidates("Wahmiyah Gharbiyah")[0].place
    assert place.country is None


def test_ids_stay_when_lines_move(tmp_path):
    head, one, two = "name,latitude,longitude\n", "Tell A,1,2\n", "Tell B,3,4\nTell B,5,6\n"
    path = tmp_path / "x.csv"
    path.write_text(head + one + two)
    before = {record.place.id: record.place.latitude for record in read(path)[0]}
    path.write_text(head + two + one)
    assert before == {record.place.id: record.place.latitude for record in read(path)[0]}
    assert before == {"x:tell-a": 1.0, "x:tell-b": 3.0, "x:tell-b-2": 5.0}


def test_an_id_that_stands_twice_is_skipped(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("id,name,latitude,longitude\na,Tell A,1,2\na,Tell B,3,4\n")
    records, skipped = read(path)
    assert [record.place.id for record in records] == ["x:a"]
    assert "twice: 'a'" in skipped[3]


@pytest.mark.parametrize(
    "header",
    [
        "name,latitude,longitude",
        "Name;Lat;Lng",
        "Place Name\tlat\tlong",
        "Site|Y|X",
        '"SITE_NAME","LATITUDE","LONGITUDE"',
        "toponym;decimalLatitude;decimalLongitude",
        "sep=;\nname;lat;lon",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_headers_separators_and_encodings_that_people_have(tmp_path, header, encoding, newline):
    delimiter = next(one for one in ",;\t|" if one in header.splitlines()[-1])
    rows = [delimiter.join(["Café Wahmi", "34.6", "40.8"]), delimiter.join(["Wâhmi", "3", "4"])]
    path = tmp_path / "x.csv"
    path.write_bytes(newline.join([*header.splitlines(), *rows]).encode(encoding))
    records, skipped = read(path)
    assert not skipped
    assert [record.place.name for record in records] == ["Café Wahmi", "Wâhmi"]
    assert (records[0].place.latitude, records[0].place.longitude) == (34.6, 40.8)


def test_arabic_of_windows_is_read(tmp_path):
    names = ["وهمي الشرقي", "تل وهمي الغربي", "قرية النخيل"]
    path = tmp_path / "x.csv"
    rows = [f"{name},34.6,4{n}" for n, name in enumerate(names)]
    path.write_bytes("\n".join(["الاسم,lat,lon", *rows]).encode("cp1256"))
    assert [record.place.name for record in read(path)[0]] == names


def test_one_damaged_letter_does_not_change_the_encoding_of_the_others(tmp_path):
    path = tmp_path / "x.csv"
    rows = ["name,lat,lon", *(f"تل {n},1,{n + 1}" for n in range(20))]
    path.write_bytes("\n".join(rows).encode() + b"\nTell \xff,1,2\n")
    records, skipped = read(path)
    assert [record.place.name for record in records] == [f"تل {n}" for n in range(20)]
    assert list(skipped) == [22]


def test_decimal_commas_and_more_names(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Name;Lat;Lon;name_ar;alt_names\nWahmi;34,6;40,8;وهمي;Wahmy|Al Wahmi;Wehmi\n")
    assert read(path)[1] == {2: "6 columns instead of 5: quote a value that holds a delimiter"}
    path.write_text("Name;Lat;Lon;name_ar;alt_names\nWahmi;34,6;40,8;وهمي;Wahmy|Al Wahmi\n")
    ((record,), skipped) = read(path)
    assert (record.place.latitude, record.place.longitude) == (34.6, 40.8)
    assert record.spellings == ("وهمي", "Wahmy", "Al Wahmi")
    assert not skipped


def test_a_quotation_mark_that_is_not_closed_costs_its_own_line(tmp_path):
    path = tmp_path / "x.csv"
    rows = [f"Tell {n},1,{n}" for n in range(1, 40)]
    rows[4] = '"Tell 5,1,5'
    rows[9] = '"Tell" 10,1,10'
    rows[14] = 'Tell 15,1,15,"two\nlines"'
    path.write_text("\n".join(["name,lat,lon,note", *rows]))
    records, skipped = read(path)
    assert skipped == {
        6: "a quotation mark in it is not closed",
        11: "its quotation marks or line ends do not match",
    }
    assert [record.place.longitude for record in records] == [
        n for n in range(1, 40) if n not in {5, 10}
    ]


def test_a_file_may_come_in_a_zip_as_geonames_sends_it(tmp_path):
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "This readme describes the GeoNames files\n")
        archive.writestr("SY.txt", dump_line())
    source = user_files.source(path)
    assert source.name == "SY.txt"
    assert [record.place.name for record in source.records([])] == ["Tall Wahmi"]


def test_a_gzipped_file_is_the_same_file(tmp_path):
    plain, packed = tmp_path / "SY.txt", tmp_path / "SY.txt.gz"
    plain.write_text(dump_line())
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    one, other = user_files.source(plain), user_files.source(packed)
    assert (one.name, one.fingerprint) == (other.name, other.fingerprint)
    assert list(one.records([])) == list(other.records([]))


def zipped(**members):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"a,b\n1,2\n", "neither a GeoNames dump"),
        (b"{}", "neither a GeoNames dump"),
        (b"Al-Tanf,33.5,38.6\n", "its first line is a place"),
        (b"1\tAl-Tanf\ten\t1\t\t\t\t\t\t\n", "10 columns split by tabs"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "is no text"),
        (b"\xd0\xcf\x11\xe0" + bytes(500), "save it as CSV"),
        (b"%PDF-1.7\n" + bytes(range(32)) * 50, "is no text"),
        (b"\x1f\x8b\x08\x00broken", "cannot be read"),
        (b"PK\x03\x04broken", "cannot be read"),
        (zipped(xl__workbook_xml="x", a_txt="b"), "is a spreadsheet; save it as CSV"),
        (zipped(a_shp="x"), r"holds no .txt and no .csv"),
        (zipped(a_txt="x", b_csv="y"), r"holds 2 tables \(a.txt, b.csv\)"),
        (b"x" * 3_000_000, "neither a GeoNames dump"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_name(tmp_path, content, said):
    path = tmp_path / "strange.txt"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=f"{re.escape(str(path))}: .*{said}") as raised:
        Gazetteer.open([path])
    assert len(str(raised.value).splitlines()) == 1


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(GazetteerError, match=r"nothing\.csv: cannot be read"):
        user_files.source(tmp_path / "nothing.csv")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(GazetteerError, match="cannot be read"):
        user_files.source(tmp_path)


@pytest.mark.parametrize(
    "content", ["name;latitude;longitude\n", dump_line(latitude="x"), "name,lat,lon\n,1,1\n"]
)
def test_a_file_without_one_good_line_is_an_error(tmp_path, content):
    path = tmp_path / "bad.txt"
    path.write_text(content)
    with pytest.raises(GazetteerError, match=r"bad.txt: no usable place"):
        Gazetteer.open([path])


def test_a_line_without_end_takes_little_memory(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_bytes(dump_line().encode() + b"\n" + b"x" * 5_000_000 + b"\n" + b"end")
    lines = list(read_lines(survey(path)))
    assert [len(line) > MAX_LINE for line in lines] == [False, True, False]
    assert lines[2] == "end"


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "bytes.csv"
    path.write_bytes(b"name,lat,lon\nTell,1,2\n" + content)
    try:
        records, _ = read(path)
    except GazetteerError as error:
        assert "is no text" in str(error)  # noqa: PT017 - what else is refused is a defect
    else:
        assert records[0].place.name == "Tell"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters='\n\r"'), max_size=20)))
def test_no_header_crashes_the_reader(cells):
    layout = csv_places.layout_of([",".join([*cells, "name", "lat", "lon"])])
    assert layout is not None
    assert {"name", "latitude", "longitude"} <= layout.columns.keys()


@pytest.mark.parametrize("name", ["JO.txt", "SY.txt"])
def test_real_dumps_are_read_whole(shared, name):
    records, skipped = read(shared / "gazetteer" / name)
    assert len(records) > 1_000
    assert not skipped
    assert {record.place.country for record in records} <= {"JOR", "SYR", None}


def test_a_dump_does_not_rename_a_place_of_the_seeds(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text(dump_line(geonames_id="174448", name="Ālbū Kamāl", alternates="Abu Kamal"))
    best = Gazetteer.open([path]).candidates("Abu Kamal")[0].place
    assert (best.id, best.name) == ("geonames:174448", "Abu Kamal")
