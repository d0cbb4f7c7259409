"""The part of a text that its author wrote, without page furniture and readers' comments.

Comments are told from an article by several signs that must agree: the words that comment sections
are made of, the signatures of who wrote each one, and how the paragraphs sound. One sign alone cuts
nothing, so that an article without comments keeps every paragraph.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from geodata.documents.chat import addresses, is_nickname, rants
from geodata.documents.furniture import Line, classify
from geodata.documents.paragraphs import paragraphs

__all__ = ["find_body"]

_STOPS = ".!?…”\"'\u2019)»؟।。"
_ENOUGH = 3.5  # points of evidence for readers' comments
_ARTICLE_WORDS = 40  # fewer words of prose are no article: what looks like furniture above stays
_BOX_WORDS = 60  # a box holds no more words in sentences
_NEAR = 10  # lines below a header where other signs support it
_REACH = 5  # paragraphs that a reader may write in a reporter's tone before he gives himself away
_CHAT_LINES = 6  # a comment section without any marker shows only in its length


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    kind: Line
    words: int
    sentence: bool
    chatty: bool
    ranting: bool


def find_body(text: str) -> tuple[int, int]:
    r"""Start and end of the author's words; never empty for a text with words in it.

    Examples
    --------
    >>> article = "The raid began at dawn, and eight men died. " * 6
    >>> text = f"Share\n\n{article}\n\n2 Comments\n\nJim says:\n\nlol, I told you!!"
    >>> start, end = find_body(text)
    >>> text[start:end] == article.strip()
    True
    """
    lines = _paragraphs(text)
    if not lines:
        return 0, len(text)
    first = _first(lines)
    last = _without_boxes(lines, first, _without_comments(lines, first))
    return lines[first].start, lines[last - 1].end


def _paragraphs(text: str) -> list[_Paragraph]:
    spans = list(paragraphs(text, (0, len(text))))
    repeated = Counter(text[start:end].strip() for start, end in spans if end - start <= 40)
    return [_paragraph(text, start, end, repeated) for start, end in spans]


def _paragraph(text: str, start: int, end: int, repeated: Counter[str]) -> _Paragraph:
    raw = text[start:end]
    line = raw.strip()
    start += len(raw) - len(raw.lstrip())
    kind = classify(line)
    prose = kind is Line.PROSE
    ranting = prose and rants(line)
    named = repeated[line] > 1 and is_nickname(line)
    return _Paragraph(
        start,
        start + len(line),
        kind,
        words=len(line.split()),
        sentence=line[-1] in _STOPS,
        chatty=prose and (ranting or named or line[0].islower() or addresses(line)),
        ranting=ranting,
    )


def _first(lines: list[_Paragraph]) -> int:
    """Index of the first line that is no furniture; 0 when all are."""
    for index, line in enumerate(lines):
        if line.kind in {Line.PROSE, Line.STAMP}:
            return index
    return 0


def _prose(lines: list[_Paragraph]) -> int:
    """Words in sentences: headlines, links and buttons do not count."""
    return sum(line.words for line in lines if line.kind is Line.PROSE and line.sentence)


def _without_comments(lines: list[_Paragraph], first: int) -> int:
    """Index of the first line of the readers' comments, or how many lines there are."""
    before = 0
    for index in range(first, len(lines)):
        line = lines[index]
        if line.kind in {Line.HEADER, Line.SIGNATURE} and before >= _ARTICLE_WORDS:
            tail = lines[index:]
            closed = lines[index - 1].kind is Line.FURNITURE
            if _evidence(tail, before) + closed >= _ENOUGH:
                return _before_signature(lines, first, index)
        if line.kind is Line.PROSE and line.sentence:
            before += line.words
    return _without_chat(lines, first)


def _evidence(tail: list[_Paragraph], words_before: int) -> float:
    """Points for the comments' beginning here.

    The share of paragraphs below that talk like a reader counts up to 3; each signature near it 2,
    two at most; less prose below than above 0.5. A header counts 2, each further one near it 1.5,
    each stamp near it 1, three at most, and next to no prose below it 2. (The permalink or the tags
    that close an article, right above, count 1.)
    """
    near = Counter(line.kind for line in tail[:_NEAR])
    prose = [line for line in tail if line.kind is Line.PROSE]
    chatty = sum(line.chatty for line in prose) / len(prose) if prose else 0.0
    words = _prose(tail)
    points = 3 * chatty + 2 * min(near[Line.SIGNATURE], 2) + 0.5 * (words < words_before)
    if tail[0].kind is Line.HEADER:
        points += 2 + 1.5 * (near[Line.HEADER] - 1) + min(near[Line.STAMP], 3)
        points += 2 * (words <= _ARTICLE_WORDS // 2)
    return points


def _before_signature(lines: list[_Paragraph], first: int, index: int) -> int:
    """Step back over the comment that a signature closes, when signatures stand below comments."""
    written = [line for line in lines if line.kind in {Line.PROSE, Line.SIGNATURE}]
    if lines[index].kind is not Line.SIGNATURE or written[-1].kind is not Line.SIGNATURE:
        return index
    start = index - 1
    while start - 1 > first and lines[start - 1].chatty:
        start -= 1
    return max(start, first + 1)


def _without_chat(lines: list[_Paragraph], first: int) -> int:
    """Find comments that nothing announces: the tail in which chat outweighs report the most."""
    best, cut, total, ranting = 0.0, len(lines), 0.0, 0
    for index in range(len(lines) - 1, first, -1):
        line = lines[index]
        ranting += line.ranting
        if line.kind is Line.PROSE:
            total += 1.0 if line.chatty else -min(line.words / 25, 1.5)
        if total > best and line.chatty and ranting >= _CHAT_LINES // 2:
            best, cut = total, index
    if best < _CHAT_LINES:
        return len(lines)
    while any(line.chatty for line in lines[max(cut - _REACH, first + 1) : cut]):
        cut -= 1
    return cut if _prose(lines[first:cut]) >= _ARTICLE_WORDS else len(lines)


def _without_boxes(lines: list[_Paragraph], first: int, end: int) -> int:
    """Leave out the furniture and the boxes that end an article."""
    for index in range(first + 1, end):
        box = lines[index].kind is Line.BOX
        if box and _prose(lines[index:end]) <= _BOX_WORDS <= _prose(lines[first:index]):
            end = index
            break
    while end - 1 > first and lines[end - 1].kind not in {Line.PROSE, Line.STAMP}:
        end -= 1
    return end
