"""Names that are places though the tagger takes them for people, organisations or things."""

from __future__ import annotations

from geodata.toponyms import lexicon
from geodata.toponyms.context import shared_noun
from geodata.toponyms.lookup import LARGE
from geodata.toponyms.overlooked import is_end_of_road, is_harmed, is_seat, with_article
from geodata.toponyms.reading import Reading
from geodata.toponyms.signs import (
    DIVISION_NOUNS,
    PLACE_NOUNS,
    WHERE,
    behind_fire,
    behind_island_cue,
    behind_water_cue,
    is_ground,
    is_held,
    is_left,
    is_of_nation,
    is_residence,
    is_said_to_be_place,
    is_said_to_lie,
    kind_of,
    speaks_as_government,
)
from geodata.toponyms.tagger import Name

__all__ = ["is_vouched"]

_TOWNS = LARGE - {"country"}
_JOINING = frozenset({",", "and", "or", "/"})
_BEFORE_PLACES = WHERE | {"capital", "through", "across"}
_HARDLY = 0.02
_DOUBTED = 0.1
_POSSIBLE = 0.2
_FAIR = 0.35


def is_vouched(name: Name, first: int, last: int, reading: Reading) -> bool:
    """Whether the gazetteer and the words around vouch for a name as a place."""
    kind = kind_of(with_article(first, reading), last, reading)
    seat = kind == "capital" and reading.word(first - 1) == "capital"
    if kind == "country" or seat or speaks_as_government(name, reading):
        return True
    if reading.word(last) in lexicon.FEATURES and reading.classify(
        reading.surface(first, last + 1)
    ):
        return True
    if _is_called_place(name, first, last, reading):
        titled = reading.word(first - 1) in lexicon.TITLES
        return not titled and not any(w in lexicon.GROUPS for w in reading.lower[first:last])
    if kind is None:
        attacked = reading.word(first - 1) in lexicon.RAIDS and name.location > _POSSIBLE
        attacked = attacked or (behind_fire(first, reading) and name.location > _FAIR)
        return attacked or _is_town_with_part(first, last, reading)
    return _is_listed_place(name, (first, last), kind, reading)


def _is_called_place(name: Name, first: int, last: int, reading: Reading) -> bool:
    """Whether a noun makes a place of any name: "X district", "the village of X"."""
    follower = reading.word(last)
    if follower in DIVISION_NOUNS or follower in PLACE_NOUNS:
        return True
    return is_said_to_be_place(first, last, name, reading)


def _is_town_with_part(first: int, last: int, reading: Reading) -> bool:
    """Whether a dash parts a large town from its quarter: "(Tokyo - Chiyoda)"."""
    dash = next((at for at in range(first, last) if reading.lower[at] == "-"), first)
    spaced = first < dash < last - 1 and not reading.glued(dash) and not reading.glued(dash + 1)
    where = reading.word(first - 1) in {*WHERE, "("}
    return spaced and where and reading.classify(reading.surface(first, dash)) in _TOWNS


def _is_listed_place(name: Name, tokens: tuple[int, int], kind: str, reading: Reading) -> bool:
    """Whether a name of the gazetteer stands where places stand."""
    first, last = tokens
    if shared_noun(last, reading) > last or (kind in LARGE and is_end_of_road(last, reading)):
        return True
    cued = behind_water_cue(first, reading) or behind_island_cue(first, reading)
    if kind == "other" and (last - first > 1 or cued):
        return name.type != "PER"
    if kind == "demonym" or reading.word(last) in lexicon.ORGANISATIONS:
        return False
    if is_seat(last, reading) or is_residence(first, reading) or name.location > _FAIR:
        return True
    if is_left(first, reading) or _stands(name, tokens, reading):
        return True
    likely = kind in LARGE or name.location > _DOUBTED
    joined = likely and name.type != "MISC" and _is_joined(first, last, reading)
    said = is_said_to_lie(last, reading) or is_ground(last, reading)
    return joined or (kind in LARGE and said) or (kind == "admin" and _is_enclosed(tokens, reading))


def _is_enclosed(tokens: tuple[int, int], reading: Reading) -> bool:
    """Whether a bracket holds nothing but a name: "Leon (Castilla y Leon)"."""
    return reading.around(*tokens) == ("(", ")")


def _stands(name: Name, tokens: tuple[int, int], reading: Reading) -> bool:
    """Whether the words before a listed name are those before places."""
    first, last = tokens
    cued = reading.word(first - 1) in _BEFORE_PLACES or is_harmed(first, last, reading)
    if cued or is_held(first, reading):
        return name.location > _HARDLY
    owned = behind_fire(first, reading) or is_of_nation(first, reading)
    return owned and name.location > _POSSIBLE


def _is_joined(first: int, last: int, reading: Reading) -> bool:
    """Whether the name is joined to another that is known: "Beirut, Tel Aviv and Riyadh"."""
    column = reading.column
    before = reading.word(first - 1) in _JOINING and first > 1 and column[first - 2][2:] in LARGE
    after = reading.word(last) in _JOINING and last + 1 < len(column)
    return before or (after and column[last + 1][2:] in LARGE)
