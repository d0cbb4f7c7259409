"""The kinds of event: complete in both vocabularies, and strict about what a user edits."""

import pytest

from geodata.errors import SeedError
from geodata.kinds import ACLED_TYPES, FAMILIES, KINDS, PLOVER_CODES, load_kinds
from geodata.settings import seed

HEADER = "kind,label,family,colour,plover,plover_mode,acled_event_type,acled_sub_event_type"
ROW = "raid,Raid,other,#999999,COERCE,,Strategic developments,Arrests"


def test_every_plover_root_code_has_a_kind():
    assert {kind.plover for kind in KINDS.values()} - {""} == PLOVER_CODES


def test_every_acled_sub_type_has_a_kind():
    covered = {(kind.acled_event_type, kind.acled_sub_event_type) for kind in KINDS.values()}
    assert covered == {(kind, sub) for kind, subs in ACLED_TYPES.items() for sub in subs}
    assert len(covered) == 25


def test_a_family_has_one_colour_and_is_used():
    colours = {(kind.family, kind.colour) for kind in KINDS.values()}
    assert len(colours) == len(FAMILIES)
    assert {family for family, _ in colours} == set(FAMILIES)


def test_modes_belong_to_assault_alone():
    assert all(kind.plover == "ASSAULT" for kind in KINDS.values() if kind.plover_mode)


def test_the_seed_is_what_is_loaded():
    assert load_kinds(seed("kinds.csv")) == KINDS
    assert KINDS["air_strike"].acled_sub_event_type == "Air/drone strike"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("kind,label\n", "wrong columns"),
        ("", "wrong columns"),
        (f"{HEADER}\nraid,Raid,other\n", "line 2: 3 cells instead of 8"),
        (f"{HEADER}\n{ROW.replace('other', 'crime')}\n", "unknown family 'crime'"),
        (f"{HEADER}\n{ROW.replace('COERCE', 'BULLY')}\n", "unknown plover 'BULLY'"),
        (f"{HEADER}\n{ROW.replace('COERCE,', 'ASSAULT,shout')}\n", "unknown plover_mode 'shout'"),
        (
            f"{HEADER}\n{ROW.replace('Arrests', 'Attack')}\n",
            "unknown acled_sub_event_type 'Attack'",
        ),
        (f"{HEADER}\n{ROW}\n{ROW}\n", "line 3: kind 'raid' stands twice"),
        (f"{HEADER}\n{ROW.replace('raid', 'A Raid')}\n", "needs a key of small letters"),
        (f"{HEADER}\n{ROW.replace('#999999', 'grey')}\n", "'grey' is not of the form"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(tmp_path, text, complaint):
    path = tmp_path / "kinds.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SeedError, match=complaint):
        load_kinds(path)


def test_a_missing_file_names_itself_and_the_remedy(tmp_path):
    with pytest.raises(SeedError, match=r"gone\.csv.*restore"):
        load_kinds(tmp_path / "gone.csv")
