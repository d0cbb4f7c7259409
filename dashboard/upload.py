"""Reading reports in: files dropped in the browser become events in the store."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, state, wording
from geodata.actors import ActorRegister
from geodata.documents import FORMATS, read_many
from geodata.errors import DatelineError
from geodata.gazetteer import Gazetteer
from geodata.markup import label
from geodata.pipeline import parse_document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

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
        bar = st.progress(0.0)
        for done, file in enumerate(uploaded, 1):
            for line in read_in([file], published):
                st.write(label(line))
            bar.progress(done / len(uploaded), text=label(file.name))
        st.session_state["uploaded"] = True
    if st.session_state.pop("uploaded", False) and st.button("Show on the map", key="show"):
        st.rerun()


@st.cache_resource(show_spinner="Opening the gazetteer…")
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@st.cache_resource(show_spinner=False)
def _register() -> ActorRegister:
    return ActorRegister.load()


def read_in(files: Sequence[UploadedFile], published: dt.date | None) -> list[str]:
    """Read files into the store, and say for each what was found or why it was skipped."""
    said: list[str] = []
    gazetteer, register = _gazetteer(), _register()
    with tempfile.TemporaryDirectory() as name:
        for file in files:
            path = Path(name) / Path(file.name).name
            path.write_bytes(file.getvalue())
            found = 0
            try:
                for document in read_many([path], published=published):
                    parsed = parse_document(document, gazetteer=gazetteer, register=register)
                    found += data.store().add(parsed).events
            except DatelineError as error:
                said.append(f"{file.name}: {str(error).replace(name, '')}")
            else:
                said.append(f"{file.name}: {wording.count(found, 'event')}")
    return said
