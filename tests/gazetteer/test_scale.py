"""What keeps look-ups cheap when there are millions of places."""

import time

from geodata.gazetteer import Gazetteer
from geodata.gazetteer.building import open_segment
from geodata.gazetteer.parts import Part
from geodata.gazetteer.records import Record, Source
from geodata.models import Place

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
    return Gazetteer([Part(source, *open_segment(source, folder))])


def test_of_thousands_of_namesakes_only_the_best_are_read(tmp_path):
    gazetteer = gazetteer_of(namesakes(20_000), tmp_path)
    start = time.process_time()
    found = gazetteer.candidates("Al Hamra", limit=5)
    assert time.process_time() - start < 0.01
    assert [each.place.id for each in found] == [f"test:{n}" for n in range(19_999, 19_994, -1)]


def test_a_misspelling_of_thousands_of_namesakes_is_cheap(tmp_path):
    gazetteer = gazetteer_of(namesakes(20_000, "Al Hamraniyah"), tmp_path)
    gazetteer.candidates("Nowhere in particular")  # Loads what is loaded once.
    start = time.process_time()
    found = gazetteer.candidates("Hamranitah", limit=5)
    assert time.process_time() - start < 0.05
    assert found[0].place.id == "test:19999"


def test_an_index_sorted_on_disk_finds_the_same(tmp_path, monkeypatch):
    names = ["Barkaldirzur", "Tell Masnabhafjir", "Salghartumwan", "Barkaldirsur", "Nowhere"]
    plain = gazetteer_of(many(3_000), tmp_path / "memory")
    monkeypatch.setattr("geodata.gazetteer.tables._IN_MEMORY", 1 << 12)
    monkeypatch.setattr("geodata.gazetteer.writing._REMEMBERED", 100)
    told = []
    source = Source("test", "1", lambda _skipped: many(3_000), expected=3_000)
    opened = open_segment(source, tmp_path / "disk", progress=lambda *step: told.append(step))
    dealt_out = Gazetteer([Part(source, *opened)])
    for name in names:
        assert dealt_out.candidates(name) == plain.candidates(name)
    assert any(plain.candidates(name) for name in names[:1])
    assert told[-1][0] == "test: sorting"
    assert told[-1][1] == told[-1][2]


def test_pages_handed_back_are_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr("geodata.gazetteer.mapping._LARGE", 1)
    monkeypatch.setattr("geodata.gazetteer.gazetteer._LOOKUPS_BETWEEN_RELEASES", 1)
    gazetteer = gazetteer_of(many(500), tmp_path)
    for number in (0, 77, 499):
        name = gazetteer.place(f"test:{number}").name
        assert gazetteer.candidates(name)[0].place.id == f"test:{number}"
