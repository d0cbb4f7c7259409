"""The chief town of a district: its namesake if that is a town, else the village it is put on."""

from __future__ import annotations

import pytest

from geodata.gazetteer import Gazetteer
from geodata.models import Place

LISTED = """\
name,latitude,longitude,country,feature,population
Zarbush,36.30,38.30,SYR,village,0
Qumrash,36.00,38.00,SYR,village,0
Dolmeh,36.90,38.90,SYR,city,40000
Hantush,36.70,38.70,SYR,village,0
"""


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("seats") / "places.csv"
    path.write_text(LISTED, encoding="utf-8")
    return Gazetteer.open([path])


def district(name: str, latitude: float, longitude: float) -> Place:
    return Place(f"of {name}", name, latitude, longitude, "district", "SYR")


def name_of(seat: Place | None) -> str | None:
    return seat.name if seat else None


def test_the_village_a_district_is_put_on_goes_before_a_hamlet_of_its_name(
    listed: Gazetteer,
) -> None:
    assert name_of(listed.seat(district("Zarbush", 36.0, 38.0))) == "Qumrash"


def test_a_town_of_its_name_goes_before_the_village_it_is_put_on(listed: Gazetteer) -> None:
    assert name_of(listed.seat(district("Dolmeh", 36.7, 38.7))) == "Dolmeh"


def test_elsewhere_it_is_the_namesake(listed: Gazetteer) -> None:
    assert name_of(listed.seat(district("Zarbush", 36.2, 38.25))) == "Zarbush"


def test_the_name_in_the_text_finds_the_town_too(listed: Gazetteer) -> None:
    misnamed = district("Wrong Name", 36.6, 38.65)
    assert listed.seat(misnamed) is None
    assert name_of(listed.seat(misnamed, "Hantush")) == "Hantush"
