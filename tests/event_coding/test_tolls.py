"""Tolls are ranges; killed and injured are kept apart."""

import pytest

from tests.event_coding.markup import event

KILLED = [
    ("An attack in {Homs|p} killed 29 people.", (29, 29)),
    ("More than 30 gunmen were killed in an attack in {Homs|p}.", (30, None)),
    (
        "At least six people, including two children, were killed in an attack in {Homs|p}.",
        (6, None),
    ),
    ("An attack in {Homs|p} killed dozens of people.", (12, None)),
    ("Hundreds of soldiers were killed in an attack in {Homs|p}.", (100, None)),
    ("An attack in {Homs|p} led to the deaths of all 15 of its guards.", (15, 15)),
    ("Eight soldiers were killed in an attack in {Homs|p}.", (8, 8)),
    ("A soldier was killed in an attack in {Homs|p}.", (1, 1)),
    ("Between 12 and 15 people were killed in an attack in {Homs|p}.", (12, 15)),
    ("An attack in {Homs|p} killed up to 40 people.", (1, 40)),
    ("An attack in {Homs|p} killed three soldiers and two children.", (5, 5)),
    ("An attack in {Homs|p} killed twenty-one people.", (21, 21)),
    ("Two hundred people died in an attack in {Homs|p}.", (200, 200)),
    ("There were no casualties in the attack on {Homs|p}.", (0, 0)),
    ("Nobody was killed in the attack on {Homs|p}.", (0, 0)),
    ("An attack in {Homs|p} left nine people dead.", (9, 9)),
    ("An attack 30 km from {Homs|p} killed people.", (None, None)),
    ("An attack in {Homs|p} {on 18 June 2018|d:2018-06-18} killed people.", (None, None)),
    ("Shells hit 20 houses in {Homs|p}.", (None, None)),
]
INJURED = [
    ("An attack in {Homs|p} killed 29 people and wounded 70 others.", (70, 70)),
    (
        "Three people were killed and over 10 were wounded in an attack in {Homs|p}.",
        (10, None),
    ),
    ("An attack in {Homs|p} killed three soldiers and injured at least 34.", (34, None)),
    ("A bomb in {Homs|p} killed and wounded a dozen people.", (12, 12)),
    ("There were no casualties in the attack on {Homs|p}.", (0, 0)),
    ("An attack in {Homs|p} killed 29 people.", (None, None)),
]


@pytest.mark.parametrize(("text", "toll"), KILLED)
def test_killed(text, toll):
    found = event(text)
    assert (found.fatalities_low, found.fatalities_high) == toll


@pytest.mark.parametrize(("text", "toll"), INJURED)
def test_injured(text, toll):
    found = event(text)
    assert (found.injured_low, found.injured_high) == toll
