"""What Decree 147/2024/NĐ-CP asks of pages that gather other outlets' news, as far as a program can hold to it.

At least an hour lies between an outlet's report and our pointing to it, and a site that gathers news names at least
three outlets. Whether the decree applies, and how, is for a lawyer to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from antoan.model.calendar import PartialDate
from antoan.model.inbox import InboxItem

OUTLETS_NEEDED = 3
RECENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many outlets the published press links name: those of the last 30 days, and all."""

    recent: int
    ever: int


def waits_until(item: InboxItem, now: datetime) -> datetime | None:
    """From when on we may point to `item`; `None` where we may already."""
    return item.free_from if now < item.free_from else None


def count_outlets(links: Iterable[tuple[str, PartialDate]], today: date) -> OutletCount:
    """Outlets among `links`, each an outlet with the day of its report; letter case does not make two of one."""
    first = today - timedelta(days=RECENT_DAYS)
    ever: set[str] = set()
    recent: set[str] = set()
    for outlet, published in links:
        name = outlet.strip().casefold()
        ever.add(name)
        if published.last_day >= first and published.first_day <= today:
            recent.add(name)
    return OutletCount(len(recent), len(ever))
