"""Epithets that reports translate find the name with the Arabic one, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.gazetteer import Gazetteer


def listed(path: Path, *names: str) -> Gazetteer:
    lines = [f"{name},{32.7 + number / 100},36.3" for number, name in enumerate(names)]
    path.write_text("\n".join(["name,latitude,longitude", *lines]), "utf-8")
    return Gazetteer.open([path])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Western Zarbusha", "Zarbushah al Gharbiyah"),
        ("East Zarbusha", "Zarbushah ash Sharqi"),
        ("Upper Zarbusha", "Zarbushah Fawqani"),
        ("Lower Zarbusha", "Zarbushah as Sufla"),
        ("Little Zarbusha", "Zarbushah Saghirah"),
    ],
)
def test_an_english_epithet_is_the_arabic_one(tmp_path: Path, said: str, meant: str) -> None:
    gazetteer = listed(tmp_path / "villages.csv", meant, "Zarbushat Umm Qayl")
    first = gazetteer.candidates(said)[0]
    assert first.place.name == meant
    assert first.similarity > 0.8


def test_the_western_one_is_not_the_eastern_one(tmp_path: Path) -> None:
    gazetteer = listed(tmp_path / "villages.csv", "Eastern Zarbusha", "Zarbusha ash Sharqiyah")
    likely = [
        each.spelling for each in gazetteer.candidates("Western Zarbusha") if each.similarity > 0.6
    ]
    assert not [spelling for spelling in likely if "Zarbusha" in spelling]
