"""Every code of PLOVER and every sub-type of ACLED is found, told actively and passively."""

import pytest

from geodata.kinds import ACLED_TYPES, KINDS, PLOVER_CODES
from tests.event_coding.markup import events

SUB_TYPES = {
    "Armed clash": (
        "{Rebels|M} fought {the army|N} outside {Homs|p} on {Monday|d}.",
        "An army post near {Homs|p} was attacked by {rebels|M} on {Monday|d}.",
    ),
    "Government regains territory": (
        "{Government troops|N} recaptured {Palmyra|p} on {Monday|d}.",
        "{Palmyra|p} was retaken on {Monday|d} after a week.",
    ),
    "Non-state actor overtakes territory": (
        "{Rebels|M} took control of {Palmyra|p} on {Monday|d}.",
        "{Palmyra|p} was overrun by {rebels|M} on {Monday|d}.",
    ),
    "Chemical weapon": (
        "{The army|N} used sarin in a gas attack on {Homs|p} on {Monday|d}.",
        "Nine people were killed in a chlorine attack in {Homs|p} on {Monday|d}.",
    ),
    "Air/drone strike": (
        "Warplanes bombed the outskirts of {Idlib|p} on {Monday|d}.",
        "A depot in {Idlib|p} was hit by a drone on {Monday|d}.",
    ),
    "Suicide bomb": (
        "A man blew himself up at a checkpoint in {Homs|p}.",
        "Four guards were killed by a suicide bomber in {Homs|p}.",
    ),
    "Shelling/artillery/missile attack": (
        "{The army|N} fired mortar rounds at {Homs|p} on {Monday|d}.",
        "Villages near {Homs|p} were shelled on {Monday|d}.",
    ),
    "Remote explosive/landmine/IED": (
        "A roadside bomb went off in {Homs|p} on {Monday|d}.",
        "Two shepherds were killed by a landmine near {Homs|p}.",
    ),
    "Grenade": (
        "Two men hurled a grenade into a shop in {Homs|p}.",
        "A grenade was thrown at a cafe in {Homs|p} on {Monday|d}.",
    ),
    "Sexual violence": (
        "{Gunmen|U} raped a woman in {Homs|p} on {Monday|d}.",
        "Three women were sexually assaulted in {Homs|p} on {Monday|d}.",
    ),
    "Attack": (
        "{Gunmen|U} murdered a baker in {Homs|p} on {Monday|d}.",
        "A teacher was beaten by {gunmen|U} in {Homs|p}.",
    ),
    "Abduction/forced disappearance": (
        "{Rebels|M} kidnapped a surgeon in {Homs|p}.",
        "Two brothers were abducted by {gunmen|U} near {Homs|p}.",
    ),
    "Peaceful protest": (
        "Nurses marched through {Homs|p} on {Monday|d} to demand their pay.",
        "A sit-in was held in {Homs|p} on {Monday|d}.",
    ),
    "Protest with intervention": (
        "Police used tear gas on demonstrators in {Homs|p} on {Monday|d}.",
        "A rally in {Homs|p} was dispersed by police on {Monday|d}.",
    ),
    "Excessive force against protesters": (
        "Soldiers fired live bullets at protesters in {Homs|p} on {Monday|d}.",
        "Two demonstrators were shot dead at a protest in {Homs|p} on {Monday|d}.",
    ),
    "Violent demonstration": (
        "Protesters burned tyres in {Homs|p} on {Monday|d}.",
        "Stones were thrown at police by demonstrators in {Homs|p}.",
    ),
    "Mob violence": (
        "Villagers lynched a man in {Homs|p} on {Monday|d}.",
        "A suspected thief was beaten by a crowd in {Homs|p}.",
    ),
    "Agreement": (
        "{The army|N} and {rebels|M} signed a truce in {Homs|p} on {Monday|d}.",
        "A ceasefire was agreed by {the army|N} and {rebels|M} in {Geneva|p}.",
    ),
    "Arrests": (
        "Police detained six men in {Homs|p} on {Monday|d}.",
        "Four smugglers were arrested in {Homs|p} on {Monday|d}.",
    ),
    "Change to group/activity": (
        "{The army|N} deployed tanks to {Palmyra|p} on {Monday|d}.",
        "Reinforcements were sent to {Palmyra|p} by {the army|N} on {Monday|d}.",
    ),
    "Disrupted weapons use": (
        "Sappers defused a bomb in {Homs|p} on {Monday|d}.",
        "A rocket was intercepted over {Homs|p} on {Monday|d}.",
    ),
    "Headquarters or base established": (
        "{The army|N} set up a base near {Palmyra|p} on {Monday|d}.",
        "A new outpost was established by {rebels|M} near {Homs|p}.",
    ),
    "Looting/property destruction": (
        "{Rebels|M} looted a warehouse in {Homs|p} on {Monday|d}.",
        "Two houses were set ablaze by {gunmen|U} in {Homs|p}.",
    ),
    "Non-violent transfer of territory": (
        "{Rebels|M} handed over the town of {Palmyra|p} to {the army|N} on {Monday|d}.",
        "The base at {Palmyra|p} was handed over to {the army|N} on {Monday|d}.",
    ),
    "Other": (
        "{The minister|N} met {the envoy|H} in {Geneva|p} on {Monday|d}.",
        "{The army|N} was accused by {rebels|M} of a crime in {Homs|p}.",
    ),
}

CODES = {
    "AGREE": (
        "{The army|N} reached an agreement with {rebels|M} in {Geneva|p}.",
        "An accord was signed by {the army|N} and {rebels|M} in {Geneva|p}.",
    ),
    "CONSULT": (
        "{The minister|N} held talks with {rebels|M} in {Geneva|p}.",
        "Talks were held by {the army|N} and {rebels|M} in {Geneva|p}.",
    ),
    "SUPPORT": (
        "{The minister|N} expressed support for {the hill party|H} on {Monday|d}.",
        "The new state was recognized by {the minister|N} on {Monday|d}.",
    ),
    "CONCEDE": (
        "{The minister|N} lifted the curfew in {Homs|p} on {Monday|d}.",
        "The blockade of {Homs|p} was lifted by {the army|N} on {Monday|d}.",
    ),
    "COOPERATE": (
        "{The army|N} cooperated with {the hill forces|H} near {Homs|p} on {Monday|d}.",
        "A joint operation was carried out by {the army|N} and {allies|H} in {Homs|p}.",
    ),
    "AID": (
        "{The army|N} delivered food to {Idlib|p} on {Monday|d}.",
        "Blankets and relief supplies were distributed in {Idlib|p} on {Monday|d}.",
    ),
    "RETREAT": (
        "{The army|N} pulled out of {Palmyra|p} on {Monday|d}.",
        "{Army|N} troops were withdrawn from {Palmyra|p} on {Monday|d}.",
    ),
    "REQUEST": (
        "{The minister|N} urged {rebels|M} to leave {Homs|p} on {Monday|d}.",
        "{Rebels|M} were asked by {the minister|N} to withdraw forces from {Homs|p} on {Monday|d}.",
    ),
    "ACCUSE": (
        "{The minister|N} blamed {rebels|M} for the blast in {Homs|p}.",
        "{Rebels|M} were condemned by {the minister|N} on {Monday|d}.",
    ),
    "REJECT": (
        "{The minister|N} rejected the plan of {the rebels|M} on {Monday|d}.",
        "The plan was rejected by {the minister|N} on {Monday|d}.",
    ),
    "THREATEN": (
        "{Rebels|M} threatened {the army|N} with war on {Monday|d}.",
        "{Rebels|M} were warned by {the army|N} on {Monday|d}.",
    ),
    "PROTEST": (
        "Students protested in {Homs|p} on {Monday|d}.",
        "A vigil was held in {Homs|p} on {Monday|d}.",
    ),
    "SANCTION": (
        "{The minister|N} imposed sanctions on {the hill party|H} on {Monday|d}.",
        "Sanctions were imposed on {the hill party|H} by {the minister|N} on {Monday|d}.",
    ),
    "MOBILIZE": (
        "{The army|N} massed troops near {Palmyra|p} on {Monday|d}.",
        "Tanks were deployed near {Palmyra|p} by {the army|N} on {Monday|d}.",
    ),
    "COERCE": (
        "{The army|N} besieged {Homs|p} on {Monday|d}.",
        "A curfew was imposed in {Homs|p} on {Monday|d}.",
    ),
    "ASSAULT": (
        "{Gunmen|U} killed a judge in {Homs|p} on {Monday|d}.",
        "A judge was tortured by {gunmen|U} in {Homs|p} on {Monday|d}.",
    ),
}


def test_the_kinds_cover_both_vocabularies():
    assert {kind.plover for kind in KINDS.values()} >= PLOVER_CODES
    for event_type, sub_types in ACLED_TYPES.items():
        kinds = [kind for kind in KINDS.values() if kind.acled_event_type == event_type]
        assert {kind.acled_sub_event_type for kind in kinds} == sub_types


def test_every_code_has_sentences_here():
    assert set(SUB_TYPES) == set().union(*ACLED_TYPES.values())
    assert len(SUB_TYPES) == 25
    assert set(CODES) == PLOVER_CODES
    assert len(CODES) == 16


@pytest.mark.parametrize(
    ("sub_type", "text"), [(name, text) for name, texts in SUB_TYPES.items() for text in texts]
)
def test_every_sub_type_is_found(sub_type, text):
    assert sub_type in {KINDS[found.kind].acled_sub_event_type for found in events(text)}


@pytest.mark.parametrize(
    ("code", "text"), [(name, text) for name, texts in CODES.items() for text in texts]
)
def test_every_code_is_found(code, text):
    assert code in {KINDS[found.kind].plover for found in events(text)}
