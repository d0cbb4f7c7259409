"""When it happened: each date of a sentence goes to the happening that it stands nearest to.

A sentence without a date goes on from the one before, if that one opened with a day.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from geodata.event_coding.carrying import TOLD_AS_FACT
from geodata.event_coding.mentioning import has_drawn
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS
from geodata.models import DateRange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.intervals import Interval
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.spots import Spot
    from geodata.event_coding.triggers import Trigger
    from geodata.kinds import Kind
    from geodata.models import DateMention, DatePrecision

__all__ = ["Lead", "Scene", "date_happenings", "days_of_spots", "each_day", "with_days_of_speech"]

_WANTING = frozenset({"vow", "threat", "demand"})
_SIGNED = frozenset({"agreement", "meeting"})
"""In which something may be pledged: they have a day of their own."""
_CLAUSE = 8
_INHERITED = 0.6
_SURE = 1.0
_FAR, _FARTHER = 30, 20
_ALONE, _NEVER = 46, 999
"""Costs beyond which a date is no happening's: of the only one of a sentence; of another's day."""
_MONTHS = 62
_OPENS = 2
"""A date that stands no further from the start opens its sentence."""
_LASTS = 2
"""For how many sentences without a date a day that opened one goes on."""
_CARRIED = 0.3
_STEPS_BACK = any_of(
    "had since before earlier previously already previous former formerly once until ago last"
)
"""In a sentence with one of these, something happened on another day."""
_AFTER = any_of("after before since following")
_COORDINATORS = any_of("and but while when then as")
"""A date right before one of these belongs to what is told before it."""
_THEMSELVES = any_of("they it its we their")
_AHEAD = any_of("would will could may might should was were is are")
_WORSHIP = any_of("prayer prayers sermon mass")
_OWN = 4
_HELPERS = any_of("was were is are be been being has have had 's got")
_RELATIVE = any_of("which who whom whose where")
_CLAIMED = any_of("claimed condemned denounced deplored praised hailed welcomed mourned")
_LIVES = any_of("life lives")
"""What a bomb claims: it does not speak."""
_DISCLOSED = any_of("denied disclosed acknowledged admitted conceded complained alleged announced")
"""Verbs of saying, where "that" and what is said follow the day."""
_ROW = any_of(", and again on also then or &")
_BARGAINS = any_of("truce ceasefire agreement deal accord accords treaty pact war coup")
"""What may be called by its month: "violations of the July truce"."""
_HAPPENINGS = any_of(
    "election elections vote referendum attack attacks bombing massacre strike coup revolution "
    "uprising war agreement accord deal truce ceasefire treaty killing killings blast explosion"
)
_DEFINITE = any_of("the its their his her this that presidential parliamentary general")
"""What a date may be that of: "the coup of 1 February", "the presidential election of August 9"."""
_PEOPLE = any_of("who which that")
_DATELINE = 5
_DAWN = any_of("dawn noon midday sunrise sunset nightfall dusk midnight daybreak")
_RESTRICTIVE = _RELATIVE | any_of("that")
_INSIDE = 14


class Scene(Struct, frozen=True):
    """The day that the last sentence of a paragraph opened with."""

    date: DateRange | None = None
    paragraph: int = -1
    age: int = 0

    def after(self, passage: Passage) -> Scene:
        """Take the day that a sentence opens with; one that only mentions others ends the scene."""
        dated = [date for date in passage.dates if date.range is not None]
        opening = [date.range for date in dated if passage.span(date)[0] <= _OPENS]
        if opening:
            day = opening[0] if opening[0] and opening[0].precision == "day" else None
            return Scene(day, passage.paragraph)
        if dated or passage.paragraph != self.paragraph:
            return Scene(None, passage.paragraph)
        return Scene(self.date, self.paragraph, self.age + 1)

    def fill(self, draft: Draft, passage: Passage) -> Draft:
        """Date what is told as a fact in a sentence without any date, unless it steps back."""
        if self.date is None or draft.date is not None or passage.paragraph != self.paragraph:
            return draft
        fact = draft.modality in TOLD_AS_FACT and not draft.past
        if (
            not fact
            or passage.dates
            or self.age >= _LASTS
            or not _STEPS_BACK.isdisjoint(passage.lowers)
        ):
            return draft
        carried = draft.carried | {"date"}
        return structs.replace(draft, date=self.date, date_confidence=_CARRIED, carried=carried)


class Lead(Struct, frozen=True):
    """What a report tells first, and its day: the next paragraph goes on about it."""

    kind: str
    date: DateRange
    paragraph: int

    @classmethod
    def of(cls, passage: Passage, drafts: Sequence[Draft]) -> Lead | None:
        """Take the first fact with a day of its own; None without one."""
        for draft in drafts:
            own = draft.date is not None and "date" not in draft.carried
            if own and draft.date and draft.date.precision == "day" and _is_deed(draft):
                return cls(draft.kind, draft.date, passage.paragraph)
        return None

    def fill(self, draft: Draft, passage: Passage) -> Draft:
        """Date what is of the same kind in a sentence without any date, unless it steps back."""
        near = passage.paragraph - self.paragraph <= 1
        if draft.date or draft.kind != self.kind or passage.dates or not near:
            return draft
        back = draft.past or draft.prior or not _STEPS_BACK.isdisjoint(passage.lowers)
        if back or not _is_deed(draft):
            return draft
        carried = draft.carried | {"date"}
        return structs.replace(draft, date=self.date, date_confidence=_CARRIED, carried=carried)


def _is_deed(draft: Draft) -> bool:
    """Whether violence or a protest is told as a fact."""
    deed = KINDS[draft.kind].family in {"violence", "protest"}
    return deed and draft.modality in TOLD_AS_FACT


def date_happenings(
    passage: Passage, groups: Sequence[Sequence[Trigger]], kinds: Sequence[Kind]
) -> list[tuple[DateRange | None, float]]:
    """Date the happenings of a sentence.

    Returns
    -------
    list of (DateRange or None, float)
        For each group of triggers its days and how sure that is: 1 for a date of its own, .6 for
        one that it shares with its sentence, 0 without.
    """
    dates = _dates_of(passage)
    interval = passage.interval
    if interval is None:
        return _date_by(passage, groups, kinds, dates)
    dates = [date for date in dates if not _is_counted(passage, interval, date, dates)]
    found: list[tuple[DateRange | None, float]] = [(None, 0.0)] * len(groups)
    for inside in (False, True):
        numbers = [n for n, group in enumerate(groups) if interval.holds(group[0].head) == inside]
        own = [date for date in dates if interval.holds(passage.span(date)[0]) == inside]
        dated = _date_by(passage, [groups[n] for n in numbers], [kinds[n] for n in numbers], own)
        far = [date.range for date in dates if date not in own and date.range is not None]
        turn = interval.back if inside else interval.forth
        days = turn(far[0]) if far else None
        for number, (date, sure) in zip(numbers, dated, strict=True):
            found[number] = (date, sure) if date or not days else (days, _INHERITED)
    return found


def with_days_of_speech(passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the day behind what is only wanted to the words that want it, if it has passed.

    "Assad vowed to retake Daraa on Monday" was said on Monday, and leaves open when.
    """
    told = list(drafts)
    for at, (said, wanted) in enumerate(itertools.pairwise(drafts)):
        open_day = said.kind in _WANTING and said.date is None and wanted.kind not in _SIGNED
        if not open_day or wanted.modality in TOLD_AS_FACT:
            continue
        if wanted.date and passage.published and wanted.date.last <= passage.published:
            told[at] = structs.replace(
                said, date=wanted.date, date_confidence=wanted.date_confidence
            )
            told[at + 1] = structs.replace(wanted, date=None, date_confidence=0.0)
    return told


def each_day(passage: Passage, date: DateRange | None) -> list[DateRange]:
    """List the days of a row that begins with one: "on 15, 16 and 19 May".

    Days that follow each other at once are one span already, unless there are more than two.
    """
    dates = _dates_of(passage)
    first = next((at for at, each in enumerate(dates) if each.range == date), None)
    if first is None:
        return []
    row, closed = [dates[first]], False
    for each in dates[first + 1 :]:
        between = passage.lowers[passage.span(row[-1])[1] : passage.span(each)[0]]
        if closed or not between or not _ROW.issuperset(between) or not _is_day(each.range):
            break
        row.append(each)
        closed = "and" in between
    days = [each.range for each in row if each.range is not None]
    apart = len(days) > 2 or (days[-1].first - days[0].first).days > 1
    return days if closed and apart and all(map(_is_day, days)) else []


def _is_day(days: DateRange | None) -> bool:
    return days is not None and days.first == days.last


def days_of_spots(
    passage: Passage, spots: Sequence[Spot], others: Sequence[Trigger]
) -> dict[Spot, DateRange]:
    """Day of each place of a happening that has its own: "in A on Friday and in B on Saturday".

    Empty where the days do not follow the places, or go before them, one by one.
    """
    dates = [(passage.span(each)[0], each.range) for each in _dates_of(passage) if each.range]
    if len(spots) < 2 or len(dates) < 2:
        return {}
    places = sorted((passage.index(spot.toponym.start), spot) for spot in spots)
    low, high = min(dates[0][0], places[0][0]), max(dates[-1][0], places[-1][0])
    if any(low < trigger.head < high for trigger in others):
        return {}
    found: dict[Spot, DateRange] = {}
    for at, spot in places:
        behind = [day for index, day in dates if index > at]
        before = [day for index, day in dates if index < at]
        if places[0][0] < dates[0][0] and places[-1][0] < dates[-1][0]:
            found[spot] = behind[0]
        elif dates[0][0] < places[0][0] and dates[-1][0] < places[-1][0]:
            found[spot] = before[-1]
    return found if len(set(found.values())) > 1 else {}


def _is_counted(
    passage: Passage, interval: Interval, date: DateMention, dates: Sequence[DateMention]
) -> bool:
    """Whether a date only counts how long: "two days after" beside "on Tuesday"."""
    counts = interval.first <= passage.span(date)[0] < interval.opens
    return counts and len(dates) > 1


def _date_by(
    passage: Passage,
    groups: Sequence[Sequence[Trigger]],
    kinds: Sequence[Kind],
    dates: Sequence[DateMention],
) -> list[tuple[DateRange | None, float]]:
    """Date happenings by the dates of their part of a sentence."""
    if not dates:
        return [(None, 0.0)] * len(groups)
    owned: dict[int, tuple[int, DateMention]] = {}
    limit = _ALONE if len(dates) == 1 else _FAR
    for date in dates:
        costs = [
            (_cost(passage, date, triggers, speech=kind.family == "threats"), number)
            for number, (triggers, kind) in enumerate(zip(groups, kinds, strict=True))
        ]
        cost, number = min(costs, default=(_NEVER, 0))
        if cost < limit and (number not in owned or cost < owned[number][0]):
            owned[number] = (cost, date)
    chosen = [_choose(passage, number, groups, owned, dates) for number in range(len(groups))]
    for number, kind in enumerate(kinds):
        if kind.family == "threats" and number not in owned and chosen[number][1] == _INHERITED:
            leads = any(passage.span(date)[0] <= _OPENS for date in dates)
            chosen[number] = chosen[number] if leads else (None, 0.0)
    return chosen


def _dates_of(passage: Passage) -> list[DateMention]:
    """Dates of a sentence that may be those of what it tells."""
    dates = [date for date in passage.dates if date.range and not _is_of_dateline(passage, date)]
    # "After Friday prayers on 30 September": which Friday it was need not be guessed.
    worship = [date for date in dates if passage.word(passage.span(date)[1]) in _WORSHIP]
    return [date for date in dates if date not in worship] or dates


def _is_of_dateline(passage: Passage, date: DateMention) -> bool:
    """Whether a date only says when a report was written: "QUELIMANE, Nov 25 - One man was"."""
    first, last = passage.span(date)
    opens = 0 < first <= _DATELINE and passage.texts[0].isupper() and len(passage.texts[0]) > 2
    return opens and passage.word(last) in {"-", "\u2013", "\u2014"}


def _choose(
    passage: Passage,
    number: int,
    groups: Sequence[Sequence[Trigger]],
    owned: dict[int, tuple[int, DateMention]],
    dates: Sequence[DateMention],
) -> tuple[DateRange | None, float]:
    triggers = groups[number]
    if number in owned:
        others = [date for date in dates if all(date is not each for _, each in owned.values())]
        days = _until_now(passage, owned[number][1], triggers)
        return _and_the_next(passage, owned[number][1], others) or days, _SURE
    if all(_is_modifier(passage, trigger) for trigger in triggers):
        return None, 0.0
    if any(_is_told_after(passage, trigger) for trigger in triggers):
        return None, 0.0
    leading = [date for date in dates if passage.span(date)[0] <= _OPENS]
    if leading:
        return leading[0].range, _INHERITED
    shared = [
        each
        for owner, each in owned.items()
        if not _is_reduced(passage, groups[owner])
        and not _is_told_of(passage, triggers, groups[owner])
    ]
    for _, date in sorted(shared, key=lambda item: item[0]):
        if _cost(passage, date, triggers, speech=False) < (_FAR if len(dates) == 1 else _FARTHER):
            return date.range, _INHERITED
    return None, 0.0


def _is_told_after(passage: Passage, trigger: Trigger) -> bool:
    """Whether a trigger stands behind "after" or the like, which "before dawn" is not."""
    first = max(0, trigger.first - 5)
    words = passage.lowers[first : trigger.first]
    return any(
        word in _AFTER and passage.word(at + 1) not in _DAWN for at, word in enumerate(words, first)
    )


def _is_reduced(passage: Passage, triggers: Sequence[Trigger]) -> bool:
    """Whether participles only say who people are: "the girls kidnapped in 2014"."""
    return all(
        trigger.use == "passive"
        and trigger.entry.form in {"ed", "participle"}
        and _HELPERS.isdisjoint(passage.lowers[max(0, trigger.first - 4) : trigger.first])
        for trigger in triggers
    )


def _is_told_of(passage: Passage, triggers: Sequence[Trigger], owner: Sequence[Trigger]) -> bool:
    """Whether a clause tells what had befallen those whom a deed befalls: "freed boys who were"."""
    start, end = triggers[-1].last, owner[0].first
    return any(
        words[0] in _PEOPLE and words[1] in _HELPERS
        for words in itertools.pairwise(passage.lowers[start + 1 : end])
    )


def _and_the_next(
    passage: Passage, date: DateMention, others: Sequence[DateMention]
) -> DateRange | None:
    """Take a day and the one after it for both: "on 5 and 6 June", "on Monday and Tuesday"."""
    end = passage.span(date)[1]
    then = next((each for each in others if passage.span(each)[0] in {end + 1, end + 2}), None)
    if then is None or then.range is None or date.range is None or passage.word(end) != "and":
        return None
    one, two = date.range, then.range
    both = one.precision == two.precision == "day" and (two.first - one.last).days == 1
    return DateRange(one.first, two.last, "day") if both else None


def _until_now(
    passage: Passage, date: DateMention, triggers: Sequence[Trigger]
) -> DateRange | None:
    """Let "since May" last until the day of the report, but not what came "since May, when"."""
    days, published = date.range, passage.published
    first, last = passage.span(date)
    since = "since" in passage.lowers[max(0, first - 1) : first + 1]
    then = "when" in passage.lowers[last : last + 2] and triggers[0].head > last
    since = since and not then
    if days is None or not since or published is None or published <= days.last:
        return days
    precision: DatePrecision = "month" if (published - days.first).days < _MONTHS else "year"
    return DateRange(days.first, published, precision)


def _is_modifier(passage: Passage, trigger: Trigger) -> bool:
    """Whether a participle only describes a noun: "the forces fighting in the north"."""
    before = passage.lowers[trigger.first - 1 : trigger.first]
    return (
        trigger.use == "participle"
        and bool(before)
        and before[0].isalpha()
        and (before[0] not in {"and", "by", "while", "after", "before", "then"})
    )


def _cost(passage: Passage, date: DateMention, triggers: Sequence[Trigger], *, speech: bool) -> int:
    """How far a date stands from the nearest trigger; a clause between counts eight words."""
    first, last = passage.span(date)
    words, clauses = passage.lowers, passage.clauses
    if not speech and _dates_speech(words, first, last):
        return _NEVER
    clause = clauses[min(first, len(clauses) - 1)]
    best = _NEVER
    possessive = words[last - 1].endswith("'s") or words[last : last + 1] == ("'s",)
    named = words[max(0, first - 1) : first] == ("the",) and passage.word(last) in _BARGAINS
    other = _noun_of(passage, first)
    for trigger in triggers:
        if _is_beyond(passage, (first, last), trigger):
            continue
        if 0 <= other != trigger.head:
            continue
        if (possessive or named) and not 0 <= trigger.head - last < 4:
            continue
        apart = min(abs(clause - clauses[trigger.head]), 4)
        gap = first - trigger.last if first > trigger.head else trigger.first - last + 1
        cost = min(max(gap, 0), 20) + _CLAUSE * apart
        if first > trigger.head and not _RELATIVE.isdisjoint(words[trigger.last : first]):
            cost += _NEVER if speech else 10  # "threatened everyone who goes to the polls on"
        if _OPENS < first < trigger.head and not _COORDINATORS.isdisjoint(words[last : last + 2]):
            cost += _CLAUSE
        if first <= _OPENS and trigger.head > last:
            cost = min(cost, 6 + apart)
        best = min(best, cost)
    return best


def _noun_of(passage: Passage, first: int) -> int:
    """Token of the happening that a date names, as in "the election of 9 August"; -1 when none."""
    noun = first - 2
    named = passage.word(first - 1) == "of" and passage.word(noun) in _HAPPENINGS
    return noun if named and passage.word(noun - 1) in _DEFINITE else -1


def _is_beyond(passage: Passage, span: tuple[int, int], trigger: Trigger) -> bool:
    """Whether a date is out of a trigger's reach, by an aside or by what came before or since.

    "On 22 May, after four had been murdered" tells the day of what followed, and "rebels who had
    seized them in May freed three" not that of the release.
    """
    first, last = span
    if first in passage.asides and trigger.head not in passage.asides:
        return True
    inside = _recalled(passage.lowers, first)
    between = passage.lowers[last : trigger.first]
    earlier = "after" in between and "had" in between[-3:]
    if first > trigger.last and _is_only_known(passage, trigger):
        return True
    if trigger.head > last and _is_inside_subject(passage.lowers, first, last):
        return True
    recalled = inside >= 0 and not inside < trigger.head < first
    return earlier or recalled or "since" in passage.lowers[trigger.last + 1 : first - 1]


def _is_only_known(passage: Passage, trigger: Trigger) -> bool:
    """Whether a day behind is that of what was said of a deed, or of what the deed drew.

    "A spokesman claimed the attack in a speech on Wednesday", "the killings brought people onto the
    streets on Friday".
    """
    known = passage.word(trigger.first - 1) == "the"
    claimed = known and passage.word(trigger.first - 2) in _CLAIMED
    return claimed or has_drawn(passage, trigger)


def _is_inside_subject(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a date closes what is told of the subject: "a man who was seized on Friday was"."""
    if words[last : last + 1] == () or words[last] not in _HELPERS:
        return False
    for index in range(first - 1, max(-1, first - _INSIDE - 1), -1):
        if words[index] in {",", ";"}:
            return False
        if words[index] in _PEOPLE and words[index + 1] in _HELPERS:
            return True
    return False


def _recalled(words: Sequence[str], first: int) -> int:
    """Token that opens the clause "that they had …" in which a date stands; -1 when in none."""
    for index in range(first - 1, max(-1, first - _INSIDE - 1), -1):
        if words[index] in {",", ";"}:
            break
        if words[index] in _RESTRICTIVE and "had" in words[index + 1 : min(first, index + 4)]:
            return -1 if words[index - 1 : index] and words[index - 1] in SPEECH else index
    return -1


def _dates_speech(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a date says when somebody spoke: "said on Monday", "a statement Friday"."""
    before = words[max(0, first - 3) : first]
    if words[0] == "as" and first <= _DATELINE:
        return False  # "As reported on 3 May, …"
    verb = before[-2:-1] if before[-1:] == ("on",) else before[-1:]
    if not SPEECH.isdisjoint(verb):
        return not _is_own_deed(words, last)
    if not _DISCLOSED.isdisjoint(verb) and words[last : last + 1] == ("that",):
        return verb == ("denied",) or not _is_own_deed(words, last)
    speaks = first > 2 and not SPEECH.isdisjoint(words[last : last + 1])
    return speaks and _LIVES.isdisjoint(words[last + 1 : last + _OWN])


def _is_own_deed(words: Sequence[str], index: int) -> bool:
    """Whether those who speak tell what they did: "said on Sunday that they had shelled"."""
    behind = words[index + (words[index : index + 1] == ("that",)) :][:_OWN]
    return behind[:1] != () and behind[0] in _THEMSELVES and _AHEAD.isdisjoint(behind)
