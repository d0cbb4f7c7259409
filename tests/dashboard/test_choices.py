from __future__ import annotations

from dashboard import choices
from dashboard.choices import MOST, actors, by_count, in_order, kinds, matching

MEMBERS = {
    "Iran": frozenset({"Iran", "IRGC", "Quds Force"}),
    "IRGC": frozenset({"IRGC", "Quds Force"}),
}


def tree(found: list[choices.Choice]) -> list[tuple[str, int]]:
    return [(one.name, one.depth) for one in found]


def test_a_long_list_is_capped_but_keeps_what_is_chosen() -> None:
    counts = {f"actor {number}": 1000 - number for number in range(500)}
    found = by_count(counts, ["actor 499"])
    assert len(found) == MOST + 1
    assert found[-1].value == "actor 499"
    assert found[-1].count == 501


def test_members_stand_under_the_nearest_whom_they_belong_to() -> None:
    counts = {"Quds Force": 9, "Israel": 4, "Iran": 12, "IRGC": 10}
    found = actors(counts, [], lambda name: MEMBERS.get(name, frozenset({name})))
    assert tree(found) == [("Iran", 0), ("IRGC", 1), ("Quds Force", 2), ("Israel", 0)]


def test_every_actor_stands_in_the_list_once_even_when_two_belong_to_each_other() -> None:
    both = frozenset({"A", "B"})
    found = actors({"A": 1, "B": 1, "C": 1}, [], lambda name: both if name in both else frozenset())
    assert sorted(one.name for one in found) == ["A", "B", "C"]


def test_a_chosen_family_stays_although_nothing_of_it_is_left() -> None:
    found = kinds({"meeting": 2}, {"diplomacy": 2}, ["family:violence", "air_strike"])
    assert [(one.value, one.count) for one in found] == [
        ("family:violence", 0),
        ("air_strike", 0),
        ("family:diplomacy", 2),
        ("meeting", 2),
    ]


def test_a_kind_of_another_version_is_listed_among_the_others() -> None:
    assert kinds({"space_battle": 1}, {}, [])[-1].name == "Space battle"


def test_few_words_keep_their_order() -> None:
    found = in_order({"denied": 9}, ["reported"], {"reported": "Reported", "denied": "Denied"})
    assert [one.name for one in found] == ["Reported", "Denied"]


def test_what_is_typed_finds_names_by_their_parts() -> None:
    names = ["Quds Force", "Ahrar al-Sham", "Ahrar al-Sharqiya", "Iran"]
    assert matching("ahrar sham", names) == ["Ahrar al-Sham"]
    assert matching("IRAN", names) == ["Iran"]
    assert matching("é z", names) == []
    assert matching("  ", names) == []
    assert matching("a", [f"a{number}" for number in range(50)]) == []
