"""Where it happened is not every place in the sentence."""

from dataclasses import replace

import pytest
from geopy.distance import geodesic

from geodata.event_coding import build_events
from tests.event_coding.markup import event, events, place, report


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Missiles fired from {Kermanshah|p} hit {Deir Ezzor|p} on {Monday|d}.", "Deir Ezzor"),
        ("The {Damascus|m} government bombed {Idlib|p} on {Monday|d}.", "Idlib"),
        ("{Syrian|g:Syria} jets bombed {Idlib|p}.", "Idlib"),
        ("Jets flew over {Homs|p} and struck a depot in {Palmyra|p}.", "Palmyra"),
        ("Rebels based in {Idlib|p} attacked a checkpoint near {Homs|p}.", "Homs"),
        ("An air strike hit a house in the {Harri|p} area near {Albu Kamal|p}.", "Harri"),
        ("A bomb exploded in {Palmyra|p}, {Syria|p}, and killed two people.", "Palmyra"),
        ("In {Idlib|p}, {on Monday|d:2018-06-18}, a mortar shell hit a school.", "Idlib"),
        ("He thinks of {Beirut|m} where hundreds died in two suicide attacks.", "Beirut"),
        ("{Troops|N} withdrew from {Palmyra|p} to {Homs|p}.", "Palmyra"),
        ("{Troops|N} moved from {Homs|p} into {Palmyra|p} and advanced.", "Palmyra"),
        ("{Palmyra|p} was shelled on {Monday|d}.", "Palmyra"),
        ("The shelling of {Palmyra|p} on {Monday|d} killed two.", "Palmyra"),
        ("Shells hit {Palmyra|p} on {Monday|d}, the governor of {Homs|p} said.", "Palmyra"),
        ("The minister said in {Geneva|p} that shells hit {Palmyra|p}.", "Palmyra"),
        ("A bomb killed two people in front of the {Idlib|p} hospital in {Homs|p}.", "Homs"),
        ("Residents of {Palmyra|p} said that jets bombed the town on {Monday|d}.", "Palmyra"),
        ("A drone struck the barracks of {Al-Tanf|p}, a base in {Syria|p}.", "Al-Tanf"),
        ("{The army|N} subjected the city of {Homs|p} to rocket fire.", "Homs"),
        ("{The army|N} moved 100 fighters from {Palmyra|p} to {Homs|p}.", "Homs"),
        ("{Envoys|H} met {rebels|M} in {Geneva|p} for talks on {Idlib|p}.", "Geneva"),
        ("Talks failed in {Geneva|p}, after a bomb killed two in {Homs|p}.", "Homs"),
        ("Jets from {Palmyra|p} in {Syria|p} bombed {rebels|M} on {Monday|d}.", None),
        ("{Fighters|H} accused {the army|N} and {Homs|m} of a massacre.", None),
        ("A bomb in {Homs|p} killed nine people, a week after clashes in {Raqqa|p}.", "Homs"),
        ("Near {Palmyra|p}, {rebels|M} attacked a convoy travelling to {Homs|p}.", "Palmyra"),
        ("Near {Homs|p}, {rebels|M} ambushed soldiers on their way to {Idlib|p}.", "Homs"),
        ("A bomb exploded in {Harri|p} village of {Albu Kamal|p} on {Monday|d}.", "Harri"),
        ("Families were displaced from {Harri|p} villages in {Albu Kamal|p} district.", "Harri"),
        ("Clashes erupted near {Harri|p} crossing point in {Albu Kamal|p}.", "Harri"),
        ("{Rebels|M} in {Homs|p} launched three drones at {Palmyra|p}.", "Palmyra"),
        ("An attack from {Homs|p} on {Palmyra|p} killed two on {Monday|d}.", "Palmyra"),
        ("Clashes spread from {Homs|p} to {Palmyra|p} on {Monday|d}.", "Palmyra"),
        ("Shelling of {Palmyra|p} went on while officers met in {Homs|p}.", "Palmyra"),
        ("Shelling of {Palmyra|p} came after clashes in {Homs|p} on {Monday|d}.", "Palmyra"),
        ("A bomb killed two in {Homs|p}, the worst attack since one in {Idlib|p}.", "Homs"),
        ("Teachers in {Homs|p} went on strike over arrests in {Idlib|p}.", "Homs"),
        ("A bomb exploded in a {Homs|p} mosque on {Monday|d}.", "Homs"),
        ("{The army|N} shelled from the camp side the village of {Harri|p}.", "Harri"),
        ("Men at {Homs|p} seized rifles from a truck bound from {Idlib|p} to {Harri|p}.", "Homs"),
        ("On {Monday|d}, 450 (according to police) of 700 people marched in {Homs|p}.", "Homs"),
        ("Clashes erupted after gunmen had shot a commander in {Homs|p}.", "Homs"),
        ("On {Monday|d}, 700 people marched, according to a doctor in {Homs|p}.", None),
    ],
)  # fmt: skip
def test_the_place_is_where_it_happened(text, name):
    assert events(text)[0].place == name


def test_a_distance_moves_the_point():
    found = event("Clashes erupted 70 km northwest of {Al-Tanf|p} on {Thursday|d}.")
    base = place("Al-Tanf")
    gap = geodesic((base.latitude, base.longitude), (found.latitude, found.longitude)).km
    assert gap == pytest.approx(70, abs=0.5)
    assert found.latitude > base.latitude
    assert found.longitude < base.longitude
    # A quarter of 70 km and half a wind to either side reach 35 km, and the base another 5.
    assert (found.geo_precision, found.radius_km) == ("near", 40.2)


def test_a_distance_without_a_direction_widens_the_ring():
    found = event("Clashes erupted 30 kilometers from {Al-Tanf|p} on {Thursday|d}.")
    assert (found.latitude, found.geo_precision, found.radius_km) == (33.51, "near", 42.5)


def test_between_two_places_is_half_way():
    found = event("Clashes erupted between {Palmyra|p} and {Homs|p} on {Thursday|d}.")
    assert found.longitude == pytest.approx((38.28 + 36.72) / 2, abs=0.01)
    assert found.geo_precision == "near"


@pytest.mark.parametrize(
    "text",
    [
        "A mine blew up a truck on the road from {Homs|p} to {Palmyra|p} on {Monday|d}.",
        "A mine killed two people on the {Homs|p}-{Palmyra|p} highway on {Monday|d}.",
        "Clashes erupted midway between {Homs|p} and {Palmyra|p} on {Thursday|d}.",
    ],
)
def test_a_road_is_between_its_ends(text):
    found = event(text)
    assert found.longitude == pytest.approx((38.28 + 36.72) / 2, abs=0.01)
    assert found.geo_precision == "near"


def test_what_runs_between_two_towns_is_there_where_a_bus_was_attacked():
    found = event("{Rebels|M} attacked a bus between {Homs|p} and {Palmyra|p} on {Monday|d}.")
    assert found.longitude == pytest.approx((38.28 + 36.72) / 2, abs=0.01)


def test_a_border_is_at_the_town_named_with_it():
    text = "Clashes erupted on the {Syrian|g:Syria} border near {Albu Kamal|p} on {Thursday|d}."
    found = event(text)
    assert (found.place, found.geo_precision, found.radius_km) == ("Albu Kamal", "near", 12.0)


def test_near_a_place_is_not_at_it():
    found = event("A bomb exploded near {Homs|p} on {Monday|d}.")
    assert (found.geo_precision, found.radius_km) == ("near", 18.0)


def test_a_province_is_an_area():
    found = event("Shells hit {Deir Ezzor|p} on {Monday|d}.")
    assert (found.geo_precision, found.radius_km) == ("area", 90.0)


def test_an_unplaced_name_takes_its_neighbour_less_exactly():
    found = event("Shells hit {Nowhere|p} near {Palmyra|p} on {Monday|d}.")
    assert (found.place, found.geo_precision) == ("Palmyra", "near")
    assert found.radius_km == 12.0


def test_a_name_far_from_where_the_text_measures_it_is_not_believed():
    text = "Clashes hit {Beirut|p}, 70 km northwest of {Al-Tanf|p}, on {Thursday|d}."
    assert event(text).place == "Al-Tanf"


def test_an_event_without_a_place_is_kept():
    found = event("A bomb killed nine people on {Monday|d}.")
    assert (found.place, found.latitude, found.longitude, found.geo_precision) == (None,) * 4


def test_a_threat_is_nowhere():
    text = "{The minister|N} warned {rebels|M} in {Homs|p}."
    assert event(text).place is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Air strikes hit {Deir Ezzor|p} and {Kermanshah|p} on {Monday|d}.",
         ["Deir Ezzor", "Kermanshah"]),
        ("Bombs exploded in {Homs|p}, {Idlib|p} and {Raqqa|p} on {Monday|d}.",
         ["Homs", "Idlib", "Raqqa"]),
        ("Bombs exploded in {Harri|p} ({Deir Ezzor|p}) and {Homs|p} on {Monday|d}.",
         ["Harri", "Homs"]),
        ("Bombs exploded in {Homs|p} and {Harri|p} ({Albu Kamal|p}, {Deir Ezzor|p}).",
         ["Homs", "Harri"]),
        ("Shells hit depots in {Homs|p} (see {Ahvaz|p}), {Raqqa|p} ({Syria|p}) and {Harri|p}.",
         ["Homs", "Raqqa", "Harri"]),
        ("Shells hit depots in {Homs|p} (moved to {Ahvaz|p}) and {Raqqa|p} on {Monday|d}.",
         ["Homs", "Raqqa"]),
        ("A bomb exploded in {Palmyra|p}, {Deir Ezzor|p}, on {Monday|d}.", ["Palmyra"]),
        ("A bomb exploded in {Palmyra|p} city of {Deir Ezzor|p}.", ["Palmyra"]),
        ("A bomb exploded in {Palmyra|p} and {Syria|p} mourned on {Monday|d}.", ["Palmyra"]),
        ("Clashes erupted between {Palmyra|p} and {Homs|p} on {Thursday|d}.", ["Palmyra"]),
        ("In {Homs|p}, {rebels|M} torched a depot, while in {Idlib|p} two were killed in clashes.",
         ["Homs", "Idlib"]),
        ("{The army|N} deployed in {Homs|p} and {Raqqa|p} after clashes in {Palmyra|p}.",
         ["Homs", "Raqqa", "Palmyra"]),
    ],
)  # fmt: skip
def test_one_event_for_each_place_of_a_list(text, names):
    assert [found.place for found in events(text)] == names


def test_a_toll_of_several_places_is_from_none_to_all_at_each():
    found = events("Air strikes on {Homs|p} and {Raqqa|p} killed ten people on {Monday|d}.")
    assert [each.place for each in found] == ["Homs", "Raqqa"]
    assert {(each.fatalities_low, each.fatalities_high) for each in found} == {(0, 10)}


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Shells hit {Nowhere|p} ({Palmyra|p}, {Deir Ezzor|p}).", "Palmyra", "near"),
        ("Shells hit {Nowhere|p} Farms ({Palmyra|p}, {Syria|p}).", "Palmyra", "near"),
        ("Shells hit {Nowhere|p} village of {Homs|p}.", "Homs", "near"),
        ("A bomb exploded in {Nowhere|p}, in {Palmyra|p} district.", "Palmyra", "near"),
        ("A bomb exploded in {Nowhere|p}, {Deir Ezzor|p}.", "Deir Ezzor", "area"),
        ("A bomb exploded in the {Nowhere|p} area of {Deir Ezzor|p}.", "Deir Ezzor", "area"),
        ("In {Palmyra|p}, shells hit the village of {Nowhere|p}.", "Palmyra", "near"),
        ("A bomb exploded in {Nowhere|p} (coded to {Palmyra|p}) ({Homs|p}).", "Palmyra", "near"),
    ],
)
def test_a_name_without_a_place_takes_what_encloses_it(text, name, precision):
    found = event(text)
    assert (found.place, found.geo_precision) == (name, precision)
    assert found.radius_km >= 10


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("A bomb exploded in {Palmyra|p} town ({Ahvaz|p}).", "Ahvaz", "near"),
        ("Shells hit {Palmyra|p} upazila ({Ahvaz|p}) on {Monday|d}.", "Ahvaz", "near"),
        ("A bomb exploded in {Palmyra|p}, {Kermanshah|p}.", "Kermanshah", "area"),
        ("A bomb exploded in {Harri|p} village ({Albu Kamal|p}).", "Harri", "exact"),
        ("A bomb exploded in {Palmyra|p} ({Syria|p}).", "Palmyra", "exact"),
    ],
)
def test_a_namesake_outside_of_what_the_text_puts_it_in_is_not_believed(text, name, precision):
    found = event(text)
    assert (found.place, found.geo_precision) == (name, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Clashes erupted on the {Albu Kamal|p} front in {Deir Ezzor|p} on {Monday|d}.",
        "Clashes erupted on the front of {Albu Kamal|p} in {Deir Ezzor|p} on {Monday|d}.",
        "Clashes erupted near the {Albu Kamal|p} dam in {Deir Ezzor|p} on {Monday|d}.",
    ],
)
def test_a_province_only_says_where_the_name_before_it_lies(text):
    assert event(text).place == "Albu Kamal"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit {Homs|p} - {Harri|p} on {Monday|d}.", "Harri"),
        ("Shells hit {Homs|p} - {Nowhere|p} ({Deir Ezzor|p}) on {Monday|d}.", "Homs"),
    ],
)
def test_a_part_of_a_town_is_where_it_happened_if_it_has_a_place(text, name):
    document, placed, dates, actors = report(text)
    part = replace(placed[1].toponym, feature="neighbourhood", parent="Homs")
    placed = [placed[0], replace(placed[1], toponym=part), *placed[2:]]
    (found,) = build_events(document, placed, dates, actors)
    assert found.place == name


@pytest.mark.parametrize(("inhabitants", "name"), [(5_000, "Harri"), (900_000, "Homs")])
def test_a_bracket_behind_an_unlisted_part_says_in_which_quarter_it_is(inhabitants, name):
    document, placed, dates, actors = report("Shells hit {Homs|p} - Zarb ({Harri|p}) at dawn.")
    peopled = replace(placed[0].place, population=800_000)
    near = replace(peopled, id="test:near", name="Harri", population=inhabitants, latitude=34.8)
    placed = [replace(placed[0], place=peopled), replace(placed[1], place=near)]
    (found,) = build_events(document, placed, dates, actors)
    assert found.place == name


def test_what_lies_beside_a_place_is_not_in_its_province():
    found = event("Shells hit positions west of {Palmyra|p} in {Deir Ezzor|p} on {Monday|d}.")
    assert (found.place, found.geo_precision) == ("Palmyra", "near")
    assert found.longitude < place("Palmyra").longitude


def test_the_place_of_other_news_is_not_taken():
    text = "{The minister|N} visited {Geneva|p}, while shells hit a school in {Homs|p}."
    assert [found.place for found in events(text) if found.kind == "shelling"] == ["Homs"]


@pytest.mark.parametrize(
    ("told", "place", "precision", "radius"),
    [
        ("in {Deir Ezzor|p}", "Albu Kamal", "area", 90.0),
        ("near {Homs|p}", "Albu Kamal", "near", 10.0),
        ("", "Albu Kamal", "near", 10.0),
    ],
)
def test_a_place_that_coders_chose_only_stands_for_the_one_they_were_told(
    told, place, precision, radius
):
    found = event(
        f"A bomb exploded {told} on {{Monday|d}}. Coded as capital {{Albu Kamal|p}} city."
    )
    assert (found.place, found.geo_precision, found.radius_km) == (place, precision, radius)


def test_what_a_coder_chose_counts_however_late_the_note_says_so():
    told = "A bomb exploded near {Homs|p} on {Monday|d}. It rained. It snowed. So it goes. "
    assert event(f"{told}Coded as {{Palmyra|p}} city.").place == "Palmyra"


@pytest.mark.parametrize(
    "text",
    [
        "An officer died in a {Syrian|g:Syria} strike on an outpost on {Monday|d}.",
        "{Damascus|m} was told that {rebels|M} had attacked an outpost on {Monday|d}.",
    ],
)
def test_only_literal_names_put_a_dot_on_the_map(text):
    assert [each.place for each in events(text)] == [None]
