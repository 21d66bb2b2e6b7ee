"""What open pages are told of builds, and what they are made of it with."""

import re
import threading

import pytest

from newsmorgue.errors import NewsmorgueError
from newsmorgue.serve import Serving

ANOTHER, THE_SAME = True, False
REFUSED = NewsmorgueError("the folder has no dumps", path="seeds", remedy="put texts there")


class Changes:
    """A watch that tells of so many changes, and ends what would go on."""

    def __init__(self, *changes):
        self._changes = [*changes]

    def wait(self):
        if not self._changes:
            raise KeyboardInterrupt
        if change := self._changes.pop(0):
            raise change


def rebuild(serving, *outcomes):
    """Build as often as there are outcomes: exceptions are raised, others tell whether the site is another.

    Return what was told of.
    """
    left = [*outcomes]

    def build():
        outcome = left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    errors = []
    with pytest.raises(KeyboardInterrupt):
        errors.extend(serving.rebuild(build, Changes(*[None] * len(outcomes))))
    return errors


@pytest.fixture
def told(serving, client_of, listen):
    with listen(client_of(serving.address)) as events:
        yield events


def marked(page):
    """The build that a page says it is of."""
    (tag,) = re.findall(rb'<script defer src="/.newsmorgue/page.js" data-build="([\w-]+)"></script>', page)
    return tag.decode()


def test_pages_say_of_which_build_they_are(get, told, serving):
    first = told.next()
    assert first["error"] is None
    assert marked(get("/").body) == marked(get("/nowhere").body) == first["build"]
    rebuild(serving, ANOTHER)
    assert told.next() == {"build": marked(get("/").body), "error": None}
    assert marked(get("/").body) != first["build"]


def test_files_on_the_disk_stay_as_they_are(site, get):
    before = (site / "index.html").read_bytes()
    page = get("/").body
    assert (site / "index.html").read_bytes() == before
    assert re.sub(rb"<script .*?</script>\n", b"", page) == before


def test_a_page_without_a_head_is_served_as_it_is(site, get):
    (site / "bare.html").write_text("bare", "utf-8")
    assert get("/bare.html").body == b"bare"


@pytest.mark.parametrize("name", ["page.js", "worker.js"])
def test_the_scripts_are_served(get, name):
    answer = get(f"/.newsmorgue/{name}")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b'"use strict"' in answer.body


def test_a_failed_build_is_told_and_the_pages_are_those_of_the_last_one(get, told, serving):
    first = told.next()
    assert rebuild(serving, REFUSED) == [REFUSED]
    error = "seeds: the folder has no dumps; put texts there"
    assert told.next() == {**first, "error": error}
    assert marked(get("/").body) == first["build"]


def test_who_comes_later_is_told_as_well(serving, client_of, listen):
    rebuild(serving, REFUSED)
    with listen(client_of(serving.address)) as events:
        assert events.next()["error"] == str(REFUSED)


def test_the_next_good_build_ends_the_error(told, serving):
    first = told.next()
    rebuild(serving, REFUSED)
    assert told.next()["error"]
    rebuild(serving, ANOTHER)
    third = told.next()
    assert third["error"] is None
    assert third["build"] != first["build"]


def test_pages_stay_where_a_build_changed_nothing(told, serving, get):
    first = told.next()
    rebuild(serving, REFUSED)
    assert told.next()["error"]
    rebuild(serving, THE_SAME)
    assert told.next() == first
    assert marked(get("/").body) == first["build"]


def test_a_fault_of_ours_does_not_end_it(told, serving):
    fault = KeyError("colour")
    told.next()
    assert rebuild(serving, fault, REFUSED) == [fault, REFUSED]
    assert told.next()["error"] in {"newsmorgue failed (KeyError('colour')); see the terminal", str(REFUSED)}


def test_a_broken_watch_is_told_and_builds_nothing(serving):
    broken = NewsmorgueError("changes are not seen any more")
    builds = []

    def build():
        builds.append(1)
        return ANOTHER

    errors = serving.rebuild(build, Changes(broken, None))
    assert next(errors) is broken
    with pytest.raises(KeyboardInterrupt):
        next(errors)
    assert builds == [1]


def test_interruption_ends_a_build(serving):
    def build():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        next(serving.rebuild(build, Changes(None)))


def test_pages_are_answered_during_a_build(serving, get):
    statuses = []

    def build():
        statuses.append(get("/").status)
        return ANOTHER

    with pytest.raises(KeyboardInterrupt):
        next(serving.rebuild(build, Changes(None)))
    assert statuses == [200]


def test_many_listen_and_all_are_let_go(site, client_of, listen):
    with Serving(site, port=0) as serving:
        serving.start()
        client = client_of(serving.address)
        all_ = [listen(client) for _ in range(50)]
        assert all(events.next()["error"] is None for events in all_)
        rebuild(serving, REFUSED)
        assert {events.next()["error"] for events in all_} == {str(REFUSED)}
    for events in all_:
        with events:
            assert events.next() is None


def test_who_does_not_listen_any_more_is_forgotten(serving, client_of, listen):
    before = threading.active_count()
    for _ in range(20):
        with listen(client_of(serving.address)) as events:
            events.next()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(20)
    assert threading.active_count() <= before


def test_another_run_is_another_site(site, client_of):
    builds = set()
    for _ in range(2):
        with Serving(site, port=0) as serving:
            serving.start()
            builds.add(marked(client_of(serving.address).get("/").body))
    assert len(builds) == 2
