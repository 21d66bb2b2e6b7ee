"""The verb: what it prints, what it refuses, and how it ends."""

import socket
import sys
import time
from contextlib import ExitStack

import pytest

from newsmorgue import cli
from newsmorgue.serve import watching

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")


@pytest.fixture
def client(corpus, start_serve, client_of):
    """A running serve's; `client.served` is that."""
    served = start_serve("--seeds", corpus.name)
    client = client_of(served.address)
    client.served = served
    return client


def test_a_change_is_built(corpus, client, listen):
    with listen(client) as events:
        first = events.next()
        good = corpus / "good.txt"
        good.write_text(good.read_text("utf-8").replace("last coal mine\n", "last tin mine\n"), "utf-8")
        assert events.next()["build"] != first["build"]
    assert "last tin mine" in client.get("/").text


def test_a_failed_build_is_printed_in_one_line_and_told(corpus, client, listen):
    with listen(client) as events:
        events.next()
        (corpus / "good.txt").rename(corpus.parent / "good.txt")
        error = events.next()["error"]
        assert error.startswith("seeds: the folder has no dumps; ")
        assert client.get("/").status == 200
        (corpus.parent / "good.txt").rename(corpus / "good.txt")
        assert events.next()["error"] is None
    ran = client.served.stop()
    assert ran.status == 0
    assert ran.err.splitlines() == [f"newsmorgue: {error}"]
    assert ran.out.count("Found 1 article") == 1


def test_warnings_are_printed_and_no_errors(corpus, client, listen):
    with listen(client) as events:
        events.next()
        (corpus / "corpus.yml").write_text("title: The mines\ncolour: red\n", "utf-8")
        assert events.next()["error"] is None
    ran = client.served.stop()
    assert ran.err.startswith("warning: corpus.yml:2:1: there is no setting `colour`; ")
    assert ran.err.count("\n") == 1


def test_warnings_are_errors_with_strict(corpus, start_serve, client_of, listen):
    served = start_serve("--strict", "--base", "repo")
    assert served.address.endswith("/repo/")
    with listen(client_of(served.address)) as events:
        events.next()
        (corpus / "corpus.yml").write_text("title: [", "utf-8")
        error = events.next()["error"]
    assert error.startswith("1 warning with --strict; the site was not touched\n  corpus.yml:1:")
    assert served.stop().err == f"newsmorgue: {error}\n"


def test_ctrl_c_ends_it_at_once(client):
    ran = client.served.stop()
    assert (ran.status, ran.out, ran.err) == (0, "\n", "")


def test_ctrl_c_ends_it_while_pages_listen(client, listen):
    with ExitStack() as stack:
        for _ in range(20):
            assert stack.enter_context(listen(client)).next()
        ran = client.served.stop()
    assert (ran.status, ran.out, ran.err) == (0, "\n", "")


def test_ctrl_c_ends_it_in_the_middle_of_a_build(corpus, client):
    text = (corpus / "good.txt").read_text("utf-8")
    for number in range(300):  # some seconds of work
        (corpus / f"{number}.txt").write_text(text.replace("Tolvek", f"Tolvek {number}"), "utf-8")
    while not [*corpus.parent.glob(".site.*.new")]:  # until it has begun to write
        time.sleep(0.01)
    ran = client.served.stop()
    assert (ran.status, ran.err) == (0, "")
    assert sorted(path.name for path in corpus.parent.iterdir()) == [".newsmorgue-cache", "seeds", "site"]
    assert (corpus.parent / "site" / "index.html").is_file()


@pytest.mark.usefixtures("corpus")
def test_a_taken_port_is_told_before_anything_is_built(run, tmp_path):
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("serve", "--port", str(port))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"newsmorgue: port {port} cannot be used (address already in use); ")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.usefixtures("corpus")
def test_a_base_that_is_none_is_wrong_use(run, tmp_path):
    ran = run("serve", "--base", "/../")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "newsmorgue: `/../` is no path of an address; write it as in --base /repo/\n"
    assert not (tmp_path / "site").exists()


def test_nothing_is_served_when_the_first_build_fails(corpus, run):
    (corpus / "good.txt").unlink()
    ran = run("serve", "--port", "0")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("newsmorgue: seeds: the folder has no dumps; ")


# ---- In this process, ended by the first wait for a change ----


@pytest.fixture
def run_serve(corpus, run, monkeypatch):
    def interrupt(_watch):
        raise KeyboardInterrupt

    monkeypatch.setattr(watching.Watch, "wait", interrupt)
    return lambda *arguments: run("serve", "--seeds", corpus.name, "--port", "0", *arguments)


def test_the_library_that_is_missing_is_told_with_the_command(run_serve, monkeypatch):
    monkeypatch.setattr(cli, "is_installed", lambda _package: False)
    ran = run_serve()
    assert ran.status == 0
    assert "The site is at http://localhost:" in ran.out
    assert ran.err.startswith("warning: changes in seeds are not seen without watchfiles; run: ")
    assert ran.err.endswith("-m pip install watchfiles\n")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("opens", "told"), [(True, ""), (False, "warning: no browser was found; open the address yourself\n")]
)
def test_the_browser_is_opened(run_serve, monkeypatch, opens, told):
    opened = []
    monkeypatch.setattr(cli.webbrowser, "open", lambda address: opened.append(address) or opens)
    ran = run_serve("--open", "--base", "/repo/")
    assert (ran.status, ran.err) == (0, told)
    (address,) = opened
    assert f"The site is at {address} until you press Ctrl-C." in ran.out


def test_no_browser_is_opened_unasked(run_serve, monkeypatch):
    monkeypatch.setattr(cli.webbrowser, "open", lambda _address: pytest.fail("opened"))
    ran = run_serve("-q")
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.usefixtures("corpus")
def test_a_fault_of_ours_is_printed_with_its_trace(run, monkeypatch):
    changes = iter([None])
    outcomes = iter([cli.build, None])

    def wait(_watch):
        if next(changes, "none") == "none":
            raise KeyboardInterrupt

    def build(*arguments, **options):
        if outcome := next(outcomes):
            return outcome(*arguments, **options)
        raise KeyError("colour")

    monkeypatch.setattr(watching.Watch, "wait", wait)
    monkeypatch.setattr(cli, "build", build)
    ran = run("serve", "--port", "0")
    assert ran.status == 0
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert ran.err.endswith("KeyError: 'colour'\n")
