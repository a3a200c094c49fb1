"""A loopback web server for a built site, with nothing a static host would not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections open, which saves the browser tests half their time
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".svg": "image/svg+xml", ".xml": "application/xml"}

    def __init__(self, *arguments: Any, prefix: str, directory: str) -> None:
        self._prefix = prefix
        super().__init__(*arguments, directory=directory)

    def translate_path(self, path: str) -> str:
        """The file below the prefix the site was built for."""
        if not path.startswith(self._prefix):
            return str(Path(self.directory) / "nothing-here")
        return super().translate_path("/" + path.removeprefix(self._prefix))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for wrong addresses."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Styles may be kept, as on a real host."""
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""


@contextmanager
def served(folder: Path, prefix: str = "/") -> Iterator[str]:
    """The address of `folder` on this machine, below the path `prefix`, for a while."""
    handler = partial(_Handler, prefix=prefix, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()
