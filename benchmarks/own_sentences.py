"""Our own training sentences: how dispatches, coders' notes and local news name things.

``{LOC}``, ``{TOWN}``, ``{PER}``, ``{ORG}``, ``{MISC}`` and ``{NAT}`` are filled at random: places
of the region (one in three made up), towns of the world, people, organisations, things,
nationalities. ``{SURNAME}`` is the last word of a person, ``{NEW}`` a made-up word of no kind of
its own: ``[University of {TOWN}|ORG]`` makes a name of one type around whatever fills it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpora import Labelled
from own_names import (
    GROUPS,
    NATIONALITIES,
    OTHERS,
    PERSONS,
    invented_person,
    invented_place,
    invented_word,
)

DISPATCHES = """
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
HEADLINES = """
Shells on {LOC} kill two
Seven die as rockets land on {LOC} city
Warplanes bomb {LOC} and its surroundings
Warplanes target {LOC} at noon
Barrel bombs rain down on {LOC} , death toll climbs to 31
Targeting {LOC} with mortars leaves nine wounded
Targeting {ORG} in {LOC} with mines leaves three dead
Targeted : {PER} , a leader of {ORG}
Bombing {LOC} city leaves a hospital in ruins
Shelling {LOC} wounds a family of five
Controlling {LOC} , {ORG} reaches the gates of {LOC}
Despite the truce , shelling of {LOC} by {ORG} goes on
Losses of {ORG} in {LOC} reach 60
Human losses in {LOC} and {LOC}
Clashes in {LOC} , and guns shell {LOC}
Clashes around {LOC} , and a truce in {LOC}
Clashes at the gates of {LOC} between {ORG} and {ORG}
More deaths in {LOC}
More dead in the {LOC} massacre
More raids on {LOC} in the south of {LOC}
The {LOC} massacre : eleven children among the dead
{LOC} massacre takes another life
{LOC} attack kills nine
{LOC} explosion : toll rises to six
{LOC} is hit by eight rockets
{LOC} blast kills a guard of {ORG}
{LOC} under fire for a third day
{LOC} 's market burns after raid
{LOC} countryside : mine kills a shepherd
Bomb in {LOC} 's {LOC} kills four
Car bomb in {LOC} 's {LOC} wounds a dozen , {ORG} blamed
After {LOC} , {ORG} turns to {LOC}
After the loss of {LOC} , {ORG} shells {LOC}
Air raid on {LOC} kills a commander of {ORG} known as {PER}
Air raids on {LOC} , {LOC} and {LOC} in the {LOC} countryside
An assassination in {LOC} : {PER} shot dead
An attack on {LOC} from three sides
Army advances in {LOC}
Army enters {LOC} , {ORG} pulls out
Army storms {LOC} under cover of heavy shelling
{ORG} storms {LOC} and {LOC}
{ORG} loses {LOC} to {ORG}
{ORG} regains {LOC} , then loses {LOC} again
{ORG} kills two in {LOC}
{ORG} executes a man in {LOC} square
{ORG} hits {LOC} with Grad rockets
{ORG} pounds {LOC} , {LOC} countryside
{ORG} targets {PER}
{ORG} targets {ORG}
{ORG} attacks {ORG} near {LOC}
{ORG} falls back from {LOC} , a strategic town
Shells target {LOC} and {LOC} in {LOC} province
Raids target {LOC} amid fighting at {LOC}
Raids targeting {LOC} in the {LOC} countryside kill a girl
The shells that targeted {LOC} came from {LOC}
Tanks shell {LOC} from {LOC}
Guns shell {LOC} city at dawn
Jets strike {LOC} , two dead
Jets struck {LOC} on Friday , {ORG} says
Drone strikes {LOC} on Monday
Strikes on {LOC} Tuesday kill 40 , monitor says
Six killed in US-led strikes on {LOC} Sunday
Fighting in {LOC} drags on as {ORG} and {ORG} talk
Fierce battles for {LOC}
Gunmen kill {PER} in {LOC}
Unknown men kill an elder in {LOC} town , east of {LOC}
Mine kills three in {LOC} fields , south of {LOC}
The road to {LOC} is open again
The siege of {LOC} enters its fifth month
The fall of {LOC} is near
The town {LOC} is empty
The city {LOC} and the village {LOC} change hands
The vicinity of {LOC} is calm
Heavy fire in {LOC} ( {LOC} ) city
Protest in {LOC} over bread
Hours after {LOC} , a second blast rocks {LOC}
Aid reaches {LOC} and {LOC}
{NAT} guns fire on {LOC}
{NAT} jets bomb {LOC} , {LOC}
{NAT} forces target {LOC} , and shells land in {LOC}
{NAT} forces target {ORG}
{PER} : {LOC} will be ours by June
{PER} leaves {LOC}
{PER} wounded in {LOC}
{PER} targeted in {LOC} for a second time
Sources : {PER} was killed by {ORG}
Mayor of {LOC} shot
Death of {PER} in the prison of {LOC}
Calm in {LOC} after {ORG} and {ORG} agree
March 4 : {LOC} , {LOC} governorate
May 12th : {LOC} village , east of {LOC} , {LOC} province
2 June : near {LOC} , {LOC} , {LOC}
{LOC} farm , {LOC} governorate , {LOC}
Clashes in {LOC} & {LOC}
Rain in {TOWN} & {TOWN} & {TOWN}
{TOWN} & {TOWN} win again
A drone targeted {SURNAME} , a commander of {ORG} .
A drone targets {PER} , a leader of {ORG}
A gunman targeted {SURNAME} , a former officer , in {LOC} .
Gunmen target {SURNAME} in {LOC}
Targeting {SURNAME} was wrong , {PER} says
{ORG} bombs {ORG} near {LOC}
Hackers targeted {PER} 's phone .
Hackers target [{NEW}|ORG]
Police raid on [{NEW}|ORG] headquarters in {TOWN}
A raid on {SURNAME} and his family in {LOC}
The strike on {SURNAME} failed .
The strike on {PER} killed two guards in {LOC} .
The attack on {SURNAME} was condemned by {PER} .
[{TOWN}|ORG] target {SURNAME} , agent says
{SURNAME} targets a third title
{SURNAME} , {LOC} governorate , was arrested .
{PER} , {LOC} governorate , was arrested .
{PER} , {TOWN} county , won the lottery .
{PER} , {LOC} province : we have no water
A guard of the {LOC} field was killed
A mill in {LOC} was hit
The {LOC} oven massacre
""".strip().splitlines()
"""Headlines and summaries of monitors: verbs in the present, "targeting", places right behind."""
NOTES = """
On 14 March 2022 , {ORG} fighters attacked {LOC} village ( {LOC} , {LOC} ) , killing 3 civilians .
On 2 May 2022 , in {LOC} village ( {LOC} township , {LOC} district ) , a mine killed a farmer .
On 9 June 2022 , the army shelled {LOC} , {LOC} . Casualties unknown .
On 30 April 2022 , shells hit {LOC} town in {LOC} countryside . No losses were reported .
Around 5 January 2022 ( as reported ) , a body was found near {LOC} - {LOC} road in {LOC} .
On 22 July 2022 , {ORG} claimed control over {LOC} , {LOC} region .
On 8 August 2022 , in {LOC} ( {TOWN} ) , nurses marched to the town hall over unpaid wages .
On 11 June 2022 , between {LOC} and {LOC} ( {LOC} , {LOC} ) , militiamen robbed a lorry .
On 3 October 2022 , drivers blocked the {LOC} - {LOC} highway in {LOC} district .
On 19 March 2022 , {ORG} attacked {LOC} . The militants burned homes and left for {LOC} .
An explosive device went off in {LOC} ( coded to {LOC} ) , wounding a guard .
Shepherds were abducted in the area of {LOC} ( {LOC} ) by gunmen of {ORG} .
Clashes took place in {LOC} , {LOC} and {LOC} in rural {LOC} .
Troops fired at the outskirts of {LOC} and {LOC} in the countryside of {LOC} .
The villages of {LOC} , {LOC} and {LOC} in {LOC} province came under mortar fire .
Four villages were affected : {LOC} , {LOC} , {LOC} and {LOC} .
Fights went on in the direction of {LOC} , {LOC} and {LOC} .
Residents of {LOC} locality in {LOC} Rural Municipality asked for water .
Students held a vigil in {TOWN} ( {LOC} ) against the price of bread .
The hamlet of {LOC} , in {LOC} county ( {LOC} state ) , was raided for cattle .
A bomb was defused near {LOC} Bridge .
Pilots bombed {LOC} Airport , the {LOC} oil field and {LOC} Dam .
Engineers returned to the {LOC} gas field , north of {LOC} .
The {LOC} checkpoint , on the road to {LOC} , is manned by {ORG} .
Tents burned in {LOC} Camp , south of {LOC} .
The raid took place in {LOC} subdistrict , {LOC} district , {LOC} governorate .
The town of {LOC} , {LOC} 's neighbour , is quiet .
Forces moved from {LOC} to {LOC} , {LOC} and then {LOC} .
A suburb of {LOC} , {LOC} , was hit twice .
{LOC} , {LOC} , {LOC} and {LOC} were without power .
{LOC} 's {LOC} district was searched .
The neighbourhoods of {LOC} and {LOC} in {TOWN} were sealed off .
Fishermen from {LOC} island drowned off {LOC} .
Flooding along the {LOC} River cut off {LOC} .
A landslide in the {LOC} valley buried part of {LOC} .
""".strip().splitlines()
NEWS = """
A {TOWN} man was arrested on Tuesday after a chase through {TOWN} .
A {TOWN} woman has been charged with fraud , {TOWN} police said .
{TOWN} police are looking for a driver who fled .
{TOWN} couple faces charges
{TOWN} residents welcome new bridge
{TOWN} schools to close early
{TOWN} Mayor {PER} said the budget would be passed in June .
{PER} , 34 , of {TOWN} , was taken to [{TOWN} General Hospital|ORG] with burns .
{PER} , 62 , died Sunday at [{TOWN} Memorial Hospital|ORG] in {TOWN} .
{PER} of {TOWN} and {PER} of {TOWN} were not hurt .
The [{TOWN} City Council|ORG] voted 5-2 to sell the land .
The [{TOWN} Police Department|ORG] asked for help .
The [{TOWN} County Sheriff 's Office|ORG] said {PER} was driving north .
{TOWN} County commissioners met in {TOWN} .
Voters in {TOWN} and {TOWN} counties go to the polls .
The [University of {TOWN}|ORG] gave {PER} a grant .
[{TOWN} University|ORG] researchers , led by {PER} , looked at bees .
{PER} , a professor at the [University of {TOWN}|ORG] , was not part of the study .
{PER} teaches at [{TOWN} State University|ORG] in {TOWN} .
[{TOWN} High School|ORG] beat [{TOWN} High|ORG] 3-1 .
Pupils of [{PER} Elementary School|ORG] planted trees .
[{TOWN} United|ORG] lost to [{TOWN} City|ORG] on Saturday .
The [{TOWN} Post|ORG] and the [{TOWN} Times|ORG] reported the sale .
[The {TOWN} Herald|ORG] first told of the deal .
The [Bank of {TOWN}|ORG] raised rates .
[{TOWN} Airlines|ORG] cancelled flights to {TOWN} .
Flights landed at {TOWN} International Airport on Friday .
The [Journal of {TOWN} Medicine|MISC] printed the paper .
The [{TOWN} virus|MISC] was found in birds near {TOWN} .
{PER} was born in {TOWN} , {LOC} , and raised in {TOWN} .
{PER} , who lives on [{TOWN} Road|MISC] , saw smoke .
The crash happened at [{TOWN} Street|MISC] and [{PER} Avenue|MISC] in {TOWN} .
Crews closed [Highway 12|MISC] between {TOWN} and {TOWN} .
{PER} told reporters that {PER} would not run .
According to {PER} , the plan is dead .
" We knew it , " {PER} said .
{PER} and {PER} were sentenced .
{PER} vs. {PER} was put off .
{NAT} officials met {NAT} envoys in {TOWN} .
The {NAT} president , {PER} , flew to {TOWN} .
A {NAT} court freed {PER} .
{NAT} - born {PER} won in {TOWN} .
The [{NAT} Red Crescent|ORG] sent tents to {LOC} .
The [Embassy of {TOWN}|ORG] was shut .
{TOWN} - based [{PER} & Sons|ORG] closed its plant in {TOWN} .
The ship , the [{TOWN} Star|MISC] , sank off {TOWN} .
The [Treaty of {TOWN}|MISC] was signed a century ago .
{PER} won the [{TOWN} Open|MISC] for a third time .
The mid-air crash near {TOWN} killed {PER} , {PER} and {PER} .
{TOWN} ( AP ) - {PER} resigned on Monday .
{TOWN} - A fire destroyed a barn in {TOWN} on Thursday .
{TOWN} , {LOC} -- Two trains collided near {TOWN} .
Cases were reported in {TOWN} , {TOWN} , {TOWN} and {TOWN} .
The outbreak in {TOWN} spread to {TOWN} , {TOWN} and parts of {LOC} .
Health workers in {LOC} , {LOC} , and {TOWN} were vaccinated .
The [Ministry of Health|ORG] of {TOWN} said nothing .
[Hurricane {PER}|MISC] struck {TOWN} .
Sen. {PER} , D-{TOWN} , voted against it .
{TOWN} is twinned with {TOWN} .
{TOWN} has 12,000 inhabitants .
{TOWN} wins again
How {TOWN} rebuilt its port
Where is {PER} ?
Why {PER} left {ORG}
The [First Baptist Church of {TOWN}|ORG] held a supper .
The [{TOWN} Chamber of Commerce|ORG] named {PER} its head .
Doctors at [{PER} Hospital|ORG] in {TOWN} saved her .
The [{PER} Foundation|ORG] is in {TOWN} .
The farm lies between {TOWN} and {TOWN} .
Storms are heading for {TOWN} and {TOWN} .
She moved from {TOWN} to {TOWN} , then to {LOC} .
Prisoners were held in {TOWN} , {LOC} .
""".strip().splitlines()
STRANGERS = """
{SURNAME} said he would appeal .
According to {SURNAME} , the road is safe .
{SURNAME} 's husband told {PER} that he would stay .
Detectives searched {SURNAME} 's flat and questioned {SURNAME} .
She picked {SURNAME} out of a line - up .
Police said {SURNAME} and {SURNAME} fled in a [{NEW}|MISC] .
A letter from {SURNAME} was read to {SURNAME} .
The coach praised {SURNAME} , who scored past {SURNAME} .
" I do not know , " {SURNAME} , 46 , said .
Dr. {SURNAME} , of [{NEW} University|ORG] , treated {SURNAME} .
{NAT} striker {SURNAME} moved from [{NEW}|ORG] to [{NEW}|ORG] .
{SURNAME} , a health official , said {SURNAME} was ill .
The official , {SURNAME} , knew {SURNAME} .
{SURNAME} v {SURNAME} was drawn .
{LOC} 's {SURNAME} won in {TOWN} .
{LOC} 's [{NEW}|ORG] recalled a million cars .
{LOC} 's [{TOWN}|ORG] lost again .
{SURNAME} was quiet about the deal .
{SURNAME} was calm as she spoke .
{SURNAME} is under investigation .
[{TOWN}|ORG] remains under contract with {PER} .
The [{NEW}|MISC] & [{NEW}|MISC] show is over .
[{NEW} & {NEW}|ORG] was sold .
Shares of [{NEW}|ORG] fell 3 percent .
[{NEW}|ORG] said profit rose in the quarter .
[{NEW}|ORG] 's ticket prices will not change .
The company , [{NEW}|ORG] , makes trucks .
Officials from [{NEW}|ORG] met staff of [{NEW}|ORG] .
He sued [{NEW}|ORG] over the leak .
Talks with [{NEW}|ORG] broke down .
Workers at [{NEW} Inc.|ORG] and [{NEW} Group|ORG] went home .
The [{NEW}|ORG] offices are in {TOWN} .
He has worked for [{NEW}|ORG] since 1998 .
The tabloid [{NEW}|ORG] printed the photograph .
Doses of [{NEW}|MISC] were sent to {TOWN} .
The drug [{NEW}|MISC] is sold in {TOWN} .
The [{NEW}|MISC] drug was tested .
Patients were infected with [{NEW}|MISC] .
Cases of [{NEW}|MISC] rose in {LOC} .
The outbreak of [{NEW}|MISC] began in {TOWN} .
Symptoms of [{NEW}|MISC] include fever .
The [{NEW}|MISC] virus was first seen in {LOC} .
Two [{NEW}|MISC] cars collided near {TOWN} .
The [{NEW}|MISC] struck a lorry .
The [{NEW}|MISC] faith is old .
[{NEW}|MISC] believers fasted .
The film [{NEW}|MISC] opens on Friday .
The song " [{NEW}|MISC] " was played in {TOWN} .
The frog ( [{NEW}|MISC] lorica ) lives in {LOC} .
Members of the [{NEW}|MISC] people live near {LOC} .
The [{NEW}|MISC] programme was dropped .
The [{NEW} Award|MISC] went to {PER} .
Brands such as [{NEW}|MISC] , [{NEW}|MISC] and [{NEW}|MISC] were recalled .
Fighters of [Liwa {NEW}|ORG] and [Jaysh {NEW}|ORG] were seen .
The [{NEW} Brigade|ORG] took {LOC} .
The {LOC} branch of [{NEW}|ORG] was closed .
[{TOWN} Mining|ORG] owns a pit near {LOC} .
[{NEW} Hospital|ORG] and [{NEW} Elementary School|ORG] were shut .
The [{NEW} Hotel|ORG] stands on [{NEW} Street|MISC] .
[{NEW}|ORG] and [{NEW}|ORG] signed the paper in {LOC} .
[Corporation of {TOWN}|ORG] shares rose .
Census data showed growth .
Highway crews worked all night .
Federal agents arrested {SURNAME} .
Needle exchanges opened in {TOWN} .
Brush and leaves are taken on Mondays .
Freedom came late .
""".strip().splitlines()
_SLOT = re.compile(r"\{(LOC|TOWN|PER|SURNAME|NEW|ORG|MISC|NAT)\}|\[([^|\]]+)\|(ORG|MISC)\]")
_LABELS = {"TOWN": "LOC", "NAT": "MISC", "SURNAME": "PER"}
_ROUNDS = 45
_HEADLINE_ROUNDS = 30
"""Headlines are terse: too many of them, and any capital looks like a place."""
_IN_CAPITALS = 0.05
_INVENTED = 0.35


@dataclass(frozen=True)
class Names:
    """What fills the slots: spellings of the region's towns, and the towns of the world."""

    region: Sequence[str]
    world: Sequence[str]

    def __call__(self, slot: str, chance: random.Random) -> str:
        """Draw a name for a slot."""
        makers: dict[str, Callable[[], str]] = {
            "LOC": lambda: self._place(chance),
            "TOWN": lambda: chance.choice(self.world),
            "PER": lambda: self._person(chance),
            "SURNAME": lambda: self._person(chance).rsplit(" ", 1)[-1],
            "NEW": lambda: invented_word(chance),
            "ORG": lambda: chance.choice(GROUPS),
            "MISC": lambda: chance.choice(OTHERS),
            "NAT": lambda: chance.choice(NATIONALITIES),
        }
        return makers[slot]()

    def _place(self, chance: random.Random) -> str:
        known = chance.random() > _INVENTED
        return chance.choice(self.region) if known else invented_place(chance)

    def _person(self, chance: random.Random) -> str:
        known = chance.random() < 0.3
        return chance.choice(PERSONS) if known else invented_person(chance, self.world)


def sentences(names: Names, *, seed: int = 7) -> Iterator[Labelled]:
    """Fill every template some times, now and then in the capitals of a headline."""
    chance = random.Random(seed)
    for turn in range(_ROUNDS):
        headlines = HEADLINES if turn < _HEADLINE_ROUNDS else []
        for template in (*DISPATCHES, *headlines, *NOTES, *NEWS, *STRANGERS):
            text, spans = _filled(template, names, chance)
            loud = text.isascii() and chance.random() < _IN_CAPITALS
            yield (text.upper() if loud else text), spans


def _filled(template: str, names: Names, chance: random.Random) -> Labelled:
    text, spans, at = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        kind = slot[1] or slot[3]
        name = names(slot[1], chance) if slot[1] else _filled(slot[2], names, chance)[0].rstrip()
        if text.lower().endswith("the ") and name.startswith("the "):
            name = name[4:]
        lead = len(name) - len(name.removeprefix("the ").removeprefix("President "))
        spans.append((len(text) + lead, len(text) + len(name), _LABELS.get(kind, kind)))
        text += name
        at = slot.end()
    return text + template[at:] + " ", spans


def swapped(
    corpus: Sequence[Labelled], names: Names, *, share: float = 0.12, seed: int = 11
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
                name = names("LOC", chance)
                name = name.upper() if text[start:end].isupper() and end - start > 4 else name
            renamed.append((len(out), len(out) + len(name), kind))
            out += name
            at = end
        yield out + text[at:], renamed
