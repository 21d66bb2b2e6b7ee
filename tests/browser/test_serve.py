"""`serve` as an editor has it: pages that are open follow the dumps, and say what is wrong with them."""

import re
import sys

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")

OLD, NEW = "its last coal mine", "its last tin mine"
BANNER = "#newsmorgue-error"
TITLES = "main a[href*='articles/']"


# A browser asks for the icon when the page stands already, so a server that stops then may cut it off.
CUT_OFF = re.compile(r"/static/icon\.svg: .*net::ERR_")


@pytest.fixture(autouse=True)
def nothing_goes_wrong(page_log):
    yield
    for told in (page_log.errors, page_log.failed):
        told[:] = [each for each in told if not CUT_OFF.search(each)]
    page_log.assert_clean()


def retitle(corpus, old, new):
    file = corpus / "good.txt"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def address_of(served):
    """The address as the log of the pages has it."""
    return served.address.replace("localhost", "127.0.0.1")


def wait_until_it_listens(page):
    """Wait until the worker that all pages share has heard of the build."""
    page.evaluate("new Promise(heard => new SharedWorker('/.newsmorgue/worker.js').port.onmessage = heard)")


@pytest.fixture
def served(corpus, start_serve):
    return start_serve("--strict", "--seeds", corpus.name)


def test_an_open_page_follows_the_dumps(served, open_page, corpus):
    page = open_page(address_of(served))
    expect(page.locator(TITLES, has_text=OLD)).not_to_have_count(0)
    for old, new in ((OLD, NEW), (NEW, OLD)):
        retitle(corpus, old, new)
        expect(page.locator(TITLES, has_text=new)).not_to_have_count(0)
        expect(page.locator(TITLES, has_text=old)).to_have_count(0)


def test_a_page_is_not_reloaded_for_nothing(served, open_page):
    page = open_page(address_of(served))
    page.evaluate("window.isTheSame = true")
    page.wait_for_timeout(3000)  # longer than a stream is silent
    assert page.evaluate("window.isTheSame")


def break_settings(corpus):
    settle(corpus, "title: [")
    return lambda: settle(corpus, "title: The mines")


def settle(corpus, text):
    """Write settings whole: half of them are settings of their own, which a build may come upon."""
    half = corpus.with_name("half.yml")
    half.write_text(text, "utf-8")
    half.replace(corpus / "corpus.yml")


def remove_all(corpus):
    away = corpus.rename(corpus.with_name("away"))
    return lambda: away.rename(corpus)


def add_an_empty_file(corpus):
    (corpus / "empty.txt").touch()
    return (corpus / "empty.txt").unlink


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (break_settings, "1 warning with --strict; the site was not touched\n  corpus.yml:1:"),
        (remove_all, "seeds: there is no such folder of dumps; make it and put article texts in it"),
        (add_an_empty_file, "empty.txt: the file is empty; put the article's text in it, or delete it"),
    ],
)
def test_a_failed_build_is_shown_until_it_is_mended(served, corpus, open_page, spoil, told):
    page = open_page(address_of(served))
    page.evaluate("window.isTheSame = true")
    mend = spoil(corpus)
    banner = page.locator(BANNER)
    expect(banner).to_be_in_viewport()
    shown = banner.inner_text()
    assert shown.startswith("The site was not rebuilt. ")
    assert told in shown
    assert page.evaluate("window.isTheSame")
    expect(page.locator(TITLES, has_text=OLD)).not_to_have_count(0)

    page.get_by_role("link", name="Claims").first.click()  # other pages say it, too
    expect(page).to_have_title("Claims · The morgue")
    expect(banner).to_contain_text(told.splitlines()[0])

    mend()
    expect(banner).to_have_count(0)


def test_a_page_stays_where_a_build_changed_nothing(served, open_page, corpus):
    page = open_page(address_of(served))
    page.evaluate("window.isTheSame = true")
    banner = page.locator(BANNER)
    mend = add_an_empty_file(corpus)
    expect(banner).to_be_in_viewport()
    mend()
    expect(banner).to_have_count(0)
    assert page.evaluate("window.isTheSame")


def test_another_error_takes_the_place_of_the_first(served, corpus, open_page):
    page = open_page(address_of(served))
    (corpus / "empty.txt").touch()
    expect(page.locator(BANNER)).to_contain_text("empty.txt: the file is empty")
    (corpus / "empty.txt").rename(corpus / "void.txt")
    expect(page.locator(BANNER)).to_contain_text("void.txt: the file is empty")
    expect(page.locator(BANNER)).to_have_count(1)


def test_more_pages_than_a_browser_has_connections(served, open_page, corpus):
    first = open_page(address_of(served))
    pages = [first, *(first.context.new_page() for _ in range(14))]
    for page in pages[1:]:
        page.goto(address_of(served))
    retitle(corpus, OLD, NEW)
    for page in pages:
        expect(page.locator(TITLES, has_text=NEW)).not_to_have_count(0)
    assert served.stop().status == 0


def test_leaving_and_reloading_log_nothing(served, open_page, corpus):
    page = open_page(address_of(served))
    for _ in range(5):
        with page.expect_navigation(wait_until="commit"):
            page.evaluate("location.reload()")
        page.goto(f"{address_of(served)}claims/", wait_until="commit")
        page.goto(address_of(served), wait_until="commit")
    page.goto(f"{address_of(served)}claims/")
    page.go_back()
    retitle(corpus, OLD, NEW)
    expect(page.locator(TITLES, has_text=NEW)).not_to_have_count(0)


def test_ctrl_c_ends_it_while_a_page_is_open(served, open_page):
    page = open_page(address_of(served))
    ran = served.stop()
    assert (ran.status, ran.out, ran.err) == (0, "\n", "")
    page.wait_for_timeout(1500)  # the worker looks for the server again
    expect(page.locator(TITLES, has_text=OLD)).not_to_have_count(0)


def test_a_server_that_comes_back_is_found(served, corpus, start_serve, open_page):
    page = open_page(address_of(served))
    wait_until_it_listens(page)
    served.stop()
    retitle(corpus, OLD, NEW)
    port = served.address.rstrip("/").rpartition(":")[2]
    start_serve("--seeds", corpus.name, "--port", port)
    expect(page.locator(TITLES, has_text=NEW)).not_to_have_count(0)


def test_a_site_below_a_path_is_walked_through(corpus, start_serve, open_page):
    address = address_of(start_serve("--seeds", corpus.name, "--base", "/repo/"))
    page = open_page(address.removesuffix("repo/"))
    expect(page).to_have_url(address)
    page.locator(TITLES, has_text=OLD).first.click()
    expect(page).to_have_url(re.compile(re.escape(f"{address}articles/tolvek-votes-")))
    page.go_back()
    retitle(corpus, OLD, NEW)
    expect(page.locator(TITLES, has_text=NEW)).not_to_have_count(0)


def test_a_page_that_comes_to_be_is_shown_where_none_was(served, open_page, page_log, corpus):
    address = f"{address_of(served)}articles/"
    page = open_page(address)
    page.locator(TITLES, has_text=OLD).first.click()
    there = page.url
    retitle(corpus, OLD, NEW)
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    retitle(corpus, NEW, OLD)
    expect(page.get_by_role("heading", name=OLD)).to_be_visible()
    assert page.url == there
    # The page for what is not there has no address of its own to count its links from.
    assert all(": 404" in failed for failed in page_log.failed)
    page_log.failed.clear()
    page_log.errors.clear()
