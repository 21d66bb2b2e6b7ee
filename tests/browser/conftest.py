"""A real browser, a web server, and a log of everything that a page should not do.

Playwright's own API and these few fixtures: the browser is the one that the machine has.
"""

import functools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
# What a browser would ask of other hosts for itself.
QUIET = ("--disable-background-networking", "--disable-component-update", "--no-first-run")
HERE = "127.0.0.1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; without one they skip, and fail where CI=true."""
    executable = find_browser()
    if executable is None:
        missing = "no Chromium or Chrome found; on Debian: sudo apt install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    # Chromium's sandbox refuses to start as root.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*QUIET, "--no-sandbox"] if root else [*QUIET]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        yield browser
        browser.close()


def find_browser() -> str | None:
    on_path = (shutil.which(command) for command in COMMANDS)
    in_place = (place for place in PLACES if Path(place).is_file())
    return next((found for found in (*on_path, *in_place) if found), None)


@dataclass
class PageLog:
    """What pages complained of, failed to load, or asked of other hosts."""

    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._request(request.url))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.on("response", lambda response: self._response(response.status, response.url))

    def assert_clean(self) -> None:
        assert not self.errors
        assert not self.failed
        assert not self.elsewhere

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(f"{message.location['url']}: {message.text}")

    def _failed(self, url: str, failure: str | None) -> None:
        # Whoever follows a link at once leaves before the icon is there.
        if failure != "net::ERR_ABORTED":
            self.failed.append(f"{url}: {failure}")

    def _request(self, url: str) -> None:
        # file:, data: and blob: addresses have no host.
        if urlsplit(url).hostname not in {None, HERE}:
            self.elsewhere.append(url)

    def _response(self, status: int, url: str) -> None:
        if status >= 400:
            self.failed.append(f"{url}: {status}")


@pytest.fixture
def page_log() -> PageLog:
    """The log of all pages that `open_page` opens in a test."""
    return PageLog()


@pytest.fixture
def open_page(browser: Browser, page_log: PageLog) -> Iterator[Callable[..., Page]]:
    """Open a fresh page; keywords are Playwright's for a context (java_script_enabled, viewport …)."""
    contexts = []

    def open_(url: str = "about:blank", **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page_log.watch(page)
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serve a folder at `/`, or below a path such as `/some-repo/` and nowhere else; returns its address."""
    servers = []

    def serve_(folder: Path, below: str = "/") -> str:
        handler = functools.partial(_Handler, below=below, directory=str(folder))
        server = ThreadingHTTPServer((HERE, 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return f"http://{HERE}:{server.server_port}{below}"

    yield serve_
    for server in servers:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """As GitHub Pages: a site below a path sees nothing above it."""

    def __init__(self, *args: Any, below: str, **kwargs: Any) -> None:
        self.below = below  # first: the base class answers the request in its own __init__
        super().__init__(*args, **kwargs)

    def send_head(self) -> Any:
        if self.path.startswith(self.below):
            return super().send_head()
        self.send_error(404)
        return None

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.below))

    def log_message(self, *args: Any) -> None:
        """Keep the output of the tests quiet."""
