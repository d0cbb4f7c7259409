"""What an analyst does to an event: confirm, correct, reject, split, merge, and take it back.

Everything here is called before the page is drawn anew, and says in a note what cannot be.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import changes, data, desk, settling, state
from geodata import reviewer
from geodata.corrections import at_point
from geodata.errors import DatelineError
from geodata.models import READ

if TYPE_CHECKING:
    from geodata.models import Event, Review
    from geodata.store import Change

__all__ = [
    "bar",
    "close",
    "join",
    "move",
    "moved_to",
    "name_field",
    "put",
    "save",
    "split",
    "step",
    "turn_buttons",
]


def bar(event: Event) -> None:
    """Draw what can be done to the selected event, a key each."""
    with st.container(key="review-foot", gap="small"):
        _who()
        _buttons(event)


def _buttons(event: Event) -> None:
    with st.container(key="review-bar", horizontal=True, gap="small"):
        _verdict(event, "Confirm", "c", "confirmed")
        st.button(
            "Correct :gray[e]",
            key="correct",
            on_click=desk.begin,
            args=("correct", event),
            help="Set place, date, actors, kind or tolls right",
        )
        _verdict(event, "Reject", "x", "rejected")
        merged = event.collection == READ  # what was imported stays as it is
        several = merged and len({source.mention_id for source in event.sources}) > 1
        for what, icon, text in (
            ("split", ":material/call_split:", "Split (s): its reports tell of different events"),
            ("merge", ":material/call_merge:", "Merge (m): another event is the same as this"),
        ):
            st.button(
                "",
                key=what,
                icon=icon,
                type="tertiary",
                on_click=desk.begin,
                args=(what, event),
                disabled=not (several if what == "split" else merged),
                help=text,
                width="content",
            )


def _verdict(event: Event, title: str, key: str, review: Review) -> None:
    """Draw a button that reviews; of what is so already it says that it is."""
    done = event.review == review
    st.button(
        f"{title}ed" if done else f"{title} :gray[{key}]",
        key=title.lower(),
        type="primary" if done else "secondary",
        on_click=_set_review,
        args=(event, review),
        disabled=done,
    )


def turn_buttons() -> None:
    """Draw undo and redo, which say what they would turn."""
    done, undone = data.store().undoable(reviewer.name())
    for name, icon, change, what, key in (
        ("undo", ":material/undo:", done, "Undo", "u"),
        ("redo", ":material/redo:", undone, "Redo", "shift u"),
    ):
        st.button(
            "",
            key=name,
            icon=icon,
            type="tertiary",
            on_click=_turn,
            args=(name,),
            disabled=change is None,
            help=f"{what} ({key}): {changes.in_short(change)}" if change else what,
        )


def _who() -> None:
    """Ask once under which name changes are kept."""
    if not reviewer.is_chosen():
        name_field("Your name, for the history of each event")


def name_field(title: str) -> None:
    """Draw the field of the name under which changes are kept."""
    st.text_input(
        title,
        value=reviewer.name(),
        key="reviewer",
        on_change=_rename,
        max_chars=80,
        icon=":material/edit:",
    )


def _rename() -> None:
    _try(lambda: reviewer.rename(str(st.session_state.get("reviewer") or "")))


# ---- what the buttons do ----


def _try(action: Callable[[], object]) -> bool:
    """Do it, or say why not."""
    try:
        if not reviewer.is_chosen():
            name = reviewer.rename(str(st.session_state.get("reviewer") or reviewer.name()))
            state.say(f"Changes are kept under the name “{name}”: another? See History.")
        action()
    except (DatelineError, ValueError) as error:
        state.say(str(error))
        return False
    return True


def _set_review(event: Event, review: Review) -> None:
    _try(lambda: data.store().set_review(event.id, review, who=reviewer.name()))


def save(event: Event) -> None:
    """Keep the correction that is on the desk, and the spellings that were settled with it."""

    def correct() -> None:
        corrected = desk.corrected(event)
        data.store().correct(event, corrected, who=reviewer.name())
        for spelling, line in settling.settle_chosen(event, corrected).items():
            state.say(line)
            state.offer_again(data.store().reports_with(spelling))

    if _try(correct):
        desk.end()


def put(moved: Event) -> None:
    """Put an event at another candidate, at once."""
    seen = data.store().event(moved.id)
    if seen is not None:
        _try(lambda: data.store().correct(seen, moved, who=reviewer.name()))


def move(latitude: float, longitude: float) -> None:
    """Move the event on the desk to a point that was set on the map."""
    event = data.store().event(desk.on_desk() or "")
    if event is not None and desk.mode() == "correct":
        _try(lambda: desk.move(moved_to(event, latitude, longitude)))


def moved_to(event: Event, latitude: float, longitude: float) -> Event:
    """Return an event at a point, which the settlement nearest to it names."""
    nearest = data.gazetteer().reverse(latitude, longitude)
    return at_point(event, latitude, longitude, nearest=nearest)


def split(event_id: str, mention_id: str | None = None) -> None:
    """Take an event apart, or one report's mention out of it."""
    if _try(lambda: data.store().split(event_id, mention_id=mention_id, who=reviewer.name())):
        desk.end()


def join(event_id: str, other_id: str) -> None:
    """Decide that two events are one, and show it."""

    def decide() -> None:
        data.store().join((event_id, other_id), who=reviewer.name())
        joined = data.store().event(event_id)
        state.select(joined.id if joined else None)

    if _try(decide):
        desk.end()


def _turn(which: str) -> None:
    """Undo or redo, and show the event that it was done to."""

    def turn() -> None:
        store, who = data.store(), reviewer.name()
        change: Change = store.undo(who=who) if which == "undo" else store.redo(who=who)
        desk.end()
        found = store.event(change.event_id)
        if found is not None:
            state.select(found.id)
        verb = "Undone" if which == "undo" else "Done again"
        state.say(f"{verb}: {changes.in_short(change)}")

    _try(turn)


def close() -> None:
    """Show no event, and clear the desk."""
    desk.end()
    state.select(None)


def step(event_id: str | None) -> None:
    """Go to another event that is shown."""
    if event_id is not None:
        state.select(event_id, keep_list=True)
        desk.end()
