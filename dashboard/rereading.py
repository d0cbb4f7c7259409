"""Stored reports read again: what a spelling means has changed since they were read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, state
from geodata import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["offer"]


def offer() -> None:
    """Draw the button that reads the reports again that are offered, if there are any."""
    digests = state.offered_again()
    if not digests:
        return
    number = wording.count(len(digests), "report")
    place = st.empty()
    if place.button(
        f"Read {number} again",
        key="again",
        help="Those that hold the spelling; corrections and reviews stay",
    ):
        from geodata.ingest import read_again  # noqa: PLC0415  all that reading needs is slow to load
        from geodata.pipeline import parse_document  # noqa: PLC0415

        parse = partial(parse_document, gazetteer=data.gazetteer(), register=data.register())
        with place.container():
            read_again(_watched(digests), data.store(), parse=parse)
        state.dismiss_notes()
        state.say(f"{number} read again.")
        st.rerun()


def _watched(digests: Sequence[str]) -> Iterator[str]:
    """Say how far the reading has come."""
    bar = st.progress(0.0)
    for number, digest in enumerate(digests):
        bar.progress(number / len(digests), f"Reading report {number + 1:,} of {len(digests):,}")
        yield digest
