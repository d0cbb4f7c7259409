"""The author's words stay whole, and nothing of the page or its readers comes with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.documents import from_text, sentences
from geodata.documents.body import find_body
from geodata.documents.furniture import Line, classify

ARTICLE = """Militants attacked a checkpoint near Al-Sukhnah on Monday, killing four soldiers, a
local official said. Two vehicles burned out.

The attack came a day after a convoy was hit on the road to Palmyra. The army sent reinforcements
to the area and closed the road for six hours.

"I saw two pickups coming from the desert," a shepherd told the agency. "You could hear the shots."

Officials in Homs said the wounded had been taken to the city's military hospital."""

TAILS = {
    "blog with replies": """Share this:
Twitter
Facebook

3 Responses to “Checkpoint attacked”

Bob says:
March 3, 2019 at 4:12 pm
The usual story from Baghdad.
Reply

Anna K says:
March 4, 2019 at 9:01 am
They will never learn, the generals in Cairo.
Reply

Leave a Reply
Your email address will not be published. Required fields are marked *""",
    "discussion widget": """Comments

Join the discussion…

Foxhound • 2 years ago
The army should have guarded Aleppo better.
Like • Reply • Share

maria_88 • 2 years ago
It was the same in Raqqa.
Like • Reply • Share""",
    "sorting buttons": """Notify of
Newest Most Voted
Inline Feedbacks
View all comments

And what about the pipelines to Rotterdam, nobody talks of them.""",
    "header, thoughtful readers": """2 Comments

I remember the same road in the spring. You could not find one soldier on it then.

My cousin serves in Tartus, and he told me that the fuel never reached them.""",
    "signatures without a header": """No one in Washington cares about the road.

Posted by: Jim | Mar 3, 2019 7:54:54 AM | 1

Moscow will never allow it.

Posted by: Kate | Mar 3, 2019 8:54:54 AM | 2""",
    "quarrel without a marker": """Oh please, will you shut up about Vietnam !!

Desert Owl

you know nothing, go to London and ask

Patient Reader

thanks buddy, I will

Desert Owl

lol, enjoy Paris then

Patient Reader

who cares what you think??

Desert Owl

nobody, just like you :)""",
    "permalink": "Posted by the desk on March 4, 2019 at 06:30 AM | Permalink",
    "credits": "Proofread by: A. P.\n\nSupport TheDesk\n\n© 2019 The Desk. All rights reserved.",
    "related links": "Related articles\n\nTurkey sends troops to Idlib\n\nFive killed in Mogadishu",
    "newsletter": """Sign up for our newsletter

Get the day's news from Beirut in your inbox every morning. You can unsubscribe at any time.""",
    "biography": """About the author

Jane Doe is a reporter in Istanbul. She has covered Ankara for ten years.""",
}

WHOLE = {
    "plain": ARTICLE,
    "interview": "\n\n".join(
        [
            "Q: What did you see when you came to the town?",
            "A: I saw ruins. I walked with my brother, and we found no one. You cannot imagine it.",
        ]
        * 8
    ),
    "opinion": "I never liked the idea that you can bomb your way to peace, and I said so.\n\n"
    * 10,
    "chronicle": "\n\n".join(
        f"Homs - {day} March 2018\n\nShelling hit the market of the town and killed {day} people."
        for day in range(2, 16)
    ),
    "live page": "\n\n".join(
        f"{hours} hours ago\n\nThe army said its men had reached district {hours} of the town."
        for hours in range(2, 16)
    ),
    "transcript": ARTICLE
    + "\n\nMr. Owl\n\nI ask you to vote.\n\nMrs. Fox\n\nI thank you, and I will not." * 6,
    "list": ARTICLE
    + "\n\nThey demand:"
    + "".join(f"\n\nthe release of group {n}" for n in range(9)),
    "statement": ARTICLE + "\n\nThe minister said:\n\nWe will not leave the town of Hajin." * 3,
    "button in the middle": f"{ARTICLE}\n\nLeave a comment\n\n{ARTICLE}\n\n{ARTICLE}",
    "word in a sentence": f"{ARTICLE}\n\nThe minister had no comment.\n\nThey leave a comment.",
    "one word": "Share",
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
def test_what_follows_the_article_is_cut(tail):
    text = f"{ARTICLE}\n\n{tail}\n"
    start, end = find_body(text)
    assert text[start:end] == ARTICLE


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_an_article_without_comments_keeps_every_paragraph(text):
    start, end = find_body(text)
    assert text[start:end] == text.strip()


@pytest.mark.parametrize(
    "head",
    [
        "0 $\n2,500 $\n5,000 $",
        "Home > World > Middle East",
        "Skip to content\nMenu\nSearch",
        "Share\nTweet\n12 Comments\n\nDonate",
    ],
)
def test_what_precedes_the_article_is_cut(head):
    text = f"{head}\n\nFour soldiers killed\n\n{ARTICLE}"
    start, end = find_body(text)
    assert text[start:end] == f"Four soldiers killed\n\n{ARTICLE}"


def test_sentences_come_from_the_body_alone():
    document = from_text(f"{ARTICLE}\n\n2 Comments\n\nJim says:\n\nBomb London!!\n\nReply")
    assert sentences(document)[-1].text.startswith("Officials in Homs")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("SELECT\xa0Comments", Line.HEADER),
        ("12 Replies", Line.HEADER),
        ("Comments (3)", Line.HEADER),
        ("Leave a comment", Line.HEADER),
        ("Posted by: mike | Jun 22, 2018 8:21:09 AM | 4", Line.SIGNATURE),
        ("Foxhound • 3 days ago", Line.SIGNATURE),
        ("3 days ago", Line.STAMP),
        ("€ 20", Line.FURNITURE),
        ("Tags: Syria, Iraq", Line.FURNITURE),
        ("Don\u2019t miss", Line.BOX),
        ("Comments by the minister angered Ankara", Line.PROSE),
        ("Support for the raid grows in Baghdad", Line.PROSE),
        ("Follow the convoy from Homs to Palmyra", Line.PROSE),
        ("Share of wheat harvest lost in Hasakah", Line.PROSE),
    ],
)
def test_what_a_line_is(line, kind):
    assert classify(line) is kind


@given(st.text(max_size=500))
def test_the_body_lies_in_the_text_and_is_never_empty(text):
    start, end = find_body(text)
    assert 0 <= start <= end <= len(text)
    assert bool(text[start:end].strip()) == bool(text.strip())


PIECES = [*ARTICLE.split("\n\n"), *"\n".join(TAILS.values()).splitlines()]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_of_pages_has_a_body(pieces):
    text = "\n\n".join(pieces)
    start, end = find_body(text)
    assert bool(text[start:end].strip()) == bool(text.strip())


ENDS = {
    "iran-fires-missiles.txt": "global war.",
    "prepare-to-remove-us-from-al-tanf.txt": "used to remove them.",
    "soleimani-message.txt": "these past events.",
    "trade-iraq-for-syria.txt": "hot summer this year.",
    "us-pullout-al-tanf.txt": "now underway.",
}


@pytest.mark.parametrize("name", ENDS)
def test_the_articles_end_where_their_authors_ended(shared, name):
    text = (shared / "reports" / name).read_text(encoding="utf-8")
    start, end = find_body(text)
    assert text[start:end].endswith(ENDS[name])
    assert "$" not in text[start : start + 20]


@pytest.mark.parametrize(
    "thread",
    [
        "@lake_watcher · 3h\n\nThe army shelled Hama too.\n\n@omar77 · 12 min\n\nNobody counts.",
        "Comments\n\nOmar wrote on 13 March: Hama too.\n\nLena K. replied on March 14: And Homs.",
    ],
)
def test_short_ages_and_inline_signatures_open_comments(thread):
    article = "Gunmen fired on the ferry on Monday, and two passengers died of wounds. " * 5
    start, end = find_body(f"{article}\n\n{thread}")
    assert (start, end) == (0, len(article.rstrip()))


def test_a_letter_that_is_quoted_is_no_comment():
    article = "Gunmen fired on the ferry on Monday, and two passengers died of wounds. " * 5
    text = f"{article}\n\nHaddad wrote on 13 March: We will rebuild the pier.\n\n{article}".strip()
    assert find_body(text) == (0, len(text))
