"""Words of war in a peaceful sense tell of no violence."""

import pytest

from tests.event_coding.markup import events

PEACEFUL = [
    "The ban is a blow to the economy of {Homs|p}, traders said on {Monday|d}.",
    "The party targets {Beirut|p} in a new ad.",
    "Critics attacked his speech in {Homs|p} on {Monday|d}.",
    "Deputies clashed over the budget in {Beirut|p} on {Monday|d}.",
    "Reporters in {Beirut|p} bombarded {the minister|N} with questions on {Monday|d}.",
    "The new mayor of {Homs|p} fights corruption.",
    "Firefighters in {Homs|p} fought the blaze until {Monday|d}.",
    "A nurse from {Idlib|p} is fighting for her life.",
    "A judge was fired {on Monday|d:2018-06-18} in {Homs|p}.",
    "A student shot a film in {Palmyra|p} on {Monday|d}.",
    "Prices exploded in {Homs|p} on {Monday|d}.",
    "A gas cylinder exploded in {Homs|p} on {Monday|d}, killing two.",
    "Nine people were killed when two trains collided near {Homs|p} on {Monday|d}.",
    "A minibus hit a tree near {Homs|p} on {Monday|d} and four were killed.",
    "Troops flew wounded civilians to {Homs|p} on {Monday|d}.",
    "The film, which opens in {Homs|p} on {Monday|d}, follows a mother whose son is kidnapped.",
    "Hobbyists re-enacted a battle near {Homs|p} on {Monday|d}.",
    "A crocodile killed a fisherman near {Homs|p} on {Monday|d}.",
    "A landslide blocked the road to {Homs|p} on {Monday|d}.",
    "The visitors beat {Homs|p} in {Beirut|p} on {Monday|d}.",
    "An earthquake struck {Idlib|p} on {Monday|d} and killed hundreds.",
    "The Rovers beat the Wanderers in {Beirut|p} on {Monday|d}.",
    "The match in {Beirut|p} on {Monday|d} went to a penalty shoot-out.",
    "Smoke from a blaze damaged two houses in {Homs|p} on {Monday|d}.",
    "A motorist was killed in a collision in {Homs|p} on {Monday|d}.",
    "A cyclist was struck by a car in {Homs|p} on {Monday|d}.",
    "A woman was hit by a lorry and killed in {Homs|p} on {Monday|d}.",
    "Firemen began an attack on the flames in {Homs|p} on {Monday|d}.",
    "She fought a legal battle in {Beirut|p} until {Monday|d}.",
    "The plant in {Homs|p} captured carbon dioxide on {Monday|d}.",
    "The striker shot the winning goal in {Beirut|p} on {Monday|d}.",
    "A bus crash near {Homs|p} killed 12 people on {Monday|d}.",
    "The goalkeeper won a shoot-out in {Beirut|p} on {Monday|d}.",
    "The battle for hearts in {Homs|p} was not won on {Monday|d}.",
    "A former teacher from {Homs|p} has died at age 74.",
    "A fire destroyed the roof of a house in {Homs|p} on {Monday|d}.",
    "Three more people in {Homs|p} have died of flu since {Monday|d}.",
    "A man was pronounced dead in {Homs|p} on {Monday|d}.",
    "The crew spent three days shooting footage in {Palmyra|p}.",
    "The three-day storm did little damage in {Homs|p}, and nobody was hurt.",
]
VIOLENT = [
    "{Rebels|M} attacked the market of {Homs|p} on {Monday|d}.",
    "{Rebels|M} clashed with {the army|N} over the bridge at {Homs|p}.",
    "{The army|N} bombarded {Homs|p} with rockets on {Monday|d}.",
    "Jets hit their targets in {Homs|p} on {Monday|d}.",
    "{The army|N} fired on {protesters|H} in {Homs|p}.",
]


@pytest.mark.parametrize("text", PEACEFUL)
def test_a_figure_of_speech_is_no_violence(text):
    assert not [found for found in events(text) if found.family == "violence"]


@pytest.mark.parametrize("text", VIOLENT)
def test_the_same_words_may_tell_of_violence(text):
    assert [found for found in events(text) if found.family == "violence"]


def test_a_labour_strike_is_a_protest():
    (found,) = events("Dock workers in {Beirut|p} went on strike on {Monday|d}.")
    assert found.kind == "protest"
