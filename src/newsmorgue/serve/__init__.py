"""Serving: a built site on this machine only, built again when its dumps change.

The thread that calls builds; others answer, so that pages are there during a build. Open pages are told when
to reload, and what is wrong, by one stream of events for each browser (`worker.js`).
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from newsmorgue.errors import NewsmorgueError
from newsmorgue.serve.answering import HOST, Server
from newsmorgue.serve.bulletin import Bulletin
from newsmorgue.serve.places import base_of
from newsmorgue.serve.watching import NEEDED, Watch

__all__ = ["NEEDED", "Serving", "Watch"]

# Seconds between looks whether to stop.
_POLL = 0.05


class Serving:
    """The site in the folder `site`, served below the path `base` of a port: 0 takes any that is free.

    The port is taken at once, and answered within a `with` after `start`. Raises UsageError when `base` is no
    path, NewsmorgueError when the port cannot be had.
    """

    def __init__(self, site: Path, *, port: int, base: str = "/") -> None:
        self._bulletin = Bulletin()
        path = base_of(base)
        try:
            self._server = Server(site, port, path, self._bulletin)
        except OSError as error:
            raise NewsmorgueError(
                f"port {port} cannot be used ({(error.strerror or str(error)).lower()})",
                remedy="name another with --port, or any free one with --port 0",
            ) from error
        self._thread: threading.Thread | None = None
        self.address = f"http://{HOST}:{self._server.port}{path}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bulletin.end()
        if self._thread:
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def start(self) -> None:
        """Begin to answer."""
        self._thread = threading.Thread(target=self._server.serve_forever, args=(_POLL,), name="serve")
        self._thread.start()

    def rebuild(self, build: Callable[[], bool], watch: Watch) -> Iterator[Exception]:
        """Call `build` after each change that `watch` tells of, without end; yield what it raises.

        It returns whether the site is another now: open pages stay as they are where it is not. A failed
        build leaves the old site, whose pages show why. Changes during a build start one more.
        """
        while True:
            try:
                watch.wait()
            except NewsmorgueError as error:
                yield error
                continue
            try:
                is_another = build()
            except NewsmorgueError as error:
                yield error  # the terminal has it whole before a page does
                self._bulletin.failed(str(error))
            except Exception as error:  # noqa: BLE001 - a fault of ours in one text must not end the session
                yield error
                self._bulletin.failed(f"newsmorgue failed ({error!r}); see the terminal")
            else:
                self._bulletin.built(is_another=is_another)
