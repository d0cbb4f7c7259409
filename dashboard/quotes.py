"""The sentences behind an event, each in its paragraph, with what was found in them marked.

Of an event that several reports tell of, each is shown with its own figures, and with what it says
otherwise than the event as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import wording
from geodata.markup import escape, highlight, web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geodata.models import Event, Source
    from geodata.store import StoredDocument

__all__ = ["passages", "sources_html"]

_NOTHING = "\N{EN DASH}"
_LONGEST = 1600  # characters of a paragraph before and after the sentence


def sources_html(event: Event, documents: Mapping[str, StoredDocument]) -> str:
    """Return every report that tells of the event: its sentences, its title, its date and its say.

    Parameters
    ----------
    event
        What was selected.
    documents
        The stored reports by their digest; of one that is missing, the bare sentence is shown.
    """
    reports: dict[str, list[Source]] = {}
    for source in event.sources:
        reports.setdefault(source.document_sha256, []).append(source)
    blocks = (
        _report_html(event, sources, documents.get(digest)) for digest, sources in reports.items()
    )
    return "".join((_because_html(event), _compared_html(event), *blocks))


def _because_html(event: Event) -> str:
    """Return how many reports tell of the event, and why they were taken for one."""
    if not event.merged_because:
        return ""
    number = wording.count(event.reports, "report")
    return (
        f'<p class="because"><b>{escape(number)}</b> '
        f'<span class="quiet">one event: {escape(event.merged_because)}</span></p>'
    )


def _compared_html(event: Event) -> str:
    """Return what each report says, side by side; what differs from the whole is brought out.

    A column that all reports leave empty, or in which all say what the event says, is left out.
    """
    if not event.merged_because:
        return ""
    told = list({one.mention_id: one for one in event.sources if one.mention_id}.values())
    columns = [
        (title, cells)
        for title, say, always in _COMPARED
        if any(cells := [say(event, one) for one in told])
        and (always or any(cell.differs for cell in cells))
    ]
    head = "".join(f"<th>{title}</th>" for title, _ in columns)
    rows = "".join(
        f'<tr><th dir="auto">{escape(one.source or "Unnamed report")}</th>'
        f"{''.join(_cell_html(cells[number]) for _, cells in columns)}</tr>"
        for number, one in enumerate(told)
    )
    return f'<table class="compared"><tr><th></th>{head}</tr>{rows}</table>'


def _cell_html(fact: wording.OwnFact) -> str:
    odd = ' class="odd"' if fact.differs else ""
    return f"<td{odd}>{escape(fact.text or _NOTHING)}</td>"


def _report_html(event: Event, sources: Sequence[Source], stored: StoredDocument | None) -> str:
    if stored:
        quotes = [_passage_html(event, stored, *passage) for passage in passages(sources, stored)]
    else:
        quotes = [f'<span class="sentence">{escape(source.quote)}</span>' for source in sources]
    blocks = "".join(f'<blockquote class="quote" dir="auto">{one}</blockquote>' for one in quotes)
    return blocks + _credit_html(sources[0], stored)


def _credit_html(source: Source, stored: StoredDocument | None) -> str:
    """Return title, publisher and date of a report, linked when it has an address on the web."""
    document = stored.document if stored else None
    title = (document.title if document else None) or source.source or "Untitled report"
    publisher = (document.publisher if document else None) or source.source
    published = wording.day(source.published) if source.published else "no date of publication"
    head = escape(title)
    if url := web_address(source.source_url or (document.url if document else None)):
        head = f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{head}</a>'
    sample = ' <span class="badge">Sample</span>' if stored and stored.is_sample else ""
    by = f"<bdi>{escape(publisher)}</bdi> · " if publisher and publisher != title else ""
    below = f'<span class="quiet">{by}{escape(published)}</span>'
    return f'<p class="source"><bdi>{head}</bdi>{sample}<br>{below}</p>'


def passages(
    sources: Sequence[Source], stored: StoredDocument
) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Paragraphs around the sentences: start, end and the sentences in it; no text stands twice."""
    found: list[tuple[int, int, list[tuple[int, int]]]] = []
    for source in sorted(sources, key=lambda one: one.quote_start):
        sentence = (source.quote_start, source.quote_end)
        start, end = _paragraph(stored, *sentence)
        if found and start < found[-1][1]:
            before = found.pop()
            found.append((before[0], max(end, before[1]), [*before[2], sentence]))
        else:
            found.append((start, end, [sentence]))
    return found


def _paragraph(stored: StoredDocument, start: int, end: int) -> tuple[int, int]:
    text, (first, last) = stored.document.text, stored.document.body
    gap = "\n\n" if "\n\n" in text[first:last] else "\n"
    before, after = text.rfind(gap, first, start), text.find(gap, end, last)
    return (
        max(first if before < 0 else before + len(gap), start - _LONGEST),
        min(last if after < 0 else after, end + _LONGEST),
    )


def _passage_html(
    event: Event, stored: StoredDocument, start: int, end: int, sentences: list[tuple[int, int]]
) -> str:
    text, marks = stored.document.text, _marks(event, stored)

    def part(low: int, high: int) -> str:
        inside = [(a - low, b - low, name) for a, b, name in marks if low <= a and b <= high]
        return highlight(text[low:high], inside)

    pieces, position = [], start
    for low, high in sentences:
        pieces += [part(position, low), f'<span class="sentence">{part(max(low, position), high)}']
        pieces.append("</span>")
        position = max(high, position)
    return "".join([*pieces, part(position, end)]).strip()


def _marks(event: Event, stored: StoredDocument) -> list[tuple[int, int, str]]:
    """Every mention that was resolved; what this event was made of has a class of its own."""
    own: dict[str, set[str | None]] = {
        "place": {event.place, *(one.place for one in event.sources)},
        "date": {day.isoformat() for day in (event.start, event.end) if day},
        "actor": {*event.actors, event.actor1, event.actor2},
    }
    return [
        (one.start, one.end, f"{one.layer} this" if one.label in own[one.layer] else one.layer)
        for one in stored.highlights
        if one.label
    ]


_COMPARED: tuple[tuple[str, Callable[[Event, Source], wording.OwnFact], bool], ...] = (
    ("Killed", wording.own_killed, True),
    ("Injured", wording.own_injured, True),
    ("Place", wording.own_place, False),
    ("Date", wording.own_days, False),
    ("Told as", wording.own_modality, False),
)
"""What is compared, and whether it is shown also where all agree."""
