"""Ground, government or people: what a name stands for."""

from __future__ import annotations

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.toponyms import find_toponyms


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Damascus said the raid had failed.", {"Damascus": "metonymic"}),
        ("Washington announced new sanctions.", {"Washington": "metonymic"}),
        ("Moscow has responded with silence.", {"Moscow": "metonymic"}),
        ("A spokesman said Tehran blamed nobody.", {"Tehran": "metonymic"}),
        ("Talks between Ankara and Tehran go on.", {"Ankara": "metonymic", "Tehran": "metonymic"}),
        ("Envoys warned Tehran once more.", {"Tehran": "metonymic"}),
        ("The new measures target Tehran.", {"Tehran": "metonymic"}),
        ("Warplanes target Damascus.", {"Damascus": "literal"}),
        ("It was Turkey's dream for years.", {"Turkey": "metonymic"}),
        ("Protesters filled the squares in Tehran.", {"Tehran": "literal"}),
        ("The plane flew from Moscow to Damascus.", {"Moscow": "literal", "Damascus": "literal"}),
        ("Three bombs went off near Baghdad.", {"Baghdad": "literal"}),
        ("Shells landed across southern Syria.", {"Syria": "literal"}),
        ("Refugees left Iraq in their thousands.", {"Iraq": "literal"}),
        ("Syrian officers spoke to two Iraqis.", {"Syrian": "demonym", "Iraqis": "demonym"}),
        ("They flew over Iraqi territory.", {"Iraqi": "demonym"}),
        ("Pro-Iranian fighters took the hill.", {"Iranian": "demonym"}),
        ("Damascus was shelled all night.", {"Damascus": "literal"}),
        ("He carried a message to Tehran.", {"Tehran": "metonymic"}),
        ("Officials of the government in Damascus agreed.", {"Damascus": "metonymic"}),
        ("Aleppo was quiet on Tuesday.", {"Aleppo": "literal"}),
        ("They answered with air strikes on Damascus.", {"Damascus": "literal"}),
        ("Washington warned that it would respond.", {"Washington": "metonymic"}),
        ("Washington warned that he would respond.", {}),
        ("Rockets hit Tripoli at dawn.", {"Tripoli": "literal"}),
        ("Shelling shook Damascus on Monday.", {"Damascus": "literal"}),
        ("New sanctions hit Moscow.", {"Moscow": "metonymic"}),
        ("Missiles fell on Damascus on Sunday.", {"Damascus": "literal"}),
        ("Rebels advanced on Damascus.", {"Damascus": "literal"}),
        ("A bomb went off in Damascus's main market.", {"Damascus": "literal"}),
        ("A bomb went off in the capital Mogadishu.", {"Mogadishu": "literal"}),
        ("He stood outside a ministry in Kabul.", {"Kabul": "literal"}),
        (
            "A strike began near Kawaala (Kampala, Central).",
            {"Kawaala": "literal", "Kampala": "literal"},
        ),
        ("The general staff in Kyiv said so.", {"Kyiv": "metonymic"}),
        ("Gunmen detained medical staff in Baghdad.", {"Baghdad": "literal"}),
        ("Six were shot, the army in Amman said.", {"Amman": "metonymic"}),
    ],
)
def test_role(text: str, roles: dict[str, str], gazetteer: Gazetteer) -> None:
    names = find_toponyms(from_text(text), gazetteer)
    assert {each.text: each.role for each in names} == roles


@pytest.mark.parametrize(
    "text", ["US troops left.", "U.S.-backed rebels left.", "The Iraq-Syria border is shut."]
)
def test_a_country_used_as_an_adjective_puts_no_dot(text: str, gazetteer: Gazetteer) -> None:
    names = find_toponyms(from_text(text), gazetteer)
    assert names
    assert all(each.role != "literal" for each in names)
