"""Feeds are fetched within limits, from nowhere but the public internet, and nothing a server does raises."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml

from antoan import __version__
from antoan.feeds.guard import AllowedHost, Guard
from antoan.feeds.inflate import Inflater
from antoan.feeds.retrieve import Limits, Retrieved, Retriever, Validators
from antoan.feeds.retrieved import LONGEST_WAIT, wait_of
from tests import event_loop
from tests.feeds.server import ANSWERED, ETAG, FEED, MODIFIED, FeedServer, redirecting, serving

CASES: Any = yaml.load(
    (Path(__file__).parents[1] / "cases" / "feeds" / "retrieve.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
ADDRESS = "https://antoan.example/"
LOOPBACK = Guard((AllowedHost(host="127.0.0.1"), AllowedHost(host="localhost")))
# Long enough for a busy machine to answer, short enough for the paths that never do.
LIMITS = Limits(max_bytes=300_000, max_redirects=3, jitter=0)
QUICK = replace(LIMITS, total=0.5)


@pytest.fixture(scope="module")
def server() -> Iterator[FeedServer]:
    with serving() as running:
        yield running


def got(
    url: str,
    *,
    limits: Limits = LIMITS,
    guard: Guard = LOOPBACK,
    validators: Validators | None = None,
    addresses: Sequence[Sequence[str]] | None = None,
) -> Retrieved:
    """What one request gives; `addresses` are the answers of a name server, one for each time it is asked."""
    answers = iter(addresses or ())

    async def lookup(_host: str, _port: int) -> Sequence[str]:
        return next(answers)

    async def run() -> Retrieved:
        async with Retriever(limits, guard, address=ADDRESS, lookup=lookup if addresses else None) as retriever:
            return await retriever.get(url, validators)

    return event_loop.run(run())


@pytest.mark.parametrize(("path", "outcome"), CASES.items())
def test_behaviour_has_its_outcome(server: FeedServer, path: str, outcome: str) -> None:
    """Every behaviour ends as a feed that is whole, or with the code the table says."""
    answer = got(server.url(path), limits=QUICK if outcome == "timeout" else LIMITS)
    assert outcome == (answer.error_code or answer.status), answer.error_detail
    assert answer.body == (FEED if outcome == "ok" else b"")
    assert bool(answer.error_detail) == (outcome != "ok")


def test_what_is_known_of_an_answer(server: FeedServer) -> None:
    """A feed comes with its type, validators, address and size."""
    answer = got(server.url("/gzip"))
    assert (answer.http_status, answer.content_type) == (200, "application/rss+xml")
    assert (answer.final_url, answer.moved_to) == (server.url("/gzip"), "")
    assert answer.bytes == len(gzip.compress(FEED))
    assert answer.seconds > 0
    assert got(server.url("/feed")).validators == Validators(etag=ETAG, last_modified=MODIFIED)


def test_validators_that_cannot_be_sent_again_are_forgotten(server: FeedServer) -> None:
    """A validator beyond ASCII, or without end, is none."""
    assert Validators() == got(server.url("/odd-validators")).validators


def test_not_modified(server: FeedServer) -> None:
    """Validators are sent back, and 304 keeps them."""
    known = Validators(etag=ETAG, last_modified=MODIFIED)
    answer = got(server.url("/etag"), validators=known)
    assert (answer.status, answer.http_status, answer.validators, answer.body) == ("not-modified", 304, known, b"")
    assert server.requests[-1].headers["if-none-match"] == ETAG
    assert server.requests[-1].headers["if-modified-since"] == MODIFIED


def test_hand_broken_validators_are_not_sent(server: FeedServer) -> None:
    """A line end in a stored validator cannot add a header."""
    assert got(server.url("/feed"), validators=Validators(etag='"a"\r\nX-Evil: 1')).status == "ok"
    assert "if-none-match" not in server.requests[-1].headers
    assert "x-evil" not in server.requests[-1].headers


def test_who_asks(server: FeedServer) -> None:
    """The request names us, offers what we can decompress, and carries no cookie."""
    got(server.url("/cookies"))
    assert server.paths[-2:] == ["/cookies", "/feed"]
    headers = server.requests[-1].headers
    assert headers["user-agent"] == f"AnToan/{__version__} (+{ADDRESS}; feed reader)"
    assert headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in headers
    assert "referer" not in headers


def test_gone(server: FeedServer) -> None:
    """410 is a state of its own: the outlet says that the feed will not come back."""
    assert (got(server.url("/gone")).status, got(server.url("/gone")).http_status) == ("gone", 410)


@pytest.mark.parametrize(
    ("path", "seconds"),
    [
        ("/limited", 120),
        ("/unavailable", 7200),
        ("/limited-date", 600),
        ("/limited-forever", LONGEST_WAIT),
        ("/limited-nonsense", None),
        ("/feed", None),
    ],
)
def test_retry_after(server: FeedServer, path: str, seconds: int | None) -> None:
    """What the server asks for is kept, in both forms, up to a week."""
    assert got(server.url(path)).retry_after == seconds


def test_retry_after_dates_are_relative_to_the_answer() -> None:
    """A date in the past asks for nothing; one far away for a week."""
    assert wait_of(format_datetime(ANSWERED - timedelta(days=1), usegmt=True), ANSWERED) == 0
    assert wait_of(format_datetime(ANSWERED + timedelta(days=900), usegmt=True), ANSWERED) == LONGEST_WAIT
    assert wait_of("-5", ANSWERED) is None
    assert wait_of("Wed, 99 Sep 2026", ANSWERED) is None


def test_own_clock_serves_where_the_server_has_none(server: FeedServer) -> None:
    """A Retry-After date of a server without Date is relative to our clock."""

    async def run() -> Retrieved:
        async with Retriever(LIMITS, LOOPBACK, address=ADDRESS, clock=lambda: ANSWERED) as retriever:
            return await retriever.get(server.url("/limited-until"))

    assert event_loop.run(run()).retry_after == 600


@pytest.mark.parametrize("path", ["/to-301", "/to-308"])
def test_permanent_redirect_is_remembered(server: FeedServer, path: str) -> None:
    """A chain of permanent redirects tells where the feed lives now."""
    chain = redirecting(path, server.url(redirecting("/to-301", server.url("/feed"))))
    answer = got(server.url(chain))
    assert (answer.final_url, answer.moved_to) == (server.url("/feed"), server.url("/feed"))


@pytest.mark.parametrize("path", ["/to", "/to-303", "/to-307"])
def test_chain_with_a_temporary_step_is_not(server: FeedServer, path: str) -> None:
    """One temporary redirect, and the old address stays the right one."""
    answer = got(server.url(redirecting("/to-301", server.url(redirecting(path, server.url("/feed"))))))
    assert (answer.status, answer.final_url, answer.moved_to) == ("ok", server.url("/feed"), "")


def test_moved_to_nowhere_is_not_moved(server: FeedServer) -> None:
    """A permanent redirect to an error is no new address."""
    answer = got(server.url(redirecting("/to-301", "/nothing-here")))
    assert (answer.error_code, answer.moved_to) == ("http", "")


def test_fragments_are_not_part_of_an_address(server: FeedServer) -> None:
    """Neither ours nor that of a redirect."""
    assert got(server.url("/relative#x")).final_url == server.url("/feed?a=b")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://127.0.0.2/", "refused-address"),
        ("http://127.0.0.1.:1/", "refused-address"),
        ("http://169.254.169.254/latest/meta-data/", "refused-address"),
        ("http://[::1]/", "refused-address"),
        ("http://[::ffff:10.0.0.1]/", "refused-address"),
        ("http://2130706434/", "refused-address"),
        ("file:///etc/passwd", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("ftp://example.org/", "scheme"),
        ("data:text/xml,<rss/>", "scheme"),
        ("gopher://127.0.0.1/", "scheme"),
        ("http://user:pass@example.org/", "credentials"),
        ("http://user@example.org/", "credentials"),
        ("http://[::1", "redirect-missing"),
        ("http://example.org:99999/", "redirect-missing"),
    ],
)
def test_redirect_to_where_we_do_not_go(server: FeedServer, target: str, code: str) -> None:
    """A redirect from an allowed host gives no right to go on into the network behind it."""
    answer = got(server.url(redirecting("/to", target)))
    assert code == answer.error_code, answer.error_detail


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.0.1.", "0", "[::1]", "[::]",
     "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "①②⑦.0.0.1", "localhost",
     "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "0x7f000001.", "[fe80::1]", "[fd00::1]"],
)  # fmt: skip
def test_private_address_in_every_form_is_refused(server: FeedServer, host: str) -> None:
    """However it is written, nothing is sent to it."""
    asked = len(server.requests)
    answer = got(f"http://{host}:{server.port}/feed", guard=Guard())
    assert answer.error_code == "refused-address", answer.error_detail
    assert len(server.requests) == asked


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://example.org/", "scheme"),
        ("", "scheme"),
        ("feed", "scheme"),
        ("http://", "scheme"),
        ("http://u:p@example.org/", "credentials"),
        ("http://example.org:0x/", "scheme"),
        ("http://a b/", "dns"),
        ("http://example.org/" + "a" * 5000, "scheme"),
        ("http://" + "a" * 300 + ".example/", "dns"),
    ],
)
def test_address_that_is_none(url: str, code: str) -> None:
    """Nothing raises, whatever stands in the list of feeds."""
    assert got(url, addresses=[()]).error_code in (code, "protocol"), url


def test_name_that_has_no_address() -> None:
    """A name server that knows nothing is told apart from a server that does not answer."""
    assert got("http://feed.example/", addresses=[()]).error_code == "dns"


def test_name_with_one_private_address_is_refused(server: FeedServer) -> None:
    """One public address beside a private one does not make the name public."""
    url = f"http://feed.example:{server.port}/feed"
    for mixed in (["1.1.1.1", "127.0.0.1"], ["127.0.0.1", "1.1.1.1"], ["2606:4700::1111", "10.0.0.1"]):
        assert got(url, guard=Guard(), addresses=[mixed]).error_code == "refused-address"


def test_rebinding_is_seen(server: FeedServer) -> None:
    """A name that was public a moment ago and is private now is refused: the address counts, not the earlier check."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    guard = Guard((AllowedHost.parse("good.example"),))
    url = f"http://good.example:{server.port}{redirecting('/to', f'http://evil.example:{server.port}/feed')}"
    answer = got(url, guard=guard, addresses=answers)
    assert (answer.error_code, answer.http_status) == ("refused-address", 302)


def test_name_is_asked_for_once_per_connection(server: FeedServer) -> None:
    """The address that was checked is the one connected to: there is no second question to answer differently."""
    guard = Guard((AllowedHost.parse(f"feed.example:{server.port}"),))
    assert got(f"http://feed.example:{server.port}/feed", guard=guard, addresses=[["127.0.0.1"]]).status == "ok"


def test_exemption_holds_for_its_port_only(server: FeedServer) -> None:
    """A feed on one port of a host opens no other port."""
    with serving() as other:
        guard = Guard((AllowedHost.parse(f"127.0.0.1:{server.port}"),))
        assert got(server.url("/feed"), guard=guard).status == "ok"
        assert got(server.url(redirecting("/to", other.url("/feed"))), guard=guard).error_code == "refused-address"
        assert other.requests == []


def test_nobody_listens() -> None:
    """A closed port."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert got(f"http://127.0.0.1:{port}/").error_code == "connect"


def test_connection_that_never_comes() -> None:
    """A name server that does not answer counts as time for connecting."""

    async def lookup(_host: str, _port: int) -> Sequence[str]:
        await asyncio.sleep(60)
        return ()

    async def run() -> Retrieved:
        async with Retriever(replace(LIMITS, connect=0.2), LOOPBACK, address=ADDRESS, lookup=lookup) as retriever:
            return await retriever.get("http://feed.example/")

    assert event_loop.run(run()).error_code == "timeout-connect"


def test_total_covers_redirects_together(server: FeedServer) -> None:
    """Time spent on the way is not given back by a redirect."""
    answer = got(server.url(redirecting("/to", "/slow-body")), limits=replace(LIMITS, total=1.5))
    assert (answer.error_code, answer.final_url) == ("timeout", server.url("/slow-body"))


def test_silence_is_shorter_than_everything(server: FeedServer) -> None:
    """The limit for silence ends a request long before the limit for all of it."""
    assert got(server.url("/silent-body"), limits=replace(LIMITS, read=0.2, total=60)).error_code == "timeout"


def test_waiting_for_a_turn_is_not_time(server: FeedServer) -> None:
    """Requests one after the other each have the whole time, and none is blamed for the slow ones before it."""
    limits = replace(LIMITS, per_host=1, total=1.5)

    async def run() -> list[Retrieved]:
        async with Retriever(limits, LOOPBACK, address=ADDRESS) as retriever:
            paths = ["/slow-body", "/slow-body", "/feed"]
            return await asyncio.gather(*(retriever.get(server.url(path)) for path in paths))

    assert [answer.error_code for answer in event_loop.run(run())] == ["timeout", "timeout", ""]


@pytest.mark.parametrize(("limits", "most"), [(replace(LIMITS, per_host=2), 2), (replace(LIMITS, concurrent=1), 1)])
def test_requests_at_once(limits: Limits, most: int) -> None:
    """No more requests are under way than the limits say."""

    async def run(root: str) -> list[Retrieved]:
        async with Retriever(limits, LOOPBACK, address=ADDRESS) as retriever:
            return await asyncio.gather(*(retriever.get(f"{root}/counted?{number}") for number in range(12)))

    with serving() as own:
        answers = event_loop.run(run(own.root))
        assert {answer.status for answer in answers} == {"ok"}
        assert len(own.requests) == 12
        assert own.most_at_once <= most


def test_requests_do_go_out_together() -> None:
    """Two requests that are only answered when both are there are answered."""

    async def run(root: str) -> list[Retrieved]:
        async with Retriever(LIMITS, LOOPBACK, address=ADDRESS) as retriever:
            return await asyncio.gather(*(retriever.get(f"{root}/pair") for _ in range(2)))

    with serving() as own:
        assert [answer.status for answer in event_loop.run(run(own.root))] == ["ok", "ok"]


def test_stopping_closes_everything(server: FeedServer) -> None:
    """A cancelled run leaves no task and no connection behind."""

    async def run() -> set[str]:
        async with Retriever(LIMITS, LOOPBACK, address=ADDRESS) as retriever:
            tasks = [asyncio.create_task(retriever.get(server.url("/silent"))) for _ in range(3)]
            await asyncio.sleep(0.1)
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        assert len(asyncio.all_tasks()) == 1
        return {type(result).__name__ for result in results}

    assert event_loop.run(run()) == {"CancelledError"}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def secure(authority: trustme.CA) -> Iterator[FeedServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "feed.example").configure_cert(context)
    with serving(context) as running:
        yield running


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


def test_unknown_authority_is_not_trusted(secure: FeedServer) -> None:
    """A certificate nobody vouches for."""
    answer = got(secure.url("/feed"))
    assert (answer.error_code, answer.body) == ("tls", b"")


@pytest.mark.usefixtures("trusted")
def test_authority_of_the_house(secure: FeedServer) -> None:
    """SSL_CERT_FILE makes an authority known."""
    assert got(secure.url("/feed")).status == "ok"


@pytest.mark.usefixtures("trusted")
def test_certificate_for_another_host(secure: FeedServer) -> None:
    """A good certificate of somebody else; the name of the address is what counts, not where it resolved to."""
    guard = Guard((AllowedHost.parse("other.example"), AllowedHost.parse("feed.example")))
    url = f"https://other.example:{secure.port}/feed"
    assert got(url, guard=guard, addresses=[["127.0.0.1"]]).error_code == "tls"
    url = f"https://feed.example:{secure.port}/feed"
    assert got(url, guard=guard, addresses=[["127.0.0.1"]]).status == "ok"


@pytest.mark.usefixtures("trusted")
def test_no_way_back_from_https(secure: FeedServer, server: FeedServer) -> None:
    """A redirect from https to http would let others read along; also two steps later."""
    answer = got(secure.url(redirecting("/to", server.url("/feed"))))
    assert answer.error_code == "redirect-downgrade"
    chain = server.url(redirecting("/to", secure.url(redirecting("/to", server.url("/feed")))))
    assert got(chain).error_code == "redirect-downgrade"


@pytest.mark.usefixtures("trusted")
def test_way_up_to_https(secure: FeedServer, server: FeedServer) -> None:
    """From http to https is what outlets do."""
    answer = got(server.url(redirecting("/to-301", secure.url("/feed"))))
    assert (answer.status, answer.moved_to) == ("ok", secure.url("/feed"))


def test_plain_server_behind_https(server: FeedServer) -> None:
    """A server that does not speak TLS on a port where it should."""
    assert got(server.root.replace("http", "https") + "/feed").error_code == "tls"


def test_proxies_of_the_environment_are_not_used(server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would dial for us, past the guard."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert got(server.url("/feed")).status == "ok"


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_pieces_of_any_size(size: int) -> None:
    """How the network cuts a body does not matter."""
    packed = gzip.compress(FEED[:300]) + gzip.compress(FEED[300:])
    inflater = Inflater("gzip", 10_000)
    for start in range(0, len(packed), size):
        inflater.add(packed[start : start + size])
    assert inflater.finish() == FEED
