"""A reader's way through a site, opened from the disk, from a web server, or from a repository's pages.

Nothing may go wrong on the way: no error, no request that fails, none to anywhere else.
"""

import re

import pytest
from playwright.sync_api import expect

# Whom a reader looks for in each corpus: a part of a name that somebody has there.
LOOKED_FOR = {"seeds": "Abadi", "golden": "Kolarec"}
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
LISTS = ("articles", "stories", "people", "places", "organizations", "claims", "sources")
RESULT = "#results a[href*='#p']"
PERSON = "a[href*='people/']:not([href$='index.html'])"
PLACE_IN_ARTICLE = "a[href*='articles/'][href*='#']"

# Whether the text that the address names can be seen: in the window, and with nothing in front of it.
TARGET_IS_SEEN = """() => {
  const target = document.querySelector(":target")
  const line = target?.getClientRects()[0]
  if (!line || line.top < 0 || line.top >= innerHeight) return false
  const there = document.elementFromPoint(line.left + 2, line.top + Math.min(line.height / 2, 12))
  return there !== null && (target.contains(there) || there.contains(target))
}"""
FOCUSED = "document.activeElement.getAttribute('href') ?? ''"
SIDEWAYS = """() => {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const isWide = (element) => element.getBoundingClientRect().right > clientWidth
  const wide = [...document.querySelectorAll("body *")].filter(isWide)
  return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))]
}"""
LIGHTNESS = """() => {
  const { color, backgroundColor } = getComputedStyle(document.body)
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  return [color, backgroundColor].map((value) => {
    canvas.fillStyle = value
    canvas.fillRect(0, 0, 1, 1)
    return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((sum, each) => sum + each, 0)
  })
}"""


@pytest.fixture(params=["file", "/", "/some-repo/"])
def address(request, built, serve):
    """The address of a site's root, in each way that a site is opened."""
    if request.param == "file":
        return f"{built.folder.as_uri()}/"
    return serve(built.folder, request.param)


@pytest.fixture
def name(built):
    return LOOKED_FOR[built.name]


@pytest.fixture(autouse=True)
def nothing_goes_wrong(page_log):
    yield
    page_log.assert_clean()


def follow(page, link):
    """Click a link, and wait for where it leads."""
    with page.expect_navigation():
        link.click()


def expect_target(page, words):
    """The address names a place on the page, which is in view and says `words`."""
    expect(page.locator(":target")).to_contain_text(words)
    page.wait_for_function(TARGET_IS_SEEN)


# ---- The whole way ----


def test_from_a_name_to_its_paragraph_and_back(address, name, open_page):
    page = open_page(f"{address}index.html")
    page.fill("header input[name=q]", name)
    with page.expect_navigation():
        page.press("header input[name=q]", "Enter")
    assert page.url == f"{address}search.html?q={name}"
    expect(page.locator("#names a").first).to_contain_text(name)
    expect(page.locator("#results mark").first).to_be_visible()

    follow(page, page.locator(RESULT).first)
    assert page.url.startswith(f"{address}articles/")
    expect_target(page, name)

    person = page.locator(":target").locator(PERSON).filter(has_text=name).first
    follow(page, person)
    assert page.url.startswith(f"{address}people/")
    expect(page.locator("h1")).to_contain_text(name)
    at_person = page.url

    follow(page, page.locator(f"main {PLACE_IN_ARTICLE}").filter(has_text=name).first)
    assert page.url.startswith(f"{address}articles/")
    expect_target(page, name)

    page.go_back()
    assert page.url == at_person
    expect(page.locator("h1")).to_contain_text(name)
    page.go_back()
    expect_target(page, name)
    page.go_back()
    assert page.url == f"{address}search.html?q={name}"
    expect(page.locator("#q")).to_have_value(name)
    expect(page.locator("#names a").first).to_be_visible()
    follow(page, page.locator("header a").first)
    assert page.url == f"{address}index.html"


def test_a_question_in_the_address(address, name, open_page):
    page = open_page(f"{address}search.html?q={name.lower()}")
    expect(page.locator("#q")).to_have_value(name.lower())
    person = page.locator("#names a").filter(has_text=name).first
    follow(page, person)
    expect(page.locator("h1")).to_contain_text(name)


def test_by_keyboard_alone(address, name, open_page):
    page = open_page(f"{address}index.html")
    keyboard = page.keyboard
    keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "#main"  # the first stop skips the navigation
    keyboard.press("/")
    keyboard.type(name)
    with page.expect_navigation():
        keyboard.press("Enter")
    expect(page.locator("#names a").first).to_be_visible()
    keyboard.press("/")
    keyboard.press("ArrowDown")
    assert "people/" in page.evaluate(FOCUSED)
    with page.expect_navigation():
        keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name)

    for _ in range(60):
        keyboard.press("Tab")
        if re.search(r"articles/.*#", page.evaluate(FOCUSED)):
            break
    with page.expect_navigation():
        keyboard.press("Enter")
    expect_target(page, name)


def test_from_the_claims_to_who_speaks(address, open_page):
    page = open_page(f"{address}index.html")
    follow(page, page.locator("header nav a[href$='claims/index.html']"))
    speaker = page.locator("main .claims").locator(PERSON).first
    spoken = speaker.inner_text()
    follow(page, speaker)
    expect(page.locator("h1")).to_have_text(spoken)

    claim = page.locator("main .claims li").filter(has_text=spoken).first
    quoted = claim.locator("blockquote q")
    words = quoted.first.text_content() if quoted.count() else claim.locator("blockquote").inner_text()
    follow(page, claim.locator(PLACE_IN_ARTICLE).first)
    expect_target(page, words.strip())


# ---- Whoever reads, on whatever ----


def test_without_javascript_the_lists_lead_everywhere(built, open_page):
    root = built.folder.as_uri()
    page = open_page(f"{root}/index.html", java_script_enabled=False)
    expect(page.locator("main a").first).to_be_visible()
    for section in LISTS:
        page.goto(f"{root}/index.html")
        follow(page, page.locator(f"header nav a[href='{section}/index.html']"))
        expect(page.locator("h1")).to_be_visible()
        link = page.locator("main").locator("li a, h2 a, h3 a").locator("visible=true")
        follow(page, link.filter(has_text=re.compile(r"\w{2}")).first)
        expect(page.locator("h1")).to_be_visible()
        assert len(page.locator("main").inner_text()) > 100
    page.goto(f"{root}/search.html")
    follow(page, page.locator("noscript a").first)
    expect(page.locator("h1")).to_be_visible()


def test_without_javascript_a_list_has_its_other_orders(built, open_page):
    root = built.folder.as_uri()
    page = open_page(f"{root}/places/index.html", java_script_enabled=False)
    follow(page, page.locator(".orders a", has_text="By number of articles"))
    counts = [int(text.split()[0]) for text in page.locator(".rows .meta").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    follow(page, page.locator(".orders a", has_text="By country"))
    expect(page.locator(".orders [aria-current=page]")).to_have_text("By country")
    follow(page, page.locator(".letters a").nth(1))
    expect(page.locator("h2:target")).to_be_in_viewport()


@pytest.mark.parametrize("device", [{}, PHONE], ids=["wide", "phone"])
def test_who_uses_which_name_is_seen_at_a_glance(build_once, open_page, device):
    folder = build_once("seeds").folder
    page = open_page(f"{folder.as_uri()}/organizations/islamic-state.html", **device)
    rows = page.locator(".names-by tbody tr")
    uses = {row.locator("th").inner_text(): row.locator("td a").all_inner_texts() for row in rows.all()}
    assert list(uses) == ["TRT World", "DW"]
    # Beside its count each name is said, and on a phone, where the columns have no heads, it is seen.
    assert [text.split()[0] for text in uses["TRT World"]] == ["ISIS"]
    seen = page.locator(".names-by td .use").first.bounding_box()["width"] > 10
    heads = page.locator(".names-by thead").is_visible()
    assert (seen, heads) == ((True, False) if device else (False, True))
    follow(page, rows.first.locator("td a").first)
    expect_target(page, "ISIS")


def test_no_page_scrolls_sideways_on_a_phone(built, name, open_page):
    page = open_page(**PHONE)
    too_wide = {}
    paths = sorted(path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.html"))
    for path in (*paths, f"search.html?q={name}", "search.html?q=nothing-has-this-word-in-it-at-all"):
        page.goto(f"{built.folder.as_uri()}/{path}")
        if "?" in path:
            expect(page.locator("#status")).not_to_be_empty()
        if found := page.evaluate(SIDEWAYS):
            too_wide[path] = found
    assert too_wide == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(built, open_page, scheme):
    page = open_page(color_scheme=scheme)
    for path in some_pages(built):
        page.goto(path)
        text, ground = page.evaluate(LIGHTNESS)
        assert (text > ground + 300) if scheme == "dark" else (ground > text + 300), path


def test_pages_print_dark_on_light(built, open_page):
    page = open_page(color_scheme="dark")
    page.emulate_media(media="print")
    for path in some_pages(built):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        text, _ = page.evaluate(LIGHTNESS)
        assert text < 300, f"{path}: light text on paper"
    assert page.pdf().startswith(b"%PDF-")


def some_pages(built):
    """One page of each kind."""
    folders = ("articles", "dumps", "people", "places", "stories", "claims")
    firsts = [min(built.folder.joinpath(folder).glob("*.html")) for folder in folders]
    return [path.as_uri() for path in (built.folder / "index.html", *firsts, built.folder / "search.html")]
