"""Values that are worked out when they are first asked for, and kept from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["once"]

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):  # noqa: N801  (stands where `property` may stand)
    """Do as `functools.cached_property` does, without the lock that it takes before Python 3.12.

    A sentence keeps a dozen small values; to take a lock for each costs more than most of them.
    """

    def __init__(self, compute: Callable[[Owner], Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, owner: Owner, _: type[Owner]) -> Value:
        """Work the value out; it stands in the owner's dictionary from then on."""
        value = owner.__dict__[self._name] = self._compute(owner)
        return value
