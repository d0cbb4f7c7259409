"""Many reports in one file: order and ids are kept, a bad line spoils itself alone."""

import datetime as dt
import json

import pytest

from geodata.documents import read, read_many
from geodata.errors import DocumentError, PublicationDateError

ROWS = [
    {"id": 7, "text": "A mine killed two men near Hit.", "published": "2018-06-22T10:00:00Z"},
    {"text": "The river rose.\r\nNobody died.", "title": "Flood", "url": "https://desk.example/2"},
    {"id": "x-3", "text": "قتل رجلان.", "title": None, "published": ""},
]


def write(tmp_path, *lines):
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_order_ids_and_metadata(tmp_path):
    path = write(tmp_path, *map(json.dumps, ROWS))
    first, second, third = read_many([path])
    assert (first.id, second.id, third.id) == ("7", "reports-2", "x-3")
    assert first.published == dt.date(2018, 6, 22)
    assert (second.title, second.url) == ("Flood", "https://desk.example/2")
    assert third.published is None


def test_text_is_kept_code_point_by_code_point(tmp_path):
    path = write(tmp_path, *map(json.dumps, ROWS))
    assert [document.text for document in read_many([path])] == [row["text"] for row in ROWS]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{not json", "is not JSON"),
        ('["a list"]', 'has no "text"'),
        ('{"title": "no text"}', 'has no "text"'),
        ('{"text": 5}', 'has no "text"'),
        ('{"text": "  "}', 'empty "text"'),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path, line, words):
    path = write(tmp_path, json.dumps(ROWS[0]), line, json.dumps(ROWS[1]))
    failed = []
    documents = list(read_many([path], on_error=lambda *args: failed.append(args)))
    assert len(documents) == 2
    ((failed_path, error),) = failed
    assert failed_path == path
    assert isinstance(error, DocumentError)
    assert "line 2" in str(error)
    assert words in str(error)
    assert "\n" not in str(error)
    with pytest.raises(DocumentError, match="line 2"):
        list(read_many([path]))


def test_a_bad_date_is_a_publication_date_error(tmp_path):
    path = write(tmp_path, '{"text": "A raid.", "published": "last week"}')
    with pytest.raises(PublicationDateError, match=r"line 1.*last week"):
        list(read_many([path]))


def test_read_takes_a_file_with_one_report_only(tmp_path):
    assert read(write(tmp_path, json.dumps(ROWS[0]))).id == "7"
    with pytest.raises(DocumentError, match="holds 3 reports"):
        read(write(tmp_path, *map(json.dumps, ROWS)))
