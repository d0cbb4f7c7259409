"""What is compared, and what came of an import: their share of the session and of the link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard import state
from geodata.comparing import DAYS, KM
from geodata.comparing.table import GROUPS
from geodata.models import READ

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.taking import Import

__all__ = [
    "COMPARE",
    "EVERY",
    "GROUP",
    "LINES",
    "MOST_DAYS",
    "MOST_KM",
    "OURS",
    "THEIRS",
    "WITHIN_DAYS",
    "WITHIN_KM",
    "WORDS",
    "asked",
    "compare_with",
    "group",
    "imported",
    "is_open",
    "keep_imported",
    "open_asked",
    "pick_line",
    "restore",
    "settle",
    "words",
]

COMPARE, EVERY = "Compare", "every"
OURS, THEIRS, GROUP = "compare-ours", "compare-theirs", "compare-group"
WITHIN_KM, WITHIN_DAYS, LINES = "compare-km", "compare-days", "compare-table"
MOST_KM, MOST_DAYS = 500.0, 31
WORDS = {
    "compare": THEIRS,
    "ours": OURS,
    "group": GROUP,
    "within_km": WITHIN_KM,
    "within_days": WITHIN_DAYS,
}
"""Words of the link, as those of ``dateline compare``, with the keys of their widgets."""
_COMPARED, _LINKED, _IMPORTED, _SHELF = "compared", "linked", "imported", "asked-shelf"
_FIRST = {OURS: READ, WITHIN_KM: KM, WITHIN_DAYS: DAYS, GROUP: EVERY}


def is_open() -> bool:
    """Whether the shelf that compares is open."""
    return bool(st.session_state.get(state.SHELF) == COMPARE)


def asked(there: Sequence[str], ours: str, theirs: str) -> tuple[str, str, float, int]:
    """Tell what is compared and how near a pair must be; what was chosen last stays.

    Parameters
    ----------
    there
        Names of the imported sets.
    ours, theirs
        The sets to begin with, until somebody chooses.
    """
    session = st.session_state
    kept: dict[str, Any] = session.setdefault(_COMPARED, {})
    for key, default in (_FIRST | {OURS: ours, THEIRS: theirs}).items():
        value = session.get(key, kept.get(key, default))
        gone = key in {OURS, THEIRS} and value not in _named(key, there)
        session[key] = kept[key] = default if gone or value is None else value
    return session[OURS], session[THEIRS], float(session[WITHIN_KM]), int(session[WITHIN_DAYS])


def _named(key: str, there: Sequence[str]) -> set[str]:
    return {READ, *there} if key == OURS else set(there)


def restore(given: Mapping[str, str]) -> None:
    """Take up what a link compares; a word that makes no sense is noted and left out."""
    kept: dict[str, Any] = {}
    for word in filter(given.__contains__, WORDS):
        if word != "compare" and "compare" not in given:
            _leave_out(word, given[word], "add compare= and the name of an imported set")
        elif word in _READERS:
            _read_word(kept, word, given[word])
    if "compare" in given:
        names = {word: given[word] for word in ("compare", "ours") if word in given}
        st.session_state[_COMPARED], st.session_state[_LINKED] = {OURS: READ} | kept, names
        st.session_state[_SHELF] = COMPARE


def _read_word(kept: dict[str, Any], word: str, given: str) -> None:
    read, remedy = _READERS[word]
    value = read(given)
    if value is None:
        _leave_out(word, given, remedy)
    else:
        kept[WORDS[word]] = value


def _leave_out(word: str, given: str, remedy: str) -> None:
    state.say(f"Left out of the link: {word} {given!r}: {remedy}")


def _up_to(most: float, given: str) -> float | None:
    try:
        value = float(given)
    except ValueError:
        return None
    return value if 0 <= value <= most else None


def _whole_up_to(most: int, given: str) -> int | None:
    value = _up_to(most, given)
    return int(value) if value is not None and value.is_integer() else None


_READERS: Mapping[str, tuple[Callable[[str], Any], str]] = {
    "group": (lambda one: one if one in GROUPS else None, f"say {', '.join(GROUPS)}"),
    "within_km": (
        lambda one: _up_to(MOST_KM, one),
        f"give a number from 0 to {MOST_KM:g}",
    ),
    "within_days": (
        lambda one: _whole_up_to(MOST_DAYS, one),
        f"give a whole number from 0 to {MOST_DAYS}",
    ),
}


def settle(there: Sequence[str]) -> None:
    """Take up the sets that a link names, once it is known which of them are here."""
    remedy = f"the sets here are {', '.join(there)}" if there else "nothing was imported here yet"
    for word, name in st.session_state.pop(_LINKED, {}).items():
        if name in _named(WORDS[word], there):
            st.session_state[_COMPARED][WORDS[word]] = name
        else:
            _leave_out(word, name, remedy)


def words() -> dict[str, str]:
    """Tell what is compared as words of a link; none when another shelf is open."""
    kept: Mapping[str, Any] = st.session_state.get(_COMPARED, {})
    if not is_open() or THEIRS not in kept:
        return {}
    told = {word: kept.get(key) for word, key in WORDS.items()}
    usual = {word: _FIRST.get(key) for word, key in WORDS.items()}
    return {
        word: f"{value:g}" if isinstance(value, int | float) else str(value)
        for word, value in told.items()
        if value is not None and value != usual[word]
    }


def group() -> str:
    """Tell which group of a comparison is looked at."""
    return str(st.session_state.get(GROUP) or EVERY)


def pick_line() -> None:
    """Select the event of the row of a comparison that was clicked."""
    state.pick_row(st.session_state[LINES]["selection"]["cells"])


def compare_with(collection: str) -> None:
    """Open the shelf that compares, with an imported set, when the page is drawn next."""
    session = st.session_state
    session.setdefault(_COMPARED, {})[THEIRS] = collection
    session.pop(THEIRS, None)
    session[_SHELF] = COMPARE


def open_asked() -> None:
    """Open the shelf that a dialog has asked for, before its widget is drawn."""
    if _SHELF in st.session_state:
        state.open_shelf(st.session_state.pop(_SHELF))


def keep_imported(run: Import | None) -> None:
    """Keep an import until what came of it has been looked at; one that is under way is stopped."""
    before = imported()
    if before is not None:
        before.stop()
    st.session_state[_IMPORTED] = run


def imported() -> Import | None:
    """Tell what is being imported, or was last, when nobody has looked at what came of it."""
    return cast("Import | None", st.session_state.get(_IMPORTED))
