"""Out of a web page comes the article, with what the page says of it."""

import datetime as dt

import pytest

from geodata.documents import read, sentences
from geodata.errors import DocumentError

PAGE = """<!doctype html><html lang="en"><head><title>Convoy hit | The Desert Desk</title>
<meta property="og:site_name" content="The Desert Desk">
<meta property="og:title" content="Convoy hit near Palmyra">
<meta property="article:published_time" content="2019-03-04T10:00:00+00:00">
<link rel="canonical" href="https://desk.example/convoy"></head>
<body><nav><ul><li><a href="/">Home</a></li>
<li><a href="/iraq">All about Baghdad</a></li></ul></nav>
<div class="donation-box"><h3>Support us</h3><p>Your donation keeps our office in Beirut open.</p>
<button>50 $</button></div>
<article><h1>Convoy hit near Palmyra</h1>
<p>Gunmen attacked an army convoy on the road to Palmyra on Sunday night, killing six soldiers, a
military source said.</p>
<p>The convoy had left Homs in the afternoon with fuel for the garrison at T4, the source said. Two
trucks burned out, and the road stayed closed until Monday morning.</p>
<h2>Earlier attacks</h2>
<ul><li>In January, mines killed three men near Al-Sukhnah.</li>
<li>In February, a patrol disappeared south of Resafa.</li></ul>
<p>The army has sent reinforcements from Hama, and helicopters searched the desert.</p></article>
<div id="comments" class="comments-area"><h2>2 Comments</h2><ol class="comment-list">
<li class="comment"><p>Jim</p><p>This is like Vietnam, they should bomb Tehran.</p></li>
<li class="comment"><p>Nobody cares in London.</p></li></ol></div>
<aside><h3>Related</h3><a href="/x">Five dead in Mogadishu</a></aside>
<footer>© The Desert Desk, Amman</footer></body></html>"""


@pytest.fixture
def page(tmp_path):
    def write(html, encoding="utf-8"):
        path = tmp_path / "page.html"
        path.write_bytes(html.encode(encoding))
        return path

    return write


def test_the_article_and_its_metadata(page):
    document = read(page(PAGE))
    assert document.title == "Convoy hit near Palmyra"
    assert document.published == dt.date(2019, 3, 4)
    assert document.publisher == "The Desert Desk"
    assert document.url == "https://desk.example/convoy"
    for name in ("Palmyra", "T4", "Al-Sukhnah", "Resafa", "Hama"):
        assert name in document.text
    for name in ("Baghdad", "Beirut", "Tehran", "London", "Mogadishu", "Amman"):
        assert name not in document.text


def test_paragraphs_headings_and_items_end_sentences(page):
    texts = [sentence.text for sentence in sentences(read(page(PAGE)))]
    assert "Earlier attacks" in texts
    assert "- In February, a patrol disappeared south of Resafa." in texts
    assert (
        "The army has sent reinforcements from Hama, and helicopters searched the desert." in texts
    )


def test_a_short_page_is_all_article(page):
    assert read(page("<p>Two men died in Raqqa.</p>")).text == "Two men died in Raqqa."
    assert read(page("<body>Two men<script>alert(1)</script></body>")).text == "Two men"


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<p> </p>", "<div>" * 50_000])
def test_a_page_without_an_article(page, html):
    with pytest.raises(DocumentError, match="holds no article") as error:
        read(page(html))
    assert "\n" not in str(error.value)
