"""Real requests: each file with its type, nothing outside of the site, and never a stale one."""

import socket
import threading

import pytest

from newsmorgue.errors import NewsmorgueError, UsageError
from newsmorgue.serve import Serving, places
from newsmorgue.serve.places import base_of

HOME = "this is index.html – 🗞️"
NOT_HERE = "this is 404.html – 🗞️"


@pytest.mark.parametrize("path", ["/", "/index.html", "/index.html?q=ferry", "/?q=/x/"])
def test_home_page(get, path):
    answer = get(path)
    assert answer.status == 200
    assert HOME in answer.text


@pytest.mark.parametrize(
    "path", ["/articles/a%20b.html", "/articles/a%20b.html#p3", "/%61rticles/a%20b.html"]
)
def test_escaped_path(get, path):
    assert "this is articles/a b.html" in get(path).text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("A.HTML", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.atom", "application/atom+xml; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.woff2", "font/woff2"),
        ("a.zip", "application/zip"),
        ("a.strange", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ],
)
def test_files_have_their_types_and_bytes(site, get, name, kind):
    (site / name).write_bytes(b"\x00\xff" * 50_000)
    answer = get(f"/{name}")
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Length"] == "100000"
    assert answer.body == b"\x00\xff" * 50_000


@pytest.mark.parametrize(
    "path",
    ["/nowhere.html", "/articles/nowhere", "/nowhere/", "/index.html/", "/%00", "/" + "x" * 500, "/%ff"],
)
def test_what_is_not_there_is_the_sites_own_page(get, path):
    answer = get(path)
    assert answer.status == 404
    assert NOT_HERE in answer.text
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("root", ["https://tolvek.example/file/", "http://a.example/?b&amp;c/", ""])
@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_what_is_not_there_has_its_style_and_links_from_here(site, client_of, root, base):
    links = '<link href="{0}static/style.css"><a href="#main"></a><a href="{0}index.html"></a>'
    more = '<script src="{0}static/site.js"></script><form action="{0}search.html"></form>'
    (site / "404.html").write_text((links + more).format(root), "utf-8")
    with Serving(site, port=0, base=base) as serving:
        serving.start()
        answer = client_of(serving.address).get(f"{base}articles/nowhere.html")
    assert answer.body.decode() == (links + more).format(base)


def test_a_site_without_a_page_for_that_says_so(site, get):
    (site / "404.html").unlink()
    answer = get("/nowhere.html")
    assert (answer.status, answer.text) == (404, "There is no such page.\n")


@pytest.mark.parametrize("path", ["/", "/nowhere.html", "/articles"])
def test_head_is_the_same_without_a_body(get, path):
    head, whole = get(path, "HEAD"), get(path)
    assert head.body == b""
    assert head.status == whole.status
    assert {**head.headers, "Date": ""} == {**whole.headers, "Date": ""}


@pytest.mark.parametrize("path", ["/articles", "/articles?by=day"])
def test_a_folder_gets_its_slash(get, path):
    answer = get(path)
    assert answer.status == 301
    assert answer.headers["Location"] == path.replace("articles", "articles/")
    assert "this is articles/index.html" in get("/articles/").text


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/articles/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/articles%2f..%2f..%2fsecret.txt",
        "//secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/link.txt",
        "/linked/secret.txt",
        "/linked",
        "/circle",
        "/.newsmorgue",
        "/.newsmorgue/../secret.txt",
        "/.newsmorgue/page.py",
        "http://localhost/secret.txt",
    ],
)
def test_nothing_outside_of_the_site_is_served(site, get, path):
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    (site / "linked").symlink_to(site.parent)
    (site / "circle").symlink_to(site / "circle")
    answer = get(path)
    assert answer.status == 404
    assert b"secret" not in answer.body


def test_a_site_below_a_link_is_served(site, client_of):
    (site.parent / "elsewhere").symlink_to(site.parent)
    with Serving(site.parent / "elsewhere" / "site", port=0) as serving:
        serving.start()
        assert client_of(serving.address).get("/").status == 200


@pytest.mark.parametrize("path", ["/", "/nowhere.html", "/articles", "/.newsmorgue/page.js"])
def test_nothing_is_kept_by_browsers(get, path):
    assert get(path).headers["Cache-Control"] == "no-store"


def test_other_names_of_this_machine_are_refused(get):
    # A website whose name leads here would read the site in its visitors' browsers.
    for host in ("evil.example", "localhost.evil.example:8000", "[::1", "192.168.1.2"):
        assert get("/", Host=host).status == 421
    for host in ("localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"):
        assert get("/", Host=host).status == 200


def test_no_other_address_is_listened_on(serving):
    assert serving._server.server_address[0] == "127.0.0.1"


def test_nothing_is_printed(get, capfd):
    get("/")
    get("/nowhere.html")
    assert capfd.readouterr() == ("", "")


def test_who_leaves_before_the_answer_is_not_told(site, serving, client_of, capfd):
    (site / "large.zip").write_bytes(bytes(20_000_000))
    client = client_of(serving.address)
    for _ in range(3):
        connection = client.connection()
        connection.request("GET", "/large.zip")
        connection.getresponse().close()
        connection.close()
    assert client.get("/").status == 200
    assert capfd.readouterr() == ("", "")


def test_other_methods_are_refused(get):
    assert get("/", "POST").status == 501


# ---- While the site is replaced ----


def swap(site):
    """Replace the site as `write` does."""
    new, old = site.with_name("new"), site.with_name("old")
    new.mkdir()
    for name in ("index.html", "404.html"):
        (new / name).write_bytes((site / name).read_bytes())
    site.rename(old)
    new.rename(site)
    for file in sorted(old.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    old.rmdir()


def test_a_request_waits_for_the_site_that_is_put_in_place(site, get):
    away = site.rename(site.with_name("away"))
    back = threading.Timer(0.3, away.rename, [site])
    back.start()
    assert get("/").status == 200
    back.join()


def test_no_swap_is_seen(site, get):
    over = threading.Event()
    statuses = []

    def ask():
        while not over.is_set():
            statuses.append((get("/").status, get("/nowhere").status))

    asking = threading.Thread(target=ask)
    asking.start()
    for _ in range(100):
        swap(site)
    over.set()
    asking.join()
    assert set(statuses) == {(200, 404)}


def test_a_site_that_is_gone_is_told(site, get, monkeypatch):
    monkeypatch.setattr(places, "_PATIENCE", 0.05)
    site.rename(site.with_name("away"))
    answer = get("/")
    assert (answer.status, answer.text) == (503, "There is no site at the moment.\n")


# ---- Below a path ----


@pytest.fixture
def get_below(site, client_of):
    with Serving(site, port=0, base="repo") as serving:
        serving.start()
        assert serving.address.endswith("/repo/")
        yield client_of(serving.address).get


@pytest.mark.parametrize("path", ["/repo/", "/repo/index.html"])
def test_the_site_lies_below_its_base(get_below, path):
    assert HOME in get_below(path).text


@pytest.mark.parametrize("path", ["/", "/repo", "/?a=b"])
def test_what_is_above_leads_to_the_base(get_below, path):
    answer = get_below(path)
    assert answer.status == 301
    assert answer.headers["Location"] == "/repo/" + ("?a=b" if "?" in path else "")


@pytest.mark.parametrize("path", ["/index.html", "/articles/", "/repository/", "/static/style.css"])
def test_nothing_of_the_site_is_outside_of_its_base(get_below, path):
    answer = get_below(path)
    assert (answer.status, answer.text) == (404, "Nothing is here: the site lies below /repo/\n")


def test_what_is_not_there_below_the_base_is_the_sites_own_page(get_below):
    answer = get_below("/repo/nowhere")
    assert answer.status == 404
    assert NOT_HERE in answer.text


def test_a_folder_below_the_base_gets_its_slash(get_below):
    assert get_below("/repo/articles").headers["Location"] == "/repo/articles/"


@pytest.mark.parametrize(
    ("given", "base"),
    [("/", "/"), ("", "/"), ("repo", "/repo/"), ("/repo", "/repo/"), ("/a//b.c/", "/a/b.c/")],
)
def test_bases_are_written_in_several_ways(given, base):
    assert base_of(given) == base


@pytest.mark.parametrize("given", ["/..", "/.newsmorgue/", "a b", "/é/", "/a?b/", "/a%20/", "C:/repo"])
def test_what_no_address_has_is_no_base(given):
    with pytest.raises(UsageError, match=r"is no path of an address; write it as in --base /repo/"):
        base_of(given)


# ---- The port ----


def test_port_in_use_is_told_with_a_remedy(site):
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            NewsmorgueError, match=rf"port {port} cannot be used \(.*\); name another with --port"
        ):
            Serving(site, port=port)


def test_a_port_is_free_again_at_once(site, client_of):
    with Serving(site, port=0) as first:
        first.start()
        client = client_of(first.address)
        assert client.get("/").status == 200
    with Serving(site, port=client.port) as second:
        second.start()
        assert client.get("/").status == 200


def test_connections_without_a_request_hold_up_nobody(site, client_of):
    with Serving(site, port=0) as serving:
        serving.start()
        client = client_of(serving.address)
        idle = [socket.create_connection((client.host, client.port)) for _ in range(40)]
        assert client.get("/").status == 200
    assert any("process_request_thread" in thread.name for thread in threading.enumerate())  # not waited for
    for each in idle:
        each.close()


def test_who_never_started_can_stop(site):
    with Serving(site, port=0):
        pass
