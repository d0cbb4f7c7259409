"""One more report: what it moves is made anew, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from geodata.merging import NO_DECISIONS, block_keys, default_kinship, group, regroup
from geodata.models import Event
from tests.merging.mentions import told

MILITANTS = {"actor1": "Militants"}


class Kept:
    """Events of single reports that were grouped before, and how many were asked for."""

    def __init__(self, mentions: Collection[Event]) -> None:
        self.groups = group(mentions, NO_DECISIONS, default_kinship())
        self.fetched: set[str] = set()

    def regrouped(self, *changed: Event) -> list[list[str]]:
        def in_blocks(keys: Collection[tuple[str | int, ...]]) -> list[Event]:
            return [
                one
                for event in self.groups
                for one in event
                if not set(keys).isdisjoint(block_keys(one))
            ]

        def companions(ids: Collection[str]) -> Mapping[str, tuple[Event, ...]]:
            found = {
                event[0].id: event
                for event in self.groups
                if not {one.id for one in event}.isdisjoint(ids)
            }
            self.fetched |= found.keys()
            return found

        groups = regroup(
            changed,
            in_blocks=in_blocks,
            companions=companions,
            decisions=NO_DECISIONS,
            kinship=default_kinship(),
        )
        return sorted(sorted(one.id for one in event) for event in groups)


def test_only_what_a_new_report_joins_is_made_anew() -> None:
    # Two tolls of one place and day: each may be linked with the new report, one is joined.
    few = [told(f"few{n}", fatalities_low=2, fatalities_high=2) for n in range(3)]
    many = [told(f"many{n}", fatalities_low=40, fatalities_high=40) for n in range(3)]
    kept = Kept([*few, *many])
    assert len(kept.groups) == 2
    fresh = told("new", fatalities_low=40, fatalities_high=40)
    assert kept.regrouped(fresh) == [["many0", "many1", "many2", "new"]]


def test_a_report_that_joins_nothing_stands_alone() -> None:
    kept = Kept([told("a"), told("b")])
    assert kept.regrouped(told("c", latitude=36.0, longitude=37.0, place_id="g:9")) == [["c"]]
    assert kept.fetched == set()


def test_what_loses_a_mention_is_grouped_without_it() -> None:
    kept = Kept([told("a"), told("b"), told("c")])
    kept.groups = ()
    assert kept.regrouped(told("a"), told("c")) == [["a", "c"]]
