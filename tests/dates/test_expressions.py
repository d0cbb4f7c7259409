"""Every kind of expression that reports use: value, days and precision.

All are read as on Friday, 22 June 2018. A row: the sentence, the words found, the TIMEX3 value,
the first and last day and the precision. Days without a year in figures are of 2018.
"""

import datetime as dt

import pytest
from babel import localedata

from geodata.dates import find_dates, values
from geodata.dates.months import FOREIGN_MONTHS, numbered
from geodata.models import DateMention, Document

FRIDAY = dt.date(2018, 6, 22)

WEEKDAYS = [
    ("Late Sunday a jet hit the depot.", "Late Sunday", "2018-06-17", "06-17 06-17 day"),
    ("On Friday, protesters gather.", "Friday", "2018-06-22", "06-22 06-22 day"),
    ("They meet next Friday.", "next Friday", "2018-06-29", "06-29 06-29 day"),
    ("He will come on Monday.", "Monday", "2018-06-25", "06-25 06-25 day"),
    ("They left last Monday.", "last Monday", "2018-06-18", "06-18 06-18 day"),
    ("They left Monday of last week.", "Monday of last week", "2018-06-11", "06-11 06-11 day"),
    ("They fled on Sat. and came back.", "Sat.", "2018-06-16", "06-16 06-16 day"),
    ("A week ago on Monday they left.", "A week ago on Monday", "2018-06-11", "06-11 06-11 day"),
    ("Clashes over the weekend.", "the weekend", "2018-W24-WE", "06-16 06-17 day"),
]
PARTS_OF_DAYS = [
    ("on Thursday evening", "Thursday evening", "2018-06-21TEV", "06-21 06-21 day"),
    ("at dawn on Monday", "at dawn on Monday", "2018-06-18TMO", "06-18 06-18 day"),
    ("at dusk on Monday", "at dusk on Monday", "2018-06-18TEV", "06-18 06-18 day"),
    ("the early hours of Monday", "the early hours of Monday", "2018-06-18TMO", "06-18 06-18 day"),
    ("They left last night.", "last night", "2018-06-21TNI", "06-21 06-21 day"),
    ("They left this morning.", "this morning", "2018-06-22TMO", "06-22 06-22 day"),
    ("They meet tonight.", "tonight", "2018-06-22TNI", "06-22 06-22 day"),
    ("It burned overnight.", "overnight", "2018-06-21TNI", "06-21 06-22 day"),
    ("shelled overnight on Tuesday", "overnight on Tuesday", "2018-06-19TNI", "06-19 06-20 day"),
    ("overnight into Friday", "overnight into Friday", "2018-06-21TNI", "06-21 06-22 day"),
    (
        "At 14:30 GMT on Friday he left.",
        "14:30 GMT on Friday",
        "2018-06-22T14:30",
        "06-22 06-22 day",
    ),
    ("at 0400 hours on June 20", "0400 hours on June 20", "2018-06-20T04:00", "06-20 06-20 day"),
    (
        "4 o'clock in the afternoon on June 20",
        "4 o'clock in the afternoon on June 20",
        "2018-06-20T16",
        "06-20 06-20 day",
    ),
]
NEAR = [
    ("They left today.", "today", "2018-06-22", "06-22 06-22 day"),
    ("They left yesterday.", "yesterday", "2018-06-21", "06-21 06-21 day"),
    ("They left two weeks ago.", "two weeks ago", "2018-W23", "06-04 06-10 week"),
    ("A year ago today they left.", "A year ago today", "2017-06-22", "2017-06-22 2017-06-22 day"),
    ("A few days ago they left.", "A few days ago", "PAST_REF", "06-15 06-22 week"),
    ("In recent weeks they left.", "recent weeks", "PAST_REF", "05-22 06-22 month"),
    ("in the coming days", "the coming days", "FUTURE_REF", "06-22 06-29 week"),
    ("in the past 48 hours", "the past 48 hours", "PT48H", "06-20 06-22 day"),
    ("It fell last month.", "last month", "2018-05", "05-01 05-31 month"),
    ("earlier this week", "earlier this week", "2018-W25", "06-18 06-22 week"),
    ("no ship since March", "March", "2018-03", "03-01 03-31 month"),
    ("late last week", "late last week", "2018-W24", "06-15 06-17 week"),
    ("the week of June 11", "the week of June 11", "2018-W24", "06-11 06-17 week"),
    ("the week ending June 19", "the week ending June 19", "2018-W24", "06-13 06-19 week"),
    ("By year's end it is over.", "year's end", "2018", "09-01 12-31 year"),
    (
        "two days before the year ended",
        "two days before the year ended",
        "2017-12-29",
        "2017-12-29 2017-12-29 day",
    ),
]
WRITTEN = [
    ("on 2018-06-17", "2018-06-17", "2018-06-17", "06-17 06-17 day"),
    ("on 17.06.2018", "17.06.2018", "2018-06-17", "06-17 06-17 day"),
    ("on 17/06/18", "17/06/18", "2018-06-17", "06-17 06-17 day"),
    ("on 17 June", "17 June", "2018-06-17", "06-17 06-17 day"),
    ("on 17. June they came", "17. June", "2018-06-17", "06-17 06-17 day"),
    ("on the 17th of June, 2018", "the 17th of June, 2018", "2018-06-17", "06-17 06-17 day"),
    ("on the 17th they came", "the 17th", "2018-06-17", "06-17 06-17 day"),
    ("On October 12/25, 1917", "October 12/25, 1917", "1917-10-25", "1917-10-25 1917-10-25 day"),
    ("27 Rajab 1439", "27 Rajab 1439", "2018-04-13", "04-13 04-13 day"),
    ("on 12 Shawwal they came", "12 Shawwal", "2017-07-06", "2017-07-06 2017-07-06 day"),
    ("in Rajab they came", "Rajab", "2018-03-18/2018-04-16", "03-18 04-16 month"),
    ("in Ramadan 2018", "Ramadan 2018", "2018-05-16/2018-06-14", "05-16 06-14 month"),
    ("on Eid al-Fitr", "Eid al-Fitr", "2018-06-15", "06-15 06-17 day"),
    ("on New Year's Eve", "New Year's Eve", "2017-12-31", "2017-12-31 2017-12-31 day"),
    ("at Christmas", "Christmas", "2017-12-25", "2017-12-25 2017-12-25 day"),
]
PERIODS = [
    ("by mid-2018", "mid-2018", "2018", "05-02 08-31 year"),
    ("in early 2017", "early 2017", "2017", "2017-01-01 2017-05-01 year"),
    ("after the 1991 war", "1991", "1991", "1991-01-01 1991-12-31 year"),
    ("as early as 2013", "2013", "2013", "2013-01-01 2013-12-31 year"),
    ("in Q1 2018", "Q1 2018", "2018-Q1", "01-01 03-31 season"),
    ("the first half of 2018", "the first half of 2018", "2018-H1", "01-01 06-30 season"),
    ("in FY2018", "FY2018", "FY2018", "01-01 12-31 year"),
    ("in the summer of 2017", "the summer of 2017", "2017-SU", "2017-06-01 2017-08-31 season"),
    ("the winter of 2016–17", "the winter of 2016–17", "2016-WI", "2016-12-01 2017-02-28 season"),  # noqa: RUF001
    ("in the 1990s", "the 1990s", "199", "1990-01-01 1999-12-31 year"),
    ("in the mid-1990s", "the mid-1990s", "199", "1993-05-02 1996-08-30 year"),
    ("in the eighties", "the eighties", "198", "1980-01-01 1989-12-31 year"),
    ("in the 19th century", "the 19th century", "18", "1801-01-01 1900-12-31 year"),
    ("the first week of June", "the first week of June", "2018-06", "06-01 06-07 week"),
    ("the last days of May 2018", "the last days of May 2018", "2018-05", "05-21 05-31 month"),
    ("the last day of May 2018", "the last day of May 2018", "2018-05-31", "05-31 05-31 day"),
]
ELSEWHERE = [
    ("في ٨ حزيران/يونيو ٢٠١٨", "٨ حزيران/يونيو ٢٠١٨", "2018-06-08", "06-08 06-08 day"),
    ("le 1er juin 2018", "1er juin 2018", "2018-06-01", "06-01 06-01 day"),
    ("el 8 de junio de 2018", "8 de junio de 2018", "2018-06-08", "06-08 06-08 day"),
    ("am 8. Juni 2018", "8. Juni 2018", "2018-06-08", "06-08 06-08 day"),
    ("8 Haziran 2018", "8 Haziran 2018", "2018-06-08", "06-08 06-08 day"),
    ("8 июня 2018 года", "8 июня 2018", "2018-06-08", "06-08 06-08 day"),
    ("8 червня 2018 року", "8 червня 2018", "2018-06-08", "06-08 06-08 day"),
    ("8 giugno 2018", "8 giugno 2018", "2018-06-08", "06-08 06-08 day"),
    ("۸ ژوئن ۲۰۱۸", "۸ ژوئن ۲۰۱۸", "2018-06-08", "06-08 06-08 day"),
    ("۱۸ خرداد ۱۳۹۷", "۱۸ خرداد ۱۳۹۷", "2018-06-08", "06-08 06-08 day"),
    ("8 ביוני 2018", "8 ביוני 2018", "2018-06-08", "06-08 06-08 day"),
    ("2018年6月8日", "2018年6月8日", "2018-06-08", "06-08 06-08 day"),
]
ROWS = [*WEEKDAYS, *PARTS_OF_DAYS, *NEAR, *WRITTEN, *PERIODS, *ELSEWHERE]


def found(text: str, published: dt.date | None = FRIDAY) -> list[DateMention]:
    document = Document("id", text, (0, len(text)), "", published=published)
    return list(find_dates(document, genre="news"))


def day(written: str) -> dt.date:
    return dt.date.fromisoformat(written if len(written) > len("06-17") else f"2018-{written}")


@pytest.mark.parametrize(("text", "words", "value", "days"), ROWS)
def test_value_days_and_precision(text: str, words: str, value: str, days: str) -> None:
    (mention,) = found(text)
    assert (mention.text, mention.value) == (words, value)
    assert mention.range is not None
    first, last, precision = days.split()
    assert (mention.range.first, mention.range.last) == (day(first), day(last))
    assert mention.range.precision == precision


@pytest.mark.parametrize(
    ("text", "listed", "first", "last"),
    [
        ("overnight Saturday to Sunday", ["2018-06-16TNI", "2018-06-17"], "06-16", "06-17"),
        ("the night of 12 to 13 May", ["2018-05-12TNI", "2018-05-13"], "05-12", "05-13"),
        ("the night of 5/6 June", ["2018-06-05TNI", "2018-06-06"], "06-05", "06-06"),
        ("between 3 and 5 June", ["2018-06-03", "2018-06-05"], "06-03", "06-05"),
        ("over 12 and 13 May", ["2018-05-12", "2018-05-13"], "05-12", "05-13"),
        ("June 8–10", ["2018-06-08", "2018-06-10"], "06-08", "06-10"),  # noqa: RUF001
        ("from Monday to Wednesday", ["2018-06-18", "2018-06-20"], "06-18", "06-20"),
        ("the first five months of 2018", ["P5M", "2018"], "01-01", "05-31"),
        ("the last two weeks of May 2018", ["P2W", "2018-05"], "05-18", "05-31"),
    ],
)
def test_both_mentions_carry_the_days_of_the_whole(
    text: str, listed: list[str], first: str, last: str
) -> None:
    mentions = found(text)
    assert [mention.value for mention in mentions] == listed
    for mention in mentions:
        assert mention.range is not None
        assert (mention.range.first, mention.range.last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("on 12 and 13 May", [("12", "12"), ("13 May", "13")]),
        ("on Monday and Tuesday", [("Monday", "18"), ("Tuesday", "19")]),
    ],
)
def test_days_of_a_list_stay_points(text: str, listed: list[tuple[str, str]]) -> None:
    for mention, (words, last) in zip(found(text), listed, strict=True):
        assert mention.text == words
        assert mention.range is not None
        assert mention.range.first == mention.range.last
        assert mention.range.last.day == int(last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Sunday they hit the town. A day after the attack the army came.", "2018-06-18"),
        ("On 3 May they came. Three days after, they left.", "2018-05-06"),
        ("On 3 May they came. Two days after that they left.", "2018-05-05"),
        ("On 3 May they came. The next day they left.", "2018-05-04"),
        ("On 3 May they came. Two weeks later they left.", "2018-W20"),
        ("On 9 May 2018, overnight, a drone fell.", "2018-05-09TNI"),
        ("On Sunday at 6 a.m. they came, and at 5:30 p.m. they left.", "2018-06-17T17:30"),
    ],
)
def test_the_second_is_counted_from_the_first(text: str, value: str) -> None:
    assert found(text)[1].value == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A day after the attack they left.", "counted from an event whose date is not said"),
        ("It lasted for three weeks.", "a length of time, not a date"),
    ],
)
def test_what_has_no_days_says_why(text: str, reason: str) -> None:
    (mention,) = found(text)
    assert (mention.range, mention.reason) == (None, reason)


def test_ambiguous_figures_follow_the_other_dates_of_the_text() -> None:
    _, other = found("On 03/25/2018 they came, on 04/05/2018 they left.")
    assert (other.value, other.reason) == (
        "2018-04-05",
        "month first, as in 03/25/2018",
    )
    _, other = found("On 25/03/2018 they came, on 04/05/2018 they left.")
    assert (other.value, other.reason) == ("2018-05-04", "day first, as in 25/03/2018")


@pytest.mark.parametrize(
    "text",
    [
        "They fired 2018 rounds.",
        "You may march in the spring to the second base; he sat in the sun.",
        "the Sun said so, and the Sat-Nav failed",
        "in the 17th century style of the 5th division",
        "a man in his fifties",
        "Muharram Ali said so",
        "on the 5th floor",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert [m.value for m in found(text) if m.value != "16"] == []


LOCALES = {"ar": "ar_SY", "ar-EG": "ar", "ar-MA": "ar_MA"}


@pytest.mark.parametrize("language", [key for key in FOREIGN_MONTHS if key != "fa"])
def test_months_are_named_as_in_the_cldr(language: str) -> None:
    locale = LOCALES.get(language, language)
    names = localedata.load(locale)["months"]["format"]["wide"]
    ours = numbered(FOREIGN_MONTHS[language])
    assert {ours[str(name).lower()] for name in names.values()} == set(range(1, 13))
    assert all(ours[str(name).lower()] == number for number, name in names.items())


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Three days later the capital fell.", ["1950-06-28"]),
        ("By early August they held the river.", ["1950-08"]),
        ("That winter was hard.", ["1950-WI"]),
        ("The following spring brought hunger.", ["1951-SP"]),
        ("On the 29th, they crossed.", ["1950-06-29"]),
        ("They left on 7 November (25 October O.S.) 1950.", ["1950-11-07", "1950-10-25"]),
        ("They left in 1950/51.", ["1950", "1951"]),
        ("They left on D-Day, 6 June 1944.", ["1944-06-06", "1944-06-06"]),
    ],
)
def test_a_history_moves_on(text: str, listed: list[str]) -> None:
    told = values("On 25 June 1950 the army crossed the line. " + text, "2018-06-22", "narrative")
    assert [value for _, value in told[1:]] == listed


def test_years_before_christ_keep_their_era() -> None:
    told = values("In the spring of 218 BC he left. In March 217 BC he came; in 216 he won.")
    assert told == [
        ("the spring of 218 BC", "BC0218-SP"),
        ("March 217 BC", "BC0217-03"),
        ("216", "BC0216"),
    ]
