"""When it happened: each date of a sentence goes to the happening that it stands nearest to."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec import structs

from geodata.event_coding.carrying import TOLD_AS_FACT
from geodata.event_coding.date_costs import DATELINE, HELPERS, NEVER, OPENS, PEOPLE, cost_of
from geodata.event_coding.wordset import any_of
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

__all__ = ["date_happenings", "days_of_spots", "each_day", "with_days_of_speech"]

_WANTING = frozenset({"vow", "threat", "demand"})
_SIGNED = frozenset({"agreement", "meeting"})
"""In which something may be pledged: they have a day of their own."""
_INHERITED = 0.6
_SURE = 1.0
_FAR, _FARTHER = 30, 20
_MONTHS = 62
_AFTER = any_of("after before since following")
_WORSHIP = any_of("prayer prayers sermon mass")
_ROW = any_of(", and again on also then or &")
_DAWN = any_of("dawn noon midday sunrise sunset nightfall dusk midnight daybreak")
_ALONE = 46
"""Cost beyond which the only date of a sentence is no happening's."""


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
            (cost_of(passage, date, triggers, speech=kind.family == "threats"), number)
            for number, (triggers, kind) in enumerate(zip(groups, kinds, strict=True))
        ]
        cost, number = min(costs, default=(NEVER, 0))
        if cost < limit and (number not in owned or cost < owned[number][0]):
            owned[number] = (cost, date)
    chosen = [_choose(passage, number, groups, owned, dates) for number in range(len(groups))]
    for number, kind in enumerate(kinds):
        if kind.family == "threats" and number not in owned and chosen[number][1] == _INHERITED:
            leads = any(passage.span(date)[0] <= OPENS for date in dates)
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
    opens = 0 < first <= DATELINE and passage.texts[0].isupper() and len(passage.texts[0]) > 2
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
    leading = [date for date in dates if passage.span(date)[0] <= OPENS]
    if leading:
        return leading[0].range, _INHERITED
    shared = [
        each
        for owner, each in owned.items()
        if not _is_reduced(passage, groups[owner])
        and not _is_told_of(passage, triggers, groups[owner])
    ]
    for _, date in sorted(shared, key=lambda item: item[0]):
        if cost_of(passage, date, triggers, speech=False) < (_FAR if len(dates) == 1 else _FARTHER):
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
        and HELPERS.isdisjoint(passage.lowers[max(0, trigger.first - 4) : trigger.first])
        for trigger in triggers
    )


def _is_told_of(passage: Passage, triggers: Sequence[Trigger], owner: Sequence[Trigger]) -> bool:
    """Whether a clause tells what had befallen those whom a deed befalls: "freed boys who were"."""
    start, end = triggers[-1].last, owner[0].first
    return any(
        words[0] in PEOPLE and words[1] in HELPERS
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
