"""A value is worked out when it is first asked for, and never again."""

from geodata.event_coding.once import once


class Counted:
    """Counts how often its value is worked out."""

    def __init__(self) -> None:
        self.times = 0

    @once
    def value(self) -> int:
        """Give what no two calls give alike."""
        self.times += 1
        return self.times


def test_a_value_is_worked_out_once_for_each_owner() -> None:
    one, other = Counted(), Counted()
    assert [one.value, one.value, other.value] == [1, 1, 1]
    assert one.times == 1
