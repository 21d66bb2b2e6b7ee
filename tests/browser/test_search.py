"""Search in the browser: lunr.js against lunr.py, the scripts' words against ours, and the page."""

import json
import random
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from lunr.query import QueryPresence

from newsmorgue.assets import lunr_script, static_folder, templates_folder
from newsmorgue.render.environment import interface
from newsmorgue.search import Document, Passage, search
from newsmorgue.search.index import build_index
from newsmorgue.search.words import words
from newsmorgue.text.stemmer import stem

BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';
img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'">
<title>{% block title %}{% endblock %}</title><link rel="icon" href="data:,">
<script defer src="static/site.js"></script>{% block scripts %}{% endblock %}</head>
<body><main>{% block main %}{% endblock %}</main></body></html>"""
PAGE = '<!doctype html><meta charset="utf-8"><title>{0}</title><link rel="icon" href="data:,">{1}'

DAM = (
    "The dam above the town of Brodek is old and reliable, its keeper said.",
    "Engineers of the US army use “certain methods” to look for cracks; money is short today.",
    "Café owners by the river asked ministers <b>for certain</b>: new methods, or a new dam?",
)
FLOOD = ("A flood reached Brodek on Monday.", "The ministry of water had no money for reliable pumps.")
DOCUMENTS = [
    Document(
        "articles/dam.html",
        "article",
        "Brodek’s dam <cracks>",
        fields={"title": "Brodek’s dam cracks", "text": " ".join(DAM), "places": "Brodek"},
        passages=tuple(Passage(f"p{i}", text) for i, text in enumerate(DAM, 1)),
        note="The Example · 21 May 2015",
    ),
    Document(
        "articles/flood.html",
        "article",
        "Flood in the valley",
        fields={"title": "Flood in the valley", "text": " ".join(FLOOD), "places": "Brodek"},
        passages=tuple(Passage(f"p{i}", text) for i, text in enumerate(FLOOD, 1)),
    ),
    *(
        Document(f"articles/{i}.html", "article", f"Harvest {i}", fields={"title": f"Harvest {i}"})
        for i in range(25)
    ),
    Document("places/us.html", "place", "United States", ("United States", "US", "U.S.", "America")),
    Document("places/usk.html", "place", "Usk", ("Usk",)),
    Document("people/z.html", "person", "Zoë al-Brodek", ("Zoë al-Brodek", "Zoe Brodek"), {"title": "Zoë"}),
    Document(
        "articles/dam.html",
        "claim",
        "The dam is old and reliable",
        fields={"claims": "The dam is old and reliable", "people": "Jan Keeper"},
        passages=(Passage("c-1", "The dam is old and reliable"),),
    ),
]


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """A site of `DOCUMENTS`: the search page, its files, and the pages that it leads to."""
    folder = tmp_path_factory.mktemp("site")
    files = dict(search(DOCUMENTS))
    loader = DictLoader(
        {"base.html": BASE, "search.html": templates_folder().joinpath("search.html").read_text()}
    )
    page = Environment(loader=loader, autoescape=True).get_template("search.html")
    files["search.html"] = page.render(root="", words=interface()).encode()
    for document in DOCUMENTS:
        body = "".join(f'<p id="{passage.anchor}">{passage.anchor}</p>' for passage in document.passages)
        files.setdefault(document.ref, PAGE.format(document.kind, body).encode())
    for path, data in files.items():
        folder.joinpath(path).parent.mkdir(exist_ok=True)
        folder.joinpath(path).write_bytes(data)
    shutil.copytree(static_folder(), folder / "static")
    shutil.copy(lunr_script(), folder / "static")
    return folder


@pytest.fixture
def search_page(site, open_page, page_log):
    """The search page, opened from its file; nothing may go wrong on it."""
    yield open_page(site.joinpath("search.html").as_uri())
    page_log.assert_clean()


def ask(page, typed):
    page.fill("#q", typed)
    page.press("#q", "Enter")
    return {
        "status": page.inner_text("#status"),
        "names": page.locator("#names a").all_inner_texts(),
        "results": page.locator("#results a").all_inner_texts(),
    }


# ---- lunr.js against lunr.py ----

LUNR_JS = """([data, queries]) => {
  const index = lunr.Index.load(JSON.parse(data))
  return queries.map((clauses) => index.query((query) => {
    for (const [term, options] of clauses) query.term(term, { ...options })
  }).map(({ ref, score }) => [ref, score]))
}"""
VOCABULARY = """
money today day key attorney attorneys minister ministers ministry dam dams flood floods flooded reliable
reliability old new café Łódź naïve U.S. IS Brodek's river rivers army engineers relational conditional
hopefully electricity москва 北京 \ufa0e \U00010428 mh17 1990s agreed controlled happy yes
"""


def random_documents(count):
    chance = random.Random(7)  # noqa: S311 - the same documents every time
    vocabulary = VOCABULARY.split()

    def text(longest):
        return " ".join(chance.choices(vocabulary, k=chance.randint(0, longest)))

    return [
        Document(
            f"articles/{i}.html",
            "article",
            "",
            fields={"title": text(6), "text": text(80), "people": text(3)},
        )
        for i in range(count)
    ]


def random_queries(count):
    """Lists of clauses: a term, and whether others may begin so, or documents with it are left out."""
    chance = random.Random(11)  # noqa: S311
    terms = [stem(word) for word in words(VOCABULARY)]
    kinds = [{}, {}, {}, {"wildcard": 2}, {"boost": 3}, {"presence": 3}]

    def clause():
        term, options = chance.choice(terms), chance.choice(kinds)
        return [term[:3] if "wildcard" in options else term, {"usePipeline": False, **options}]

    return [[clause() for _ in range(chance.randint(1, 4))] for _ in range(count)]


def answers_of_lunr_py(index, clauses):
    query = index.create_query()
    for term, options in clauses:
        query.term(
            term,
            use_pipeline=False,
            wildcard=options.get("wildcard", 0),
            boost=options.get("boost", 1),
            presence=QueryPresence(options.get("presence", 1)),
        )
    return [[result["ref"], result["score"]] for result in index.query(query)]


def test_lunr_js_gives_the_references_and_scores_of_lunr_py(search_page):
    documents = random_documents(60)
    queries = random_queries(300)
    data = dict(search(documents))["data/lunr-index.json"].decode()
    index = build_index(documents)
    answers = search_page.evaluate(LUNR_JS, [data, queries])
    assert sum(map(bool, answers)) > 200
    for clauses, answer in zip(queries, answers, strict=True):
        expected = answers_of_lunr_py(index, clauses)
        assert [ref for ref, _ in answer] == [ref for ref, _ in expected], clauses
        assert [score for _, score in answer] == pytest.approx([score for _, score in expected], rel=1e-9)


def test_unmodified_lunr_js_searches_the_plain_index(site, open_page):
    page = open_page()
    page.add_script_tag(path=site / "static" / "lunr.min.js")
    data = site.joinpath("data", "lunr-index.json").read_text("utf-8")
    found = page.evaluate("(data) => lunr.Index.load(JSON.parse(data)).search('+money cracks cafe')", data)
    listed = json.loads(data)["documents"]
    assert [listed[int(result["ref"])]["path"] for result in found] == [
        "articles/dam.html",
        "articles/flood.html",
    ]


def test_lunr_js_loads_the_index_of_any_text(search_page):
    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.text(), min_size=1, max_size=5))
    def check(texts):
        documents = [Document(f"{i}", "article", text, fields={"text": text}) for i, text in enumerate(texts)]
        data = dict(search(documents))["data/lunr-index.json"].decode()
        queries = [[[stem(word), {"usePipeline": False}]] for word in words(" ".join(texts))]
        assert all(search_page.evaluate(LUNR_JS, [data, queries]))

    check()


# ---- Words and stems ----


def test_the_stemmers_agree(search_page):
    chance = random.Random(3)  # noqa: S311
    endings = "s ed eed ing y ies ational iviti icate ness ement sion ion e ll es".split(" ")
    made = [
        "".join(
            chance.choices("aeiouybstlwx1.", k=chance.randint(0, 5)) + chance.choices(["", *endings], k=2)
        )
        for _ in range(20_000)
    ]
    script = "(made) => made.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString())"
    assert search_page.evaluate(script, made) == [stem(word) for word in made]


def test_the_page_finds_the_words_that_the_index_has(search_page):
    # Characters that Unicode has had since 2002, which Python and the browser both know. Ideographs and
    # Hangul syllables are all alike: some of them will do.
    numbers = [n for n in range(0x30000) if n % 64 == 0 or not (0x3400 <= n < 0xD7A4 or n >= 0x20000)]
    unknown = {"Cn", "Cs", "Co"}
    known = [c for c in map(chr, numbers) if unicodedata.ucd_3_2_0.category(c) not in unknown]
    texts = [f"a{c}b {c} US.{c}’s" for c in known] + [VOCABULARY, *DAM, "is US us U.S. 2,000"]
    expected = [" ".join(map(stem, words(text))) for text in texts]
    script = """(cases) => {
      const termsOf = (text) => newsmorgueSearch.words(text).map((word) => word.term)
      const found = (text) => termsOf(text).filter((term) => term !== null).join(" ")
      return JSON.parse(cases).filter(([text, expected]) => found(text) !== expected)
    }"""
    assert search_page.evaluate(script, json.dumps(list(zip(texts, expected, strict=True)))) == []


def test_a_word_knows_where_it_stands(search_page):
    text = "😀 “Cafe\u0301s” of the ﬁrst U.S."
    script = """(text) => newsmorgueSearch.words(text).map(({ start, end }) => text.slice(start, end))"""
    assert search_page.evaluate(script, text) == ["Cafe\u0301s", "of", "the", "ﬁrst", "U.S"]


def test_the_stop_words_are_the_same(search_page):
    everyday = "a able about dear us is who may the tis twas iraq money"
    script = (
        "(text) => newsmorgueSearch.words(text).filter((word) => word.term !== null).map((word) => word.key)"
    )
    assert search_page.evaluate(script, everyday) == ["iraq", "money"]


# ---- The page ----


def test_a_result_leads_to_the_passage_that_answers(search_page):
    answer = ask(search_page, "cafe money ministers")
    assert answer["status"] == "1 result for “cafe money ministers”."
    assert answer["results"] == ["Brodek’s dam <cracks>"]
    result = search_page.locator("#results li")
    assert result.locator(".about").inner_text() == "Article · The Example · 21 May 2015"
    assert result.locator("mark").all_inner_texts() == ["Café", "ministers"]
    assert "<b>for certain</b>" in result.locator(".excerpt").inner_text()
    result.locator("a").click()
    assert search_page.url.endswith("/articles/dam.html#p3")
    search_page.go_back()
    search_page.locator("#results a").wait_for()
    assert search_page.input_value("#q") == "cafe money ministers"


def test_a_claim_is_its_own_excerpt(search_page):
    assert ask(search_page, "jan keeper")["results"] == ["The dam is old and reliable"]
    assert search_page.get_attribute("#results a", "href") == "articles/dam.html#c-1"
    assert search_page.locator("#results .excerpt").count() == 0


def test_the_address_asks(site, open_page, page_log):
    page = open_page(site.joinpath("search.html").as_uri() + "?q=flood+valley&x=%")
    assert page.locator("#results a").all_inner_texts() == ["Flood in the valley"]
    page_log.assert_clean()


@pytest.mark.parametrize(
    ("typed", "results"),
    [
        ('"old and reliable"', {"Brodek’s dam <cracks>", "The dam is old and reliable"}),
        ('"reliable and old"', set()),
        ("“certain methods”", {"Brodek’s dam <cracks>"}),
        ('"of the"', {"Brodek’s dam <cracks>"}),
        ("brodek -flood", {"Brodek’s dam <cracks>"}),
        ('reliable -"no money"', {"Brodek’s dam <cracks>", "The dam is old and reliable"}),
        ("US", {"Brodek’s dam <cracks>"}),
        ("rel barrel", set()),
        ("minist", {"Brodek’s dam <cracks>", "Flood in the valley"}),
        ("brodek's MONEY", {"Brodek’s dam <cracks>", "Flood in the valley"}),
    ],
)
def test_questions(search_page, typed, results):
    assert set(ask(search_page, typed)["results"]) == results


def test_where_nothing_has_all_words_some_are_enough(search_page):
    answer = ask(search_page, "zebra pumps cracks")
    assert "Nothing has all of these words" in answer["status"]
    assert set(answer["results"]) == {"Brodek’s dam <cracks>", "Flood in the valley"}
    assert ask(search_page, "+zebra pumps")["results"] == []


def test_nothing_found_says_what_was_looked_for(search_page):
    assert ask(search_page, "zebra okapi")["status"].startswith("Nothing found for “zebra okapi”. Try fewer")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("US", ["United States"]),
        ("us", ["United States", "Usk"]),
        ("america", ["United States"]),
        ("Zoe", ["Zoë al-Brodek"]),
        ("al brodek", ["Zoë al-Brodek"]),
        ("brodek zo", ["Zoë al-Brodek"]),
        ("rodek", []),
    ],
)
def test_names_answer_for_themselves(search_page, typed, names):
    assert ask(search_page, typed)["names"] == names


def test_ten_at_a_time(search_page):
    assert len(ask(search_page, "harvest")["results"]) == 10
    search_page.click("#more")
    assert search_page.locator("#results li").count() == 20
    assert search_page.evaluate("document.activeElement === document.querySelectorAll('#results a')[10]")
    search_page.click("#more")
    assert search_page.locator("#results li").count() == 25
    assert not search_page.is_visible("#more")


def test_by_keyboard_alone(search_page):
    keyboard = search_page.keyboard
    keyboard.press("/")
    keyboard.type("zoe")
    search_page.locator("#names a").wait_for()
    assert search_page.url.endswith("?q=zoe")
    keyboard.press("ArrowDown")
    assert search_page.evaluate("document.activeElement.textContent") == "Zoë al-Brodek"
    keyboard.press("Escape")
    assert search_page.evaluate("document.activeElement.id") == "q"
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    search_page.wait_for_url("**/people/z.html")


def test_any_string_is_a_question(search_page):
    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=40) | st.text(alphabet="+-\"“” :~^*\\/US1a.'", max_size=20))
    def check(typed):
        script = """(typed) => {
          document.getElementById("q").value = typed
          document.getElementById("search").requestSubmit()
        }"""
        search_page.evaluate(script, typed)

    check()


def test_without_javascript_the_page_points_to_the_lists(site, open_page):
    page = open_page(site.joinpath("search.html").as_uri(), java_script_enabled=False)
    assert page.locator("noscript a[href='articles/index.html']").count() == 1
