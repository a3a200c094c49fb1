"""`antoan feeds fetch` as an operator runs it: real feeds from a real server into a content folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest
import yaml

from antoan.content.feeds_file import read_feeds
from antoan.feeds.guard import AllowedHost, Guard
from antoan.feeds.pipeline import Terms, fetch
from antoan.feeds.reading import Reading, read_feed
from antoan.feeds.retrieve import Limits
from tests.command import CASES, antoan, environment
from tests.event_loop import in_thread
from tests.feeds.made import NOW, make_content
from tests.feeds.server import FEED, FeedServer, serving

HEADLINE, TOLD = "Giải cứu ba phụ nữ ở biên giới", "Bộ đội Biên phòng đưa ba phụ nữ về nước."
RELEVANT = FEED.replace(TOLD.encode(), f"{TOLD} Họ bị một người quen lừa bán sang Trung Quốc.".encode())
IRRELEVANT = FEED.replace(HEADLINE.encode(), "Giá vàng tăng mạnh".encode()).replace(
    TOLD.encode(), "Nhiều người xếp hàng từ sáng sớm.".encode()
)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serving() as running:
        yield running


class Operator:
    """Somebody at the keyboard, with a content folder of feeds from one server."""

    def __init__(self, folder: Path, server: FeedServer, paths: Sequence[str]) -> None:
        self.folder = folder
        self.server = server
        self.content = make_content(folder, [server.url(path) for path in paths])

    def fetch(self, *options: str, later: timedelta = timedelta(0), code: int = 0) -> list[dict[str, Any]]:
        """One fetch; the results of the feeds."""
        now = (datetime.fromisoformat(NOW) + later).isoformat()
        host = f"127.0.0.1:{self.server.port}"
        done = antoan("feeds", "fetch", "--now", now, "--allow-host", host, "--json", *options, folder=self.folder)
        assert done.returncode == code, done.stderr
        results: list[dict[str, Any]] = json.loads(done.stdout)["feeds"]
        return results

    @property
    def inbox(self) -> dict[str, bytes]:
        """Items on disk."""
        return {path.name: path.read_bytes() for path in sorted((self.content / "inbox").glob("*.md"))}

    def check(self) -> str:
        """What `antoan check` finds."""
        return antoan("check", "--today", NOW[:10], folder=self.folder).stdout


@pytest.fixture
def operator(tmp_path: Path, server: FeedServer) -> Operator:
    """Two good feeds, of which one has nothing for us."""
    server.documents |= {"/tin": RELEVANT, "/vang": IRRELEVANT}
    return Operator(tmp_path, server, ["/tin", "/vang"])


def counts(result: dict[str, Any]) -> tuple[str, int, int, int, int]:
    return result["status"], result["items"], result["relevant"], result["new"], result["duplicates"]


def test_what_is_relevant_comes_in_once(operator: Operator) -> None:
    """A second run adds nothing and changes nothing."""
    first = operator.fetch()
    assert [counts(each) for each in first] == [("ok", 1, 1, 1, 0), ("ok", 1, 0, 0, 0)]
    (name,) = before = operator.inbox
    assert name.startswith("2026-09-23-giai-cuu-ba-phu-nu-o-bien-gioi-")
    again = operator.fetch(later=timedelta(hours=1))
    assert [counts(each) for each in again] == [("unchanged", 1, 1, 0, 1), ("unchanged", 1, 0, 0, 0)]
    assert operator.inbox == before
    assert operator.check() == ""


def test_losing_the_cache_costs_bandwidth_only(operator: Operator) -> None:
    """The feeds are read again, and nothing is doubled."""
    operator.fetch()
    before = operator.inbox
    for file in (operator.folder / ".cache").rglob("feeds-*.json"):
        file.unlink()
    assert counts(operator.fetch()[0]) == ("ok", 1, 1, 0, 1)
    assert operator.inbox == before


def test_a_cache_that_cannot_be_read_is_none(operator: Operator) -> None:
    """Half a file, or one of another program."""
    operator.fetch()
    for text in ("{", "[]", '{"version": 1, "feeds": {"nguon-0": 3}}', '{"version": 99}'):
        for file in (operator.folder / ".cache").rglob("feeds-*.json"):
            file.write_text(text, encoding="utf-8")
        assert counts(operator.fetch()[0]) == ("ok", 1, 1, 0, 1)


def test_an_item_that_is_missing_is_read_again(operator: Operator) -> None:
    """A feed that says "not modified" does not hide what another branch never got."""
    operator.fetch()
    before = operator.inbox
    for name in before:
        (operator.content / "inbox" / name).unlink()
    assert counts(operator.fetch()[0])[:4] == ("ok", 1, 1, 1)
    assert operator.inbox.keys() == before.keys()


def test_what_was_rejected_stays_away(operator: Operator) -> None:
    """Also when the cache is gone."""
    operator.fetch()
    (name,) = operator.inbox
    assert antoan("inbox", "reject", name[-13:-3], "--now", NOW, folder=operator.folder).returncode == 0
    for options in ((), ("--force",)):
        assert operator.fetch(*options)[0]["new"] == 0
        assert operator.inbox == {}


@pytest.mark.parametrize("action", ["keep", "promote"])
def test_what_was_taken_up_stays_away(operator: Operator, action: str) -> None:
    """Kept and promoted items do not come back."""
    operator.fetch()
    (name,) = operator.inbox
    assert antoan("inbox", action, name[-13:-3], "--now", NOW, folder=operator.folder).returncode == 0
    assert operator.fetch("--force")[0]["new"] == 0
    assert operator.inbox == {}


def test_validators_are_sent_and_304_is_nothing_new(tmp_path: Path, server: FeedServer) -> None:
    """The server sends the body once."""
    operator = Operator(tmp_path, server, ["/etag"])
    operator.fetch()
    (result,) = operator.fetch()
    assert result["status"] == "unchanged"
    assert server.requests[-1].headers["if-none-match"]


def test_one_bad_feed_never_stops_the_others(tmp_path: Path, server: FeedServer) -> None:
    """The worst that servers and documents do, and a good feed at the end of the list."""
    expected = {
        "/slow-body": "timeout",
        "/slow-headers": "timeout",
        "/endless": "too-large",
        "/bomb": "too-large",
        "/loop": "redirect-loop",
        "/broken": "http",
        "/not-http": "protocol",
        "/hangs-up": "closed",
        "/empty": "empty",
        "/trang": "not-a-feed",
        "/cuoi": "entities",
        "/nhi-phan": "not-a-feed",
        "/tieu-de": "too-large",
    }
    laughs = (CASES / "feeds/parse/billion-laughs.xml").read_bytes()
    server.documents |= {
        "/trang": b"<!doctype html><title>Trang</title><p>x",
        "/cuoi": laughs,
        "/nhi-phan": bytes(range(256)) * 40,
        "/tieu-de": RELEVANT.replace("Giải cứu".encode(), b"x" * 10_000_000),
        "/tin": RELEVANT,
    }
    operator = Operator(tmp_path, server, [*expected, "/tin"])
    *bad, good = operator.fetch("--timeout", "2")
    assert {path: each["error"]["code"] for path, each in zip(expected, bad, strict=True)} == expected
    assert all(each["error"]["message"] for each in bad)
    assert counts(good) == ("ok", 1, 1, 1, 0)
    assert len(operator.inbox) == 1


def test_private_addresses_are_refused_unless_named(tmp_path: Path, server: FeedServer) -> None:
    """Without --allow-host nothing on this machine is asked; with it, only what was named."""
    server.documents["/tin"] = RELEVANT
    operator = Operator(tmp_path, server, ["/tin", "/to-file"])
    done = antoan("feeds", "fetch", "--now", NOW, "--json", folder=tmp_path)
    assert done.returncode == 1
    assert [each["error"]["code"] for each in json.loads(done.stdout)["feeds"]] == ["refused-address"] * 2
    assert server.requests == []
    assert operator.fetch()[0]["status"] == "ok"


def test_gone_switches_a_feed_off_with_a_note(tmp_path: Path, server: FeedServer) -> None:
    """In feeds.yml, where people see it; the next run does not ask again."""
    operator = Operator(tmp_path, server, ["/gone", "/tin"])
    server.documents["/tin"] = RELEVANT
    assert [each["status"] for each in operator.fetch()] == ["gone", "ok"]
    feeds, problems = read_feeds(operator.content / "feeds.yml", "feeds.yml")
    assert (feeds[0].policy, feeds[1].policy, problems) == ("off", "inbox", ())
    assert feeds[0].note
    assert "25/11/2026" in feeds[0].note
    asked = len(server.requests)
    assert operator.fetch()[0]["status"] == "off"
    assert len(server.requests) == asked + 1


def test_a_server_that_wants_peace_gets_it(tmp_path: Path, server: FeedServer) -> None:
    """429 with Retry-After: not asked before, asked after, and on demand."""
    operator = Operator(tmp_path, server, ["/limited"])
    first = operator.fetch(code=1)[0]
    assert first["error"]["code"] == "rate-limited"
    waiting = operator.fetch()[0]
    assert waiting["status"] == "waiting"
    until = datetime.fromisoformat(waiting["waits_until"]) - datetime.fromisoformat(NOW)
    assert operator.fetch(later=until + timedelta(seconds=1), code=1)[0]["status"] == "error"
    assert operator.fetch("--force", code=1)[0]["status"] == "error"


def test_waits_grow_with_failures(tmp_path: Path, server: FeedServer) -> None:
    """The first failure costs nothing; then an hour, then two."""
    operator = Operator(tmp_path, server, ["/broken"])
    later = timedelta(0)
    for hours in (0, 1, 2, 4):
        assert operator.fetch(later=later, code=1)[0]["status"] == "error"
        if hours:
            early = later + timedelta(hours=hours, minutes=-1)
            assert operator.fetch(later=early)[0]["status"] == "waiting"
        later += timedelta(hours=hours)


def test_a_document_that_cannot_be_read_counts_as_a_failure(tmp_path: Path, server: FeedServer) -> None:
    """Its validators are forgotten: the same answer must not pass for "nothing new"."""
    server.documents["/trang"] = b"<!doctype html><p>x"
    operator = Operator(tmp_path, server, ["/trang"])
    for _ in range(2):
        assert operator.fetch(code=1)[0]["error"]["code"] == "not-a-feed"
    done = antoan("feeds", "status", "--now", NOW, "--json", folder=tmp_path)
    (health,) = json.loads(done.stdout)
    assert (health["condition"], health["failures"], health["last_success"]) == ("failing", 2, None)


def test_a_faulty_entry_hides_no_other(operator: Operator) -> None:
    """It is told with its line, and the good feeds are fetched."""
    file = operator.content / "feeds.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}  - id: hong\n    outlet: Báo\n    url: file:///etc/passwd\n    language: vi\n", "utf-8")
    host = f"127.0.0.1:{operator.server.port}"
    done = antoan("feeds", "fetch", "--now", NOW, "--allow-host", host, folder=operator.folder)
    assert done.returncode == 1
    assert "content/feeds.yml:12: lỗi [url-format]" in done.stderr
    assert len(operator.inbox) == 1


def test_only_the_feeds_that_are_named(operator: Operator) -> None:
    """And an id nobody has is wrong use."""
    assert [each["id"] for each in operator.fetch("nguon-1")] == ["nguon-1"]
    assert antoan("feeds", "fetch", "nguon-9", folder=operator.folder).returncode == 2


def test_people_get_a_table(operator: Operator) -> None:
    """With counts, what went wrong in words, and what to do next, in either language."""
    host = f"127.0.0.1:{operator.server.port}"
    for language, words in (("vi", ("Nguồn", "xong", "antoan inbox")), ("en", ("Feed", "done", "antoan inbox"))):
        done = antoan(
            "feeds", "fetch", "--force", "--now", NOW, "--allow-host", host, "--lang", language, folder=operator.folder
        )
        assert all(word in done.stdout for word in words)
        assert max(map(len, done.stdout.splitlines())) <= 80


def test_hostile_words_stay_words(tmp_path: Path, server: FeedServer) -> None:
    """Titles made for YAML, Markdown, Jinja, HTML, paths and terminals, each in a file that reads back as text."""
    titles: list[str] = yaml.safe_load((CASES / "feeds/hostile_titles.yml").read_text(encoding="utf-8"))
    items = "".join(
        f"<item><title><![CDATA[{title.replace(']]>', ']]&gt;')} nạn nhân mua bán người {number}]]></title>"
        f"<link>https://bao.example/{number}</link></item>"
        for number, title in enumerate(titles)
    )
    server.documents["/x"] = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()
    operator = Operator(tmp_path, server, ["/x"])
    (result,) = operator.fetch()
    assert result["new"] == len(titles)
    assert operator.check() == ""
    assert {path.suffix for path in (operator.content / "inbox").iterdir()} == {".md"}


def test_memory_stays_small(tmp_path: Path, server: FeedServer) -> None:
    """The largest and oddest documents at once: less than 300 MB for all processes together."""
    head = b"<rss version='2.0'><channel><title>x</title>"
    item = "<item><title>Nạn nhân mua bán người {0}</title><link>https://bao.example/{0}</link></item>"
    size = Limits().max_bytes - 1000
    server.documents |= {
        "/nhieu": head + "".join(map(item.format, range(20_000))).encode() + b"</channel></rss>",
        "/rong": head + b"<item/>" * (size // 7) + b"</channel></rss>",
        "/dau": b"<" * size,
        "/va": b"&" * size,
        "/sau": b"<a>" * (size // 3),
        "/dai": head + b"<item><title>" + b"x " * (size // 2 - 100) + b"</title></item></channel></rss>",
        "/qua-dai": head + b"<item><title>" + b"x" * 10_000_000,
    }
    operator = Operator(tmp_path, server, [*server.documents, "/bomb", "/endless", "/feed"])
    command = [sys.executable, "-m", "antoan", "feeds", "fetch", "--allow-host", f"127.0.0.1:{server.port}"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment(tmp_path / ".cache"), stdout=subprocess.DEVNULL)
    watched, most = psutil.Process(process.pid), 0
    while process.poll() is None:
        with suppress(psutil.Error):
            family = [watched, *watched.children(recursive=True)]
            most = max(most, sum(member.memory_info().rss for member in family))
        time.sleep(0.01)
    assert process.returncode == 0
    assert 50_000_000 < most < 300_000_000
    assert len(operator.inbox) >= 300


def test_a_reader_that_dies_takes_no_other_with_it(
    tmp_path: Path, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does one that fails in a way nobody thought of: each is told as a failure of its feed."""
    server.documents |= {"/tin": RELEVANT, "/chet": b"<rss>die</rss>", "/hong": b"<rss>fail</rss>"}
    content = make_content(tmp_path, [server.url(path) for path in ("/chet", "/hong", "/tin")])
    monkeypatch.setattr("antoan.feeds.pipeline.read_feed", mortal_reader)
    now = datetime.fromisoformat(NOW)
    guard = Guard((AllowedHost(host="127.0.0.1"),))
    terms = Terms(content=content, now=now, guard=guard, address="https://antoan.example/")
    feeds, _ = read_feeds(content / "feeds.yml", "")
    dead, faulty, good = in_thread(lambda: fetch(feeds, {}, terms)).results
    assert (dead.error_code, faulty.error_code, good.status) == ("reading-failed", "reading-failed", "ok")
    assert "ZeroDivisionError" in faulty.error_detail
    assert (good.relevant, good.new) == (1, 1)


def mortal_reader(body: bytes, *rest: Any) -> Reading:
    """Reads a feed, unless the document asks for something else; runs in a process of its own."""
    if b"die" in body:
        os._exit(9)
    if b"fail" in body:
        raise ZeroDivisionError
    return read_feed(body, *rest)


def test_a_reader_that_takes_too_long_is_stopped(
    tmp_path: Path, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process is replaced, and the feeds behind it are read."""
    server.documents |= {"/cham": b"<rss>slow</rss>", "/tin": RELEVANT}
    content = make_content(tmp_path, [server.url(path) for path in ("/cham", "/tin")])
    monkeypatch.setattr("antoan.feeds.pipeline.read_feed", slow_reader)
    monkeypatch.setattr("antoan.feeds.pipeline.READING_SECONDS", 3)
    guard = Guard((AllowedHost(host="127.0.0.1"),))
    now = datetime.fromisoformat(NOW)
    terms = Terms(content=content, now=now, guard=guard, address="https://antoan.example/")
    feeds, _ = read_feeds(content / "feeds.yml", "")
    slow, good = in_thread(lambda: fetch(feeds, {}, terms)).results
    assert (slow.error_code, good.status) == ("reading-timeout", "ok")


def slow_reader(body: bytes, *rest: Any) -> Reading:
    """Reads a feed, unless the document keeps it busy for ever."""
    while b"slow" in body:
        pass
    return read_feed(body, *rest)
