"""Watching: telling when something in a folder has changed.

watchfiles does it; it is an optional extra, so it is imported when somebody watches.
"""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from newsmorgue.errors import NewsmorgueError
from newsmorgue.extras import is_installed
from newsmorgue.serve.places import identity

NEEDED = "watchfiles"
# Milliseconds: changes that follow each other so closely are one, and so long they are gathered at most.
_TOGETHER = 50
_AT_MOST = 1_000
# Seconds: how often is looked whether the folder is there, and how soon Ctrl-C ends a wait on Windows.
_LOOK_EVERY = 0.3
_HEED_EVERY = 0.2


class Watch:
    """A watch on all that is in a folder but for what editors and systems keep there for themselves.

    It is on within a `with`. Where watchfiles is not installed, nothing ever changes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._shown = folder
        self._changed = threading.Event()
        self._over = threading.Event()
        self._error: NewsmorgueError | None = None
        self._thread = threading.Thread(target=self._follow, name="watch") if is_installed(NEEDED) else None

    def __enter__(self) -> Self:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._thread:
            self._thread.join()

    def wait(self) -> None:
        """Return when something has changed since the last return, or as soon as it does.

        Raises NewsmorgueError, once, when the system does not let us watch.
        """
        while not self._changed.wait(_HEED_EVERY):
            pass
        self._changed.clear()
        if self._error:
            error, self._error = self._error, None
            raise error

    def _follow(self) -> None:
        """Watch the folder, and what comes in its place when it goes."""
        is_first = True
        while not self._over.is_set():
            folder = identity(self._folder)
            if folder is None:
                is_first = False
                self._over.wait(_LOOK_EVERY)
                continue
            try:
                self._follow_one(folder, is_first=is_first)
            except FileNotFoundError:  # it went just now
                pass
            except Exception as error:  # noqa: BLE001 - whatever the system and the library raise; serving goes on
                self._error = NewsmorgueError(
                    f"changes are not seen any more ({error})",
                    path=str(self._shown),
                    remedy="stop with Ctrl-C and start again to see them",
                )
                self._changed.set()
                return
            is_first = False

    def _follow_one(self, folder: tuple[int, int], *, is_first: bool) -> None:
        """Watch a folder until it has the name no more. One that is not the first is a change itself."""
        from watchfiles import watch  # noqa: PLC0415 - optional

        is_new = not is_first
        for changes in watch(
            self._folder,
            watch_filter=lambda _change, path: self._matters(Path(path)),
            debounce=_AT_MOST,
            step=_TOGETHER,
            stop_event=self._over,
            rust_timeout=int(_LOOK_EVERY * 1000),
            yield_on_timeout=True,  # the watch is on, and nothing after this moment is missed
        ):
            went = identity(self._folder) != folder
            if changes or is_new or went:
                self._changed.set()
            if went:
                return
            is_new = False

    def _matters(self, path: Path) -> bool:
        """Tell what a build may read from hidden files, backups and the half-written files of editors."""
        parts = path.relative_to(self._folder).parts if path.is_relative_to(self._folder) else ()
        return not any(part.startswith((".", "#")) or part.endswith("~") for part in parts)
