"""Answering: the web server, for browsers on this machine and nobody else."""

import json
import os
import re
import shutil
import sys
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from io import BytesIO
from pathlib import Path, PurePosixPath
from socket import socket
from socketserver import ThreadingTCPServer
from typing import BinaryIO
from urllib.parse import urlsplit

from newsmorgue.serve.bulletin import Bulletin
from newsmorgue.serve.places import Folder, Found, SiteIsAwayError, find
from newsmorgue.urls import NOT_FOUND

HOST = "localhost"
# Other names would be those of a website that has its visitors' browsers ask this machine.
_OUR_HOSTS = frozenset({HOST, "127.0.0.1", "::1"})
# What is ours and not the site's: no file of a site has a name with a dot before it.
_OURS = "/.newsmorgue/"
_SCRIPTS = frozenset({"page.js", "worker.js"})
_EVENTS = "events"
# Seconds between signs of life, which tell whether the other side still listens.
_HEARTBEAT = 2.0
_HTML = "text/html; charset=utf-8"
_PLAIN = "text/plain; charset=utf-8"
_SCRIPT = "text/javascript; charset=utf-8"
# Not the system's own table, which differs from machine to machine.
_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": _SCRIPT,
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".txt": _PLAIN,
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
_UNKNOWN = "application/octet-stream"
# A page's link to its style tells what leads from it to the site's root.
_STYLE = re.compile(rb'href="(?P<root>[^"]*)static/style\.css"')


class Server(ThreadingTCPServer):
    """Answers with the files of the site in folder `site`, below the path `base`, as they are at that moment.

    Not HTTPServer, which asks the network for this machine's name. Raises OSError when the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows two could then have one port
    request_queue_size = 128  # a browser with many pages asks for all their files at once

    def __init__(self, site: Path, port: int, base: str, bulletin: Bulletin) -> None:
        self.site = site
        self.base = base
        self.bulletin = bulletin
        super().__init__((HOST, port), _Handler)

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self.server_address[1])

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Say nothing of browsers that leave before their answer is there."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = 10  # browsers open connections that they may never use

    def do_GET(self) -> None:
        if not self._is_for_us():
            self._say(HTTPStatus.MISDIRECTED_REQUEST, f"Only http://{HOST}/ is answered here.")
            return
        path, base = re.split(r"[?#]", self.path, maxsplit=1)[0], self.server.base
        if path.startswith(_OURS):
            self._answer_live(path.removeprefix(_OURS))
        elif path.startswith(base):
            self._answer_with_file(path.removeprefix(base))
        elif path in {"/", base.removesuffix("/")}:
            self._redirect(base)
        else:
            self._say(HTTPStatus.NOT_FOUND, f"Nothing is here: the site lies below {base}")

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the terminal quiet."""

    def _is_for_us(self) -> bool:
        try:
            return urlsplit(f"//{self.headers['Host'] or HOST}").hostname in _OUR_HOSTS
        except ValueError:
            return False

    def _answer_with_file(self, path: str) -> None:
        build = self.server.bulletin.now.build  # before the file is read: the page may be newer, never older
        try:
            found = find(self.server.site, path)
            status = HTTPStatus.OK
            if found is None:
                found = find(self.server.site, NOT_FOUND)
                status = HTTPStatus.NOT_FOUND
        except SiteIsAwayError:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, "There is no site at the moment.")
            return
        if isinstance(found, Folder):
            self._redirect(f"{self.server.base}{path}/")
        elif found is None:
            self._say(status, "There is no such page.")
        else:
            with found.file:
                self._send_file(status, found, build)

    def _send_file(self, status: HTTPStatus, found: Found, build: str) -> None:
        type_ = _TYPES.get(PurePosixPath(found.name).suffix.lower(), _UNKNOWN)
        if type_ == _HTML:
            page = found.file.read()
            if status is HTTPStatus.NOT_FOUND:
                page = _rooted(page, self.server.base)
            self._send_bytes(status, type_, _with_script(page, build))
        else:
            self._send(status, type_, found.file, os.fstat(found.file.fileno()).st_size)

    def _answer_live(self, name: str) -> None:
        if name in _SCRIPTS:
            self._send_bytes(HTTPStatus.OK, _SCRIPT, files("newsmorgue.serve").joinpath(name).read_bytes())
        elif name == _EVENTS and self.command == "GET":
            self._send_events()
        else:
            self._say(HTTPStatus.NOT_FOUND, "There is no such page.")

    def _send_events(self) -> None:
        """Tell what stands, now and whenever it changes, as long as the other side listens."""
        self._send_head(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
        self.wfile.write(b"retry: 1000\n\n")
        seen = None
        while standing := self.server.bulletin.after(seen, _HEARTBEAT):
            told = ":" if standing == seen else f"data: {json.dumps(asdict(standing))}"
            self.wfile.write(f"{told}\n\n".encode())
            seen = standing

    def _redirect(self, path: str) -> None:
        query = self.path.partition("?")[2]
        location = f"{path}?{query}" if query else path
        self._send_head(HTTPStatus.MOVED_PERMANENTLY, {"Location": location, "Content-Length": "0"})

    def _say(self, status: HTTPStatus, text: str) -> None:
        self._send_bytes(status, _PLAIN, f"{text}\n".encode())

    def _send_bytes(self, status: HTTPStatus, type_: str, content: bytes) -> None:
        self._send(status, type_, BytesIO(content), len(content))

    def _send(self, status: HTTPStatus, type_: str, content: BinaryIO, length: int) -> None:
        self._send_head(status, {"Content-Type": type_, "Content-Length": str(length)})
        if self.command != "HEAD":
            shutil.copyfileobj(content, self.wfile)

    def _send_head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")  # what is shown is what was built last
        self.end_headers()


def _rooted(page: bytes, base: str) -> bytes:
    """Return the page for what is not there with links that begin with `base`, whatever was asked for.

    Its own begin where the site is to be published, or at the page itself.
    """
    style = _STYLE.search(page)
    if not style:
        return page
    link = rb'((?:href|src|action)=")' + re.escape(style["root"]) + rb"(?![#/]|[a-z]+:)"
    return re.sub(link, rb"\1" + base.encode(), page)


def _with_script(page: bytes, build: str) -> bytes:
    """Return a page with the script that hears of builds, as a file of this host, which its policy allows."""
    tag = f'<script defer src="{_OURS}page.js" data-build="{build}"></script>\n'
    return page.replace(b"</head>", tag.encode() + b"</head>", 1)
