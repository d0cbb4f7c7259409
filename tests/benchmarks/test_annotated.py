"""Reading annotated texts."""

import csv
import json
from pathlib import Path

import pytest
from annotated import acled, event_location, geovirus, lgl, own_articles, read_marked
from places.sets import OWN

LGL = """<articles><article><title>Fire</title><text>Fire in Homs, Ruritania.</text>
<toponym><start>8</start><end>12</end><phrase>Homs</phrase>
<gaztag><lat>34.73</lat><lon>36.71</lon></gaztag></toponym>
<toponym><start>14</start><end>23</end><phrase>Ruritania</phrase></toponym></article></articles>"""
GEOVIRUS = """<articles><article><text>Fire in Homs.</text><locations><location><name>Homs</name>
<start>9</start><end>13</end><lat>34.73</lat><lon>36.71</lon></location></locations></article>
</articles>"""


def test_marks_leave_the_text_and_become_names() -> None:
    article = read_marked(
        "[[Syrian|SYR|demonym]] guns fired at [[Homs|34.73,36.71]] from [[the sea|?]].",
        {"SYR": (35.0, 38.3)},
    )
    assert article.text == "Syrian guns fired at Homs from the sea."
    first, second, third = article.toponyms
    assert (first.latitude, first.role) == (35.0, "demonym")
    assert article.text[second.start : second.end] == "Homs"
    assert (second.longitude, second.role) == (36.71, "literal")
    assert (third.latitude, third.longitude) == (None, None)


def test_a_mark_with_an_unknown_country_is_refused() -> None:
    with pytest.raises(ValueError, match="XXX"):
        read_marked("[[Nowhere|XXX]]", {})


def test_our_own_articles_are_well_marked() -> None:
    articles = own_articles(OWN)
    assert len(articles) >= 40
    for name, article in articles.items():
        assert "[[" not in article.text, name
        assert "|" not in article.text, name
        assert "]]" not in article.text, name
        assert max(abs(each.latitude or 0) for each in article.toponyms) < 90
    roles = {each.role for article in articles.values() for each in article.toponyms}
    assert roles == {"literal", "metonymic", "demonym"}


def test_the_two_corpora_of_places(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL, "utf-8")
    (tmp_path / "virus.xml").write_text(GEOVIRUS, "utf-8")
    (local,) = lgl(tmp_path / "lgl.xml")
    (virus,) = geovirus(tmp_path / "virus.xml")
    homs, nowhere = local.toponyms
    assert local.text[homs.start : homs.end] == "Homs"
    assert (homs.latitude, nowhere.latitude) == (34.73, None)
    assert virus.text[virus.toponyms[0].start : virus.toponyms[0].end] == "Homs"


def test_only_notes_that_name_their_place(tmp_path: Path) -> None:
    with (tmp_path / "notes.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["country", "location", "latitude", "longitude", "notes"])
        table.writerow(["Syria", "Homs", "34.73", "36.71", "Shells fell on Homs."])
        table.writerow(["Syria", "Homs", "34.73", "36.71", "Shells fell on Hims."])
        table.writerow(["Peru", "Lima", "-12.0", "-77.0", "A march in Lima."])
    assert len(acled(tmp_path / "notes.csv")) == 2
    (only,) = acled(tmp_path / "notes.csv", countries=("Syria",))
    assert only.text[only.toponyms[0].start : only.toponyms[0].end] == "Homs"


def test_only_accepted_sentences_with_a_place(tmp_path: Path) -> None:
    verb = {"start": 7, "end": 11, "label": "VERB"}
    place = {"start": 15, "end": 19, "label": "LOCATION"}
    lines = [
        {"text": "Shells fell on Homs.", "answer": answer, "spans": spans}
        for answer, spans in (
            ("accept", [verb, place]),
            ("accept", [verb]),
            ("reject", [verb, place]),
        )
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (only,) = event_location(tmp_path / "lines.jsonl")
    assert only.text[only.toponyms[0].start : only.toponyms[0].end] == "Homs"
