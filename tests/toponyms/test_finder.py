"""Which names are found, where they begin and end, and what is refused."""

from __future__ import annotations

import cProfile
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Toponym
from geodata.places import resolve
from geodata.toponyms import find_toponyms


def found(text: str, gazetteer: Gazetteer) -> list[Toponym]:
    return list(find_toponyms(from_text(text), gazetteer))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two rockets landed near al-Tanf on Monday evening.", ["al-Tanf"]),
        ("Gunmen opened fire on a patrol in Albu Kamal.", ["Albu Kamal"]),
        ("The convoy drove from Deir Ezzor to Raqqa.", ["Deir Ezzor", "Raqqa"]),
        ("Shells fell on al-Hasaka after midnight.", ["al-Hasaka"]),
        ("A roadside bomb hit a bus near Harri.", ["Harri"]),
        ("Fighting flared in al-Halba for a third day.", ["al-Halba"]),
        ("Nobody was hurt in Beirut, Tel Aviv or Riyadh.", ["Beirut", "Tel Aviv", "Riyadh"]),
        ("The village of Qurayfat was emptied.", ["Qurayfat"]),
        ("Aid reached the Rukban camp on Friday.", ["Rukban"]),
    ],
)
def test_names_of_the_region_are_found(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [toponym.text for toponym in found(text, gazetteer)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Curfews began in the Homs and Idlib provinces.",
            [("Homs", "province"), ("Idlib", "province")],
        ),
        (
            "Troops gathered in the Al-Qaim/Albu-Kamal area.",
            [("Al-Qaim", None), ("Albu-Kamal", None)],
        ),
        (
            "Shells hit the Al Bukamal district of Deir Ezzor.",
            [("Al Bukamal", "district"), ("Deir Ezzor", "province")],
        ),
    ],
)
def test_joined_names_come_apart(
    text: str, names: list[tuple[str, str | None]], gazetteer: Gazetteer
) -> None:
    assert [(each.text, each.feature) for each in found(text, gazetteer)] == names


@pytest.mark.parametrize(
    "text",
    [
        "In March the council met twice.",
        "Of the nine, four are still missing.",
        "Reading the verdict took an hour.",
        "The Washington Post asked for an answer.",
        "A reporter of the Wall Street Journal was there.",
        "The Long War Journal published the photographs.",
        "General Washington crossed the river by night.",
        "Col. Sean Ryan gave no details.",
        "ISIS and the YPG fought each other.",
        "The UN asked for a pause.",
        "It costs US$40 a month.",
    ],
)
def test_what_lists_hold_but_is_no_place_is_refused(text: str, gazetteer: Gazetteer) -> None:
    assert found(text, gazetteer) == []


def test_surname_that_is_a_town_is_a_person_everywhere(gazetteer: Gazetteer) -> None:
    text = "The officer, Michael Houston, was born in Aleppo. Houston said he would return."
    assert [each.text for each in found(text, gazetteer)] == ["Aleppo"]


def test_hashtags_and_nationalities(gazetteer: Gazetteer) -> None:
    text = "Sirens at the #Syrian-#Iraqi border tonight, says a driver from #Baghdad."
    assert [(each.text, each.role) for each in found(text, gazetteer)] == [
        ("Syrian", "demonym"),
        ("Iraqi", "demonym"),
        ("Baghdad", "literal"),
    ]


def test_only_the_body_is_read(gazetteer: Gazetteer) -> None:
    document = from_text("Shells fell on Homs on Sunday.\n\nA bridge in Hama is closed.\n")
    inner = document.body
    assert all(
        inner[0] <= each.start < each.end <= inner[1] for each in find_toponyms(document, gazetteer)
    )


def test_offsets_are_the_document_s_own(gazetteer: Gazetteer) -> None:
    document = from_text(
        "“Nobody is left”, said a nurse in Manbij — and wept. Palmyra lies in ruins."
    )
    names = find_toponyms(document, gazetteer)
    assert [document.text[each.start : each.end] for each in names] == ["Manbij", "Palmyra"]
    assert [each.text for each in names] == ["Manbij", "Palmyra"]


@pytest.mark.parametrize("text", ["no names here at all", "A", "-", "\u2019s"])
def test_a_text_without_names_has_none(text: str, gazetteer: Gazetteer) -> None:
    assert found(text, gazetteer) == []


def test_an_empty_body_has_none(gazetteer: Gazetteer) -> None:
    document = replace(from_text("Shells fell on Homs."), body=(0, 0))
    assert find_toponyms(document, gazetteer) == ()


@given(text=st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_text_can_be_read(text: str, gazetteer: Gazetteer) -> None:
    document = from_text(text)
    names = find_toponyms(document, gazetteer)
    assert [document.text[each.start : each.end] for each in names] == [each.text for each in names]
    assert all(one.end <= other.start for one, other in pairwise(names))


def calls_of(text: str, gazetteer: Gazetteer) -> int:
    """How many functions are called to read a text."""
    profile = cProfile.Profile()
    profile.runcall(found, text, gazetteer)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("piece", ["Al Tanf and ", "Homs, ", "Homs (", "Homs - "])
def test_a_long_run_of_capitals_is_read_in_linear_time(piece: str, gazetteer: Gazetteer) -> None:
    found(piece, gazetteer)  # what is read once for all
    few, many = (calls_of(piece * times, gazetteer) for times in (1_000, 2_000))
    assert many < 2.5 * few


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bomb exploded in the Syrian capital on Monday.", ["Syrian capital"]),
        ("Jets bombed the Yemeni capital.", ["Yemeni capital"]),
        ("They met in the Iraqi capital, Baghdad, on Monday.", ["Iraqi", "Baghdad"]),
        ("They met in the Iraqi capital of Baghdad.", ["Iraqi", "Baghdad"]),
        ("They invest in the Chinese capital market.", ["Chinese"]),
        ("It was built with Chinese capital and labour.", ["Chinese"]),
    ],
)
def test_the_capital_of_a_people_is_a_name_where_no_other_follows(
    text: str, names: list[str], gazetteer: Gazetteer
) -> None:
    names_found = found(text, gazetteer)
    assert [each.text for each in names_found] == names
    assert [each.role for each in names_found if each.text.endswith("capital")] == [
        "literal" for name in names if name.endswith("capital")
    ]


def test_the_capital_of_a_people_is_placed(gazetteer: Gazetteer) -> None:
    document = from_text("A bomb exploded in the Syrian capital on Monday.")
    (placed,) = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    assert placed.place is not None
    assert placed.place.name == "Damascus"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Goma was shelled on Monday.", ["Goma"]),
        ("Homs was retaken on Monday.", ["Homs"]),
        ("Homs is encircled.", ["Homs"]),
        ("Rebels overran Homs.", ["Homs"]),
        ("Jets pounded Gao.", ["Gao"]),
        ("Houston was shot in the leg.", []),
    ],
)
def test_a_town_under_fire_is_found(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [each.text for each in found(text, gazetteer)] == names
