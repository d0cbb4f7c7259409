from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.actors import ActorRegister, find_actors
from geodata.models import ActorMention
from tests.actors.conftest import Finder, document
from tests.work import calls


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkish forces left.", [("Turkish forces", "Turkish Armed Forces")]),
        ("The Russian military said so.", [("Russian military", "Russian Armed Forces")]),
        ("Israeli jets bombed it.", [("Israeli jets", "Israel Defense Forces")]),
        ("U.S. troops moved.", [("U.S. troops", "United States Armed Forces")]),
        (
            "American occupation forces",
            [("American occupation forces", "United States Armed Forces")],
        ),
        ("eight Syrian soldiers", [("Syrian soldiers", "Syrian Army")]),
        ("Syrian government forces", [("Syrian government forces", "Syrian Army")]),
        ("a Burundian army officer", [("Burundian army officer", "Burundian Armed Forces")]),
        ("Peruvian police officers", [("Peruvian police officers", "Peruvian Police")]),
        ("Kenyan security forces", [("Kenyan security forces", "Kenyan Security Forces")]),
        ("the Chadian government", [("Chadian government", "Chadian Government")]),
        ("an Israeli air raid on the depot", [("Israeli", "Israel")]),
        ("Ukrainian positions were hit", [("Ukrainian positions", "Ukrainian Armed Forces")]),
        ("Iran's army paraded", [("Iran's army", "Iranian Armed Forces")]),
        ("a Syrian town", []),
        ("Swiss cheese and Turkish delight", []),
    ],
)
def test_a_nationality_and_a_noun_name_a_body_of_the_state(
    actors: Finder, text: str, found: list[tuple[str, str]]
) -> None:
    assert actors(text) == found


def test_one_noun_serves_a_list_of_nationalities(actors: Finder) -> None:
    assert actors("a parade of US, French, Turkish and Israeli troops") == [
        ("US", "United States Armed Forces"),
        ("French", "French Armed Forces"),
        ("Turkish", "Turkish Armed Forces"),
        ("Israeli troops", "Israel Defense Forces"),
    ]
    assert actors("Iraqi-Syrian forces")[0] == ("Iraqi", "Iraqi Armed Forces")
    assert actors("U.S. and Kurdish forces") == [
        ("U.S.", "United States Armed Forces"),
        ("Kurdish forces", "Kurdish forces"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Free Syrian Army fled", ["Free Syrian Army"]),
        ("the Washington Post wrote", ["Washington Post"]),
        ("Islamic State lost ground", ["Islamic State"]),
        ("an islamic state of mind is us", []),
        ("IS is weak, and it is us", ["Islamic State"]),
        ("the ISIS attack on the town", ["Islamic State"]),
        ("Iran's Islamic Revolutionary Guard Corps (IRGC)", ["Islamic Revolutionary Guard Corps"]),
        ("the Iraqi Popular Mobilization Forces (PMU)", ["Popular Mobilization Forces"]),
        ("the peshmerga and Codeco militiamen", ["Peshmerga", "CODECO"]),
        ("Ahrar al-Sham and the Levant Front met", ["Ahrar al-Sham", "Levant Front"]),
        ("the Syrian Observatory reports", ["Syrian Observatory for Human Rights"]),
        ("the Pentagon and the White House", ["Pentagon", "White House"]),
        ("They crossed the Jazeera desert", []),
        ("Al Jazeera canton is quiet", []),
        ("Hizballah, Hizbullah and Hezbollah", ["Hezbollah"] * 3),
        ("the Al Qods chief", ["Quds Force"]),
        ("the al Quds Brigade of Iran", ["Quds Force"]),
        ("the US-led coalition said", ["Global Coalition Against Daesh"]),
        ("Reuters reported", ["Reuters"]),
        ("The meeting was held at noon", []),
    ],
)
def test_known_names(actors: Finder, text: str, names: list[str]) -> None:
    assert [name for _, name in actors(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("US-backed rebels advanced", ["US-backed rebels"]),
        ("a U.S.-backed Syrian rebel group", ["US-backed Syrian rebels"]),
        ("pro-Iranian fighters", ["Pro-Iranian fighters"]),
        ("Iranian-backed militias", ["Iran-backed militias"]),
        ("militias backed by Iran", ["Iran-backed militias"]),
        ("fighters loyal to Iran", ["Pro-Iranian fighters"]),
        (
            "militias backed by the Iranian Revolutionary Guard",
            ["Islamic Revolutionary Guard Corps-backed militias"],
        ),
        ("militias linked to Lebanese Hezbollah", ["Hezbollah-linked militias"]),
        ("fighters loyal to the Syrian National Army", ["Pro-Syrian National Army fighters"]),
        ("Al Qaeda-linked militias", ["al-Qaeda-linked militias"]),
        ("pro-Russian separatists", ["Donbas separatists"]),
        ("Kurdish forces", ["Kurdish forces"]),
        ("unknown gunmen", ["Unidentified gunmen"]),
        ("unidentified armed men", ["Unidentified gunmen"]),
        ("protesters and police", ["Protesters", "Police"]),
        ("civilians fled the militants", ["Civilians", "Militants"]),
        ("Syrian civilians", ["Civilians"]),
        ("anti-government protesters", ["Protesters"]),
        ("Somali pirates", ["Somali pirates"]),
        ("Shiite militiamen", ["Shiite militias"]),
        ("the UN-backed accord", []),
        ("ISIS fighters", ["Islamic State"]),
        ("Maghawir al-Thawra \u201crebels\u201d", ["Maghawir al-Thawra"]),
        ("Turkish-backed Syrian National Army", ["Syrian National Army"]),
        ("the Shiite militia Harakat al-Nujaba", ["Harakat Hezbollah al-Nujaba"]),
    ],
)
def test_generic_actors_have_a_readable_name(actors: Finder, text: str, names: list[str]) -> None:
    assert [name for _, name in actors(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fighters of Liwa al-Fajr al-Sadiq attacked", "Liwa al-Fajr al-Sadiq"),
        ("the Green Falcon Brigade attacked", "Green Falcon Brigade"),
        ("the Army of Hope attacked", "Army of Hope"),
        ("the Front for the Defence of the Plain said", "Front for the Defence of the Plain"),
        ("Sons of the Plain attacked", "Sons of the Plain"),
        ("Jaysh al-Nur attacked", "Jaysh al-Nur"),
        ("Kata'ib al-Bayda attacked", "Kata'ib al-Bayda"),
        ("Harakat Shabab al-Furat attacked", "Harakat Shabab al-Furat"),
        ("the 12th Desert Battalion attacked", "12th Desert Battalion"),
    ],
)
def test_unknown_groups_are_kept_as_written(
    mentions: Callable[..., tuple[ActorMention, ...]], text: str, name: str
) -> None:
    groups = [mention.actor for mention in mentions(text) if mention.actor.kind == "unlisted"]
    assert [group.name for group in groups] == [name]
    assert groups[0].id == groups[0].id.lower()


@pytest.mark.parametrize(
    "text", ["the Task Force met", "The Brigade left", "a joint force", "Army"]
)
def test_a_plain_noun_is_no_name_of_a_group(
    mentions: Callable[..., tuple[ActorMention, ...]], text: str
) -> None:
    assert [m for m in mentions(text) if m.actor.kind == "unlisted"] == []


def test_an_abbreviation_holds_for_the_rest_of_the_document(actors: Finder) -> None:
    text = "The Sons of Jazira (SJ) crossed the river. Later SJ withdrew. The SDF (not SJ) stayed."
    assert [name for _, name in actors(text)] == [
        "Sons of Jazira",
        "Sons of Jazira",
        "Syrian Democratic Forces",
        "Sons of Jazira",
    ]
    assert actors("SJ withdrew.") == []


def test_a_known_abbreviation_explains_another_long_form(actors: Finder) -> None:
    text = "The Syrian Democratic Front (SDF) agreed."
    assert actors(text) == [("Syrian Democratic Front", "Syrian Democratic Forces")]


def test_an_abbreviation_of_a_thing_is_no_actor(actors: Finder) -> None:
    assert actors("The Gross Domestic Product (GDP) fell; GDP fell.") == []


def test_one_spelling_of_two_actors_goes_by_the_country(actors: Finder) -> None:
    assert actors("The SNA shelled Aleppo.", Aleppo="literal") == [("SNA", "Syrian National Army")]
    assert actors("Somali troops and the SNA moved.")[-1][1] == "Somali National Army"
    assert actors("The Somali National Army (SNA) left. The SNA won.")[-1][1] == (
        "Somali National Army"
    )


def test_a_vague_coalition_must_act_where_the_text_is_set(actors: Finder) -> None:
    assert actors("The coalition bombed Mosul.", Mosul="literal")[0][1] == (
        "Global Coalition Against Daesh"
    )
    assert actors("The coalition lost a vote in Paris.", Paris="literal") == []
    text = "The Saudi-led coalition left Paris. The coalition said so."
    saudi = "Saudi-led coalition (Operation Restoring Hope)"
    assert [name for _, name in actors(text, Paris="literal")] == [saudi] * 2


def test_leaders_keep_their_name_and_stand_for_a_side(
    mentions: Callable[..., tuple[ActorMention, ...]],
) -> None:
    found = mentions("Foreign Minister Walid al-Moallem spoke. Moallem demanded more.")
    assert [mention.actor.name for mention in found] == ["Walid al-Moallem"] * 2
    assert {mention.actor.parent for mention in found} == {"syria-government"}


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        ("US military spokesman Col. Jon Doe said", "Jon Doe", "united-states-armed-forces"),
        ("Ali Rahimi, a commander of the PKK, said", "Ali Rahimi", "pkk"),
        ("Jon Doe, a spokesman of the US military, said", "Jon Doe", "united-states-armed-forces"),
        ("the Chadian president Ali Doe spoke", "Ali Doe", "chad-government"),
    ],
)
def test_a_person_with_a_role_belongs_to_the_side(
    mentions: Callable[..., tuple[ActorMention, ...]], text: str, name: str, parent: str
) -> None:
    persons = [mention.actor for mention in mentions(text) if mention.actor.kind == "person"]
    assert [(person.name, person.parent) for person in persons] == [(name, parent)]


@pytest.mark.parametrize(
    "text",
    [
        "Col. Jon Doe said so.",
        "Jon Doe, a baker in the town, said so.",
        "Hospital spokeswoman Kim Haley said so. Haley left.",
        "OSCE Envoy Condemns Dvani Attack",
    ],
)
def test_a_person_without_a_plain_side_is_left_alone(
    mentions: Callable[..., tuple[ActorMention, ...]], text: str
) -> None:
    assert [m for m in mentions(text) if m.actor.kind == "person"] == []


def test_countries_and_capitals_that_act(actors: Finder) -> None:
    assert actors("Iran fired missiles.", Iran="metonymic") == [("Iran", "Iran")]
    assert actors("Damascus said no.", Damascus="metonymic") == [("Damascus", "Syrian Government")]
    assert actors("He lives in Iran.", Iran="literal") == []
    assert actors("He flew to Damascus.", Damascus="literal") == []
    assert actors("Damascus, Jan 8 - It rained.", Damascus="literal") == []
    assert actors("The Russians left.") == [("Russians", "Russia")]
    assert actors("The Iranian city.", Iran="demonym") == []


def test_a_capital_that_no_one_placed_may_still_act(actors: Finder) -> None:
    text = "A US base was hit. Washington blamed rebels in Syria; Tehran did not."
    found = actors(text, Syria="literal", Tehran="metonymic")
    assert ("Tehran", "Iranian Government") in found
    assert ("Washington", "United States Government") not in found
    text = "Iran spoke. Tehran blamed others."
    assert actors(text, Iran="metonymic")[-1] == ("Tehran", "Iranian Government")


def test_whose_a_place_is_makes_no_party(actors: Finder) -> None:
    assert actors("a rebel-held town and an ISIS-controlled village") == []


def test_names_of_one_list_act_together(actors: Finder) -> None:
    text = "Last night Syria, Iraq and Russia again discussed it."
    names = [name for _, name in actors(text, Syria="literal", Iraq="literal", Russia="literal")]
    assert names == ["Syria", "Iraq", "Russia"]
    text = "Officers of Iran and Russia met."
    assert [name for _, name in actors(text)] == ["Iranian Armed Forces", "Russian Armed Forces"]
    assert actors("In Syria and Iraq it rained.", Syria="literal", Iraq="literal") == []
    text = "the Iraq-Syria border"
    assert actors(text, Iraq="metonymic", Syria="metonymic") == []


def test_government_forces_belong_to_the_country_spoken_of(actors: Finder) -> None:
    text = "Regime forces shelled the outskirts of Aleppo."
    assert actors(text, Aleppo="literal") == [("Regime forces", "Syrian Army")]
    text = "Government troops entered Khartoum."
    assert actors(text, Khartoum="literal") == [("Government troops", "Sudanese Armed Forces")]
    assert actors("Government troops came.") == [("Government troops", "Government forces")]


def test_a_namesake_town_does_not_tell_whose_the_army_is(actors: Finder) -> None:
    text = "In Iraq, the army shelled a camp near Paris."
    assert actors(text, Iraq="literal", Paris="literal") == [("the army", "Iraqi Armed Forces")]


def test_the_army_points_back_to_the_army_just_named(actors: Finder) -> None:
    text = "The Israeli military struck Naqoura. The army said it hit a depot in Naqoura."
    assert [name for _, name in actors(text, Naqoura="literal")] == ["Israel Defense Forces"] * 2


def test_a_name_inside_the_name_of_a_place_is_no_actor(actors: Finder) -> None:
    assert actors("They crossed Lake Assad.", Lake_Assad="literal") == []


def test_media_are_told_apart(mentions: Callable[..., tuple[ActorMention, ...]]) -> None:
    assert {m.actor.kind for m in mentions("Reuters and the Washington Post")} == {"media"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Popular Mobilization Units (PMU) left. The Units are gone. The PMU said so.",
            ["Popular Mobilization Forces"] * 3,
        ),
        (
            "The SDF (Syrian Democratic Forces) left. The Forces won.",
            ["Syrian Democratic Forces"] * 2,
        ),
        ("The SJ (Sons of Jazira) left. SJ won.", ["Sons of Jazira"] * 2),
        ("The Sons of Jazira (hereafter the Sons) left. The Sons won.", ["Sons of Jazira"] * 3),
        ("Sons of Jazira, also known as Jaziris, left. Jaziris won.", ["Sons of Jazira"] * 3),
        ('The Steppe Movement ("the Movement") left. The Movement won.', ["Steppe Movement"] * 2),
        (
            "Liwa al-Nur left. The Steppe Movement came. The Movement won.",
            ["Liwa al-Nur"] + ["Steppe Movement"] * 2,
        ),
        ("Sons of Jazira, the US said, left.", ["Sons of Jazira"]),
        ("The Units left. The Movement won.", []),
    ],
)
def test_short_names_hold_once_they_were_introduced(
    actors: Finder, text: str, found: list[str]
) -> None:
    assert [name for _, name in actors(text)] == found


def test_a_short_name_is_that_of_the_last_who_bore_it(actors: Finder) -> None:
    text = "The Steppe Movement met the Dune Movement. The Movement won. "
    found = actors(f"{text}The Steppe Movement left. The Movement lost.")
    assert [name.split()[0] for _, name in found] == ["Steppe", "Dune", "Dune", "Steppe", "Steppe"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("XLF militants looted the market.", ["XLF"]),
        ("The XLF looted it. Later XLF left.", ["XLF", "XLF"]),
        ("A member of the XLF left.", ["XLF"]),
        ("The Brixa gang abducted him.", ["Brixa gang"]),
        ("Two armed Harithi tribesmen left.", ["Harithi tribesmen"]),
        ("Armed tribesmen left.", ["Tribal fighters"]),
        ("Islamic militants left.", ["Militants"]),
        ("XLF announced its profits.", []),
        ("NGO members left in a SUV.", []),
        ("The Daily Front wrote that the Falcons won the Premier Division.", []),
        ("Ford Motor Company and Leeds United met.", []),
    ],
)
def test_groups_are_known_by_what_is_said_of_them(
    actors: Finder, text: str, found: list[str]
) -> None:
    assert [name for _, name in actors(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A man was shot.", ["Civilians"]),
        ("It killed at least two children and a woman.", ["Civilians", "Civilians"]),
        ("The body of a trader lay there.", ["Civilians"]),
        ("Several people were abducted.", ["Civilians"]),
        ("Several people were killed.", []),
        ("Three of his men were lost.", []),
        ("He wounded a minor official.", []),
        ("A woman spoke.", []),
    ],
)
def test_who_is_only_a_victim_is_a_civilian(actors: Finder, text: str, found: list[str]) -> None:
    assert [name for _, name in actors(text)] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Unidentified warplanes bombed it.", "Unidentified aircraft"),
        ("A Russian air defence system fired.", "Russian Armed Forces"),
        ("Ukrainian air defences fired.", "Ukrainian Armed Forces"),
        ("The Turkish president said so.", "Turkish Government"),
        ("Erdogan said so.", "Recep Tayyip Erdogan"),
        ("Hizb Allah said so.", "Hezbollah"),
        ("\u062d\u0632\u0628 \u0627\u0644\u0644\u0647 \u0642\u0635\u0641", "Hezbollah"),
        ("\u062f\u0627\u0639\u0634 \u0642\u0635\u0641", "Islamic State"),
        ("Gendarmes came.", "Police"),
        ("IDPs left.", "Refugees"),
        ("Locals fled.", "Civilians"),
        ("Students marched.", "Students"),
        ("Hooded men came.", "Unidentified gunmen"),
    ],
)
def test_who_is_meant(actors: Finder, text: str, name: str) -> None:
    assert [found for _, found in actors(text)] == [name]


def test_the_police_are_those_of_the_country_spoken_of(actors: Finder) -> None:
    assert actors("Police came to Khartoum.", Khartoum="literal") == [("Police", "Sudanese Police")]
    text = "Police in the Iraqi city held a man. Damascus and Aleppo were calm."
    found = actors(text, Iraq="demonym", Damascus="literal", Aleppo="literal")
    assert found[0] == ("Police", "Iraqi Police")


def test_a_capital_in_brackets_is_an_address(actors: Finder) -> None:
    text = "They met in the square (Damascus, Old Town) and left."
    assert actors(text, Damascus="metonymic") == []


def test_only_the_body_is_read(register: ActorRegister) -> None:
    text = "ISIS above. Hezbollah in the middle. ISIS below."
    whole = document(text)
    start, end = text.index("Hezbollah"), text.index(" ISIS below")
    cut = type(whole)(id="x", text=text, body=(start, end), sha256="0" * 64)
    assert [mention.text for mention in find_actors(cut, (), register)] == ["Hezbollah"]


WORDS = (
    "US U.S. Iran's the Iranian -backed (PMU) rebels pro-Assad forces , and Liwa al- Brigade of "
    "Hezbollah ISIS led by Col. Ali Khan army \u202e \u0627\u0644 \n \u201c Turkey"
)
SCRAPS = st.sampled_from(WORDS.split(" "))


@settings(deadline=None, max_examples=150)
@given(st.lists(SCRAPS | st.text(max_size=6), max_size=40))
def test_any_text_is_read_and_mentions_are_true_to_it(scraps: list[str]) -> None:
    text = " ".join(scraps)
    last = 0
    for mention in find_actors(document(text), (), REGISTER):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= last
        last = mention.end


REGISTER = ActorRegister.load()


def test_an_empty_body_has_no_actors(register: ActorRegister) -> None:
    assert find_actors(document(""), (), register) == ()


@pytest.mark.parametrize(
    "scrap",
    [
        "US-backed rebels fought regime forces near Aleppo, Reuters and (SJ) said. ",
        "US, ",
        "US and ",
        "Iran, ",
        "Liwa al-",
        "Front of the ",
        "(AA ",
        "the army of ",
        "A.",
        "a'",
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(
    register: ActorRegister, scrap: str
) -> None:
    def work(times: int) -> int:
        text = document(scrap * times)
        return calls(lambda: find_actors(text, (), register))

    work(20)  # Loads what is loaded once.
    assert work(2_000) < 12 * work(200)
