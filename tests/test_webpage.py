"""Saved web pages: the article and what the page says of itself, and nothing that it does not say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmorgue.parse.markdown import read_markdown
from newsmorgue.text.markup import Readable
from newsmorgue.webpage import extracted

PROSE = "The harbour wall fell into the sea on Friday evening, and nobody in the town was hurt by it."


def page(body="", head=""):
    return (
        f"<html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>Wall falls</h1>"
        f"<p>{PROSE}</p>{body}<p>It was said to be old. {PROSE}</p></article>"
        "<footer>\u00a9 2019 Example</footer></body></html>"
    )


def front(head):
    text = extracted(page(head=head))
    found = {}
    for field in read_markdown(text).front:
        found.setdefault(field.name, []).append(field.value)
    return found


def lines(body):
    """Return the kind and the words of each line but the first two and the last."""
    text = extracted(page(body))
    markdown = read_markdown(text)
    readable = Readable(text, markdown.markup)
    return [(line.kind, readable.words(line.start, line.end)) for line in markdown.lines][2:-1]


def test_page_says_who_wrote_it_and_when():
    head = """<meta property="og:title" content='A "wall" falls'>
        <meta property="og:site_name" content="Example Courier"><meta name="author" content="Jane Roe">
        <meta property="og:url" content="https://courier.example.org/2014/01/02/wall">
        <meta property="article:published_time" content="2015-05-20T18:24:00+01:00">
        <meta property="article:modified_time" content="2015-05-21T09:00:00+01:00">
        <meta name="description" content="It stood for long."><meta name="keywords" content="sea, walls">"""
    assert front(head) == {
        "title": ['A "wall" falls'],
        "description": ["It stood for long."],
        "authors": ["Jane Roe"],
        "date": ["2015-05-20T18:24:00+01:00"],
        "updated": ["2015-05-21T09:00:00+01:00"],
        "sitename": ["Example Courier"],
        "url": ["https://courier.example.org/2014/01/02/wall"],
        "tags": ["sea", "walls"],
    }


def test_json_ld_says_it_too():
    head = """<script type="application/ld+json">{"@graph": [
        {"@type": "WebPage", "datePublished": "2001-01-01"},
        {"@type": "NewsArticle", "headline": "Wall falls", "datePublished": "2015-05-20T18:24:00Z",
         "author": [{"@type": "Person", "name": "Jane Roe"}, {"name": "John Doe"}]}]}</script>
        <script type="application/ld+json">{broken</script>"""
    found = front(head)
    assert found["date"] == ["2015-05-20T18:24:00Z"]
    assert found["authors"] == ["Jane Roe", "John Doe"]


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="canonical" href="https://courier.example.org/2014/01/02/wall">',
        '<meta property="article:published_time" content="yesterday">',
    ],
)
def test_no_date_is_guessed(head):
    found = front(head)
    assert "date" not in found
    assert "updated" not in found


def test_address_of_a_saved_page_is_kept():
    text = extracted("<!-- saved from url=(0036)https://courier.example.org/wall.html -->" + page())
    assert 'url: "https://courier.example.org/wall.html"' in text


def test_blocks_keep_what_they_are():
    assert lines(
        "<h2>What <i>now</i></h2><ul><li>One stone of the wall</li><li>Two <b>more</b> stones</li></ul>"
        "<ol><li>First of all</li></ol><blockquote><p>It is gone.</p><p>It was old.</p></blockquote>"
    ) == [
        ("heading2", "What now"),
        ("list", "One stone of the wall"),
        ("list", "Two more stones"),
        ("list", "First of all"),
        ("quote", "It is gone."),
        ("quote", "It was old."),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "2015. A year",
        "- a dash",
        "# a sign",
        "*stars* and _lines_",
        "a `tick`",
        "[a](b) [c]: d",
        "1) one",
        "> x | y",
    ],
)
def test_words_that_look_like_markup_are_words(words):
    assert lines(f"<p>{words}</p>") == [("text", words)]


def test_emphasis_is_kept():
    text = extracted(page("<p>They <em>all </em>went <strong>home</strong>, she said in the evening.</p>"))
    assert "They *all* went **home**, she said" in text


def test_kept_line_ends_part_lines():
    assert lines("<p>The first of the lines<br>The second of the lines</p>") == [
        ("text", "The first of the lines"),
        ("text", "The second of the lines"),
    ]


def test_the_same_page_gives_the_same_text():
    assert extracted(page()) == extracted(page())


@settings(deadline=None)  # the first page loads trafilatura
@given(
    st.text()
    | st.lists(st.sampled_from(["<p>", "<b>", "x ", "</p>", "<table>", "<td>", "<li>", "<!--", "&#0;"])).map(
        "".join
    )
)
def test_anything_is_read_or_refused(html):
    found = extracted(html)
    assert found is None or found.strip()
