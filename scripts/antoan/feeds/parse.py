"""Bytes of a feed to its items: pure, and safe with bytes from anybody."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any

import feedparser

from antoan.feeds.document import Document, small_document, with_note
from antoan.feeds.encoding import decode_document
from antoan.feeds.errors import NotAFeed
from antoan.feeds.items import STAND_IN_LIMIT, SUMMARY_LIMIT, TITLE_LIMIT, FeedItem, ParsedFeed
from antoan.feeds.plain_text import one_line, plain_text, plain_text_of_text
from antoan.feeds.published import parse_published
from antoan.model.calendar import VIETNAM
from antoan.writing.links import clean_link
from antoan.writing.shortening import shortened

__all__ = ["NotAFeed", "parse_feed"]

USUAL_MAX_ITEMS = 300
_GUID_LIMIT = 500
_LONGEST_DATE = 200


def parse_feed(
    body: bytes,
    content_type: str,
    base_url: str,
    now: datetime,
    max_items: int = USUAL_MAX_ITEMS,
    *,
    zone: tzinfo = VIETNAM,
) -> ParsedFeed:
    """The items of an RSS (0.9 to 2.0, RDF) or Atom (0.3, 1.0) document.

    Args:
        body: the document; feedparser is never given a string, which it might take for a path or an address.
        content_type: as the server sent it; only its charset is used, and only if nothing else tells.
        base_url: for relative links.
        now: aware; items from the future have no date.
        max_items: from the start of the document.
        zone: of dates that name none.

    Raises:
        NotAFeed: nothing can be read.
    """
    document = small_document(decode_document(body, content_type), max_items)
    version, entries, notes = _read(document)
    items = [_item(entry, version, base_url, now, zone) for entry in entries[:max_items]]
    return ParsedFeed(items=tuple(item for item in items if item.title), seen=document.seen, notes=notes)


def _read(document: Document) -> tuple[str, list[Any], tuple[str, ...]]:
    """The feed's version, its items, and notes on how they were read.

    feedparser raises `KeyError` and others where elements stand in unexpected places; then each item is read alone.
    """
    try:
        result = _feedparser(document.whole)
        return result.version, result.entries, document.notes
    except Exception:
        results = [_feedparser_or_nothing(alone) for alone in document.alone()]
    read = [result for result in results if result is not None]
    version = read[0].version if read else ""
    return version, [entry for result in read for entry in result.entries], with_note(document.notes, "repaired")


def _feedparser_or_nothing(data: bytes) -> Any:
    try:
        return _feedparser(data)
    except Exception:
        return None


def _feedparser(data: bytes) -> Any:
    """What feedparser makes of bytes: in a stream, since it opens bytes that look like a path.

    It is given no content type, which it would believe more than the document.
    """
    return feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)


def _item(entry: Any, version: str, base_url: str, now: datetime, zone: tzinfo) -> FeedItem:
    summary = _plain(entry, "summary", version, SUMMARY_LIMIT) or _content(entry)
    return FeedItem(
        guid=one_line(_text(entry, "id")[:_GUID_LIMIT]),
        link=next((link for raw in _links(entry) if (link := clean_link(raw, base_url))), ""),
        title=_plain(entry, "title", version, TITLE_LIMIT) or shortened(summary, STAND_IN_LIMIT),
        summary=summary,
        published=_published(entry, now, zone),
    )


def _text(entry: Any, key: str) -> str:
    value = dict.get(entry, key)
    return value if isinstance(value, str) else ""


def _plain(entry: Any, key: str, version: str, limit: int) -> str:
    detail = dict.get(entry, f"{key}_detail")
    kind = detail.get("type") if isinstance(detail, dict) else ""
    is_text = kind == "text/plain" and version.startswith("atom")
    return (plain_text_of_text if is_text else plain_text)(_text(entry, key), limit)


def _content(entry: Any) -> str:
    """The beginning of a report, where a feed gives the report but no summary."""
    for content in dict.get(entry, "content") or ():
        if isinstance(content, dict) and isinstance(content.get("value"), str):
            return plain_text(content["value"], SUMMARY_LIMIT)
    return ""


def _links(entry: Any) -> Iterator[str]:
    """Where the report may be, the likeliest first."""
    yield _text(entry, "feedburner_origlink")
    yield _text(entry, "link")
    for link in dict.get(entry, "links") or ():
        if link.get("rel", "alternate") == "alternate":
            yield link.get("href") or ""
    if (guid := _text(entry, "id")).startswith(("http://", "https://")):
        yield guid


def _published(entry: Any, now: datetime, zone: tzinfo) -> datetime | None:
    for key in ("published", "updated", "created"):
        if (text := _text(entry, key)) and (moment := parse_published(text[:_LONGEST_DATE], now, zone=zone)):
            return moment
    return None
