"""The sentences behind an event, each in its paragraph, with what was found in them marked.

Of an event that several reports tell of, each is shown with its own figures, and with what it says
otherwise than the event as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import wording
from geodata.markup import escape, highlight, web_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.models import Event, Source
    from geodata.store import StoredDocument

__all__ = ["passages", "sources_html"]

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
    return _because_html(event) + "".join(
        _report_html(event, sources, documents.get(digest)) for digest, sources in reports.items()
    )


def _because_html(event: Event) -> str:
    """Return how many reports tell of the event, and why they were taken for one."""
    if not event.merged_because:
        return ""
    number = wording.count(event.reports, "report")
    return (
        f'<p class="because"><b>{escape(number)}</b> '
        f'<span class="quiet">one event: {escape(event.merged_because)}</span></p>'
    )


def _figures_html(event: Event, sources: Sequence[Source]) -> str:
    """Return what a report says of the event, with what it says otherwise brought out."""
    if not event.merged_because:
        return ""
    told = {source.mention_id: source for source in sources if source.mention_id}
    return "".join(
        f'<ul class="own">{"".join(map(_fact_html, wording.own_facts(event, source)))}</ul>'
        for source in told.values()
    )


def _fact_html(fact: wording.OwnFact) -> str:
    odd = ' class="odd"' if fact.differs else ""
    return f"<li{odd}>{escape(fact.text)}</li>"


def _report_html(event: Event, sources: Sequence[Source], stored: StoredDocument | None) -> str:
    if stored:
        quotes = [_passage_html(event, stored, *passage) for passage in passages(sources, stored)]
    else:
        quotes = [f'<span class="sentence">{escape(source.quote)}</span>' for source in sources]
    blocks = "".join(f'<blockquote class="quote" dir="auto">{one}</blockquote>' for one in quotes)
    return blocks + _figures_html(event, sources) + _credit_html(sources[0], stored)


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
    below = " · ".join([publisher, published] if publisher and publisher != title else [published])
    return f'<p class="source">{head}{sample}<br><span class="quiet">{escape(below)}</span></p>'


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
    """Every mention that was resolved; the place of this event has a class of its own."""
    return [
        (
            one.start,
            one.end,
            "place this" if one.layer == "place" and one.label == event.place else one.layer,
        )
        for one in stored.highlights
        if one.label
    ]
