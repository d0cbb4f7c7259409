"""The same words, whatever the encoding."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.documents import from_text, read
from geodata.documents.decoding import decode
from geodata.errors import DocumentError

ENGLISH = "The general said: “Hold the café by the river until noon” — then his men left Homs.\n"
ARABIC = "قال الجيش إن اثنين من جنوده قتلا قرب دير الزور يوم الاثنين وانسحب الباقون إلى تدمر.\n"
RUSSIAN = "Военные сообщили, что двое солдат погибли под Пальмирой в понедельник утром.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_english(encoding):
    assert decode((ENGLISH * 4).encode(encoding), Path("a.txt")) == ENGLISH * 4


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding):
    assert decode(ENGLISH.encode(encoding), Path("a.txt")) == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_arabic(encoding):
    assert decode((ARABIC * 4).encode(encoding), Path("a.txt")) == ARABIC * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_russian(encoding):
    assert decode((RUSSIAN * 4).encode(encoding), Path("a.txt")) == RUSSIAN * 4


def test_newlines_of_all_systems():
    assert decode(b"one\r\ntwo\rthree\nfour", Path("a.txt")) == "one\ntwo\nthree\nfour"


def test_charset_of_a_page():
    page = '<html><head><meta charset="windows-1251"></head><body>Двое погибли</body></html>'
    assert "Двое погибли" in decode(page.encode("cp1251"), Path("a.html"))


def test_offsets_are_code_points(tmp_path):
    text = "😀 Two men died in دير الزور on Monday. The army left."
    (tmp_path / "a.txt").write_text(text, encoding="utf-16")
    document = read(tmp_path / "a.txt")
    assert document.text == text
    assert document.body == (0, len(text))


def test_what_cannot_be_stored_keeps_its_width():
    document = from_text("Two men\ud800 died\x00 on Monday.")
    assert document.text == "Two men\ufffd died\ufffd on Monday."


def test_a_stray_nul_does_not_make_a_text_binary():
    assert decode(ENGLISH.encode() + b"Two\x00 men left.", Path("a.txt")).endswith("\x00 men left.")


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"ELF\x00\x00\x00 men" * 9, bytes(300)])
def test_many_nuls_are_no_text(data):
    with pytest.raises(DocumentError, match="is not text"):
        decode(data, Path("a.txt"))


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_error(data):
    try:
        text = decode(data, Path("a.txt"))
    except DocumentError:
        return
    assert "\r" not in text
