from __future__ import annotations

from pathlib import Path

import pytest

from geodata.actors import ActorRegister, adding, find_actors
from geodata.actors.spellings import FILE, settle
from geodata.errors import RegisterError
from geodata.models import Document


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))


def named(text: str) -> list[str]:
    document = Document("d", text, (0, len(text)), "a" * 64, language="en")
    return [one.actor.name for one in find_actors(document, (), ActorRegister.load())]


def test_a_spelling_means_the_settled_actor_and_keeps_who_that_is() -> None:
    register = ActorRegister.load()
    before = register.named("Free Syrian Army")
    settle("Falcon Brigadesmen", "Free Syrian Army", register)
    assert named("The Falcon Brigadesmen attacked.") == ["Free Syrian Army"]
    after = ActorRegister.load()
    assert after.named("Free Syrian Army") == before
    assert before is not None
    assert after.theatre(before) == register.theatre(before)


def test_an_actor_that_no_list_has_is_added() -> None:
    settle("Falcons", "Falcon Brigade", ActorRegister.load())
    assert named("The Falcons attacked.") == ["Falcon Brigade"]


def test_the_latest_word_counts_and_the_file_can_be_removed() -> None:
    settle("Falcons", "Falcon Brigade", ActorRegister.load())
    settle("Falcons", "Quds Force", ActorRegister.load())
    assert named("The Falcons attacked.") == ["Quds Force"]
    adding.remove(FILE)
    assert "Quds Force" not in named("The Falcons attacked.")


def test_what_is_no_name_is_refused() -> None:
    with pytest.raises(RegisterError, match="is no name"):
        settle(" | ", "Quds Force", ActorRegister.load())
