"""A loopback host whose answers a test changes while it runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import Any
from urllib.parse import urlsplit

TAGS_ALONE, REST_IN = 150, 20
BETWEEN_PIECES = 0.012  # seconds: less than a frame would hide what moves


@dataclass(frozen=True)
class Host:
    """What a host has to say.

    Attributes:
        folder: what it serves.
        headers: further headers of the answer for a path.
        changed: newer content of files, by path relative to the root.
        broken: paths at which it fails.
        silent: paths at which it never answers.
        trickling: paths of pages that come in pieces, as over a bad connection.
        goes_on: set when the test is over, so that nobody waits for those.
        asked: every path it was asked for.
    """

    folder: Path
    headers: Callable[[str], Mapping[str, str]] = lambda _: {}
    changed: dict[str, bytes] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    trickling: set[str] = field(default_factory=set)
    goes_on: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, host: Host) -> None:
        self._host = host
        super().__init__(*arguments, directory=str(host.folder))

    def do_GET(self) -> None:
        path = urlsplit(self.path).path.lstrip("/")
        self._host.asked.append(path)
        if path in self._host.silent:
            self._host.goes_on.wait()
            self.close_connection = True
        elif path in self._host.trickling:
            self._trickle(Path(self.translate_path(self.path)) / "index.html")
        elif path in self._host.broken:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", b"broken")
        elif path in self._host.changed:
            self._answer(HTTPStatus.OK, self.guess_type(path if "." in path else "x.html"), self._host.changed[path])
        elif not Path(self.translate_path(self.path)).exists():
            self._answer(HTTPStatus.NOT_FOUND, "text/html", (self._host.folder / "404.html").read_bytes())
        else:
            super().do_GET()

    def _trickle(self, page: Path) -> None:
        """One tag after the other at the top, where a reader looks; the rest in larger pieces."""
        head, body = page.read_text(encoding="utf-8").split("<body>")
        tags = re.split("(?=<)", body)
        step = max(1, (len(tags) - TAGS_ALONE) // REST_IN)
        rest = ["".join(tags[at : at + step]) for at in range(TAGS_ALONE, len(tags), step)]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in (f"{head}<body>", *tags[:TAGS_ALONE], *rest):
            self.wfile.write(piece.encode())
            sleep(BETWEEN_PIECES)
        self.close_connection = True

    def _answer(self, code: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self._host.headers(urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""


@contextmanager
def hosted(host: Host) -> Iterator[str]:
    """The address of `host` on this machine, for a while."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host=host)) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            host.goes_on.set()
            server.shutdown()
            thread.join()
