"""The one place where text from documents becomes safe to draw.

Documents are hostile: a title may hold ``<script>``, a quote ``${alert(1)}``, which libraries paste
into HTML, into JavaScript template literals, or into Markdown. Whatever draws, escapes here.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

__all__ = ["escape", "highlight", "label", "script", "web_address"]

_ENTITIES = {ord("$"): "&#36;", ord("`"): "&#96;", ord("\\"): "&#92;", 0: "\ufffd"}
_UNSAFE_IN_SCRIPT = re.compile(r"[<>&$`'{}\u007f-\uffff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:])")


def escape(text: str) -> str:
    """Escape text for HTML, also for HTML inside a JavaScript template literal.

    Examples
    --------
    >>> escape("<b>${1}`")
    '&lt;b&gt;&#36;{1}&#96;'
    >>> escape("")
    ''
    """
    return html.escape(text).translate(_ENTITIES)


def highlight(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Escape text for HTML with parts of it inside ``<mark class=…>``.

    Parameters
    ----------
    text
        Plain text.
    spans
        Start, end (code points, end exclusive) and class name of each part. What lies outside the
        text is cut off, and of two parts that overlap the first one is marked.

    Examples
    --------
    >>> highlight("Harri & Tanf", [(0, 5, "place")])
    '<mark class="place">Harri</mark> &amp; Tanf'
    """
    pieces: list[str] = []
    position = 0
    for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < position or end <= start or start >= len(text):
            continue
        marked = f'<mark class="{escape(name)}">{escape(text[start:end])}</mark>'
        pieces += [escape(text[position:start]), marked]
        position = min(end, len(text))
    return "".join([*pieces, escape(text[position:])])


def script(value: Any) -> str:
    r"""Write a value as a JavaScript literal that is safe in a script, a template or ``eval``.

    Examples
    --------
    >>> script({"title": "</script>${1}"})
    '{"title":"\\u003c/script\\u003e\\u0024\\u007b1\\u007d"}'
    """
    return _strings_escaped(json.dumps(value, ensure_ascii=True, separators=(",", ":")))


def _strings_escaped(text: str) -> str:
    """Replace, inside the strings of a JSON text only, what other languages give a meaning to."""
    return re.sub(
        r'"(?:[^"\\]|\\.)*"',
        lambda string: _UNSAFE_IN_SCRIPT.sub(
            lambda letter: f"\\u{ord(letter.group()):04x}", string.group()
        ),
        text,
    )


def label(text: str) -> str:
    r"""Escape text for the Markdown of a button, a checkbox or a heading; breaks become spaces.

    Examples
    --------
    >>> label("*Harri* :red[x]")
    '\\*Harri\\* \\:red\\[x\\]'
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def web_address(url: str | None) -> str | None:
    """Return a link's address when it leads to the web, and None for any other.

    Examples
    --------
    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.netloc else None
