"""The words that make an actor out of a nationality, a sponsor or a name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

__all__ = [
    "ABSORBED",
    "ACTS",
    "BACKED",
    "COLOURS",
    "COMPANIES",
    "CONNECTORS",
    "GROUP_HEADS",
    "GROUP_PREFIXES",
    "HEADS",
    "LOCATIVES",
    "ORGANISED",
    "PERSON_ROLES",
    "RANKS",
    "MODIFIERS",
    "SENTENCE_WORDS",
    "TAILS",
    "Role",
]

Role = Literal["military", "government", "police", "security", "act"]
"""What a noun behind a nationality makes of it; an ``act`` ("Israeli raid") is the state's own."""


def _each(role: Role, words: str) -> dict[str, Role]:
    return dict.fromkeys(words.split(), role)


ACTS: frozenset[str] = frozenset(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling bombing bombings "
    "bombardment bombardments offensive assault assaults incursion incursions invasion missile "
    "missiles rocket rockets fire airstrikes shells occupation intervention operation operations "
    "campaign blockade sanctions airpower firepower ambush".split()
)

HEADS: Mapping[str, Role] = MappingProxyType(
    {
        **_each("act", " ".join(ACTS)),
        **_each(
            "military",
            "forces force troops troop army armies military soldiers soldier serviceman servicemen "
            "jets jet warplanes warplane aircraft plane planes helicopters helicopter gunships "
            "bombers navy marines paratroopers commandos airforce artillery warships warship "
            "gunboats frigate drone drones tanks infantry conscripts recruits airmen sailors "
            "invaders occupiers submarines submarine fighters-jets",
        ),
        **_each(
            "government",
            "government authorities authority regime parliament cabinet presidency ministry "
            "minister ministers president leadership court courts embassy consulate administration "
            "diplomat diplomats ambassador ambassadors lawmakers delegation officials official "
            "envoy envoys legislature senate prosecutors junta leaders premier chancellor",
        ),
        **_each("police", "police policemen policeman gendarmerie gendarmes gendarme"),
    }
)

TAILS = frozenset(
    "officers officer officials official commander commanders general generals leaders sources "
    "source spokesman spokeswoman spokesperson intelligence command units unit personnel elements "
    "general colonel chief chiefs convoy convoys patrol patrols pilot pilots".split()
)
"""Words that leave the role as it is: "army officers" are the army's. Alone: see ``HEADS``."""

MODIFIERS = frozenset(
    "special national government state ground air naval armed federal regular fighter combat war "
    "occupation occupying allied elite border security defence defense air military royal surface "
    "regime army missile missiles drone rocket artillery aerial foreign interior prime deputy "
    "operations mechanised mechanized armoured armored airborne coast riot local central "
    "intelligence peacekeeping strategic transport surveillance stealth attack reconnaissance "
    "ballistic cruise heavy light senior junior top new veteran wounded dead retired".split()
)

COLOURS = frozenset(
    "kurdish shia shiite shi'ite shiah sunni islamist arab druze christian alawite opposition "
    "communist maoist leftist turkmen tuareg chechen uighur uyghur salafist salafi jihadi jihadist "
    "separatist tribal rebel takfiri nationalist secessionist ethnic muslim buddhist hindu "
    "bedouin fulani anglophone anarchist monarchist islamic".split()
)
"""What a group is said to be: kept in the name of a generic actor ("Shiite militias")."""

COMPANIES: Mapping[str, str] = MappingProxyType(
    {
        "fighter": "fighters",
        "fighters": "fighters",
        "force": "forces",
        "forces": "forces",
        "group": "groups",
        "groups": "groups",
        "faction": "factions",
        "factions": "factions",
        "unit": "forces",
        "units": "forces",
        "troops": "forces",
        "elements": "fighters",
        "proxies": "proxies",
    }
)
"""Nouns that are an actor only behind a colour or a sponsor, with the plural to show."""

BACKED = frozenset(
    "backed supported led allied aligned linked affiliated trained funded sponsored armed "
    "controlled inspired equipped dominated loyal".split()
)

ABSORBED = frozenset(
    "fighters fighter militants militant forces rebels militia members member group insurgents "
    "terrorists gunmen officers soldiers troops units movement militiamen militias jihadists rebel "
    "organisation organization network extremists guerrillas operatives commander commanders "
    "remnants cells".split()
)
"""What may follow a named group without naming another: "ISIS fighters"."""

GROUP_PREFIXES = frozenset(
    "liwa liwaa jaysh jaish jeish harakat harakah kataib kataeb katibat katiba jabhat saraya ansar "
    "asaib firqat faylaq failaq jund hizb hizbul tehrik tehreek lashkar sipah usbat quwat quwwat "
    "fawj ahrar suqour suqur shuhada".split()
)
"""Words that open the name of a group: "Liwa X", "Kata'ib X"."""

GROUP_HEADS = frozenset(
    "brigade brigades battalion battalions front movement militia militias army corps division "
    "regiment legion party cartel resistance alliance coalition guard guards forces force "
    "commandos squad mujahideen mujahidin defenders militiamen tigers falcons".split()
)
"""Words that close it, or open it before "of": "X Brigade", "Army of X"."""

GROUP_OPENERS = GROUP_HEADS | frozenset(("sons", "lions", "soldiers", "martyrs", "knights"))

CONNECTORS = frozenset("of the al el for and e i ul bin ibn abu wal lil fi de del la das ad".split())

SENTENCE_WORDS = frozenset(
    "the a an in on at by from to of and but or for with as while when after before since if then "
    "this that these those his her its their our my your he she it they we you i there here what "
    "which who where how why not no some many all both each every several most more other another "
    "one two three four five six seven eight nine ten hundreds thousands dozens according during "
    "between among against under over into through also however meanwhile although though because "
    "so such despite amid only even now today yesterday monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november "
    "december former late early last next first second".split()
)
"""Capitalised at the head of a sentence without being part of a name."""

PERSON_ROLES = frozenset(
    "spokesman spokeswoman spokesperson commander leader chief head general colonel major captain "
    "lieutenant brigadier admiral marshal minister president premier chancellor officer official "
    "ambassador envoy diplomat lawmaker senator secretary director adviser advisor representative "
    "deputy sergeant governor prosecutor mp founder member cleric emir warlord negotiator".split()
)
"""What a person is to a side: "a spokesman of the US military"."""

RANKS = frozenset(
    "col gen lt maj brig adm capt sgt cpl cmdr dr mr mrs ms sen rep gov sheikh sheik ayatollah "
    "colonel general lieutenant major brigadier admiral captain sergeant marshal commander "
    "mullah haji hajj commodore".split()
)
"""What may stand before a person's name and is no part of it."""

ORGANISED = GROUP_HEADS | frozenset(
    "union council committee organisation organization congress federation agency ministry command "
    "network association league mission commission authority administration sons movement union "
    "corps bureau foundation institute observatory office centre center programme program".split()
)
"""A long name with one of these and an abbreviation behind it is an actor."""

LOCATIVES = frozenset(
    "in into from inside across near through throughout toward towards over around outside within "
    "at via onto along off beyond past leaving entering of to northern southern eastern western "
    "northeast northwest southeast southwest northeastern northwestern southeastern southwestern "
    "central north south east west mainland rural occupied neighbouring neighboring "
    "between".split()
)
"""Words before a country's name that make it ground rather than a party."""
