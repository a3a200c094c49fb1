"""A real server on loopback that behaves like the worst of outlets: a path for every behaviour.

`with serving() as server: server.url("/slow-body")`; `python -m tests.feeds.server` serves until its input is closed,
and prints its address first. What happens on a connection is written out byte by byte: a well-behaved library would
refuse to send most of it.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Báo thử</title><link>https://bao.example/</link>
<item><title>Giải cứu ba phụ nữ ở biên giới</title><link>https://bao.example/tin-1.html</link>
<guid isPermaLink="false">tin-1</guid><pubDate>Wed, 23 Sep 2026 20:54:00 +0700</pubDate>
<description>Bộ đội Biên phòng đưa ba phụ nữ về nước.</description></item>
</channel></rss>
""".encode()
ETAG, MODIFIED = '"v1"', "Wed, 23 Sep 2026 14:00:00 GMT"
ANSWERED = datetime(2026, 9, 23, 14, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a client asked: path with query, and headers by lower-case name."""

    path: str
    headers: dict[str, str]

    def query(self, name: str) -> str:
        """The value of a key of the query."""
        return parse_qs(urlsplit(self.path).query).get(name, [""])[0]


@dataclass(slots=True)
class FeedServer:
    """The server; thread-safe enough for tests.

    Attributes:
        root: its address without a slash at the end.
        documents: bodies by path, for tests that bring their own.
        requests: everything that was asked, in order.
        most_at_once: how many requests at `/counted` were waiting for their answers at the same time at most.
    """

    root: str = ""
    documents: dict[str, bytes] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    most_at_once: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)
    gate: threading.Barrier = field(default_factory=lambda: threading.Barrier(2))
    _at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str) -> str:
        """The address of a path."""
        return self.root + path

    @property
    def port(self) -> int:
        """Its port."""
        return urlsplit(self.root).port or 0

    @property
    def paths(self) -> list[str]:
        """Paths that were asked for, in order."""
        return [request.path for request in self.requests]

    def answer(self, connection: socket.socket) -> None:
        """Serve one request on a connection."""
        request = _read(connection)
        if request is None:
            return
        with self._lock:
            self.requests.append(request)
        path = urlsplit(request.path).path
        if path in self.documents:
            connection.sendall(_answer(self.documents[path]))
        else:
            BEHAVIOURS.get(f"/{path.split('/')[1]}", _missing)(self, connection, request)

    def count(self, change: int) -> None:
        """Note that a request at `/counted` begins (1) or is about to be answered (-1)."""
        with self._lock:
            self._at_once += change
            self.most_at_once = max(self.most_at_once, self._at_once)

    def drip(self, connection: socket.socket, piece: bytes) -> None:
        """Send a piece every twentieth of a second until the client or the test has enough."""
        while not self.stopping.wait(0.05):
            connection.sendall(piece)


Behaviour = Callable[[FeedServer, socket.socket, Request], None]


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return None
        data += piece
        if data.startswith(b"\x16"):  # TLS, to a server that has none
            connection.sendall(_answer(b"", "400 Bad Request"))
            return None
    first, *lines = data.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    return Request(path=first.split(" ")[1], headers={name.lower(): value for name, value in headers.items()})


def _answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """An answer; `content_length=""` and such leave a header out."""
    fields = {"content_type": "application/rss+xml", "content_length": str(len(body)), "connection": "close"} | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


def _missing(_server: FeedServer, connection: socket.socket, _request: Request) -> None:
    connection.sendall(_answer(b"<html>404</html>", "404 Not Found", content_type="text/html"))


def _fixed(data: bytes) -> Behaviour:
    return lambda _server, connection, _request: connection.sendall(data)


def _etag(_server: FeedServer, connection: socket.socket, request: Request) -> None:
    known = request.headers.get("if-none-match") == ETAG or request.headers.get("if-modified-since") == MODIFIED
    status, body = ("304 Not Modified", b"") if known else ("200 OK", FEED)
    connection.sendall(_answer(body, status, etag=ETAG, last_modified=MODIFIED))


def _bare_304(_server: FeedServer, connection: socket.socket, _request: Request) -> None:
    connection.sendall(_answer(b"", "304 Not Modified"))


def _slow_headers(server: FeedServer, connection: socket.socket, _request: Request) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    server.drip(connection, b"a")


def _slow_body(server: FeedServer, connection: socket.socket, _request: Request) -> None:
    connection.sendall(_answer(b"<rss>", content_length="200000"))
    server.drip(connection, b" ")


def _silent(server: FeedServer, _connection: socket.socket, _request: Request) -> None:
    server.stopping.wait(30)


def _silent_body(server: FeedServer, connection: socket.socket, _request: Request) -> None:
    connection.sendall(_answer(b"<rss>", content_length="200000"))
    server.stopping.wait(30)


def _endless(server: FeedServer, connection: socket.socket, _request: Request) -> None:
    connection.sendall(_answer(content_length=""))
    while not server.stopping.is_set():
        connection.sendall(b"<item>endless</item>" * 3000)


def _redirect(status: str) -> Behaviour:
    def behave(_server: FeedServer, connection: socket.socket, request: Request) -> None:
        connection.sendall(_answer(b"moved", status, location=request.query("to")))

    return behave


def _hops(_server: FeedServer, connection: socket.socket, request: Request) -> None:
    left = int(request.path.split("/")[2])
    connection.sendall(_answer(b"", "302 Found", location=f"/hops/{left - 1}") if left else _answer(FEED))


def _cookies(_server: FeedServer, connection: socket.socket, _request: Request) -> None:
    connection.sendall(_answer(b"", "302 Found", location="/feed", set_cookie="reader=42; Path=/"))


def _pair(server: FeedServer, connection: socket.socket, _request: Request) -> None:
    """Answers only when two requests are here at the same time."""
    with suppress(threading.BrokenBarrierError):
        server.gate.wait(10)
    connection.sendall(_answer(FEED))


def _counted(server: FeedServer, connection: socket.socket, _request: Request) -> None:
    server.count(1)
    server.stopping.wait(0.02)
    server.count(-1)  # before the answer: as soon as it is there, the client may ask again
    connection.sendall(_answer(FEED))


def _deflated(wbits: int) -> bytes:
    packer = zlib.compressobj(wbits=wbits)
    return packer.compress(FEED) + packer.flush()


def _bomb() -> bytes:
    """100 MiB of spaces in 100 KB."""
    packer = zlib.compressobj(9, wbits=31)
    pieces = [packer.compress(b" " * 1024 * 1024) for _ in range(100)]
    return b"".join([*pieces, packer.flush()])


def _chunked(*pieces: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


_ZIPPED = gzip.compress(FEED)
_CHUNKED = {"content_length": "", "transfer_encoding": "chunked"}
BEHAVIOURS: dict[str, Behaviour] = {
    "/feed": _fixed(_answer(FEED, etag=ETAG, last_modified=MODIFIED)),
    "/etag": _etag,
    "/bare-304": _bare_304,
    "/odd-validators": _fixed(_answer(FEED, etag='"caf\u00e9"', last_modified="x" * 2000)),
    "/slow-headers": _slow_headers,
    "/slow-body": _slow_body,
    "/silent": _silent,
    "/silent-body": _silent_body,
    "/endless": _endless,
    "/pair": _pair,
    "/counted": _counted,
    "/gzip": _fixed(_answer(_ZIPPED, content_encoding="gzip")),
    "/gzip-padded": _fixed(_answer(_ZIPPED + bytes(100), content_encoding="x-gzip")),
    "/gzip-members": _fixed(_answer(gzip.compress(FEED[:200]) + gzip.compress(FEED[200:]), content_encoding="gzip")),
    "/gzip-crumbs": _fixed(_answer(gzip.compress(b"") * 5000, content_encoding="gzip")),
    "/deflate": _fixed(_answer(_deflated(15), content_encoding="deflate")),
    "/raw-deflate": _fixed(_answer(_deflated(-15), content_encoding="deflate")),
    "/identity": _fixed(_answer(FEED, content_encoding="identity")),
    "/half-gzip": _fixed(_answer(_ZIPPED[:60], content_encoding="gzip")),
    "/not-gzip": _fixed(_answer(FEED, content_encoding="gzip")),
    "/brotli": _fixed(_answer(b"\x0b\x02\x80abc\x03", content_encoding="br")),
    "/twice": _fixed(_answer(gzip.compress(_ZIPPED), content_encoding="gzip, gzip")),
    "/bomb": _fixed(_answer(_bomb(), content_encoding="gzip")),
    "/announced": _fixed(_answer(b"<rss>", content_length=str(10**9))),
    "/short": _fixed(_answer(FEED, content_length=str(len(FEED) + 50))),
    "/negative-length": _fixed(_answer(FEED, content_length="-5")),
    "/chunked": _fixed(_answer(_chunked(FEED[:100], FEED[100:]) + b"0\r\n\r\n", **_CHUNKED)),
    "/chunk-breaks": _fixed(_answer(_chunked(FEED[:100]) + b"ff\r\nabc", **_CHUNKED)),
    "/chunk-nonsense": _fixed(_answer(_chunked(FEED[:100]) + b"xyz\r\nabc\r\n", **_CHUNKED)),
    "/until-closed": _fixed(_answer(FEED, content_length="")),
    "/loop": _fixed(_answer(b"", "302 Found", location="/loop-back")),
    "/loop-back": _fixed(_answer(b"", "302 Found", location="/loop")),
    "/to": _redirect("302 Found"),
    "/to-301": _redirect("301 Moved Permanently"),
    "/to-303": _redirect("303 See Other"),
    "/to-307": _redirect("307 Temporary Redirect"),
    "/to-308": _redirect("308 Permanent Redirect"),
    "/relative": _fixed(_answer(b"", "302 Found", location="../feed?a=b#c")),
    "/hops": _hops,
    "/no-location": _fixed(_answer(b"", "302 Found")),
    "/cookies": _cookies,
    "/gone": _fixed(_answer(b"gone", "410 Gone")),
    "/forbidden": _fixed(_answer(b"no", "403 Forbidden")),
    "/broken": _fixed(_answer(b"oops", "500 Internal Server Error")),
    "/unavailable": _fixed(_answer(b"later", "503 Service Unavailable", retry_after="7200")),
    "/limited": _fixed(_answer(b"slow down", "429 Too Many Requests", retry_after="120")),
    "/limited-forever": _fixed(_answer(b"", "429 Too Many Requests", retry_after="9" * 400)),
    "/limited-nonsense": _fixed(_answer(b"", "429 Too Many Requests", retry_after="soon")),
    "/limited-until": _fixed(
        _answer(
            b"", "429 Too Many Requests", retry_after=format_datetime(ANSWERED + timedelta(minutes=10), usegmt=True)
        )
    ),
    "/limited-date": _fixed(
        _answer(
            b"",
            "429 Too Many Requests",
            date=format_datetime(ANSWERED, usegmt=True),
            retry_after=format_datetime(ANSWERED + timedelta(minutes=10), usegmt=True),
        )
    ),
    "/partial": _fixed(_answer(FEED[:50], "206 Partial Content")),
    "/no-content": _fixed(_answer(b"", "204 No Content", content_length="")),
    "/empty": _fixed(_answer(b"")),
    "/blank": _fixed(_answer(b" \r\n\t")),
    "/huge-header": _fixed(_answer(FEED, x_long="a" * 100_000)),
    "/many-headers": _fixed(_answer(FEED, **{f"x_{number}": "a" * 100 for number in range(5000)})),
    "/not-http": _fixed(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "/hangs-up": _fixed(b""),
    "/half-headers": _fixed(b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "/binary": _fixed(_answer(bytes(range(256)) * 40, content_type="image/png")),
}


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[FeedServer]:
    """A server for the length of a block, with TLS if a context is given."""
    server = FeedServer()
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    server.root = f"{'https' if tls else 'http'}://127.0.0.1:{listener.getsockname()[1]}"
    threads: list[threading.Thread] = []
    accepting = threading.Thread(target=_accept, args=(server, listener, tls, threads), daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        server.stopping.set()
        with suppress(OSError):  # wakes the thread that waits for connections
            socket.create_connection(listener.getsockname(), 1).close()
        accepting.join(10)
        listener.close()
        for thread in threads:
            thread.join(10)


def _accept(
    server: FeedServer, listener: socket.socket, tls: ssl.SSLContext | None, threads: list[threading.Thread]
) -> None:
    while not server.stopping.is_set():
        connection, _ = listener.accept()
        connection.settimeout(20)
        thread = threading.Thread(target=_serve, args=(server, connection, tls), daemon=True)
        thread.start()
        threads.append(thread)


def _serve(server: FeedServer, connection: socket.socket, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError), connection:  # clients hang up: that is what many of these paths are for
        if tls is None:
            server.answer(connection)
            with suppress(OSError):
                connection.shutdown(socket.SHUT_WR)  # or what was sent may be lost to a reset
                connection.recv(1)
            return
        with tls.wrap_socket(connection, server_side=True) as secure:
            server.answer(secure)


def redirecting(path: str, to: str) -> str:
    """The path that redirects to an address."""
    return f"{path}?to={''.join(f'%{byte:02X}' for byte in to.encode())}"


if __name__ == "__main__":
    with serving() as running:
        print(unquote(running.root), flush=True)
        sys.stdin.read()
