"""The page of a story: on a phone, without scripts, and followed to the words that it sets side by side."""

import re

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
STORY = "main a.story"
WIDTHS = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@pytest.fixture(autouse=True)
def nothing_goes_wrong(page_log):
    yield
    page_log.assert_clean()


@pytest.fixture
def root(built):
    return built.folder.as_uri()


def test_from_the_first_page_to_the_words_in_an_article(root, open_page):
    page = open_page(f"{root}/index.html")
    page.locator(STORY).first.click()
    expect(page.locator("h2").first).to_have_text("What happened")
    cell = page.locator(".coverage td:not(.absent) a").first
    word = re.findall(r"\w+", cell.inner_text())[0]
    cell.press("Enter")
    expect(page).to_have_url(re.compile(r"articles/.*#"))
    expect(page.locator("p:has(:target)")).to_contain_text(word)


def test_an_article_leads_to_its_story(root, open_page):
    page = open_page(f"{root}/index.html")
    page.locator(STORY).first.click()
    title = page.locator("h1").inner_text()
    page.locator(".tellers a").first.click()
    page.locator("a.story").first.click()
    expect(page.locator("h1")).to_have_text(title)


def test_a_phone_shows_whose_words_they_are_without_scripts(root, open_page):
    page = open_page(f"{root}/index.html", java_script_enabled=False, **PHONE)
    page.locator(STORY).first.click()
    outlets = page.locator(".coverage thead a").all_text_contents()
    row = page.locator(".coverage tbody tr").first
    told = [
        cell.evaluate("cell => getComputedStyle(cell, '::before').content").strip('"')
        for cell in row.locator("td").all()
    ]
    assert told == outlets
    scroll, client = page.evaluate(WIDTHS)
    assert scroll <= client
