"""What keeps look-ups cheap when there are millions of places."""

import pytest

from geodata.gazetteer import Gazetteer
from geodata.gazetteer.folds import FoldIndex
from geodata.gazetteer.parts import open_part
from geodata.gazetteer.records import Record, Source
from geodata.models import Place
from tests.work import calls

SYLLABLES = ("bar", "kal", "dir", "zur", "mas", "nab", "haf", "jir", "sal", "tum", "ghar", "wan")


def namesakes(count, name="Al Hamra"):
    for number in range(count):
        place = Place(f"test:{number}", name, 30 + number % 90 / 10, 40.0, "village", "YEM")
        yield Record(place, (), prominence=number)


def many(count):
    for number in range(count):
        name = "".join(SYLLABLES[number // 12**power % 12] for power in range(4))
        place = Place(f"test:{number}", name.title(), 30.0, 40 + number % 70 / 10, "city", "SYR")
        yield Record(place, (f"Tell {name}",), prominence=number)


def gazetteer_of(records, folder):
    source = Source("test", "1", lambda _skipped: records)
    return Gazetteer([open_part(source, folder, below=[], lower=Gazetteer([]))])


def test_of_thousands_of_namesakes_only_the_best_are_read(tmp_path):
    found = []
    few, many = (gazetteer_of(namesakes(count), tmp_path / f"{count}") for count in (200, 20_000))
    few.candidates("Nowhere in particular")  # Loads what is loaded once.
    least = calls(lambda: few.candidates("Al Hamra", limit=5))
    assert calls(lambda: found.extend(many.candidates("Al Hamra", limit=5))) < 2 * least
    assert [each.place.id for each in found] == [f"test:{n}" for n in range(19_999, 19_994, -1)]


def test_a_misspelling_of_thousands_of_namesakes_is_cheap(tmp_path):
    found = []
    few, many = (
        gazetteer_of(namesakes(count, "Al Hamraniyah"), tmp_path / f"{count}")
        for count in (200, 20_000)
    )
    few.candidates("Nowhere in particular")  # Loads what is loaded once.
    least = calls(lambda: few.candidates("Hamranitah", limit=5))
    assert calls(lambda: found.extend(many.candidates("Hamranitah", limit=5))) < 2 * least
    assert found[0].place.id == "test:19999"


def test_an_index_sorted_on_disk_finds_the_same(tmp_path, monkeypatch):
    names = ["Barkaldirzur", "Tell Masnabhafjir", "Salghartumwan", "Barkaldirsur", "Nowhere"]
    plain = gazetteer_of(many(3_000), tmp_path / "memory")
    monkeypatch.setattr("geodata.gazetteer.tables._IN_MEMORY", 1 << 12)
    monkeypatch.setattr("geodata.gazetteer.writing._REMEMBERED", 100)
    told = []
    source = Source("test", "1", lambda _skipped: many(3_000), expected=3_000)
    part = open_part(
        source,
        tmp_path / "disk",
        below=[],
        lower=Gazetteer([]),
        progress=lambda *step: told.append(step),
    )
    dealt_out = Gazetteer([part])
    for name in names:
        assert dealt_out.candidates(name) == plain.candidates(name)
    assert any(plain.candidates(name) for name in names[:1])
    assert told[-1][0] == "test: sorting"
    assert told[-1][1] == told[-1][2]


def test_large_files_are_read_and_not_mapped(tmp_path, monkeypatch):
    monkeypatch.setattr("geodata.gazetteer.contents._LARGE", 1)
    gazetteer = gazetteer_of(many(500), tmp_path)
    for number in (0, 77, 499):
        name = gazetteer.place(f"test:{number}").name
        assert gazetteer.candidates(name)[0].place.id == f"test:{number}"


def test_a_far_stream_is_found_as_it_is_spelled_and_a_village_misspelt_too(tmp_path):
    places = (
        Place("test:1", "Wollongambe Creek", -33.0, 150.0, "river", "AUS"),
        Place("test:2", "Wollongambe Junction", -33.0, 150.0, "village", "AUS"),
        Place("test:3", "Nahr al Wahm", 33.0, 40.0, "river", "SYR"),
    )
    gazetteer = gazetteer_of((Record(place, ()) for place in places), tmp_path)
    assert gazetteer.candidates("Wollongambe Creek")[0].place.id == "test:1"
    assert not gazetteer.candidates("Wollongambi Creek")
    assert gazetteer.candidates("Wollongambi Junction")[0].place.id == "test:2"
    assert gazetteer.candidates("Nahr el-Wahem")[0].place.id == "test:3"


def test_of_a_misspelling_no_record_is_read_but_those_asked_for(tmp_path, monkeypatch):
    gazetteer = gazetteer_of(many(3_000), tmp_path)
    monkeypatch.setattr(
        "geodata.gazetteer.segment.Segment.text", lambda *_: pytest.fail("a record was read")
    )
    assert gazetteer.candidates("Barkaldirsur")[0].place.name == "Barkaldirbar"


def test_what_cannot_be_among_the_best_is_not_read(tmp_path, monkeypatch):
    names = [*["Hamraniyat"] * 12, "Hamranit", "Khamranuyat", "Hamraniyun", "Hamriniyad"]
    records = (
        Record(Place(f"test:{n}", name, 30.0, 40.0, "city", "SYR"), ())
        for n, name in enumerate(names)
    )
    gazetteer, read = gazetteer_of(records, tmp_path), []
    told = FoldIndex.told
    monkeypatch.setattr(FoldIndex, "told", lambda folds, at: read.append(at) or told(folds, at))
    everything = gazetteer.candidates("Hamraniyad", limit=50)
    assert len({each.spelling for each in everything}) == len(read) == 5
    read.clear()
    assert gazetteer.candidates("Hamraniyad", limit=1) == everything[:1]
    assert len(read) == 2


def test_of_very_many_spellings_with_one_fold_each_is_compared(tmp_path):
    # They all sound the same: one vowel class, doubled letters, an apostrophe.
    spellings = [
        f"B{one}d{other}n{double}{third}r"
        for one in ("i", "e", "y", "ee")
        for other in ("i", "e", "y")
        for double in ("", "n")
        for third in ("a", "aa")
    ]
    records = (
        Record(Place(f"test:{n}", name, 30.0, 40.0, "village", "SYR"), (), prominence=-n)
        for n, name in enumerate(spellings)
    )
    gazetteer = gazetteer_of(records, tmp_path)
    assert len(spellings) > 2 * 16
    best = gazetteer.candidates("Bydynnaaro", limit=1)
    assert best[0].similarity > 0.5


def test_among_many_namesakes_a_city_under_another_romanisation_is_found(tmp_path):
    places = [
        *((f"test:{n}", "Hamrah", 10.0) for n in range(20)),
        ("test:city", "Hamraa", 1e6),
        ("test:hamlet", "Hamraa", 5.0),
    ]
    records = (
        Record(Place(place_id, name, 30.0, 40.0, "village", "SYR"), (), prominence=prominence)
        for place_id, name, prominence in places
    )
    gazetteer = gazetteer_of(records, tmp_path)
    found = [each.place.id for each in gazetteer.candidates("Hamrah")]
    assert found == ["test:city", *(f"test:{n}" for n in range(9))]
    everything = {each.place.id for each in gazetteer.candidates("Hamrah", limit=50)}
    assert everything == {place_id for place_id, _, _ in places}
