"""What makes two items of feeds the same report: any key in common."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from antoan.feeds.items import FeedItem
from antoan.writing.links import link_key
from antoan.writing.slug import slugify


def keys_of(items: Sequence[FeedItem], feed: str) -> list[tuple[str, ...]]:
    """The keys of every item of one feed: its link, what the feed calls it, and its text where it has neither.

    A name that is an address counts as a link. A name several links share is none: some feeds give every item the same.

    Args:
        feed: id of the feed; names are unique in their own feed only.
    """
    links = defaultdict(set)
    for item in items:
        links[item.guid].add(item.link)
    return [tuple(_keys(item, feed, is_name=len(links[item.guid]) == 1)) for item in items]


def _keys(item: FeedItem, feed: str, *, is_name: bool) -> list[str]:
    keys = [f"url:{link_key(item.link)}"] if item.link else []
    if item.guid and is_name:
        if item.guid.startswith(("http://", "https://")):
            keys.append(f"url:{link_key(item.guid)}")
        else:
            keys.append(f"guid:{feed}:{_short(item.guid)}")
    told = slugify(f"{item.title} {item.published or ''}")
    return list(dict.fromkeys(keys)) or [f"text:{feed}:{_short(told)}"]


def _short(text: str) -> str:
    """`text`, or its digest where it is too long or too odd for a key."""
    plain = text.isascii() and text.isprintable() and " " not in text and len(text) <= 100
    return text if plain else hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
