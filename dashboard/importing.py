"""Events of others, dropped into the dialog: what each column means, and what came in."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, sides
from geodata import wording
from geodata.errors import DatelineError
from geodata.exchange.imports import PRESETS, open_import, plan
from geodata.importing import ImportResult, take_in
from geodata.markup import escape, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from streamlit.delta_generator import DeltaGenerator
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geodata.exchange.imports import Imported as ImportedRow
    from geodata.exchange.imports import Plan, Rejected, Removed

    _Row = ImportedRow | Removed | Rejected

__all__ = ["Imported", "draw"]

_FILE = "import-file"
_NONE = ""
_TOLD = 500  # rows between two figures of the progress
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


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file, until it has been looked at."""

    file: str
    collection: str
    result: ImportResult


def draw() -> None:
    """Draw the step that the import is at: choose a file and say what it holds, or look."""
    done = sides.imported()
    if done is not None:
        _look(done)
        return
    file = st.file_uploader(
        "ACLED, UCDP GED, GDELT, an export of Dateline's, or any table or layer",
        key=_FILE,
        help="CSV, Excel, GeoJSON, GeoPackage, KML, GeoParquet, or a ZIP with one table",
    )
    if file is None:
        st.html(
            '<p class="hint">Imported events stand beside those from reports and are never merged '
            "with them. The same set again renews its events, and keeps what you corrected.</p>"
        )
        return
    with _on_disk(file) as path:
        try:
            _offer(path, file.file_id)
        except DatelineError as error:
            st.html(f'<p class="hint">{escape(str(error))}</p>')


@contextmanager
def _on_disk(file: UploadedFile) -> Iterator[Path]:
    """Lay a file down under its own name, for as long as it is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(file.name).name or "events")
        path.write_bytes(file.getvalue())
        yield path


def _offer(path: Path, key: str) -> None:
    """Show what the file was taken for, let it be corrected, and take it in.

    ``key`` tells its fields from those of another file.
    """
    guessed = plan(path, whole=False)
    is_table = guessed.preset == "table"
    what = "a table; is this what its columns mean?" if is_table else PRESETS[guessed.preset]
    st.html(f"<p><b>{escape(path.name)}</b>: {escape(what)}</p>")
    mapping = _mapping(guessed, key) if is_table else None
    there = {one.name for one in data.store().collections()}
    name = st.text_input("Name of the set", guessed.collection, key=f"import-name-{key}").strip()
    if name in there:
        st.caption(f"The events of {label(name)} are renewed by their ids.")
    if st.button("Import", key="import", type="primary", disabled=not name):
        chosen = None if name == guessed.collection else name
        _take(path, plan(path, mapping=mapping, collection=chosen), mapping, chosen)


def _mapping(guessed: Plan, key: str) -> dict[str, str]:
    """Ask what each column means; the guess stands there already."""
    found: dict[str, str] = {}
    columns = st.columns(4)
    for number, (meaning, words) in enumerate(_WORDS.items()):
        options = [_NONE, *guessed.columns]
        column = guessed.mapping.get(meaning, _NONE)
        found[meaning] = columns[number % 4].selectbox(
            words,
            options,
            index=options.index(column),
            key=f"map-{meaning}-{key}",
            format_func=lambda one: one or "\N{EN DASH}",
        )
    return found


def _take(path: Path, planned: Plan, mapping: Mapping[str, str] | None, name: str | None) -> None:
    told = st.empty()
    with st.spinner("Importing …", show_time=True):
        rows = open_import(path, mapping=mapping, collection=name)
        result = take_in(
            _counted(rows, told),
            data.store(),
            name=planned.collection,
            preset=planned.preset,
            file=path.name,
        )
    sides.keep_imported(Imported(path.name, planned.collection, result))
    st.rerun(scope="fragment")


def _counted(rows: Iterable[_Row], told: DeltaGenerator) -> Iterator[_Row]:
    """Pass rows on, and say how far it has come."""
    for number, row in enumerate(rows):
        if number % _TOLD == 0 and number:
            told.caption(f"{number:,} rows")
        yield row


def _look(done: Imported) -> None:
    result = done.result
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
