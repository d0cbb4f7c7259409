"""The words that make an actor out of a nationality, a sponsor or a name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

__all__ = [
    "ABSORBED",
    "ACTS",
    "ALONE",
    "BACKED",
    "BANDS",
    "CHAINED",
    "COLOURS",
    "COMPANIES",
    "CONNECTORS",
    "FORCEFUL",
    "GROUP_HEADS",
    "GROUP_KINDS",
    "GROUP_OPENERS",
    "GROUP_PREFIXES",
    "HEADS",
    "HOLDING",
    "IN_THE_FIELD",
    "LOCATIVES",
    "MEMBERS",
    "MODIFIERS",
    "NO_GROUPS",
    "ORGANISED",
    "PERSON_ROLES",
    "PRESS",
    "RANKS",
    "SENTENCE_WORDS",
    "TAILS",
    "TELLING",
    "UNTELLING",
    "Role",
    "word_set",
]

Role = Literal["military", "government", "police", "security", "act"]
"""What a noun behind a nationality makes of it; an ``act`` ("Israeli raid") is the state's own."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(words.split())


def _each(role: Role, words: str) -> dict[str, Role]:
    return dict.fromkeys(words.split(), role)


ACTS: frozenset[str] = word_set(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling bombing bombings "
    "bombardment bombardments offensive assault assaults incursion incursions invasion missile "
    "missiles rocket rockets fire shells occupation intervention operation operations "
    "campaign blockade sanctions airpower firepower ambush"
)
"""What a state does by its forces: "an Israeli raid"."""

HEADS: Mapping[str, Role] = MappingProxyType(
    {
        **_each("act", " ".join(ACTS)),
        **_each(
            "military",
            "forces force troops troop army armies military soldiers soldier serviceman servicemen "
            "jets jet warplanes warplane aircraft plane planes helicopters helicopter gunships "
            "bombers navy marines paratroopers commandos airforce artillery warships warship "
            "gunboats frigate drone drones tanks infantry conscripts recruits airmen sailors "
            "invaders occupiers submarines submarine fighters-jets defenses battery batteries "
            "howitzer howitzers paramilitaries gunboat",
        ),
        **_each(
            "government",
            "government authorities authority regime parliament cabinet presidency ministry "
            "minister ministers president leadership court courts embassy embassies consulate "
            "administration diplomat diplomats ambassador ambassadors lawmakers delegation "
            "officials official envoy envoys legislature senate prosecutors junta leaders premier "
            "chancellor",
        ),
        **_each("police", "police policemen policeman gendarmerie gendarmes gendarme guards guard"),
    }
)

TAILS = word_set(
    "officers officer officials official commander commanders general generals leaders sources "
    "source spokesman spokeswoman spokesperson intelligence command units unit personnel elements "
    "colonel chief chiefs systems system convoy convoys patrol patrols pilot pilots "
    "position positions"
)
"""Words that leave the role as it is: "army officers" are the army's. Alone: see ``ALONE``."""

ALONE: Mapping[str, Role] = MappingProxyType(
    {
        **_each("government", "official officials intelligence leaders"),
        **_each(
            "military",
            "officer officers units unit personnel general generals colonel command commander "
            "commanders convoy convoys patrol patrols pilot pilots position positions",
        ),
    }
)
"""What such a word makes of a nationality when nothing else does: "Russian officers"."""

IN_THE_FIELD = word_set("units unit convoy convoys patrol patrols position positions")
"""Of a government these are its forces: "government units"."""

MODIFIERS = word_set(
    "joint tank special national government state ground air naval armed federal regular fighter "
    "combat war occupation occupying allied elite border security defense military royal surface "
    "regime army missile missiles drone rocket artillery aerial foreign interior prime deputy "
    "operations mechanized armored airborne coast riot local central "
    "intelligence peacekeeping health finance oil strategic transport surveillance stealth attack "
    "reconnaissance "
    "ballistic cruise heavy light senior junior top new veteran wounded dead retired"
)

COLOURS = word_set(
    "kurdish shia shiite shi'ite shiah sunni islamist arab druze christian alawite opposition "
    "communist maoist leftist turkmen tuareg chechen uighur uyghur salafist salafi jihadi jihadist "
    "separatist tribal rebel takfiri nationalist secessionist muslim buddhist hindu "
    "bedouin fulani anglophone anarchist monarchist"
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

CHAINED = frozenset((*HEADS, *TAILS, *MODIFIERS, *COLOURS, *COMPANIES))
"""The words that can follow a nationality on the way to an actor."""

BACKED = word_set(
    "backed supported led allied aligned linked affiliated trained funded sponsored armed "
    "controlled inspired equipped dominated loyal"
)

ABSORBED = word_set(
    "fighters fighter militants militant forces rebels militia members member group insurgents "
    "terrorists gunmen officers soldiers troops units movement militiamen militias jihadists rebel "
    "organization network extremists guerrillas operatives commander commanders "
    "remnants cells"
)
"""What may follow a named group without naming another: "ISIS fighters"."""

GROUP_KINDS = frozenset(("armed-group", "coalition", "unlisted"))
"""The kinds of those that have fighters of their own."""

GROUP_PREFIXES = word_set(
    "liwa liwaa jaysh jaish jeish harakat harakah kataib kataeb katibat katiba jabhat saraya ansar "
    "asaib firqat faylaq failaq jund hizb hizbul tehrik tehreek lashkar sipah usbat quwat quwwat "
    "fawj ahrar suqour suqur shuhada"
)
"""Words that open the name of a group: "Liwa X", "Kata'ib X"."""

GROUP_HEADS = word_set(
    "brigade brigades battalion battalions front movement militia militias army corps division "
    "regiment legion party cartel resistance alliance coalition guard guards forces force "
    "commandos squad mujahideen mujahidin defenders militiamen "
)
"""Words that close it, or open it before "of": "X Brigade", "Army of X"."""

UNTELLING = word_set(
    "task air special joint combined field armed ground naval national security police artillery "
    "infantry mechanized armored border coast home royal army military foreign "
    "local civil light heavy motorized airborne tank rapid reaction quick response "
    "defense strike presidential federal regional government regime rebel enemy allied "
    "multinational international peacekeeping riot state reserve new old main ruling governing "
    "services support patrol warrant rescue criminal uniformed traffic detective drug crime cadet "
    "opposition western eastern northern southern central premier"
)
"""Words that do not make a name of a group by themselves: "Task Force", "Southern Front"."""

BANDS = word_set(
    "gang cartel militia brigade battalion faction tribe clan syndicate militants rebels "
    "insurgents guerrillas guerrilla tribesmen militiamen gangsters fighters gunmen mafia"
)
"""What may follow the name of a group in small letters: "the Pix gang"."""

MEMBERS = word_set(
    "militants militant fighters fighter rebels rebel gunmen insurgents insurgent guerrillas "
    "combatants combatant members member militia militiamen commander commanders leader leaders "
    "cadres cadre supporters supporter operatives terrorists soldiers troops faction elements "
    "splinter dissidents recruits activists leadership"
)
"""Who is of a group, beside its initials: "FRPI militants", "a member of the FRPI"."""

FORCEFUL = word_set(
    "attacked ambushed shelled bombed raided looted torched abducted kidnapped killed executed "
    "beheaded clashed fought captured seized overran stormed surrendered recruited detonated fired "
    "opened assaulted massacred burned burnt extorted besieged"
)
"""What only those do who bear arms."""

PRESS = word_set("daily weekly times tribune herald news gazette post journal magazine newspaper")
"""A name with one of these is of a newspaper."""

NO_GROUPS = word_set(
    "ngo ngos ceo idp idps hiv aids cctv suv gps rpg rpgs ied ieds vbied svbied covid gmt utc est "
    "dna sms pdf usd eur gdp drc uae usa ussr car"
)
"""Initials of things and states."""

GROUP_OPENERS = GROUP_HEADS | frozenset(("sons", "lions", "soldiers", "martyrs", "knights"))
TELLING = COLOURS.union(
    COMPANIES, GROUP_HEADS, GROUP_OPENERS, GROUP_PREFIXES, BANDS, ("pro", "anti")
)
"""Words that tell of an actor which no register has."""

CONNECTORS = word_set("of the al el for and e i ul bin ibn abu wal lil fi de del la das ad")

SENTENCE_WORDS = word_set(
    "the a an in on at by from to of and but or for with as while when after before since if then "
    "this that these those his her its their our my your he she it they we you i there here what "
    "which who where how why not no some many all both each every several most more other another "
    "one two three four five six seven eight nine ten hundreds thousands dozens according during "
    "between among against under over into through also however meanwhile although though because "
    "so such despite amid only even now today yesterday monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november "
    "december will would could should can did does do is are was were has have had must former "
    "late early last next first second"
)
"""Capitalised at the head of a sentence without being part of a name."""

HOLDING = word_set(
    "held controlled occupied run ruled governed era style made owned built besieged"
)
"""Behind a hyphen they make an attribute of an actor: a "rebel-held town" names no party."""

PERSON_ROLES = word_set(
    "spokesman spokeswoman spokesperson commander leader chief head general colonel major captain "
    "lieutenant brigadier admiral marshal minister president premier chancellor officer official "
    "ambassador envoy diplomat lawmaker senator secretary director adviser advisor representative "
    "deputy sergeant governor prosecutor mp founder member cleric emir warlord negotiator"
)
"""What a person is to a side: "a spokesman of the US military"."""

RANKS = word_set(
    "col gen lt maj brig adm capt sgt cpl cmdr dr mr mrs ms sen rep gov sheikh sheik ayatollah "
    "colonel general lieutenant major brigadier admiral captain sergeant marshal commander "
    "mullah haji hajj commodore"
)
"""What may stand before a person's name and is no part of it."""

ORGANISED = GROUP_HEADS | word_set(
    "union council committee organization congress federation agency ministry command "
    "network association society league mission commission authority administration sons movement "
    "corps foundation institute observatory center program"
)
"""A long name with one of these and an abbreviation behind it is an actor."""

LOCATIVES = word_set(
    "in into from inside across near through throughout toward towards over around outside within "
    "at via onto along off beyond past leaving entering of to northern southern eastern western "
    "northeast northwest southeast southwest northeastern northwestern southeastern southwestern "
    "central north south east west mainland rural occupied neighbouring neighboring "
    "between"
)
"""Words before a country's name that make it ground rather than a party."""
