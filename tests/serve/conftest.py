"""A small site, served on a free port, and ways to ask it."""

import http.client
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from newsmorgue.serve import Serving

PAGE = "<!doctype html><html><head><title>{}</title></head><body>this is {} – 🗞️</body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "articles").mkdir(parents=True)
    for name in ("index.html", "404.html", "articles/index.html", "articles/a b.html"):
        (folder / name).write_text(PAGE.format(name, name), "utf-8")
    (folder / ".newsmorgue").write_text("made", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return folder


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, without the script that serving adds to pages."""
        return re.sub(r"<script .*?</script>\n", "", self.body.decode("utf-8"))


class Client:
    """Asks the server at an address."""

    def __init__(self, address: str) -> None:
        host, port, self.base = re.fullmatch(r"http://(\w+):(\d+)(/.*)", address).groups()
        self.port = int(port)
        self.host = host

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, self.port, timeout=20)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        with closing(self.connection()) as connection:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read())


class Events:
    """What an open page is told, one after the other."""

    def __init__(self, client: Client) -> None:
        self._connection = client.connection()
        self._connection.request("GET", "/.newsmorgue/events")
        self.answer = self._connection.getresponse()

    def next(self) -> dict[str, Any] | None:
        """The next thing told; None at the end."""
        while line := self.answer.readline():
            if line.startswith(b"data: "):
                return json.loads(line.removeprefix(b"data: "))
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.answer.close()
        self._connection.close()


@pytest.fixture
def listen() -> Callable[[Client], Events]:
    return Events


@pytest.fixture
def client_of() -> Callable[[str], Client]:
    return Client


@pytest.fixture
def serving(site: Path) -> Iterator[Serving]:
    with Serving(site, port=0) as serving:
        serving.start()
        yield serving


@pytest.fixture
def get(serving: Serving) -> Callable[..., Answer]:
    return Client(serving.address).get
