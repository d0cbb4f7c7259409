"""Events of others, dropped into the dialog: what each column means, and what came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, sides
from dashboard.taking import Import, Wish, laid_down
from geodata import wording
from geodata.errors import DatelineError
from geodata.exchange.imports import PRESETS, lacking, plan
from geodata.markup import escape, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geodata.exchange.imports import Plan
    from geodata.importing import ImportResult

__all__ = ["draw"]

_FILE = "import-file"
_NONE = ""
_STRIDE = 0.5  # seconds that a click has to wait at most
_LEFT_OVER = 16  # elements of a step at most
_LISTED = 100  # bad rows: more than anybody reads
_HEIGHT = 240
_WORDS = {
    "id": "Id",
    "date": "First day",
    "end": "Last day",
    "kind": "Kind of event",
    "actor1": "Who",
    "actor2": "To whom",
    "place": "Place",
    "admin1": "Province",
    "country": "Country",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "radius_km": "Uncertain by, km",
    "fatalities": "Killed",
    "injured": "Injured",
    "note": "What happened",
    "source": "Source",
    "url": "Link",
    "modality": "Told as",
    "confidence": "Confidence",
}


def draw() -> None:
    """Draw the step that the import is at: choose a file and say what it holds, wait, or look."""
    run = sides.imported()
    if run is not None and run.result is not None:
        _look(run, run.result)
        return
    waiting = run is not None and run.running
    file = st.file_uploader(
        "ACLED, UCDP GED, GDELT, an export of Dateline's, or any table or layer",
        key=_FILE,
        help="CSV, Excel, GeoJSON, GeoPackage, KML, GeoParquet, or a ZIP with one table",
        disabled=waiting,
    )
    if run is not None and waiting:
        with st.container(key="import-waiting"):
            _wait(run)
    if file is None:
        st.html(
            '<p class="hint">Imported events stand beside those from reports and are never merged '
            "with them. The same set again renews its events, and keeps what you corrected.</p>"
        )
        return
    before = run if run is not None and run.wish.key == file.file_id else None
    try:
        with st.container(key="import-offer"):
            _offer(file, before)
        if before is not None:
            _say_how_it_ended(before)
    except DatelineError as error:
        st.html(_trouble(str(error)))


def _wait(run: Import) -> None:
    """Say how far the import has come, and come back; a click is heard between two runs only."""
    words = f"Importing {label(run.wish.file)} · {wording.count(run.rows, 'row')}"
    if run.share is None:
        st.caption(words)
    else:
        st.progress(run.share, words)
    st.button("Cancel", key="cancel-import", on_click=run.stop)
    for _ in range(_LEFT_OVER):  # what is left of the step before would stand here till the end
        st.container()
    run.wait(_STRIDE)
    st.rerun(scope="fragment")


def _say_how_it_ended(run: Import) -> None:
    if isinstance(run.error, DatelineError):
        st.html(_trouble(str(run.error)))
    elif run.error is not None:
        raise run.error
    else:
        st.html(
            f'<p class="hint" role="status">Stopped: nothing of {escape(run.wish.file)} was taken '
            "in.</p>"
        )


def _trouble(reason: str) -> str:
    return f'<p class="trouble" role="alert" dir="auto">{escape(reason)}</p>'


def _offer(file: UploadedFile, before: Import | None) -> None:
    """Show what the file was taken for, let it be corrected, and take it in.

    ``before`` is an import of the same file that was stopped, or failed: what was set right for it
    stands there still.
    """
    guessed = _guessed(file.file_id, file.name, file)
    is_table = guessed.preset == "table"
    what = "a table; is this what its columns mean?" if is_table else PRESETS[guessed.preset]
    st.html(f"<p><b>{escape(file.name)}</b>: {escape(what)}</p>")
    wish = before.wish if before is not None else None
    given = (wish and wish.mapping) or guessed.mapping
    mapping = _mapping(guessed.columns, given, file.file_id) if is_table else None
    own = (wish and wish.collection) or guessed.collection
    name = st.text_input("Name of the set", own, key=f"import-name-{file.file_id}").strip()
    if name in {one.name for one in data.store().collections()}:
        st.caption(f"The events of {label(name)} are renewed by their ids.")
    missing = _missing(mapping) if mapping is not None else ""
    if missing:
        st.html(f'<p class="hint">{missing}</p>')
    if st.button("Import", key="import", type="primary", disabled=bool(not name or missing)):
        chosen = None if name == guessed.collection else name
        wish = Wish(file.file_id, file.name, file.getvalue(), mapping, chosen)
        sides.keep_imported(run := Import(wish, data.store()))
        run.start()
        st.rerun(scope="fragment")


def _missing(mapping: Mapping[str, str]) -> str:
    """Say which column is still to be chosen; "" when nothing is missing."""
    words = [_WORDS[one] for one in lacking({one: name for one, name in mapping.items() if name})]
    return f"Choose a column for {' or '.join(words)} to import it." if words else ""


@st.cache_data(show_spinner=False, max_entries=4)
def _guessed(key: str, name: str, _file: UploadedFile) -> Plan:  # noqa: ARG001  the key of the cache
    with laid_down(name, _file.getvalue()) as path:
        return plan(path, whole=False)


def _mapping(held: Sequence[str], given: Mapping[str, str], key: str) -> dict[str, str]:
    """Ask what each column means; the guess stands there already."""
    found: dict[str, str] = {}
    columns = st.columns(4)
    for number, (meaning, words) in enumerate(_WORDS.items()):
        options = [_NONE, *held]
        column = given.get(meaning, _NONE)
        found[meaning] = columns[number % 4].selectbox(
            words,
            options,
            index=options.index(column),
            key=f"map-{meaning}-{key}",
            format_func=lambda one: one or "\N{EN DASH}",
        )
    return found


def _look(done: Import, result: ImportResult) -> None:
    parts = [
        f"<b>{wording.count(result.events, 'event')}</b> in {escape(done.collection)}",
        f"{result.added:,} new",
        f"{result.changed:,} changed" if result.changed else "",
        f"{result.removed:,} removed" if result.removed else "",
        f"{wording.count(len(result.rejected), 'row')} not used" if result.rejected else "",
    ]
    st.html(f'<p class="outcome">{" · ".join(filter(None, parts))}</p>')
    if result.rejected:
        few = len(result.rejected) <= 5
        with st.container(height="content" if few else _HEIGHT, border=False):
            st.html(f'<ul class="files">{"".join(_bad_rows(result))}</ul>')
    with st.container(horizontal=True):
        if st.button("Show on the map", key="show-imported", type="primary"):
            sides.keep_imported(None)
            st.rerun()
        if st.button("Compare with reports", key="compare-imported"):
            sides.keep_imported(None)
            sides.compare_with(done.collection)
            st.rerun()


def _bad_rows(result: ImportResult) -> Iterator[str]:
    for one in result.rejected[:_LISTED]:
        yield (
            f'<li class="skipped"><span class="file">Row {one.row:,}</span>'
            f'<span class="outcome">Not used</span>'
            f'<span class="why" dir="auto">{escape(one.reason)}</span></li>'
        )
    rest = len(result.rejected) - _LISTED
    if rest > 0:
        yield f'<li><span class="why">and {rest:,} more</span></li>'
