"""The reports of an item, as pages made from it name them."""

from __future__ import annotations

from antoan.model.calendar import PartialDate, day_in_vietnam
from antoan.model.inbox import InboxItem, InboxSource
from antoan.writing.shortening import shortened

TITLE_LENGTH = 160


def shortened_title(text: str) -> str:
    """`text` as a title: at most 160 characters, cut between words."""
    return shortened(text, TITLE_LENGTH)


def in_order(item: InboxItem) -> list[InboxSource]:
    """Sources, earliest report first."""
    return sorted(item.sources, key=lambda source: source.published or item.found)


def day_of(source: InboxSource) -> PartialDate | None:
    """The day of a report in Viet Nam; `None` where the feed gave none: it may be of any year."""
    return PartialDate.from_date(day_in_vietnam(source.published)) if source.published else None
