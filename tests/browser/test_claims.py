"""The claims in a browser: the filter against a count of the exports, names to choose from, and citations."""

import json
import random
import re
from collections import Counter
from itertools import product
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from newsmorgue.site import build
from newsmorgue.text.fold import fold

SPEAKERS = ("Mirela Østrup", "Hugo Vandam", "Ana-Lucía Pérez", "Tom O'Garra", "Ida Brun", "Karl Brun")
PLACES = ("Lisbon", "Nairobi", "Quito", "Hanoi")
OUTLETS = ("The Example Post", "Harbour Gazette", None)
DATES = ("3 May 2016", "June 2016", "1 February 2017", None)
LONG = 25  # more than a page of results
ROLES = {"Hugo Vandam": "Mayor ", "Mirela Østrup": "Finance Minister "}
CARD = """(card) => {
  const copy = card.cloneNode(true);
  copy.querySelectorAll("button.cite, .cite-dot, .citation").forEach((each) => each.remove());
  return copy.outerHTML.replace(/\\s*\\n\\s*/g, "").replace(/ +<\\/p>/g, "</p>").trim();
}"""


SAID = [
    '"The pier of {one} number {number} is finished," {role}{name} said.',
    '{name} said that the pier of {one} was "the worst" of {other}. He denied that it was closed.',
    "{name} said that the ferries to {one} and {other} were late.",
    "A senior official, who spoke on condition of anonymity, said that {one} would pay for {other}.",
]


def dumps():
    """Invented reports: who says what about which place in which outlet, on which day, and how."""
    chance = random.Random(7)  # noqa: S311
    for number, (outlet, date) in enumerate(product(OUTLETS * 4, DATES)):
        head = [f"The harbours of the coast, part {number}", outlet, date]
        body = ["The harbours of the coast are talked about again, and not only by those who live there."]
        for name in chance.sample(SPEAKERS, 4):
            one, other = chance.sample(PLACES, 2)
            said = chance.choice(SAID)
            body.append(said.format(one=one, other=other, number=number, name=name, role=ROLES.get(name, "")))
        yield f"{number:02}.txt", "\n\n".join(filter(None, [*head, *body])) + "\n"


@pytest.fixture(scope="module")
def harbours(tmp_path_factory):
    """The site of the invented reports, with its exports."""
    folder = tmp_path_factory.mktemp("harbours")
    (folder / "seeds").mkdir()
    for name, text in dumps():
        (folder / "seeds" / name).write_text(text, "utf-8")
    build(folder / "seeds", folder / "site")
    return folder / "site"


@pytest.fixture(autouse=True)
def nothing_goes_wrong(page_log):
    yield
    page_log.assert_clean()


# ---- The filter against the exports ----


class Counted:
    """The claims of the exports, counted one by one."""

    def __init__(self, site):
        def rows(name):
            return json.loads((site / "data" / f"{name}.json").read_text("utf-8"))

        self.articles = {row["id"]: row for row in rows("articles")}
        self.names = {row["id"]: row["name"] for row in rows("entities")}
        self.claims = rows("claims")

    def outlet(self, claim):
        source = self.articles[claim["article"]]["source"]
        return source["id"] if source else "unknown-source"

    def speaker(self, claim):
        return claim["speaker"] or (None if claim["anonymous"] else "unresolved")

    def date(self, claim):
        return (self.articles[claim["article"]]["published"] or "")[:10]

    def is_within(self, date, asked):
        since, until = asked.get("from", "0000"), asked.get("to", "9999")
        return bool(date) and date[: len(since)] >= since[: len(date)] and date <= until

    def fits(self, claim, asked, but=None):
        """Whether a claim is among those asked for, whatever is asked of `but`."""
        checks = {
            "speaker": lambda value: self.speaker(claim) == value,
            "about": lambda value: value in claim["about"],
            "source": lambda value: self.outlet(claim) == value,
            "mode": lambda value: claim["mode"] in value,
            "denied": lambda _: claim["denied"],
            "anonymous": lambda _: claim["anonymous"],
            "from": lambda _: self.is_within(self.date(claim), asked),
            "to": lambda _: self.is_within(self.date(claim), asked),
        }
        return all(checks[name](value) for name, value in asked.items() if name != but)

    def counts(self, asked):
        """How many claims there are with each answer to each question, given the answers to the others."""
        others = {name: [] for name in ("speaker", "about", "source", "mode", "denied", "anonymous")}
        for claim in self.claims:
            for name, found in others.items():
                if self.fits(claim, asked, but=name):
                    found.append(claim)
        return {
            "speaker": Counter(filter(None, map(self.speaker, others["speaker"]))),
            "about": Counter(id_ for claim in others["about"] for id_ in claim["about"]),
            "source": Counter(map(self.outlet, others["source"])),
            "mode": Counter(claim["mode"] for claim in others["mode"]),
            "denied": sum(claim["denied"] for claim in others["denied"]),
            "anonymous": sum(claim["anonymous"] for claim in others["anonymous"]),
        }

    def found(self, asked):
        return [claim for claim in self.claims if self.fits(claim, asked)]

    def questions(self, count):
        """Questions to ask: each filter alone, and all together, of claims that there are."""
        chance = random.Random(11)  # noqa: S311
        for _ in range(count):
            claim = chance.choice(self.claims)
            date = self.date(claim)
            date = date if len(date) == 10 else "2016-06-20"
            whole = {
                "speaker": self.speaker(claim) or chance.choice(sorted(self.names)),
                "source": self.outlet(claim),
                "mode": sorted({claim["mode"], chance.choice(("direct", "partial", "indirect"))}),
                "from": chance.choice((date, "2016-06-20")),
                "to": chance.choice((date, "2017-01-31")),
            }
            if claim["about"]:
                whole["about"] = chance.choice(claim["about"])
            if claim["denied"]:
                whole["denied"] = "1"
            if claim["anonymous"]:
                whole["anonymous"] = "1"
            names = chance.sample(sorted(whole), chance.randint(1, len(whole)))
            yield {name: whole[name] for name in names}


def number(text):
    return int(re.sub(r"\D", "", text))


def asked_for(page, address, asked):
    """Open the page of claims with a question in its address, and wait for the answer."""
    page.goto(f"{address}claims/index.html?{urlencode(asked, doseq=True)}")
    expect(page.locator("#status")).to_contain_text(re.compile(r"claims?\.|No claims"))


def shown_counts(page):
    return {
        "source": {
            option.get_attribute("value"): number(option.inner_text().rpartition("(")[2])
            for option in page.locator("#source option:not([value=''])").all()
        },
        "mode": {
            mode: number(page.locator(f"label:has([value={mode}]) .count").inner_text())
            for mode in ("direct", "partial", "indirect")
        },
        **{
            name: number(page.locator(f"label:has([name={name}]) .count").inner_text())
            for name in ("denied", "anonymous")
        },
    }


def offered(page, name):
    """What a list of names offers when nothing is typed: the ids with their counts."""
    page.locator(f"#{name}").fill("")
    page.locator(f"#{name}").focus()
    options = page.locator(f"#{name}-names [data-id]")
    expect(page.locator(f"#{name}-names li").first).to_be_visible()
    return {
        each.get_attribute("data-id"): number(each.locator(".count").inner_text()) for each in options.all()
    }


def test_what_is_found_and_every_count_are_those_of_the_exports(harbours, open_page):
    counted = Counted(harbours)
    assert len(counted.claims) > 200  # several parts, and several pages of results
    assert any(claim["denied"] for claim in counted.claims)
    assert any(claim["anonymous"] for claim in counted.claims)
    page = open_page()
    several = 0
    for asked in counted.questions(40):
        asked_for(page, f"{harbours.as_uri()}/", asked)
        found, counts = counted.found(asked), counted.counts(asked)
        said = page.locator("#status").inner_text()
        assert number("0" + said.partition("claim")[0]) == len(found), asked
        shown = shown_counts(page)
        assert {id_: count for id_, count in shown["source"].items() if count} == counts["source"], asked
        assert {mode: count for mode, count in shown["mode"].items() if count} == counts["mode"], asked
        assert (shown["denied"], shown["anonymous"]) == (counts["denied"], counts["anonymous"]), asked
        links = [each.get_attribute("href") for each in page.locator("#found a.mode").all()]
        ids = {link.partition("#")[2] for link in links}
        assert len(links) == min(len(found), 20)
        assert ids <= {claim["id"] for claim in found}, asked
        several += len(found) > 20
    assert several > 5


def test_names_are_offered_with_how_many_claims_they_would_leave(harbours, open_page):
    counted = Counted(harbours)
    page = open_page()
    for asked in counted.questions(8):
        asked_for(page, f"{harbours.as_uri()}/", asked)
        counts = counted.counts(asked)
        for name in ("speaker", "about"):
            options = offered(page, name)
            assert options == dict(counts[name].most_common(12)) or (
                len(options) == 12 and all(counts[name][id_] == count for id_, count in options.items())
            ), (name, asked)
            asked_for(page, f"{harbours.as_uri()}/", asked)


def test_the_pages_of_results_have_each_claim_once_in_the_order_of_the_list(harbours, open_page):
    counted = Counted(harbours)
    speaker, count = Counter(filter(None, (claim["speaker"] for claim in counted.claims))).most_common(1)[0]
    assert count > LONG
    page = open_page()
    asked_for(page, f"{harbours.as_uri()}/", {"speaker": speaker})
    seen = []
    while True:
        seen += [each.get_attribute("href") for each in page.locator("#found a.mode").all()]
        further = page.locator("#found .pages a[rel=next]")
        if not further.count():
            break
        here = page.url
        further.click()
        page.wait_for_url(lambda url, here=here: url != here)
        expect(page.locator("#found a.mode").first).not_to_have_attribute("href", seen[-20])
        expect(page.locator("#found-heading")).to_be_focused()
    page.goto(f"{harbours.as_uri()}/people/{speaker.removeprefix('person-')}.html")
    listed = [each.get_attribute("href") for each in page.locator(".claims a.mode").all()]
    assert len(seen) == len(set(seen)) == count
    assert [link for link in seen if link in set(listed)] == [link for link in listed if link in set(seen)]


# ---- The page ----


@pytest.fixture(params=["file", "/some-repo/"])
def address(request, harbours, serve):
    return f"{harbours.as_uri()}/" if request.param == "file" else serve(harbours, request.param)


def test_a_filter_is_set_and_left_by_keyboard_and_the_address_keeps_it(address, open_page):
    page = open_page(f"{address}claims/index.html")
    everything, found = page.locator("#all"), page.locator("#found")
    expect(everything).to_be_visible()
    page.locator("#speaker").focus()
    page.keyboard.type("ostr")  # as the search folds names
    option = page.locator("#speaker-names [role=option]")
    expect(option).to_have_count(1)
    expect(page.locator("#speaker")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    assert page.locator("#speaker").get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    expect(found.locator("li").first).to_be_visible()
    expect(everything).to_be_hidden()
    expect(page.locator("#speaker")).to_have_value("Mirela Østrup")
    expect(page.locator("#status")).to_contain_text("claims")
    assert parse_qs(urlsplit(page.url).query) == {"speaker": ["person-mirela-ostrup"]}
    for who in found.locator(".who .entity").all_inner_texts():
        assert who == "Mirela Østrup"

    page.locator("[name=mode][value=direct]").press("Space")
    page.wait_for_url("**mode=direct")
    expect(found.locator(".said:not(.direct)")).to_have_count(0)
    once = page.locator("#status").inner_text()

    page.go_back()
    expect(page.locator("#status")).not_to_have_text(once)
    expect(page.locator("[name=mode][value=direct]")).not_to_be_checked()
    page.go_forward()
    expect(page.locator("#status")).to_have_text(once)
    page.reload()
    expect(page.locator("#status")).to_have_text(once)
    expect(page.locator("#speaker")).to_have_value("Mirela Østrup")

    page.locator("button[type=reset]").press("Enter")
    expect(everything).to_be_visible()
    expect(found).to_be_hidden()
    expect(page.locator("#status")).to_be_empty()
    assert page.url == f"{address}claims/index.html"


def test_the_page_of_a_speaker_leads_to_the_filter(address, open_page):
    page = open_page(f"{address}people/ida-brun.html")
    with page.expect_navigation():
        page.locator("a[data-query]").first.click()
    assert page.url == f"{address}claims/index.html?speaker=person-ida-brun"
    expect(page.locator("#speaker")).to_have_value("Ida Brun")
    expect(page.locator("#found li").first).to_be_visible()


def test_a_name_is_chosen_with_a_finger(address, open_page):
    page = open_page(f"{address}claims/index.html", viewport={"width": 360, "height": 740}, has_touch=True)
    page.locator("#about").tap()
    option = page.locator("#about-names [role=option]").first
    name = option.locator(".kind").inner_text()
    option.tap()
    expect(page.locator("#found li").first).to_be_visible()
    expect(page.locator("#about")).to_have_value(name)


LEAVE = {
    "tab": lambda page: page.keyboard.press("Tab"),
    "button": lambda page: page.locator("#filter button[type=submit]").click(),
    "elsewhere": lambda page: page.locator("h1").click(position={"x": 2, "y": 2}),
    "enter": lambda page: page.keyboard.press("Enter"),
}


@pytest.mark.parametrize("leave", LEAVE)
def test_what_is_typed_is_the_best_match_however_the_box_is_left(harbours, open_page, leave):
    page = open_page(f"{harbours.as_uri()}/claims/index.html")
    page.locator("#speaker").focus()
    page.keyboard.type("vandam")
    LEAVE[leave](page)
    expect(page.locator("#speaker")).to_have_value("Hugo Vandam")
    expect(page.locator("#found .who .entity").first).to_have_text("Hugo Vandam")
    assert parse_qs(urlsplit(page.url).query) == {"speaker": ["person-hugo-vandam"]}


@pytest.mark.parametrize("leave", LEAVE)
def test_of_a_name_that_nobody_has_there_are_no_claims(harbours, open_page, leave):
    page = open_page(f"{harbours.as_uri()}/claims/index.html")
    box = page.locator("#speaker")
    box.focus()
    page.keyboard.type("Nobody Atall")
    expect(page.locator("#speaker-names")).to_contain_text("No name")
    LEAVE[leave](page)
    expect(page.locator("#status")).to_have_text(
        "Nobody called “Nobody Atall” speaks here. No claims. Take a filter away."
    )
    expect(box).to_have_value("Nobody Atall")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#all")).to_be_hidden()
    expect(page.locator("#found")).to_be_hidden()
    box.fill("Brun")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    page.locator("button[type=reset]").click()
    expect(page.locator("#all")).to_be_visible()
    expect(box).to_have_value("")


def test_the_very_name_is_a_better_match_than_one_that_begins_so(tmp_path, open_page):
    report = (
        "The weather of the coast\n\nThe Example Post\n3 May 2016\n\n"
        "The weather is talked about again in every harbour of the coast, and not only by sailors.\n\n"
        "Karl Brunner said that the ferries to Lisbon were late.\n\n"
        "Karl Brunner said that the ferries to Quito were old.\n\n"
        "Karl Brun said that the ferries to Hanoi were full.\n"
    )
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(report, "utf-8")
    build(tmp_path / "seeds", tmp_path / "site")
    page = open_page(f"{(tmp_path / 'site').as_uri()}/claims/index.html")
    for typed, name in (("karl brun", "Karl Brun"), ("karl", "Karl Brunner")):
        page.locator("#speaker").fill(typed)
        expect(page.locator("#speaker-names [role=option]").first).to_contain_text("Karl Brunner")
        page.locator("#speaker").press("Tab")
        expect(page.locator("#speaker")).to_have_value(name)


def test_a_name_without_claims_under_the_other_filters_is_known_all_the_same(harbours, open_page):
    page = open_page(f"{harbours.as_uri()}/claims/index.html?from=2030-01-01")
    page.locator("#speaker").fill("vandam")
    page.locator("#speaker").press("Tab")
    expect(page.locator("#speaker")).to_have_value("Hugo Vandam")
    expect(page.locator("#status")).to_contain_text("No claims.")


def test_what_is_typed_waits_while_the_window_is_left(harbours, open_page):
    page = open_page(f"{harbours.as_uri()}/claims/index.html")
    page.locator("#speaker").fill("vandam")
    expect(page.locator("#speaker-names [role=option]")).to_have_count(1)
    page.locator("#speaker").dispatch_event("blur")
    expect(page.locator("#speaker-names")).to_be_visible()
    expect(page.locator("#speaker")).to_have_value("vandam")


def test_the_filter_and_the_list_agree_on_who_is_not_resolved(harbours, open_page):
    page = open_page(f"{harbours.as_uri()}/claims/by-speaker.html")
    lists = {row.locator("a").inner_text(): row for row in page.locator(".rows li").all()}
    listed = lists.get("Speakers not resolved to a name")
    count = number(listed.locator(".meta").inner_text()) if listed else 0
    assert "Anonymous speakers" in lists
    page.goto(f"{harbours.as_uri()}/claims/index.html")
    assert offered(page, "speaker").get("unresolved", 0) == count


def test_a_name_is_left_by_emptying_its_box_and_escape_gives_it_back(address, open_page):
    page = open_page(f"{address}claims/index.html?speaker=person-ida-brun")
    expect(page.locator("#speaker")).to_have_value("Ida Brun")
    page.locator("#speaker").fill("nobody at all")
    expect(page.locator("#speaker-names")).to_contain_text("No name")
    page.locator("#speaker").press("Escape")
    expect(page.locator("#speaker")).to_have_value("Ida Brun")
    page.locator("#speaker").press("Tab")
    expect(page.locator("#speaker")).to_have_value("Ida Brun")
    page.locator("#speaker").fill("")
    page.locator("#speaker").press("Tab")
    expect(page.locator("#all")).to_be_visible()


def test_claims_without_a_date_are_counted_when_days_are_asked_for(address, harbours, open_page):
    counted = Counted(harbours)
    without = sum(not counted.date(claim) for claim in counted.claims)
    page = open_page(f"{address}claims/index.html?from=2016-05-03&to=2016-05-03")
    expect(page.locator("#status")).to_contain_text(f"{without} more are in articles without")
    assert set(page.locator("#found [data-cite=date]").all_inner_texts()) == {"3 May 2016"}


def test_what_is_not_there_is_told(address, open_page):
    page = open_page(f"{address}claims/index.html?speaker=person-nobody&from=yesterday&mode=loud&page=x")
    expect(page.locator("#status")).to_have_text(
        "Nobody called “person-nobody” speaks here. No claims. Take a filter away."
    )
    expect(page.locator("#from")).to_have_value("")


def test_without_javascript_there_is_no_filter_but_every_list(harbours, open_page):
    page = open_page(f"{harbours.as_uri()}/claims/index.html", java_script_enabled=False)
    expect(page.locator("#filter")).to_be_hidden()
    for way in ("speaker", "who or what", "source", "mode", "month"):
        page.goto(f"{harbours.as_uri()}/claims/index.html")
        with page.expect_navigation():
            page.locator(".orders a", has_text=way).click()
        with page.expect_navigation():
            page.locator(".rows a").last.click()
        expect(page.locator(".said").first).to_be_visible()


def test_nothing_is_loaded_before_it_is_needed(harbours, open_page):
    asked = []
    page = open_page()
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{harbours.as_uri()}/claims/index.html")
    expect(page.locator("#filter")).to_be_visible()
    with page.expect_navigation():
        page.evaluate("location.hash = 'found'")
    assert "columns.js" not in asked
    page.locator("#about").focus()
    expect(page.locator("#about-names [role=option]").first).to_be_visible()
    assert "columns.js" in asked
    assert not [name for name in asked if name.startswith("part-")]


def test_data_that_is_missing_is_told(harbours, open_page, page_log):
    page = open_page()
    page.route("**/columns.js", lambda route: route.abort())
    page.goto(f"{harbours.as_uri()}/claims/index.html?mode=direct")
    expect(page.locator("#status")).to_contain_text("could not be loaded")
    expect(page.locator("#all")).to_be_visible()
    page_log.errors.clear()
    page_log.failed.clear()


def test_cards_are_those_that_the_pages_print(built, open_page):
    printed = {}
    page = open_page()
    for path in sorted((built.folder / "people").glob("*.html")):
        if path.name != "index.html":
            page.goto(path.as_uri())
            for card in page.locator(".said").all():
                printed[card.locator("a.mode").get_attribute("href")] = card.evaluate(CARD)
    compared = 0
    for mode in ("direct", "partial", "indirect"):
        asked_for(page, f"{built.folder.as_uri()}/", {"mode": mode})
        for card in page.locator("#found .said").all():
            href = card.locator("a.mode").get_attribute("href")
            if href in printed:
                assert card.evaluate(CARD) == printed[href]
                compared += 1
    assert compared > 5


NAMES = [
    *(
        "Mirela Østrup",
        "Ana-Lucía Pérez",
        "Tom O’Garra",
        "JOSÉ ÁLVAREZ",
        "U.S. Senate",
        "AT&T",
        "Łukasz Groß",
    ),
    *(
        "al-Hadi",
        "Nguyễn Văn Tèo",
        "İstanbul",
        "ırmak",
        "Σίσυφος",
        "Владимир Йовков",
        "Œuvre & Cie",
        "O`Neill",
    ),
    *(
        "Ǽther",
        "Ibn Sa‘ud",
        "Sana´a",
        "50 Cent",
        "soft\u00adhyphen",
        "A.B.C. of it",
        "1. FC Köln",
        "ﬁsh",
        "_under_score",
        "北京",
    ),
]


def test_the_script_folds_names_as_the_search_for_entities_does(harbours, open_page):
    page = open_page(f"{harbours.as_uri()}/claims/index.html")
    assert page.evaluate("(names) => names.map(newsmorgueNames.fold)", NAMES) == [
        fold(name) for name in NAMES
    ]


# ---- In the text ----


def test_an_address_lights_all_of_an_interrupted_claim_and_nothing_of_the_next(tmp_path, open_page):
    report = (
        "The ferries of the coast\n\nThe Example Post\n3 May 2016\n\n"
        "The ferries are talked about again in every harbour of the coast, and not only by sailors.\n\n"
        '"The ferries are late," Karl Brun said. "They were late last year." '
        '"They are old," Ida Brun said. "Nobody has paid for new ones."\n'
    )
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(report, "utf-8")
    build(tmp_path / "seeds", tmp_path / "site")
    (path,) = (each for each in (tmp_path / "site" / "articles").glob("*.html") if each.name != "index.html")
    page = open_page(path.as_uri())
    marks = page.locator(".reading p .claim")
    assert marks.all_inner_texts() == [
        *("The ferries are late", "They were late last year."),
        *("They are old", "Nobody has paid for new ones."),
    ]
    first = page.locator(".reading p .claim[id]").first.get_attribute("id")
    page.goto(f"{path.as_uri()}#{first}")
    lit = "(all) => all.map((each) => getComputedStyle(each).outlineStyle === 'solid')"
    assert marks.evaluate_all(lit) == [True, True, False, False]


# ---- Citations ----

REPORT = """\
Old bridge of Quito to close

The Example Post
3 May 2016

The old bridge will be closed, and nobody in the town is surprised by it any more, least of all its keepers.

"The bridge is tired," Mayor Hugo Vandam said.

Vandam said that the bridge was "older than the town" itself. He denied that the bridge was sold.

According to Vandam, the bridge was shut.

A senior official, who spoke on condition of anonymity, said that the bridge was rotten.
"""
UNDATED = """\
The bridge again

The bridge is still there, as everybody who lives beside it can see for themselves on any morning of the week.

Ida Brun said that the bridge was fine.
"""
UPDATED = UNDATED.replace("The bridge again\n", "Another bridge\n\nUpdated 28 July 2016\n")


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bridge")
    (folder / "seeds").mkdir()
    for name, text in {"a.txt": REPORT, "b.txt": UNDATED, "c.txt": UPDATED}.items():
        (folder / "seeds" / name).write_text(text, "utf-8")
    build(folder / "seeds", folder / "site")
    (folder / "seeds" / "corpus.yml").write_text("base_url: https://example.org/papers\n", "utf-8")
    build(folder / "seeds", folder / "published")
    return folder


def citations(page):
    """The citation of each claim on a page, without the link at its end, and the links."""
    cited = []
    for card in page.locator("main .said:visible").all():
        card.locator("button.cite").click()
        cited.append(card.locator(".citation p").first.inner_text())
    return {text.rpartition(" ")[0]: text.rpartition(" ")[2] for text in cited}


REPORTED = "reported in the outlet’s words"
PARTLY = "partly quoted, the rest in the outlet’s words"
ANONYMOUS = "A senior official, who spoke on condition of anonymity"
IN = "The Example Post, “Old bridge of Quito to close”, 3 May 2016."
AGAIN = "Source unknown, “The bridge again”, publication date unknown."
ANOTHER = "Source unknown, “Another bridge”, publication date unknown, updated 28 July 2016."
CITED = {
    f"Hugo Vandam, Mayor, said: “The bridge is tired”. {IN}",
    f"Hugo Vandam, Mayor, said: the bridge was “older than the town” itself [{PARTLY}]. {IN}",
    f"Hugo Vandam, Mayor, denied: the bridge was sold [in the article: “He”; {REPORTED}; a denial]. {IN}",
    f"According to Hugo Vandam, Mayor: the bridge was shut [{REPORTED}]. {IN}",
    f"{ANONYMOUS}, said: the bridge was rotten [anonymous; {REPORTED}]. {IN}",
    f"Ida Brun said: the bridge was fine [{REPORTED}]. {AGAIN}",
    f"Ida Brun said: the bridge was fine [{REPORTED}]. {ANOTHER}",
}


def test_every_claim_can_be_cited_wherever_it_is_listed(bridge, open_page):
    site = bridge / "site"
    page = open_page(f"{site.as_uri()}/claims/index.html")
    listed = citations(page)
    assert set(listed) == CITED
    ids = {claim["id"] for claim in json.loads((site / "data" / "claims.json").read_text("utf-8"))}
    for text, link in listed.items():
        path, _, anchor = link.removeprefix(f"{site.as_uri()}/").partition("#")
        assert (site / path).is_file(), text
        assert anchor in ids, text
    asked_for(page, f"{site.as_uri()}/", {"from": "2016-01-01"})
    assert citations(page) == {text: link for text, link in listed.items() if "3 May" in text}
    for path in sorted((site / "articles").glob("*.html")):
        page.goto(f"{path.as_uri()}?q=bridge")  # as the results of a search lead there
        assert citations(page).items() <= listed.items()
    page.goto(f"{site.as_uri()}/people/hugo-vandam.html")
    assert len(citations(page).items() & listed.items()) == 4


def test_a_link_is_that_of_the_published_site_where_it_is_known(bridge, open_page, serve):
    for address in (f"{(bridge / 'published').as_uri()}/", serve(bridge / "published", "/here/")):
        page = open_page(f"{address}claims/index.html")
        for link in citations(page).values():
            assert link.startswith("https://example.org/papers/articles/")
            assert not page.locator(".citation", has_text="this computer only").count()
            assert (
                bridge / "published" / link.partition("#")[0].removeprefix("https://example.org/papers/")
            ).is_file()


def test_an_address_on_a_disk_is_told_to_be_of_no_use_to_others(bridge, open_page, serve):
    page = open_page(f"{(bridge / 'site').as_uri()}/claims/index.html")
    page.locator("button.cite").first.click()
    expect(page.locator(".citation")).to_contain_text("This address works on this computer only.")
    expect(page.locator(".citation p").first).not_to_contain_text("base_url")  # nor is it copied
    page.goto(f"{serve(bridge / 'site', '/here/')}claims/index.html")
    page.locator("button.cite").first.click()
    expect(page.locator(".citation")).not_to_contain_text("this computer only")


@pytest.mark.parametrize("clipboard", ["there", "missing", "refused"])
def test_a_citation_is_copied_with_or_without_a_clipboard(bridge, open_page, clipboard):
    page = open_page(permissions=["clipboard-read", "clipboard-write"] if clipboard == "there" else [])
    if clipboard == "missing":
        page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})")
    if clipboard == "refused":
        page.add_init_script("Clipboard.prototype.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{(bridge / 'site').as_uri()}/claims/index.html")
    card = page.locator(".said", has_text="tired").first
    card.locator("button.cite").press("Enter")
    expect(card.locator("button.cite")).to_have_attribute("aria-expanded", "true")
    card.locator(".citation button").press("Enter")
    expect(card.locator(".citation [role=status]")).to_have_text("Copied")
    expect(card.locator(".citation button")).to_be_focused()
    box = page.locator("header input[name=q]")
    box.focus()
    page.keyboard.press("Control+v")
    expect(box).to_have_value(re.compile(r"^Hugo Vandam, Mayor, said: “The bridge is tired”\. .*#c\w+$"))
    card.locator("button.cite").click()
    expect(card.locator(".citation")).to_be_hidden()
