"""What a search for garbage leaves out."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import memory


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    gc.unfreeze()
    memory.keep.cache_clear()
    yield
    gc.unfreeze()
    memory.keep.cache_clear()


def test_what_the_first_page_has_loaded_is_searched_no_more(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_app()
    loaded = {id(one) for one in gc.get_objects()}
    assert id(vars(memory)) not in loaded
    assert gc.get_freeze_count() > len(loaded)
    kept = gc.get_freeze_count()
    app.run()
    assert gc.get_freeze_count() <= kept  # what later pages make is not


class _Knot:
    def __init__(self) -> None:
        self.itself = self


def test_what_is_garbage_already_is_not_kept() -> None:
    gc.disable()  # or it may be found before
    try:
        gone = weakref.ref(_Knot())
        assert gone() is not None
        memory.keep()
        assert gone() is None
    finally:
        gc.enable()
