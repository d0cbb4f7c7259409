"""The countries that armed groups are at home in."""

import pytest

from geodata.actors import ActorRegister
from geodata.actors.lands import lands_of
from geodata.documents import from_text
from geodata.models import Toponym


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Houthi fighters laid mines.", ("YEM",)),
        ("Houthi fighters and Houthi forces laid mines.", ("YEM",)),
        ("The Islamic State attacked a post.", ()),  # it is in many countries
        ("Soldiers attacked a post.", ()),
        ("Members of the CGT rallied.", ("FRA",)),
        ("Supporters of Islah rallied.", ("YEM",)),
    ],
)
def test_a_group_of_one_country_tells_it_once(text: str, lands: tuple[str, ...]) -> None:
    assert lands_of(from_text(text), ActorRegister.load()) == lands


def test_a_name_of_a_place_is_no_party() -> None:
    text = "The clans fought in Islah."
    place = Toponym(text.index("Islah"), len(text) - 1, "Islah", "literal")
    assert lands_of(from_text(text), ActorRegister.load(), [place]) == ()
