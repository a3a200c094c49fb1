"""A feed's bytes to judged reports: the costly, pure part, run in a process of its own.

A document made to keep its reader busy for ever loses the process and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from antoan.content.data_files import read_data
from antoan.feeds.identity import keys_of
from antoan.feeds.items import FeedItem
from antoan.feeds.parse import parse_feed
from antoan.judge.judgement import Judge, Judgement
from antoan.model.calendar import day_in_vietnam
from antoan.model.feed import Feed

_judges: dict[Path, Judge] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a feed holds.

    Attributes:
        seen: items in the document.
        notes: what was done to read it; see `ParsedFeed`.
        published: when its items were published, newest first.
        relevant: items about our subject, with what was found and the keys they are known by.
    """

    seen: int
    notes: tuple[str, ...]
    published: tuple[datetime, ...]
    relevant: tuple[tuple[FeedItem, Judgement, tuple[str, ...]], ...]


def read_feed(body: bytes, content_type: str, url: str, feed: Feed, now: datetime, data: Path) -> Reading:
    """Parse and judge a feed.

    Args:
        url: where the body came from, after redirects.
        data: folder of the reference data.

    Raises:
        NotAFeed: it is none.
    """
    parsed = parse_feed(body, content_type, url, now)
    judge = judge_of(data)
    judged = [
        (
            item,
            judge.judge(item.title, item.summary, feed.language, item.published and day_in_vietnam(item.published)),
            keys,
        )
        for item, keys in zip(parsed.items, keys_of(parsed.items, feed.id), strict=True)
    ]
    moments = sorted({item.published for item in parsed.items if item.published}, reverse=True)
    return Reading(
        seen=parsed.seen,
        notes=parsed.notes,
        published=tuple(moments),
        relevant=tuple(each for each in judged if each[1].relevant),
    )


def judge_of(data: Path) -> Judge:
    """The judge for a folder of reference data, made once a process; what cannot be read of it is not known to it."""
    if data not in _judges:
        _judges[data] = Judge.from_data(read_data(data, data.as_posix())[0])
    return _judges[data]
