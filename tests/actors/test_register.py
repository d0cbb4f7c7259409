from __future__ import annotations

import csv
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.actors import KINDS, ActorRegister, find_actors
from geodata.actors.nations import name_key
from geodata.actors.rows import COLUMNS, Row, merge
from geodata.actors.tables import read_table
from geodata.errors import RegisterError, SeedError
from geodata.models import Document
from geodata.settings import seed
from tests.actors.conftest import document, placed

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


def test_a_spelling_of_several_actors_is_told_apart_by_where_they_act(
    register: ActorRegister,
) -> None:
    with seed("actors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        for spelling in (row["name"], *filter(None, row["aliases"].split("|"))):
            owners[name_key(spelling)].add(row["id"])
    for spelling, ids in owners.items():
        if len(ids) > 1:
            actors = [register.get(one) for one in sorted(ids)]
            theatres = [set(register.theatre(actor)) for actor in actors if actor]
            assert all(theatres), spelling
            assert not set.intersection(*theatres), spelling


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
        ("Military Forces of Turkey (2016-)", "Turkish Armed Forces"),
        ("Police Forces of Honduras (2010-2022)", "Honduran Police"),
        ("Government of Chad", "Chadian Government"),
        ("Protesters (Chile)", "Protesters"),
        ("QSD: Syrian Democratic Forces", "Syrian Democratic Forces"),
        ("PKK: Party of Nowhere", "PKK"),
        (
            "Military Forces of the Democratic Republic of Congo (2019-)",
            "Congolese Armed Forces (FARDC)",
        ),
        ("Operation Restoring Hope", "Saudi-led coalition (Operation Restoring Hope)"),
        ("Military Forces of Yemen (2016-) Supreme Political Council", "Houthis"),
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
        "comma,Wind, and Rain,,armed-group,SYR,good",
        'open,"Open Group,,armed-group,,',
        "",
        "last,Last Group,,Armed Group,SYR,good",
    )
    register = ActorRegister.load([path])
    assert register.named("Good Group") is not None
    assert register.named("Odd Group") is None
    assert register.with_descendants("good") == {"Good Group", "Last Group"}
    for fault, (line, reason) in zip(
        register.skipped,
        (
            (3, "the kind is none of armed-group"),
            (4, "the parent is no known id, or leads back to the actor: 'nobody'"),
            (5, "the country is no code of ISO 3166-1 alpha-3 such as SYR: 'XXX'"),
            (6, "the id stands in the file twice: 'good'"),
            (7, "the id or the name is empty"),
            (8, "the name has no letter and no digit: '***'"),
            (9, "the parent is no known id, or leads back to the actor: 'self'"),
            (10, "the id or the name is empty"),
            (11, "7 columns instead of 6: quote a cell that holds a delimiter"),
            (12, "its quotation marks do not match"),
        ),
        strict=True,
    ):
        assert fault.startswith(f"mine.csv line {line}: {reason}")


def test_parents_in_a_circle_are_skipped(tmp_path: Path) -> None:
    circle = ("a,Group A,,armed-group,,b", "b,Group B,,armed-group,,a")
    path = own(tmp_path, *circle, "c,Group C,,armed-group,,")
    assert len(ActorRegister.load([path]).skipped) == 2


def test_a_file_without_a_usable_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"mine.csv: no usable actor in it; line 2: the kind"):
        ActorRegister.load([own(tmp_path, "a,Group A,,martian,,")])
    with pytest.raises(RegisterError, match=r"mine.csv: no usable actor in it$"):
        ActorRegister.load([own(tmp_path)])


def test_a_row_of_ones_own_wins_over_ours(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "hezbollah,Party of God,,political,LBN,",
        "desert,Desert Forces,SDF,armed-group,SDN,",
    )
    register = ActorRegister.load([path])
    party, desert = register.named("Hizbullah"), register.named("SDF")
    assert party is not None
    assert (party.name, party.kind) == ("Party of God", "political")
    assert desert is not None
    assert desert.id == "desert"
    text = "The SDF left Aleppo."
    places = (placed(text, "Aleppo", "literal"),)
    assert [one.actor.id for one in find_actors(document(text), places, register)] == ["desert"]
    assert register.named("Syrian Democratic Forces") is not None


def test_the_last_of_several_files_has_the_last_word(tmp_path: Path) -> None:
    first = own(tmp_path, "x,Group X,Xanadis,armed-group,,")
    second = tmp_path / "later.csv"
    second.write_text(HEADER + "y,Group Y,Xanadis,armed-group,,\n", "utf-8")
    found = ActorRegister.load([first, str(second)]).named("Xanadis")
    assert found is not None
    assert found.id == "y"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_be_split_and_encoded_as_spreadsheets_do(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = tmp_path / "sheet.csv"
    text = "Name,ID,aliases,kind,country,parent,note\r\nBrigade Été,ete,,armed-group,FRA,,x\r\n"
    path.write_bytes(text.replace(",", delimiter).encode(encoding))
    register = ActorRegister.load([path])
    found = register.get("ete")
    assert found is not None
    assert (found.name, register.skipped) == ("Brigade Été", ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id,name\nx,X\n", "lacks the column 'aliases'; its first line is 'id,name'"),
        (b"", "is empty; give a CSV with the columns id, name"),
        (b"\xef\xbb\xbf\n\n", "is empty; give a CSV with the columns id, name"),
        (b"\x89PNG\r\n" + bytes(99), "is no text"),
        (b"\xd0\xcf\x11\xe0" + bytes(99), "is an Office file"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_clear_error(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "bad.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RegisterError) as caught:
        ActorRegister.load([path])
    assert str(caught.value).startswith(f"{path}: {said}")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_whatever_a_file_holds_it_is_read_or_refused(scrap: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.csv"
        path.write_bytes(HEADER.encode() + scrap)
        rows: dict[str, Row] = {}
        with suppress(RegisterError):
            lines = read_table(path, COLUMNS)
            source = merge(rows, lines, path.name)
            assert len(rows) == source.actors == len(lines) - len(source.skipped)


def test_a_wrong_row_of_the_seeds_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = own(tmp_path, "lost,Lost Group,,armed-group,SYR,nobody")
    monkeypatch.setattr(
        "geodata.actors.register.seed",
        lambda name: wrong if name == "actors.csv" else seed(name),
    )
    with pytest.raises(SeedError, match=r"line 2: the parent is no known id, .*: 'nobody'"):
        ActorRegister.load()
