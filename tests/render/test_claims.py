"""The lists of claims: every claim in each of its lists, grouped, counted, and cut into pages."""

import json
import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.clippings import clippings_of
from newsmorgue.model import Claim, Entity, Kind, Mode, Piece
from newsmorgue.render.claims import claim_pages
from newsmorgue.render.environment import interface
from newsmorgue.render.index import Index
from newsmorgue.render.leaves import MOST, leaves
from newsmorgue.render.pages import Page, Views
from newsmorgue.said import words_of
from newsmorgue.text.markup import Readable
from tests.stages import claims_of, render, with_claims


def pages(corpus):
    made = [made for path, make in claim_pages(Index(corpus), interface(), "Untitled") for made in make(path)]
    return {each.path: each for each in made if isinstance(each, Page)}


def listed(page):
    return [
        claim.href.rpartition("#")[2]
        for month in page.view.months
        for told in month.told
        for claim in told.claims
    ]


def rows(page):
    return {
        row.anchor.text: (row.anchor.href, row.claims) for _, together in page.view.groups for row in together
    }


@pytest.fixture
def reports(marked_corpus, hadi, oslo):
    """Three articles of two outlets and of none, with a claim in each paragraph."""
    return marked_corpus(
        {"hadi": hadi, "oslo": oslo},
        [
            (
                "New pier",
                "The Post",
                "2015-05-21",
                ["((Mayor)) [hadi|Karim al-Hadi] said [oslo|Oslo] is cold."],
            ),
            ("Old pier", "The Gazette", "2015-05-02", ["[hadi|Hadi] said it rains.", "[oslo|Oslo] said no."]),
            ("Lost pier", "", "", ["[hadi|Hadi] said [oslo|Oslo] is far."]),
        ],
    )


def test_every_claim_is_in_the_list_of_all_by_month_and_article(reports):
    page = pages(reports)["claims/index.html"]
    months = [
        (month.id, month.name, [told.article.title.text for told in month.told]) for month in page.view.months
    ]
    assert months == [
        ("m2015-05", "May 2015", ["New pier", "Old pier"]),
        ("undated", None, ["Lost pier"]),
    ]
    assert listed(page) == ["c0-1", "c1-1", "c1-2", "c2-1"]


def test_an_update_is_no_day_of_publication(reports):
    first, *others = reports.articles
    updated = replace(first, published=None, updated="2015-07-28")
    made = pages(replace(reports, articles=(updated, *others)))
    assert list(rows(made["claims/by-date.html"])) == ["May 2015", "Publication date unknown"]
    assert listed(made["claims/index.html"]) == ["c1-1", "c1-2", "c0-1", "c2-1"]
    told = made["claims/index.html"].view.months[1].told[0].article
    assert (told.date, told.date_is_update) == ("28 July 2015", True)


def test_each_way_leads_to_lists_that_have_as_many_claims_as_it_says(reports):
    made = pages(reports)
    assert rows(made["claims/by-speaker.html"]) == {
        "Karim al-Hadi": ("../people/karim-al-hadi.html#claims-by", 3),
        "Oslo": ("../places/oslo.html#claims-by", 1),
    }
    assert rows(made["claims/by-entity.html"]) == {"Oslo": ("../places/oslo.html#claims-about", 2)}
    assert rows(made["claims/by-source.html"]) == {
        "The Gazette": ("../claims/sources/the-gazette.html", 2),
        "The Post": ("../claims/sources/the-post.html", 1),
        "Source unknown": ("../claims/unknown-source.html", 1),
    }
    assert rows(made["claims/by-mode.html"]) == {"Reported in other words": ("../claims/indirect.html", 4)}
    assert rows(made["claims/by-date.html"]) == {
        "May 2015": ("../claims/index.html#m2015-05", 3),
        "Publication date unknown": ("../claims/index.html#undated", 1),
    }
    assert listed(made["claims/sources/the-gazette.html"]) == ["c1-1", "c1-2"]
    assert listed(made["claims/unknown-source.html"]) == ["c2-1"]
    assert set(made) == {
        "claims/index.html", "claims/indirect.html", "claims/unknown-source.html",
        *(f"claims/by-{way}.html" for way in ("speaker", "entity", "source", "mode", "date")),
        "claims/sources/the-gazette.html", "claims/sources/the-post.html",
    }  # fmt: skip
    assert [path for path, page in made.items() if getattr(page.view, "filter", None)] == [
        "claims/index.html"
    ]


def test_speakers_without_a_name_have_lists_of_their_own(reports):
    first, second, *others = claims_of(reports)
    nobody = replace(first, speaker=None, claim=replace(first.claim, anonymous=True, speaker_text="an aide"))
    they = replace(second, speaker=None, claim=replace(second.claim, denied=True, speaker_text="they"))
    made = pages(with_claims(reports, [nobody, they, *others]))
    found = rows(made["claims/by-speaker.html"])
    assert found["Anonymous speakers"] == ("../claims/anonymous.html", 1)
    assert found["Speakers not resolved to a name"] == ("../claims/unresolved.html", 1)
    assert [listed(made[f"claims/{name}.html"]) for name in ("anonymous", "unresolved", "denied")] == [
        ["c0-1"],
        ["c1-1"],
        ["c1-1"],
    ]


def in_months(count, *months):
    """An article of each month, with so many claims."""
    return [
        (f"Part {month}", "The Post", f"{month}-01", ["[hadi|Hadi] said so."] * count) for month in months
    ]


def test_a_short_list_is_one_page(marked_corpus, hadi):
    made = pages(marked_corpus({"hadi": hadi}, in_months(MOST // 3, "2015-03", "1999-02", "1915-01")))
    (path,) = [path for path in made if "claims/sources" in path]
    view = made[path].view
    assert (view.total, view.newer, view.older, view.periods) == (MOST, None, None, ())


def test_long_lists_are_cut_by_years_where_these_fit_and_else_by_months(marked_corpus, hadi):
    of = in_months(MOST - 10, "2015-03", "2015-02", "1999-02") + in_months(10, "1998-05", "1914-07")
    made = pages(marked_corpus({"hadi": hadi}, of))
    post = "claims/sources/the-post"
    assert [path for path in made if path.startswith(post)] == [
        f"{post}.html", f"{post}/2015-02.html", f"{post}/1990s.html", f"{post}/1910s.html"
    ]  # fmt: skip
    first, second = made[f"{post}.html"].view, made[f"{post}/2015-02.html"].view
    assert [(each.text, each.count) for each in first.periods] == [
        ("February 2015", MOST - 10), ("the 1990s", MOST), ("the 1910s", 10)
    ]  # fmt: skip
    assert (first.newer, first.here, first.older.text) == (None, "March 2015", "February 2015")
    # By mode and outlet the pages are cut alike; the first takes several periods where they fit.
    short = pages(marked_corpus({"hadi": hadi}, in_months(MOST // 2, "2015-03", "2015-02", "2015-01")))
    assert short[f"{post}.html"].view.here == "March 2015 \u2013 February 2015"
    long = pages(marked_corpus({"hadi": hadi}, in_months(2 * MOST, "2015-03")))
    (rest,) = long[f"{post}.html"].view.periods
    assert (rest.text, rest.count) == ("March 2015 \u00b7 2", MOST)
    assert (second.newer.href, second.older.href) == (f"../../../{post}.html", f"../../../{post}/1990s.html")
    assert (first.total, second.total) == (3 * (MOST - 10) + 20, None)
    assert rows(made["claims/by-date.html"])["May 1998"] == ("../claims/1990s.html#m1998-05", 10)


def test_a_claim_more_changes_the_pages_of_its_month_and_those_that_count(marked_corpus, hadi):
    before = in_months(MOST + 10, "2015-03", "2014-11", "2014-02", "2013-01")
    more = ("Quay", "The Post", "2014-02-01", ["[hadi|Hadi] said so."])
    old, new = (dict(render(marked_corpus({"hadi": hadi}, of))) for of in (before, [*before, more]))
    changed = {path for path in new if path.startswith("claims/") and new[path] != old.get(path)}
    assert {path for path in changed if "2014-02" in path and "sources" not in path} == {
        "claims/2014-02-page-2.html", "claims/data/2014-02-page-2.js"
    }  # fmt: skip
    assert not any(month in path for path in changed for month in ("2015-03", "2014-11", "2013-01"))


def test_the_heading_of_a_further_page_says_its_period(marked_corpus, hadi):
    of = in_months(MOST - 10, "2015-03", "2014-02")
    made = dict(render(marked_corpus({"hadi": hadi}, of)))
    pages = (made[f"claims/{path}.html"].decode() for path in ("index", "2014"))
    first, further = (re.search(r"<h1>.*</h1>", page)[0] for page in pages)
    assert "2015" not in first
    assert re.sub(r"<[^>]*>", "", further) == "Claims \u00b7 2014"


@given(
    of=st.lists(
        st.tuples(
            st.sampled_from(["", "2015", "2015-05", "2015-11", "2014-02", "2014", "1987-01", "0912-01"]),
            st.integers(1, 2 * MOST),
        ),
        max_size=12,
    )
)
def test_leaves_have_every_claim_once_in_order_and_none_has_too_many(of):
    months = sorted((month for month, count in of for _ in range(count)), reverse=True)
    claims = [SimpleNamespace(article=month, number=number) for number, month in enumerate(months)]
    index = SimpleNamespace(heads={month: SimpleNamespace(published=month) for month, _ in of})
    cut = list(leaves(index, claims))
    assert [each for leaf in cut for each in leaf.claims] == claims
    assert all(len(leaf.claims) <= MOST for leaf in cut)
    assert len({leaf.name for leaf in cut}) == len(cut)


def counted(page):
    return [
        (month.id, each.article.title.text, each.href, each.claims)
        for month in page.view.months
        for each in month.counted
    ]


def test_lists_by_mode_count_the_claims_of_articles_and_lead_to_them(reports):
    page = pages(reports)["claims/indirect.html"]
    assert counted(page) == [
        ("m2015-05", "New pier", "../articles/a0.html#claims", 1),
        ("m2015-05", "Old pier", "../articles/a1.html#claims", 2),
        ("undated", "Lost pier", "../articles/a2.html#claims", 1),
    ]
    assert page.view.total == 4
    files = dict(render(reports))
    assert b'<a href="../articles/a1.html#claims">2 claims</a>' in files["claims/indirect.html"]
    assert b'id="claims"' in files["articles/a1.html"]
    assert b'class="said' not in files["claims/indirect.html"]


def test_long_lists_by_mode_go_on(marked_corpus, hadi):
    many = [(f"Part {number}", "The Post", "2015-05-01", ["[hadi|Hadi] said so."]) for number in range(301)]
    made = pages(marked_corpus({"hadi": hadi}, many))
    assert len(counted(made["claims/indirect.html"])) == 300
    assert len(counted(made["claims/indirect-2.html"])) == 1
    assert made["claims/indirect-2.html"].view.pager.previous == "indirect.html"


def test_cards_say_the_role_that_the_article_gives_and_words_that_stand_for_a_name(reports):
    views = Views(Index(reports), "claims/index.html", "Untitled")
    first, second, *_ = (
        each for clipping in clippings_of(reports).values() for each in clipping.statements()
    )
    assert (views.claim(first).role, views.claim(first).stand_in) == ("Mayor", None)
    she = second._replace(speaker_text="the host")
    # The other article's role is not this one's.
    assert (views.claim(she).role, views.claim(she).stand_in) == (None, "the host")


def loaded(corpus):
    """What the scripts hand over, by their names."""
    made = {}
    for path, script in render(corpus):
        if path.startswith("claims/data/") and "words" not in path:
            text = script.decode()
            made[path] = json.loads(text[text.index(",") + 1 : -3])
    return made


def test_columns_and_leaves_have_a_claim_at_the_same_place(marked_corpus, hadi, oslo):
    paragraphs = ["[hadi|Karim al-Hadi] said [oslo|Oslo] is cold."] * 120 + ["[oslo|Oslo] said no."] * 40
    corpus = marked_corpus({"hadi": hadi, "oslo": oslo}, [("New pier", "The Post", "2015-05-21", paragraphs)])
    made = loaded(corpus)
    columns = made["claims/data/columns.js"]
    assert columns["leaves"] == [["2015-05", 150], ["2015-05-page-2", 10]]
    assert [name for name, *_ in columns["names"]] == ["place-oslo", "person-karim-al-hadi"]
    assert columns["articles"] == [[160, 0, "2015-05-21"]]
    assert columns["speaker"] == [1] * 120 + [0] * 40
    assert columns["about"] == [[0]] * 120 + [[]] * 40
    told = [row for name, _ in columns["leaves"] for row in made[f"claims/data/{name}.js"]["claims"]]
    assert [row[0].rpartition("#")[2] for row in told] == [f"c0-{number}" for number in range(1, 161)]


def test_an_anonymous_speaker_is_none_of_those_who_are_not_resolved(reports):
    first, second, *others = claims_of(reports)
    hidden = replace(first, speaker=None, claim=replace(first.claim, anonymous=True))
    they = replace(second, speaker=None)
    columns = loaded(with_claims(reports, [hidden, they, *others]))["claims/data/columns.js"]
    names = [name for name, *_ in columns["names"]]
    assert [None if at is None else names[at] for at in columns["speaker"]] == [
        None,
        "unresolved",
        "place-oslo",
        "person-karim-al-hadi",
    ]


def test_of_further_names_only_those_are_kept_that_more_can_be_found_by(marked_corpus):
    jane = Entity("person-jane-roe", Kind.PERSON, "Jane Roe", ())
    said = [f"[jane|{name}] said so." for name in ("Jane Roe", "Roe", "Jane Poe-Roe", "ROE")]
    made = loaded(marked_corpus({"jane": jane}, [("A", "The Post", "2015", said)]))
    assert made["claims/data/columns.js"]["names"] == [["person-jane-roe", "Jane Roe", "Jane Poe-Roe"]]


def test_without_claims_there_is_no_filter(marked_corpus, hadi):
    corpus = marked_corpus({"hadi": hadi}, [("A", "The Post", "2015", ["[hadi|Hadi] left."])])
    assert list(loaded(corpus)) == []
    files = dict(render(corpus))
    assert b"<form id=" not in files["claims/index.html"]
    assert b"No claims were found." in files["claims/by-speaker.html"]


@pytest.mark.parametrize(
    ("text", "quoted", "shown"),
    [
        (
            'it was "old and reliable" in the region',
            ["old and reliable"],
            "it was “old and reliable” in the region",
        ),
        ('the "tired," old pier', ["tired"], "the “tired”, old pier"),
        ('called "old", "cheap" and broken', ["old", "cheap"], "called “old”, “cheap” and broken"),
        ('a pier ("the worst") is there', ["the worst"], "a pier (“the worst”) is there"),
        ('at the pier "nothing works,"', ["nothing works"], "at the pier “nothing works”,"),
    ],
)
def test_the_words_of_a_claim_keep_their_punctuation_and_lose_their_marks(text, quoted, shown):
    quotes = tuple(Piece(text.index(words), text.index(words) + len(words), words) for words in quoted)
    claim = Claim(
        "c1", "p1", 0, len(text), text, Mode.PARTIAL, "said", "test", None, None,
        anonymous=False, denied=False, quotes=quotes,
    )  # fmt: skip
    pieces = [
        (" " if space and number else "") + (f"“{words}”" if quoted else words)
        for number, (words, quoted, space) in enumerate(words_of(Readable(text, ()), claim))
    ]
    assert "".join(pieces) == shown
