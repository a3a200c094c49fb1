"""Work that is not on a page: the inbox, and feeds in trouble."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from antoan.feeds.health import Condition, Health
from antoan.model.calendar import day_in_vietnam
from antoan.model.inbox import InboxItem
from antoan.worklist.work import Remark, Work, WorkKind

_PATIENCE = timedelta(days=7)
_WELL = frozenset({Condition.WELL, Condition.OFF, Condition.NEW})


def work_in_inbox(items: Sequence[InboxItem], folder: str, title: str, now: datetime) -> Iterator[Work]:
    """One piece of work for all that waits for a decision."""
    if not items:
        return
    days = [day_in_vietnam(item.found) for item in items]
    waiting = sum(now - item.found > _PATIENCE for item in items)
    remarks = [Remark(text="status.inbox.waiting", values={"count": len(items), "newest": max(days)})]
    if waiting:
        remarks.append(Remark(text="status.inbox.long", values={"count": waiting}))
    yield Work(kind=WorkKind.INBOX, key="inbox", file=folder, title=title, since=min(days), remarks=tuple(remarks))


def work_on_feeds(health: Iterable[Health], file: str) -> Iterator[Work]:
    """Feeds that somebody should look at."""
    for each in health:
        if each.condition not in _WELL:
            remark = Remark(text=f"status.feed.{each.condition.value}")
            yield Work(kind=WorkKind.FEED, key=each.feed.id, file=file, title=each.feed.outlet, remarks=(remark,))
