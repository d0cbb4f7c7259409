"""PDF, Word, e-mail and archives: what is in them is read, and what is not says why in a line."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.documents import FORMATS, read, read_many
from geodata.documents import archive as archives
from geodata.errors import DocumentError
from tests.documents import made
from tests.documents.made import PARAGRAPHS

WHOLE = "\n\n".join(PARAGRAPHS)
_WHOLE = {
    ".pdf": made.pdf(),
    ".docx": made.word(),
    ".zip": made.archive({"a.txt": b"Gunmen fired on Monday."}),
}


def write(folder, name, data):
    (folder / name).write_bytes(data)
    return folder / name


def refusal(path):
    """The one line that reading a file ends with; it names the file."""
    with pytest.raises(DocumentError) as caught:
        read(path)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def gathered(path):
    """Texts that a file holds, and the lines said of what could not be read."""
    said = []
    try:
        found = list(read_many([path], on_error=lambda _, error: said.append(str(error))))
    except DocumentError:
        found = []
    assert all("\n" not in line for line in said)
    return found, said


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", made.pdf()),
        ("a.docx", made.word()),
        ("a.txt", WHOLE.encode()),
        ("a.eml", bytes(made.message(WHOLE))),
        ("a.zip", made.archive({"inner.txt": WHOLE.encode()})),
    ],
)
def test_every_format_gives_the_same_paragraphs(tmp_path, name, data):
    document = read(write(tmp_path, name, data))
    assert document.text.split() == WHOLE.split()
    assert [" ".join(block.split()) for block in document.text.strip().split("\n\n")] == PARAGRAPHS


def test_running_titles_and_page_numbers_of_a_pdf_are_no_part_of_its_text(tmp_path):
    path = write(tmp_path, "a.pdf", made.pdf(pages=4, header="Situation report"))
    text = read(path).text
    assert text.count("Situation report") == 1
    assert "page 3" not in text
    assert text.count("Gunmen fired") == 4


def test_a_sentence_runs_on_over_the_page(tmp_path):
    lines = [f"Line {number} of the report tells nothing of note." for number in range(20)]
    story = [*lines, "The convoy of the border force that had left the town of Hajin in the"]
    pages = made.FPDF()
    for paragraphs in (story, ["morning reached the bridge at noon."]):
        pages.add_page()
        pages.set_font("helvetica", size=12)
        for paragraph in paragraphs:
            pages.multi_cell(0, 6, paragraph)
            pages.ln(6)
    text = read(write(tmp_path, "a.pdf", bytes(pages.output()))).text
    assert "left the town of Hajin in the morning reached the bridge at noon." in text


def test_rows_of_a_table_are_kept_together(tmp_path):
    table = [("Date", "Event"), ("17 June 2018", "Air strike at Harri")]
    path = write(tmp_path, "a.docx", made.word(["Incidents"], title="Log", table=table))
    document = read(path)
    assert document.text == "Incidents\n\nDate | Event\n\n17 June 2018 | Air strike at Harri"
    assert document.title == "Log"


def test_a_message_tells_its_subject_sender_and_day(tmp_path):
    document = read(write(tmp_path, "a.eml", bytes(made.message())))
    assert document.title == "The bridge"
    assert document.publisher == "River Desk"
    assert document.published == dt.date(2018, 6, 22)


def test_html_of_a_message_is_read_where_there_is_no_plain_text(tmp_path):
    page = f"<html><body><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></body></html>"
    sent = made.message(None)
    sent.set_content(page, subtype="html")
    text = read(write(tmp_path, "a.eml", bytes(sent))).text
    assert PARAGRAPHS[1] in text
    assert "<p>" not in text


def test_quotation_marks_of_a_reply_and_its_signature_are_left_out(tmp_path):
    body = "> > Gunmen fired on the bridge.\n> They fled.\n-- \nJane, 3rd floor\n"
    document = read(write(tmp_path, "a.eml", bytes(made.message(body))))
    assert document.text == "Gunmen fired on the bridge.\nThey fled."


def test_attached_reports_are_read_with_the_day_of_the_message(tmp_path):
    dated = "Published: 3 May 2018\n\nA mine killed a shepherd near Hajin on Monday."
    attached = [
        ("raid.pdf", made.pdf()),
        ("old.txt", dated.encode()),
        ("photo.png", b"\x89PNG"),
        ("../../locked.pdf", made.pdf(password="secret")),
    ]
    found, said = gathered(write(tmp_path, "a.eml", bytes(made.message(attached=attached))))
    assert [document.id for document in found] == ["a-1", "raid", "old"]
    assert [document.published for document in found] == [
        dt.date(2018, 6, 22),
        dt.date(2018, 6, 22),
        dt.date(2018, 5, 3),
    ]
    assert len(said) == 1
    assert "a.eml/locked.pdf' is locked with a password" in said[0]


def test_a_forwarded_message_is_read(tmp_path):
    outer = made.message(None, subject="For you")
    outer.set_content("See below.")
    outer.add_attachment(made.message())
    found, said = gathered(write(tmp_path, "a.eml", bytes(outer)))
    assert [document.title for document in found] == ["For you", "The bridge"]
    assert not said


def test_every_message_of_a_mailbox_is_a_report(tmp_path):
    posts = [bytes(made.message(f"Gunmen fired in town {number}.")) for number in range(3)]
    data = b"".join(b"From desk Fri Jun 22 08:30:00 2018\n" + post + b"\n" for post in posts)
    found, said = gathered(write(tmp_path, "a.mbox", data))
    assert [document.text for document in found] == [
        f"Gunmen fired in town {number}." for number in range(3)
    ]
    assert [document.id for document in found] == ["message-1", "message-2", "message-3"]
    assert not said


def test_an_archive_is_read_as_a_folder_is(tmp_path):
    inner = made.archive({"deep.txt": b"A mine killed a shepherd."})
    packed = made.archive(
        {
            "june/b.txt": b"Gunmen fired on Monday.",
            "june/manifest.csv": b"file,title,published\nb.txt,The bridge,2018-06-22\n",
            "june/notes.xlsx": b"PK",
            "__MACOSX/june/._b.txt": b"\0\0",
            "a.pdf": made.pdf(),
            "more.zip": inner,
        }
    )
    found, said = gathered(write(tmp_path, "a.zip", packed))
    assert [document.path.removeprefix(str(tmp_path)) for document in found] == [
        "/a.zip/a.pdf",
        "/a.zip/june/b.txt",
        "/a.zip/more.zip/deep.txt",
    ]
    assert found[1].title == "The bridge"
    assert found[1].published == dt.date(2018, 6, 22)
    assert not said


def test_one_bad_member_stops_no_other(tmp_path):
    packed = made.archive(
        {
            "broken.docx": made.word()[:900],
            "empty.txt": b"",
            "good.txt": b"Gunmen fired on Monday.",
            "locked.pdf": made.pdf(password="secret"),
            "photo.txt": b"\x89PNG\r\n\x1a\n" + bytes(64),
            "scan.pdf": made.pdf_of_pictures(),
        }
    )
    found, said = gathered(write(tmp_path, "a.zip", packed))
    assert [document.id for document in found] == ["good"]
    assert [line.partition("'")[2].partition("'")[0].rpartition("/")[2] for line in said] == [
        "broken.docx",
        "empty.txt",
        "locked.pdf",
        "photo.txt",
        "scan.pdf",
    ]


def test_names_that_lead_out_of_an_archive_lead_nowhere(tmp_path):
    packed = made.archive(
        {"../../../etc/x.txt": b"Gunmen fired.", "/abs\\..\\y.txt": b"They fled."}
    )
    found, _ = gathered(write(tmp_path, "a.zip", packed))
    assert [document.path.removeprefix(str(tmp_path)) for document in found] == [
        "/a.zip/abs/y.txt",
        "/a.zip/etc/x.txt",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_bomb_is_stopped_and_what_came_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_MOST", 2 << 20)
    bomb = made.archive({"bomb.txt": bytes(8 << 20)})
    packed = made.archive({"a.txt": b"Gunmen fired.", "b.zip": bomb, "c.txt": b"They fled."})
    assert len(packed) < 20_000
    found, said = gathered(write(tmp_path, "a.zip", packed))
    assert [document.id for document in found] == ["a"]
    assert len(said) == 1
    assert "b.zip/bomb.txt' is too large: more than 2 MB" in said[0]


def test_archives_within_archives_end_somewhere(tmp_path):
    packed = b"Gunmen fired."
    for _ in range(6):
        packed = made.archive({"a.zip" if packed[:2] == b"PK" else "a.txt": packed})
    found, said = gathered(write(tmp_path, "a.zip", packed))
    assert not found
    assert len(said) == 1
    assert "4 archives deep" in said[0]


def test_a_locked_archive_says_so(tmp_path):
    packed = bytearray(made.archive({"a.txt": b"Gunmen fired."}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + offset] |= 1  # the flag that a member is encrypted
    _, said = gathered(write(tmp_path, "a.zip", bytes(packed)))
    assert len(said) == 1
    assert "a.zip/a.txt' is locked with a password" in said[0]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("locked.pdf", made.pdf(password="secret"), "locked with a password"),
        ("scan.pdf", made.pdf_of_pictures(), "only pictures of text"),
        ("torn.pdf", made.pdf()[:700], "is no PDF, or a damaged one"),
        ("text.pdf", WHOLE.encode(), "is no PDF, or a damaged one"),
        ("torn.docx", made.word()[:2000], "is no Word document, or a damaged one"),
        ("zip.docx", made.archive({"a.txt": b"x"}), "is no Word document, or a damaged one"),
        ("old.docx", b"\xd0\xcf\x11\xe0" + bytes(512), "save it as .docx without a password"),
        ("empty.docx", made.word([]), "has no text in it"),
        ("torn.zip", made.archive({"a.txt": WHOLE.encode() * 9})[:90], "is no ZIP archive"),
        ("pictures.zip", made.archive({"a.png": b"x"}), "has no report in it"),
        ("empty.zip", b"", "is empty"),
        ("blank.jsonl", b"\xa0", "is empty"),
        ("empty.eml", b"", "is empty"),
        ("blank.eml", bytes(made.message("\n")), "has no text in it"),
        ("none.mbox", b"Gunmen fired.\n", "has no message in it"),
        ("pdf.txt", made.pdf(), "give it a name that ends in .pdf"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
        ("photo.jpeg", b"\xff\xd8\xff", "an OCR program"),
        ("sheet.xlsx", b"PK", "JSON Lines"),
        ("some.rar", b"Rar!", "pack it as .zip"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_be_read_says_why_in_one_line(tmp_path, name, data, said):
    assert said in refusal(write(tmp_path, name, data))


def test_a_large_text_is_read(tmp_path):
    data = ("Gunmen fired on the bridge near Hajin on Monday.\n\n" * 110_000).encode()
    assert len(data) > 5_000_000
    assert len(read(write(tmp_path, "large.txt", data)).text) == len(data)


@given(data=st.binary(max_size=400), suffix=st.sampled_from(sorted(FORMATS)))
def test_garbage_is_an_error_of_ours_or_a_report(tmp_path_factory, data, suffix):
    path = write(tmp_path_factory.mktemp("garbage"), f"x{suffix}", data)
    found, said = gathered(path)
    assert found or said


@given(cut=st.integers(0, 2_000), change=st.binary(min_size=1, max_size=8))
@example(cut=105, change=b"\0\0")
@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".zip"])
def test_damage_is_an_error_of_ours_or_a_report(tmp_path_factory, suffix, cut, change):
    whole = _WHOLE[suffix]
    data = whole[:cut] + change + whole[cut + len(change) :]
    path = write(tmp_path_factory.mktemp("damage"), f"x{suffix}", data)
    found, said = gathered(path)
    assert found or said


def test_an_archive_of_the_largest_size_is_no_error_by_itself(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(300):
            packed.writestr(f"{number:03}.txt", f"Gunmen fired on bridge {number} on Monday.")
    found, said = gathered(tmp_path / "a.zip")
    assert len(found) == 300
    assert not said
