"""``dateline import``: what is shown, what comes in, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.store import Store
from tests.cli.conftest import Run
from tests.exchange.imports.test_imports import ACLED, table

INCIDENT = {"When": "2018-06-17", "Y": "34.4", "X": "40.9", "What": "Shelling", "Colour": "red"}


def ids() -> list[str]:
    with Store() as store:
        return [one.id.partition(":")[0] for one in store.events()]


def test_a_known_layout_comes_in_and_goes_out_again(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, ACLED, ACLED | {"event_id_cnty": "SYR2", "latitude": "x"})
    done = run("import", path)
    assert done.status == 2
    assert "rows.csv: ACLED, and its lists of deleted events; the set 'acled'" in done.err
    assert "dateline: rows.csv, row 3: latitude 'x' is no number" in done.err
    assert done.err.endswith("rows.csv: 1 event in 'acled', 1 new, 1 row not used\n")
    assert ids() == ["acled"]
    assert run("import", "--list").out.startswith("acled  1 event  20")
    exported = run("export", "-o", tmp_path / "a.geojson", "--collection", "acled")
    assert "imported with acled; 1 of 1 event" in exported.err
    assert run("import", "--remove", "acled").err == "acled: 1 event removed\n"
    assert run("import", "--list").out == "nothing was imported\n"


def test_the_plan_of_a_table_is_shown_and_can_be_corrected(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, INCIDENT, name="incidents.csv")
    shown = run("import", path, "--show-plan")
    assert shown.status == 0
    assert "  date=when, latitude=y, longitude=x\n  not used: what, colour\n" in shown.err
    assert ids() == []
    assert run("import", path, "--map", "kind=What", "--dry-run").err.endswith(
        "1 event would come into 'incidents'\n"
    )
    assert ids() == []
    assert run("import", path, "--map", "kind=What", "--name", "field-team").status == 0
    with Store() as store:
        (event,) = store.events()
    assert (event.kind, event.collection) == ("shelling", "field-team")


def test_the_other_files_are_still_read(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n", "utf-8")
    done = run("import", bad, table(tmp_path, ACLED))
    assert done.status == 2
    assert "no column is known for the date" in done.err
    assert ids() == ["acled"]


def test_many_bad_rows_are_counted_and_listed_when_asked(run: Run, tmp_path: Path) -> None:
    rows = [ACLED | {"event_id_cnty": f"S{number}", "fatalities": "x"} for number in range(30)]
    path = table(tmp_path, *rows)
    assert "… and 10 rows more that cannot be used; --dry-run lists them" in run("import", path).err
    assert run("import", path, "--dry-run").err.count("is no number") == 30


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give the FILE of a table, --list, or --remove NAME"),
        (["x.csv", "--list"], "give the FILE of a table"),
        (["x.csv", "--map", "date"], "--map 'date': write it as FIELD=COLUMN"),
        (["x.csv"], "x.csv"),
        (["--remove", "acled"], "no imported set is called 'acled'"),
    ],
)
def test_a_wrong_wish_is_one_line_and_status_2(run: Run, arguments: list[str], said: str) -> None:
    done = run("import", *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.err.count("\n") == 1


def test_the_name_of_a_set_is_checked(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, ACLED)
    for name in ("reports", "two words", "a:b"):
        assert f"a set cannot be called {name!r}" in run("import", path, "--name", name).err
