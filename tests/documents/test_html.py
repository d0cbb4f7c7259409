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


BOXED = """<html><head><title>Ferry shelled at Deir Hafer - Lake Post</title></head><body>
<div class="site-widget"><h1>Ferry shelled at Deir Hafer</h1>
<p>Gunners fired on the ferry at Deir Hafer on Monday, killing two passengers, a harbour clerk
said by telephone.</p>
<div class="box"><p>Read more: Convoy ambushed near Tabqa</p></div>
{box}
<p>The ferry had carried wheat and families across the lake every day since the bridge fell in
January, and it will not sail again.</p>
<p>Divers searched the water until night, but they found no trace of the third man, who had been
the pilot of the boat.</p></div></body></html>"""
STRAY = "<p>Mortars fell on Mosul on Friday and killed nine men in the old market.</p>"


@pytest.mark.parametrize(
    "box",
    [
        '<section data-component="comments"><h4>Talk</h4>{}</section>',
        '<div id="disqus_thread">{}</div>',
        '<ol class="commentlist">{}</ol>',
        '<div class="jp-relatedposts"><h3>Related</h3>{}</div>',
        '<aside aria-label="Most read">{}</aside>',
        '<div class="donateBox">{}</div>',
        '<form class="css-newsletter-signup">{}</form>',
        '<div class="inline-promo">{}</div>',
        '<div class="recirc">{}</div>',
        '<ul class="sharedaddy"><li>{}</li></ul>',
        '<div class="widget-area">{}</div>',
        '<div role="sidebar">{}</div>',
    ],
)
def test_boxes_inside_an_article_are_no_part_of_it(page, box):
    document = read(page(BOXED.format(box=box.format(STRAY))))
    assert document.title == "Ferry shelled at Deir Hafer"
    for name in ("Mosul", "Tabqa"):
        assert name not in document.text
    for words in ("Gunners fired", "carried wheat", "Divers searched"):
        assert words in document.text


@pytest.mark.parametrize("name", ["commentary", "responsive", "shared-content", "quote"])
def test_a_box_whose_name_only_resembles_stays(page, name):
    assert "Mosul" in read(page(BOXED.format(box=f'<div class="{name}">{STRAY}</div>'))).text


@pytest.mark.parametrize("name", ["elementor-widget", "promo-story", "has-sidebar"])
def test_a_name_that_most_of_the_page_bears_tells_nothing(page, name):
    body = BOXED.format(box=STRAY).replace("<p>", f'<div class="{name}"><p>')
    text = read(page(body.replace("</p>", "</p></div>"))).text
    for words in ("Gunners fired", "Mosul", "carried wheat", "Divers searched"):
        assert words in text


def test_more_comments_than_article(page):
    box = f'<div id="comments">{STRAY * 30}</div>'
    text = read(page(BOXED.format(box=box))).text
    assert "Mosul" not in text
    assert "Divers searched" in text


def test_a_story_that_is_filed_under_comment_stays(page):
    story = BOXED.format(box="").replace('class="site-widget"', 'class="comment"')
    assert "Divers searched" in read(page(story.replace("h1>", "h2>"))).text


@pytest.mark.parametrize(
    "line",
    [
        "Also read: Raid on Mosul",
        "READ MORE » Raid on Mosul",
        "Related: Raid on Mosul",
        "See also | Raid on Mosul",
        "Read more about the raid on Mosul",
    ],
)
def test_lines_that_point_elsewhere_are_cut_from_a_page_and_stay_in_a_text(page, tmp_path, line):
    assert "Mosul" not in read(page(BOXED.format(box=f"<p><b>{line}</b></p>"))).text
    plain = tmp_path / "plain.txt"
    plain.write_text(f"Two men died.\n\n{line}\n\nThe army left.", encoding="utf-8")
    assert line in read(plain).text


@pytest.mark.parametrize("line", ["Related families fled: they went to Mosul.", "Read Mosul: no."])
def test_lines_that_begin_alike_stay(page, line):
    assert "Mosul" in read(page(BOXED.format(box=f"<p>{line}</p>"))).text


LAYOUT = """<html><head><title>Lake Post | Ferry shelled at Deir Hafer</title></head><body>
<table><tr><td colspan="3"><a href="1">Cairo</a> | <a href="2">Tunis</a></td></tr><tr>
<td><b>Sections</b><br><a href="3">Raid on Rafah</a><br><a href="4">Talks in Doha</a></td>
<td><h2>Ferry shelled at Deir Hafer</h2><font size="2">12 March 2019<br><br>
Gunners fired on the <i>ferry</i> at Deir Hafer on Monday, killing two passengers, a clerk
said.<br><br>The ferry had carried wheat across the lake every day since the bridge fell.<br><br>
Divers searched the water until night, but they found no trace of the third man.</font>
<hr><b>Readers' comments</b><br><b>Omar</b> wrote on 13 March: They hit Mosul as well.<br>
<b>Lena</b> wrote on 14 March: And Hama the day before.</td>
<td><b>Most read</b><br>1. Clashes kill six in Benghazi</td></tr></table></body></html>"""


def test_tables_of_a_layout_become_paragraphs(page):
    document = read(page(LAYOUT))
    assert document.title == "Ferry shelled at Deir Hafer"
    body = document.text[slice(*document.body)].split("\n\n")
    assert body == [
        "12 March 2019",
        "Gunners fired on the ferry at Deir Hafer on Monday, killing two passengers, a clerk said.",
        "The ferry had carried wheat across the lake every day since the bridge fell.",
        "Divers searched the water until night, but they found no trace of the third man.",
    ]
    for name in ("Cairo", "Rafah", "Benghazi"):
        assert name not in document.text


def test_tables_of_data_stay_tables(page):
    table = """<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Hajin</td><td>4<br>1</td></tr>
    <tr><td>Sousa</td><td><p>12</p></td></tr></table>"""
    text = read(page(BOXED.format(box=table))).text
    assert "| Hajin |" in text
    assert "| Sousa | 12 |" in text


def test_a_nul_does_not_end_the_page(page):
    assert "Divers searched" in read(page(BOXED.format(box="<p>Two\0 men.</p>"))).text


def test_deep_tables_are_read_in_time(page):
    deep = "<table><tr><td>Two men<br>" * 60 + "died." * 50_000
    assert "died." in read(page(f"<html><body>{deep}</body></html>")).text
