"""Words of war in a peaceful sense: "clashed over the budget", "bombarded with questions".

A word tells of violence by what it acts on. Where that is a thing that no weapon reaches, such as
a speech or a budget, or an ill that one fights without an enemy, it is a figure of speech. Whom an
earthquake or a crash kills, nobody has attacked.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.lexicon import Entry
    from geodata.event_coding.reading import Passage

__all__ = ["is_figurative"]

_UNREACHABLE = any_of(
    "speech speeches remark remarks comment comments statement statements record character "
    "reputation credibility dignity honour honor policy policies plan plans proposal proposals "
    "idea ideas decision decisions ruling budget budgets bill bills law laws reform reforms tax "
    "taxes wage wages pay pension pensions spending economy economies currency inflation prices "
    "price profits rights freedom freedoms democracy liberty liberties question questions "
    "criticism demands complaints requests calls emails e-mails messages advice attention "
    "flames blaze imagination headlines votes nomination title trophy championship deadline anger "
    "joy debt accounts hearts minds"
)
_ILLS = any_of(
    "corruption poverty hunger crime disease diseases cancer malaria cholera covid covid-19 "
    "pandemic epidemic virus outbreak ebola measles polio fire fires wildfire wildfires blaze "
    "blazes flames inflation drought climate unemployment illiteracy racism discrimination fraud "
    "addiction drugs life lives flood floods locusts disinformation misinformation trafficking"
)
_NO_TARGETS = _UNREACHABLE | _ILLS
_FOUGHT = any_of("fight fights fought fighting battle battles battled battling combat")
_SPORT = any_of(
    "goalkeeper striker midfielder quarterback innings playoff playoffs semifinal semifinals "
    "touchdown hockey baseball basketball batsman wicket wickets referee knockout half-time "
    "halftime stoppage-time equaliser equalizer goalless footballers"
)
"""Words of games, whose shots, attacks and battles hurt nobody."""
_STORIES = any_of("film movie novel documentary play drama thriller screenplay exhibition")
_TOLD_THERE = any_of(
    "about follows tells depicts portrays chronicles starring recounts recreates explores"
)
_TITLED = any_of('" \u201c \u2018')
"""What opens a name of a story: 'the film "Battle of X"'."""
_PLAYED = any_of("re-enacted re-enact re-enacting re-enactment reenacted reenactment fictional")
"""Words of stories, in which nobody is hurt: "the film follows a man who is kidnapped"."""
_CYLINDERS = any_of("cylinder cylinders boiler stove heater leak explosion explosions blast")
_BOMBS = any_of("bomb bombs ied ieds device devices mine mines planted militants explosives")
_BEASTS = any_of(
    "lion leopard elephant elephants crocodile crocodiles bear shark tiger hippo hippopotamus "
    "snake dog dogs bees hyena hyenas wolf wolves bull buffalo"
)
"""What kills and attacks without a cause; "Tigers" and "Lions" may bear arms."""
_HURT = any_of("wounded injured")
_TENDED = any_of(
    "evacuated evacuate evacuating treated treat treating transported carried flew airlifted "
    "received admitted transferred"
)
"""What is done for the wounded, who were hurt elsewhere or before."""
_CARE = 5
_BE = any_of("was were are is")
_THROUGH = any_of("via through")
"""Before a "border crossing" it is crossed."""
_LINES = any_of("where border borders frontiers river rivers road roads lines")
"""What stands before a "meet" of countries or roads: "where Syria and Iraq meet"."""
_CAPTIVES = any_of("them him her us me you hostages captives prisoners")
"""Whom somebody marches somewhere: "marched them to the border"."""
_SHOWN = any_of("force strength power unity support loyalty goodwill")
_RISING = any_of("price prices cost costs sales debt anger population demand cases numbers")
_DISASTERS = any_of(
    "earthquake earthquakes quake aftershock storm storms flood floods flooding cyclone "
    "hurricane typhoon tornado tsunami avalanche landslide mudslide lightning heatwave crash "
    "crashed accident accidents stampede epidemic pandemic outbreak cholera covid-19 malaria "
    "measles dengue typhoid diphtheria malnutrition starvation virus disease illness cancer "
    "drowned capsized sank collapse collapsed wreck collision blaze firefighter firefighters "
    "wildfire wildfires motorist motorists pileup derailed derailment rollover blaze firefighters "
    "illness illnesses flu influenza h1n1 swine infected snow "
    "fever lassa crocodile crocodiles hippo hippopotamus elephant overturned ravine "
    "snowfall blizzard rain rains rainfall winds hail tornadoes torrential wreck wrecks"
)
_VEHICLES = any_of(
    "car cars truck trucks bus buses minibus minibuses van vans pickup train trains vehicle "
    "vehicles motorcycle motorcycles tram trams lorry lorries suv tractor tanker ferry boat boats"
)
_OBSTACLES = any_of("tree wall pole barrier kerb ditch cow house")
"""What a vehicle hits by accident."""
_TRAFFIC = any_of(
    "driving lane interstate intersection sedan motorcyclist pedestrian speeding collided "
    "collides collide traveling travelling"
)
"""Words of a road accident, in which "struck" and "killed" tell of no violence."""
_NATURAL = (
    ("at", "age"), ("the", "age"), ("age", "of"), ("heart", "attack"), ("natural", "causes"),
    ("long", "illness"), ("heart", "failure"), ("house", "fire"), ("brain", "tumor"),
)  # fmt: skip
"""Pairs of words that tell of a death without an enemy."""
_BEFORE_FIRE = any_of("a the by house apartment building forest kitchen electrical in")
_BEHIND_GUNFIRE = any_of("from by on of")
_DISPOSED = any_of(
    "destroyed defused dismantled seized found discovered neutralised neutralized removed "
    "intercepted recovered"
)
_DEATHS = any_of("die dies died dying death deaths dead")
_STOPS = any_of(", . ; : and in near which who that after when while")
_ENDS = _STOPS | {"by", "during", "on", "at", "inside"}
_WEAPONS = any_of(
    "missile missiles rocket rockets bomb bombs shell shells shelling airstrike airstrikes strike "
    "strikes gunmen shot clashes fighting attack attacks mine mines drone drones landmine "
    "landmines ied ieds explosive explosives ambush ambushed militants insurgents exploded "
    "detonated"
)
_AIMED = any_of("target targets targeted targeting")
_ADS = any_of("ad ads advert adverts")
_MEASURES = _ADS | any_of(
    "campaign tax taxes tariff tariffs measure measures policy policies law "
    "laws bill plan plans reform reforms programme program scheme"
)
_AUDIENCES = any_of("voters inflation growth emissions audience audiences viewers consumers")
"""What measures aim at, and whom campaigns do: "the tax targets growth", "ads target voters"."""
_REACH, _FEW = 5, 3
_NEAR = 9
_TOLD = 16
"""How far before its harm a disaster may be named, in tokens."""


def is_figurative(passage: Passage, span: tuple[int, int], entry: Entry) -> bool:
    """Whether a word of violence is meant figuratively, or of a disaster, where it stands."""
    words = passage.lowers
    first, last = span
    if KINDS[entry.kind].family != "violence":
        return _is_other_sense(words, first, last)
    if not _SPORT.isdisjoint(passage.vocabulary) or _is_told_in_a_story(passage, first):
        return True
    acted_on = _acted_on(words, last + 1)
    aimed = words[first] in _AIMED and _is_no_weapon_aimed(words, first)
    if aimed or acted_on & _UNREACHABLE or (words[first] in _FOUGHT and acted_on & _ILLS):
        return True
    if entry.form == "noun" and entry.kind == "explosive" and _is_disposed_of(words, last):
        return True
    harm = entry.strength != "act"
    gas = harm or words[first - 1 : first] == ("gas",)
    if (gas and _is_household(passage)) or (harm and _is_tended(words, first)):
        return True
    rising = entry.kind == "explosive" and not _RISING.isdisjoint(words[max(0, first - 3) : first])
    beast = not _BEASTS.isdisjoint(passage.texts[max(0, first - 1) : first])
    won = entry.kind == "beating" and last + 1 in passage.named
    return rising or beast or won or (harm and _is_accident(passage, first, last))


def _is_no_weapon_aimed(words: Sequence[str], index: int) -> bool:
    """Whether a measure is aimed at a place or a trade, or anything at those who are to choose."""
    before, behind = words[max(0, index - _FEW) : index], words[index + 1 : index + _NEAR]
    measured = not _MEASURES.isdisjoint(before) or not _ADS.isdisjoint(behind)
    return measured or not _AUDIENCES.isdisjoint(behind[:1])


def _is_household(passage: Passage) -> bool:
    """Whether a gas cylinder or a boiler blows up, and no bomb is spoken of."""
    if "gas" not in passage.vocabulary:
        return False
    pairs = itertools.pairwise(passage.lowers)
    gas = any(one == "gas" and other in _CYLINDERS for one, other in pairs)
    return gas and _BOMBS.isdisjoint(passage.vocabulary)


def _is_tended(words: Sequence[str], first: int) -> bool:
    """Whether those who are hurt are looked after: "evacuated 300 wounded from Aleppo"."""
    if words[first] not in _HURT:
        return False
    lead = words[max(0, first - _CARE) : first]
    tended = not _TENDED.isdisjoint(lead) and _BE.isdisjoint(lead)
    behind = words[first + 1 : first + 3]
    return tended or (not _BE.isdisjoint(behind[:1]) and not _TENDED.isdisjoint(behind))


def _is_told_in_a_story(passage: Passage, first: int) -> bool:
    """Whether it happens in a film or a book: "the film follows a man who is kidnapped"."""
    words = passage.lowers[:first]
    if not _PLAYED.isdisjoint(words):
        return True
    told = next((at for at, word in enumerate(words) if word in _STORIES), len(words))
    return not _TOLD_THERE.isdisjoint(words[told:]) or passage.word(told + 1) in _TITLED


def _is_other_sense(words: Sequence[str], first: int, last: int) -> bool:
    """Whether borders meet, soldiers are on leave, somebody is marched off, strength is shown."""
    if words[first] in {"meet", "meets"}:
        return not _LINES.isdisjoint(words[max(0, first - _NEAR) : first])
    if words[first] == "leave":
        return words[first - 1 : first] == ("on",)
    if words[first] == "crossing":
        passed = not _THROUGH.isdisjoint(words[max(0, first - _NEAR) : first])
        return words[first - 1 : first] in {("border",), ("frontier",)} and not passed
    if words[first] == "close":
        return words[first + 1 : first + 2] == ("to",)
    if words[first] == "demonstration":
        return (
            not _SHOWN.isdisjoint(words[last + 2 : last + 3]) and "of" in words[last + 1 : last + 2]
        )
    return words[first].startswith("march") and not _CAPTIVES.isdisjoint(words[last + 1 : last + 2])


def _is_accident(passage: Passage, first: int, last: int) -> bool:
    """Whether a disaster or the traffic does the harm, and no weapon is spoken of."""
    words = passage.lowers
    near = words[max(0, first - _NEAR) : last + _NEAR]
    if words[first] in _DEATHS and any(pair in _NATURAL for pair in itertools.pairwise(near)):
        return True
    if not _WEAPONS.isdisjoint(passage.vocabulary):
        return False
    told = {*words[max(0, first - _TOLD) : first], *near}
    return bool(_DISASTERS & told) or _is_blaze(near) or _is_traffic(words, last)


def _is_disposed_of(words: Sequence[str], last: int) -> bool:
    """Whether a bomb is found or destroyed and does no harm: "three car bombs destroyed"."""
    behind = words[last + 1 : last + 4]
    helped = bool(behind) and behind[0] in {"were", "was"}
    verb = behind[helped : helped + 1]
    return bool(verb) and verb[0] in _DISPOSED and (helped or _is_end(behind[1:2]))


def _is_end(behind: Sequence[str]) -> bool:
    """Whether no object follows, so that a participle is said of what stands before it."""
    return not behind or behind[0] in _ENDS


def _is_blaze(near: Sequence[str]) -> bool:
    """Whether a house or a wood burns: "a fire destroyed", not "the fire from a post"."""
    return "fire" in near and any(
        before in _BEFORE_FIRE and word == "fire" and behind not in _BEHIND_GUNFIRE
        for before, word, behind in zip(near, near[1:], (*near[2:], ""), strict=False)
    )


def _is_traffic(words: Sequence[str], last: int) -> bool:
    """Whether a vehicle strikes or kills: "hit by a car", "a truck, travelling west, struck"."""
    if _VEHICLES.isdisjoint(words):
        return False
    near = words[max(0, last - _REACH) : last + 1 + _REACH]
    run_over = any(w == "by" and _VEHICLES & set(near[i : i + 4]) for i, w in enumerate(near))
    hit = next((i for i, word in enumerate(words) if word in {"hit", "struck"}), -1)
    drove = hit > 0 and not _VEHICLES.isdisjoint(words[max(0, hit - _FEW) : hit])
    run_over = run_over or (drove and not _OBSTACLES.isdisjoint(words[hit : hit + _REACH]))
    return run_over or not _TRAFFIC.isdisjoint(words)


def _acted_on(words: Sequence[str], start: int) -> set[str]:
    """Words of the phrase behind a trigger, as far as its head and a preposition before it."""
    found: set[str] = set()
    for index in range(start, min(start + _REACH, len(words))):
        word = words[index]
        if word in _STOPS:
            break
        found.add(word)
        if word in _NO_TARGETS:
            break
    return found
