"""What the words around a name say for it: that it is a place, and no person or thing."""

from __future__ import annotations

from itertools import takewhile

from geodata.toponyms import lexicon
from geodata.toponyms.lookup import LARGE, NATIONS
from geodata.toponyms.reading import Reading
from geodata.toponyms.tagger import Name

__all__ = [
    "DIVISION_NOUNS",
    "PLACE_NOUNS",
    "SETTLEMENT_NOUNS",
    "UNDER_FIRE",
    "WHERE",
    "WHEREABOUTS",
    "behind_fire",
    "behind_island_cue",
    "behind_water_cue",
    "is_ground",
    "is_held",
    "is_left",
    "is_of_nation",
    "is_residence",
    "is_said_to_be_place",
    "is_said_to_lie",
    "is_shelled",
    "is_told_of_places",
    "kind_of",
    "speaks_as_government",
]

DIVISION_NOUNS = lexicon.words(
    """
    province provinces governorate governorates district districts county counties subdistrict
    """
)
"""Nouns that make a name of whatever goes before them."""
PLACE_NOUNS = lexicon.words(
    """
    village villages town towns township countryside neighbourhood neighborhood neighbourhoods
    neighborhoods suburb hamlet airbase garrison oilfield checkpoint crossing locality
    """
)
"""Nouns of places: what goes before them is a name, unless it is that of a group."""
SETTLEMENT_NOUNS = frozenset(
    word
    for word, feature in lexicon.FEATURES.items()
    if feature in {"city", "village", "province", "district", "neighbourhood"}
)
"""Nouns that make a name of whatever follows them and "of"."""
WHERE = lexicon.words("in near at around outside from to into inside toward towards")
_SITED = lexicon.words(
    "on in near north south east west northeast northwest southeast southwest outside about some "
    "at between along close that where ,"
)
"""What says where a settlement lies, behind the noun for it."""
_STAYS = lexicon.words("is was remains remained")
_STATE = lexicon.words("quiet calm tense deserted besieged")
_UNDER = lexicon.words("siege curfew fire attack bombardment shelling lockdown")
_SUPPLIES = lexicon.words("power water electricity food bread fuel")
_PARTS_OF_TOWNS = lexicon.words(
    "outskirts vicinity environs municipality inhabitants villagers residents mayor"
)
"""What else is "of" a settlement only."""
_SHELLING = lexicon.words("shelling bombardment bombardments bombing bombings siege massacre")
_FIRE = _SHELLING | lexicon.words("raid raids airstrike airstrikes strike strikes shells rockets")
UNDER_FIRE = lexicon.RAIDS | lexicon.BLOWS | lexicon.AIMS
_LAND = lexicon.words(
    """
    tel tulul tlul talat deir dayr deyr ain ayn beit bayt jabal jebel kafr kefr kfar burj qasr wadi
    qalat qalaat khirbet khirbat kherbet mazraat jisr sahl marj hammam maarat maaret maarrat rasm
    hawijat
    """
)
"""Hills, springs, monasteries: words that the names of villages begin with."""
_ALSO_LAND = lexicon.words("tal tall tell bir beer ras nahr ein")
"""The same, if an article follows: without one they are names of persons and words, too."""
_NEXT_WORD = 2
_PASSIVE = frozenset({"was", "were", "is"})
_SHELLED = lexicon.words("shelled bombed bombarded besieged retaken recaptured overrun encircled")
"""What is done to towns, not to people who bear their names."""
_POSSIBLE = 0.2
_SURELY = 0.8
_LONGEST_DIVISION = 8
_NEXT = 4
"""How many words may say on which side of another a name lies: "X, far north-east of Y"."""
_TELLING = lexicon.words(
    """
    said says warned warns announced announces claimed claims denied denies accused accuses blamed
    blames vowed vows insisted insists condemned condemns rejected rejects urged urges demanded
    demands threatened threatens declared declares confirmed confirms pledged pledges
    """
)
_ITSELF = frozenset({"it", "its", "itself"})
_SOMEBODY = frozenset({"he", "she", "his", "her", "him"})
_TOLD = 12


def speaks_as_government(name: Name, reading: Reading) -> bool:
    """Whether a capital that the tagger takes for a person speaks: "Washington warned that it".

    A pronoun tells who it is; without one, it must be likely enough, and open its sentence.
    """
    capital = reading.column[name.first] == "B-capital" and name.last - name.first == 1
    if not capital or reading.word(name.last) not in _TELLING:
        return False
    behind = reading.lower[name.last + 1 : name.last + _TOLD]
    pronoun = next((word for word in behind if word in _ITSELF | _SOMEBODY), "")
    if pronoun:
        return pronoun in _ITSELF
    return name.first in reading.openings and name.location > _POSSIBLE


def is_said_to_be_place(first: int, last: int, name: Name, reading: Reading) -> bool:
    """Whether words around a name say that it is a place: "the town of X", "into X, east of Y"."""
    before = reading.word(first - 1)
    led = before in WHERE | _OVER or (before == "of" and reading.word(first - 2) in WHEREABOUTS)
    located = led and _is_sited(last, reading)
    front = before in _AT_FRONT and reading.word(last) in lexicon.LINES
    explained = _is_explained(last, reading) or _is_in_division(last, name, reading)
    attacked = before in UNDER_FIRE or behind_fire(first, reading)
    land = (led or attacked) and _is_land(first, last, reading)
    return located or front or explained or land or _behind_of_cue(first, reading)


def _is_land(first: int, last: int, reading: Reading) -> bool:
    """Whether a name begins as villages' do: "Deir Foul", "Tal al-Hawa", and not "Tal Cohen"."""
    head = reading.lower[first]
    article = reading.word(first + 1) in lexicon.ARTICLES and last - first > _NEXT_WORD
    return (head in _LAND and last - first > 1) or (head in _ALSO_LAND and article)


def _is_sited(last: int, reading: Reading) -> bool:
    """Whether what stands behind says where a name lies: ", east of X", "(X district"."""
    if reading.word(last) == "(":
        behind = reading.lower[last + 1 : last + _LONGEST_DIVISION]
        return any(word in DIVISION_NOUNS for word in takewhile(lambda word: word != ")", behind))
    if reading.word(last) != ",":
        return False
    behind = list(takewhile(_SIDES.__contains__, reading.lower[last + 1 : last + _NEXT + 1]))
    return behind != [] and reading.word(last + 1 + len(behind)) == "of"


def _behind_of_cue(first: int, reading: Reading) -> bool:
    """Whether a name follows "the village of", "the provinces of"."""
    if reading.word(first - 1) != "of":
        return False
    town_hall = reading.word(first - 2) == "building" and reading.word(first - 3) == "municipality"
    return town_hall or reading.word(first - 2) in SETTLEMENT_NOUNS | _PARTS_OF_TOWNS


def _is_explained(last: int, reading: Reading) -> bool:
    """Whether a name is said to be a place behind a comma: "Ghanem el-Ali, a village on the"."""
    if reading.word(last) != "," or reading.word(last + 1) not in {"a", "the"}:
        return False
    noun = last + 2 + (reading.word(last + 3) in SETTLEMENT_NOUNS)
    return reading.word(noun) in SETTLEMENT_NOUNS and reading.word(noun + 1) in _SITED


def _is_in_division(last: int, name: Name, reading: Reading) -> bool:
    """Whether a listed division, called one, closes behind a comma: "Dablan, Raqqa governorate".

    So may the home of somebody who surely is a person, or has two names.
    """
    comma = reading.word(last) == "," and reading.column[last + 1 : last + 2] not in ([], ["-"])
    if not comma or _is_somebody(name, reading):
        return False
    noun = last + 2
    while noun < len(reading.column) and reading.column[noun].startswith("I-"):
        noun += 1
    behind = reading.word(noun + 1)
    return reading.word(noun) in DIVISION_NOUNS and not behind[:1].isalpha()


def _is_somebody(name: Name, reading: Reading) -> bool:
    """Whether the tagger is sure of a person, or has one with a given name and a surname."""
    words = [reading.lower[at] for at in range(name.first, name.last)]
    named = sum(word not in lexicon.ARTICLES and word[0].isalpha() for word in words)
    return name.type == "PER" and (named > 1 or name.confidence > _SURELY)


def behind_fire(first: int, reading: Reading) -> bool:
    """Whether a name follows what falls on the ground: "shelling on X", "the bombardment of X"."""
    fire, before = reading.word(first - 2), reading.word(first - 1)
    return (fire in _FIRE and before == "on") or (fire in _SHELLING and before == "of")


def is_said_to_lie(last: int, reading: Reading) -> bool:
    """Whether a bracket says in which division a name lies: "the square of Leon (Castile)"."""
    opened = reading.word(last) == "(" and last + 1 < len(reading.column)
    return opened and reading.column[last + 1] == "B-admin"


def is_shelled(last: int, reading: Reading) -> bool:
    """Whether a name is said to be under fire as only ground is: "Goma was shelled"."""
    return reading.word(last) in _PASSIVE and reading.word(last + 1) in _SHELLED


def is_ground(last: int, reading: Reading) -> bool:
    """Whether a name is said to lie as a town does: "Palmyra lies in ruins", "Homs is quiet".

    A person is quiet, too, if the sentence goes on with one.
    """
    verb, then, what = (reading.word(last + at) for at in range(3))
    if verb in {"lies", "lay"}:
        return (verb == "lies" and then in _SITED) or (then, what) == ("in", "ruins")
    if verb not in _STAYS or not _SOMEBODY.isdisjoint(reading.lower[last : last + _TOLD]):
        return False
    return (
        (then in _STATE and what != "about")
        or (then == "under" and what in _UNDER)
        or (then == "without" and what in _SUPPLIES)
    )


def is_held(first: int, reading: Reading) -> bool:
    """Whether it is said who holds what is named: "rebel-held Afrin"."""
    return reading.word(first - 1) in {"held", "occupied"} and reading.word(first - 2) == "-"


def is_of_nation(first: int, reading: Reading) -> bool:
    """Whether a country is said to have what is named: "Syria's Azaz"."""
    owned = reading.word(first - 1) in {"'s", "\u2019s"} and first > 1
    return owned and reading.column[first - 2][2:] == "country"


def is_residence(first: int, reading: Reading) -> bool:
    """Whether a name follows an age or a name as somebody's home: ", 19, of Martinez"."""
    return reading.word(first - 1) in {"of", "from"} and reading.word(first - 2) == ","


def behind_island_cue(first: int, reading: Reading) -> bool:
    """Whether a listed name follows "the island of", "the Gulf of"."""
    return reading.word(first - 1) == "of" and reading.word(first - 2) in lexicon.FEATURES


def behind_water_cue(first: int, reading: Reading) -> bool:
    """Whether a name follows "on the", "across the": a river, a landscape."""
    return reading.word(first - 1) == "the" and reading.word(first - 2) in lexicon.BY_WATER


_LEAVING = lexicon.words("pulled pull withdrew withdrawn withdraw driven forced expelled fled")


def is_told_of_places(first: int, last: int, name: Name, reading: Reading) -> bool:
    """Whether what is said of a name is said of places only, though people bear it here."""
    falls = is_shelled(last, reading) or is_ground(last, reading) or behind_fire(first, reading)
    lies = is_said_to_lie(last, reading) or _is_in_division(last, name, reading)
    return falls or lies or _behind_of_cue(first, reading) or is_residence(first, reading)


_SIDED = (LARGE - NATIONS) | {"capital"}
"""What sides are told of with a capital: towns and provinces; those of nations are others."""


def kind_of(first: int, last: int, reading: Reading) -> str | None:
    """Say what a name is listed as; a side of a large place is one, too: "Northern Nicosia"."""
    kind = reading.classify(reading.surface(first, last))
    if kind is not None or last - first == 1:
        return kind
    side = reading.lower[first] in lexicon.COMPASS or reading.lower[first] == "old"
    rest = (first + 1, last) if side else (first, last - 1)
    if not side and reading.lower[last - 1] != "rural":
        return None
    listed = reading.classify(reading.surface(*rest))
    return listed if listed in _SIDED or not side else None


def is_left(first: int, reading: Reading) -> bool:
    """Whether somebody leaves what is named: "pulled out of Gossi"."""
    out = reading.word(first - 1) == "of" and reading.word(first - 2) == "out"
    return out and reading.word(first - 3) in _LEAVING


_AT_FRONT = lexicon.words("on at")
WHEREABOUTS = lexicon.COMPASS | lexicon.words(
    "area vicinity outskirts countryside control centre exit exits entrance entrances fields "
    "farmland farmlands market upstream downstream front fronts axis"
)
_OVER = lexicon.words("above below behind beyond over overlooking on")
_SIDES = lexicon.COMPASS | {"-"}
