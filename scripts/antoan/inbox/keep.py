"""A press link made from an item: outlet, headline, address and day, and not a word more of theirs."""

from __future__ import annotations

from antoan.content.new_page import NewPage, page_path, slug_field, text_field
from antoan.inbox.sources import in_order, shortened_title
from antoan.model.calendar import PartialDate
from antoan.model.inbox import InboxItem, InboxSource
from antoan.model.metadata import Kind


def chosen_sources(item: InboxItem, *, all_sources: bool) -> list[InboxSource]:
    """The earliest report, or every one of them; one with a day before one without."""
    dated_first = sorted(in_order(item), key=lambda source: source.published is None)
    return dated_first if all_sources else dated_first[:1]


def press_link(item: InboxItem, source: InboxSource, day: PartialDate) -> NewPage:
    """The link to one report.

    Args:
        day: when it was published.
    """
    lines = [
        "---",
        text_field("outlet", source.outlet),
        text_field("headline", shortened_title(source.title)),
        text_field("url", source.url),
        f"published: {day}",
        "status: published",
        *slug_field("topics", item.topics),
        *slug_field("provinces", item.provinces),
        "---",
        "",
    ]
    return NewPage(page_path(Kind.PRESS.value, day.year, source.outlet, source.title), item.language, "\n".join(lines))
