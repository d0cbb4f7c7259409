"""The kinds of event that Dateline tells apart, as ``seeds/kinds.csv`` lists them.

Each kind carries its code in both vocabularies of the field: PLOVER's sixteen root codes with the
modes of ASSAULT, and ACLED's event types with their 25 sub-types. A user may edit the file;
whatever does not fit these vocabularies is refused with the line that is wrong.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING

from geodata.errors import SeedError
from geodata.settings import seed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["ACLED_TYPES", "FAMILIES", "KINDS", "PLOVER_CODES", "PLOVER_MODES", "Kind", "load_kinds"]

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "violence": "Violence",
        "movement": "Movement",
        "diplomacy": "Diplomacy",
        "threats": "Threats and statements",
        "protest": "Protest",
        "humanitarian": "Humanitarian",
        "other": "Other",
    }
)
"""The families of kinds with the words that an analyst reads, in the order of the legend."""

PLOVER_CODES = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"}
    | {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
PLOVER_MODES = frozenset(
    {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms"}
    | {"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control"}
    | {"unconventional"}
)
ACLED_TYPES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Battles": frozenset(
            {
                "Armed clash",
                "Government regains territory",
                "Non-state actor overtakes territory",
            }
        ),
        "Explosions/Remote violence": frozenset(
            {
                "Chemical weapon",
                "Air/drone strike",
                "Suicide bomb",
                "Shelling/artillery/missile attack",
                "Remote explosive/landmine/IED",
                "Grenade",
            }
        ),
        "Violence against civilians": frozenset(
            {"Sexual violence", "Attack", "Abduction/forced disappearance"}
        ),
        "Protests": frozenset(
            {
                "Peaceful protest",
                "Protest with intervention",
                "Excessive force against protesters",
            }
        ),
        "Riots": frozenset({"Violent demonstration", "Mob violence"}),
        "Strategic developments": frozenset(
            {
                "Agreement",
                "Arrests",
                "Change to group/activity",
                "Disrupted weapons use",
                "Headquarters or base established",
                "Looting/property destruction",
                "Non-violent transfer of territory",
                "Other",
            }
        ),
    }
)
"""ACLED's event types, each with its sub-types."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event; ``plover_mode`` is empty for all but ASSAULT, ``colour`` is #RRGGBB."""

    kind: str
    label: str
    family: str
    colour: str
    plover: str
    plover_mode: str
    acled_event_type: str
    acled_sub_event_type: str


_COLUMNS = [field.name for field in fields(Kind)]


def load_kinds(path: Path) -> Mapping[str, Kind]:
    """Read a file of kinds and check it.

    Parameters
    ----------
    path
        A CSV file in the layout of ``seeds/kinds.csv``.

    Returns
    -------
    Mapping[str, Kind]
        The kinds by their key, in the order of the file.

    Raises
    ------
    SeedError
        When the file is missing, a column is wrong, a key stands twice, or a code is unknown.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot read the kinds of event ({error}); restore seeds/kinds.csv"
        raise SeedError(message) from error
    reader = csv.reader(text.splitlines())
    if next(reader, []) != _COLUMNS:
        message = f"{path}: wrong columns; the first line must be {','.join(_COLUMNS)}"
        raise SeedError(message)
    kinds: dict[str, Kind] = {}
    for row in filter(None, reader):
        where = f"{path}, line {reader.line_num}"
        if len(row) != len(_COLUMNS):
            message = f"{where}: {len(row)} cells instead of {len(_COLUMNS)}"
            raise SeedError(message)
        kind = Kind(*(cell.strip() for cell in row))
        _check(kind, kinds, where)
        kinds[kind.kind] = kind
    return MappingProxyType(kinds)


def _check(kind: Kind, known: Mapping[str, Kind], where: str) -> None:
    """Raise SeedError for the first cell that no vocabulary knows."""
    sub_types = ACLED_TYPES.get(kind.acled_event_type, frozenset())
    for column, value, allowed in (
        ("family", kind.family, FAMILIES),
        ("plover", kind.plover, PLOVER_CODES | {""}),
        ("plover_mode", kind.plover_mode, PLOVER_MODES | {""}),
        ("acled_event_type", kind.acled_event_type, ACLED_TYPES),
        ("acled_sub_event_type", kind.acled_sub_event_type, sub_types),
    ):
        if value not in allowed:
            message = (
                f"{where}: unknown {column} {value!r}; choose from {', '.join(sorted(allowed))}"
            )
            raise SeedError(message)
    if kind.kind in known:
        message = f"{where}: kind {kind.kind!r} stands twice; remove one"
        raise SeedError(message)
    if not re.fullmatch(r"[a-z][a-z_]*", kind.kind) or not kind.label:
        message = f"{where}: kind {kind.kind!r} needs a key of small letters and a label"
        raise SeedError(message)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", kind.colour):
        message = f"{where}: colour {kind.colour!r} is not of the form #RRGGBB"
        raise SeedError(message)


KINDS: Mapping[str, Kind] = load_kinds(seed("kinds.csv"))
"""Every kind of ``seeds/kinds.csv`` by its key."""
