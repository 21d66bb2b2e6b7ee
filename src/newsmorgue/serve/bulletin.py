"""What open pages are told: which build stands, and why the last one failed."""

import secrets
import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """The build whose site stands; `error` says why a later one failed."""

    build: str
    error: str | None = None


class Bulletin:
    """The present Standing, for many who wait for the next one. Safe to use from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._run = secrets.token_hex(4)  # pages that an earlier run left open are not ours
        self._sites = 0
        self._now = Standing(f"{self._run}-{self._sites}")
        self._ended = False

    @property
    def now(self) -> Standing:
        """What holds at present."""
        return self._now

    def built(self, *, is_another: bool) -> None:
        """Tell that a build went well, and whether it made another site than the one that stood."""
        self._sites += is_another
        self._tell(Standing(f"{self._run}-{self._sites}"))

    def failed(self, error: str) -> None:
        """Tell that a build failed; the site is still that of the one before."""
        self._tell(Standing(self._now.build, error))

    def end(self) -> None:
        """Let nobody wait any longer."""
        self._ended = True
        self._tell(self._now)

    def after(self, seen: Standing | None, patience: float) -> Standing | None:
        """Return what holds once it is not `seen`, or after `patience` seconds; None when all is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._now != seen, patience)
            return None if self._ended else self._now

    def _tell(self, standing: Standing) -> None:
        with self._changed:
            self._now = standing
            self._changed.notify_all()
