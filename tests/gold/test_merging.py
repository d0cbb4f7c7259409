"""Reports of one event are brought together, those of its neighbours are not: floors."""

from __future__ import annotations

import pytest
from floors import fallen, read
from retellings import PARTS, Scene, clusters, figures, reached, read_scenes

from geodata import api
from geodata.gazetteer import Gazetteer
from geodata.models import Document, Parsed


@pytest.mark.parametrize("part", PARTS)
def test_no_figure_of_merging_falls_below_its_floor(part: str, gazetteer: Gazetteer) -> None:
    found = reached(part, lambda report: api.parse(report, gazetteer=gazetteer))
    assert fallen(read("merging")[part], found) == []


def test_there_are_enough_scenes_and_each_is_read() -> None:
    scenes = read_scenes()
    groups = [(scene.name, event) for scene in scenes for event in scene.truth]
    assert len({one for one in groups if groups.count(one) > 1}) >= 30
    assert len({scene.name for scene in scenes}) == len(scenes)
    assert sum(scene.held for scene in scenes) * 2 >= len(scenes) - 4


def test_reports_without_events_share_none_and_stand_alone() -> None:
    scene = read_scenes()[0]
    nothing: tuple[set[tuple[int, int]], list[int], tuple[object, ...]]
    nothing = clusters(scene, Parsed)
    assert nothing[0] == set()
    assert len(set(nothing[1])) == len(scene.reports)


def test_figures_of_perfect_and_of_poor_answers() -> None:
    one, two = (Document(name, name, (0, 1), name * 64) for name in "ab")
    scene = Scene("", held=False, reports=(one, two), truth=(0, 0))
    poor = figures([scene], Parsed)
    assert (poor.recall, poor.b3_precision, poor.b3_recall) == (0.0, 1.0, 0.5)
