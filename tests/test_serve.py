"""Serving: real requests to a site on this machine."""

import http.client
import socket
import threading

import pytest

from newsmorgue.errors import NewsmorgueError
from newsmorgue.serve import serve


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "articles").mkdir(parents=True)
    for name in (
        "index.html",
        "articles/a b.html",
        "style.css",
        "search.js",
        "data.json",
        "icon.svg",
        "font.woff2",
    ):
        (folder / name).write_text(f"this is {name} – 🗞️", "utf-8")
    (folder / "404.html").write_text("not here", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return folder


@pytest.fixture
def get(site, monkeypatch):
    """Serve the site on a free port, as long as the test runs, and ask it."""
    started = threading.Event()
    servers = []

    def serve_forever(server, poll_interval=0.5):  # the original, but known to us
        servers.append(server)
        started.set()
        original(server, poll_interval)

    original = http.server.ThreadingHTTPServer.serve_forever
    monkeypatch.setattr(http.server.ThreadingHTTPServer, "serve_forever", serve_forever)
    addresses = []
    thread = threading.Thread(target=lambda: [addresses.append(address) for address in serve(site, 0)])
    thread.start()
    assert started.wait(10)
    host, _, port = addresses[0].removeprefix("http://").rstrip("/").partition(":")

    def get_(path, method="GET"):
        connection = http.client.HTTPConnection(host, int(port), timeout=10)
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8")
        connection.close()
        return answer, body

    yield get_
    servers[0].shutdown()
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.parametrize("path", ["/", "/index.html", "/index.html?q=ferry"])
def test_home_page(get, path):
    answer, body = get(path)
    assert (answer.status, body) == (200, "this is index.html – 🗞️")


def test_escaped_path(get):
    answer, body = get("/articles/a%20b.html#p3")
    assert (answer.status, body) == (200, "this is articles/a b.html – 🗞️")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/index.html", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/search.js", "text/javascript; charset=utf-8"),
        ("/data.json", "application/json; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/font.woff2", "font/woff2"),
    ],
)
def test_files_have_their_types(get, path, kind):
    assert get(path)[0].headers["Content-Type"] == kind


@pytest.mark.parametrize("path", ["/nowhere.html", "/articles/nowhere", "/%00"])
def test_what_is_not_there_is_the_sites_own_page(get, path):
    answer, body = get(path)
    assert (answer.status, body) == (404, "not here")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_head_has_no_body(get):
    answer, body = get("/nowhere.html", "HEAD")
    assert (answer.status, body) == (404, "")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/articles/../../secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/..\\secret.txt",
    ],
)
def test_nothing_above_the_site_is_served(get, path):
    answer, body = get(path)
    assert answer.status == 404
    assert "secret" not in body


def test_nothing_is_printed(get, capfd):
    get("/")
    get("/nowhere.html")
    assert capfd.readouterr() == ("", "")


def test_other_methods_are_refused(get):
    assert get("/", "POST")[0].status == 501


def test_port_in_use_is_told_with_a_remedy(site):
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            NewsmorgueError, match=rf"port {port} cannot be used \(.*\); name another with --port"
        ):
            next(serve(site, port))
