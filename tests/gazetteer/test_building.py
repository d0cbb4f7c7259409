import multiprocessing
import shutil
from pathlib import Path

import pytest

from geodata.errors import GazetteerError
from geodata.gazetteer import Gazetteer
from geodata.gazetteer.building import forget, open_segment
from geodata.gazetteer.parts import open_part
from geodata.gazetteer.records import Record, Source
from geodata.models import Place


def place(number, name="Tell Brak", **values):
    fields = {"latitude": 36.0 + number / 10, "longitude": 41.0, "feature": "village"} | values
    return Place(f"test:{number}", name, country="SYR", **fields)


def source(records, name="test", fingerprint="1"):
    return Source(name, fingerprint, lambda _skipped: iter(records), expected=len(records))


def opened(test, folder, **options):
    return open_part(test, folder, below=[], lower=Gazetteer([]), **options)


def gazetteer_of(records, folder, **options):
    test = source(records, **options)
    return Gazetteer([opened(test, folder)])


def test_what_is_written_is_found_again(tmp_path):
    record = Record(place(1, population=12, radius_km=3.5), ("Tall Brak", "تل براك"), prominence=5)
    gazetteer = gazetteer_of([record], tmp_path)
    for name in ("Tell Brak", "tall brak", "تل براك"):
        (candidate,) = gazetteer.candidates(name)
        assert (candidate.place, candidate.similarity) == (record.place, 1)
    assert gazetteer.place("test:1") == record.place
    assert gazetteer.reverse(36.1, 41.0) == record.place


def test_names_with_tabs_newlines_and_lone_surrogates_survive(tmp_path):
    odd = Record(place(1, name="Tell\nBrak\x1f \ud800"), ("a\tb name", "", "\n"))
    gazetteer = gazetteer_of([odd, Record(place(2, name="Qamishli"), ())], tmp_path)
    assert gazetteer.candidates("A B Name")[0].place.id == "test:1"
    assert gazetteer.candidates("Qamishli")[0].place.name == "Qamishli"


def test_the_more_prominent_of_two_namesakes_comes_first(tmp_path):
    records = [Record(place(1), (), prominence=1), Record(place(2), (), prominence=9)]
    found = gazetteer_of(records, tmp_path).candidates("Tell Brak")
    assert [candidate.place.id for candidate in found] == ["test:2", "test:1"]


def test_the_index_is_built_once_for_the_same_inputs(tmp_path):
    calls = []

    def records(_skipped):
        calls.append(1)
        yield Record(place(1), ())

    for fingerprint in ("1", "1", "2"):
        open_segment(Source("test", fingerprint, records), tmp_path)
    assert len(calls) == 2


def test_progress_is_told(tmp_path):
    told = []
    open_segment(
        source([Record(place(n), ()) for n in range(6_000)]),
        tmp_path,
        progress=lambda *step: told.append(step),
    )
    assert told == [("test", 5_000, 6_000), ("test", 6_000, 6_000)]


def test_an_interrupted_build_leaves_the_old_index_and_no_draft(tmp_path):
    open_segment(source([Record(place(1), ())]), tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())

    def broken(_skipped):
        yield Record(place(2), ())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_segment(Source("test", "2", broken), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    segment, _ = open_segment(source([]), tmp_path)
    assert segment.place_count == 1


def test_a_source_without_places_is_an_error(tmp_path):
    with pytest.raises(GazetteerError, match="no usable place"):
        open_segment(source([]), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["build.lock"]


FILES = [
    "meta.json",
    "sizes.json",
    "records.bin",
    "spellings.rows",
    "folds.rows",
    "told.txt",
    "cells.rows",
]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("left", [None, 0, 0.5])
def test_a_part_that_lost_a_file_or_half_of_it_is_built_again(tmp_path, file, left):
    records = [Record(place(n, name=f"Tell {n}"), ()) for n in range(50)]
    _, folder = open_segment(source(records), tmp_path)
    content = (folder / file).read_bytes()
    if left is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content[: int(len(content) * left)])
    test, told = source(records), []
    part = opened(test, tmp_path, progress=lambda *step: told.append(step))
    assert told == [("test", 50, 50)]
    (found,) = Gazetteer([part]).candidates("Tell 49")
    assert found.place.id == "test:49"


def test_a_damaged_part_is_an_error_that_names_its_folder(tmp_path):
    records = [Record(place(n), ()) for n in range(50)]
    _, folder = open_segment(source(records), tmp_path)
    (folder / "meta.json").write_bytes(b" " * (folder / "meta.json").stat().st_size)
    with pytest.raises(GazetteerError, match=rf"{folder.name}.*damaged.*remove the folder"):
        open_segment(source(records), tmp_path)


def test_a_part_is_forgotten_without_its_namesakes(tmp_path):
    other = source([Record(place(1), ())], name="test-old")
    open_segment(source([Record(place(1), ())]), tmp_path)
    _, kept = open_segment(other, tmp_path)
    forget(source([]), tmp_path)
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [kept]


def test_after_its_folder_is_removed_the_index_is_built_again(tmp_path):
    records = [Record(place(1), ())]
    _, folder = open_segment(source(records), tmp_path)
    shutil.rmtree(folder)
    segment, again = open_segment(source(records), tmp_path)
    assert (segment.place_count, again) == (1, folder)


def test_an_open_gazetteer_still_says_what_it_holds_after_its_folder_is_removed(tmp_path):
    gazetteer = gazetteer_of([Record(place(1), ("Tall Brak",))], tmp_path)
    forget(source([]), tmp_path)
    (info,) = gazetteer.info()
    assert (info.name, info.places, info.spellings) == ("test", 1, 2)
    assert gazetteer.candidates("Tall Brak")


def test_old_versions_do_not_pile_up(tmp_path):
    for version in range(8):
        open_segment(source([Record(place(1), ())], fingerprint=str(version)), tmp_path)
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) <= 3


def test_sources_that_are_now_together_leave_no_segments_of_their_own(tmp_path):
    one = source([Record(place(1), ())], name="one")
    stranger = source([Record(place(2), ())], name="one-more")
    _, former = open_segment(one, tmp_path)
    _, kept = open_segment(stranger, tmp_path)
    together = Source("both", "1", one.records, members=(one,))
    _, current = open_segment(together, tmp_path)
    assert not former.exists()
    assert {path for path in tmp_path.iterdir() if path.is_dir()} == {kept, current}


def _open_in_another_process(folder):
    records = [Record(place(n, name=f"Tell {n}"), ()) for n in range(2_000)]
    segment, _ = open_segment(source(records), Path(folder))
    return segment.place_count


def test_first_starts_at_the_same_time_share_one_whole_index(tmp_path):
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        counts = pool.map(_open_in_another_process, [str(tmp_path)] * 3)
    assert counts == [2_000] * 3
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


@pytest.mark.parametrize("what", ["mkdir", "lock"])
def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path, monkeypatch, what):
    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied", str(tmp_path))

    if what == "mkdir":
        monkeypatch.setattr(Path, "mkdir", refuse)
    else:
        monkeypatch.setattr("geodata.gazetteer.building.FileLock", refuse)
    with pytest.raises(GazetteerError, match="cannot be written") as error:
        open_segment(source([Record(place(1), ())]), tmp_path / "gazetteer")
    assert str(tmp_path / "gazetteer") in str(error.value)
    assert "DATELINE_HOME" in str(error.value)
    assert "\n" not in str(error.value)
