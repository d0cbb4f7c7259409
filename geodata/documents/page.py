"""The tree of a web page without what its own names call no part of the article.

Extraction by the density of text keeps a box that stands inside the article and reads like it:
comments, appeals for money, links to other stories. Pages name such boxes in their attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from geodata.documents.furniture import Line, classify

__all__ = ["headings", "trim"]

_BOXES = ("div", "section", "aside", "form", "ol", "ul", "nav", "footer")
_NAMED_BY = ("class", "id", "role", "data-component", "data-testid", "aria-label")
_COMMENTS = re.compile(r"-(?:comment(?:s|ers?|ing|list|box|area|form)?|respond|disqus\w*|replies)-")
_OTHERS = tuple(
    re.compile(rf"-(?:{words})")
    for words in (
        r"donat|support-us-|contribute-|fundrais",
        r"newsletter|subscri(?:b|ption)|sign-?up-|mailing-list|cookie|consent-",
        r"promo|advert|sponsor|taboola|outbrain",
        r"related|recirc|recommend|trending|(?:most|also)-?(?:read|popular|viewed|like)",
        r"read-(?:more|also|next)-|more-(?:stories|news)-|popular-(?:posts|stories|news)-",
        r"shar(?:e(?!d-)|ing-)|social-",
        r"widget",
        r"sidebar",
    )
)
"""One pattern a kind of box; before a name stands a hyphen, whatever the page has there."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[\W_]+")
_SILENT = frozenset({"a", "script", "style", "noscript", "template", "button", "option", "svg"})
_TITLES = frozenset({"h1", "h2", "h3"})
_BLOCKS = _TITLES | {"h4", "h5", "h6", "p", "div", "table", "ul", "ol", "blockquote", "pre", "hr"}
_INLINE = ("font", "span", "center", "b", "strong", "i", "em", "small", "big")
_ARTICLE_WORDS = 40  # what is left of a page must be an article still
_CELL_WORDS = 40  # a cell of data with a line break in it says less

_Words = dict[HtmlElement, int]


def trim(tree: HtmlElement) -> None:
    """Take the boxes out of a page, in place, and turn the tables of its layout into blocks."""
    for table in reversed(list(tree.iter("table"))):  # the inner ones first
        if _is_layout(table):
            _unfold(table)
    for pattern in (_COMMENTS, *_OTHERS):
        _drop_boxes(tree, pattern, readers=pattern is _COMMENTS)


def headings(tree: HtmlElement) -> list[str]:
    """Words of the page's headings of the first three ranks."""
    return [" ".join(one.text_content().split()) for one in tree.iter(*_TITLES)]


def _drop_boxes(tree: HtmlElement, pattern: re.Pattern[str], *, readers: bool) -> None:
    """Drop boxes of a kind, unless they hold the title or, together, most of the page.

    Of readers' comments there may well be more than of the article: then it is enough that an
    article is left. Themes name all that they hold "widget": there the name tells nothing.
    """
    words = _count(tree)
    total = words[tree]
    most = max(total - _ARTICLE_WORDS, total // 2) if readers else total // 2
    boxes = list(_outermost(tree, pattern, words, most))
    if sum(words[box] for box in boxes) <= most:
        for box in boxes:
            box.drop_tree()


def _outermost(
    tree: HtmlElement, pattern: re.Pattern[str], words: _Words, most: int
) -> Iterator[HtmlElement]:
    """Yield the boxes of a kind that stand in no other and do not hold the article."""
    holding = {above for one in tree.iter("h1", "main") for above in one.iterancestors()}
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if (
            element.tag in _BOXES
            and element not in holding
            and words[element] <= most
            and pattern.search(_names(element))
        ):
            yield element
        else:
            waiting += element.iterchildren("*")


def _names(element: HtmlElement) -> str:
    """Names of a box, a hyphen between all their words: ``-jp-relatedposts-share-this-``."""
    names = " ".join(element.get(attribute, "")[:200] for attribute in _NAMED_BY)
    return f"-{_BETWEEN.sub('-', _CAMEL.sub('-', names)).lower()}-"


def _count(tree: HtmlElement) -> _Words:
    """Count the words of each element that are neither links nor buttons, in one pass."""
    words: _Words = {}
    for element in reversed(list(tree.iter("*"))):  # children come before their parents
        count = sum(words[child] + _number(child.tail) for child in element.iterchildren("*"))
        words[element] = 0 if element.tag in _SILENT else count + _number(element.text)
    return words


def _number(text: str | None) -> int:
    return len(text.split()) if text else 0


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table holds headings, tables or paragraphs, and heads no columns."""
    if table.xpath("./caption | ./thead | ./tr/th | ./*/tr/th"):
        return False
    return any(
        _has(cell, *_TITLES, "table", "div")
        or (_has(cell, "br", "p") and _number(cell.text_content()) >= _CELL_WORDS)
        for cell in _cells(table)
    )


def _cells(table: HtmlElement) -> list[HtmlElement]:
    return list(table.xpath("./tr/td | ./*/tr/td"))


def _has(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterdescendants(*tags), None) is not None


def _unfold(table: HtmlElement) -> None:
    """Make a block of each cell, without those that are menus."""
    for cell in _cells(table):
        if _is_menu(cell):
            cell.drop_tree()
        else:
            cell.tag = "div"
            for block in [cell, *cell.iterdescendants("div")]:
                _break_lines(block)
    for part in table.xpath("./tr | ./*/tr | ./*[tr or div]"):
        part.tag = "div"
    table.tag = "div"


def _is_menu(cell: HtmlElement) -> bool:
    """Whether a cell is mostly links, or begins as a box of them does."""
    if _has(cell, *_TITLES):
        return False
    first = next((text for text in cell.itertext() if text.strip()), "")
    links = sum(_number(link.text_content()) for link in cell.iter("a"))
    return links > _count(cell)[cell] or classify(first) is Line.BOX


def _break_lines(block: HtmlElement) -> None:
    """Make a paragraph of what stands between two line breaks or blocks."""
    for inline in list(block.iterdescendants(*_INLINE)):
        if _has(inline, "br", *_BLOCKS):
            inline.drop_tag()
    if block.find("br") is None:
        return
    children, text = list(block), block.text
    block.clear(keep_tail=True)
    paragraph = _paragraph(block, text)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br" or child.tag in _BLOCKS:
            if child.tag != "br":
                block.append(child)
            paragraph = _paragraph(block, tail)
        else:
            paragraph.append(child)
            child.tail = tail


def _paragraph(block: HtmlElement, text: str | None) -> HtmlElement:
    paragraph = html.Element("p")
    paragraph.text = text
    block.append(paragraph)
    return paragraph
