"""News: relative dates are counted from the day of publication."""

import datetime as dt

import pytest

from geodata.dates import Genre, find_dates, values
from geodata.models import DateMention, Document

FRIDAY = "2018-06-22"


def found(text: str, published: str | None = FRIDAY, genre: Genre = "news") -> list[DateMention]:
    day = dt.date.fromisoformat(published) if published else None
    document = Document("id", text, (0, len(text)), "", published=day)
    return list(find_dates(document, genre=genre))


def days(text: str, published: str | None = FRIDAY) -> tuple[str, str, str]:
    """First and last day and precision of the only date in a text."""
    (mention,) = found(text, published)
    assert mention.range is not None
    span = mention.range
    return span.first.isoformat(), span.last.isoformat(), span.precision


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Late Sunday a jet hit the depot.", "Late Sunday", "2018-06-17"),
        ("Shells fell on Thursday evening near the base.", "Thursday evening", "2018-06-21TEV"),
        ("Trucks crossed Thursday night.", "Thursday night", "2018-06-21TNI"),
        ("Friday, the ministry warned them.", "Friday", "2018-06-22"),
        ("It struck early Monday morning.", "early Monday morning", "2018-06-18TMO"),
        ("They met last night.", "last night", "2018-06-21TNI"),
        ("They met yesterday.", "yesterday", "2018-06-21"),
        ("He left on June 8.", "June 8", "2018-06-08"),
        ("He left on 8 June.", "8 June", "2018-06-08"),
        ("He left on the 8th of June 2017.", "the 8th of June 2017", "2017-06-08"),
        ("He was killed on September 22.", "September 22", "2017-09-22"),
        ("No ship has come since March.", "March", "2018-03"),
        ("The raid of last month.", "last month", "2018-05"),
        ("He spoke last week.", "last week", "2018-W24"),
        ("They withdrew last May.", "last May", "2018-05"),
        ("A paper of late last year.", "late last year", "2017"),
        ("It fell three weeks ago.", "three weeks ago", "2018-W22"),
        ("It fell two days ago.", "two days ago", "2018-06-20"),
        ("It began in 2015.", "2015", "2015"),
        ("Beirut 1983 is remembered.", "1983", "1983"),
        ("after the 1991 war", "1991", "1991"),
        ("by mid-2018", "mid-2018", "2018"),
        ("a hot summer this year", "summer this year", "2018-SU"),
        ("in January last year", "January last year", "2017-01"),
        ("23:47 UTC – 21 Jun 2018#NEWS", "23:47 UTC – 21 Jun 2018", "2018-06-21T23:47"),  # noqa: RUF001
        ("at 6:30 p.m. on June 20", "6:30 p.m. on June 20", "2018-06-20T18:30"),
        ("on Thursday,\nJune 21,\n2018", "Thursday,\nJune 21,\n2018", "2018-06-21"),
        ("clashes over the weekend", "the weekend", "2018-W24-WE"),
        ("the second half of 2017", "the second half of 2017", "2017-H2"),
        ("في ٨ حزيران ٢٠١٨", "٨ حزيران ٢٠١٨", "2018-06-08"),
        ("le 8 juin 2018", "8 juin 2018", "2018-06-08"),
        ("27 Rajab 1439", "27 Rajab 1439", "2018-04-13"),
        ("12/31/2017", "12/31/2017", "2017-12-31"),
        ("this past Friday", "this past Friday", "2018-06-15"),
        ("before dawn Monday", "dawn Monday", "2018-06-18TMO"),
    ],
)
def test_expression_and_value(text: str, words: str, value: str) -> None:
    assert values(text, FRIDAY, "news") == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The tax is set to rise on November 5.", "2018-11-05"),
        ("The envoy will arrive on Monday.", "2018-06-25"),
        ("On Monday the envoy will arrive.", "2018-06-25"),
        ("The vote is scheduled for August.", "2018-08"),
        ("He said Monday that they will come.", "2018-06-18"),
        ("They were held on Monday.", "2018-06-18"),
        ("The June 25 election worries them.", "2018-06-25"),
        ("They will avenge the September 22 attack.", "2017-09-22"),
        ("They come tomorrow.", "2018-06-23"),
        ("He will be sentenced July 13.", "2018-07-13"),
        ("He was sentenced July 13.", "2017-07-13"),
        ("until next March", "2019-03"),
        ("They urged people to march on the palace on Saturday.", "2018-06-23"),
        ("They called for protests on Saturday.", "2018-06-23"),
        ("They called for a general shutdown on Saturday.", "2018-06-23"),
        ("He vowed to retake the town on Monday.", "2018-06-18"),
        ("He vowed on Monday to retake the town.", "2018-06-18"),
        ("He vowed to retake the town by Monday.", "2018-06-25"),
        ("They foiled a plan to bomb a church on Monday.", "2018-06-18"),
        ("Talks will be held on Monday.", "2018-06-25"),
        ("Troops would be sent to the town on Monday.", "2018-06-25"),
        ("Talks were held on Monday.", "2018-06-18"),
        ("They urged people to stay calm after the raid on Saturday.", "2018-06-16"),
    ],
)
def test_the_words_around_tell_past_from_future(text: str, value: str) -> None:
    assert [v for _, v in values(text, FRIDAY, "news")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It costs 2,500 $ or 5,000 $ and $1990.",
        "S-400 and T-1955 were shown.",
        "a 20 mile buffer",
        "the March of Dimes and the 1200 block",
        "over 2000 US troops and some 1990 fighters",
        "Call +964 770 123 2018 now.",
        "under resolution 2254",
        "at 1900 GMT",
        "They may march in the sun, and the second sat down.",
        "May God help. March on the city! Theresa May spoke.",
        "the fall of the city, a spring in the hills",
        "on 45.13.2018 and 2018-02-30",
        "Bloody Sunday and the Sunday Times",
        "version 1.2.3 at 192.168.1.10",
        "a man, 22 years old, and his 5-year-old son",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert values(text, FRIDAY, "news") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("in 30 days", "P30D"), ("the longest in two decades", "P2DE"), ("for a few weeks", "PXW")],
)
def test_a_length_of_time_is_no_day(text: str, value: str) -> None:
    (mention,) = found(text)
    assert (mention.value, mention.range) == (value, None)
    assert mention.reason == "a length of time, not a date"


def test_of_an_impossible_day_the_month_is_left() -> None:
    assert values("They left on 31 June.", FRIDAY) == [("June", "2018-06")]


def test_a_day_that_returns_is_no_day() -> None:
    (mention,) = found("They protest every Friday.")
    assert (mention.value, mention.range) == ("XXXX-WXX-5", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last week", ("2018-06-11", "2018-06-17", "week")),
        ("last month", ("2018-05-01", "2018-05-31", "month")),
        ("in 1983", ("1983-01-01", "1983-12-31", "year")),
        ("in the summer of 2017", ("2017-06-01", "2017-08-31", "season")),
        ("late last year", ("2017-09-01", "2017-12-31", "year")),
        ("in early June 2018", ("2018-06-01", "2018-06-10", "month")),
        ("earlier this week", ("2018-06-18", "2018-06-22", "week")),
        ("later this month", ("2018-06-22", "2018-06-30", "month")),
        ("in the past 48 hours", ("2018-06-20", "2018-06-22", "day")),
        ("overnight", ("2018-06-21", "2018-06-22", "day")),
        ("during Ramadan", ("2018-05-16", "2018-06-14", "month")),
        ("over the last two months", ("2018-04-22", "2018-06-22", "month")),
    ],
)
def test_days_covered(text: str, expected: tuple[str, str, str]) -> None:
    first, last, precision = days(text)
    slack = 2 if text.startswith("late") else 0
    assert (last, precision) == expected[1:]
    offset = dt.date.fromisoformat(first) - dt.date.fromisoformat(expected[0])
    assert abs(offset.days) <= slack


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on June 8-10", "2018-06-08", "2018-06-10"),
        ("between 3 and 5 June", "2018-06-03", "2018-06-05"),
        ("on 12 - 14 June", "2018-06-12", "2018-06-14"),
        ("from May 30 to June 2, 2018", "2018-05-30", "2018-06-02"),
        ("from 2011 to 2014", "2011-01-01", "2014-12-31"),
        ("in 2011-14", "2011-01-01", "2014-12-31"),
    ],
)
def test_both_ends_of_a_range_carry_its_days(text: str, first: str, last: str) -> None:
    one, two = found(text)
    assert one.range == two.range
    assert one.range is not None
    assert (one.range.first.isoformat(), one.range.last.isoformat()) == (first, last)
    assert one.value != two.value


def test_days_in_a_list() -> None:
    listed = ["2018-06-08", "2018-06-09", "2018-06-10"]
    assert [v for _, v in values("on June 8, 9 and 10", FRIDAY)] == listed
    assert values("On June 8, 10 were killed.", FRIDAY) == [("June 8", "2018-06-08")]


def test_two_days_in_a_list_are_no_range() -> None:
    one, two = found("on June 8 and June 10")
    assert one.range is not None
    assert two.range is not None
    assert (one.range.last.day, two.range.first.day) == (8, 10)


@pytest.mark.parametrize(
    "text", ["Late Sunday", "yesterday", "on June 8", "last month", "three weeks ago", "overnight"]
)
def test_without_a_day_of_publication_the_reason_says_so(text: str) -> None:
    (mention,) = found(text, None)
    assert mention.range is None
    assert mention.reason == "counted from the day of publication, which is not known"


def test_without_a_day_of_publication_absolute_dates_stand() -> None:
    assert days("on June 8, 2018", None) == ("2018-06-08", "2018-06-08", "day")


def test_ambiguous_figures_say_how_they_were_read() -> None:
    (mention,) = found("03/04/2018")
    assert mention.value == "2018-04-03"
    assert mention.reason == "day first; month first it would be 2018-03-04"
    (past,) = found("06/07/2018")
    assert past.value == "2018-06-07"  # read day first it would lie after publication


def test_the_next_day_is_counted_from_the_day_told() -> None:
    text = "On 12 June they came. The next day they left; two days later all was quiet."
    assert [v for _, v in values(text, FRIDAY)] == ["2018-06-12", "2018-06-13", "2018-06-15"]


def test_the_following_day_of_nothing_stays_open() -> None:
    (mention,) = found("He changes his mind the following day.")
    assert (mention.range, mention.value) == (None, None)
    assert mention.reason == "counted from a date told before, and none is"


def test_only_the_body_is_read() -> None:
    text = "June 1\nHe left on June 8.\nJune 22, 2018 | comment"
    body = (text.index("He"), text.index("\nJune 22"))
    document = Document("id", text, body, "", published=dt.date(2018, 6, 22))
    assert [mention.text for mention in find_dates(document)] == ["June 8"]


def test_what_stands_outside_the_body_tells_no_tense() -> None:
    text = "They meet Monday and will stay there."
    alone = Document("id", text, (0, len("They meet Monday")), "", published=dt.date(2018, 6, 22))
    (mention,) = find_dates(alone)
    assert mention.value == "2018-06-18"


def test_an_invitation_may_be_for_a_day_ahead() -> None:
    text = "The envoy has invited both sides to talks in Geneva on September 6."
    assert days(text, "2018-08-10") == ("2018-09-06", "2018-09-06", "day")
    assert days(text, "2018-09-10") == ("2018-09-06", "2018-09-06", "day")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Jets bombed a depot overnight, the army said on Sunday.", "2018-06-16TNI"),
        ("Shells fell overnight, police told reporters Monday.", "2018-06-17TNI"),
        ("Three men died overnight, doctors confirmed late on Tuesday.", "2018-06-18TNI"),
        ("Three men died later in the day, doctors said on Tuesday.", "2018-06-19"),
    ],
)
def test_a_night_is_counted_from_the_day_of_the_statement_behind_it(text: str, value: str) -> None:
    assert values(text, FRIDAY, "news")[0][1] == value


def test_a_statement_of_the_next_sentence_is_another_one() -> None:
    text = "Shells fell overnight. The army said on Sunday that all was quiet."
    assert values(text, FRIDAY, "news")[0] == ("overnight", "2018-06-21TNI")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shells fell on Sunday, the army said on Tuesday. Jets came the following day.", "06-18"),
        ("The army spoke on Tuesday. Jets came the following day.", "06-20"),
        ("Shells fell on Sunday. A day on, jets came.", "06-18"),
        ("Shells fell on Sunday. Two days afterwards jets came.", "06-19"),
        ("Shells fell before dawn on Sunday. Jets came later in the morning.", "06-17TMO"),
        ("Shells fell on Sunday. The evening before, jets had come.", "06-16TEV"),
        ("Shells fell on 4 June. On the Friday jets came.", "06-08"),
        ("Jets came on Thursday the seventh.", "06-07"),
    ],
)
def test_the_story_goes_on_from_what_happened(text: str, value: str) -> None:
    assert found(text)[-1].value == f"2018-{value}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The talks, set for 4 June, did not take place.", "2018-06-04"),
        ("A delegation that had been due to come on Thursday stayed away.", "2018-06-21"),
        ("A delegation is due to come on Thursday.", "2018-06-28"),
    ],
)
def test_what_was_set_for_a_day_is_past(text: str, value: str) -> None:
    assert found(text)[0].value == value


def test_a_day_told_long_ago_gives_its_year_to_the_next() -> None:
    text = "On 12 December 2015 a letter came. On 27 December a bomb went off. He fled on June 8."
    assert [each.value for each in found(text)] == ["2015-12-12", "2015-12-27", "2018-06-08"]


def test_the_weekdays_of_a_digest_are_those_that_its_title_names() -> None:
    text = "Shells fell on Friday. Talks are to resume on Monday."
    title, published = "The week, 10-16 June", dt.date.fromisoformat(FRIDAY)
    document = Document("id", text, (0, len(text)), "", title=title, published=published)
    assert [each.value for each in find_dates(document)] == ["2018-06-15", "2018-06-18"]
    assert [each.value for each in found(text)] == ["2018-06-22", "2018-06-25"]
