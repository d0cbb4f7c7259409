"""``dateline geocode``, with the real gazetteer and a server that plays Nominatim."""

import json

import pytest

from tests.geocoding.conftest import PLACES, Reply

BESIDES = PLACES["deir ezzor"] | {
    "osm_type": "node", "osm_id": 5, "addresstype": "village", "name": "Qwxyzzyplugh",
    "display_name": "Qwxyzzyplugh, Hama Governorate, Syria",
}  # fmt: skip


def test_each_name_has_its_line(run):
    result = run("geocode", "Al Tanf", "Nawa, Daraa")
    first, second = result.out.splitlines()
    assert result.status == 0
    assert result.err == ""
    assert first.startswith("Al Tanf      ")
    assert first.endswith("Al-Tanf, Homs, Syria (base)  dateline:al-tanf-garrison")
    assert second.startswith("Nawa, Daraa  ")


def test_a_phrase_has_its_radius_and_its_reason(run):
    result = run("geocode", "70 km northwest of al-Tanf")
    assert result.status == 0
    assert "70 km northwest of al-Tanf, Syria (within 40 km: " in result.out
    assert "from Al-Tanf" in result.out


def test_json_has_the_names_of_the_contract(run):
    result = run("geocode", "Deir Ezzor", "near Hama", "Qwxyzzyplugh", "--json", "--limit", "2")
    found, phrase, missing = map(json.loads, result.out.splitlines())
    assert result.status == 2
    first = found["candidates"][0]
    assert first["place_id"] == "geonames:170794"
    assert {
        "name", "latitude", "longitude", "country", "admin1", "feature", "radius_km",
        "attribution", "similarity",
    } <= set(first)  # fmt: skip
    assert len(found["candidates"]) == 2
    assert phrase["candidates"][0]["radius_km"] > 10
    assert missing == {"name": "Qwxyzzyplugh", "candidates": []}


def test_a_country_narrows_it_down(run):
    assert "Libya" in run("geocode", "Tripoli", "--country", "ly").out
    assert "Lebanon" in run("geocode", "Tripoli", "--country", "LBN").out
    assert "no place is called 'Tripoli'" in run("geocode", "Tripoli", "--country", "nz").err
    assert "'Mars' is not the code" in run("geocode", "Tripoli", "--country", "Mars").err


def test_nobody_is_asked_unless_it_is_switched_on(server, run):
    result = run("geocode", "Qwxyzzyplugh")
    assert (result.status, server.requests) == (2, [])


def test_what_the_gazetteer_lacks_comes_from_openstreetmap(server, run):
    server.replies.append(Reply(body=[BESIDES]))
    result = run("geocode", "--nominatim", "Hama", "Qwxyzzyplugh")
    ours, theirs = result.out.splitlines()
    assert result.status == 0
    assert ours.endswith("geonames:170017")
    assert theirs.endswith(
        "Qwxyzzyplugh, Hama Governorate, Syria (village)  osm:node/5  © OpenStreetMap contributors"
    )
    assert [request.words["q"] for request in server.requests] == ["Qwxyzzyplugh"]
    again = json.loads(run("geocode", "--nominatim", "Qwxyzzyplugh", "--limit", 1, "--json").out)
    assert again["candidates"][0]["attribution"] == "© OpenStreetMap contributors"
    assert len(server.requests) == 1


def test_what_neither_knows_is_said(server, run):
    result = run("geocode", "--nominatim", "Qwxyzzyplugh")
    assert result.status == 2
    assert "no place is called 'Qwxyzzyplugh', here or in OpenStreetMap" in result.err


def test_a_service_that_fails_is_one_line_and_no_end(server, run):
    server.replies.append(Reply(403))
    result = run("geocode", "--nominatim", "Qwxyzzyplugh", "Hama")
    assert result.status == 2
    assert "Hama, Syria" in result.out
    (line,) = result.err.splitlines()
    assert line.startswith(f"dateline: 127.0.0.1:{server.server_port} refused 'Qwxyzzyplugh'")
    assert "DATELINE_CONTACT" in line


@pytest.fixture
def public(server, monkeypatch):
    """As if no server of one's own were named."""
    monkeypatch.delenv("DATELINE_NOMINATIM")


def test_without_a_contact_the_public_server_is_not_asked(public, run):
    result = run("geocode", "--nominatim", "Hama")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("dateline: nominatim.openstreetmap.org wants to know who asks")


def test_a_list_of_names_is_not_for_the_public_server(public, run, monkeypatch):
    monkeypatch.setenv("DATELINE_CONTACT", "me@example.org")
    result = run("geocode", "--nominatim", *["Hama"] * 11)  # which the gazetteer knows
    assert result.status == 0
    assert result.err.startswith("note: OpenStreetMap's public server is not for lists of names")
    assert run("geocode", "--nominatim", *["Hama"] * 10).err == ""
