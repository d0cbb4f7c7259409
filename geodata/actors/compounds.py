"""Actors that a text composes: nationality + forces, sponsor-backed groups, "pro-X" fighters.

One rule for every country: "Turkish forces" are Turkey's armed forces, "Israeli raid" is Israel's,
"Syrian rebels" and "US-backed rebels" are generic actors with a readable name of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.actors.nouns import Company, Nouns
from geodata.actors.vocabulary import BACKED, COLOURS, COMPANIES, HEADS, LOCATIVES
from geodata.actors.words import slug
from geodata.models import Actor

if TYPE_CHECKING:
    from geodata.actors.nations import Body, Nation
    from geodata.actors.register import ActorRegister
    from geodata.actors.vocabulary import Role
    from geodata.actors.words import Words

__all__ = ["Compounds", "Found"]

_BODIES: dict[Role, Body] = {
    "military": "armed-forces",
    "government": "government",
    "police": "police",
    "security": "security-forces",
    "act": "state",
}
_ONLY_HYPHENED = frozenset(("armed", "loyal", "equipped", "controlled", "dominated", "inspired"))
_LINKS = frozenset(("by", "to", "with"))
_LIST = 8
"""Nationalities that one noun may serve."""

_REACH = 8
"""Words within which "backed by" follows "armed rebel groups"."""

_FACELESS = frozenset(("civilians", "community", "police"))


class Found(Struct, frozen=True):
    """Words ``first`` up to but without ``last`` name an actor."""

    first: int
    last: int
    actor: Actor


class Compounds:
    """Composed actors of one text."""

    def __init__(self, words: Words, register: ActorRegister) -> None:
        self.words = words
        self.register = register
        self.named = register.phrases.over(words)
        self.nationality = register.nations.over(words)
        self.nouns = Nouns(words, register, self.named)
        self.attributes: set[int] = set()

    def at(self, first: int) -> list[Found]:
        """Return the composed actors that begin at a word: several for "US and Turkish troops"."""
        key = self.words.key[first]
        if key in {"pro", "anti"}:
            return self._leaning(first)
        nation = self.nation(first)
        if nation is None:
            coloured = self._coloured(first) if key in COLOURS else []
            return self._company_of(first) or coloured
        end, land = nation
        if self._is_attribute(first, end):
            self.attributes.update(range(first, end))
            return self._sponsored(first, end, self.register.short_name(land.code))
        return self._national(first, end, land) or self._listed(first, end, land)

    def nation(self, first: int) -> tuple[int, Nation] | None:
        """Return the nationality that begins at a word; an adjective before a name."""
        match = self.nationality(first)
        if match is None:
            return None
        end, lands = match
        return end, min(lands, key=lambda land: land.use != "adjective")

    def backed_by(self, sponsor: Found) -> list[Found] | None:
        """Return the actor of "<sponsor>-backed …"; None when no such word follows.

        Behind a hyphen the sponsor itself is no party: an accord that is UN-backed.
        """
        end = sponsor.last
        if not self._is_sponsor(end):
            return None
        backed = self._sponsored(sponsor.first, end, sponsor.actor.name)
        return backed or ([] if self.words.gap(end) == "-" else None)

    def _is_attribute(self, first: int, end: int) -> bool:
        """Say whether "backed" behind a nationality is no verb: not in "the US backed them"."""
        words = self.words
        if end >= words.size or not words.joined[end] or words.key[end] not in BACKED:
            return False
        if words.gap(end) == "-":
            return True
        verb = first > 0 and words.key[first - 1] == "the"
        return not verb and words.key[end] not in _ONLY_HYPHENED

    def _is_sponsor(self, end: int) -> bool:
        words = self.words
        if end + 1 >= words.size or not words.joined[end] or words.key[end] not in BACKED:
            return False
        return words.gap(end) == "-" or words.key[end] not in _ONLY_HYPHENED

    def _follows(self, index: int) -> bool:
        """Say whether the word goes with the one before it, if only in quotation marks."""
        words = self.words
        if index >= words.size:
            return False
        return words.joined[index] or words.gap(index) in {' "', " \u201c", " \u2018"}

    def _national(self, first: int, end: int, land: Nation) -> list[Found]:
        if not self._follows(end) or self.words.key[end] not in self.nouns.openers:
            return []
        if land.use == "people" or (land.use == "name" and not self._attributive(first, end)):
            return []
        company = self.nouns.company(end, bare=False)
        role, last = self.nouns.role(end)
        if role and (company is None or last >= company.last):
            body = self.register.body(land.code, _BODIES[role])
            return [Found(first, end if role == "act" else last, body)] if body else []
        if company is None:
            return []
        return [self._whole(first, company, self.register.demonym(land.code), land.code)]

    def _attributive(self, first: int, end: int) -> bool:
        """Say whether a country's name serves as an adjective: "Iran's army", "Kosovo police"."""
        if self.words.possessive[end - 1]:
            return True
        if end >= self.words.size or (first and self.words.key[first - 1] in LOCATIVES):
            return False
        return HEADS.get(self.words.key[end], "act") != "act"

    def _listed(self, first: int, end: int, land: Nation) -> list[Found]:
        """Read "US, French and Turkish troops": the last one's noun serves them all."""
        lands = [(first, end, land)]
        if land.use != "adjective":
            return []
        while len(lands) < _LIST and (start := self._after_comma(end)) is not None:
            nation = self.nation(start)
            if nation is None or nation[1].use != "adjective":
                coloured = self._coloured(start)
                shared = coloured or self._heads_forces(start)
                return self._share(lands, coloured, "military") if shared else []
            end = nation[0]
            lands.append((start, *nation))
            role = self.nouns.role(end)[0] if self._follows(end) else None
            if role:
                return self._share(lands[:-1], self._national(start, *nation), role)
        return []

    def _heads_forces(self, start: int) -> bool:
        """Say whether another side and its troops close a list: "Turkish and SNA forces"."""
        words = self.words
        return (
            start + 1 < words.size
            and words.text[start].isupper()
            and words.joined[start + 1]
            and HEADS.get(words.key[start + 1]) == "military"
        )

    def _after_comma(self, end: int) -> int | None:
        """Return the next word of an enumeration."""
        if end >= self.words.size:
            return None
        if self.words.key[end] == "and" and end + 1 < self.words.size:
            return end + 1
        mark = self.words.gap(end).strip()
        return end if mark in {",", "/", "-", "–"} else None  # noqa: RUF001

    def _share(
        self, lands: list[tuple[int, int, Nation]], tail: list[Found], role: Role
    ) -> list[Found]:
        bodies = [
            (start, end, self.register.body(land.code, _BODIES[role])) for start, end, land in lands
        ]
        return [Found(start, end, body) for start, end, body in bodies if body] + tail

    def _coloured(self, first: int) -> list[Found]:
        named = self.named(first)
        if named and self.words.key[named[0] - 1] in COMPANIES:
            return [Found(first, named[0], named[1][0])]
        company = self.nouns.company(first, bare=False)
        if company is None or not company.coloured:
            return []
        return [self._whole(first, company, "", None)]

    def _sponsored(self, first: int, end: int, sponsor: str) -> list[Found]:
        start = end + 1
        if not self._follows(start):
            return []
        if self.words.key[end] == "led" and self.nouns.role(start)[0] == "act":
            actor = self.register.named(sponsor)
            return [Found(first, start, actor)] if actor else []
        nation = self.nation(start)
        if nation and nation[1].use == "adjective":
            inner = self._national(start, *nation)
            if inner and inner[0].actor.kind not in {"armed-group", "state"}:
                return [Found(first, inner[0].last, inner[0].actor)]
            demonym, start = self.register.demonym(nation[1].code), nation[0]
            prefix = f"{sponsor}-{self.words.key[end]} {demonym}"
            country: str | None = nation[1].code
        else:
            prefix, country = f"{sponsor}-{self.words.key[end]}", None
        company = self.nouns.company(start, bare=True)
        if company is None:
            return []
        return [self._whole(first, company, prefix, country)]

    def _company_of(self, first: int) -> list[Found]:
        """Read "militias backed by Iran" and "fighters loyal to Haftar"."""
        if _LINKS.isdisjoint(self.words.key[first + 1 : first + _REACH]):
            return []
        company = self.nouns.company(first, bare=True)
        if company is None or (company.actor and company.actor.kind in _FACELESS):
            return []
        words, by = self.words, company.last + 1
        if by + 1 >= words.size or words.key[by] not in _LINKS:
            return []
        if words.key[by - 1] not in BACKED or not (words.joined[by - 1] and words.joined[by]):
            return []
        start = by + 2 if words.key[by + 1] == "the" else by + 1
        sponsor = self._sponsor(start) if start < words.size else None
        if sponsor is None:
            return []
        end, name = sponsor
        self.attributes.update(range(start, end))
        how = words.key[by - 1]
        prefix = f"Pro-{name}" if how == "loyal" else f"{name}-{how}"
        return [
            self._compose(first, Company(company.label, end, None, coloured=True), prefix, None)
        ]

    def _sponsor(self, start: int) -> tuple[int, str] | None:
        nation, named = self.nation(start), self.named(start)
        if nation and (named is None or named[0] <= nation[0]):
            linked = self._is_sponsor(nation[0])
            return None if linked else (nation[0], self.register.short_name(nation[1].code))
        if named is None or self.register.is_generic(named[1][0]) or self._is_sponsor(named[0]):
            return None
        return named[0], named[1][0].name

    def _leaning(self, first: int) -> list[Found]:
        """Read "pro-Iranian fighters" and "anti-government protesters"."""
        if first + 1 >= self.words.size or not self.words.joined[first + 1]:
            return []
        nation = self.nation(first + 1)
        named = self.named(first + 1)
        end = max((nation or (first + 2, None))[0], (named or (first + 2, None))[0])
        company = self.nouns.company(end, bare=True) if self._follows(end) else None
        if company is None:
            return []
        if company.actor and company.actor.kind in _FACELESS:
            return [Found(first, company.last, company.actor)]
        leaning = f"{self.words.text[first].capitalize()}-{self.words.span(first + 1, end)}"
        return [self._compose(first, company, leaning, None)]

    def _whole(self, first: int, company: Company, prefix: str, country: str | None) -> Found:
        """Let civilians and police be just that; name the others after what is said of them."""
        if company.actor and company.actor.kind in _FACELESS:
            return Found(first, company.last, company.actor)
        return self._compose(first, company, prefix, country)

    def _compose(self, first: int, company: Company, prefix: str, country: str | None) -> Found:
        name = f"{prefix} {company.label}".strip()
        name = name[0].upper() + name[1:] if not name.startswith("al-") else name
        known = self.register.named(name)
        kind = company.actor.kind if company.actor else "armed-group"
        actor = known or Actor(slug(name), name, kind, country)
        return Found(first, company.last, actor)
