"""What the panel says of a comparison: as a whole, and of the pair that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.comparing import apart, events_of, side_name, who
from dashboard.symbols import group_picture, kind_label
from geodata import wording
from geodata.comparing.table import GROUPS
from geodata.markup import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.comparing import Compared
    from dashboard.data import View
    from geodata.comparing import Agreement
    from geodata.models import Event

__all__ = ["overview_html", "pair_html"]


def overview_html(compared: Compared) -> str:
    """Return what the panel says of a comparison as a whole."""
    found, counts = compared.found.agreement, compared.counts
    most = max([*counts.values(), 1])
    bars = "".join(
        f'<tr><td><img src="{group_picture(group)}" width="14" height="14" alt=""></td>'
        f"<th>{escape(compared.name(group))}</th>"
        f'<td class="bar"><i style="width:{100 * counts[group] / most:.0f}%"></i></td>'
        f"<td>{counts[group]:,}</td></tr>"
        for group in GROUPS
    )
    vague = found.vague_ours + found.vague_theirs
    note = (
        f'<p class="hint">{vague:,} of those that only one has are without a place or a day, and '
        "cannot be found on the other side.</p>"
        if vague
        else ""
    )
    return f'<table class="bars">{bars}</table>{note}{_agreement_html(found)}'


def _agreement_html(found: Agreement) -> str:
    if not found.shared:
        return '<p class="hint">Nothing is shared: allow more km or days, or other filters.</p>'
    rows = "".join(
        f"<tr><th>{escape(name.capitalize())}</th>"
        f"<td>{100 * share.agreed / share.told:.0f} %</td><td>{share.told:,}</td></tr>"
        for name, share in found.shares.items()
        if share.told
    )
    return (
        '<p class="eyebrow">How far the shared ones agree</p>'
        f'<table class="bars agreed"><tr><th></th><td></td><td>of</td></tr>{rows}</table>'
        f'<p class="hint">Half lie within {found.median_km:.0f} km of each other, nine in ten '
        f"within {found.most_km:.0f} km.</p>"
    )


def pair_html(compared: Compared, view: View, event: Event) -> str:
    """Return what both sides say of the selected event; "" when only one side has it."""
    row = view.columns.ids.row(event.id)
    line = None if row is None else compared.partners.get(row)
    if line is None:
        return ""
    told = events_of(view, [line])
    facts = [_facts(told[row]) for row in line.rows if row in told]
    if len(facts) < 2:
        return ""
    heads = "".join(
        f"<th>{escape(side_name(one))}</th>" for one in (compared.ours, compared.theirs)
    )
    rows = "".join(
        f"<tr><th>{name}</th>"
        + "".join(f"<td{_odd(facts, name)}>{escape(side[name])}</td>" for side in facts)
        + "</tr>"
        for name in facts[0]
        if any(side[name] for side in facts)
    )
    return (
        f'<p class="because"><b>Shared</b> <span class="quiet">{escape(apart(line))}</span></p>'
        f'<table class="compared paired"><tr><th></th>{heads}</tr>{rows}</table>'
        f"{_other_html(event, told.values())}"
    )


def _other_html(event: Event, told: Iterable[Event]) -> str:
    """Return the sentence of the other side; that of the selected event stands below."""
    quotes = [one.sources[0].quote for one in told if one.id != event.id and one.sources]
    return "".join(
        f'<blockquote class="quote" dir="auto"><span class="sentence">{escape(quote)}</span>'
        "</blockquote>"
        for quote in quotes
    )


def _odd(facts: Sequence[Mapping[str, str]], name: str) -> str:
    return ' class="odd"' if len({side[name] for side in facts}) > 1 else ""


def _facts(event: Event) -> dict[str, str]:
    return {
        "Event": kind_label(event.kind),
        "When": wording.when(event),
        "Where": wording.where(event),
        "Who": who(event),
        "Killed": wording.toll(event.fatalities_low, event.fatalities_high),
        "Injured": wording.toll(event.injured_low, event.injured_high),
    }
