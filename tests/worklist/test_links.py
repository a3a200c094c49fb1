"""What an answer means for a link; and that only what lasts is called dead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from antoan.feeds.guard import AllowedHost, Guard
from antoan.feeds.retrieved import ErrorCode, Limits, Retrieved
from antoan.worklist.link_check import LinkMemory
from antoan.worklist.links import LinkRecord, LinkState, is_offline, judged, uses_of_links, work_on_links
from antoan.worklist.work import WorkKind
from tests import event_loop
from tests.checks.pages import make_page
from tests.feeds.server import FeedServer, redirecting, serving

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
LOOPBACK = Guard((AllowedHost(host="127.0.0.1"),))
QUICK = Limits(total=2.0, connect=1.0, read=1.0, jitter=0, max_redirects=3)


def an_answer(**facts: Any) -> Retrieved:
    """What asking gave."""
    return Retrieved(**({"status": "error", "final_url": ""} | facts))


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (an_answer(status="ok", http_status=200), LinkState.FINE),
        (an_answer(status="ok", http_status=200, moved_to="https://b.example/"), LinkState.MOVED),
        (an_answer(http_status=404, error_code=ErrorCode.HTTP), LinkState.DEAD),
        (an_answer(status="gone", http_status=410, error_code=ErrorCode.GONE), LinkState.DEAD),
        (an_answer(http_status=403, error_code=ErrorCode.HTTP), LinkState.UNCHECKED),
        (an_answer(http_status=429, error_code=ErrorCode.RATE_LIMITED), LinkState.UNCHECKED),
        (an_answer(http_status=302, error_code=ErrorCode.REDIRECT_LOOP), LinkState.UNCHECKED),
        (an_answer(error_code=ErrorCode.TLS), LinkState.UNCHECKED),
        (an_answer(http_status=500, error_code=ErrorCode.HTTP), LinkState.FAILING),
        (an_answer(error_code=ErrorCode.DNS), LinkState.FAILING),
        (an_answer(error_code=ErrorCode.REFUSED_ADDRESS), LinkState.REFUSED),
    ],
)
def test_an_answer_is_judged(answer: Retrieved, state: LinkState) -> None:
    """On the first day."""
    assert judged(None, answer, NOW).state is state


def test_a_failure_counts_on_another_day() -> None:
    """Not an hour later; and an answer between makes it start anew."""
    failure = an_answer(error_code=ErrorCode.TIMEOUT)
    first = judged(None, failure, NOW)
    assert judged(first, failure, NOW + timedelta(hours=1)).state is LinkState.FAILING
    next_day = judged(first, failure, NOW + timedelta(days=1))
    assert (next_day.state, next_day.failing_since) == (LinkState.DEAD, "2026-11-21")
    well = judged(next_day, an_answer(status="ok", http_status=200), NOW + timedelta(days=2))
    assert judged(well, failure, NOW + timedelta(days=3)).state is LinkState.FAILING


def test_a_machine_without_a_network_accuses_nobody() -> None:
    """Unless there is too little to tell."""
    nobody = [an_answer(error_code=ErrorCode.DNS)] * 3
    assert is_offline(nobody)
    assert not is_offline([*nobody, an_answer(http_status=404, error_code=ErrorCode.HTTP)])
    assert not is_offline(nobody[:2])


def test_every_link_is_found_with_its_place() -> None:
    """Sources and bodies, once for each page, fragments aside; links inside the site are none."""
    header = "sources:\n  - {publisher: A, title: B, url: https://a.example/x}\n"
    page = make_page(header, "Một [hai](https://a.example/x#y), [ba](https://b.example/), [bốn](/help/).\n")
    other = make_page("", "[lại](https://b.example/)\n", key="news/2025/khac")
    uses = uses_of_links([page, other])
    assert {url: [(use.page.key, use.line) for use in found] for url, found in uses.items()} == {
        "https://a.example/x": [("news/2025/bai", 2 + page.header.count("\n") - 1)],
        "https://b.example/": [("news/2025/bai", page.body_line), ("news/2025/khac", other.body_line)],
    }
    records = {"https://b.example/": LinkRecord(state=LinkState.DEAD, asked="", http_status=404)}
    (work,) = work_on_links(uses, records)
    assert (work.kind, work.file, len(work.remarks)) == (WorkKind.SOURCE_DEAD, page.file, 2)


@pytest.fixture(scope="module")
def server() -> Iterator[FeedServer]:
    """Behaves in every way."""
    with serving() as running:
        yield running


def ask(memory: LinkMemory, urls: list[str], now: datetime = NOW, guard: Guard = LOOPBACK) -> None:
    """Ask in a thread of its own."""
    event_loop.in_thread(lambda: memory.ask(urls, now, guard, "https://antoan.example/", QUICK))


def test_addresses_are_asked_once_a_day(server: FeedServer, tmp_path: Path) -> None:
    """What was heard is on the disk, and whatever a server does is an answer."""
    paths = ("/feed", "/gone", "/nothing", "/forbidden", "/broken", "/silent", "/hangs-up", "/loop", "/endless")
    urls = [server.url(path) for path in paths] + [server.url(redirecting("/to-301", "/feed"))]
    memory = LinkMemory.load(tmp_path, tmp_path)
    assert memory.due(urls, NOW) == urls
    ask(memory, urls)
    again = LinkMemory.load(tmp_path, tmp_path)
    assert again.records == memory.records
    states = {url.removeprefix(server.root).partition("?")[0]: record.state for url, record in again.records.items()}
    assert states == {
        "/feed": LinkState.FINE,
        "/endless": LinkState.FINE,
        "/to-301": LinkState.MOVED,
        "/gone": LinkState.DEAD,
        "/nothing": LinkState.DEAD,
        "/forbidden": LinkState.UNCHECKED,
        "/loop": LinkState.UNCHECKED,
        "/broken": LinkState.FAILING,
        "/silent": LinkState.FAILING,
        "/hangs-up": LinkState.FAILING,
    }
    assert again.due(urls, NOW + timedelta(hours=23)) == []
    assert again.due(urls, NOW + timedelta(days=1)) == urls


def test_a_private_address_is_not_asked(server: FeedServer, tmp_path: Path) -> None:
    """Unless it is allowed."""
    before = len(server.requests)
    memory = LinkMemory.load(tmp_path, tmp_path)
    ask(memory, [server.url("/feed")], guard=Guard())
    assert [record.state for record in memory.records.values()] == [LinkState.REFUSED]
    assert len(server.requests) == before


def test_a_page_is_asked_for_without_its_body(server: FeedServer, tmp_path: Path) -> None:
    """By a named checker, for what people read; a doubtful answer is asked for once more."""
    before = len(server.requests)
    ask(LinkMemory.load(tmp_path, tmp_path), [server.url("/empty"), server.url("/forbidden")])
    asked = server.requests[before:]
    assert sorted(request.path for request in asked) == ["/empty", "/forbidden", "/forbidden"]
    assert all("link checker" in request.headers["user-agent"] for request in asked)
    assert all(request.headers["accept"].startswith("text/html") for request in asked)


def test_a_damaged_memory_is_an_empty_one(tmp_path: Path) -> None:
    """It costs asking again."""
    memory = LinkMemory.load(tmp_path, tmp_path)
    for text in ("", "[]", '{"version": 1, "links": {"a": {"state": "fine"}}}', '{"version": 9, "links": {}}'):
        memory.file.write_text(text, encoding="utf-8")
        assert LinkMemory.load(tmp_path, tmp_path).records == {}
