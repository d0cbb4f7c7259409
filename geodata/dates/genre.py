"""Whether a text is a report of the day, or a story that moves through the years."""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from geodata.models import Document

__all__ = ["Genre", "is_narrative"]

Genre = Literal["auto", "news", "narrative"]

# It begins with a figure, which is searched for quickly; what stands before is looked at then.
_YEAR = re.compile(
    r"\d(?:(?:(?<=1)[4-9]|(?<=2)0)\d\d(?<![\w.,$€£/-]\d{4})(?![\w%]|[.,]\d)|\ B\.?C)"
)
_MONTH_OF_YEAR = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:of\s)?(?:1[4-9]|20)\d\d\b"
)
_NEWS = re.compile(
    r"\b(?:yesterday|today|tonight|last\ (?:night|week|month)|this\ (?:week|month|morning)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|said|says|told|spokes(?:man|woman|person)|according\ to)\b",
    re.VERBOSE,
)
"""Words of a report: its days are near, and somebody is quoted."""
_RECENT = 2
"""Years, that of publication included, which a report of the day speaks of too."""
_SIGNS = 3
"""So many far years outweigh one word of a report."""
_DISTINCT = 3
"""So many different years are a story's even where the date of publication is not known."""


def is_narrative(document: Document) -> bool:
    """Tell a story of the past from a report of the day.

    A story names years, at least two and mostly others than that of publication, and far more
    often than it says "yesterday", "Monday" or "said". Where the date of publication is not known,
    it names several, or a month with its year, from which the story can be counted.

    >>> def told(text):
    ...     return is_narrative(Document("a", text, (0, len(text)), ""))
    >>> told("On 3 May 1954 the garrison fell. In June the government resigned.")
    True
    >>> told("Rebels said on Monday that the war of 1991 was over."), told("")
    (False, False)
    """
    body = document.text[slice(*document.body)]
    years = [match[0] for match in _YEAR.finditer(body)]
    if document.published is None:
        several = len(set(years)) >= _DISTINCT or _MONTH_OF_YEAR.search(body) is not None
        return several and years != [] and _has_few_news(body, (len(years) - 1) // _SIGNS)
    recent = {str(document.published.year - n) for n in range(_RECENT)}
    far = [year for year in years if year not in recent]
    several = len(far) > 1 and 3 * len(far) > 2 * len(years)
    return several and _has_few_news(body, len(far) // _SIGNS)


def _has_few_news(body: str, most: int) -> bool:
    """Whether a text has no more than so many words of a report; most reports have soon more."""
    return next(islice(_NEWS.finditer(body), most, None), None) is None
