from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

import dashboard
from geodata.store import Store
from tests.dashboard.holdings import fill, new_home

APP = Path(dashboard.__file__).parent / "app.py"


@pytest.fixture(scope="package", autouse=True)
def packages_searched_once() -> Iterator[None]:
    """Let all apps share what Streamlit finds in installed packages: a server searches them once.

    Each `AppTest` would do so anew, which takes longer than all that it runs.
    """
    with pytest.MonkeyPatch.context() as patch:
        search = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", search)
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home for one test."""
    folder = new_home(tmp_path / "home")
    monkeypatch.setenv("DATELINE_HOME", str(folder))
    yield folder
    st.cache_resource.clear()


@pytest.fixture
def open_app(home: Path) -> Callable[..., AppTest]:
    """Open the dashboard with a link; ``store=None`` leaves the store empty."""

    def open_it(*, store: Callable[[Store], None] | None = fill, **link: str) -> AppTest:
        if store is not None:
            with Store() as held:
                store(held)
        test = AppTest.from_file(str(APP), default_timeout=60)
        for word, value in link.items():
            test.query_params[word.rstrip("_")] = value
        return test.run()

    return open_it
