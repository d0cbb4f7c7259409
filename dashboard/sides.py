"""What is compared, and what came of an import: their share of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard import state
from geodata.comparing import DAYS, KM
from geodata.models import READ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.importing import Imported

__all__ = [
    "COMPARE",
    "EVERY",
    "GROUP",
    "LINES",
    "OURS",
    "THEIRS",
    "WITHIN_DAYS",
    "WITHIN_KM",
    "asked",
    "compare_with",
    "group",
    "imported",
    "is_open",
    "keep_imported",
    "open_asked",
    "pick_line",
]

COMPARE, EVERY = "Compare", "every"
OURS, THEIRS, GROUP = "compare-ours", "compare-theirs", "compare-group"
WITHIN_KM, WITHIN_DAYS, LINES = "compare-km", "compare-days", "compare-table"
_COMPARED, _IMPORTED, _SHELF = "compared", "imported", "asked-shelf"


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
    first = {OURS: ours, THEIRS: theirs, WITHIN_KM: KM, WITHIN_DAYS: DAYS, GROUP: EVERY}
    for key, default in first.items():
        value = session.get(key, kept.get(key, default))
        gone = key in {OURS, THEIRS} and value not in {READ, *there}
        session[key] = kept[key] = default if gone or value is None else value
    return session[OURS], session[THEIRS], float(session[WITHIN_KM]), int(session[WITHIN_DAYS])


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


def keep_imported(done: Imported | None) -> None:
    """Keep what came of an import until it has been looked at."""
    st.session_state[_IMPORTED] = done


def imported() -> Imported | None:
    """Tell what came of the last import, when nobody has looked at it."""
    return cast("Imported | None", st.session_state.get(_IMPORTED))
