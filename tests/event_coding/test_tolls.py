"""Tolls are ranges; killed and injured are kept apart; what is not said is None."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.event_coding.tolls import Count, Toll, join_tolls, tolls_disagree
from tests.event_coding.markup import event, events

NOTHING = (None, None)
AT = "in an attack in {Homs|p}"
KILLED = [
    # joined, parted and reported
    ("Gunmen attacked {Homs|p}. Two soldiers, both from the south, were killed.", (2, 2)),
    ("Gunmen executed a village mukhtar and his son in {Homs|p}.", (2, 2)),
    (f"Five guards, who come from the south, and three gunmen died {AT}.", (8, 8)),
    ("Gunmen attacked {Homs|p}. Four soldiers and two rebels were reported killed.", (6, 6)),
    ("Gunmen attacked {Homs|p}. Several men were killed [fatalities coded as 3].", (3, 3)),
    ("A landmine exploded under a pickup of pickers in {Homs|p}, killing two of them.", (2, 2)),
    ("Gunmen killed six in a bar in {Homs|p}. Two of the wounded died on Friday.", (8, 8)),
    ("A gunfight broke out in {Homs|p} after two soldiers were killed.", (2, 2)),
    # plain numbers, in words and figures
    ("An attack in {Homs|p} killed 29 people.", (29, 29)),
    (f"Eight soldiers were killed {AT}.", (8, 8)),
    ("An attack in {Homs|p} killed twenty-one people.", (21, 21)),
    (f"Two hundred people died {AT}.", (200, 200)),
    (f"1,200 people were killed {AT}.", (1200, 1200)),
    (f"1.2 thousand people were killed {AT}.", (1200, 1200)),
    (f"٢٥ people were killed {AT}.", (25, 25)),
    (f"Half a dozen men were killed {AT}.", (6, 6)),
    (f"2000 people were killed {AT}.", (2000, 2000)),
    # hedges
    (f"More than 30 gunmen were killed {AT}.", (30, None)),
    ("An attack in {Homs|p} killed over 20 men.", (20, None)),
    ("An attack in {Homs|p} killed no fewer than 14 people.", (14, None)),
    ("An attack in {Homs|p} killed up to 40 people.", (1, 40)),
    ("An attack in {Homs|p} killed fewer than ten people.", (1, 9)),
    ("An attack in {Homs|p} killed nearly 40 people.", (36, 40)),
    ("An attack in {Homs|p} killed about a dozen people.", (11, 13)),
    ("An attack in {Homs|p} killed a total of 14 people.", (14, 14)),
    ("An attack in {Homs|p} killed at least another 20 people.", (20, None)),
    ("An attack in {Homs|p} killed 12, a figure split between three attacks.", (0, 12)),
    # vague numbers
    ("An attack in {Homs|p} killed dozens of people.", (12, None)),
    ("An attack in {Homs|p} killed scores of people.", (20, None)),
    (f"Hundreds of soldiers were killed {AT}.", (100, None)),
    (f"Several soldiers were killed {AT}.", (3, None)),
    (f"Several dozen soldiers were killed {AT}.", (36, None)),
    (f"A few soldiers were killed {AT}.", (2, 5)),
    (f"Both men were killed {AT}.", (2, 2)),
    (f"The pair were killed {AT}.", (2, 2)),
    # ranges
    (f"Between 12 and 15 people were killed {AT}.", (12, 15)),
    ("An attack in {Homs|p} killed 10\N{EN DASH}15 people.", (10, 15)),
    ("An attack in {Homs|p} killed 3-5 people.", (3, 5)),
    ("An attack in {Homs|p} killed two or three people.", (2, 3)),
    # groups that are joined, and groups within groups
    (f"At least six people, including two children, were killed {AT}.", (6, None)),
    (f"Six people, among them two children, were killed {AT}.", (6, 6)),
    (f"Six people were killed {AT}, two of them children.", (6, 6)),
    (f"Ten people - many of them children - were killed {AT}.", (10, 10)),
    (f"Two people, a man and a woman, were killed {AT}.", (2, 2)),
    (f"Three soldiers, a guard and two children, were killed {AT}.", (3, 3)),
    ("An attack in {Homs|p} killed three soldiers and two civilians.", (5, 5)),
    (f"Three soldiers of the army and two civilians were killed {AT}.", (5, 5)),
    (f"Three soldiers, two guards and a child were killed {AT}.", (6, 6)),
    (f"Four soldiers, two of them from {{Idlib|p}}, and three guards were killed {AT}.", (7, 7)),
    (f"Two soldiers, one from {{Idlib|p}}, were killed {AT}.", (2, 2)),
    (f"Five militants were 'neutralised' {AT}.", (5, 5)),
    ("An attack in {Homs|p} killed a family of five.", (5, 5)),
    ("An attack in {Homs|p} killed a woman and her two children.", (3, 3)),
    ("An attack in {Homs|p} killed a driver and his wife.", (2, 2)),
    ("An attack in {Homs|p} led to the deaths of all 15 of its guards.", (15, 15)),
    ("An attack in {Homs|p} killed 15 of its crew.", (15, 15)),
    (f"A member of a family of seven was killed {AT}.", (1, 1)),
    (f"Three people were killed {AT} by 20 gunmen.", (3, 3)),
    # one person
    (f"A soldier was killed {AT}.", (1, 1)),
    (f"The commander was killed {AT}.", (1, 1)),
    (f"The 35-year-old was killed {AT}.", (1, 1)),
    (f"Karim Sabri, 42, was killed {AT}.", (1, 1)),
    ("An attack in {Homs|p} killed the commander.", (1, 1)),
    ("An attack in {Homs|p} killed a 35-year-old teacher.", (1, 1)),
    ("Gunmen attacked a judge in {Homs|p}, killing him on the spot.", (1, 1)),
    ("An attack in {Homs|p} killed Karim Sabri in his car.", (1, 1)),
    ("A mob beat a man to death in {Homs|p} on {Monday|d}.", (1, 1)),
    # nouns
    ("The attack on {Homs|p} caused two fatalities.", (2, 2)),
    ("The attack on {Homs|p} claimed the lives of 12 people.", (12, 12)),
    ("The attack on {Homs|p} claimed 12 lives.", (12, 12)),
    ("The bodies of four men were found after an attack in {Homs|p}.", (4, 4)),
    ("The militia lost 12 fighters in an attack in {Homs|p}.", (12, 12)),
    ("An attack in {Homs|p} left nine people dead.", (9, 9)),
    ("An attack in {Homs|p}: 12 dead, 30 injured.", (12, 12)),
    ("The death toll of the attack on {Homs|p} rose to 31.", (31, 31)),
    ("A man died after the attack on {Homs|p}, raising to 31 the number of dead.", (31, 31)),
    ("An attack in {Homs|p} killed two men, bringing the death toll to 31.", (2, 2)),
    # some, but not how many
    ("An attack 30 km from {Homs|p} killed people.", (1, None)),
    ("An attack in {Homs|p} killed an unspecified number of fighters.", (1, None)),
    (f"Soldiers were killed {AT}.", (1, None)),
    # nobody, and nothing said
    ("There were no casualties in the attack on {Homs|p}.", (0, 0)),
    ("The attack on {Homs|p} ended without casualties.", (0, 0)),
    ("Nobody was killed in the attack on {Homs|p}.", (0, 0)),
    ("The army claimed that nobody was killed in the attack on {Homs|p}.", (0, None)),
    ("Casualties were reported in the attack on {Homs|p} of {Monday|d}.", NOTHING),
    (
        "There were no immediate reports of casualties in the attack on {Homs|p} of {Monday|d}.",
        NOTHING,
    ),
    ("None was hurt in the attack on {Homs|p}.", NOTHING),
    ("Shells hit 20 houses in {Homs|p}.", NOTHING),
    ("An attack in {Homs|p} destroyed three tanks.", NOTHING),
    ("An attack in {Homs|p} killed a dozen of their livestock.", NOTHING),
    # other numbers
    (f"A judge was killed on Route 60 {AT}.", (1, 1)),
    (f"Two days later 12 people were killed {AT}.", (12, 12)),
    (f"A truck worth $20,000 was hit and 12 people were killed {AT}.", (12, 12)),
    (f"In a town that lost 20% of its homes, 12 people were killed {AT}.", (12, 12)),
    # killed and hurt, not told apart
    ("An attack in {Homs|p} killed or wounded 20 people.", (0, 20)),
    ("An attack in {Homs|p} killed and wounded a dozen people.", (1, 11)),
    ("An attack in {Homs|p} killed and wounded dozens of people.", (1, None)),
    ("The attack on {Homs|p} caused 20 casualties.", (0, 20)),
    # claimants that disagree
    (
        f"Doctors said that ten people were killed {AT}, while the police put it at four.",
        (4, 10),
    ),
    ("Gunmen killed a judge, his driver and two guards in {Homs|p} on {Monday|d}.", (4, 4)),
    ("A man, his wife and their two sons were killed by bombs in {Homs|p} {Monday|d}.", (4, 4)),
    ("A bomb in {Homs|p} on {Monday|d} killed the mayor and five others.", (6, 6)),
    ("A bomb in {Homs|p} on {Monday|d} killed the mayor and two guards were wounded.", (1, 1)),
    ("The mayor and six of his guards were killed by a bomb in {Homs|p} {Monday|d}.", (7, 7)),
    ("A bomb hit the mayor and two guards were killed in {Homs|p} on {Monday|d}.", (2, 2)),
    ("Gunmen shot dead a man, his wife said in {Homs|p} on {Monday|d}.", (1, 1)),
]
INJURED = [
    ("An attack in {Homs|p} killed 29 people and wounded 70 others.", (70, 70)),
    (f"Three people were killed and over 10 were wounded {AT}.", (10, None)),
    (f"One soldier was killed and 12 wounded {AT}.", (12, 12)),
    ("An attack in {Homs|p} killed three soldiers and injured at least 34.", (34, None)),
    ("An attack in {Homs|p}, killing at least 3 and injuring 10 others.", (10, 10)),
    ("An attack in {Homs|p} wounded three more.", (3, 3)),
    ("An attack in {Homs|p}: 12 dead, 30 injured.", (30, 30)),
    (f"Three people were injured, two of them fatally, {AT}.", (3, 3)),
    ("A bomb in {Homs|p} killed and wounded a dozen people.", (1, 11)),
    ("An attack in {Homs|p} killed or wounded 20 people.", (0, 20)),
    ("An attack in {Homs|p} caused 20 casualties.", (0, 20)),
    ("None was hurt in the attack on {Homs|p}.", (0, 0)),
    ("There were no casualties in the attack on {Homs|p}.", (0, 0)),
    ("An attack in {Homs|p} killed 29 people.", NOTHING),
    ("An attack in {Homs|p} wounded civilians.", (1, None)),
]


@pytest.mark.parametrize(("text", "toll"), KILLED)
def test_killed(text, toll):
    found = event(text)
    assert (found.fatalities_low, found.fatalities_high) == toll


@pytest.mark.parametrize(("text", "toll"), INJURED)
def test_injured(text, toll):
    found = event(text)
    assert (found.injured_low, found.injured_high) == toll


@pytest.mark.parametrize(
    "text",
    [
        "More than 400,000 have been killed in {Syria|p} since {2011|d:2011-01-01..2011-12-31}.",
        "Thousands were killed in {Syria|p} over the past ten years.",
        "Hundreds fell victim to bombs in {Syria|p} and were killed since the war began.",
        "Over that same period at least 3,100 men were killed in {Homs|p}.",
    ],
)
def test_the_toll_of_a_war_is_no_events_own(text):
    attack = "An attack in {Homs|p} on {Monday|d} killed four. "
    assert {each.fatalities_low for each in events(attack + text)} <= {4, None}


@pytest.mark.parametrize(
    ("second", "toll"),
    [
        ("The attack killed one more soldier.", (13, 13)),
        ("Another soldier died later of his wounds.", (13, 13)),
        ("The death toll later rose to 31.", (31, 31)),
        ("The attack killed at least 12, police said.", (12, 12)),
    ],
)
def test_a_later_sentence_adds_or_revises(second, toll):
    found = event("An attack in {Homs|p} on {Monday|d} killed 12 soldiers. " + second)
    assert (found.fatalities_low, found.fatalities_high) == toll


def test_that_nobody_was_killed_is_no_event():
    assert events("No {soldiers|a:Hill Army} were killed in {Homs|p}.") == ()


def test_tolls_disagree_only_when_they_speak_of_the_same_people():
    dozen, two = Toll(Count(12, 12)), Count(2, 2)
    assert tolls_disagree(dozen, Toll(two))
    assert not tolls_disagree(dozen, Toll(two, relation="more"))
    assert not tolls_disagree(dozen, Toll(None, two))


def test_joined_tolls_keep_either_source_inside():
    assert join_tolls(Toll(Count(10, 10)), Toll(Count(4, 4))).killed == Count(4, 10)
    assert join_tolls(Toll(Count(10, None)), Toll(Count(12, 20))).killed == Count(12, 20)


_WORDS = st.sampled_from(
    ["killed", "wounded", "dead", "died", "deaths", "toll", "number", "casualties", "the", "a",
     "of", "to", "at", "least", "than", "more", "up", "between", "and", "or", ",", ".", "-", "him",
     "her", "his", "12", "3-5", "1,200", "1.2", "9999999999999", "٢٥", "two", "hundred", "dozen",
     "dozens", "several", "half", "men", "soldiers", "wife", "family", "including", "them", "who",
     "were", "was", "no", "nobody", "none", "35-year-old", "since", "2011", "said", "put", "lost",
     "attack", "in", "{Homs|p}", "(", ")", "%", "$", "both", "others", "another", "death", "beat"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_a_toll_is_a_range_whatever_the_words(text):
    for each in events("Gunmen attacked {Homs|p} on {Monday|d}. " + text):
        for low, high in (
            (each.fatalities_low, each.fatalities_high),
            (each.injured_low, each.injured_high),
        ):
            assert low is None or low >= 0
            assert high is None or (low is not None and low <= high)


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("{Gunmen|M} killed five people in {Homs|p} and three in {Idlib|p} on {Monday|d}.", [5, 3]),
        ("Four died in {Homs|p} and two in {Idlib|p} on {Monday|d}.", [4, 2]),
        ("Bombs killed five people in {Homs|p} and {Idlib|p} on {Monday|d}.", [0, 0]),
    ],
)
def test_each_place_of_a_list_has_its_own_dead(text, tolls):
    assert [found.fatalities_low for found in events(text)] == tolls
