"""A draft made from an item: what is known goes into its header, the rest is left for a person to write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from antoan.content.new_page import NewPage, page_path, slug_field, text_field
from antoan.inbox.sources import day_of, in_order, shortened_title
from antoan.model.calendar import PartialDate
from antoan.model.inbox import InboxItem
from antoan.model.language import Language
from antoan.model.metadata import Kind

_REMINDER = (
    "# Hãy viết lại tiêu đề, tên sự kiện và viết tóm tắt bằng lời của mình; chưa viết thì chưa đăng được.",
    "# Write title, name of the event and summary in your own words; until then this cannot be published.",
)
_HEADINGS = {
    Language.VI: ("Chuyện gì đã diễn ra", "Việc tiếp theo", "Lưu ý khi đọc"),
    Language.EN: ("What happened", "What comes next", "Read this with care"),
}


def draft_of(item: InboxItem, today: date) -> NewPage:
    """A news page with the outlet's headline for its working title, no summary, and headings without text.

    Args:
        today: the day we read the reports.
    """
    title = shortened_title(item.title)
    day = _day_of(item, today)
    lines = [
        "---",
        *_REMINDER,
        text_field("title", title),
        "summary:",
        f"date: {day}" if day else "date:",
        *([] if day is None or day.is_whole else [f"updated: {today}"]),
        "status: draft",
        *slug_field("topics", item.topics),
        *slug_field("provinces", item.provinces),
        *slug_field("organisations", item.organisations),
        *(["event:", f"  {text_field('name', title)}", f"  start: {min(item.dates)}"] if item.dates else []),
        "sources:",
        *_sources(item, today),
        "---",
        *(f"\n## {heading}" for heading in _HEADINGS[item.language]),
        "",
    ]
    year = day.year if day else today.year
    return NewPage(page_path(Kind.NEWS.value, year, item.title), item.language, "\n".join(lines))


def _day_of(item: InboxItem, today: date) -> PartialDate | None:
    """What the page is dated by: the event, or the first report of it where the event is unknown or lies ahead."""
    if item.dates and min(item.dates).first_day <= today:
        return min(item.dates)
    return min((day for source in item.sources if (day := day_of(source))), default=None)


def _sources(item: InboxItem, today: date) -> Iterator[str]:
    for source in in_order(item):
        yield f"  - {text_field('publisher', source.outlet)}"
        yield f"    {text_field('title', source.title)}"
        yield f"    {text_field('url', source.url)}"
        if day := day_of(source):
            yield f"    published: {day}"
        yield f"    accessed: {today}"
