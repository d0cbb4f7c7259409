"""What happened, who did it and to whom: a sentence of our own for each rule."""

import csv
from pathlib import Path

import pytest

from geodata.errors import SeedError
from geodata.event_coding import lexicon as lexicon_module
from geodata.event_coding.lexicon import lexicon
from tests.event_coding.markup import event, events

ARMY, MILITIA = "Northern Army", "River Militia"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes carried out an air strike on a depot in {Idlib|p}.", "air_strike"),
        ("A drone struck a car in {Idlib|p}.", "drone_strike"),
        ("{The army|N} launched drones at a base in {Homs|p}.", "drone_strike"),
        ("Artillery pounded two villages near {Homs|p} on {Monday|d}.", "shelling"),
        ("An explosion rocked a camp in {Homs|p}.", "explosive"),
        ("{Militants|M} stormed a hotel in {Homs|p}.", "attack"),
        ("{The army|N} pushed {militants|M} out of {Homs|p} on {Monday|d}.", "territory_captured"),
        ("{Militants|M} raided {Harri|p} on {Monday|d}.", "attack"),
        ("{Militants|M} burned a police station in {Homs|p}.", "property_destruction"),
        ("Six missiles hit an airfield in {Homs|p}.", "missile_strike"),
        ("Artillery shelled the market of {Homs|p} on {Monday|d}.", "shelling"),
        ("A suicide attack in {Homs|p} killed nine people.", "suicide_bombing"),
        ("A roadside bomb exploded in {Homs|p} and wounded two soldiers.", "explosive"),
        ("Three villagers were killed by a landmine in {Homs|p}.", "explosive"),
        ("A man threw a grenade at a shop in {Homs|p}.", "grenade"),
        ("A chemical attack was reported in {Idlib|p} on {Monday|d}.", "chemical_attack"),
        ("Air defences shot down a helicopter near {Homs|p}.", "aircraft_downed"),
        ("{The army|N} shot down an unmanned aircraft near {Homs|p}.", "weapons_disrupted"),
        ("Two suicide drones hit a car in {Homs|p} on {Monday|d}.", "drone_strike"),
        ("{The militia|M} used a drone against a bus in {Homs|p}.", "drone_strike"),
        ("A man detonated his explosive belt in {Homs|p}.", "suicide_bombing"),
        ("{The army|N} took over {Harri|p} on {Monday|d}.", "territory_captured"),
        ("{The army|N} fended off an attack on {Harri|p}.", "armed_clash"),
        ("{The militia|M} raided a post in {Homs|p}.", "armed_clash"),
        ("Two tribes exchanged machine gun fire in {Homs|p}.", "armed_clash"),
        ("Two sub-groups of a family fought for hours with mortars in {Homs|p}.", "armed_clash"),
        ("An armed quarrel broke out between villagers in {Homs|p}.", "armed_clash"),
        ("Angry youths forced their way into an office in {Homs|p}.", "mob_violence"),
        ("Five men were found shot dead by {gunmen|U} in {Homs|p}.", "killing"),
        ("Heavy clashes broke out in {Raqqa|p} on {Monday|d}.", "armed_clash"),
        ("{Rebels|H} attacked a checkpoint in {Homs|p}.", "armed_clash"),
        ("{Gunmen|U} attacked a family in {Homs|p}.", "attack"),
        ("{Gunmen|U} shot a teacher in {Homs|p}.", "killing"),
        ("A judge was assassinated in {Homs|p}.", "assassination"),
        ("{Gunmen|U} kidnapped two doctors in {Homs|p}.", "abduction"),
        ("{Fighters|H} captured the town of {Palmyra|p}.", "territory_captured"),
        ("{The army|N} retook {Palmyra|p} on {Monday|d}.", "territory_regained"),
        ("Villagers beat a thief in {Homs|p}.", "mob_violence"),
        ("Hundreds protested in {Homs|p} on {Monday|d}.", "protest"),
        ("Police dispersed a demonstration in {Homs|p} with tear gas.", "protest_dispersed"),
        ("Protesters threw stones at police in {Homs|p}.", "riot"),
        ("Police arrested two men in {Homs|p} on {Monday|d}.", "arrest"),
        ("{Fighters|H} detained two men in {Homs|p} on {Monday|d}.", "abduction"),
        ("{The army|N} sent reinforcements to {Palmyra|p}.", "deployment"),
        ("{Units|M} crossed the border at {Albu Kamal|p}.", "advance"),
        ("{Troops|N} withdrew from {Palmyra|p}.", "withdrawal"),
        ("{The envoys|H} met {the generals|N} in {Geneva|p}.", "meeting"),
        ("{The army|N} and {rebels|H} signed an agreement in {Geneva|p}.", "agreement"),
        ("A convoy delivered food aid to {Idlib|p} on {Monday|d}.", "aid"),
        ("{The minister|N} warned {rebels|H} on {Monday|d}.", "threat"),
        ("{The minister|N} accused {rebels|H} on {Monday|d}.", "accusation"),
        ("Soldiers defused two bombs in {Homs|p} on {Monday|d}.", "weapons_disrupted"),
        ("Chlorine was dropped on {Homs|p} on {Monday|d}.", "chemical_attack"),
        ("Quadcopters dropped grenades on a post in {Homs|p}.", "drone_strike"),
        ("Two drones slammed into a depot in {Homs|p} on {Monday|d}.", "drone_strike"),
        ("A UAV crashed into a house in {Homs|p} on {Monday|d}.", "drone_strike"),
        ("A drone exploded over a barracks in {Homs|p} on {Monday|d}.", "drone_strike"),
        ("An unmanned aircraft hit a car in {Homs|p} on {Monday|d}.", "drone_strike"),
        ("A rocket fell in {Homs|p} on {Monday|d}.", "missile_strike"),
        ("Missiles fell on {Homs|p} on {Monday|d}.", "missile_strike"),
        ("A shell landed in {Homs|p} on {Monday|d}.", "shelling"),
        ("A shell exploded in a bakery in {Homs|p} on {Monday|d}.", "shelling"),
        ("Helicopters fired on a village near {Homs|p}.", "air_strike"),
        ("The air force struck a depot near {Homs|p} on {Monday|d}.", "air_strike"),
        ("Unexploded ordnance wounded two boys in {Homs|p}.", "explosive"),
        ("Guards and smugglers traded fire in {Homs|p} on {Monday|d}.", "armed_clash"),
        ("Gunfire erupted between two clans in {Homs|p} on {Monday|d}.", "armed_clash"),
        ("{Militants|M} raided a military camp in {Homs|p}.", "armed_clash"),
        ("{Militants|M} stormed {Homs|p} on {Monday|d}.", "armed_clash"),
        ("{Gunmen|U} seized three aid workers in {Homs|p}.", "abduction"),
        ("{The army|N} cleared {Homs|p} of militants on {Monday|d}.", "territory_regained"),
        ("{Troops|N} drove {rebels|M} out of {Homs|p} on {Monday|d}.", "territory_captured"),
        ("{The army|N} called up 200 reservists in {Homs|p}.", "mobilization"),
        ("The navy held live-fire drills off {Homs|p} on {Monday|d}.", "exercise"),
        ("{The army|N} closed two roads into {Homs|p} on {Monday|d}.", "restriction"),
        ("Aid trucks entered {Homs|p} on {Monday|d}.", "aid"),
        ("Relief supplies reached {Homs|p} on {Monday|d}.", "aid"),
        ("A relief convoy brought food to {Homs|p} on {Monday|d}.", "aid"),
        ("Police seized a million captagon pills in {Homs|p}.", "seizure"),
        ("People in {Homs|p} went to the polls on {Monday|d}.", "election"),
    ],
)  # fmt: skip
def test_the_words_say_what_happened(text, kind):
    assert kind in {found.kind for found in events(text)}


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("{The army|N} attacked {rebels|M} in {Homs|p}.", ARMY, MILITIA),
        ("{Rebels|M} were attacked by {the army|N} in {Homs|p}.", ARMY, MILITIA),
        ("An attack on {rebels|M} by {the army|N} shook {Homs|p} on {Monday|d}.", ARMY, MILITIA),
        ("{Northern|N} air strikes on {rebels|M} hit {Homs|p}.", ARMY, MILITIA),
        ("{The army|N} launched an attack against {rebels|M} in {Homs|p}.", ARMY, MILITIA),
        ("Two {rebels|M} were killed in a strike by {the army|N} in {Homs|p}.", ARMY, MILITIA),
        ("Clashes between {the army|N} and {rebels|M} broke out in {Homs|p}.", ARMY, MILITIA),
        ("{The army|N} and {rebels|M} clashed in {Homs|p}.", ARMY, MILITIA),
        ("{Monday|d} {the army|N}, which guards {Homs|p}, shelled {rebels|M}.", ARMY, MILITIA),
        ("{Rebels|M} died in {Homs|p} on {Monday|d}.", None, MILITIA),
        ("A bomb exploded in {Homs|p} on {Monday|d}.", None, None),
        ("The attack in {Homs|p}, which {rebels|M} claimed, killed two.", None, None),
        ("{Rebels|M} are responsible for the {Monday|d} attack in {Homs|p}.", MILITIA, None),
    ],
)  # fmt: skip
def test_voice_and_prepositions_give_the_roles(text, agent, patient):
    found = event(text)
    assert (found.actor1, found.actor2) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("{Rebels|M} hold {Homs|p}, where {the army|N} attacks them.", ARMY, MILITIA),
        ("{The army|N} struck {rebels|M} in {Homs|p} with help by {hills|H}.", ARMY, MILITIA),
        ("{The army|N}, which knew it, left {Homs|p} and shelled {rebels|M}.", ARMY, MILITIA),
        ("{The army|N} and {hills|H} attacked {rebels|M} in {Homs|p}.", ARMY, MILITIA),
        ("{Rebels|M} were wounded in {Homs|p} and a boy was shot dead.", None, MILITIA),
        ("{Hill|H} envoy {Sabri|a:Sabri} met {rebels|M} in {Homs|p}.", "Sabri", MILITIA),
        ("{Rebels|M} met {Hill|H} envoy {Sabri|a:Sabri} in {Homs|p}.", MILITIA, "Sabri"),
    ],
)  # fmt: skip
def test_subjects_are_shared_and_supporters_are_no_targets(text, agent, patient):
    found = events(text)[-1] if "shelled" in text else events(text)[0]
    assert (found.actor1, found.actor2) == (agent, patient)


def test_what_a_missile_did_is_no_deed_of_its_victims():
    found = event(
        "A missile struck {Palmyra|p} on {Monday|d}. "
        "It killed two {soldiers|N} and destroyed a jet."
    )
    assert (found.kind, found.actor1, found.actor2) == ("missile_strike", None, ARMY)
    assert found.fatalities_low == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{The army|N} captured two soldiers in {Homs|p}.", "arrest"),
        ("{Fighters|H} captured the mayor in {Homs|p}.", "abduction"),
        ("{Fighters|H} took {Homs|p} on {Monday|d}.", "territory_captured"),
        ("{Fighters|H} freed two kidnapped engineers in {Homs|p}.", "release"),
        ("{The army|N} moved 100 fighters from {Palmyra|p} to {Homs|p}.", "deployment"),
        ("{Fighters|H} attacked {the army|N} in {Homs|p}.", "armed_clash"),
        ("{The army|N} captured a financier of the group in {Homs|p}.", "arrest"),
        ("{The army|N} sent two brigades to {Homs|p} on {Monday|d}.", "deployment"),
        ("{The army|N} released 81 families in {Homs|p} on {Monday|d}.", "release"),
        ("Thousands gathered peacefully in {Homs|p} on {Monday|d}.", "protest"),
        ("Youths threw fire bombs at a wall in {Homs|p} on {Monday|d}.", "mob_violence"),
        ("{The army|N} protested to the government of {Homs|p} on {Monday|d}.", "accusation"),
    ],
)
def test_the_object_decides(text, kind):
    assert event(text).kind == kind


def test_the_aircraft_that_destroyed_things_killed_those_in_them() -> None:
    found = event(
        "{The army|N} said its jets destroyed six hideouts in the hills and valleys south of "
        "{Homs|p} on {Monday|d}, killing five {militants|M}."
    )
    assert (found.kind, found.fatalities_low) == ("air_strike", 5)


def test_who_only_reports_it_is_no_actor():
    found = event("Shells hit {Homs|p} on {Monday|d}, {the monitor|a:Rights Monitor} said.")
    assert found.actors == ()


def test_what_villagers_do_in_a_protest_is_a_riot():
    found = event("In a protest in {Homs|p}, villagers burned tyres on {Monday|d}.")
    assert found.kind == "riot"


def test_names_of_groups_are_no_triggers():
    text = "{The Strike Force|a:Strike Force} held a dinner in {Homs|p} on {Monday|d}."
    assert events(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Attacks have become more frequent.",
        "He suffered a heart attack in {Homs|p} on {Monday|d}.",
        "The workers' strike talks ended without a word.",
        "Their number is striking, said {the army|N}.",
        "Death to the enemy, a slogan read.",
    ],
)
def test_talk_is_no_event(text):
    assert not [found for found in events(text) if found.family == "violence"]


def test_the_table_names_known_kinds_only(tmp_path):
    path = tmp_path / "triggers.csv"
    path.write_text("phrase,form,kind,role,needs,unless\nsing,verb,song,act,,\n", encoding="utf-8")
    with pytest.raises(SeedError, match="line 2: unknown kind 'song'"):
        lexicon(path)


def test_no_row_of_the_table_stands_twice():
    path = Path(lexicon_module.__file__).with_name("triggers.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)]
    assert len(rows) == len(set(rows))
    assert all(len(row) == 6 for row in rows)


def test_who_goes_on_elsewhere_does_two_things():
    text = "Shells killed two men in {Homs|p} and wounded four in {Palmyra|p} on {Monday|d}."
    told = [(found.place, found.fatalities_low, found.injured_low) for found in events(text)]
    assert told == [("Homs", 2, None), ("Palmyra", None, 4)]
