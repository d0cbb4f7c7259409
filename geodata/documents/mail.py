"""E-mail: the text of a message, and the reports that are attached to it."""

from __future__ import annotations

import datetime as dt
import mailbox
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path, PurePosixPath

from geodata.documents.decoding import decode, normalise_newlines
from geodata.documents.draft import Draft, Fail, Reader
from geodata.errors import DatelineError, DocumentError

__all__ = ["read_mailbox", "read_message"]

_QUOTED = re.compile(r"(?m)^(?:>[ \t]?)+")
_SIGNATURE = re.compile(r"\n-- ?\n")
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_DEEPEST = 4  # messages within messages
_MALFORMED = (MessageError, ValueError, LookupError, TypeError, AttributeError)
"""What the library raises at headers and parts that break the rules of e-mail."""


@dataclass(frozen=True, slots=True)
class _Post:
    """What reading a message needs: where it lies, who hears of errors, which formats there are."""

    path: Path
    fail: Fail
    is_known: Callable[[Path], bool]
    reader_of: Callable[[Path], Reader]
    depth: int = 1

    def tell(self, what: str) -> None:
        """Say what is wrong with a part of the message."""
        self.fail(DocumentError(f"'{self.path}' {what}"))


def read_message(
    data: bytes,
    path: Path,
    fail: Fail,
    /,
    *,
    is_known: Callable[[Path], bool],
    reader_of: Callable[[Path], Reader],
) -> list[Draft]:
    """Read the message and each attached report; its date is the date of publication.

    ``fail`` takes the error of a message without any text, and of attachments that are unusable.
    """
    return list(_drafts(data, _Post(path, fail, is_known, reader_of)))


def read_mailbox(
    data: bytes,
    path: Path,
    fail: Fail,
    /,
    *,
    is_known: Callable[[Path], bool],
    reader_of: Callable[[Path], Reader],
) -> list[Draft]:
    """Read every message of a mailbox, and what is attached to them.

    Raises
    ------
    DocumentError
        When no message is in it.
    """
    with tempfile.TemporaryDirectory() as folder:  # the library reads none but files
        copy = Path(folder) / "mailbox"
        copy.write_bytes(data)
        box = mailbox.mbox(copy, create=False)
        messages = [box.get_bytes(key) for key in box.iterkeys()]
        box.close()
    if not messages:
        message = f"'{path}' has no message in it: export the mailbox as .mbox anew"
        raise DocumentError(message)
    drafts: list[Draft] = []
    for number, each in enumerate(messages, start=1):
        within = f"message-{number}"
        found = _drafts(each, _Post(path / within, fail, is_known, reader_of))
        drafts += (_inside(draft, within) for draft in found)
    return drafts


def _inside(draft: Draft, name: str) -> Draft:
    return replace(draft, name=f"{name}/{draft.name}" if draft.name else name)


def _drafts(data: bytes, post: _Post) -> Iterator[Draft]:
    message = message_from_bytes(data, policy=policy.default)
    told = False
    try:
        for draft in _text(message, post):
            told = True
            yield draft
        for part in message.iter_attachments():
            for draft in _attached(part, post):
                told = True
                yield replace(draft, sent=draft.sent or _sent(message))
    except _MALFORMED as error:
        post.tell(f"breaks the rules of e-mail ({error}): save the message anew")
        return
    if not told:
        post.tell("has no text in it: check that it is a saved e-mail")


def _text(message: EmailMessage, post: _Post) -> Iterator[Draft]:
    """Take the message's own words: its plain text where it has that, else what its HTML says."""
    if not (message.keys() and (body := message.get_body(("plain", "html")))):
        return
    content = _decoded(body, post.path)
    head = Draft("", title=_subject(message), published=_sent(message), publisher=_sender(message))
    if body.get_content_subtype() == "html" and content.strip():
        try:
            page = post.reader_of(Path("body.html"))(content.encode(), post.path, post.fail)
        except DatelineError as error:
            post.fail(error)
            return
        yield from (replace(head, text=draft.text, url=draft.url) for draft in page)
    elif plain := _QUOTED.sub("", _SIGNATURE.split(content, maxsplit=1)[0]).strip():
        yield replace(head, text=plain)


def _decoded(part: MIMEPart, path: Path) -> str:
    """Text of a part, in the encoding that it names if that is right."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    with suppress(LookupError, UnicodeDecodeError):
        return normalise_newlines(data.decode(part.get_content_charset() or "utf-8"))
    return decode(data, path)


def _attached(part: EmailMessage, post: _Post) -> Iterator[Draft]:
    """Read an attachment: a forwarded message, or a file of a known format."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        if post.depth < _DEEPEST and isinstance(inner, EmailMessage):
            deeper = replace(post, path=post.path / "forwarded", depth=post.depth + 1)
            yield from (_inside(draft, "forwarded") for draft in _drafts(bytes(inner), deeper))
        return
    name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
    data = part.get_payload(decode=True)
    if not post.is_known(Path(name)) or not isinstance(data, bytes):
        return
    try:
        found = post.reader_of(Path(name))(data, post.path / name, post.fail)
    except DatelineError as error:
        post.fail(error)
        return
    yield from (_inside(draft, name) for draft in found)


def _subject(message: EmailMessage) -> str | None:
    subject = " ".join(str(message.get("Subject") or "").split())
    return _PREFIX.sub("", subject) or None


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(str(message.get("From") or ""))
    return name or address or None


def _sent(message: EmailMessage) -> dt.date | None:
    """Day on which the message was sent, where it was sent."""
    with suppress(ValueError, TypeError):
        return parsedate_to_datetime(str(message["Date"])).date()
    return None
