"""What a publisher's name and address say of where a report was written."""

from __future__ import annotations

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.places import resolve
from geodata.places.publication import Publication
from geodata.toponyms import find_toponyms


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.example.co.uk/news/1", "GBR"),
        ("http://example.ie", "IRL"),
        ("https://example.gov/releases", "USA"),
        ("https://example.com", None),
        ("https://example.io", None),
        ("https://192.168.0.1/a", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_the_domain_tells_the_country_where_it_can(url: str, country: str | None) -> None:
    assert Publication.of(from_text("Rain fell.", url=url)).country == country


def test_short_names_may_stand_in_any_address() -> None:
    paper = Publication.of(from_text("Rain fell.", publisher="The Bathurst Post"))
    assert paper.is_named_after("Bathurst")
    assert not paper.is_named_after("Bath")


def test_a_paper_writes_of_its_own_country(gazetteer: Gazetteer) -> None:
    text = "Buses between Perth and Hamilton were late."

    def countries(url: str) -> set[str | None]:
        document = from_text(text, url=url)
        placed = resolve(document, find_toponyms(document, gazetteer), gazetteer)
        return {each.place.country for each in placed if each.place}

    assert countries("https://example.co.uk/buses") == {"GBR"}
    assert countries("https://example.ca/buses") == {"CAN"}
