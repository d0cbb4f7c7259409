"""What a place's name stands for: the place itself, its government, or its people.

Governments speak, decide, own policies and are accused; ground is stood on. Only countries and
capitals act, so every other name is literal. A wrong dot is worse than a missing one: what cannot
be told apart is literal only behind a preposition of place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geodata.models import Role
from geodata.toponyms import lexicon
from geodata.toponyms.overlooked import end_of_dateline
from geodata.toponyms.reading import Reading, Span

__all__ = ["roles_of"]

_ADVERBS = lexicon.words(
    """
    also still now again already recently once never not meanwhile however later then both
    """
)
_PASSIVE = lexicon.words("was were is are be been being")
_RELATIONS = lexicon.words(
    """
    talks tensions relations ties agreement deal war conflict negotiations discussions
    dispute rivalry meeting cooperation confrontation alliance dialogue summit accord
    contacts understanding coordination truce
    """
)
_TALKING = lexicon.words("by against with for between among")
_LEAVING = lexicon.words("left leave leaves leaving bound headed departed sailed flew flying fled")
_DASHES = frozenset({"-", "\u2013", "\u2014", "/"})
_ROADS = lexicon.words("road train highway motorway route railway expressway pipeline")
_REACHED = lexicon.LOCATIVES | lexicon.RAIDS | lexicon.BLOWS
_POSTS = frozenset({"base", "camp", "facility"})
_BORDERS = lexicon.words("border borders frontier boundary crossing")


def roles_of(spans: Sequence[Span], kinds: Sequence[str | None], reading: Reading) -> list[Role]:
    """Tell the role of each span, in their order; ``kinds`` are what the words say they are."""
    return [_role(index, spans, reading, said=kind) for index, kind in enumerate(kinds)]


def _role(index: int, spans: Sequence[Span], reading: Reading, *, said: str | None) -> Role:
    span = spans[index]
    if span.demonym:
        return "demonym"
    if reading.word(span.last) in lexicon.TITLES and not reading.is_capital(span.last):
        return "metonymic"
    kind = reading.classify(reading.surface(span.first, span.last))
    if said and not (kind == "country" and said in _POSTS):
        return "literal"  # what is in a country is its own: "near a U.S. base"
    return _actor_role(index, spans, reading) if kind in {"country", "capital"} else "literal"


def _actor_role(index: int, spans: Sequence[Span], reading: Reading) -> Role:
    span = spans[index]
    if reading.word(span.first - 1) == "capital":
        return "literal"  # "in the Somali capital Mogadishu"
    if _is_end_of_road(index, spans, reading) or _opens_dateline(span, reading):
        return "literal"
    if _is_attribute(span, reading) or _is_of_people(span, reading):
        return "metonymic"
    at = _governor(index, spans, reading)
    follower = _follower(index, spans, reading)
    if (
        follower in {"'s", "\u2019s"}
        and reading.word(span.last) == follower
        and _owns_abstract(span, reading)
        and not (reading.word(at) in _REACHED and _owns_site(span, reading))
    ):
        return "metonymic"
    return _governed(at, span, reading) or _unprefixed(index, at, follower, spans, reading)


def _opens_dateline(span: Span, reading: Reading) -> bool:
    """Whether a name in capitals begins a report: "OUAGADOUGOU - Soldiers", "KYIV, Feb 10 -"."""
    words = reading.tokens.words[span.first : span.last]
    large = len(words[0]) > 2 and all(word.isupper() and word.isalpha() for word in words)
    opens = large and span.first in reading.tokens.sentence_starts
    return opens and end_of_dateline(span.first, reading) > span.first


def _governed(at: int, span: Span, reading: Reading) -> Role | None:
    """Judge a name by the preposition or verb before it, None when there is neither."""
    before = reading.word(at)
    if before == "on" and reading.word(at - 1) in _BLOWS | _FALLING:
        return "literal" if reading.column[span.first] == "B-capital" else None
    if before in lexicon.LOCATIVES:
        return "metonymic" if _addressed(at, reading) else "literal"
    if before in _TALKING:
        return _after_relation(span, before, reading)
    if before == "of":
        return "metonymic" if reading.word(at - 1) in lexicon.ABSTRACTS else "literal"
    return "metonymic" if before in lexicon.TRANSITIVES else None


def _unprefixed(
    index: int, at: int, follower: str, spans: Sequence[Span], reading: Reading
) -> Role:
    """Judge a name without a preposition: an object or a heading is ground, all else acts."""
    span = spans[index]
    before = reading.word(at)
    if follower in lexicon.SPEECH:
        return "literal" if follower in _PASSIVE and _suffers(span, reading) else "metonymic"
    container = before == "," and (
        (index > 0 and spans[index - 1].last == at and _is_container(index, spans, reading))
        or reading.word(at - 1) in lexicon.FEATURES
        or _is_somewhere(at, reading)
    )
    compass = reading.word(span.first - 1) in lexicon.COMPASS
    aside = reading.column[span.first] == "B-capital" and _is_aside(span.first, reading)
    if container or compass or aside or follower in _AFTER_PLACES:
        return "literal"
    return "literal" if _is_deed(at, reading) else "metonymic"


_AFTER_PLACES = frozenset({":", "(", "\u2013", "\u2014", "'s", "\u2019s", "where"})
_PENALTIES = lexicon.words("sanctions tariffs embargo penalties blow protests crisis scandal")
_STRIKING = lexicon.BLOWS | lexicon.words("bomb bombs shell shells storms")
_AIMING = lexicon.words("target targets")
_ARMS = lexicon.words(
    "army forces troops soldiers militia militias airstrike airstrikes strike strikes raid raids "
    "shelling bombardment bombing warplane warplanes jets aircraft helicopters drone drones "
    "missile missiles rocket rockets artillery explosion explosions bombers mortars shells gunmen "
    "rebels fighters militants"
)
"""What targets ground: "measures target Tehran" means those who rule there."""


def _is_somewhere(comma: int, reading: Reading) -> bool:
    """Whether a comma follows the name of a place that was not found: "in Greater Pibor, X"."""
    at = comma - 1
    while comma - at <= _LONGEST_NAME and reading.is_capital(at):
        at -= 1
    return at < comma - 1 and reading.word(at) in {"in", "at", "near", "outside"}


def _is_aside(first: int, reading: Reading) -> bool:
    """Whether a bracket holds only names up to here: "in Kawaala (Kampala, Central)"."""
    at = first - 1
    while first - at <= _LONGEST_ASIDE and (reading.is_capital(at) or reading.word(at) == ","):
        at -= 1
    return reading.word(at) == "("


def _is_deed(at: int, reading: Reading) -> bool:
    """Whether the word looks like a verb whose object is ground: "captured", "hit Damascus"."""
    word = reading.word(at)
    before = {reading.word(at - back) for back in (1, 2, 3)}
    if word in _STRIKING and _PENALTIES.isdisjoint(before):
        return True
    if word in _AIMING:
        return not _ARMS.isdisjoint(before)
    return len(word) > 4 and word.endswith(("ed", "ing")) and not reading.is_capital(at)


def _is_end_of_road(index: int, spans: Sequence[Span], reading: Reading) -> bool:
    """Whether a road is called after a name and another one: "the Damascus-Beirut highway"."""
    for one, other in pairwise(spans[max(0, index - 1) : index + 2]):
        joined = other.first == one.last + 1 and reading.word(one.last) in _DASHES
        if joined and reading.word(other.last) in _ROADS:
            return True
    return False


def _is_attribute(span: Span, reading: Reading) -> bool:
    """Whether the name is an adjective: "US troops", "U.S.-backed", "Iraq-Syria border"."""
    if reading.word(span.last) == "-" and reading.glued(span.last) and reading.glued(span.last + 1):
        return True
    if (
        reading.word(span.first - 1) == "-"
        and reading.glued(span.first)
        and reading.glued(span.first - 1)
    ):
        return True
    short = reading.surface(span.first, span.last).replace(".", "").isupper()
    noun = reading.word(span.last)
    if not short or not noun.isalpha():
        return False
    if reading.is_capital(span.last):
        return noun in lexicon.FORCES or noun in lexicon.TITLES
    if noun.endswith("ed"):
        return reading.word(span.first - 1) == "the" and reading.word(
            span.first - 2
        ) in lexicon.LOCATIVES | {"of"}
    return not _could_be_verb(noun)


def _is_of_people(span: Span, reading: Reading) -> bool:
    """Whether the name says whose people they are: "a group of Afghanistan refugees"."""
    people = reading.word(span.last) in _NATIONALS
    return people and reading.word(span.first - 1) not in lexicon.LOCATIVES


_NATIONALS = lexicon.words(
    "refugees refugee migrants migrant nationals citizens expatriates exiles"
)


_CLOSED = lexicon.words(
    """
    and or but in at on to from of for with by as that which who when while where if because
    since after before during until into over under against about between through than then
    there via per so nor yet amid
    """
)


def _could_be_verb(word: str) -> bool:
    return (
        word in lexicon.SPEECH or word in _CLOSED or word in _ADVERBS or word.endswith(("ed", "ly"))
    )


def _governor(index: int, spans: Sequence[Span], reading: Reading) -> int:
    """Index of the word that governs a name, before "the", "eastern" and the names joined to it."""
    at = spans[index].first - 1
    for _ in range(_LONGEST_LIST):
        word = reading.word(at)
        pair = word == "and" and reading.word(at - 1) == ","
        if index and (word in _JOINING or pair) and spans[index - 1].last == at - pair:
            container = word == "," and _is_container(index, spans, reading)
            if container:
                return at
            index -= 1
            at = spans[index].first - 1
        elif word in _SKIPPED or word.isdigit() or (word.endswith("ern") and len(word) > 5):
            at -= 1
        else:
            return at
    return at


def _is_container(index: int, spans: Sequence[Span], reading: Reading) -> bool:
    """Whether "X, Y" is a place in a country and no list of equals."""
    previous = spans[index - 1]
    return not reading.column[previous.first].endswith("country")


_LONGEST_LIST = 24
_LONGEST_NAME = 4
_LONGEST_ASIDE = 8
_JOINING = frozenset({"and", ",", "or", "/", "&"})
_SKIPPED = lexicon.words(
    """
    the old all both # neighbouring neighboring " \u201c \u2018 southeast northeast southwest
    northwest north south east west central
    """
)
_HEARING = lexicon.words(
    """
    message warning ultimatum letter signal appeal threat threats support close loyal
    according conveyed light request requests hostile unfriendly gave given offered handed
    grateful
    """
)
_BLOWS = lexicon.words(
    """
    strike strikes airstrike airstrikes attack attacks raid raids assault assaults bombing bombings
    bombardment shelling offensive march advance
    """
)
"""What a capital is under as a town: "air strikes on Damascus"; a country is also the side hit."""
_FALLING = lexicon.words(
    "fell fall falls landed rained dropped fired advanced advancing marched closing"
)
_GIVING = lexicon.words("support orders pressure permission backing approval aid")
_RULERS = lexicon.words(
    "government junta regime authorities leadership officials administration rulers ministry"
)


_BESIDE = lexicon.words("outside near inside at")
"""What stands beside a house: "outside a ministry in Kabul" is a street there."""

_COMMANDS = lexicon.words("army military police")
"""What stands in a capital, too, unless it speaks behind a comma: ", the army in Amman said"."""
_ADDRESSES = {
    "to": _HEARING,
    "from": _GIVING,
    "in": _RULERS | _COMMANDS,
    "toward": lexicon.ABSTRACTS,
    "towards": lexicon.ABSTRACTS,
}


def _addressed(at: int, reading: Reading) -> bool:
    """Whether a preposition leads to a hearer or ruler: "a message to Tehran"."""
    noun = reading.word(at - 1)
    if (reading.word(at - 2), noun) == ("general", "staff"):
        return True  # other staff in a capital is there
    if noun not in _ADDRESSES.get(reading.word(at), frozenset()):
        return False
    if noun in _COMMANDS and "," not in {reading.word(at - 2), reading.word(at - 3)}:
        return False
    return noun not in _RULERS or not any(reading.word(at - back) in _BESIDE for back in (3, 4))


def _after_relation(span: Span, before: str, reading: Reading) -> Role:
    words = {reading.word(at) for at in range(span.first - 7, span.first)}
    if before == "for" and words & _LEAVING:
        return "literal"
    if words & _BORDERS or (before == "between" and not words & _RELATIONS):
        return "literal"
    return "metonymic"


def _follower(index: int, spans: Sequence[Span], reading: Reading) -> str:
    """Give the word after the name, over adverbs, asides and the names joined to it."""
    at = spans[index].last
    for _ in range(12):
        word = reading.word(at)
        if (
            word in {"and", ",", "or"}
            and index + 1 < len(spans)
            and spans[index + 1].first in {at + 1, at + 2}
        ):
            index += 1
            at = spans[index].last
        elif word == "and" and reading.word(at + 1) in {"its", "their"}:
            at += 3
        elif word in _ADVERBS or (word.endswith("ly") and len(word) > 4):
            at += 1
        elif word == "," and reading.word(at + 1) in _ADVERBS | {"which"}:
            at += 1 + (reading.word(at + 1) == "which")
        elif word == "," and reading.word(at - 1) in _ADVERBS:
            at += 1
        else:
            return word
    return ""


def _owns_abstract(span: Span, reading: Reading) -> bool:
    return any(reading.word(at) in lexicon.ABSTRACTS for at in range(span.last + 1, span.last + 7))


_OWNED_SITES = (
    lexicon.BUILDINGS | lexicon.STREETS | lexicon.words("market airport port square centre")
)


def _owns_site(span: Span, reading: Reading) -> bool:
    """Whether what a capital owns is a part of the town: "in Damascus's main market"."""
    return any(reading.word(at) in _OWNED_SITES for at in range(span.last + 1, span.last + 4))


_HARM = lexicon.words(
    """
    hit struck shelled bombed attacked captured seized retaken besieged liberated destroyed
    evacuated surrounded located recaptured taken devastated flooded rocked shaken
    """
)


def _suffers(span: Span, reading: Reading) -> bool:
    return any(reading.word(at) in _HARM for at in range(span.last + 1, span.last + 4))
