"""What many tests share: the real gazetteer, opened once, and the folder of real corpora."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from geodata import basemap
from geodata.gazetteer import Gazetteer

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

# A busy machine is slow, not wrong.
settings.register_profile("dateline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dateline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser's tests behind the first file: few tests that take long begin early.

    One worker builds the gazetteer's index for that first file, which takes a minute on a new
    machine; the browser's tests need none, and the other worker need not wait for it.
    """
    opening = items[0].path if items else None
    items.sort(key=lambda item: (item.path != opening, item.path.parent.name != "browser"))


@pytest.fixture(scope="session", autouse=True)
def dateline_home(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """Keep the tests' store away from the user's: each run has a folder of its own.

    The gazetteer's index and the basemap are keyed by their inputs, so that runs can share one.
    """
    home = tmp_path_factory.mktemp("dateline-home")
    for name in ("gazetteer", "assets"):
        (home / name).symlink_to(pytestconfig.cache.mkdir(name))
    patch = pytest.MonkeyPatch()
    patch.setenv("DATELINE_HOME", str(home))
    if os.environ.get("PYTEST_XDIST_WORKER") == "gw1":
        # On a new machine the first worker builds the index meanwhile: neither waits for the other.
        basemap.folder()
    yield home
    patch.undo()


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Give back the main module, which Streamlit's tests put their script in the place of.

    A process that a later test spawns would run that script first, and die if it is gone.
    """
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def gazetteer(dateline_home: Path) -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and corpora; absent on most machines."""
    if not SHARED.is_dir():
        pytest.skip("no folder 'shared' beside the checkout: no real articles, no corpora")
    return SHARED
