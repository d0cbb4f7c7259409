"""The figures of events do not fall."""

from pathlib import Path

import pytest
from coding import record
from coding.sets import NOTES, Tools
from floors import fallen, read

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(SHARED)


@pytest.mark.parametrize("name", record.SETS)
def test_no_figure_falls_below_its_floor(name: str, tools: Tools) -> None:
    if not name.endswith("own reports") and not SHARED.is_dir():
        pytest.skip("no folder 'shared' beside the checkout: no corpora, no dumps")
    assert fallen(read("events")[name], record.reached(name, tools)) == []


def test_every_set_has_floors() -> None:
    assert tuple(read("events")) == record.SETS
    assert set(NOTES) < set(record.SETS)
