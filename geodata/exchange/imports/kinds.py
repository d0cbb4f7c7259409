"""The codes of other collections as kinds of ``seeds/kinds.csv``."""

from __future__ import annotations

from functools import cache

from geodata.kinds import ACLED_TYPES, KINDS, Kind

__all__ = ["of_acled", "of_cameo", "of_ucdp", "of_word"]

# Where several kinds share a sub-type, the widest of them.
_WIDEST = {
    "Attack": "attack",
    "Air/drone strike": "air_strike",
    "Shelling/artillery/missile attack": "shelling",
    "Agreement": "agreement",
    "Looting/property destruction": "property_destruction",
    "Change to group/activity": "group_change",
    "Other": "other_activity",
}
# What ACLED's types were called until 2018.
_FORMER = {
    "battle-no change of territory": "Armed clash",
    "battle-government regains territory": "Government regains territory",
    "battle-non-state actor overtakes territory": "Non-state actor overtakes territory",
    "remote violence": "Shelling/artillery/missile attack",
    "violence against civilians": "Attack",
    "riots/protests": "Peaceful protest",
    "strategic development": "Other",
    "headquarters or base established": "Headquarters or base established",
    "non-violent transfer of territory": "Non-violent transfer of territory",
}
# CAMEO: its roots as PLOVER joins them, and the codes below them that say more.
_CAMEO = {
    "01": "other_activity",
    "02": "demand",
    "03": "agreement",
    "04": "meeting",
    "05": "support",
    "06": "cooperation",
    "07": "aid",
    "08": "concession",
    "09": "accusation",
    "10": "demand",
    "11": "accusation",
    "12": "rejection",
    "13": "threat",
    "14": "protest",
    "15": "mobilization",
    "16": "sanction",
    "17": "restriction",
    "18": "attack",
    "19": "armed_clash",
    "20": "attack",
    "057": "agreement",
    "0841": "release",
    "0871": "ceasefire",
    "0872": "ceasefire",
    "0874": "withdrawal",
    "145": "riot",
    "1451": "riot",
    "173": "arrest",
    "171": "seizure",
    "175": "protest_repressed",
    "174": "displacement",
    "181": "abduction",
    "182": "beating",
    "1821": "sexual_violence",
    "1822": "torture",
    "183": "explosive",
    "1831": "suicide_bombing",
    "186": "assassination",
    "191": "restriction",
    "194": "shelling",
    "195": "air_strike",
    "1952": "drone_strike",
    "204": "chemical_attack",
    "2041": "chemical_attack",
}
_UCDP = {"1": "armed_clash", "2": "armed_clash", "3": "killing"}


@cache
def _by_sub_type() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for kind in KINDS.values():
        found.setdefault(kind.acled_sub_event_type.lower(), kind)
    return found | {name.lower(): KINDS[key] for name, key in _WIDEST.items() if key in KINDS}


def of_acled(event_type: str, sub_event_type: str) -> Kind:
    """Kind of a row of ACLED, by its sub-type or, in older layouts, by its type.

    Raises
    ------
    ValueError
        When the codebook has no such type.

    Examples
    --------
    >>> of_acled("Battles", "Armed clash").kind, of_acled("Remote violence", "").kind
    ('armed_clash', 'shelling')
    """
    found = _by_sub_type().get(sub_event_type.lower())
    former = _FORMER.get(event_type.lower())
    if found is None and former:
        found = _by_sub_type().get(former.lower())
    if found is None and event_type in ACLED_TYPES and not sub_event_type:
        found = _by_sub_type()[min(ACLED_TYPES[event_type]).lower()]
    if found is None:
        message = f"event type {event_type!r}, sub-type {sub_event_type!r}: unknown to ACLED"
        raise ValueError(message)
    return found


def of_ucdp(type_of_violence: str) -> Kind:
    """Kind of a row of UCDP GED: fighting between sides, or a killing of civilians.

    Raises
    ------
    ValueError
        When it is not 1, 2 or 3.

    Examples
    --------
    >>> of_ucdp("3.0").kind
    'killing'
    """
    return _known(_UCDP, type_of_violence.removesuffix(".0"), "type_of_violence")


def of_cameo(code: str) -> Kind:
    """Kind of a CAMEO code, as long a part of it as is known.

    Raises
    ------
    ValueError
        When not even its root is known.

    Examples
    --------
    >>> of_cameo("195").kind, of_cameo("1434").kind
    ('air_strike', 'protest')
    """
    known = next((code[:size] for size in (4, 3) if code[:size] in _CAMEO), code[:2])
    return _known(_CAMEO, known, "event code")


def of_word(word: str) -> Kind:
    """Kind of a key, a label or a sub-type of ACLED, whatever its capitals.

    Raises
    ------
    ValueError
        When nothing is called so.

    Examples
    --------
    >>> of_word("Air strike").kind, of_word("air_strike").kind, of_word("Attack").kind
    ('air_strike', 'air_strike', 'attack')
    """
    text = word.strip().lower()
    found = KINDS.get(text.replace(" ", "_").replace("-", "_")) or _by_label().get(text)
    if found is None:
        message = f"kind {word!r} is unknown: map it to one of seeds/kinds.csv"
        raise ValueError(message)
    return found


@cache
def _by_label() -> dict[str, Kind]:
    return _by_sub_type() | {kind.label.lower(): kind for kind in KINDS.values()}


def _known(codes: dict[str, str], code: str, name: str) -> Kind:
    found = KINDS.get(codes.get(code, ""))
    if found is None:
        message = f"{name} {code!r} is unknown"
        raise ValueError(message)
    return found
