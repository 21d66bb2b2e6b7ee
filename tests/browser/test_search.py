"""The search in the browser: its words against ours, its answers against those in a terminal, its pages."""

import json
import random
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsmorgue.assets import lunr_script
from newsmorgue.lexicon.sounds import sound
from newsmorgue.lexicon.variants import load_variants
from newsmorgue.search.answers import found, with_acronyms
from newsmorgue.search.question import ask
from newsmorgue.search.reading import Site
from newsmorgue.search.words import words
from newsmorgue.site import build
from newsmorgue.text.stemmer import stem

DUMPS = Path(__file__).parents[1] / "cases" / "search"
HARVESTS = 25
DAM, FLOOD = "Brodek's dam <cracks>", "Flood in the valley"
HILLS, RETURN = "Militants of ISIS leave the hills", "Fighters return"
VOCABULARY = """
money today day key attorney attorneys minister ministers ministry dam dams flood floods flooded reliable
reliability old new café Łódź naïve U.S. IS Brodek's river rivers army engineers relational conditional
hopefully electricity москва 北京 \ufa0e \U00010428 mh17 1990s agreed controlled happy yes
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The site of the dumps in tests/cases/search, and of some that have little to say."""
    folder = tmp_path_factory.mktemp("searched")
    shutil.copytree(DUMPS, folder / "seeds")
    for number in range(HARVESTS):
        # Each of another year, and in other words: alike they would be a story.
        day = f"{1 + number % 28} June {1980 + number}"
        text = f"Harvest {number}\n\nThe Farm Post\n{day}\n\nOats grew {number} feet.\n"
        folder.joinpath("seeds", f"harvest-{number}.txt").write_text(text, "utf-8")
    build(folder / "seeds", folder / "site")
    return folder / "site"


@pytest.fixture
def search_page(site, open_page, page_log):
    """The search page, opened from its file; nothing may go wrong on it."""
    yield open_page(site.joinpath("search.html").as_uri())
    page_log.assert_clean()


# A string that the page is asked again and again would be evaluated there, which its policy forbids.
UNTIL = """(test) => new Promise((resolve, reject) => {
  const began = Date.now()
  const look = () => {
    if (TEST) resolve()
    else if (Date.now() - began > 10000) reject(new Error("waited for long enough"))
    else setTimeout(look, 20)
  }
  look()
})"""


def until(page, test):
    page.evaluate(UNTIL.replace("TEST", test))


def results_are(page, count):
    until(page, f"document.querySelectorAll('#results li').length === {count}")


def answered(page):
    until(page, "document.getElementById('status').dataset.asked === document.getElementById('q').value")
    return {
        "status": page.inner_text("#status"),
        "names": page.locator("#names a").all_inner_texts(),
        "results": page.locator("#results a.title").all_inner_texts(),
        "kinds": page.locator("#kinds button").all_inner_texts(),
    }


def answer(page, typed):
    page.fill("#q", typed)
    page.press("#q", "Enter")
    return answered(page)


# ---- Words, stems and sounds ----


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
    texts = [f"a{c}b {c} US.{c}’s" for c in known] + [VOCABULARY, "is US us U.S. 2,000"]
    expected = [[[word.key, word.term] for word in words(text)] for text in texts]
    script = """(cases) => JSON.parse(cases).filter(([text, expected]) => {
      const found = newsmorgueSearch.words.words(text).map(({ key, term }) => [key, term ?? ""])
      return JSON.stringify(found) !== JSON.stringify(expected)
    })"""
    assert search_page.evaluate(script, json.dumps(list(zip(texts, expected, strict=True)))) == []


def test_a_word_knows_where_it_stands(search_page):
    text = "😀 “Cafe\u0301s” of the ﬁrst U.S."
    script = "(text) => newsmorgueSearch.words.words(text).map(({ start, end }) => text.slice(start, end))"
    assert search_page.evaluate(script, text) == ["Cafe\u0301s", "of", "the", "ﬁrst", "U.S"]


def test_the_sounds_of_names_agree(search_page):
    chance = random.Random(9)  # noqa: S311
    parts = "ye dzh dj tsch tch tz sch ph kh q w x c ae oe ue h a e i o u y b l r nn ss м и 1".split()
    made = ["".join(chance.choices(parts, k=chance.randint(1, 6))) for _ in range(5_000)]
    unlisted = [word for word in made if word not in load_variants().spellings]
    script = """async (made) => {
      const { sound } = await newsmorgueSearch.files.part("sounds")
      return made.map(sound)
    }"""
    assert search_page.evaluate(script, unlisted) == [sound(word) for word in unlisted]


# ---- Against the terminal, and against stock lunr.js ----


def test_the_page_takes_questions_apart_as_the_terminal_does(search_page):
    chance = random.Random(23)  # noqa: S311
    letters = [*"+-\"“” :~^*US1a.'é𐐨", "title:", "Source:", "speaker:", "before:20", "the ", "money "]
    typed = ["".join(chance.choices(letters, k=chance.randint(1, 14))) for _ in range(4_000)]
    script = """(typed) => typed.map((each) => {
      const question = newsmorgueSearch.question.parse(`${each} `)
      const { keys, wanted, fields, phrases, unwanted, unwantedPhrases, before, after, clauses } = question
      return [keys, wanted.map(({ term, required, loose }) => [term, required, loose]), phrases, unwanted,
        unwantedPhrases, before, after, fields.map(({ field, terms, unwanted }) => [field, terms, unwanted]),
        clauses.map(({ term, editDistance, boost, presence }) =>
          [term, editDistance ?? 0, boost ?? 1, presence === lunr.Query.presence.PROHIBITED])]
    })"""
    for text, parsed in zip(typed, search_page.evaluate(script, typed), strict=True):
        asked = ask(text)
        assert parsed == [
            asked.keys,
            [[each.term, each.required, each.loose] for each in asked.wanted],
            asked.phrases,
            asked.unwanted,
            asked.unwanted_phrases,
            asked.before,
            asked.after,
            [[each.field, list(each.terms), each.unwanted] for each in asked.fields],
            [[each.term, each.edits, each.boost, each.unwanted] for each in asked.open],
        ], text


FOUND = """async ([collection, questions]) => {
  const index = await newsmorgueSearch.index.open()
  const facets = Object.fromEntries(newsmorgueSearch.page.FACETS.map((facet) => [facet, []]))
  const answers = []
  for (const typed of questions) {
    const parsed = newsmorgueSearch.question.parse(`${typed} `)
    const question = await newsmorgueSearch.answers.withAcronyms(index, parsed)
    const given = await newsmorgueSearch.answers.answer(index, question, facets)
    answers.push(given ? given[collection].found.map(({ number }) => number) : null)
  }
  return answers
}"""


def random_questions(count):
    chance = random.Random(17)  # noqa: S311
    known = """brodek dam Militants hills US us who reliable money café harvest oats army said Haidar zebra
    2016""".split()
    phrases = ['"old and reliable"', '"in the"', '"the hills"', '"certain methods"', '"of"', "al-Abadi"]
    open_words = ["minist*", "*ek", "r*able", "armi~1", "hill~", "money^4"]
    fields = ["title:flood", "source:herald", "speaker:zoe", 'title:"the hills"', 'source:"daily sample"']
    fields += ["before:2016-03", "after:2015"]

    def part():
        sign = chance.choice(["", "", "", "", "-", "+"])
        return sign + chance.choice([*known, *known, *phrases, *open_words, *fields])

    return [" ".join(part() for _ in range(chance.randint(1, 3))) for _ in range(count)]


@pytest.mark.parametrize("collection", ["articles", "claims"])
def test_the_browser_finds_what_the_terminal_finds(site, search_page, collection):
    questions = random_questions(300)
    answers = search_page.evaluate(FOUND, [collection, questions])
    index = Site(site)
    hits = 0
    for typed, numbers_there in zip(questions, answers, strict=True):
        if numbers_there is None:
            continue
        complete, numbers = found(index, with_acronyms(index, ask(typed)), collection)
        if collection == "articles" and "speaker:" in typed:
            continue  # asks for claims alone
        if collection == "claims" and not complete:
            numbers = []  # a claim that has some of the words is none
        assert numbers_there == numbers, typed
        hits += bool(numbers)
    assert hits > 60


def test_unmodified_lunr_js_searches_the_plain_index(site, open_page):
    page = open_page()
    page.add_script_tag(path=lunr_script())
    data = site.joinpath("data", "lunr-index.json").read_text("utf-8")
    results = page.evaluate("(data) => lunr.Index.load(JSON.parse(data)).search('+money cracks cafe')", data)
    listed = json.loads(data)["documents"]
    assert [listed[int(result["ref"])]["title"] for result in results] == [DAM, FLOOD]


# ---- The page ----


def test_a_result_leads_to_the_passage_that_answers(search_page):
    given = answer(search_page, "cafe money ministers")
    assert given["status"] == "1 article for “cafe money ministers”."
    assert given["results"] == [DAM]
    result = search_page.locator("#results li")
    assert result.locator(".about").inner_text() == "Article · The Example Herald · 21 May 2015"
    assert result.locator(".excerpt mark").all_inner_texts() == ["Café", "ministers"]
    assert "<b>for certain</b>" in result.locator(".excerpt").inner_text()
    result.locator("a").click()
    search_page.wait_for_selector("mark.lit")
    assert search_page.url.endswith("#p3")
    assert {"Café", "ministers", "money"} == set(search_page.locator("main mark.lit").all_inner_texts())
    search_page.go_back()
    search_page.locator("#results a").wait_for()
    assert search_page.input_value("#q") == "cafe money ministers"


def test_claims_are_found_as_claims(search_page):
    given = answer(search_page, "speaker:mlynar pay")
    assert given["results"] == ["Jan Mlynar"]
    assert search_page.inner_text("#results .excerpt") == "We shall not let the US pay for it"
    assert "#c" in search_page.get_attribute("#results a", "href")


@pytest.mark.parametrize(
    ("typed", "results"),
    [
        ('"old and reliable"', {DAM}),
        ('"reliable and old"', set()),
        ("“certain methods”", {DAM}),
        ('"of the"', {DAM, HILLS}),
        ('"of the islamic"', {HILLS}),
        ("brodek -flood", {DAM}),
        ('reliable -"no money"', {DAM}),
        ("US", {DAM, HILLS}),
        ("rel barrel", set()),
        ("ministers", {DAM}),
        ("brodek's MONEY", {DAM, FLOOD}),
        ("title:flood", {FLOOD}),
        ("source:sample hills", {HILLS}),
        ("reliable source:herald", {DAM}),
        ("hills before:2016-03-04", {HILLS}),
        ("hills after:2016-03-04", {RETURN}),
        ("minist*", {DAM, FLOOD}),
        ("brodak~1", {DAM, FLOOD}),
        ("militants islamic state", {HILLS}),
        ('source:"the daily sample"', {FLOOD, HILLS}),
        ('brodek -source:"the daily sample"', {DAM}),
        ('hills -title:"leave the hills"', {RETURN}),
        ("hills -title:militants", {RETURN}),
    ],
)
def test_questions(search_page, typed, results):
    assert set(answer(search_page, typed)["results"]) == results


def test_an_article_answers_to_the_other_names_of_those_it_names(search_page):
    assert set(answer(search_page, "Islamic State")["results"]) == {HILLS, RETURN}


def test_where_nothing_has_all_words_some_are_enough(search_page):
    given = answer(search_page, "zebra pumps cracks")
    assert "No article has all of these words" in given["status"]
    assert set(given["results"]) == {DAM, FLOOD}
    assert answer(search_page, "+zebra pumps")["results"] == []


def test_nothing_found_says_what_was_looked_for(search_page):
    assert answer(search_page, "zebra okapi")["status"].startswith(
        "Nothing found for “zebra okapi”. Try fewer"
    )


def test_a_misspelled_word_is_asked_about(search_page):
    given = answer(search_page, "reliible")
    assert given["status"] == "Nothing found for “reliible”. Did you mean reliable?"
    search_page.click("#status a")
    results_are(search_page, 2)
    assert search_page.input_value("#q") == "reliable"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("US", "United States"),
        ("us", "United States"),
        ("IS", "Islamic State"),
        ("isis", "Islamic State"),
        ("Zoe", "Zoë al-Hadrani"),
        ("al hadrani", "Zoë al-Hadrani"),
        ("hadrani zoe", "Zoë al-Hadrani"),
        ("haidar abadi", "Haider al-Abadi"),
        ("un", "United Nations"),
        ("sample", "The Daily Sample"),
    ],
)
def test_names_answer_for_themselves(search_page, typed, name):
    given = answer(search_page, typed)
    assert name in (given["names"] or given["results"])


def test_names_answer_from_the_second_letter(search_page):
    search_page.locator("#q").press_sequentially("zo")
    search_page.locator("#results a, #names a").first.wait_for()
    assert "Zoë al-Hadrani" in search_page.locator("#results a, #names a").all_inner_texts()


def test_ten_at_a_time(search_page):
    assert len(answer(search_page, "harvest")["results"]) == 10
    search_page.click("#more")
    results_are(search_page, 20)
    assert search_page.evaluate("document.activeElement === document.querySelectorAll('#results a')[10]")
    assert "show=20" in search_page.url
    search_page.click("#more")
    results_are(search_page, 25)
    assert not search_page.is_visible("#more")
    search_page.reload()
    results_are(search_page, 25)


def test_kinds_and_facets_count_and_combine(site, open_page, page_log):
    page = open_page(site.joinpath("search.html").as_uri() + "?q=hills")
    assert answered(page)["kinds"] == ["Articles 2", "Claims 2", "Names 1"]
    page.click("#facets [data-facet=source] summary")
    page.locator("#facets [data-facet=source] li").first.wait_for()
    offered = page.locator("#facets [data-facet=source] label").all_inner_texts()
    assert sorted(" ".join(each.split()) for each in offered) == [
        "The Daily Sample 1",
        "The Example Herald 1",
    ]
    page.click("#facets label:has-text('Daily Sample')")
    results_are(page, 1)
    assert answered(page)["results"] == [HILLS]
    assert "source=the-daily-sample" in page.url
    page.click("#facets [data-facet=year] summary")
    page.locator("#facets [data-facet=year] li").first.wait_for()
    assert page.locator("#facets [data-facet=year] label").inner_text().split() == ["2016", "1"]
    page.reload()
    assert answered(page)["results"] == [HILLS]
    page_log.assert_clean()


def test_a_place_narrows_the_results(site, open_page, page_log):
    page = open_page(site.joinpath("search.html").as_uri() + "?q=said&place=brodek")
    assert set(answered(page)["results"]) <= {DAM, FLOOD}
    page.locator("#facets [data-facet=place] input:checked").wait_for()
    page_log.assert_clean()


def test_by_keyboard_alone(search_page):
    keyboard = search_page.keyboard
    keyboard.press("/")
    keyboard.type("brodek")
    search_page.locator("#results a").first.wait_for()
    assert search_page.url.endswith("?q=brodek")
    keyboard.press("ArrowDown")
    assert search_page.evaluate("document.activeElement.tagName") == "A"
    keyboard.press("Escape")
    assert search_page.evaluate("document.activeElement.id") == "q"
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    search_page.wait_for_url(lambda url: "search.html" not in url)


@pytest.mark.parametrize("start", ["index.html", "articles/index.html"])
def test_every_page_searches(site, open_page, page_log, start):
    page = open_page(site.joinpath(start).as_uri())
    page.keyboard.press("/")
    page.keyboard.type("brodek")
    page.locator(".popup .result").first.wait_for()
    assert "articles" in page.inner_text(".popup [role=status]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.popup') !== null")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert not page.is_visible(".popup")
    page.locator("[name=q]").fill("brodek")
    page.locator(".popup .all").click()
    page.wait_for_url("**/search.html?q=brodek")
    page_log.assert_clean()


def test_any_string_is_a_question(search_page):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=40) | st.text(alphabet="+-\"“” :~^*\\/US1a.'", max_size=20))
    def check(typed):
        search_page.evaluate(
            """(typed) => {
              document.getElementById("q").value = typed
              document.getElementById("search").requestSubmit()
            }""",
            typed,
        )
        assert "could not be loaded" not in answered(search_page)["status"]

    check()


def test_without_javascript_the_page_points_to_the_lists(site, open_page):
    page = open_page(site.joinpath("search.html").as_uri(), java_script_enabled=False)
    assert page.locator("noscript a[href='articles/index.html']").count() == 1


def test_a_missing_file_is_told_and_asked_for_again(site, open_page, tmp_path):
    broken = tmp_path / "site"
    shutil.copytree(site, broken)
    texts = broken / "search" / "texts"
    texts.rename(broken / "away")
    page = open_page(broken.joinpath("search.html").as_uri())
    assert "could not be loaded" in answer(page, "brodek")["status"]
    (broken / "away").rename(texts)
    assert len(answer(page, "Brodek")["results"]) == 2  # in other letters: so as not to read the old answer


@pytest.mark.parametrize("text", ["Rain fell.\n\nIt went on.", "rain"])
def test_a_site_without_names_or_claims_answers(open_page, page_log, tmp_path, text):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "rain.txt").write_text(text, "utf-8")
    build(tmp_path / "seeds", tmp_path / "site")
    page = open_page(tmp_path.joinpath("site", "search.html").as_uri())
    assert len(answer(page, "rain")["results"]) == 1
    assert answer(page, "zzyzx")["status"].startswith("Nothing found")
    assert answer(page, '"rain stopped"')["status"].startswith("Nothing found")
    assert found(Site(tmp_path / "site"), ask('"rain stopped"'), "claims")[1] == []
    page_log.assert_clean()


def test_an_older_question_does_not_answer_a_newer_one(search_page):
    answer(search_page, "harvest")
    search_page.evaluate(
        """() => {
          document.getElementById("more").click()
          document.getElementById("more").click()
          document.getElementById("q").value = "hills"
          document.getElementById("search").requestSubmit()
        }"""
    )
    assert set(answered(search_page)["results"]) == {HILLS, RETURN}
    search_page.wait_for_timeout(300)
    assert set(answered(search_page)["results"]) == {HILLS, RETURN}


def test_words_that_no_name_has_are_too_common(search_page):
    assert "too common" in answer(search_page, "said the")["status"]
    assert set(answer(search_page, "in the us")["results"]) == {DAM, HILLS}


def test_what_is_no_date_is_told(search_page):
    assert "“2016/05” is no date" in answer(search_page, "hills before:2016/05")["status"]


def test_object_has_no_words_of_its_own(search_page):
    for typed in ["constructor", "__proto__", "to_string", "hasOwnProperty"]:
        assert "could not be loaded" not in answer(search_page, typed)["status"]


def test_a_phrase_is_lit_through_links(search_page):
    answer(search_page, '"militants of the islamic state"')
    search_page.click("#results a")
    marks = search_page.locator("#p1 mark.lit")
    marks.first.wait_for()
    assert "".join(marks.all_inner_texts()) == "Militants of the Islamic State"
    assert marks.count() > 1


def test_the_browser_goes_back_from_a_kind(search_page):
    answer(search_page, "hills")
    search_page.click("#kinds button:has-text('Claims')")
    search_page.locator("#results .claim").first.wait_for()
    search_page.go_back()
    search_page.locator("#results .result:not(.claim)").first.wait_for()
    assert "kind" not in search_page.url
