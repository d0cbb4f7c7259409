"""Reading reports in: files are dropped or text is pasted, and events come out.

The dialog goes through four steps, each of which is a function: choose, say when, wait, look.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from textwrap import shorten
from time import monotonic
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, importing, sides, state
from dashboard.intake import Intake, Skipped, gather, name_of
from geodata import wording
from geodata.errors import DatelineError
from geodata.markup import escape, label
from geodata.pipeline import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.models import Document

__all__ = ["dialog"]

_ONE_BY_ONE = 8  # reports that are asked about one by one; more of them share a day
_REPORTS, _EVENTS = "Reports", "Events of others"
_PASTE, _OF_ALL = "paste", "published-all"
_LISTED = 300  # lines of the result: more than anybody reads
_HEIGHT = 340
_STRIDE = 1.0  # seconds that a click has to wait at most, if one report does not take longer
_LEFT_OVER = 16  # elements of a step at most


def _dismiss() -> None:
    state.keep_reading(None)
    sides.keep_imported(None)


@st.dialog("Read reports", width="medium", on_dismiss=_dismiss)
def dialog() -> None:
    """Draw the step that the reading is at."""
    reading = state.reading()
    with st.container(key="reading"):
        if reading is None:
            _choose() if _wants_reports() else importing.draw()
        elif reading.undated and not reading.asked:
            _say_when(reading)
        elif not reading.ended:
            _wait(reading)
        else:
            _look(reading)


def _wants_reports() -> bool:
    """Ask whether it is reports that are to be read, or events that others have coded."""
    what = st.segmented_control(
        "What",
        [_REPORTS, _EVENTS],
        default=_REPORTS,
        key="what",
        required=True,
        disabled=(run := sides.imported()) is not None and run.running,
        label_visibility="collapsed",
    )
    return what != _EVENTS


def _choose() -> None:
    uploaded = st.file_uploader(
        "Text, web page, PDF, Word, e-mail, JSON Lines or ZIP",
        accept_multiple_files=True,
        key=state.UPLOAD,
    )
    pasted = st.text_area(
        "Or paste a text",
        key=_PASTE,
        height=110,
        placeholder="Title, day and text of the report",
    )
    ready = bool(uploaded or (pasted or "").strip())
    if st.button("Read", key="read", type="primary", disabled=not ready):
        with st.spinner("Opening the files …"):
            files = [(file.name, file.getvalue()) for file in uploaded or ()]
            state.keep_reading(gather(files, pasted or "", data.store()))
        st.rerun(scope="fragment")
    st.html(
        '<p class="hint">A folder of thousands reads faster on the command line: '
        "<code>dateline ingest FOLDER</code></p>"
    )


def _say_when(reading: Intake) -> None:
    undated = reading.undated
    many = len(undated) > 1
    st.html(
        f"<p><b>{wording.count(len(undated), 'report')}</b> "
        f"{'do not say when they were' if many else 'does not say when it was'} published. "
        "“Last Friday” is counted from that day.</p>"
    )
    if len(undated) <= _ONE_BY_ONE:
        for number, report in enumerate(undated):
            _ask_for(report, number)
    else:
        _day(f"Day of publication of all {len(undated)}", _OF_ALL)
    st.html('<p class="hint">Left empty, such dates stay unknown; nothing else is lost.</p>')
    st.button("Go on", key="go-on", type="primary", on_click=_go_on, args=(reading,))


def _go_on(reading: Intake) -> None:
    """Take the days as they stand when the button is pressed, the one just typed included."""
    undated = reading.undated
    one_by_one = len(undated) <= _ONE_BY_ONE
    reading.date(
        {
            report.sha256: state.day(f"published-{number}" if one_by_one else _OF_ALL)
            for number, report in enumerate(undated)
        }
    )


def _ask_for(report: Document, number: int) -> None:
    told, asked = st.columns([3, 2], vertical_alignment="center")
    opening = shorten(report.text[slice(*report.body)], 140, placeholder=" …")
    told.html(
        f'<p class="file" dir="auto"><b>{escape(name_of(report))}</b></p>'
        f'<p class="why" dir="auto">{escape(opening)}</p>'
    )
    with asked:
        _day(f"Published: {label(name_of(report))}", f"published-{number}", hidden=True)


def _day(words: str, key: str, *, hidden: bool = False) -> None:
    st.date_input(
        words,
        value=None,
        format="YYYY-MM-DD",
        min_value=dt.date(1900, 1, 1),
        max_value=dt.date.today() + dt.timedelta(days=1),  # noqa: DTZ011  (the user's own day)
        key=key,
        label_visibility="collapsed" if hidden else "visible",
    )


def _wait(reading: Intake) -> None:
    """Read a second's worth of what is left, and come back.

    A click is heard only between two runs of the dialog: one long run could not be cancelled.
    """
    total = len(reading.reports)
    bar = st.progress(len(reading.told) / total)
    st.button("Cancel", key="cancel-reading", on_click=_stop, args=(reading,))
    for _ in range(_LEFT_OVER):  # what is left of the step before would stand here till the end
        st.empty()

    def tell(done: int, name: str) -> None:
        words = f"{done + 1:,} of {total:,} · {label(name)}"
        bar.progress(done / total, text=f"{words} · {wording.count(reading.events, 'event')}")

    try:
        parse = partial(parse_document, gazetteer=data.gazetteer(), register=data.register())
        until = monotonic() + _STRIDE
        reading.run(data.store(), parse, tell, enough=lambda: monotonic() > until)
    except DatelineError as error:
        _stop(reading)
        reading.skipped.append(Skipped("The store", str(error)))
    st.rerun(scope="fragment")


def _stop(reading: Intake) -> None:
    reading.stopped = True


def _look(reading: Intake) -> None:
    read = sum(not told.known for told in reading.told)
    words = [
        f"<b>{wording.count(read, 'report')}</b> read",
        f"<b>{wording.count(reading.events, 'event')}</b> found",
    ]
    left = len(reading.reports) - len(reading.told)
    more = [
        f"{len(reading.skipped):,} skipped" if reading.skipped else "",
        f"stopped, {wording.count(left, 'report')} not read" if left else "",
    ]
    st.html(f'<p class="outcome">{" · ".join([*words, *filter(None, more)])}</p>')
    lines = list(_lines(reading))
    with st.container(height=_HEIGHT if len(lines) > 6 else "content", border=False):
        shown = "".join(lines[:_LISTED])
        rest = len(lines) - _LISTED
        st.html(
            f'<ul class="files">{shown}</ul>'
            + (f'<p class="hint">and {rest:,} more</p>' if rest > 0 else "")
        )
    with st.container(horizontal=True):
        if st.button("Show on the map", key="show", type="primary"):
            state.keep_reading(None)
            st.rerun()
        st.button("Read more", key="read-more", on_click=_dismiss)


def _lines(reading: Intake) -> Iterator[str]:
    """Tell what became of each file, first of the skipped ones: they want something done."""
    for skipped in reading.skipped:
        yield _line(skipped.name, "Skipped", _sentence(skipped.reason), "skipped")
    for told in reading.told:
        day = wording.day(told.published) if told.published else "day unknown"
        found = "there already" if told.known else wording.count(told.events, "event")
        note = f"It is in {told.language}; Dateline reads English" if told.language else ""
        yield _line(told.name, found, note or ("" if told.known else f"Published: {day}"), "read")


def _sentence(reason: str) -> str:
    """Reason as a sentence about the file that stands above it."""
    return reason if reason.startswith("(") else f"It {reason}."


def _line(name: str, outcome: str, why: str, kind: str) -> str:
    return (
        f'<li class="{kind}"><span class="file" dir="auto">{escape(name)}</span>'
        f'<span class="outcome">{escape(outcome)}</span>'
        f'<span class="why" dir="auto">{escape(why)}</span></li>'
    )
