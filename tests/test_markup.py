from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.markup import escape, highlight, label, script, web_address

HOSTILE = "`${alert(1)}` \\ </script><script>alert(1)</script> \" ' &"


@given(st.text())
def test_escaped_text_reads_as_before(text: str) -> None:
    assert html.unescape(escape(text)) == text.replace("\0", "\ufffd")


@given(st.text())
def test_escaped_text_holds_nothing_that_html_or_a_template_literal_reads(text: str) -> None:
    assert not set(escape(text)) & set("<>\"'`$\\")


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=8))
def test_a_script_literal_is_the_value(value: object) -> None:
    assert json.loads(script(value)) == value


@given(st.text())
def test_a_script_literal_holds_nothing_that_ends_a_script_or_a_template(text: str) -> None:
    written = script([text])
    assert written.isascii()
    assert not set(written) & set("<>&$`'{}")


def test_a_script_literal_stops_every_known_trick() -> None:
    assert json.loads(script({"quote": HOSTILE})) == {"quote": HOSTILE}
    assert "\\u0024\\u007balert" in script(HOSTILE)


@given(
    st.text(),
    st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30), st.just("place"))),
)
def test_highlighting_changes_no_letter(text: str, spans: list[tuple[int, int, str]]) -> None:
    plain = re.sub(r'<mark class="place">|</mark>', "", highlight(text, spans))
    assert plain == escape(text)


def test_highlights_that_overlap_are_marked_once() -> None:
    spans = [(0, 10, "place"), (3, 5, "actor"), (12, 14, "date")]
    assert highlight("Deir Ezzor, 1983", spans) == (
        '<mark class="place">Deir Ezzor</mark>, <mark class="date">19</mark>83'
    )


def test_a_class_name_cannot_break_out() -> None:
    assert "<b>" not in highlight("x", [(0, 1, '"><b>')])


def test_a_label_holds_no_markdown_and_one_line() -> None:
    assert label("![](http://x) $a$\n# **b**") == r"\!\[\]\(http\://x\) \$a\$ \# \*\*b\*\*"


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", "http://[", "C:\\a"],
)
def test_only_the_web_is_linked(url: str | None) -> None:
    assert web_address(url) is None


def test_a_web_address_stays() -> None:
    assert web_address(" https://example.org/a?b=c ") == "https://example.org/a?b=c"
