"""What the words around a name say of it: kind and container."""

from __future__ import annotations

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Toponym
from geodata.toponyms import find_toponyms


def name(text: str, wanted: str, gazetteer: Gazetteer) -> Toponym:
    return next(each for each in find_toponyms(from_text(text), gazetteer) if each.text == wanted)


@pytest.mark.parametrize(
    ("text", "wanted", "feature"),
    [
        ("Police closed a road in Idlib province.", "Idlib", "province"),
        ("The city of Hama is calm.", "Hama", "city"),
        ("A drill at the Tanf garrison ended.", "Tanf", "base"),
        ("The Rukban camp has no doctor.", "Rukban", "camp"),
        ("The Syrian city of Raqqa lies in ruins.", "Raqqa", "city"),
        ("The province of Kermanshah was hit.", "Kermanshah", "province"),
        ("Drones circled over Hama.", "Hama", None),
        ("Gunmen shot a man in Dolo woreda.", "Dolo", "district"),
        ("A market burned in Dhupchanchia upazila.", "Dhupchanchia", "district"),
        ("Gunmen burned a school in Funtua LGA.", "Funtua", "district"),
        ("Clashes broke out in the Old City in Hebron.", "Old City", "neighbourhood"),
        ("Shops shut in the Old Town in Taiz.", "Old Town", "neighbourhood"),
    ],
)
def test_feature(text: str, wanted: str, feature: str | None, gazetteer: Gazetteer) -> None:
    assert name(text, wanted, gazetteer).feature == feature


@pytest.mark.parametrize(
    ("text", "wanted", "parent"),
    [
        ("A mine went off in Nawa, Daraa.", "Nawa", "Daraa"),
        ("A mine went off near Nawa town, Daraa.", "Nawa", "Daraa"),
        ("Mines went off near Nawa town, Homs and Raqqa.", "Nawa", None),
        ("A clinic burned in Manbij in Aleppo province.", "Manbij", "Aleppo"),
        ("Shots were heard in Syria's Deir Ezzor province.", "Deir Ezzor", "Syria"),
        ("The Syrian city of Raqqa lies in ruins.", "Raqqa", "Syrian"),
        ("Snow cut the Al Bukamal district of Deir Ezzor off.", "Al Bukamal", "Deir Ezzor"),
        ("They visited Homs, Hama and Aleppo.", "Homs", None),
        ("Units moved to Homs, Hama, and Aleppo governorates.", "Homs", None),
        ("Clashes broke out on the Manbij frontline in Aleppo province.", "Manbij", "Aleppo"),
        ("Police left Manbij sub-district in Aleppo province.", "Manbij", "Aleppo"),
        ("Rain fell in the Manbij sub-district of Aleppo.", "Manbij", "Aleppo"),
        ("Rain fell in the Manbij sub-district of Aleppo.", "Aleppo", None),
        ("Rain fell in Manbij district, Aleppo province.", "Manbij", "Aleppo"),
        ("Rain fell in Nawa town, Izra district.", "Nawa", "Izra"),
        ("A farmer was shot in Zarghal, Lakki police station, Mardan.", "Lakki", "Mardan"),
        ("A bus burned in Zurbat police station limits in Aleppo.", "Zurbat", "Aleppo"),
        ("A cow died in Kandi village under Sasaram police station.", "Kandi", "Sasaram"),
        ("A cow died in Rewari (under Bawal police station).", "Rewari", "Bawal"),
        ("Gunmen shot a man in Dolo woreda (Liben).", "Dolo", "Liben"),
        ("A market burned in Dhupchanchia upazila of Bogra.", "Dhupchanchia", "Bogra"),
        ("A shop burned in Kinama zone (Mutimbuzi, Bujumbura).", "Kinama", "Mutimbuzi"),
        ("Rain fell in the Aleppo town of Manbij.", "Manbij", "Aleppo"),
        ("Rain fell in the northern Homs village of Talbiseh.", "Talbiseh", "Homs"),
        ("Rain fell in the Damascus suburb of Jaramana.", "Jaramana", "Damascus"),
        ("Rain fell in the Aleppo town of Manbij.", "Aleppo", None),
    ],
)
def test_parent(text: str, wanted: str, parent: str | None, gazetteer: Gazetteer) -> None:
    assert name(text, wanted, gazetteer).parent == parent
