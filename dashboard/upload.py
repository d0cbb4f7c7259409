"""Reading reports in: files dropped in the browser become events in the store."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, state, wording
from geodata.documents import FORMATS, read_many
from geodata.errors import DatelineError
from geodata.markup import label
from geodata.pipeline import parse_document

if TYPE_CHECKING:
    import datetime as dt

    from streamlit.runtime.uploaded_file_manager import UploadedFile

__all__ = ["dialog", "read_in"]


@st.dialog("Read reports", width="medium")
def dialog() -> None:
    """Ask for files, read them, and say what came of it."""
    st.markdown(
        "Dateline finds who did what, where and when in each report, and keeps the sentence."
    )
    uploaded = st.file_uploader(
        "Reports",
        type=sorted(suffix.lstrip(".") for suffix in FORMATS),
        accept_multiple_files=True,
        key=state.UPLOAD,
    )
    published = st.date_input(
        "Date of publication",
        value=None,
        format="YYYY-MM-DD",
        help="For reports that do not say it: “last Friday” is counted from this day.",
    )
    if st.button("Read", key="read", type="primary", disabled=not uploaded):
        bar, said = st.progress(0.0), []
        for done, file in enumerate(uploaded, 1):
            said += read_in(file, published)
            bar.progress(done / len(uploaded), text=label(file.name))
        state.report_reading(said)
    for line in state.reading():
        st.markdown(label(line))
    if state.reading() and st.button("Show on the map", key="show"):
        state.report_reading([])
        st.rerun()


def read_in(file: UploadedFile, published: dt.date | None) -> list[str]:
    """Read a file into the store, and say what was found in it or why it was skipped."""
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(file.name).name
        path.write_bytes(file.getvalue())
        try:
            gazetteer, register = data.gazetteer(), data.register()
            for document in read_many([path], published=published):
                parsed = parse_document(document, gazetteer=gazetteer, register=register)
                found += data.store().add(parsed).events
        except DatelineError as error:
            return [str(error).replace(f"{folder}/", "")]
    return [f"{file.name}: {wording.count(found, 'event')}"]
