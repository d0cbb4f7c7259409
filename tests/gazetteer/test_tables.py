from contextlib import closing
from struct import Struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.gazetteer.tables import Table, TableWriter

ROW = Struct("<If")
HASHES = st.one_of(st.integers(0, 2**64 - 1), st.integers(0, 5), st.just(2**64 - 1))


def table_of(folder, rows, *, rank=None):
    with closing(TableWriter(folder / "test", ROW, rank=rank)) as writer:
        for row in rows:
            writer.add(writer.pack(*row))
        for _ in writer.finish():
            pass
    return Table(folder / "test", ROW)


@pytest.fixture(params=["in memory", "dealt out"])
def memory(request, monkeypatch):
    if request.param == "dealt out":
        monkeypatch.setattr("geodata.gazetteer.tables._IN_MEMORY", 64)


@pytest.fixture(params=["mapped", "read by the bucket", "read by the row"])
def reading(request, monkeypatch):
    if request.param != "mapped":
        monkeypatch.setattr("geodata.gazetteer.contents._LARGE", 1)
    if request.param == "read by the row":
        monkeypatch.setattr("geodata.gazetteer.tables._READ_AT_ONCE", 0)


@pytest.mark.usefixtures("memory", "reading")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.tuples(HASHES, st.integers(0, 2**32 - 1))), HASHES, st.integers(1, 3))
def test_every_row_is_found_under_its_hash_and_nothing_else(tmp_path, rows, absent, most):
    table = table_of(tmp_path, [(hash_, number, 0.0) for hash_, number in rows])
    assert len(table) == len(rows)
    for wanted in {absent, *(hash_ for hash_, _ in rows)}:
        low, high = wanted & ~1, wanted | 1
        first = [number for hash_, number in rows if hash_ == low]
        second = [number for hash_, number in rows if hash_ == high]
        own = first if wanted == low else second
        assert [number for number, _ in table.rows(wanted)] == own
        assert [number for number, _ in table.rows(low, high)] == first + second
        few = [number for number, _ in table.rows(low, high, most)]
        assert few in (first[:most] + second[:most], first + second)
        assert len(few) <= 2 * most


@pytest.mark.usefixtures("memory", "reading")
def test_of_one_hash_the_highest_rank_comes_first(tmp_path):
    rows = [(7, number, float(number * 37 % 101)) for number in range(101)]
    table = table_of(tmp_path, rows, rank=4)
    found = [rank for _, rank in table.rows(7)]
    assert found == sorted(found, reverse=True)
    assert len(found) == 101
    assert [rank for _, rank in table.rows(7, most=5)] == found[:5]


@pytest.mark.usefixtures("reading")
def test_rows_of_two_tables_with_one_hash_are_paired(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one = table_of(tmp_path / "one", [(number << 50, number, 1.0) for number in range(90)])
    other = table_of(tmp_path / "other", [(number << 51, number, 2.0) for number in range(90)])
    pairs = [
        (ROW.unpack(here)[0], ROW.unpack(there)[0])
        for rows, others in one.shared_with(other)
        for here, there in zip(rows.tolist(), others.tolist(), strict=True)
    ]
    assert pairs == [(2 * number, number) for number in range(45)]


@pytest.mark.usefixtures("memory")
def test_nothing_but_the_table_is_left(tmp_path):
    table_of(tmp_path, [(number << 56, number, 0.0) for number in range(200)])
    assert {path.suffix for path in tmp_path.iterdir()} == {".rows", ".bounds"}


def test_files_of_two_tables_are_refused(tmp_path):
    table_of(tmp_path, [(1, 1, 0.0), (2, 2, 0.0)])
    (tmp_path / "test.rows").write_bytes(b"12345678" * 2)
    with pytest.raises(ValueError, match="do not belong together"):
        Table(tmp_path / "test", ROW)
