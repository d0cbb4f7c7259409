"""What happened, who did it and to whom: a sentence of our own for each rule."""

import csv
from pathlib import Path

import pytest

from geodata.errors import SeedError
from geodata.events import lexicon as lexicon_module
from geodata.events.lexicon import lexicon
from tests.events.markup import event, events

ARMY, MILITIA = "Northern Army", "River Militia"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes carried out an air strike on a depot in {Idlib|p}.", "air_strike"),
        ("A drone struck a car in {Idlib|p}.", "drone_strike"),
        ("Six missiles hit an airfield in {Homs|p}.", "missile_strike"),
        ("Artillery shelled the market of {Homs|p} on {Monday|d:2018-06-18}.", "shelling"),
        ("A suicide attack in {Homs|p} killed nine people.", "suicide_bombing"),
        ("A roadside bomb exploded in {Homs|p} and wounded two soldiers.", "explosive"),
        ("Three villagers were killed by a landmine in {Homs|p}.", "explosive"),
        ("A man threw a grenade at a shop in {Homs|p}.", "grenade"),
        ("A chemical attack was reported in {Idlib|p} on {Monday|d:2018-06-18}.", "chemical_attack"),
        ("Air defences shot down a helicopter near {Homs|p}.", "aircraft_downed"),
        ("Heavy clashes broke out in {Raqqa|p} on {Monday|d:2018-06-18}.", "armed_clash"),
        ("{Rebels|a:Hill Militia} attacked a checkpoint in {Homs|p}.", "armed_clash"),
        ("{Gunmen|a:Unknown Gunmen} attacked a family in {Homs|p}.", "attack"),
        ("{Gunmen|a:Unknown Gunmen} shot a teacher in {Homs|p}.", "killing"),
        ("A judge was assassinated in {Homs|p}.", "assassination"),
        ("{Gunmen|a:Unknown Gunmen} kidnapped two doctors in {Homs|p}.", "abduction"),
        ("{Fighters|a:Hill Militia} captured the town of {Palmyra|p}.", "territory_captured"),
        ("{The army|a:Northern Army} retook {Palmyra|p} on {Monday|d:2018-06-18}.", "territory_regained"),
        ("Villagers beat a thief in {Homs|p}.", "mob_violence"),
        ("Hundreds protested in {Homs|p} on {Monday|d:2018-06-18}.", "protest"),
        ("Police dispersed a demonstration in {Homs|p} with tear gas.", "protest_dispersed"),
        ("Protesters threw stones at police in {Homs|p}.", "riot"),
        ("Police arrested two men in {Homs|p} on {Monday|d:2018-06-18}.", "arrest"),
        ("{The army|a:Northern Army} sent reinforcements to {Palmyra|p}.", "deployment"),
        ("{Units|a:River Militia} crossed the border at {Albu Kamal|p}.", "advance"),
        ("{Troops|a:Northern Army} withdrew from {Palmyra|p}.", "withdrawal"),
        ("{The envoys|a:Hill Militia} met {the generals|a:Northern Army} in {Geneva|p}.", "meeting"),
        ("{The army|a:Northern Army} and {rebels|a:Hill Militia} signed an agreement in {Geneva|p}.", "agreement"),
        ("A convoy delivered food aid to {Idlib|p} on {Monday|d:2018-06-18}.", "aid"),
        ("{The minister|a:Northern Army} warned {rebels|a:Hill Militia} on {Monday|d:2018-06-18}.", "threat"),
        ("{The minister|a:Northern Army} accused {rebels|a:Hill Militia} on {Monday|d:2018-06-18}.", "accusation"),
        ("Soldiers defused two bombs in {Homs|p} on {Monday|d:2018-06-18}.", "weapons_disrupted"),
    ],
)  # fmt: skip
def test_the_words_say_what_happened(text, kind):
    assert kind in {found.kind for found in events(text)}


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("{The army|a:Northern Army} attacked {rebels|a:River Militia} in {Homs|p}.", ARMY, MILITIA),
        ("{Rebels|a:River Militia} were attacked by {the army|a:Northern Army} in {Homs|p}.", ARMY, MILITIA),
        ("An attack on {rebels|a:River Militia} by {the army|a:Northern Army} shook {Homs|p} on {Monday|d:2018-06-18}.", ARMY, MILITIA),
        ("{Northern|a:Northern Army} air strikes on {rebels|a:River Militia} hit {Homs|p}.", ARMY, MILITIA),
        ("{The army|a:Northern Army} launched an attack against {rebels|a:River Militia} in {Homs|p}.", ARMY, MILITIA),
        ("Two {rebels|a:River Militia} were killed in a strike by {the army|a:Northern Army} in {Homs|p}.", ARMY, MILITIA),
        ("Clashes between {the army|a:Northern Army} and {rebels|a:River Militia} broke out in {Homs|p}.", ARMY, MILITIA),
        ("{The army|a:Northern Army} and {rebels|a:River Militia} clashed in {Homs|p}.", ARMY, MILITIA),
        ("On {June 18|d:2018-06-18} {the army|a:Northern Army}, which guards {Homs|p}, shelled {rebels|a:River Militia}.", ARMY, MILITIA),
        ("{Rebels|a:River Militia} died in {Homs|p} on {Monday|d:2018-06-18}.", None, MILITIA),
        ("A bomb exploded in {Homs|p} on {Monday|d:2018-06-18}.", None, None),
        ("The attack in {Homs|p}, for which {rebels|a:River Militia} claimed responsibility, killed two.", None, None),
        ("{Rebels|a:River Militia} are responsible for the {September|d:2017-09-01..2017-09-30} attack in {Homs|p}.", MILITIA, None),
    ],
)  # fmt: skip
def test_voice_and_prepositions_give_the_roles(text, agent, patient):
    found = event(text)
    assert (found.actor1, found.actor2) == (agent, patient)


def test_who_only_reports_it_is_no_actor():
    found = event(
        "Shells hit {Homs|p} on {Monday|d:2018-06-18}, {the monitor|a:Rights Monitor} said."
    )
    assert found.actors == ()


def test_what_villagers_do_in_a_protest_is_a_riot():
    found = event("In a protest in {Homs|p}, villagers burned tyres on {Monday|d:2018-06-18}.")
    assert found.kind == "riot"


def test_names_of_groups_are_no_triggers():
    text = "{The Strike Force|a:Strike Force} held a dinner in {Homs|p} on {Monday|d:2018-06-18}."
    assert events(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Attacks have become more frequent.",
        "He suffered a heart attack in {Homs|p} on {Monday|d:2018-06-18}.",
        "The workers' strike talks ended without a word.",
        "Their number is striking, said {the army|a:Northern Army}.",
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
