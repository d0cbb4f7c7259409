from __future__ import annotations

import re
from dataclasses import replace

from dashboard.quotes import passages, sources_html
from geodata.models import Document, Event, Source
from geodata.store import Highlight, StoredDocument

TEXT = "One. Jets struck Harri. Two.\n\nThe strike killed 20.\n\nThe end."
DOCUMENT = StoredDocument(
    Document("1", TEXT, (0, len(TEXT)), "a" * 64, title="Raids", publisher="The Wire"),
    is_sample=True,
    highlights=(Highlight(17, 22, "place", "Harri"), Highlight(0, 3, "actor", None)),
)


def source(quote: str, url: str | None = None) -> Source:
    start = TEXT.index(quote)
    return Source(quote, start, start + len(quote), "The Wire", url, None, "a" * 64)


def event(*sources: Source) -> Event:
    return Event("1", "air_strike", "violence", sources, place="Harri")


def test_a_sentence_stands_in_its_paragraph_with_its_place_marked() -> None:
    said = sources_html(event(source("Jets struck Harri.")), {"a" * 64: DOCUMENT})
    assert (
        'One. <span class="sentence">Jets struck <mark class="place this">Harri</mark>.</span> Two.'
    ) in said
    assert "The strike" not in said
    assert "<mark" not in said.split("One")[0]  # what was not resolved is not marked
    assert "Sample" in said


def test_two_sentences_of_one_paragraph_show_it_once() -> None:
    told = (source("Two."), source("Jets struck Harri."))
    assert passages(told, DOCUMENT) == [(0, 28, [(5, 23), (24, 28)])]
    said = sources_html(event(*told), {"a" * 64: DOCUMENT})
    assert said.count("<blockquote") == said.count("One. ") == 1
    assert re.sub(r"<[^>]+>", "", said).startswith("One. Jets struck Harri. Two.")


def test_reports_that_disagree_are_compared_side_by_side() -> None:
    one = replace(source("Jets struck Harri."), mention_id="1", fatalities_low=20, place="Harri")
    two = replace(
        source("The end."),
        document_sha256="b" * 64,
        mention_id="2",
        fatalities_low=52,
        fatalities_high=52,
        place="Abu Kamal",
    )
    told = replace(
        event(one, two),
        place="Harri",
        fatalities_low=20,
        fatalities_high=52,
        merged_because="same day, <3 km apart",
    )
    said = sources_html(told, {"a" * 64: DOCUMENT})
    assert "<b>2 reports</b>" in said
    assert "same day, &lt;3 km apart" in said
    assert "<th>Killed</th><th>Place</th>" in said  # all leave the injured and the day open
    assert '<td class="odd">20+</td><td>Harri</td>' in said
    assert '<td class="odd">52</td><td class="odd">Abu Kamal</td>' in said
    assert "<table" not in sources_html(event(one), {"a" * 64: DOCUMENT})


def test_sentences_of_two_paragraphs_are_two_passages_of_one_report() -> None:
    told = (source("Jets struck Harri."), source("The strike killed 20."))
    said = sources_html(event(*told), {"a" * 64: DOCUMENT})
    assert said.count("<blockquote") == 2
    assert said.count('class="source"') == 1


def test_a_report_that_is_gone_leaves_its_sentence() -> None:
    said = sources_html(event(source("The end.")), {})
    assert '<span class="sentence">The end.</span>' in said
    assert "no date of publication" in said


def test_only_an_address_on_the_web_is_linked() -> None:
    assert "<a " in sources_html(event(source("The end.", "https://example.org/1")), {})
    assert "<a " not in sources_html(event(source("The end.", "javascript:alert(1)")), {})
