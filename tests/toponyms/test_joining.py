"""Names stay whole: small words inside of them, familiar words that begin them."""

from __future__ import annotations

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.toponyms import find_toponyms


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [each.text for each in find_toponyms(from_text(text), gazetteer)]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Shells fell on Zurat (Kitaf wa Al Boqee, Sadah).", "Kitaf wa Al Boqee"),
        ("A mine went off near Um Elzayatin town in Daraa governorate.", "Um Elzayatin"),
        ("Gunmen shelled Tal Jurmah village in Al Hasakeh governorate.", "Tal Jurmah"),
        ("Soldiers left Al-Zahera town in Hama governorate.", "Al-Zahera"),
        ("Police found a car near Leon de los Aldama.", "Leon de los Aldama"),
        ("A bomb went off near Hammam at-Turkman (Suluk).", "Hammam at-Turkman"),
        ("Farmers met in San Basilio de Palenque on Monday.", "San Basilio de Palenque"),
        ("Gunmen shot a man in San Miguel de los Bancos.", "San Miguel de los Bancos"),
        ("A lift fell in Shakhta imeni Gagarina on Monday.", "Shakhta imeni Gagarina"),
    ],
)
def test_a_name_stays_whole(text: str, whole: str, gazetteer: Gazetteer) -> None:
    assert whole in names(text, gazetteer)


@pytest.mark.parametrize("ayin", ["`", "\u2018"])
def test_a_name_with_an_ayin_is_one_word(ayin: str, gazetteer: Gazetteer) -> None:
    assert names(f"Gunmen shot a guard in Ba{ayin}qubah.", gazetteer) == [f"Ba{ayin}qubah"]


def test_a_letter_behind_a_hyphen_is_no_initial(gazetteer: Gazetteer) -> None:
    # The stop ends the sentence: the next one does not begin inside the name.
    text = "A man was shot in Nazimabad-K. Gunmen fled to Aleppo."
    assert names(text, gazetteer) == ["Nazimabad", "Aleppo"]


def test_a_division_of_nigeria_is_named_without_its_noun(gazetteer: Gazetteer) -> None:
    assert names("Gunmen burned a school in Funtua LGAs.", gazetteer) == ["Funtua"]


def test_english_words_join_nothing(gazetteer: Gazetteer) -> None:
    assert names("They left Homs as Hama fell.", gazetteer) == ["Homs", "Hama"]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Clashes broke out on the Shaddadah-Sokhneh axis.", ["Shaddadah", "Sokhneh"]),
        ("A rally was held in Aleppo - Kallasa.", ["Aleppo"]),
        ("Clashes broke out on the Zurnab frontline in Aleppo province.", ["Zurnab", "Aleppo"]),
        ("A convoy passed south of Makalzondi (Homs).", ["Makalzondi", "Homs"]),
        ("A farmer was shot in the Zanja Mali area of Kirkuk.", ["Zanja Mali", "Kirkuk"]),
    ],
)
def test_cues(text: str, apart: list[str], gazetteer: Gazetteer) -> None:
    assert set(apart) <= set(names(text, gazetteer))


def test_initials_before_a_noun_are_no_place(gazetteer: Gazetteer) -> None:
    assert "QSD" not in names("Gunmen attacked a QSD checkpoint near Hama.", gazetteer)
