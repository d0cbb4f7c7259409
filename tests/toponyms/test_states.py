import pytest

from geodata.toponyms.states import written_out


@pytest.mark.parametrize(
    ("short", "states"),
    [
        ("N.H.", ("New Hampshire",)),
        ("N. H.", ("New Hampshire",)),
        ("TX", ("Texas",)),
        ("WA", ("Washington", "Western Australia")),
        ("US", ("US",)),
        ("tx", ("tx",)),
        ("Homs", ("Homs",)),
    ],
)
def test_abbreviated_states_are_spelled_out(short: str, states: tuple[str, ...]) -> None:
    assert written_out(short) == states
