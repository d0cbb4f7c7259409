"""Inflected names and the forms that they are of."""

# ruff: noqa: RUF001
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.places import resolve
from geodata.toponyms import find_toponyms
from geodata.toponyms.inflection import base_forms


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Ankara'da", "Ankara"),
        ("İstanbul\u2019dan", "İstanbul"),
        ("Suriye'nin", "Suriye"),
        ("وبغداد", "بغداد"),
        ("بحمص", "حمص"),
        ("والقاهرة", "القاهرة"),
        ("للقاهرة", "القاهرة"),
        ("Москве", "Москва"),
        ("Дамаском", "Дамаск"),
        ("Сирии", "Сирия"),
        ("Україні", "Україна"),
        ("Києві", "Київ"),
    ],
)
def test_a_form_is_taken_back(word: str, form: str) -> None:
    assert form in base_forms(word)


@pytest.mark.parametrize("word", ["", "Homs", "Sana'a city", "King's", "O'Fallon", "دير", "Рим"])
def test_what_is_not_inflected_has_no_other_form(word: str) -> None:
    assert base_forms(word) == ()


@given(st.text())
def test_any_text_has_forms_of_its_own_script(word: str) -> None:
    assert word not in base_forms(word)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Dün akşam saatlerinde saldırı Ankara'da oldu, ordu Suriye'nin kuzeyinde ilerledi.",
            {"Ankara'da": "Ankara", "Suriye'nin": "Syria"},
        ),
        (
            "قصفت الطائرات أمس ودمشق، وقال المسؤولون إن الهجوم وقع والقاهرة",
            {"ودمشق": "Damascus", "والقاهرة": "Cairo"},
        ),
        (
            "Вчера вечером взрыв произошел в Москве и в Сирии. Власти сообщили о погибших.",
            {"Москве": "Moscow", "Сирии": "Syria"},
        ),
    ],
)
def test_inflected_large_places_are_placed(
    text: str, names: dict[str, str], gazetteer: Gazetteer
) -> None:
    document = from_text(text)
    found = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    assert {each.toponym.text: each.place and each.place.name for each in found} == names
