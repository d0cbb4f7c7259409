"""Places of a document that are said by others: distance and direction, in between, at a border."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geodata.documents import sentences
from geodata.models import Document, PlacedToponym, RelativePlace
from geodata.relative.borders import border, neighbours
from geodata.relative.geometry import Disc, meeting
from geodata.relative.masking import Masked, mask
from geodata.relative.statements import CUES, Statement, find_statements

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["relative_places"]

_LONGEST = 1_500
"""Longest sentence that is read, in characters; what is longer is a table or a broken file."""
_WORD = re.compile(r"[a-z]+")
_JOINED = re.compile(r",?[ ](?:and|but)[ ]$", re.IGNORECASE)
_WIDE = frozenset({"province", "region", "desert", "sea", "river", "country", "continent"})


def relative_places(
    document: Document,
    placed: Sequence[PlacedToponym],
    *,
    gazetteer: Gazetteer | None = None,
) -> tuple[RelativePlace, ...]:
    """Find the places that a document says by their distance, direction or order to others.

    Parameters
    ----------
    document
        The report, or a phrase alone.
    placed
        Its place names, as ``resolve`` gives them.
    gazetteer
        Whose towns show how a border runs; without it, borders are left out but for those at a
        town that the text names.

    Returns
    -------
    tuple of RelativePlace
        In the order of the text, none overlapping another. ``radius_km`` holds the whole
        uncertainty: the reach of the place leaned on, of the distance, and of the direction.

    Notes
    -----
    The point-radius method (Wieczorek, Guo and Hijmans 2004). Two distances that one statement
    joins by "and" meet where both hold; when they nowhere do, each stands for itself.

    Examples
    --------
    >>> from geodata.documents import from_text
    >>> from geodata.models import Place, Toponym
    >>> tanf = Place("tanf", "Al-Tanf", 33.5, 38.6, "base", "SYR", radius_km=5)
    >>> name = PlacedToponym(Toponym(27, 34, "al-Tanf", "literal"), tanf, 0.9, "")
    >>> (found,) = relative_places(from_text("70 kilometers northwest of al-Tanf"), [name])
    >>> found.text, round(found.latitude, 1), round(found.longitude, 1), round(found.radius_km)
    ('70 kilometers northwest of al-Tanf', 33.9, 38.1, 40)
    >>> relative_places(from_text("al-Tanf is quiet"), [])
    ()
    """
    names = sorted(placed, key=lambda each: each.toponym.start)
    return tuple(
        found
        for masked, words in _masked_sentences(document, names)
        for statement in _met(find_statements(masked, words), masked)
        if (found := _place_of(statement, masked, document, names, gazetteer)) is not None
    )


def _masked_sentences(
    document: Document, names: Sequence[PlacedToponym]
) -> Iterator[tuple[Masked, frozenset[str]]]:
    """Mask every sentence with a placed name and a cue, and give its words in small letters."""
    starts = [name.toponym.start for name in names]
    for sentence in sentences(document):
        end = min(sentence.end, sentence.start + _LONGEST)
        inside = names[bisect_left(starts, sentence.start) : bisect_left(starts, end)]
        inside = [name for name in inside if name.toponym.end <= end]
        if any(name.place is not None for name in inside):
            words = frozenset(_WORD.findall(sentence.text[:_LONGEST].lower()))
            if not words.isdisjoint(CUES):
                yield mask(document.text, sentence.start, end, inside), words


def _met(statements: Sequence[Statement], masked: Masked) -> list[Statement]:
    """Join "70 km from X and 40 km from Y" into the one place where both hold."""
    joined: list[Statement] = []
    for statement in statements:
        before = joined[-1] if joined else None
        both = before and _meeting(before, statement, masked)
        if both:
            joined[-1] = both
        else:
            joined.append(statement)
    return joined


def _meeting(one: Statement, two: Statement, masked: Masked) -> Statement | None:
    if one.relation != "distance" or two.relation != "distance":
        return None
    if not one.ring or not two.ring or not _JOINED.fullmatch(masked.text[one.end : two.start]):
        return None
    disc = meeting(one.ring, two.ring)
    if disc is None:
        return None
    reason = f"{one.reason}, and {two.reason}"
    anchors = (*one.anchors, *two.anchors)
    return replace(one, end=two.end, anchors=anchors, reason=reason, disc=disc)


def _place_of(
    statement: Statement,
    masked: Masked,
    document: Document,
    names: Sequence[PlacedToponym],
    gazetteer: Gazetteer | None,
) -> RelativePlace | None:
    disc, reason = statement.disc, statement.reason
    if disc is None and gazetteer is not None:
        disc, reason = _border(statement, names, gazetteer)
    if disc is None:
        return None
    start, end = masked.span(statement.start, statement.end)
    wide = any(each.place and each.place.feature in _WIDE for each in statement.anchors[:1])
    return RelativePlace(
        start=start,
        end=end,
        text=document.text[start:end],
        anchors=statement.anchors,
        latitude=round(disc.latitude, 5),  # a metre: finer would claim too much
        longitude=round(disc.longitude, 5),
        radius_km=round(disc.radius_km, 1),
        precision="area" if wide else "near",
        relation=statement.relation,
        confidence=min(each.confidence for each in statement.anchors),
        reason=reason,
    )


def _border(
    statement: Statement, names: Sequence[PlacedToponym], gazetteer: Gazetteer
) -> tuple[Disc | None, str]:
    """Measure a border by the towns along it.

    Of one country's borders, that with the neighbour that the document speaks of most.
    """
    sides = list(dict.fromkeys(_countries(statement.anchors)))
    if len(sides) == 1:
        spoken = Counter(_countries(names))
        beside = neighbours().get(sides[0], frozenset())
        sides += [code for code, _ in spoken.most_common() if code in beside][:1]
    disc = border(sides, gazetteer)
    if disc is None:
        return None, ""
    reach = disc.radius_km + statement.margin_km
    reason = f"the border of {' and '.join(sides)}, by the towns on both sides"
    return replace(disc, radius_km=reach), reason


def _countries(names: Sequence[PlacedToponym]) -> list[str]:
    return [name.place.country for name in names if name.place and name.place.country]
