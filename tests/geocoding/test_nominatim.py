"""Nominatim against a real server on loopback: what it says, and every way in which it fails."""

import email.utils
import socket
import time

import pytest
from geopy.exc import GeocoderServiceError

from geodata.errors import DatelineError, GeocodingError
from geodata.geocoding import NominatimGeocoder
from geodata.geocoding.errors import (
    GeocodingAnswerError,
    GeocodingQueryError,
    GeocodingRateError,
    GeocodingRefusedError,
    GeocodingSetupError,
    GeocodingTimeoutError,
    GeocodingUnavailableError,
)
from tests.geocoding.conftest import PLACES, Reply

DAY = 86_400


def test_a_place_of_openstreetmaps(nominatim, server):
    found = nominatim.geocode("Deir  Ezzor ")
    assert found.raw == {
        "id": "osm:relation/770",
        "name": "Deir ez-Zor",
        "latitude": 35.3359,
        "longitude": 40.1408,
        "feature": "city",
        "country": "SYR",
        "admin1": "Deir ez-Zor Governorate",
        "population": 211857,
        "radius_km": 7.8,
        "attribution": "© OpenStreetMap contributors",
    }
    (request,) = server.requests
    assert request.path == "/search"
    assert request.words["q"] == "Deir Ezzor"
    assert request.words["accept-language"] == "en"
    assert request.agent.startswith("dateline/")


def test_country_codes_are_sent_as_nominatim_writes_them(nominatim, server):
    nominatim.geocode("Deir Ezzor", country_codes=["SYR", "XK", "SCG"])
    assert server.requests[0].words["countrycodes"] == "sy,xk,cs"


# What is kept on disk


def test_what_was_asked_once_is_not_asked_again(nominatim, server, clock):
    first = nominatim.geocode("Deir Ezzor")
    clock.now += 29 * DAY
    with NominatimGeocoder(clock=clock) as another:
        assert another.geocode("Deir Ezzor") == first
    assert nominatim.reverse((35.3400001, 40.14)) == nominatim.reverse((35.34, 40.14))
    assert len(server.requests) == 2


def test_an_old_answer_is_asked_for_anew(nominatim, server, clock):
    nominatim.geocode("Deir Ezzor")
    clock.now += 31 * DAY
    nominatim.geocode("Deir Ezzor")
    assert len(server.requests) == 2


def test_what_was_not_found_is_kept_for_a_day(nominatim, server, clock):
    for _ in range(2):
        assert nominatim.geocode("Xyzzyqq") is None
        assert nominatim.reverse((-60, -120)) is None
    assert len(server.requests) == 2
    clock.now += DAY + 1
    assert nominatim.geocode("Xyzzyqq") is None
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "damage",
    [b"", b"\xff\xfe\x00", b'{"expires": 9e99, "answ', b"[" * 100_000, b"[1, 2]",
     b'{"expires": "soon", "answer": []}', b'{"expires": 9e99, "answer": [{"lat": "north"}]}',
     b'{"expires": 9e99, "answer": "hello"}'],
)  # fmt: skip
def test_a_damaged_answer_is_replaced(nominatim, server, tmp_path, damage):
    nominatim.geocode("Deir Ezzor")
    (kept,) = tmp_path.rglob("*.json")
    kept.write_bytes(damage)
    assert nominatim.geocode("Deir Ezzor").raw["id"] == "osm:relation/770"
    assert nominatim.geocode("Deir Ezzor").raw["id"] == "osm:relation/770"
    assert len(server.requests) == 2


def test_a_failure_is_not_kept(nominatim, server):
    server.replies.append(Reply(body=b"<html>please log in</html>"))
    with pytest.raises(GeocodingAnswerError):
        nominatim.geocode("Deir Ezzor")
    assert nominatim.geocode("Deir Ezzor").raw["id"] == "osm:relation/770"


def test_answers_that_cannot_be_kept_are_no_silent_loss(nominatim, tmp_path):
    (folder,) = tmp_path.rglob("answers")
    folder.rmdir()
    with pytest.raises(GeocodingSetupError, match=r"cannot be kept on disk.*set DATELINE_HOME"):
        nominatim.geocode("Deir Ezzor")


# What the server refuses or breaks


ONE_LINE = {
    "forbidden": (Reply(403, b"Usage limit reached"), GeocodingRefusedError, "check DATELINE_CON"),
    "unauthorised": (Reply(401), GeocodingRefusedError, r"refused 'Hama' \(status 401\)"),
    "bad request": (Reply(400, b"{}"), GeocodingQueryError, "cannot read 'Hama'.*400.*write it"),
    "another address": (Reply(404), GeocodingUnavailableError, "check the server's address"),
    "error object": (
        Reply(body={"error": {"code": 400, "message": "no such parameter"}}),
        GeocodingQueryError,
        "no such parameter",
    ),
    "HTML": (Reply(body=b"<!doctype html><title>Login</title>"), GeocodingAnswerError, "login"),
    "broken JSON": (Reply(body=b'[{"lat": "35.1", '), GeocodingAnswerError, "no places at all"),
    "deep JSON": (Reply(body=b"[" * 200_000), GeocodingAnswerError, "no places at all"),
    "empty body": (Reply(body=b""), GeocodingAnswerError, "no places at all"),
    "null": (Reply(body=b"null"), GeocodingAnswerError, "no places at all"),
    "empty object": (Reply(body={}), GeocodingAnswerError, "no places at all"),
    "a number": (Reply(body=42), GeocodingAnswerError, "no places at all"),
    "a text": (Reply(body="Hama"), GeocodingAnswerError, "no places at all"),
    "other things": (Reply(body=[1, 2]), GeocodingAnswerError, "no places at all"),
    "no position": (
        Reply(body=[{"display_name": "Hama", "osm_type": "node", "osm_id": 1}]),
        GeocodingAnswerError,
        "no places at all",
    ),
    "off the globe": (
        Reply(body=[PLACES["deir ezzor"] | {"lat": "95.0"}]),
        GeocodingAnswerError,
        "no places at all",
    ),
    "slow": (Reply(slow=True), GeocodingTimeoutError, "did not answer 'Hama' in time: try again"),
}


@pytest.mark.parametrize("case", ONE_LINE)
def test_what_lasts_is_said_at_once_in_one_line(nominatim, server, clock, case):
    reply, kind, said = ONE_LINE[case]
    server.replies.append(reply)
    with pytest.raises(kind, match=said) as caught:
        nominatim.geocode("Hama")
    assert isinstance(caught.value, DatelineError)
    assert isinstance(caught.value, GeocoderServiceError)
    message = str(caught.value)
    assert message.startswith(f"127.0.0.1:{server.server_port} ")
    assert "\n" not in message
    assert len(server.requests) == 1
    assert clock.slept == []


PASSING = {
    "internal error": Reply(500, b"Traceback"),
    "bad gateway": Reply(502),
    "unavailable": Reply(503),
    "gateway timeout": Reply(504),
    "closed connection": Reply(hangs_up=True),
    "truncated body": Reply(body=b'[{"lat": "35.1"', promised=400),
}


@pytest.mark.parametrize("case", PASSING)
def test_what_passes_is_tried_again_with_growing_pauses(nominatim, server, clock, case):
    server.replies.extend([PASSING[case]] * 2)
    assert nominatim.geocode("Deir Ezzor").raw["id"] == "osm:relation/770"
    assert clock.slept == [pytest.approx(2), pytest.approx(4)]
    assert len(server.requests) == 3


@pytest.mark.parametrize("case", PASSING)
def test_tries_end(nominatim, server, case):
    server.replies.extend([PASSING[case]] * 3)
    with pytest.raises(GeocodingUnavailableError, match="'Deir Ezzor'"):
        nominatim.geocode("Deir Ezzor")
    assert len(server.requests) == 3


def test_one_request_too_many_waits_as_long_as_it_is_told(nominatim, server, clock):
    server.replies.append(Reply(429, headers={"Retry-After": "7"}))
    assert nominatim.geocode("Deir Ezzor") is not None
    assert clock.slept == [pytest.approx(7)]


def test_a_date_to_wait_for_is_understood(nominatim, server, clock):
    then = email.utils.formatdate(time.time() + 12, usegmt=True)
    server.replies.append(Reply(429, headers={"Retry-After": then}))
    assert nominatim.geocode("Deir Ezzor") is not None
    assert clock.slept == [pytest.approx(11, abs=1.5)]


def test_a_long_wait_is_told_and_nobody_asks_before_it_is_over(nominatim, server, clock):
    server.replies.append(Reply(429, headers={"Retry-After": "3600"}))
    with pytest.raises(GeocodingRateError, match=r"'Hama'.*in 3600 seconds") as caught:
        nominatim.geocode("Hama")
    assert caught.value.retry_after == pytest.approx(3600)
    with (
        NominatimGeocoder(clock=clock) as another,
        pytest.raises(GeocodingRateError, match="'Deir Ezzor'"),
    ):
        another.geocode("Deir Ezzor")
    assert len(server.requests) == 1
    clock.now += 3600
    assert nominatim.geocode("Deir Ezzor") is not None


@pytest.mark.parametrize("headers", [{}, {"Retry-After": ""}, {"Retry-After": "0"}])
def test_without_a_time_to_wait_the_pauses_grow_and_end(nominatim, server, clock, headers):
    server.replies.extend([Reply(429, headers=headers)] * 3)
    with pytest.raises(GeocodingRateError, match="one request too many: try again later") as caught:
        nominatim.geocode("Hama")
    assert not caught.value.retry_after
    assert clock.slept == [pytest.approx(2), pytest.approx(4)]


# What never reaches a server


def test_a_closed_port_is_said_at_once(clock, server):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    with (
        NominatimGeocoder(server=address, clock=clock) as geocoder,
        pytest.raises(GeocodingUnavailableError, match=r"'Hama' .*refused.*check the network"),
    ):
        geocoder.geocode("Hama")
    assert clock.slept == []


def test_a_name_that_no_dns_knows_is_said_at_once(clock, server, monkeypatch):
    def unknown(*_arguments, **_options):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with (
        NominatimGeocoder(server="http://geo.invalid", clock=clock, proxies={}) as geocoder,
        pytest.raises(GeocodingUnavailableError, match=r"^geo\.invalid .*not known"),
    ):
        geocoder.geocode("Hama")
    assert clock.slept == []


def test_a_server_without_tls_is_said_at_once(clock, server):
    with (
        NominatimGeocoder(server=server.url.replace("http:", "https:"), clock=clock) as geocoder,
        pytest.raises(GeocodingUnavailableError, match="SSL"),
    ):
        geocoder.geocode("Hama")
    assert clock.slept == []


# The policy of the public server


def test_the_public_server_is_not_asked_without_a_contact(server, monkeypatch):
    monkeypatch.delenv("DATELINE_NOMINATIM")
    with pytest.raises(GeocodingSetupError, match="set DATELINE_CONTACT") as caught:
        NominatimGeocoder()
    assert isinstance(caught.value, GeocodingError)


def test_a_contact_goes_into_the_user_agent(server, monkeypatch):
    monkeypatch.setenv("DATELINE_CONTACT", "me@example.org")
    NominatimGeocoder().geocode("Deir Ezzor")
    assert server.requests[0].agent.endswith(" (me@example.org)")
    NominatimGeocoder(contact="https://example.org/us").geocode("Xyzzyqq")
    assert server.requests[1].agent.endswith(" (https://example.org/us)")
    monkeypatch.delenv("DATELINE_NOMINATIM")
    assert NominatimGeocoder().domain == "nominatim.openstreetmap.org"


@pytest.mark.parametrize("contact", ["me", "me@example.org\r\nX: y", "я@example.org"])
def test_a_contact_that_is_none_is_refused(server, contact):
    with pytest.raises(GeocodingSetupError, match="is no contact"):
        NominatimGeocoder(contact=contact)


@pytest.mark.parametrize(
    "address",
    ["localhost", "ftp://example.org", "http://", "http://[", "http://localhost:port",
     "http://example.org?q=", "example.org:8080"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(GeocodingSetupError, match="is not the address of a server"):
        NominatimGeocoder(server=address)


def test_a_server_may_live_under_a_path_and_behind_a_password(server):
    address = server.url.replace("http://", "http://me:secret@") + "/geo/"
    with NominatimGeocoder(server=address) as geocoder:
        geocoder.geocode("Deir Ezzor")
        assert server.requests[0].path == "/geo/search"
        server.replies.append(Reply(403))
        with pytest.raises(GeocodingRefusedError) as caught:
            geocoder.geocode("Hama")
    assert "secret" not in str(caught.value)


def test_a_home_that_cannot_be_written_to_is_said(server, tmp_path, monkeypatch):
    (tmp_path / "nominatim").write_text("a file in the way")
    with pytest.raises(GeocodingSetupError, match="set DATELINE_HOME"):
        NominatimGeocoder()
