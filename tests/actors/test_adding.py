"""Actors of one's own in Python: for one call, or for good."""

from __future__ import annotations

from pathlib import Path

import pytest

import geodata
from geodata.actors import ActorRegister, added, adding, default_register
from geodata.errors import RegisterError

TABLE = "id,name,aliases,kind,country,parent\nliwa-x,Liwa Xanadu,Xanadis,armed-group,SYR,\n"
TEXT = "The Xanadis left."


@pytest.fixture
def home(tmp_path: Path, dateline_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "gazetteer").symlink_to(dateline_home / "gazetteer")
    monkeypatch.setenv("DATELINE_HOME", str(folder))
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, "utf-8")
    return path


def named(actors: ActorRegister | None = None) -> list[str]:
    return [mention.actor.name for mention in geodata.parse(TEXT, actors=actors).actors]


def test_a_register_of_ones_own_holds_for_one_call(mine: Path) -> None:
    assert named(geodata.ActorRegister.load([mine])) == ["Liwa Xanadu"]
    assert named() == []
    (found,) = geodata.parse_many([TEXT], actors=ActorRegister.load([str(mine)]))
    assert [mention.actor.id for mention in found.actors] == ["liwa-x"]


def test_what_is_added_is_known_at_once_until_it_is_removed(home: Path, mine: Path) -> None:
    result = adding.add(mine)
    assert (result.source.actors, result.replaced, result.unchanged) == (1, False, False)
    assert added.files() == (home / "actors" / "mine.csv",)
    assert named() == ["Liwa Xanadu"]
    assert adding.remove("mine.csv") == result.path
    assert named() == []
    default_register.cache_clear()


def test_what_cannot_be_used_leaves_what_was_added(home: Path, mine: Path) -> None:
    adding.add(mine)
    mine.write_text("nonsense", "utf-8")
    with pytest.raises(RegisterError, match="lacks the column 'id'"):
        adding.add(mine)
    assert named() == ["Liwa Xanadu"]
    adding.remove("mine.csv")
    assert list((home / "actors").glob("*.csv")) == []


def test_a_hidden_name_is_no_longer_hidden_in_the_copy(home: Path, mine: Path) -> None:
    hidden = mine.rename(mine.with_name(".mine.csv"))
    assert adding.add(hidden).path == home / "actors" / "mine.csv"
    assert adding.remove(".mine.csv").name == "mine.csv"
