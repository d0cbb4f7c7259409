"""Files, folders and manifests become documents; what cannot be read says so in one line."""

import datetime as dt
import hashlib
import os

import pytest

from geodata.documents import FORMATS, from_text, read, read_many
from geodata.errors import DatelineError, DocumentError, PublicationDateError

STORY = "Two guards killed at the bridge\n\nGunmen fired on the bridge near Hajin on Monday.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.md").write_text("# Calm\n\nNothing moved on the river on Tuesday.", "utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "c.txt").write_text("A mine killed a shepherd.", encoding="utf-8")
    (tmp_path / "notes.csv").write_text("not,a,report", encoding="utf-8")
    return tmp_path


def one_line(error):
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_text_file(folder):
    document = read(folder / "b.txt")
    assert document.text == STORY
    assert document.title == "Two guards killed at the bridge"
    assert document.id == "b"
    assert document.path == str(folder / "b.txt")
    assert document.language == "en"
    assert document.published is None
    assert document.sha256 == hashlib.sha256(STORY.encode()).hexdigest()


def test_a_folder_is_walked_in_order(folder):
    assert [document.id for document in read_many([folder])] == ["a", "b", "c"]


def test_hidden_files_are_left_alone(folder):
    (folder / ".cache").mkdir()
    (folder / ".cache" / "d.txt").write_text("A cached page.", encoding="utf-8")
    assert [document.id for document in read_many(folder)] == ["a", "b", "c"]


def test_manifest_gives_what_files_do_not_say(folder):
    (folder / "manifest.csv").write_text(
        "file,title,published,publisher,url,remark\n"
        "b.txt,The bridge,2019-03-04,Desk,https://desk.example/1,kept aside\n",
        encoding="utf-8-sig",
    )
    document = read(folder / "b.txt")
    assert document.title == "The bridge"
    assert document.published == dt.date(2019, 3, 4)
    assert document.publisher == "Desk"
    assert document.url == "https://desk.example/1"
    assert read(folder / "a.md").published is None
    assert next(read_many([folder / "b.txt"])).published == dt.date(2019, 3, 4)


def test_given_date_wins(folder):
    (folder / "manifest.csv").write_text("file,published\nb.txt,2019-03-04\n", encoding="utf-8")
    assert read(folder / "b.txt", published="2020-01-01").published == dt.date(2020, 1, 1)


def test_one_bad_date_in_a_manifest_spoils_one_file(folder):
    (folder / "manifest.csv").write_text("file,published\nb.txt,31.02.2019\n", encoding="utf-8")
    failed = []
    documents = read_many([folder], on_error=lambda path, error: failed.append((path, error)))
    assert [document.id for document in documents] == ["a", "c"]
    ((path, error),) = failed
    assert path == folder / "b.txt"
    assert isinstance(error, PublicationDateError)
    assert "31.02.2019" in str(error)
    assert "manifest.csv" in str(error)


def test_manifest_without_its_column(folder):
    (folder / "manifest.csv").write_text("name,published\nb.txt,2019-03-04\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="no column 'file'"):
        read(folder / "b.txt")


def test_manifest_that_changes_is_read_again(folder):
    manifest = folder / "manifest.csv"
    manifest.write_text("file,title\nb.txt,First\n", encoding="utf-8")
    assert read(folder / "b.txt").title == "First"
    manifest.write_text("file,title\nb.txt,Second\n", encoding="utf-8")

    os.utime(manifest, ns=(1, 1))
    assert read(folder / "b.txt").title == "Second"


def test_missing_file_names_the_path(tmp_path):
    with pytest.raises(DocumentError) as error:
        read(tmp_path / "gone.txt")
    assert str(tmp_path / "gone.txt") in one_line(error)
    assert "does not exist" in one_line(error)


def test_unknown_format_lists_the_known_ones(tmp_path):
    (tmp_path / "a.xyz").write_text("text", encoding="utf-8")
    with pytest.raises(DocumentError) as error:
        read(tmp_path / "a.xyz")
    assert all(suffix in one_line(error) for suffix in (".xyz", *FORMATS))


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n"])
def test_empty_files_are_refused(tmp_path, content):
    (tmp_path / "empty.txt").write_bytes(content)
    with pytest.raises(DocumentError, match="is empty"):
        read(tmp_path / "empty.txt")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\n",
        b"PK\x03\x04" + bytes(200),
        bytes(range(256)) * 20,
    ],
)
def test_binary_files_are_refused(tmp_path, content):
    (tmp_path / "image.txt").write_bytes(content)
    with pytest.raises(DocumentError) as error:
        read(tmp_path / "image.txt")
    assert "is not text" in one_line(error)


def test_folder_without_documents(tmp_path):
    (tmp_path / "data.csv").write_text("a,b", encoding="utf-8")
    with pytest.raises(DocumentError) as error:
        list(read_many([tmp_path]))
    assert "no documents" in one_line(error)
    assert str(tmp_path) in one_line(error)


def test_several_reports_point_to_what_reads_them(tmp_path):
    (tmp_path / "many.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    for path, what in ((tmp_path, "is a folder"), (tmp_path / "many.jsonl", "holds 2 reports")):
        with pytest.raises(DocumentError, match=what) as error:
            read(path)
        assert "give it to 'dateline parse' or read_many" in one_line(error)


def test_one_bad_file_does_not_stop_the_others(folder):
    (folder / "aa.txt").write_bytes(b"")
    failed = []
    documents = list(read_many([folder], on_error=lambda path, _error: failed.append(path)))
    assert [document.id for document in documents] == ["a", "b", "c"]
    assert failed == [folder / "aa.txt"]


def test_one_bad_file_raises_when_nobody_listens(folder):
    (folder / "aa.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"aa\.txt"):
        list(read_many([folder]))


def test_nothing_readable_is_an_error(tmp_path):
    failed = []
    with pytest.raises(DocumentError, match="no report could be read"):
        list(read_many([tmp_path / "gone.txt"], on_error=lambda *args: failed.append(args)))
    assert len(failed) == 1


def test_no_path_is_an_error():
    with pytest.raises(DocumentError, match="no path"):
        list(read_many([]))


@pytest.mark.parametrize("value", ["yesterday", "2018-02-30", "22/06/2018"])
def test_dates_that_are_none(folder, value):
    with pytest.raises(PublicationDateError) as error:
        read(folder / "b.txt", published=value)
    assert value in one_line(error)
    with pytest.raises(PublicationDateError):
        read_many([folder], published=value)
    with pytest.raises(PublicationDateError):
        from_text("The army moved.", published=value)


def test_same_name_in_two_folders_are_two_documents(tmp_path):
    for name, text in (("x", "A raid on Monday."), ("y", "A raid on Tuesday.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(text, encoding="utf-8")
    first, second = read_many([tmp_path])
    assert first.sha256 != second.sha256


def test_errors_are_one_family():
    assert issubclass(DocumentError, DatelineError)


def test_the_articles_take_their_dates_from_the_manifest(shared):
    documents = {d.id: d for d in read_many(sorted((shared / "reports").glob("*.txt")))}
    assert documents["us-pullout-al-tanf"].published == dt.date(2017, 11, 11)
    assert documents["trade-iraq-for-syria"].published == dt.date(2019, 1, 20)
    assert len(documents) == 5


@pytest.mark.parametrize("name", ["nothing", "nothing.xyz", "nothing.txt"])
def test_a_missing_path_is_called_missing_whatever_its_suffix(tmp_path, name):
    with pytest.raises(DocumentError, match="does not exist") as error:
        read(tmp_path / name)
    assert name in one_line(error)


def test_a_closed_folder_is_not_called_empty(folder, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(DocumentError, match="permissions") as error:
        list(read_many(folder))
    assert str(folder) in one_line(error)


@pytest.fixture
def close(monkeypatch):
    """Close a folder, for the super-user too: to its names, or to what they stand for."""

    def close_folder(closed, *, names):
        scan, access = os.scandir, os.access

        def scandir(path):
            if names and os.fspath(path) == str(closed):
                raise PermissionError(13, "Permission denied", str(closed))
            return scan(path)

        monkeypatch.setattr(os, "scandir", scandir)
        monkeypatch.setattr(
            os, "access", lambda path, mode: path != str(closed) and access(path, mode)
        )

    return close_folder


@pytest.mark.parametrize("names", [True, False])
def test_a_closed_folder_inside_a_folder_is_said(folder, close, names):
    close(folder / "inner", names=names)
    failed = []
    documents = read_many(folder, on_error=lambda path, error: failed.append((path, str(error))))
    assert [document.id for document in documents] == ["a", "b"]
    ((path, message),) = failed
    assert path == folder / "inner"
    assert f"'{path}' cannot be opened" in message
    with pytest.raises(DocumentError, match="cannot be opened"):
        list(read_many(folder))


def test_a_folder_with_nothing_but_a_closed_one_is_not_called_empty(tmp_path, close):
    (tmp_path / "inner").mkdir()
    close(tmp_path / "inner", names=True)
    failed = []
    with pytest.raises(DocumentError, match="no report could be read"):
        list(read_many(tmp_path, on_error=lambda *what: failed.append(what)))
    assert len(failed) == 1
