"""Builds on a cluster: the same site as on one machine, whatever happens to the cluster's workers."""

import os
import signal
import sys
import warnings

import pytest

from newsmorgue import renewal
from newsmorgue.cluster import cluster
from newsmorgue.errors import NewsmorgueError
from newsmorgue.site import build
from tests.folders import contents

# Other people's warnings, in their threads.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def dask():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("distributed")


@pytest.fixture
def local(dask):
    """A cluster of two workers, each a process of its own."""
    with dask.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        yield local


def test_the_site_is_the_one_of_this_machine(local, many, tmp_path):
    build(many, tmp_path / "here")
    with cluster(local.scheduler_address) as engine:
        assert engine.jobs == 2
        build(many, tmp_path / "there", engine=engine)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_threads_of_a_worker_do_not_mix_up_what_their_pages_look_at(dask, many, tmp_path, monkeypatch):
    """What a page looked at says whether a later build makes it again."""
    site, cache = tmp_path / "site", tmp_path / "cache"
    monkeypatch.setattr(renewal, "_BATCH", 1)  # tasks enough for all threads
    with (
        dask.LocalCluster(
            n_workers=1, threads_per_worker=4, processes=True, dashboard_address=None, silence_logs=50
        ) as threads,
        cluster(threads.scheduler_address) as engine,
    ):
        build(many, site, cache=cache, engine=engine)
    for dump in sorted(many.iterdir())[::3]:
        dump.write_text(dump.read_text("utf-8").replace("bridge", "tunnel"), "utf-8")
    build(many, site, cache=cache)
    build(many, tmp_path / "clean")
    assert contents(site) == contents(tmp_path / "clean")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("stage", ["reading articles", "making pages"])
def test_a_worker_that_is_killed_costs_nothing(local, many, tmp_path, stage):
    build(many, tmp_path / "here")
    killed = []

    def kill(name: str, done: int, _total: int | None) -> None:
        if name == stage and done and not killed:
            killed.append(next(iter(local.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    with cluster(local.scheduler_address) as engine:
        build(many, tmp_path / "there", engine=engine, progress=kill)
    assert killed
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_a_cluster_without_workers_is_told(dask):
    with (
        dask.LocalCluster(n_workers=0, processes=False, dashboard_address=None, silence_logs=50) as none,
        pytest.raises(NewsmorgueError, match="has no workers"),
        cluster(none.scheduler_address),
    ):
        pass


@pytest.mark.usefixtures("dask")
def test_an_address_without_a_scheduler_is_told(monkeypatch):
    monkeypatch.setattr("newsmorgue.cluster._TIMEOUT", "1s")
    with pytest.raises(NewsmorgueError, match="no Dask scheduler answers"), cluster("tcp://127.0.0.1:9"):
        pass
