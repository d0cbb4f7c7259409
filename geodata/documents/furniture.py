"""What a line of a page is: the author's prose, page furniture, or a sign of readers' comments.

Only short lines are ever furniture, and only when the whole line is: a sentence that happens to
say "leave a comment" stays a sentence.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

__all__ = ["Line", "classify", "is_teaser"]

_LONGEST = 200  # characters; no button or signature is longer


class Line(Enum):
    """What a line is."""

    PROSE = "prose"
    FURNITURE = "furniture"
    """Buttons, credits, permalinks, donation amounts: cut at both ends of an article."""
    BOX = "box"
    """Heads a box of related links, a newsletter or a biography: cut with what it heads."""
    HEADER = "header"
    """Opens the readers' comments."""
    SIGNATURE = "signature"
    """Names who wrote a comment, and when."""
    STAMP = "stamp"
    """Could do so, but could as well head the entry of a chronicle or introduce a quotation."""


_COUNT = r"(?:\d[\d.,]{0,7}|no|one|two|three|four|five|six|seven|eight|nine|ten)"
_COMMENT = r"(?:comments?|responses?|repl(?:y|ies)|thoughts?|feedbacks?|reactions?)"
_DATE = r"(?:[a-z]{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s[a-z]{3,9})"  # without its year
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s(?:utc|gmt|[ecmp][sd]?t))?"
_DAY = (
    r"(?:[a-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}\.?\s[a-z]{3,9}\.?,?\s\d{4}"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})"
)
_WHEN = rf"(?:{_DAY}(?:,?\s(?:at\s)?{_TIME})?)"
_AGO = (
    r"(?:an?|one|\d{1,3})\s(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\sago"
)
_NAME = r"[^\n|:]{1,50}"


def _any(*patterns: str) -> re.Pattern[str]:
    """Compile patterns of which one must be the whole line, decoration left aside."""
    joined = "|".join(patterns)
    return re.compile(rf"[\W_]{{0,6}}(?:{joined})[\W_]{{0,6}}", re.IGNORECASE)


_OPENING = rf"(?:{_COUNT}|all|(?:view|show|read|see)(?: all)?|load(?: more)?|select)"
_HEADER = _any(
    rf"{_OPENING}(?: {_COUNT})? (?:reader |user |more )?{_COMMENT}"
    r"(?: (?:so far|to|on|for)\b.{0,120})?",
    rf"(?:readers?'? |user |facebook |your )?{_COMMENT}(?: section)?(?: ?\(\d+\)| ?\d+)?",
    rf"(?:leave|add|write|post|submit) (?:a|your) {_COMMENT}"
    r"(?: (?:to|on|below|here|cancel).{0,80})?",
    r"(?:be the first to|log ?in to|sign in to|register to|you must be logged in to)"
    r" .{0,20}(?:comment|reply).{0,30}",
    r"(?:join|start) the (?:discussion|conversation|debate).{0,60}",
    r"would love your thoughts.{0,40}|your email address will not be published.{0,80}",
    r"notify of|inline feedbacks?|have your say|what do you think|(?:comment|discussion) policy",
    r"(?:sort by ?:? ?)?(?:newest|oldest|most voted|best|top)"
    r"(?: (?:newest|oldest|most voted|first))+",
    r"sort by ?:? (?:newest|oldest|best|top|most voted)|comments? (?:are )?closed.{0,40}",
    r"kommentare?(?: \(\d+\))?|\d+ kommentare?",
    r"(?:\d+ )?commentaires?|laisser un commentaire.{0,30}",
    r"(?:\d+ )?comentarios?|deja un comentario|(?:\d+ )?commenti|yorumlar|yorum yap",
    r"(?:\d+ )?комментари[ийев]+|(?:\d+ )?(?:ال)?تعليقات|اترك تعليقا?ً?|(?:\d+ )?نظرات",
)
_SIGNATURE = _any(
    rf"posted by:? {_NAME}\| ?.{{4,40}}(?:\| ?#?\d{{1,5}})?",
    rf"(?:{_NAME}, )?comment (?:#?\d{{1,5}} )?by {_NAME}.{{0,60}}",
    rf"{_NAME} (?:says|said|wrote|replied|commented) (?:on |at )?{_WHEN}.{{0,30}}",
    rf"{_NAME}[|•·] ?(?:{_WHEN}|{_AGO}).{{0,30}}",
    rf"{_NAME}[|•·] ?\d{{1,3}} ?(?:[smhdwy]|mo|mins?|hrs?|days?)(?: (?:ago|edited))?",
    r"(?:reply to|in reply to|replying to) .{1,50}",
    r"(?:(?:like|reply|share|report|quote|edit|delete|flag|permalink)(?: ?\d+)?[ |·•,/-]*){2,6}",
)
_STAMP = _any(
    rf"{_NAME} (?:says|said|wrote|replied|writes|commented|responds) ?:",
    rf"(?:[\w.'-]{{1,30}} ?){{1,3}} (?:wrote|replied|commented) (?:on |at )?(?:{_WHEN}|{_DATE})"
    r" ?:.{1,150}",
    rf"{_NAME}[,\u2013\u2014-] ?(?:{_WHEN}|{_AGO}).{{0,30}}",
    rf"(?:{_NAME} )?{_AGO}(?: (?:edited|reply|report))?",
    rf"(?:on )?{_DAY},? (?:at )?{_TIME}(?: (?:reply|permalink|#))?",
    r"reply|report(?: comment| abuse)?|upvote|downvote|flag|quote",
    r"\d{1,4} likes?|\d{1,4} (?:up|down)?votes?|guest|anonymous|anon|unregistered user",
)
_BUTTONS = (
    r"(?:share|tweet|pin(?: it)?|print|e-?mail|save|copy link|facebook|twitter|x|linkedin|whatsapp"
    r"|telegram|reddit|pinterest|flipboard|vk|instagram|youtube|rss|pocket|messenger|bookmark)"
)
_MENU = (
    r"(?:donate|subscribe|log ?in|sign in|sign up|register|menu|search|close|home|next|previous|top"
    r"|back to top|loading|more|advertisement|advertising|sponsored(?: content)?|ad|permalink"
    r"|trackback|skip to (?:main )?content|listen to (?:this )?article|read aloud|text size"
    r"|font size|comments? off|print this page|(?:download )?pdf|like this)"
)
_FURNITURE = _any(
    r"[\d.,]{1,12} ?(?:\$|€|£|usd|eur|gbp)|(?:\$|€|£|usd|eur|gbp) ?[\d.,]{1,12}",
    rf"{_MENU}|{_BUTTONS}(?:[ |/·•,-]{{1,3}}(?:{_BUTTONS}|\d{{1,5}}))*",
    r"share (?:this|on|via|with)\b.{0,60}|(?:please )?like and share.{0,40}",
    r"(?:donate|subscribe|sign up|click here|tap here|follow (?:us|@.{1,20}|.{1,20} on)|join us on"
    r"|contact us|support us|become a (?:member|patron|supporter)|make a donation|buy me a coffee"
    r"|give now)\b.{0,110}",
    r"(?-i:S|s)(?-i:UPPORT|upport) (?-i:[A-Z][\w.'&-]*(?: [A-Z][\w.'&-]*)?)",
    r"(?:posted|published|filed|written|submitted) (?:by|in|under|on)\b.{1,120}"
    r"(?:permalink|comments? \(\d+\)|\d+ comments?).{0,30}",
    rf"posted by {_NAME} (?:on|at) {_WHEN}.{{0,40}}",
    r"(?:filed under|tagged(?: with| as)?|tags?|categor(?:y|ies)|topics?|keywords?|labels?)"
    r" ?:.{0,150}",
    r"(?:proof-?read|copy-?edited|edited|translated|fact-?checked|typeset) by ?:? .{1,60}",
    r"(?:©|\(c\)|copyright).{0,120}|.{0,60}all rights reserved.{0,60}",
    r"(?:home|news|world|middle east|politics)(?: ?[>»\u203a/|] ?[^>»\u203a/|]{1,60}){1,6}",
    r"(?:continue reading|read more|read full (?:story|article)|more on this (?:story|topic)"
    r"|\[?source\]?)(?: ?[:»→>].{0,120})?",
    r"\d{1,3} (?:min|minutes?) read|reading time ?:? ?\d{1,3}.{0,10}",
    r"\d[\d.,]{0,8}k? (?:shares?|views?|reads?)",
    r"this (?:entry|post|article) was (?:posted|published|filed|tagged).{0,150}",
    r"(?:bookmark the permalink|post navigation|(?:older|newer) posts?"
    r"|(?:previous|next) (?:post|article|story)).{0,120}",
)
_BOX = _any(
    r"(?:related|recommended|similar|trending|popular|latest|more|other|recent|further|must)"
    r"(?: on this)? (?:articles?|stor(?:y|ies)|posts?|news|content|coverage|topics?|reads?)",
    r"you (?:may|might) (?:also )?(?:like|be interested in)|most (?:read|popular|viewed|shared)",
    r"read (?:also|next)|see also|up next|don't miss|editor'?s'? picks?|recommended for you",
    r"what to read next|more (?:from|in) .{1,40}|before you go|a message from .{1,40}",
    r"(?:our |the |daily |weekly |free )*newsletters?|support independent journalism",
    r"(?:sign up|subscribe|get|join) .{0,30}newsletters?.{0,80}",
    r"about (?:the|this) (?:authors?|writer|editor|site)|about us|notes on contributors",
)
_POINTER = (
    r"(?:(?:read|see|watch) (?:more|also|next)|also (?:read|see)|must read|don't miss|recommended"
    r"|(?:related|more on this)(?: (?:articles?|stor(?:y|ies)|news|coverage|content|reading))?)"
)
_TEASER = _any(
    _POINTER, rf"(?:{_POINTER}|read|watch) ?[:|»→>] ?.{{1,180}}", r"read more (?:about|on) .{1,180}"
)
_ORDER = (
    (Line.BOX, _BOX),
    (Line.FURNITURE, _FURNITURE),
    (Line.HEADER, _HEADER),
    (Line.SIGNATURE, _SIGNATURE),
    (Line.STAMP, _STAMP),
)


@lru_cache(maxsize=1024)
def classify(line: str) -> Line:
    """Tell what a line is.

    Examples
    --------
    >>> classify("12 Comments").value, classify("Share this:").value
    ('header', 'furniture')
    >>> classify("The minister had no comment on the raid.").value
    'prose'
    """
    text = " ".join(line.split()).replace("\u2019", "'") if len(line) <= _LONGEST else ""
    for kind, pattern in _ORDER:
        if text and pattern.fullmatch(text):
            return kind
    return Line.PROSE


def is_teaser(line: str) -> bool:
    """Whether a line does nothing but point to another article.

    Examples
    --------
    >>> is_teaser("Read more: Two trucks burn near the border"), is_teaser("Related: a raid")
    (True, True)
    >>> is_teaser("Also read out was a letter: the governor asks for boats.")
    False
    """
    text = " ".join(line.split()).replace("\u2019", "'") if len(line) <= _LONGEST else ""
    return bool(_TEASER.fullmatch(text))
