"""Room 4: choosing the place that a name stands for, with the whole document in view.

Every name is weighed with all the others: see ``evidence`` for what counts. A name has one sense
in a document, unless the text itself gives it two containers or two kinds. When nothing fits, the
answer is None and a reason in words: a wrong dot is worse than a missing one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.evidence import WEIGHTS, Name, division, kilometres, probabilities
from geodata.models import Document, Place, PlacedToponym, Toponym
from geodata.toponyms.lexicon import FEATURES, STATES

if TYPE_CHECKING:
    from geodata.gazetteer import Candidate, Gazetteer

__all__ = ["resolve"]

_CANDIDATES = 40
_LEAST_SIMILARITY = 0.8
_SAME = 0.95
_COMPANY = 300
"""How many other places a verdict looks at: a document of thousands still ends."""
_SURE_ENOUGH = 0.25
_TINY = 5_000
_LARGE = 100_000
_OUTNUMBERED = 5
_SAME_SPOT_KM = 40.0
_WIDE = frozenset({"country", "continent", "sea", "region"})


def resolve(
    document: Document,  # noqa: ARG001  (the seam: a title or publisher may count one day)
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    *,
    weights: Mapping[str, float] = WEIGHTS,
) -> tuple[PlacedToponym, ...]:
    """Place every toponym of a document, or say why it cannot be placed.

    Parameters
    ----------
    document
        The report that the names stand in.
    toponyms
        Its place names, as ``find_toponyms`` gives them.
    gazetteer
        Where the candidates come from.
    weights
        What each item of evidence counts; others than the shipped ones serve to measure.

    Returns
    -------
    tuple of PlacedToponym
        One for each toponym, in their order. ``confidence`` is between 0 and 1, and 0 without a
        place; ``reason`` says in words why this place, or why none.
    """
    keys, names, named, capitals = gather(toponyms, gazetteer)
    verdicts = _judge(names, named, capitals, weights)
    return tuple(
        _placed(toponym, _nation(toponym, gazetteer), verdicts[key])
        for toponym, key in zip(toponyms, keys, strict=True)
    )


def gather(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[list[NameKey], dict[NameKey, Name], Mapping[str, float], frozenset[str]]:
    """Give each toponym's key, each key's candidates, the countries named, and the capitals."""
    containers = _shared_containers(toponyms)
    keys = [_key(toponym, containers) for toponym in toponyms]
    acting = {
        key for key, toponym in zip(keys, toponyms, strict=True) if toponym.role == "metonymic"
    }
    names = {
        key: Name(
            _written(key.text),
            _candidates(key, gazetteer),
            key.feature,
            _held_by(key.parent, gazetteer),
            count,
            key in acting,
        )
        for key, count in Counter(keys).items()
    }
    nations = [_nation(toponym, gazetteer) for toponym in toponyms]
    capitals = frozenset(
        each.place.id
        for name in names.values()
        for each in name.candidates
        if gazetteer.capital_of(each.place.id) is not None
    )
    return keys, names, _named_countries(toponyms, keys, nations, names), capitals


@dataclass(frozen=True, slots=True)
class NameKey:
    """What makes two mentions one name: the same letters, kind and container."""

    text: str
    feature: str | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class _Verdict:
    place: Place | None
    confidence: float
    reason: str


def _shared_containers(toponyms: Sequence[Toponym]) -> Mapping[str, str]:
    """Give the container of each name that has one, and only one, in the whole document."""
    given: dict[str, set[str]] = {}
    for toponym in toponyms:
        if toponym.parent:
            given.setdefault(toponym.text, set()).add(toponym.parent)
    return {text: next(iter(parents)) for text, parents in given.items() if len(parents) == 1}


def _key(toponym: Toponym, containers: Mapping[str, str]) -> NameKey:
    parent = toponym.parent or containers.get(toponym.text)
    return NameKey(toponym.text, toponym.feature, parent)


def _nation(toponym: Toponym, gazetteer: Gazetteer) -> Place | None:
    return gazetteer.demonym(toponym.text) if toponym.role == "demonym" else None


def _candidates(key: NameKey, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places of this spelling; else of the name without "province"; else the closest."""
    closest: tuple[Candidate, ...] = ()
    written = _written(key.text)
    for query in dict.fromkeys((written, _bare(written))):
        found = gazetteer.candidates(query, limit=_CANDIDATES)
        exact = tuple(each for each in found if each.similarity >= _SAME)
        if exact:
            return exact
        closest = closest or found
    return tuple(each for each in closest if each.similarity >= _LEAST_SIMILARITY)


def _written(text: str) -> str:
    """Write out "Ky.", and undo the capitals of a heading; "US" and "UAE" stay."""
    text = STATES.get(text.replace(" ", ""), " ".join(text.split()))
    return text.title() if text.isupper() and len(text) > 4 and "." not in text else text


def _bare(text: str) -> str:
    """Drop the noun that a name ends or begins with: "Rukban camp", "city of Homs"."""
    words = text.split()
    while len(words) > 1 and words[-1].lower() in FEATURES:
        words.pop()
    while len(words) > 1 and words[0].lower() in {
        "camp",
        "lake",
        "mount",
        "fort",
        "port",
        "greater",
        "the",
    }:
        words.pop(0)
    return " ".join(words)


def _held_by(parent: str | None, gazetteer: Gazetteer) -> frozenset[str]:
    """Countries and provinces that a container's name may mean: {"SYR", "SYR/Deir ez-Zor"}."""
    if parent is None:
        return frozenset()
    nation = gazetteer.demonym(parent)
    if nation is not None:
        return frozenset({nation.country or ""})
    held: set[str] = set()
    for each in gazetteer.candidates(_written(parent), limit=_CANDIDATES):
        place = each.place
        if each.similarity < _SAME:
            continue
        if place.feature == "country":
            return frozenset({place.country or ""})
        held.add(division(place) or "")
    return frozenset(held - {""})


def _named_countries(
    toponyms: Sequence[Toponym],
    keys: Sequence[NameKey],
    nations: Sequence[Place | None],
    names: Mapping[NameKey, Name],
) -> Mapping[str, float]:
    """How often each country is named, by its own name or as a nationality."""
    counted: Counter[str] = Counter()
    for toponym, key, nation in zip(toponyms, keys, nations, strict=True):
        country = nation.country if nation else None
        if nation is None and toponym.role != "demonym":
            country = next(
                (c.place.country for c in names[key].candidates if c.place.feature == "country"),
                None,
            )
        if country:
            counted[country] += 1
    return {country: count**0.5 for country, count in counted.items()}


def _judge(
    names: Mapping[NameKey, Name],
    named: Mapping[str, float],
    capitals: frozenset[str],
    weights: Mapping[str, float],
) -> dict[NameKey, _Verdict]:
    chances = probabilities(list(names.values()), named, capitals, weights=weights)
    best = [
        name.candidates[int(chance.argmax())].place if len(chance) else None
        for name, chance in zip(names.values(), chances, strict=True)
    ]
    company = [(index, place) for index, place in enumerate(best) if place][:_COMPANY]
    verdicts: dict[NameKey, _Verdict] = {}
    for index, (key, name) in enumerate(names.items()):
        others = [place for at, place in company if at != index]
        verdicts[key] = _verdict(key, name, chances[index].tolist(), others, named)
    return verdicts


def _verdict(
    key: NameKey,
    name: Name,
    chances: list[float],
    others: Sequence[Place],
    named: Mapping[str, float],
) -> _Verdict:
    if not chances:
        return _Verdict(None, 0.0, f"no gazetteer entry close to {key.text!r}")
    chosen = _chosen(name, chances)
    if chosen is None:
        return _Verdict(
            None, 0.0, f"{len(chances)} places called {key.text!r}, none near the others"
        )
    place = chosen.place
    chance = _chance_of_spot(place, name, chances)
    near = min(
        (kilometres(place, other) for other in others if other.feature not in _WIDE), default=None
    )
    at_home = place.country in named or any(other.country == place.country for other in others)
    if others and _is_obscure(chosen) and not (at_home and _has_company(name, place, others)):
        where = place.country or "the open sea"
        return _Verdict(
            None, 0.0, f"the likeliest {key.text!r} lies in {where}, far from all else named here"
        )
    confidence = chance * chosen.similarity**2 * (1.0 if at_home or not others else 0.8)
    return _Verdict(
        place, round(min(confidence, 0.99), 3), _reason(chosen, name, near, at_home=at_home)
    )


def _chosen(name: Name, chances: Sequence[float]) -> Candidate | None:
    """Choose the likeliest candidate; where none is likely, the famous one if there is one."""
    _, best = max(zip(chances, name.candidates, strict=True), key=lambda pair: pair[0])
    if _chance_of_spot(best.place, name, chances) >= _SURE_ENOUGH:
        return best
    return next((each for each in name.candidates if _is_famous(each.place, name)), None)


def _chance_of_spot(place: Place, name: Name, chances: Sequence[float]) -> float:
    """Probability of a place together with the candidates on the same spot: town and district."""
    return sum(
        chance
        for chance, other in zip(chances, name.candidates, strict=True)
        if kilometres(place, other.place) <= _SAME_SPOT_KM
    )


def _has_company(name: Name, place: Place, others: Sequence[Place]) -> bool:
    """Whether another place of the country is named, or none at all but countries."""
    local = [other for other in others if other.feature not in _WIDE]
    return bool(name.parents) or not local or any(other.country == place.country for other in local)


def _is_famous(place: Place, name: Name) -> bool:
    """Whether a large town outnumbers all others of its name: what a bare "Geneva" means."""
    rivals = (each.place for each in name.candidates)
    largest = max(
        (other.population for other in rivals if kilometres(place, other) > _SAME_SPOT_KM),
        default=0,
    )
    return place.population >= _LARGE and place.population > _OUTNUMBERED * largest


def _is_obscure(candidate: Candidate) -> bool:
    place = candidate.place
    if candidate.similarity < _SAME:
        return True
    return place.feature in {"city", "village", "neighbourhood"} and place.population < _TINY


def _reason(chosen: Candidate, name: Name, near: float | None, *, at_home: bool) -> str:
    """Say in plain words why this place."""
    place = chosen.place
    said = []
    if chosen.similarity < 1:
        said.append(f"closest spelling: {chosen.spelling}")
    if len(name.candidates) == 1:
        said.append("only place of that name")
    else:
        said.append(f"likeliest of {len(name.candidates)} places of that name")
    if name.feature and name.feature == place.feature:
        said.append(f"a {place.feature}, as the text says")
    if at_home and place.country and place.feature != "country":
        said.append(f"in {place.country}, as other places named here")
    if near is not None and near <= 300 and place.feature not in _WIDE:
        said.append(f"{near:.0f} km from another")
    return "; ".join(said)


def _placed(toponym: Toponym, nation: Place | None, verdict: _Verdict) -> PlacedToponym:
    if nation is not None:
        return PlacedToponym(toponym, nation, 0.95, f"people or things of {nation.name}")
    return PlacedToponym(toponym, verdict.place, verdict.confidence, verdict.reason)
