"""A press link made from an item: outlet, headline, address and day, and not a word more of theirs."""

from __future__ import annotations

from antoan.inbox.new_page import NewPage, day_of, in_order, page_path, shortened_title, slug_field, text_field
from antoan.model.inbox import InboxItem, InboxSource
from antoan.model.metadata import Kind


def press_links(item: InboxItem, *, all_sources: bool) -> list[tuple[InboxSource, NewPage]]:
    """The link to the earliest report, or to every one of them."""
    sources = in_order(item)
    return [(source, _press_link(item, source)) for source in (sources if all_sources else sources[:1])]


def _press_link(item: InboxItem, source: InboxSource) -> NewPage:
    day = day_of(source, item.found)
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
