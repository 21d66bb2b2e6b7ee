"""Past one machine: the processes of a Dask cluster as an engine for the workers.

Dask's `distributed` is an optional extra, so it is imported when a cluster is asked for. What it schedules
are the same functions that the processes of one machine do; the files stay here, only their contents travel.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from newsmorgue.cache import of_pages
from newsmorgue.errors import NewsmorgueError
from newsmorgue.extras import install_command, is_installed
from newsmorgue.workers import Engine

_NEEDED = "distributed"
_TIMEOUT = "20s"


@contextmanager
def cluster(address: str) -> Iterator[Engine]:
    """Have the cluster whose scheduler is at `address` ("tcp://10.0.0.5:8786") for as long as it is needed.

    Raises NewsmorgueError when there is none, when it has no workers, or when these have other code than this
    process: they would make another site.
    """
    if not is_installed(_NEEDED):
        raise NewsmorgueError("Dask is not installed here", remedy=f"run: {install_command(_NEEDED)}")
    dask: Any = import_module(_NEEDED)
    try:
        client = dask.Client(address, timeout=_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NewsmorgueError(
            "no Dask scheduler answers there", path=address, remedy="check the address given with --dask"
        ) from error
    with client:
        codes = set(client.run(of_pages).values())
        if not codes:
            raise NewsmorgueError(
                "the cluster has no workers", path=address, remedy=f"start some: dask worker {address}"
            )
        if codes != {of_pages()}:
            raise NewsmorgueError(
                "its workers have another newsmorgue, or another Python, than this process",
                path=address,
                remedy="install the same version on all of them",
            )
        yield Engine(
            client.get_executor(pure=False),
            sum(client.ncores().values()),
            lambda value: client.scatter(value, broadcast=True, hash=False),
        )
