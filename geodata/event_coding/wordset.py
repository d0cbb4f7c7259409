"""Sets of words, written as a line of text so that they can be read and extended."""

__all__ = ["any_of"]


def any_of(line: str) -> frozenset[str]:
    """Split a line into the set of its words.

    >>> sorted(any_of("in at near"))
    ['at', 'in', 'near']
    >>> any_of("")
    frozenset()
    """
    return frozenset(line.split())
