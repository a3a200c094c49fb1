"""What a feed said, cleaned: nothing in it is markup, and every link leads to the web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

TITLE_LIMIT = 240
# Of a summary that stands in for a title that is missing.
STAND_IN_LIMIT = 120
SUMMARY_LIMIT = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One report of an outlet.

    Attributes:
        guid: what the outlet calls it; empty if it has no name.
        link: http or https, without tracking keys and fragment; empty if there is none.
        title: plain text on one line, NFC, at most 240 characters, cut at a word with "…"; without one, the beginning
            of the summary.
        summary: the same with at most 1,000 characters; may be empty.
        published: aware; `None` where the feed does not say, or says nonsense.
    """

    guid: str
    link: str
    title: str
    summary: str
    published: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """The items of a feed, in its order.

    Attributes:
        items: those with a title or a summary.
        seen: items in the document, also those that are left out.
        notes: what was done to read it. `truncated`: the document ends too early, its whole items are here; `repaired`:
            faulty items were left out; `items-capped`: there are more than were asked for; `item-too-large`: parts of
            items, or items, that nobody would write (a title of a megabyte, a thousand attributes) were left out.
    """

    items: tuple[FeedItem, ...]
    seen: int
    notes: tuple[str, ...] = ()
