"""Serving: a built site on this machine only, for looking at it."""

from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from newsmorgue.errors import NewsmorgueError
from newsmorgue.urls import NOT_FOUND

_HOST = "localhost"


def serve(site: Path, port: int) -> Iterator[str]:
    """Yield the address at which the site in folder `site` is served, then serve it until interrupted.

    Raises NewsmorgueError when the port is taken.
    """
    try:
        server = ThreadingHTTPServer((_HOST, port), partial(_Handler, directory=str(site)))
    except OSError as error:
        raise NewsmorgueError(
            f"port {port} cannot be used ({(error.strerror or str(error)).lower()})",
            remedy="name another with --port",
        ) from error
    with server:
        yield f"http://{_HOST}:{server.server_port}/"
        server.serve_forever(poll_interval=0.2)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with their types, the site's own page for what is not there, and says nothing."""

    extensions_map = {  # noqa: RUF012 - the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        # The system's own table may not know these, or say something else on Windows.
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer a path that no file can have ("%00") as one that is not there."""
        try:
            return super().send_head()
        except ValueError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the site's page for that."""
        page = Path(self.directory, NOT_FOUND)
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the terminal quiet."""
