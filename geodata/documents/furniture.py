"""What a line of a page is: the author's prose, page furniture, or a sign of readers' comments.

Only short lines are ever furniture, and only when the whole line is: a sentence that happens to
say "leave a comment" stays a sentence.
"""

from __future__ import annotations

import re
from enum import Enum

__all__ = ["Line", "classify"]

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


_HEADER = _any(
    rf"(?:{_COUNT}|all|view(?: all)?|show(?: all)?|read(?: all)?|see(?: all)?|load(?: more)?|select)"
    rf"(?: (?:{_COUNT}))? (?:reader |user |more )?{_COMMENT}(?: (?:so far|to|on|for)\b.{{0,120}})?",
    rf"(?:reader |readers’ |readers' |user |facebook |your )?{_COMMENT}(?: section)?(?: ?\(\d+\)| ?\d+)?",
    rf"(?:leave|add|write|post|submit) (?:a|your) (?:{_COMMENT})(?: (?:to|on|below|here|cancel).{{0,80}})?",
    r"(?:be the first to|log ?in to|sign in to|register to|you must be logged in to) .{0,20}(?:comment|reply).{0,30}",
    r"would love your thoughts.{0,40}",
    r"(?:join|start) the (?:discussion|conversation|debate).{0,60}",
    r"notify of",
    r"inline feedbacks?",
    r"(?:sort by ?:? ?)?(?:newest|oldest|most voted|best|top)(?: (?:newest|oldest|most voted|first))+",
    r"sort by ?:? (?:newest|oldest|best|top|most voted)",
    r"have your say|what do you think\??|discussion policy|comment policy|comments? (?:are )?closed.{0,40}",
    r"your email address will not be published.{0,80}",
    r"kommentare?(?: \(\d+\))?|\d+ kommentare?|(?:\d+ )?commentaires?|laisser un commentaire.{0,30}",
    r"(?:\d+ )?comentarios?|deja un comentario|(?:\d+ )?commenti|yorumlar|yorum yap|(?:\d+ )?комментари[ийев]+",
    r"(?:\d+ )?(?:ال)?تعليقات|اترك تعليقا?ً?|(?:\d+ )?نظرات",
)
_SIGNATURE = _any(
    rf"posted by:? {_NAME}\| ?.{{4,40}}(?:\| ?#?\d{{1,5}})?",
    rf"(?:{_NAME}, )?comment (?:#?\d{{1,5}} )?by {_NAME}.{{0,60}}",
    rf"{_NAME} (?:says|said|wrote|replied|commented) (?:on |at )?{_WHEN}.{{0,30}}",
    rf"{_NAME}[|•·] ?(?:{_WHEN}|{_AGO}).{{0,30}}",
    r"(?:reply to|in reply to|replying to) .{1,50}",
    r"(?:(?:like|reply|share|report|quote|edit|delete|flag|permalink)(?: ?\d+)?[ |·•,/-]*){2,6}",
)
_STAMP = _any(
    rf"{_NAME} (?:says|said|wrote|replied|writes|commented|responds) ?:?(?<=:)",
    rf"{_NAME}[,–—-] ?(?:{_WHEN}|{_AGO}).{{0,30}}",
    rf"(?:{_NAME} )?{_AGO}(?: (?:edited|reply|report))?",
    rf"(?:on )?{_DAY},? (?:at )?{_TIME}(?: (?:reply|permalink|#))?",
    r"reply|report(?: comment| abuse)?|upvote|downvote|flag|quote",
    r"\d{1,4} likes?|\d{1,4} (?:up|down)?votes?|guest|anonymous|anon|unregistered user",
)
_SITE = r"[A-Z0-9][\w.’'&-]*(?: [A-Z0-9][\w.’'&-]*){0,3}"
_FURNITURE = _any(
    r"[\d.,]{1,12} ?(?:\$|€|£|usd|eur|gbp)|(?:\$|€|£|usd|eur|gbp) ?[\d.,]{1,12}",
    r"(?:donate|subscribe|share|tweet|pin(?: it)?|print|e-?mail|save|bookmark|copy link|login|log in|sign in|sign up"
    r"|register|menu|search|close|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|flipboard|vk"
    r"|instagram|youtube|rss|pocket|messenger|home|next|previous|back to top|top|loading|more|advertisement"
    r"|advertising|sponsored(?: content)?|ad|skip to (?:main )?content|listen to (?:this )?article|read aloud"
    r"|text size|font size|a-? ?a\+?|permalink|trackback|comments? off|print this page|download pdf|pdf)"
    r"(?:[ |/·•,-]{1,3}(?:share|tweet|pin(?: it)?|print|e-?mail|facebook|twitter|linkedin|whatsapp|telegram|reddit"
    r"|pinterest|save|copy link|\d{1,5}))*",
    r"share (?:this|on|via|with)\b.{0,60}|like this|(?:please )?like and share.{0,40}",
    r"(?:donate|subscribe|sign up|click here|tap here|follow us|follow .{1,20}|join us|contact us|support us|become a"
    r" (?:member|patron|supporter)|make a donation|buy me a coffee|give now|help us)\b.{0,110}",
    rf"(?-i:S|s)(?-i:UPPORT|upport) (?-i:{_SITE})",
    rf"(?:posted|published|filed|written|submitted) (?:by|in|under|on)\b.{{1,120}}(?:permalink|comments? \(\d+\)|\d+ comments?).{{0,30}}",
    rf"posted by {_NAME} (?:on|at) {_WHEN}.{{0,40}}",
    r"(?:filed under|tagged(?: with| as)?|tags?|categor(?:y|ies)|topics?|keywords?|labels?) ?:.{0,150}",
    r"(?:proof-?read|copy-?edited|edited|translated|fact-?checked|typeset) by ?:? .{1,60}",
    r"(?:©|\(c\)|copyright).{0,120}|.{0,60}all rights reserved.{0,60}",
    r"(?:home|news|world|middle east|politics)(?: ?[>»›/|] ?[^>»›/|]{1,60}){1,6}",
    r"(?:continue reading|read more|read full (?:story|article)|more on this (?:story|topic)|\[?source\]?)"
    r"(?: ?[:»→>].{0,120})?",
    r"\d{1,3} (?:min|minutes?) read|reading time ?:? ?\d{1,3}.{0,10}|\d[\d.,]{0,8}k? (?:shares?|views?|reads?)",
    r"this (?:entry|post|article) was (?:posted|published|filed|tagged).{0,150}",
    r"(?:bookmark the permalink|post navigation|older posts?|newer posts?|previous (?:post|article|story)|next"
    r" (?:post|article|story)).{0,120}",
)
_BOX = _any(
    r"(?:related|recommended|similar|trending|popular|latest|more|other|recent|further|must)"
    r"(?: on this)? (?:articles?|stories|story|posts?|news|reading|content|coverage|topics?|read|reads|from .{1,40})",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|most (?:read|popular|viewed|shared)|read (?:also|next)|see also"
    r"|up next|don[’']t miss|editors?[’']? picks?|recommended for you|what to read next|more from .{1,40}|more in .{1,40})",
    r"(?:our |the |daily |weekly |free )*newsletters?|(?:sign up|subscribe|get|join) .{0,30}newsletters?.{0,80}",
    r"about (?:the|this) (?:authors?|writer|editor|site)|about us|notes on contributors",
    r"(?:support independent journalism|before you go|a message from .{1,40})",
)
_ORDER = (
    (Line.BOX, _BOX),
    (Line.FURNITURE, _FURNITURE),
    (Line.HEADER, _HEADER),
    (Line.SIGNATURE, _SIGNATURE),
    (Line.STAMP, _STAMP),
)


def classify(line: str) -> Line:
    """Tell what a line is.

    Examples
    --------
    >>> classify("12 Comments").value, classify("Share this:").value
    ('header', 'furniture')
    >>> classify("The minister had no comment on the raid.").value
    'prose'
    """
    text = " ".join(line.split()) if len(line) <= _LONGEST else ""
    for kind, pattern in _ORDER:
        if text and pattern.fullmatch(text):
            return kind
    return Line.PROSE
