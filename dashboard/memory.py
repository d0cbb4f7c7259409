"""What stays as long as the server runs is left out of the search for garbage."""

from __future__ import annotations

import gc
from functools import cache

__all__ = ["keep"]


@cache
def keep() -> None:
    """Leave what is there now, modules above all, out of every later search for garbage.

    Streamlit searches at the end of each run. To go through all that pandas and others have loaded
    takes 80 ms, in which no other thread works: neither the one that sends the page nor the run of
    somebody else.
    """
    gc.collect()
    gc.freeze()
