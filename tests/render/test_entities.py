"""The page of an entity: who calls it what, when and where; why; and how its long lists go on."""

import cProfile
from dataclasses import replace

import pytest

from newsmorgue.model import Doubt, Entity, Kind, Reason, Wording
from newsmorgue.render.entities import entity_pages
from newsmorgue.render.environment import interface
from newsmorgue.render.index import Index
from tests.stages import render

REPORTS = [
    (
        "Harbour opens",
        "Tolvek Gazette",
        "2014-03-04",
        [
            "((Finance Minister)) [hadi|Karim al-Hadi] opened it in [oslo|Oslo].",
            "[hadi|Al-Hadi] said that it was late.",
        ],
    ),
    (
        "Harbour closes",
        "Ostra Post",
        "2015-05-21",
        [
            "((Prime Minister)) [hadi|Karim al Hadi] closed it.",
            "[hadi|Hadi] said it was deep, and [hadi|Hadi] left.",
        ],
    ),
    (
        "Harbour sinks",
        "Ostra Post",
        "2015-06-01",
        ["It rained.", "((Prime Minister)) [hadi|Karim al-Hadi] said that [oslo|Oslo] had sunk."],
    ),
    ("Harbour rises", "", "", ["((prime minister)) [hadi|Karim al-Hadi] came, and [hadi|al-Hadi] left."]),
]


@pytest.fixture
def corpus(marked_corpus, hadi, oslo):
    return marked_corpus({"hadi": hadi, "oslo": oslo}, REPORTS)


def pages(corpus, id_="person-karim-al-hadi"):
    index = Index(corpus)
    return list(entity_pages(index, index.whole_entities[id_], interface()["entity"]["parts"], "Untitled"))


def view(corpus, id_="person-karim-al-hadi"):
    return pages(corpus, id_)[0].view


def html(corpus):
    return {path: made.decode() for path, made in render(corpus) if path.endswith(".html")}


def changed(corpus, id_, **values):
    """The corpus with other values of an entity."""
    entities = [replace(each, **values) if each.id == id_ else each for each in corpus.resolution.entities]
    return replace(corpus, resolution=replace(corpus.resolution, entities=tuple(entities)))


# ---- Called ----


def test_a_role_has_who_says_it_and_when_the_newest_first(corpus):
    shown = {role.text: role.uses for role in view(corpus).roles}
    assert list(shown) == ["Prime Minister", "Finance Minister"]
    post, unknown = shown["Prime Minister"]  # in any case
    assert (post.outlet.text, post.articles) == ("Ostra Post", 2)
    assert (post.first.date, post.last.date) == ("21 May 2015", "1 June 2015")
    assert post.first.href == "../articles/a1.html#p1"
    assert post.last.href == "../articles/a2.html#p2"  # the paragraph, not only the article
    assert (unknown.outlet, unknown.first.date, unknown.last, unknown.articles) == (None, None, None, 1)
    (gazette,) = shown["Finance Minister"]
    assert (gazette.outlet.text, gazette.first.date, gazette.last) == ("Tolvek Gazette", "4 March 2014", None)


def test_the_day_of_an_update_is_told_as_one(marked_corpus, hadi):
    made = marked_corpus({"hadi": hadi}, [("Rain", "Post", "", ["((Mayor)) [hadi|Karim al-Hadi] left."])])
    (article,) = made.articles
    made = replace(made, articles=(replace(article, updated="2015-07-28T10:00:00Z"),))
    (role,) = view(made).roles
    assert (role.uses[0].first.date, role.uses[0].first.is_update) == ("28 July 2015", True)
    assert ">updated 28 July 2015</a>" in html(made)["people/karim-al-hadi.html"]


def test_a_role_that_no_article_gives_is_a_decision(corpus):
    made = changed(corpus, "place-oslo", roles=(Wording("Harbour city", ()),))
    (role,) = view(made, "place-oslo").roles
    assert (role.text, role.uses) == ("Harbour city", ())
    assert "decided by the editors" in html(made)["places/oslo.html"]


def test_only_the_newest_outlets_of_a_role_are_named(marked_corpus, hadi):
    said = ["((Prime Minister)) [hadi|Karim al-Hadi] left."]
    reports = [("Rain", f"Post {day}", f"2015-05-{day:02}", said) for day in range(1, 16)]
    (role,) = view(marked_corpus({"hadi": hadi}, reports)).roles
    assert (len(role.uses), role.more) == (12, 3)
    assert role.uses[0].first.date == "15 May 2015"


# ---- Names ----


def test_names_stand_outlet_by_outlet(corpus):
    names = view(corpus).names
    # "Al-Hadi" opens a sentence: it is the "al-Hadi" of the others.
    assert names.columns == ("Karim al-Hadi", "Hadi", "al-Hadi", "Karim al Hadi")
    rows = {
        row.outlet.text if row.outlet else None: [cell.count if cell else 0 for cell in row.cells]
        for row in names.rows
    }
    assert rows == {"Ostra Post": [1, 2, 0, 1], "Tolvek Gazette": [1, 0, 1, 0], None: [1, 0, 1, 0]}
    assert names.rows[0].cells[0].href == "../articles/a2.html#p2"
    assert not names.has_others


def test_names_beyond_the_columns_share_the_last_one(marked_corpus, hadi):
    texts = [f"Hadi {letter}" for letter in "ABCDEFG"]
    body = [f"[hadi|{text}] and [hadi|{texts[0]}] left." for text in texts]
    names = view(marked_corpus({"hadi": hadi}, [("Rain", "Post", "", body)])).names
    assert names.columns == tuple(texts[:5])
    (row,) = names.rows
    assert names.has_others
    assert [(cell.text, cell.count) for cell in row.others] == [("Hadi F", 1), ("Hadi G", 1)]


def test_outlets_beyond_the_first_are_folded_away(marked_corpus, hadi):
    reports = [("Rain", f"Post {number}", "", ["[hadi|Hadi] left."]) for number in range(15)]
    names = view(marked_corpus({"hadi": hadi}, reports)).names
    assert (len(names.rows), len(names.more)) == (12, 3)


def test_a_name_that_no_article_uses_is_told(marked_corpus, hadi):
    other = replace(hadi, aliases=(Wording("The Quiet One", ()),))
    made = marked_corpus({"hadi": other}, REPORTS[3:])
    assert view(made).names.unused == ("The Quiet One",)
    assert "Names that no article uses: The Quiet One" in html(made)["people/karim-al-hadi.html"]


def test_a_reason_leads_to_its_passage_and_counts_the_others(corpus):
    reasons = (
        Reason(("Hadi",), "no one else of that name in", "a1", "p2", 3),
        Reason(("Karim al Hadi",), "the same full name"),
    )
    first, second = view(changed(corpus, "person-karim-al-hadi", reasons=reasons)).reasons
    assert (first.place.text, first.place.href, first.more) == ("Harbour closes", "../articles/a1.html#p2", 2)
    assert (second.rule, second.place, second.more) == ("the same full name", None, 0)


def test_doubts_are_shown_on_both_pages_with_the_decision_to_paste(corpus):
    doubtful = changed(corpus, "place-oslo", doubts=(Doubt("person-karim-al-hadi", "the same role"),))
    made = html(doubtful)
    for page, other in (("people/karim-al-hadi", "places/oslo"), ("places/oslo", "people/karim-al-hadi")):
        section = made[f"{page}.html"].partition("Perhaps the same")[2].partition("</section>")[0]
        assert f'href="../{other}.html"' in section
        assert "the same role" in section
        # The one that more articles name is kept, whichever page it is.
        assert "- entity: person-karim-al-hadi\n  merge: [place-oslo]\n  reason: " in section
    assert "Perhaps the same" not in html(corpus)["places/oslo.html"]


def test_a_doubt_that_both_tell_is_one(corpus):
    made = changed(corpus, "place-oslo", doubts=(Doubt("person-karim-al-hadi", "the same role"),))
    made = changed(made, "person-karim-al-hadi", doubts=(Doubt("place-oslo", "the same role"),))
    (doubt,) = view(made).doubts
    assert (doubt.other.text, doubt.rules, doubt.articles) == ("Oslo", ("the same role",), 2)


# ---- Lists ----


def test_mentions_stand_by_year_and_article_the_newest_first(corpus):
    shown = view(corpus)
    years = shown.mentions.years
    assert [(year.id, year.name) for year in years] == [("y2015", "2015"), ("y2014", "2014"), ("undated", "")]
    newest, older = years[0].articles
    assert (newest.title.text, newest.date, newest.outlet.text) == (
        "Harbour sinks",
        "1 June 2015",
        "Ostra Post",
    )
    (mention,) = newest.mentions
    assert (mention.before, mention.text, mention.after) == (
        "Prime Minister ",
        "Karim al-Hadi",
        " said that Oslo had sunk.",
    )
    assert mention.href == "../articles/a2.html#p2"
    assert [each.text for each in older.mentions] == ["Karim al Hadi", "Hadi", "Hadi"]
    assert [(each.text, each.href, each.count) for each in shown.years] == [
        ("2015", "#y2015", 2),
        ("2014", "#y2014", 1),
        ("", "#undated", 1),
    ]
    assert (shown.since, shown.until, shown.article_count) == ("4 March 2014", "1 June 2015", 4)


def test_within_one_year_no_years_are_told(marked_corpus, hadi):
    shown = view(marked_corpus({"hadi": hadi}, [("Rain", "Post", "2015-05-21", ["[hadi|Hadi] left."])]))
    assert shown.years == ()
    assert [year.id for year in shown.mentions.years] == [""]
    assert (shown.since, shown.until) == ("21 May 2015", None)


def test_claims_are_those_made_and_those_about(corpus):
    shown = view(corpus)
    assert [claim.words[0][0] for claim in shown.claims_by.claims] == [
        "that Oslo had sunk.",
        "it was deep, and Hadi left.",
        "that it was late.",
    ]
    assert shown.claims_about.total == 1  # "Hadi said … and Hadi left"
    assert [claim.speaker.text for claim in view(corpus, "place-oslo").claims_about.claims] == [
        "Karim al-Hadi"
    ]


def test_long_lists_go_on_on_further_pages(marked_corpus, hadi):
    body = ["[hadi|Hadi] said that it was raining."] * 90
    reports = [(f"Rain of {year}", "Post", f"{year}-03-04", body) for year in range(2013, 2017)]
    made = marked_corpus({"hadi": hadi}, reports)
    written = pages(made)
    assert [page.path for page in written] == [
        "people/karim-al-hadi.html",
        *(f"people/karim-al-hadi/mentions-{number}.html" for number in (2, 3)),
        *(f"people/karim-al-hadi/claims-by-{number}.html" for number in range(2, 10)),
    ]
    first = written[0].view
    assert (first.mentions.total, first.claims_by.total) == (360, 360)
    parts = [first.mentions, *(page.view.part for page in written[1:3])]
    articles = [article for part in parts for year in part.years for article in year.articles]
    hrefs = [mention.href.lstrip("./") for article in articles for mention in article.mentions]
    assert len(set(hrefs)) == len(hrefs) == 360
    assert [(part.pager.previous, part.pager.next) for part in parts] == [
        (None, "../people/karim-al-hadi/mentions-2.html#mentions"),
        ("../../people/karim-al-hadi.html#mentions", "../../people/karim-al-hadi/mentions-3.html#mentions"),
        ("../../people/karim-al-hadi/mentions-2.html#mentions", None),
    ]
    # A year leads to the page on which it begins.
    assert [year.href.rpartition("/")[2] for year in first.years] == [
        "#y2016",
        "#y2015",
        "mentions-2.html#y2014",
        "mentions-2.html#y2013",
    ]
    assert [year.id for year in parts[1].years] == ["y2015", "y2014", "y2013"]
    titles = [each.partition("<title>")[2].partition("</title>")[0] for each in html(made).values()]
    assert len(set(titles)) == len(titles)


def test_an_entity_of_thousands_of_articles_takes_no_time_squared(marked_corpus, hadi):
    def calls(count):
        reports = [
            (f"Rain {number}", "Post", f"{2000 + number % 20}-03-04", ["[hadi|Hadi] said it."] * 3)
            for number in range(count)
        ]
        made = marked_corpus({"hadi": hadi}, reports)
        profile = cProfile.Profile()
        profile.runcall(pages, made)
        return sum(each.callcount for each in profile.getstats())

    calls(10)
    assert calls(4000) < 12 * calls(500)  # 8 times as much work; the square would be 64 times


def test_company_is_counted_by_paragraphs(corpus):
    companions = {kind: (anchors, left) for kind, anchors, left in view(corpus, "place-oslo").companions}
    ((hadi,), left) = companions["person"]
    assert (hadi.text, hadi.count, left) == ("Karim al-Hadi", 2, 0)
    assert companions["place"] == ((), 0)


def test_company_beyond_the_first_is_counted(marked_corpus, hadi):
    guests = {
        f"g{number:02}": Entity(f"person-g{number:02}", Kind.PERSON, f"G{number:02}", ())
        for number in range(14)
    }
    body = ["[hadi|Hadi] met " + ", ".join(f"[{id_}|{guest.name}]" for id_, guest in guests.items()) + "."]
    made = marked_corpus(
        {"hadi": hadi, **guests}, [("Guests", "Post", "", [*body, "[hadi|Hadi] met [g13|G13]."])]
    )
    _, shown, left = view(made).companions[0]
    assert (shown[0].text, shown[0].count) == ("G13", 2)
    assert (len(shown), left) == (12, 2)


# ---- Facts ----


def test_a_place_has_its_country_and_register_in_words(marked_corpus, oslo):
    norway = Entity("place-norway", Kind.PLACE, "Norway", (), country="NO")
    south = Entity("place-south", Kind.PLACE, "South", (), coordinates=(-34.613, -58.377))
    body = ["[oslo|Oslo] is in [norway|Norway], and not in the [south|South]."]
    made = marked_corpus({"oslo": oslo, "norway": norway, "south": south}, [("Map", "Post", "", body)])
    facts = view(made, "place-oslo").facts
    assert (facts.country, facts.country_href, facts.code) == ("Norway", "../places/norway.html", "NO")
    assert facts.coordinates == "59.91\u00b0 N, 10.75\u00b0 E"
    assert (facts.register, facts.id) == ("geonames", "3143244")
    assert view(made, "place-norway").facts.country_href is None  # it is the page
    assert view(made, "place-south").facts.coordinates == "34.61\u00b0 S, 58.38\u00b0 W"
    page = html(made)["places/oslo.html"]
    assert "<dt>GeoNames</dt><dd>3143244</dd>" in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_person_has_no_facts_of_a_register(corpus):
    assert view(corpus).facts is None


def test_in_lists_somebody_is_what_most_articles_say(corpus):
    index = Index(corpus)
    assert index.role(index.whole_entities["person-karim-al-hadi"]) == "Prime Minister"
    assert index.role(index.whole_entities["place-oslo"]) is None
