# ruff: noqa: RUF001 - letters that look alike are the subject
import re

import pytest

from geodata.errors import GazetteerError
from geodata.gazetteer import Gazetteer
from geodata.gazetteer.sources import user_files


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


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "SY.txt"
    lines = [
        dump_line(),
        "only\tthree\tcolumns",
        dump_line(geonames_id="900002", latitude="91"),
        dump_line(geonames_id="900003", longitude="east"),
        dump_line(),
        dump_line(geonames_id="900004", name="Qa‘idat al Wahm", alternates="", code="S\tAIRB"),
        dump_line(geonames_id="x5"),
        dump_line(geonames_id="900006", name=" "),
        dump_line(geonames_id="900007", latitude="nan"),
        "900008\tTall",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_dump_adds_its_places(gazetteer, dump):
    assert not gazetteer.candidates("Tell Wahmi")
    extended = Gazetteer.open([dump])
    best = extended.candidates("Tel Wahmi")[0].place
    assert (best.id, best.country, best.admin1) == ("geonames:900001", "SYR", "Deir ez-Zor")
    assert extended.candidates("تل وهمي")[0].place == best
    assert extended.place("geonames:900004").feature == "base"
    assert extended.candidates("Deir Ezzor")[0].place.id == "geonames:170794"


def test_broken_lines_are_skipped_counted_and_numbered(dump):
    info = next(info for info in Gazetteer.open([dump]).info() if info.name == "SY.txt")
    assert info.places == 2
    reasons = {skipped.line: skipped.reason for skipped in info.skipped}
    assert sorted(reasons) == [2, 3, 4, 5, 7, 8, 9, 10]
    assert "3 columns" in reasons[2]
    assert "91" in reasons[3]
    assert "twice" in reasons[5]


def test_a_csv_adds_its_places_and_wins_over_the_list(tmp_path):
    path = tmp_path / "ours.csv"
    path.write_text(
        "\ufeffName,Latitude,Longitude,feature,country,spellings\n"
        "Camp Wahmi,34.6,40.8,camp,SY,Mukhayyam Wahmi|مخيم وهمي\n"
        "Nowhere,120,10,camp,SY,\n"
        ",1,1,camp,SY,\n"
        'Odd,"1,5",2,camp,SY,\n'
        "Strange,1,2,castle,SY,\n"
        "Abroad,1,2,camp,XX,\n"
        "Raqqa,35.95,39.01,city,SYR,\n",
        encoding="utf-8",
    )
    gazetteer = Gazetteer.open([path])
    camp = gazetteer.candidates("Mukhayyam Wahmi")[0].place
    assert (camp.name, camp.feature, camp.country) == ("Camp Wahmi", "camp", "SYR")
    raqqa = gazetteer.candidates("ar-Raqqah")[0].place
    assert (raqqa.id, raqqa.latitude) == ("ours:8", 35.95)
    assert raqqa.population > 100_000
    assert gazetteer.place("geonames:172955") == raqqa
    skipped = gazetteer.info()[0].skipped
    assert [line.line for line in skipped] == [3, 4, 5, 6, 7]


def test_short_csv_rows_are_places_without_what_they_lack(tmp_path):
    path = tmp_path / "short.csv"
    path.write_text("name,latitude,longitude,country\nWahmiyah Gharbiyah,34.6,40.8\n")
    place = Gazetteer.open([path]).candidates("Wahmiyah Gharbiyah")[0].place
    assert place.country is None


@pytest.mark.parametrize("content", ["", "\n\n", "a,b\n1,2\n", "{}", "name;latitude;longitude\n"])
def test_a_file_of_another_kind_is_refused_by_name(tmp_path, content):
    path = tmp_path / "strange.txt"
    path.write_text(content)
    with pytest.raises(GazetteerError, match=re.escape(str(path))):
        Gazetteer.open([path])


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(GazetteerError, match=r"nothing\.csv: cannot be read"):
        user_files.source(tmp_path / "nothing.csv")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(GazetteerError, match="cannot be read"):
        user_files.source(tmp_path)


def test_a_dump_without_one_good_line_is_an_error(tmp_path):
    path = tmp_path / "bad.txt"
    path.write_text(dump_line(latitude="x") + "\n" + dump_line(latitude="y"))
    with pytest.raises(GazetteerError, match=r"no usable place.*line 1"):
        Gazetteer.open([path])


def test_a_binary_file_is_refused(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50)
    with pytest.raises(GazetteerError, match="neither"):
        Gazetteer.open([path])


def test_real_dumps_are_read_whole(shared):
    skipped = []
    records = list(user_files.source(shared / "gazetteer" / "JO.txt").records(skipped))
    assert len(records) > 1_000
    assert skipped == []
    assert {record.place.country for record in records} <= {"JOR", None}


def test_a_dump_does_not_rename_a_place_of_the_seeds(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text(dump_line(geonames_id="174448", name="Ālbū Kamāl", alternates="Abu Kamal"))
    best = Gazetteer.open([path]).candidates("Abu Kamal")[0].place
    assert (best.id, best.name) == ("geonames:174448", "Abu Kamal")
