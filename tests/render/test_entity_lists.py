"""The lists of people, places and organizations: every order a page, every heading led to."""

from newsmorgue.model import Entity, Kind
from newsmorgue.render.entity_lists import entity_lists
from newsmorgue.render.environment import interface
from newsmorgue.render.index import Index
from tests.stages import corpus_of


def lists(kind, entities):
    index = Index(corpus_of((), entities))
    return {page.path: page for page in entity_lists(index, kind, "X", interface()["orders"], "Untitled")}


def person(name):
    return Entity(f"person-{name.lower().replace(' ', '-')}", Kind.PERSON, name, ())


def place(name, country=None):
    return Entity(f"place-{name.lower()}", Kind.PLACE, name, (), country=country)


def shown(page):
    return {
        heading.name if heading else None: [row.anchor.text for row in rows]
        for heading, rows in page.view.groups
    }


def test_people_are_listed_by_surname_and_what_has_no_letter_last():
    made = lists(
        Kind.PERSON,
        [person(name) for name in ("50 Cent", "Angela Merkel", "Владимир", "Ban Ki-moon", "Al Gore")],
    )
    assert list(made) == ["people/index.html", "people/by-articles.html"]
    assert shown(made["people/index.html"]) == {
        "B": ["Ban Ki-moon"],
        "G": ["Gore, Al"],
        "M": ["Merkel, Angela"],
        "#": ["50 Cent", "Владимир"],
    }
    assert set(shown(made["people/by-articles.html"])[None]) == {
        "50 Cent", "Angela Merkel", "Владимир", "Ban Ki-moon", "Al Gore",
    }  # fmt: skip


def test_each_order_leads_to_the_others():
    made = lists(Kind.PLACE, [place("Oslo", "NO")])
    for page in made.values():
        assert [href for _, href in page.view.orders] == [
            "../places/index.html",
            "../places/by-articles.html",
            "../places/by-country.html",
        ]
    assert [page.view.order for page in made.values()] == ["by-name", "by-articles", "by-country"]
    assert [page.title for page in made.values()] == ["X", "X by number of articles", "X by country"]


def test_places_are_listed_by_country():
    entities = [place("Oslo", "NO"), place("Atlantic"), place("Bergen", "NO"), place("Vienna", "AT")]
    page = lists(Kind.PLACE, entities)["places/by-country.html"]
    assert shown(page) == {"Austria": ["Vienna"], "Norway": ["Bergen", "Oslo"], "": ["Atlantic"]}
    assert [(heading.id, heading.code) for heading, _ in page.view.headings] == [
        ("in-AT", "AT"),
        ("in-NO", "NO"),
        ("other", None),
    ]


def test_every_letter_leads_to_the_page_on_which_it_begins():
    made = lists(Kind.PERSON, [person(f"{letter}x{number:03}") for letter in "ABC" for number in range(300)])
    assert [path for path in made if "by-" not in path] == ["people/index.html", "people/page-2.html"]
    assert [path for path in made if "by-" in path] == [
        "people/by-articles.html",
        "people/by-articles-2.html",
    ]
    first, second = (
        [href for _, href in made[path].view.headings] for path in ("people/index.html", "people/page-2.html")
    )
    assert first == ["#A", "#B", "../people/page-2.html#C"]
    assert second == ["../people/index.html#A", "../people/index.html#B", "#C"]
    # A letter that goes on has its heading on both pages.
    assert [heading.name for heading, _ in made["people/page-2.html"].view.groups] == ["B", "C"]
    assert made["people/by-articles.html"].view.pager.next == "by-articles-2.html"


def test_by_articles_who_is_named_in_most_is_first(build_once):
    html = (build_once("seeds").folder / "places" / "by-articles.html").read_text("utf-8")
    assert html.index(">Iraq<") < html.index(">Russia<") < html.index(">Vienna<")
