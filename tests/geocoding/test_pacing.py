"""Turns, shared by all who ask."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from geopy.exc import GeocoderRateLimited

from geodata.geocoding.pacing import Turns


def test_turns_are_a_second_apart_whoever_takes_them(tmp_path, clock):
    one, other = (Turns(tmp_path, pause=1.0, clock=clock) for _ in range(2))
    starts = []
    for turns in (one, other, one):
        with turns.take():
            starts.append(clock.time())
            clock.now += 0.25
    assert [later - start for start, later in pairwise(starts)] == [1, 1]


def test_nobody_waits_after_a_pause(tmp_path, clock):
    turns = Turns(tmp_path, pause=1.0, clock=clock)
    with turns.take():
        clock.now += 1.5
    with turns.take():
        assert clock.slept == []


def test_threads_hold_one_turn_at_a_time(tmp_path, clock):
    turns, holding, most = Turns(tmp_path, pause=1.0, clock=clock), [], []

    def ask(number):
        with turns.take():
            holding.append(number)
            most.append(len(holding))
            holding.remove(number)
            return clock.time()

    with ThreadPoolExecutor(4) as pool:
        starts = sorted(pool.map(ask, range(8)))
    assert most == [1] * 8
    assert starts[-1] - starts[0] == pytest.approx(7)


def test_a_wait_beyond_patience_is_told(tmp_path, clock):
    turns = Turns(tmp_path, pause=1.0, clock=clock)
    turns.postpone(600)
    turns.postpone(5)  # which does not shorten it
    with pytest.raises(GeocoderRateLimited) as caught, turns.take():
        pytest.fail("nobody's turn")
    assert caught.value.retry_after == pytest.approx(600)


@pytest.mark.parametrize("kept", ["", "nonsense", "nan", "inf", "9e99", "\udcff"])
def test_a_damaged_file_keeps_nobody_waiting(tmp_path, clock, kept):
    (tmp_path / "turn").write_bytes(kept.encode("utf-8", "surrogateescape"))
    with Turns(tmp_path, pause=1.0, clock=clock).take():
        assert clock.slept == []
