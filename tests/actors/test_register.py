from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geodata.actors import KINDS, ActorRegister, find_actors
from geodata.errors import SeedError
from geodata.models import Document
from geodata.settings import seed

HEADER = "id,name,aliases,kind,country,parent\n"


def own(folder: Path, *rows: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


def test_the_seeds_are_many_and_their_ids_and_names_unique(register: ActorRegister) -> None:
    with seed("actors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 350
    assert len({row["id"] for row in rows}) == len(rows)
    names = [actor.name for actor in register]
    assert len(set(names)) == len(names)
    assert {actor.kind for actor in register} <= KINDS


def test_every_member_of_the_united_nations_has_its_bodies(register: ActorRegister) -> None:
    states = [actor for actor in register if actor.kind == "state"]
    assert len(states) >= 193
    for state in states:
        assert state.country
        for body in ("government", "armed-forces", "police", "security-forces"):
            actor = register.body(state.country, body)  # type: ignore[arg-type]
            assert actor is not None
            assert actor.name in register.with_descendants(state.id)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("ISIL", "Islamic State"),
        ("Daesh", "Islamic State"),
        ("hizballah", "Hezbollah"),
        ("Hashd al-Sha'abi", "Popular Mobilization Forces"),
        ("Popular Mobilisation Units", "Popular Mobilization Forces"),
        ("Maghawhir al-Thawra", "Maghawir al-Thawra"),
        ("HTS", "Hayat Tahrir al-Sham"),
        ("U.S.", "United States"),
        ("Syrian Arab Republic", "Syria"),
        ("Turkish Armed Forces", "Turkish Armed Forces"),
        ("Armed Forces of Chad", "Chadian Armed Forces"),
    ],
)
def test_spellings_lead_to_the_canonical_name(
    register: ActorRegister, spelling: str, name: str
) -> None:
    actor = register.named(spelling)
    assert actor is not None
    assert actor.name == name
    assert register.get(actor.id) == actor


def test_parents_lead_up_to_the_state(register: ActorRegister) -> None:
    chain = []
    actor = register.named("Soleimani")
    while actor:
        chain.append(actor.name)
        actor = register.get(actor.parent) if actor.parent else None
    assert chain == [
        "Qassem Soleimani",
        "Quds Force",
        "Islamic Revolutionary Guard Corps",
        "Iranian Armed Forces",
        "Iran",
    ]


def test_a_filter_takes_all_that_belongs_to_an_actor(register: ActorRegister) -> None:
    iran = register.with_descendants("Iran")
    assert {"Iran", "Quds Force", "Qassem Soleimani", "Iranian Government"} <= iran
    assert "Popular Mobilization Forces" not in iran
    assert "Kata'ib Hezbollah" in register.with_descendants("popular-mobilization-forces")
    assert register.with_descendants("ISIS") == register.with_descendants("Islamic State")
    assert register.with_descendants("Sons of Nowhere") == {"Sons of Nowhere"}


def test_a_file_of_ones_own_adds_actors_and_spellings(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "blue-brigade,Blue Brigade,Liwa Azraq|BlueB,armed-group,SYR,syrian-rebels",
        "hezbollah,Hezbollah,Party of God,armed-group,LBN,",
    )
    register = ActorRegister.load([path])
    blue = register.named("Liwa Azraq")
    assert blue is not None
    assert blue.id == "blue-brigade"
    assert "Blue Brigade" in register.with_descendants("Syrian rebels")
    party = register.named("Party of God")
    assert party is not None
    assert party == register.named("Hizbullah")
    assert register.skipped == ()


def test_a_group_may_fight_in_several_countries(tmp_path: Path) -> None:
    path = own(tmp_path, "river,River Front,,armed-group,SYR|IRQ,")
    register = ActorRegister.load([path])
    actor = register.named("River Front")
    assert actor is not None
    assert actor.country == "SYR"
    assert register.theatre(actor) == ("SYR", "IRQ")


def test_a_spelling_of_ones_own_for_a_state_is_read(tmp_path: Path) -> None:
    path = own(tmp_path, "turkey,Turkey,Turkiyeland,state,TUR,")
    register = ActorRegister.load([path])
    text = "Turkiyeland fired."
    document = Document(id="x", text=text, body=(0, len(text)), sha256="0" * 64)
    assert [mention.actor.name for mention in find_actors(document, (), register)] == ["Turkey"]


def test_a_row_that_cannot_be_used_is_skipped_and_named(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "good,Good Group,,armed-group,SYR,",
        "odd,Odd Group,,wizards,SYR,",
        "lost,Lost Group,,armed-group,SYR,nobody",
        "far,Far Group,,armed-group,XXX,",
        "good,Good Again,,armed-group,SYR,",
        ",No Id,,armed-group,,",
        "signs,***,,armed-group,,",
        "self,Self Group,,armed-group,,self",
        "short",
    )
    register = ActorRegister.load([path])
    assert register.named("Good Group") is not None
    assert register.named("Odd Group") is None
    text = "\n".join(register.skipped)
    for line, reason in (
        (3, "unknown kind 'wizards'"),
        (4, "the parent 'nobody'"),
        (5, "unknown country 'XXX'"),
        (6, "the id 'good' stands there twice"),
        (7, "the id or the name is empty"),
        (8, "the name '***' has no letter"),
        (9, "the parent 'self'"),
        (10, "the id or the name is empty"),
    ):
        assert f"mine.csv line {line}: {reason}" in text
    assert len(register.skipped) == 8


def test_parents_in_a_circle_are_skipped(tmp_path: Path) -> None:
    path = own(tmp_path, "a,Group A,,armed-group,,b", "b,Group B,,armed-group,,a")
    assert len(ActorRegister.load([path]).skipped) == 2


def test_a_missing_column_or_file_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("id,name\nx,X\n", "utf-8")
    with pytest.raises(SeedError, match=r"bad\.csv lacks the column 'aliases'; give it id, name"):
        ActorRegister.load([path])
    with pytest.raises(SeedError, match=r"none\.csv cannot be read"):
        ActorRegister.load([tmp_path / "none.csv"])
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SeedError, match=r"bad\.csv"):
        ActorRegister.load([path])


def test_a_wrong_row_of_the_seeds_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = own(tmp_path, "lost,Lost Group,,armed-group,SYR,nobody")
    monkeypatch.setattr(
        "geodata.actors.register.seed",
        lambda name: wrong if name == "actors.csv" else seed(name),
    )
    with pytest.raises(
        SeedError, match=r"line 2: the parent 'nobody' of 'lost' is no id.*add a row"
    ):
        ActorRegister.load()
