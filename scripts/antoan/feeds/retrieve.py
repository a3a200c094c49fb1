"""The only place with sockets: feeds and pages over http and https, within limits, from the public internet only.

Whatever a server does ends in a `Retrieved`; nothing it does raises.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import SystemRandom
from types import TracebackType
from typing import Self

import aiohttp

from antoan import __version__
from antoan.feeds.dialling import GuardedResolver, Lookup, SystemLookup, begin_dialling, guarded_socket
from antoan.feeds.guard import Guard
from antoan.feeds.inflate import Inflater
from antoan.feeds.itinerary import Itinerary, Refused
from antoan.feeds.network_faults import EXPECTED, fault_of
from antoan.feeds.retrieved import ErrorCode, Limits, Retrieved, Validators, header_text, moment_of, wait_of

__all__ = ["ErrorCode", "Limits", "Retrieved", "Retriever", "Validators"]

FEEDS = "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.1"
PAGES = "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.8"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BY_STATUS = {410: ErrorCode.GONE, 429: ErrorCode.RATE_LIMITED, 503: ErrorCode.UNAVAILABLE, 204: ErrorCode.EMPTY}
_PIECE = 64 * 1024


@dataclass(slots=True)
class _Host:
    """What this run knows of a host."""

    turns: asyncio.Semaphore
    asked: bool = False


@dataclass(slots=True)
class _Request:
    """A request under way."""

    itinerary: Itinerary
    validators: Validators
    left: float
    method: str = "GET"
    wants_body: bool = True
    http_status: int = 0
    wire: int = 0
    spent: float = 0.0


class Retriever:
    """Fetches feeds or asks after pages, many at a time; `async with Retriever(limits, guard) as retriever`.

    Args:
        address: where outlets can read who we are; part of the User-Agent.
        purpose: what we are, for the same; English.
        accept: what we can read.
        lookup: names to addresses; the system's, where none is given.
        clock: an aware moment, for Retry-After dates of servers that do not say what time it is there.
    """

    def __init__(
        self,
        limits: Limits,
        guard: Guard,
        *,
        address: str,
        purpose: str = "feed reader",
        accept: str = FEEDS,
        lookup: Lookup | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits = limits
        self._guard = guard
        self._agent = f"AnToan/{__version__} (+{header_text(address)}; {purpose})"
        self._accept = accept
        self._lookup = lookup
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._turns = asyncio.Semaphore(limits.concurrent)
        self._random = SystemRandom()

    async def __aenter__(self) -> Self:
        self._system_lookup = None if self._lookup else SystemLookup(self._limits.concurrent)
        lookup = self._lookup or self._system_lookup
        assert lookup is not None
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(lookup),
            socket_factory=guarded_socket,
            use_dns_cache=False,  # one lookup, one connection
            ssl=ssl.create_default_context(),
            limit=0,  # turns are given by host and run, where waiting does not count as time
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": self._agent, "Accept": self._accept, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, connect=self._limits.connect, sock_read=self._limits.read),
            auto_decompress=False,
            raise_for_status=False,
            trust_env=False,
            read_bufsize=_PIECE,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        if self._system_lookup:
            self._system_lookup.close()

    async def get(self, url: str, validators: Validators | None = None) -> Retrieved:
        """Ask for a feed, following redirects."""
        itinerary = Itinerary(url, self._limits.max_redirects)
        return await self._follow(_Request(itinerary, validators or Validators(), self._limits.total))

    async def probe(self, url: str) -> Retrieved:
        """Ask whether a page is there, following redirects; no body is taken.

        Whatever speaks against it is asked for again as a reader would: many servers answer HEAD wrongly.
        """
        first = _Request(
            Itinerary(url, self._limits.max_redirects),
            Validators(),
            self._limits.total,
            method="HEAD",
            wants_body=False,
        )
        answer = await self._follow(first)
        if answer.status == "ok" or not _is_worth_asking_again(answer):
            return answer
        again = Itinerary(url, self._limits.max_redirects)
        return await self._follow(_Request(again, Validators(), self._limits.total, wants_body=False))

    async def _follow(self, request: _Request) -> Retrieved:
        itinerary = request.itinerary
        try:
            itinerary.begin()
            while (answer := await self._hop(request)) is None:
                pass
        except Refused as refused:
            answer = _failure(request, refused.code, refused.detail)
        return replace(answer, seconds=round(request.spent, 3), final_url=itinerary.shown)

    async def _hop(self, request: _Request) -> Retrieved | None:
        """One request of the chain; `None` after a redirect."""
        loop = asyncio.get_running_loop()
        async with self._turn(request.itinerary.host):
            started = loop.time()
            try:
                async with asyncio.timeout(request.left):
                    return await self._ask(request)
            except EXPECTED as error:
                code, detail = fault_of(error)
                return _failure(request, code, detail)
            finally:
                used = loop.time() - started
                request.spent += used
                request.left -= used

    @asynccontextmanager
    async def _turn(self, name: str) -> AsyncIterator[None]:
        """Wait until the host, and then this run, has room for a request."""
        host = self._hosts.setdefault(name, _Host(asyncio.Semaphore(self._limits.per_host)))
        async with host.turns:
            if host.asked and self._limits.jitter:
                await asyncio.sleep(self._random.uniform(0, self._limits.jitter))
            host.asked = True
            async with self._turns:
                yield

    async def _ask(self, request: _Request) -> Retrieved | None:
        target = request.itinerary.at
        begin_dialling(self._guard, request.itinerary.host, request.itinerary.port)
        headers = request.validators.headers()
        async with self._session.request(request.method, target, headers=headers, allow_redirects=False) as response:
            request.http_status = response.status
            if response.status in _REDIRECTS:
                location = response.headers.get("Location", "")
                response.close()  # its body is of no use, however long it is
                request.itinerary.follow(location, permanent=response.status in (301, 308))
                return None
            answer = await self._answer(request, response)
            if not answer.body:
                response.close()
            return answer

    async def _answer(self, request: _Request, response: aiohttp.ClientResponse) -> Retrieved:
        common = replace(
            _failure(request, ErrorCode.HTTP, f"HTTP {response.status}"),
            content_type=header_text(response.headers.get("Content-Type", "")),
            retry_after=self._wait(response),
        )
        if response.status == 304 and request.validators.headers():
            return replace(
                common,
                status="not-modified",
                validators=_validators(response, request.validators),
                moved_to=request.itinerary.moved_to,
                error_code="",
                error_detail="",
            )
        if not request.wants_body and 200 <= response.status < 300:
            moved_to = request.itinerary.moved_to
            return replace(common, status="ok", moved_to=moved_to, retry_after=None, error_code="", error_detail="")
        if response.status not in (200, 203):
            code = _BY_STATUS.get(response.status, ErrorCode.HTTP)
            return replace(common, status="gone" if code is ErrorCode.GONE else "error", error_code=code)
        body = await self._body(request, response)
        if not body.strip():
            return replace(common, error_code=ErrorCode.EMPTY, error_detail="nothing in it", bytes=request.wire)
        return replace(
            common,
            status="ok",
            body=body,
            validators=_validators(response, Validators()),
            moved_to=request.itinerary.moved_to,
            bytes=request.wire,
            retry_after=None,
            error_code="",
            error_detail="",
        )

    async def _body(self, request: _Request, response: aiohttp.ClientResponse) -> bytes:
        most = self._limits.max_bytes
        if response.content_length is not None and response.content_length > most:
            raise Refused(ErrorCode.TOO_LARGE, f"{response.content_length} bytes announced")
        inflater = Inflater(response.headers.get("Content-Encoding", ""), most)
        try:
            async for piece in response.content.iter_any():
                inflater.add(piece)
        finally:
            request.wire = inflater.wire
        return inflater.finish()

    def _wait(self, response: aiohttp.ClientResponse) -> int | None:
        answered = moment_of(response.headers.get("Date", "")) or self._clock()
        return wait_of(response.headers.get("Retry-After", ""), answered)


def _is_worth_asking_again(answer: Retrieved) -> bool:
    """Whether another method may fare better: the server spoke, and did not ask to be left alone, or broke off."""
    if answer.http_status:
        return answer.error_code not in (ErrorCode.RATE_LIMITED, ErrorCode.REFUSED_ADDRESS)
    return answer.error_code in (ErrorCode.CLOSED, ErrorCode.PROTOCOL, ErrorCode.TIMEOUT)


def _failure(request: _Request, code: ErrorCode, detail: str) -> Retrieved:
    return Retrieved(
        status="error",
        final_url=request.itinerary.shown,
        http_status=request.http_status,
        bytes=request.wire,
        error_code=code,
        error_detail=detail,
    )


def _validators(response: aiohttp.ClientResponse, otherwise: Validators) -> Validators:
    return Validators(
        etag=header_text(response.headers.get("ETag", "")) or otherwise.etag,
        last_modified=header_text(response.headers.get("Last-Modified", "")) or otherwise.last_modified,
    )
