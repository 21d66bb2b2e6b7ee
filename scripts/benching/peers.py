"""Other programs on the same dumps: a command of the user's runs them and prints a JSON line for each step."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benching.builds import Dumps
from benching.running import FailedError, run


@dataclass(frozen=True, slots=True)
class Peer:
    """One step of another program: its seconds, and the files and bytes that it made."""

    peer: str
    step: str
    seconds: float
    files: int
    bytes: int


def run_peers(command: str, dumps: Dumps, folder: Path) -> list[Peer]:
    """Run a command in `folder`, with {folder} and {n} replaced by where the dumps are and how many."""
    filled = [part.format(folder=dumps.folder, n=dumps.count) for part in shlex.split(command)]
    return list(peers_of(run(filled, folder).out))


def peers_of(out: str) -> Iterator[Peer]:
    """Yield what JSON lines say; raise FailedError when one says that a peer failed."""
    for line in out.splitlines():
        if not line.startswith("{"):
            continue
        told = json.loads(line)
        if "error" in told:
            raise FailedError(f"{told['peer']}, {told['step']}, failed: {told['error']}")
        yield Peer(told["peer"], told["step"], told["seconds"], told["out_files"], told["out_bytes"])


def chosen(peers: Sequence[Peer], names: Sequence[str]) -> list[Peer]:
    """Return the steps that are named: by `peer`, which is all of its steps, or by `peer:step`.

    Raises FailedError when a name is nobody's.
    """
    for name in names:
        if not any(name in _names_of(peer) for peer in peers):
            raise FailedError(f"the command for the peers told nothing of {name}")
    return [peer for peer in peers if _names_of(peer) & set(names)]


def _names_of(peer: Peer) -> set[str]:
    return {peer.peer, f"{peer.peer}:{peer.step}"}
