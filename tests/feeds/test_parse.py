"""Bytes from anybody become items of plain text, web links and aware times, or are refused with a code."""

from __future__ import annotations

import io
import pickle
import random
import socket
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
import yaml
from hypothesis import given
from hypothesis.strategies import binary

from antoan.feeds.encoding import decode_document
from antoan.feeds.items import SUMMARY_LIMIT, TITLE_LIMIT, ParsedFeed
from antoan.feeds.parse import NotAFeed, parse_feed
from tests.feeds.server import FEED

FOLDER = Path(__file__).parents[1] / "cases" / "feeds" / "parse"
FILES = sorted(FOLDER.glob("*.xml"))
BASE = "https://bao.example/rss/home.rss"
NOW = datetime(2026, 11, 25, tzinfo=UTC)
MEBI = 1024 * 1024


def parsed(body: bytes, content_type: str = "", max_items: int = 300) -> ParsedFeed:
    return parse_feed(body, content_type, BASE, NOW, max_items)


def refused(body: bytes) -> str:
    """The code a document is refused with."""
    with pytest.raises(NotAFeed) as caught:
        parsed(body)
    assert caught.value.detail
    return caught.value.code


def titles(body: bytes, content_type: str = "") -> list[str]:
    return [item.title for item in parsed(body, content_type).items]


def rss(items: str, encoding: str = "utf-8") -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel>{items}</channel></rss>'


def item(title: str, number: int = 1) -> str:
    return f"<item><title>{title}</title><link>/{number}</link></item>"


def as_plain(feed: ParsedFeed) -> dict[str, Any]:
    """A parsed feed as its case file writes it: what is empty is left out."""
    items = [
        {
            "guid": each.guid,
            "link": each.link,
            "title": each.title,
            "summary": each.summary,
            "published": each.published.isoformat() if each.published else "",
        }
        for each in feed.items
    ]
    whole = {"seen": feed.seen, "notes": list(feed.notes), "items": [_filled(each) for each in items]}
    return {name: value for name, value in whole.items() if value != []}


def _filled(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_document_gives_its_items(file: Path) -> None:
    """A feed gives what its `.expected.yml` says, or the code it is refused with."""
    expected = yaml.safe_load(file.with_suffix(".expected.yml").read_text(encoding="utf-8"))
    try:
        found: dict[str, Any] = as_plain(parsed(file.read_bytes()))
    except NotAFeed as error:
        found = {"error": error.code}
    assert found == expected


VIETNAMESE = "Giải cứu ba phụ nữ ở biên giới, đưa về Lào Cai"
PLAIN = rss(item(VIETNAMESE))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (PLAIN.encode(), ""),
        (PLAIN.encode("utf-8-sig"), ""),
        (PLAIN.encode(), "text/xml; charset=iso-8859-1"),
        (PLAIN.encode(), "text/xml; charset=nonsense"),
        (rss(item(VIETNAMESE), "iso-8859-1").encode(), ""),
        (rss(item(VIETNAMESE), "utf-16").encode(), ""),
        (PLAIN.encode("utf-16"), ""),
        (PLAIN.encode("utf-16"), "text/xml; charset=utf-8"),
        (PLAIN.encode("utf-16-le"), ""),
        (PLAIN.encode("utf-16-be"), ""),
        (PLAIN.encode("utf-32"), ""),
        (rss(item(VIETNAMESE), "windows-1258").encode(), ""),
    ],
    ids=range(12),
)
def test_unicode_is_recognised(body: bytes, content_type: str) -> None:
    """Unicode in any form is read as such, whatever was declared."""
    assert titles(body, content_type) == [VIETNAMESE]


def windows_1258(text: str) -> bytes:
    """`text` as old Vietnamese Windows writes it: tones as marks of their own."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    written = b""
    for ch in text:
        try:
            written += ch.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = _split_tone(ch, tones)
            written += base.encode("cp1258") + tone.encode("cp1258")
    return written


def _split_tone(letter: str, tones: set[str]) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", letter)
    tone = next(mark for mark in parts if mark in tones)
    return unicodedata.normalize("NFC", parts.replace(tone, "")), tone


@pytest.mark.parametrize("declared", ["windows-1258", "utf-8", "nonsense", "utf-7"])
def test_old_vietnamese_windows(declared: str) -> None:
    """windows-1258, declared or passed off as UTF-8, ends in composed letters."""
    assert titles(windows_1258(rss(item(VIETNAMESE), declared))) == [VIETNAMESE]


def test_declared_encoding_and_charset() -> None:
    """What the document declares counts before what the server does; both before the last resort."""
    body = rss(item("Привет"), "koi8-r").encode("koi8-r")
    assert titles(body, "text/xml; charset=windows-1251") == ["Привет"]
    assert titles("<rss><channel><item><title>Привет</title><link>/1</link></item></channel></rss>".encode("cp1251"),
                  'text/xml; charset="Windows-1251"') == ["Привет"]  # fmt: skip


def test_damage_is_not_another_encoding() -> None:
    """A letter that was cut in two costs that letter only."""
    body = PLAIN.encode().replace("ữ".encode(), "ữ".encode()[:2], 1)
    assert titles(body) == [VIETNAMESE.replace("ữ", "\ufffd", 1)]


def test_control_characters_are_dropped() -> None:
    """NULs and other characters XML forbids do not stop the reading."""
    assert titles(rss(item("a\x00b\x0bc\x1fd\ufffee")).encode()) == ["abcde"]


@given(binary(max_size=300))
def test_any_bytes_become_text(body: bytes) -> None:
    """Decoding never fails, and gives text that can be written as UTF-8."""
    assert decode_document(body, "text/xml; charset=utf-16").encode("utf-8") is not None


def test_items_are_capped_before_they_cost() -> None:
    """20,000 items: the first 300 are read, all are counted."""
    feed = parsed(rss("".join(item(f"Tin {number}", number) for number in range(20_000))).encode())
    assert (len(feed.items), feed.seen, feed.notes) == (300, 20_000, ("items-capped",))
    assert [each.title for each in (feed.items[0], feed.items[-1])] == ["Tin 0", "Tin 299"]


def test_cap_is_the_callers() -> None:
    """Exactly as many items as the cap are not too many."""
    body = rss(item("Một") + item("Hai")).encode()
    assert parsed(body, max_items=2).notes == ()
    assert [each.title for each in parsed(body, max_items=1).items] == ["Một"]


def test_long_texts_are_cut() -> None:
    """Titles and summaries have limits, and are cut at a word."""
    words = "từ " * 2_000
    feed = parsed(rss(f"<item><title>{words}</title><link>/1</link><description>{words}</description></item>").encode())
    only = feed.items[0]
    assert TITLE_LIMIT - 4 < len(only.title) <= TITLE_LIMIT
    assert SUMMARY_LIMIT - 4 < len(only.summary) <= SUMMARY_LIMIT
    assert only.title.endswith(" từ…")


def test_title_of_ten_mebibytes() -> None:
    """An item with a monstrous part loses that part; the others are read."""
    feed = parsed(rss(item("a" * 10 * MEBI) + item("Hai", 2)).encode())
    assert ([each.title for each in feed.items], feed.seen, feed.notes) == (["Hai"], 2, ("item-too-large",))


@pytest.mark.parametrize(
    "body",
    [
        b"<" * MEBI,
        b"<rss><channel>" + b"<" * MEBI,
        b"<rss><channel>" + b"&" * MEBI,
        b"<rss><channel>" + b"<a " * (MEBI // 3),
        b"<rss><channel>" + b"<a>" * (MEBI // 3),
        b"<rss><channel>" + b"<item>" * (MEBI // 6),
        b"<rss><channel>" + b"<![CDATA[" * (MEBI // 9),
        b"<rss><channel>" + b"<!--" * (MEBI // 4),
        b"<!DOCTYPE x>" * (MEBI // 12),
        b"<!DOCTYPE x [" + b"<!ENTITY a " * (MEBI // 11),
        b"<?" * (MEBI // 2),
        b"<" + b"a" * MEBI,
        b"<rss " + b" ".join(b"a%d='1'" % number for number in range(100_000)) + b"><channel><item/></channel></rss>",
        b"\x00" * MEBI,
        bytes(range(256)) * 4096,
    ],
    ids=range(15),
)
def test_hostile_document_is_refused(body: bytes) -> None:
    """Documents made to cost are refused, at little cost."""
    assert refused(body) in ("not-a-feed", "broken", "entities", "empty")


@pytest.mark.parametrize(
    "part",
    [
        "<author>" + "a." * 7_000 + "</author>",
        "<description>" + "&lt;b&gt;" * 20_000 + "</description>",
        "<b>" * 900 + "</b>" * 900,
        "<description>a" + "\u0301\u0323" * 50_000 + "</description>",
        "<category>x</category>" * 5_000,
        "<link>/9</link>" * 5_000,
        "".join(f"<p{number}:a/>" for number in range(20_000)),
        "<x " + " ".join(f"a{number}='1'" for number in range(50_000)) + "/>",
        "<pubDate>" + "1 " * 20_000 + "</pubDate>",
    ],
    ids=range(9),
)
def test_hostile_part_costs_no_other_item(part: str) -> None:
    """What feedparser would take minutes for does not reach it."""
    body = rss(f"<item><title>Một</title><link>/1</link>{part}</item>{item('Hai', 2)}").encode()
    assert titles(body)[-1] == "Hai"


def test_truncated_anywhere_gives_whole_items() -> None:
    """Wherever a feed is cut, items are whole or absent."""
    body = rss("".join(item(f"Tin số {number}", number) for number in range(4))).encode()
    for length in range(body.index(b"<item>") + 1, len(body) - len("</rss>")):
        whole = body[:length].count(b"</item>")
        if whole:
            feed = parsed(body[:length])
            assert [each.title for each in feed.items] == [f"Tin số {number}" for number in range(whole)]
            assert feed.notes == ("truncated",)
        else:
            assert refused(body[:length]) == "broken"


@pytest.mark.parametrize("seed", range(40))
def test_damaged_document_never_surprises(seed: int) -> None:
    """Bytes knocked out, doubled or exchanged: items, or a code, never another exception."""
    chance = random.Random(seed)  # noqa: S311
    for file in FILES:
        body = bytearray(file.read_bytes())
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(body))
            body[at : at + chance.randint(0, 3)] = chance.choice(
                [b"", b"<", b">", b"&", b'"', b"]]>", b"\xff", b":", b"/"]
            )
            body = body or bytearray(b" ")
        try:
            feed = parsed(bytes(body))
        except NotAFeed:
            continue
        assert len(feed.items) <= feed.seen


def test_item_feedparser_stumbles_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """An item on which feedparser raises, as it does on some structures, is left out; the others are read."""
    real = feedparser.parse

    def stumbling(source: Any, **options: Any) -> Any:
        data = source.read()
        if b"stumble" in data:
            raise KeyError("links")
        return real(io.BytesIO(data), **options)

    monkeypatch.setattr(feedparser, "parse", stumbling)
    feed = parsed(rss(item("Một") + item("stumble", 2) + item("Ba", 3)).encode())
    assert ([each.title for each in feed.items], feed.seen, feed.notes) == (["Một", "Ba"], 3, ("repaired",))


def test_item_inside_a_part_is_no_item() -> None:
    """feedparser would make two of it, and lose its way."""
    inside = "<item><title>x<item><title>y</title><link>/8</link></item></title><link>/9</link></item>"
    feed = parsed(rss(item("Một") + inside + item("Ba", 3)).encode())
    assert ([each.title for each in feed.items], feed.seen) == (["Một", "Ba"], 3)


def test_strings_and_paths_are_never_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """feedparser opens what looks like a path or an address, even as bytes; it only ever sees a stream."""
    given_to: list[object] = []
    real = feedparser.parse

    def watched(source: Any, **options: Any) -> Any:
        given_to.append(source)
        return real(source, **options)

    monkeypatch.setattr(feedparser, "parse", watched)
    parsed(FEED)
    assert all(hasattr(source, "read") for source in given_to)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document type, a stylesheet and a schema elsewhere are left alone."""

    def no_sockets(*_args: object, **_options: object) -> None:
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", no_sockets)
    prologue = '<?xml-stylesheet href="https://evil.example/x.xsl"?><!DOCTYPE rss SYSTEM "https://evil.example/x.dtd">'
    assert titles((prologue + rss(item("Một")).split("?>")[1]).encode()) == ["Một"]


def test_results_and_refusals_come_back_from_a_worker() -> None:
    """Both survive the way between processes."""
    feed = parsed(FEED)
    assert pickle.loads(pickle.dumps(feed)) == feed  # noqa: S301
    error = pickle.loads(pickle.dumps(NotAFeed("broken", "line 1")))  # noqa: S301
    assert (error.code, error.detail) == ("broken", "line 1")
    assert str(error) == "not readable as a feed (broken): line 1"
