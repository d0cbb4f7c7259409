"""The words that tell what a name is: kinds of place, titles, bodies, verbs of speech.

They are ours, lower case, English. Each list is a feature of the tagger and a cue of the rules.
"""

from __future__ import annotations

from geodata.toponyms.given_names import GIVEN_NAMES

__all__ = [
    "ABSTRACTS",
    "AILMENTS",
    "AIMS",
    "ARTICLES",
    "BLOWS",
    "BUILDINGS",
    "BY_WATER",
    "CIVIC",
    "COMPASS",
    "DIRECTIONS",
    "FEATURES",
    "FORCES",
    "GROUPS",
    "INSTITUTIONS",
    "LANDFORMS",
    "LINES",
    "LOCATIVES",
    "NAMESAKES",
    "NEVER",
    "ORGANISATIONS",
    "RAIDS",
    "SCHOLARLY",
    "SPEECH",
    "STATES",
    "STORMS",
    "STREETS",
    "TITLES",
    "TRANSITIVES",
    "WATERS",
    "classes",
    "ordered",
    "words",
]


def ordered(text: str) -> tuple[str, ...]:
    """Give the words of a text in their order."""
    return tuple(text.split())


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


ARTICLES = words("al el as ash ad at ar an az ez es adh ath")

FEATURES = {
    word: feature
    for feature, nouns in {
        "country": "country nation republic kingdom emirate",
        "region": "region area zone territory heartland "
        "countryside triangle pocket enclave corridor",
        "province": "province provinces governorate governorates state "
        "states muhafazah oblast prefecture vilayet",
        "district": "district districts subdistrict county counties "
        "parish borough canton municipality qada",
        "city": "city cities town towns township capital",
        "village": "village villages hamlet hamlets settlement",
        "neighbourhood": "neighbourhood neighbourhoods neighborhood "
        "neighborhoods suburb suburbs quarter",
        "base": "base bases garrison barracks outpost airbase",
        "camp": "camp camps",
        "crossing": "crossing crossings checkpoint",
        "airport": "airport airports airfield airstrip",
        "facility": "dam dams refinery refineries oilfield oilfields field fields port ports "
        "harbour harbor bridge bridges hospital hospitals prison prisons mosque",
        "river": "river rivers tributary creek",
        "lake": "lake lakes reservoir",
        "sea": "sea gulf ocean strait bay",
        "mountain": "mountain mountains mount mt. hills hill heights jabal jebel",
        "desert": "desert badia",
        "island": "island islands isle isles",
        "valley": "valley valleys basin",
    }.items()
    for word in ordered(nouns)
}
"""What a common noun beside a name says the name is."""

LANDFORMS = {
    "camp": "base",
    "fort": "base",
    "lake": "lake",
    "mount": "mountain",
    "mt.": "mountain",
    "jabal": "mountain",
    "jebel": "mountain",
    "wadi": "valley",
    "cape": "region",
    "colonia": "neighbourhood",
    "barrio": "neighbourhood",
    "fraccionamiento": "neighbourhood",
}
"""Nouns that a name begins with, and the kind of place they make of it."""

TITLES = words(
    """
    president minister premier general gen. colonel col. major maj. lieutenant lt. captain
    capt. sergeant sgt. admiral adm. commander cmdr. brigadier brig. marshal sheikh sheik
    imam ayatollah mullah king queen prince princess emir sultan pope bishop father mr mr.
    mrs mrs. ms ms. miss dr dr. professor prof. senator sen. governor gov. mayor chancellor
    secretary ambassador spokesman spokeswoman spokesperson judge justice chief coach
    director chairman chairwoman representative rep. congressman deputy officer sir lord
    lady analyst correspondent journalist reporter envoy leader aide adviser advisor
    detective sheriff attorney
    """
)
ORGANISATIONS = words(
    """
    post times journal news herald tribune gazette guardian telegraph daily press agency
    television tv radio university college school institute academy museum library hospital
    foundation society association federation union league club united city rovers fc party
    front movement army brigade brigades division battalion regiment corps force forces
    command guard guards militia police department ministry office bureau council committee
    commission parliament congress senate assembly court bank company corporation corp inc
    ltd group airlines airways media hotel stadium church observatory watch center centre
    organization organisation administration coalition alliance authority network board
    district fund hizbullah hezbollah
    """
)
FORCES = words(
    """
    army forces force troops soldiers marines marine embassy consulate coalition military
    navy militia militias militants fighters rebels officers government regime authorities
    officials police state media people civilians citizens nationals warplanes aircraft jets
    soldier officer border borders intelligence parliament president minister
    """
)
"""Nouns before which a nationality stays a nationality, even inside a name ("Syrian Army")."""

CIVIC = words(
    """
    police city county department council court courts school schools university college
    hospital fire sheriff health district board state ministry governor parliament embassy
    airport commission commissioners authority municipal public community chamber central
    regional high supreme centers centres task office jail prison government governorate
    province local attorney mayor legislature senate assembly
    """
)
"""Words of bodies that act for the place they are named after."""
NAMESAKES = words(
    """
    post times journal news herald tribune gazette telegraph daily mail star sun press fc
    united rovers athletic wanderers media inc corp bank airlines airways group observatory
    review chronicle bowl cup open derby
    """
)
"""Words of newspapers, clubs and companies that are only named after a place."""
SPEECH = words(
    """
    said says say saying announced announces announce claimed claims claim denied denies
    deny accused accuses blamed blames warned warns vowed vows insisted insists condemned
    condemns rejected rejects urged urges demanded demands threatened threatens agreed
    agrees decided decides wants want wanted hopes sees seeks sought believes considers
    insists declared declares confirmed confirms called calls asked asks told tells replied
    responded responds reported stated states added adds offered offers promised promises
    pledged pledges plans planned supports supported supporting backed backs sent sends
    fired fires launched launches deployed deploys imposed imposes hit hits struck strikes
    attacked attacks invaded invades signed signs ordered orders recognised recognized
    refused refuses failed fails maintained maintains holds held has have had will would
    could should may might can must is was does did seemed seems appears continues continued
    began begins intends intended expects expected gave gives issued issues made makes took
    takes suspended withdrew withdraws retaliated allowed allows helped helps used uses
    """
)
"""Verbs whose subject acts: a state, when it is the name of a place."""

TRANSITIVES = words(
    """
    accuse accused accuses accusing blame blamed blames blaming warn warned warns warning
    assure assured assures reassure reassured informs remind reminded promise promised
    persuade persuaded convince convinced
    ask asked asks asking tell told tells telling urge urged urges urging threaten
    threatened threatens threatening criticise criticised criticize criticized condemn
    condemned condemning pressure pressured pressuring support supported supporting supports
    back backed backing allow allowed allowing force forced help helped helping counter
    countering confront confronting isolate isolating contain containing sanction sanctioned
    notify notified inform informed invite invited oppose opposed opposing demonise demonize
    """
)
"""Verbs whose object acts, is addressed, or is dealt with as a state."""

ABSTRACTS = words(
    """
    government junta regime policy policies interests interest role ally allies partner partners
    plan plans plot dream dreams goal goals aim aims decision decisions influence ambitions
    ambition support backing presence intentions intention demands demand position stance
    strategy response reaction relations ties president leader leaders minister ministry
    foreign prime defence defense deputy military army forces troops navy parliament economy
    budget nuclear missile oil supreme interior expansion statements statement claim claims
    regional closest main proxy proxies surrogate surrogates involvement intervention
    efforts effort actions friend friends enemy enemies foe foes rival rivals orders
    ambassador envoy spokesman delegation rhetoric commitment concerns security sovereignty
    revolutionary
    """
)
"""What a state has and a piece of land has not."""

RAIDS = words(
    """
    raided attacked shelled bombed stormed retook recaptured captured seized besieged entered
    bombarded liberated looted reached overran
    """
)
"""Verbs whose object is a place, when its name is one that nobody knows."""
BLOWS = words(
    "hit hits struck strikes pounded pounds rocked rock rocks hammered shook shake shakes overran "
    "cleared surrounded encircled"
)
"""Verbs whose object is ground, but not of any name: a person is hit too."""
AIMS = words("target targets targeted targeting shelling bombing bombarding bombards storms")
"""Words before what is under fire: ground, or somebody, as with ``BLOWS``; some are nouns too."""
LOCATIVES = words(
    """
    exit exited exiting flee fled fleeing cross crossed crossing invade invaded invading occupy
    occupied occupying bomb bombed bombing seize seized capture captured
    in at near from to into inside outside across around toward towards through via within
    throughout over onto off reached reach entered enter entering leave left leaving visit
    visited visiting
    """
)
DIRECTIONS = {
    name: 22.5 * index
    for index, name in enumerate(
        ordered(
            "north northnortheast northeast eastnortheast east eastsoutheast southeast "
            "southsoutheast south southsouthwest southwest westsouthwest west westnorthwest "
            "northwest northnorthwest"
        )
    )
}
"""Degrees clockwise from north."""

COMPASS = words(
    """
    north south east west northern southern eastern western central northeast northwest
    southeast southwest northeastern northwestern southeastern southwestern upper lower
    greater middle
    """
)
_CALENDAR = words(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
    ramadan
    """
)
_GEOGRAPHIC = words("border borders frontier outskirts soil coast road highway street avenue")

_STATES = """
    Ala.=Alabama | Ariz.=Arizona | Ark.=Arkansas | Calif.=California | Colo.=Colorado |
    Conn.=Connecticut | Del.=Delaware | Fla.=Florida | Ga.=Georgia | Ill.=Illinois | Ind.=Indiana |
    Kan.=Kansas | Ky.=Kentucky | La.=Louisiana | Md.=Maryland | Mass.=Massachusetts |
    Mich.=Michigan | Minn.=Minnesota | Miss.=Mississippi | Mo.=Missouri | Mont.=Montana |
    Neb.=Nebraska | Nev.=Nevada | N.H.=New Hampshire | N.J.=New Jersey | N.M.=New Mexico |
    N.Y.=New York | N.C.=North Carolina | N.D.=North Dakota | Okla.=Oklahoma | Ont.=Ontario |
    Ore.=Oregon | Pa.=Pennsylvania | Que.=Quebec | R.I.=Rhode Island | S.C.=South Carolina |
    S.D.=South Dakota | Tenn.=Tennessee | Tex.=Texas | Vt.=Vermont | Va.=Virginia |
    Wash.=Washington | W.Va.=West Virginia | Wis.=Wisconsin | Wyo.=Wyoming |
    D.C.=District of Columbia | B.C.=British Columbia | NSW=New South Wales | NY=New York |
    DC=District of Columbia | J&K=Jammu and Kashmir | KPK=Khyber Pakhtunkhwa
"""
STATES = dict(pair.strip().split("=") for pair in _STATES.split("|"))
"""States and provinces as newspapers abbreviate them behind a town."""

INSTITUTIONS = words("pentagon kremlin capitol elysee internet earth mars") | {
    "white house",
    "capitol hill",
    "downing street",
    "state department",
    "foggy bottom",
    "wall street",
}
"""Buildings and by-words that stand for bodies, never for a place of events."""
AILMENTS = words(
    """
    virus viruses ebolavirus disease fever flu influenza hemorrhagic haemorrhagic syndrome
    strain encephalitis monoxide missile missiles rocket rockets drone drones rifle rifles
    """
)
"""What is often named after a place: a virus, a fever, a missile."""
WATERS = words("gulf sea ocean strait straits river lake desert peninsula mountains")
"""Nouns that, capitalised behind a capital, end the name of a landscape: "Red Sea"."""
BY_WATER = words("in near at on of along across crossing over into from to around")
"""What stands before "the Euphrates" or "the Levant"."""
GROUPS = words(
    """
    hamas hezbollah hizbullah houthi houthis isis isil daesh taliban fatah nusra qaeda qaida
    haram shabaab shabab pkk ypg sdf hts pmf pmu irgc idf plo farc eta
    """
)
"""Words of armed groups' names."""
STORMS = words("hurricane typhoon cyclone storm operation")
"""What is named like a person or a place and is neither."""
SCHOLARLY = words(
    """
    university college school institute academy journal times bank corporation company
    association museum orchestra
    """
)
"""Heads of bodies that are only named after a place: "University of Kansas"."""
BUILDINGS = words(
    """
    school elementary academy university college institute hospital clinic infirmary church
    cathedral hotel inn motel museum library theatre theater hall house lodge courthouse
    building center centre mall cemetery mausoleum club restaurant cafe farm campus zoo stadium
    arena tower apartments home store supermarket studio gallery laboratory
    """
)
"""Nouns of single buildings, which no gazetteer holds."""
STREETS = words(
    """
    street st. avenue ave. ave road rd. rd boulevard blvd. blvd lane drive highway hwy. route
    interstate freeway parkway turnpike crescent terrace alley expressway
    """
)
"""Nouns of streets, which no gazetteer holds."""
LINES = words("axis road highway line frontline frontlines front route corridor railway pipeline")
"""What runs between two places, or is named after one: "the Homs-Palmyra axis"."""
NEVER = _CALENDAR | words(
    """
    un nato who cia fbi women children church i we he she it they the this that these those
    a an is isis isil daesh ebola zika malaria cholera tamiflu anthrax wikipedia twitter facebook
    downtown first second third no. commerce justice homeland census freedom town mr mrs
    god islam islamic muslim arab kurdish jewish christian sunni shia
    shiite
    """
)

_CLASSES = {
    "feature": frozenset(FEATURES),
    "title": TITLES,
    "org": ORGANISATIONS,
    "force": FORCES,
    "speech": SPEECH,
    "transitive": TRANSITIVES,
    "locative": LOCATIVES,
    "compass": COMPASS,
    "calendar": _CALENDAR,
    "article": ARTICLES,
    "geo": _GEOGRAPHIC,
    "given": GIVEN_NAMES,
    "group": GROUPS,
    "street": STREETS,
    "civic": CIVIC,
    "paper": NAMESAKES,
    "ail": AILMENTS,
}


_CLASSES_OF = {
    word: tuple(name for name, held in _CLASSES.items() if word in held)
    for word in frozenset().union(*_CLASSES.values())
}


def classes(lower: str) -> tuple[str, ...]:
    """Names of the lists that hold a lower-case word.

    >>> classes("hamlet")
    ('feature',)
    >>> classes("zzz")
    ()
    """
    return _CLASSES_OF.get(lower, ())
