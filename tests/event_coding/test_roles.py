"""Agent, patient and kind, in every construction that reports use: a table of our own."""

import pytest

from tests.event_coding.markup import events

ARMY, MILITIA = "Northern Army", "River Militia"
HILLS, GUNMEN = "Hill Militia", "Unknown Gunmen"
TABLE = [
    ("{The army|N} shelled {rebels|M} near {Homs|p} on {Monday|d}.", "shelling", ARMY, MILITIA),
    (
        "{Rebels|M} were shelled by {the army|N} near {Homs|p} on {Monday|d}.",
        "shelling",
        ARMY,
        MILITIA,
    ),
    (
        "{Rebels|M} near {Homs|p} were shelled on {Monday|d} by {the army|N}.",
        "shelling",
        ARMY,
        MILITIA,
    ),
    (
        "Two {rebels|M} were killed in a drone strike by {the army|N} in {Homs|p}.",
        "drone_strike",
        ARMY,
        MILITIA,
    ),
    (
        "{The convoy of the army|N}, which {rebels|M} attacked near {Homs|p}, was burnt out.",
        None,
        MILITIA,
        ARMY,
    ),
    ("{Rebels|M}, whom {the army|N} attacked near {Homs|p}, fled.", None, ARMY, MILITIA),
    (
        "{The army|N} came under fire from {rebels|M} in {Homs|p} on {Monday|d}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    (
        "{Army|N} positions in {Homs|p} came under attack by {rebels|M} on {Monday|d}.",
        None,
        MILITIA,
        ARMY,
    ),
    ("{The army|N} came under attack from {rebels|M} in {Homs|p}.", None, MILITIA, ARMY),
    ("An attack by {the army|N} on {rebels|M} in {Homs|p} killed six people.", None, ARMY, MILITIA),
    (
        "{The army|N}'s convoy was hit by a missile in {Homs|p} on {Monday|d}.",
        "missile_strike",
        None,
        ARMY,
    ),
    ("{Army|N} convoys were ambushed by {rebels|M} near {Homs|p}.", "armed_clash", MILITIA, ARMY),
    (
        "The shelling of {rebels|M} by {the army|N} in {Homs|p} went on on {Monday|d}.",
        "shelling",
        ARMY,
        MILITIA,
    ),
    (
        "{The army|N}'s bombardment of {rebels|M} in {Homs|p} began on {Monday|d}.",
        "shelling",
        ARMY,
        MILITIA,
    ),
    ("{The army|N}'s shelling of {Homs|p} on {Monday|d} killed four.", "shelling", ARMY, None),
    (
        "The assassination of a {militia|M} commander by {gunmen|U} shook {Homs|p} on {Monday|d}.",
        "assassination",
        GUNMEN,
        MILITIA,
    ),
    (
        "The abduction of two teachers by {rebels|M} in {Homs|p} was confirmed on {Monday|d}.",
        "abduction",
        MILITIA,
        None,
    ),
    (
        "{The army|N} attacked {rebels|M} holding the town of {Homs|p}.",
        "armed_clash",
        ARMY,
        MILITIA,
    ),
    (
        "{Rebels|M} holding {Homs|p} attacked {the army|N} on {Monday|d}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    (
        "{Rebels|M} driven from {Idlib|p} attacked {the army|N} in {Homs|p}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    (
        "{Rebels|M} and {the army|N} clashed in {Homs|p} on {Monday|d}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    (
        "{Rebels|M} clashed with {the army|N} in {Homs|p} on {Monday|d}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    (
        "Clashes between {rebels|M} and {the army|N} killed five in {Homs|p}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    (
        "Clashes of {rebels|M} with {the army|N} killed five in {Homs|p}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    (
        "Clashes erupted in {Homs|p} on {Monday|d} between {rebels|M} and {the army|N}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    ("{Rebels|M} fought {the army|N} in {Homs|p} on {Monday|d}.", "armed_clash", MILITIA, ARMY),
    ("{Rebels|M} exchanged fire with {the army|N} in {Homs|p}.", "armed_clash", MILITIA, ARMY),
    (
        "{Rebels|M} handed over {the town of Palmyra|p:Palmyra} to {the army|N} on {Monday|d}.",
        "territory_handover",
        MILITIA,
        ARMY,
    ),
    (
        "{Palmyra|p} was handed over to {the army|N} by {rebels|M} on {Monday|d}.",
        "territory_handover",
        MILITIA,
        ARMY,
    ),
    (
        "{Rebels|M} gave {the army|N} control of the town of {Palmyra|p} on {Monday|d}.",
        "territory_handover",
        MILITIA,
        ARMY,
    ),
    (
        "{Rebels|M} accused {the army|N} of shelling {hill fighters|H} in {Homs|p}.",
        "accusation",
        MILITIA,
        ARMY,
    ),
    (
        "{Rebels|M} accused {the army|N} of shelling {hill fighters|H} in {Homs|p}.",
        "shelling",
        ARMY,
        HILLS,
    ),
    (
        "{Rebels|M} blamed {the army|N} for the attack on {hill fighters|H} in {Homs|p}.",
        "accusation",
        MILITIA,
        ARMY,
    ),
    ("{The army|N} was accused by {rebels|M} of shelling {Homs|p}.", "accusation", MILITIA, ARMY),
    ("{The army|N} was accused by {rebels|M} of shelling {Homs|p}.", "shelling", ARMY, None),
    ("{Rebels|M} threatened to attack {the army|N} in {Homs|p}.", "threat", MILITIA, ARMY),
    ("{Rebels|M} threatened {the army|N} with attacks in {Homs|p}.", "threat", MILITIA, ARMY),
    (
        "{The minister|N} called on {rebels|M} to leave {Homs|p} on {Monday|d}.",
        "demand",
        ARMY,
        MILITIA,
    ),
    (
        "{Rebels|M} were urged by {the minister|N} to leave {Homs|p} on {Monday|d}.",
        "demand",
        ARMY,
        MILITIA,
    ),
    (
        "{Rebels|M} entered {Idlib|p} on {Monday|d} and seized {Homs|p}.",
        "territory_captured",
        MILITIA,
        None,
    ),
    (
        "{Rebels|M} stormed a base in {Homs|p}, killed two {soldiers|N} and burned crops.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    ("{The army|N} arrested two {rebels|M} in {Homs|p} on {Monday|d}.", "arrest", ARMY, MILITIA),
    (
        "Two {rebels|M} were arrested by {the army|N} in {Homs|p} on {Monday|d}.",
        "arrest",
        ARMY,
        MILITIA,
    ),
    ("Two {rebels|M} have been detained in {Homs|p} by {the army|N}.", "arrest", ARMY, MILITIA),
    ("{The army|N} met with {rebels|M} in {Geneva|p} on {Monday|d}.", "meeting", ARMY, MILITIA),
    (
        "{The army|N} held talks with {rebels|M} in {Geneva|p} on {Monday|d}.",
        "meeting",
        ARMY,
        MILITIA,
    ),
    (
        "Talks between {the army|N} and {rebels|M} opened in {Geneva|p} on {Monday|d}.",
        "meeting",
        ARMY,
        MILITIA,
    ),
    (
        "{The army|N} signed a deal with {rebels|M} in {Geneva|p} on {Monday|d}.",
        "agreement",
        ARMY,
        MILITIA,
    ),
    (
        "A deal between {the army|N} and {rebels|M} was signed in {Geneva|p} on {Monday|d}.",
        "agreement",
        ARMY,
        MILITIA,
    ),
    (
        "{The army|N} fired rockets at {rebels|M} in {Homs|p} on {Monday|d}.",
        "missile_strike",
        ARMY,
        MILITIA,
    ),
    (
        "Rockets fired by {the army|N} hit {rebels|M} in {Homs|p} on {Monday|d}.",
        "missile_strike",
        ARMY,
        MILITIA,
    ),
    (
        "Rockets were fired at {rebels|M} in {Homs|p} by {the army|N}.",
        "missile_strike",
        ARMY,
        MILITIA,
    ),
    (
        "{The army|N} carried out an air strike targeting {rebels|M} in {Homs|p}.",
        "air_strike",
        ARMY,
        MILITIA,
    ),
    (
        "An air strike carried out by {the army|N} hit {rebels|M} in {Homs|p}.",
        "air_strike",
        ARMY,
        MILITIA,
    ),
    (
        "{Rebels|M} were targeted in an air strike by {the army|N} in {Homs|p}.",
        "air_strike",
        ARMY,
        MILITIA,
    ),
    ("{The army|N} besieged {rebels|M} in {Homs|p} on {Monday|d}.", "restriction", ARMY, MILITIA),
    ("{The army|N} withdrew from {Homs|p} on {Monday|d}.", "withdrawal", ARMY, None),
    ("The withdrawal of {the army|N} from {Homs|p} began on {Monday|d}.", "withdrawal", ARMY, None),
    (
        "{The army|N} lost {Homs|p} to {rebels|M} on {Monday|d}.",
        "territory_captured",
        MILITIA,
        ARMY,
    ),
    ("{Homs|p} fell to {rebels|M} on {Monday|d}.", "territory_captured", MILITIA, None),
    (
        "{Homs|p} was captured by {rebels|M} from {the army|N} on {Monday|d}.",
        "territory_captured",
        MILITIA,
        ARMY,
    ),
    (
        "{Rebels|M} captured {Homs|p} from {the army|N} on {Monday|d}.",
        "territory_captured",
        MILITIA,
        ARMY,
    ),
    (
        "{The army|N} has condemned {rebels|M} for the raid in {Homs|p}.",
        "accusation",
        ARMY,
        MILITIA,
    ),
    ("{The army|N} imposed sanctions on {rebels|M} on {Monday|d}.", "sanction", ARMY, MILITIA),
    (
        "Sanctions were imposed on {rebels|M} by {the army|N} on {Monday|d}.",
        "sanction",
        ARMY,
        MILITIA,
    ),
    (
        "{The army|N} released two {rebels|M} held in {Homs|p} on {Monday|d}.",
        "release",
        ARMY,
        MILITIA,
    ),
    (
        "A suicide bomber of {rebels|M} attacked {the army|N} in {Homs|p}.",
        "suicide_bombing",
        MILITIA,
        ARMY,
    ),
    (
        "It was {rebels|M} who attacked {the army|N} in {Homs|p} on {Monday|d}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    ("{The army|N} said {rebels|M} had attacked a bus in {Homs|p}.", None, MILITIA, None),
    (
        "After attacking {the army|N} in {Homs|p}, {rebels|M} fled on {Monday|d}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
    (
        "{Rebels|M} claimed responsibility for an attack on {the army|N} in {Homs|p}.",
        None,
        MILITIA,
        ARMY,
    ),
    ("{The army|N} repelled an attack by {rebels|M} in {Homs|p}.", "armed_clash", MILITIA, ARMY),
    ("{The army|N} said it had killed five {rebels|M} in {Homs|p}.", "armed_clash", ARMY, MILITIA),
    ("{The army|N} announced it had arrested two {rebels|M} in {Homs|p}.", "arrest", ARMY, MILITIA),
    ("{The militia|M} said it had shelled {Homs|p} on {Monday|d}.", "shelling", MILITIA, None),
    (
        "{The army|N} said they had repelled an attack by {rebels|M} in {Homs|p}.",
        "armed_clash",
        MILITIA,
        ARMY,
    ),
]


@pytest.mark.parametrize(("text", "kind", "agent", "patient"), TABLE)
def test_who_did_what_to_whom(text, kind, agent, patient):
    found = [(each.kind, each.actor1, each.actor2) for each in events(text)]
    assert any(kind in {None, told} and (by, to) == (agent, patient) for told, by, to in found), (
        found
    )
