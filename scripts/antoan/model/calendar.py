"""Dates that say how much of them is known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

# One zone without summer time since 1975; fixed, so that no zone database is needed.
VIETNAM = timezone(timedelta(hours=7))


def day_in_vietnam(moment: datetime) -> date:
    """The day a calendar in Viet Nam shows at an aware moment."""
    return moment.astimezone(VIETNAM).date()


def today_in_vietnam() -> date:
    """The day a calendar in Viet Nam shows, wherever the machine stands: content is dated by it."""
    return day_in_vietnam(datetime.now(VIETNAM))


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year: `2025-08` is August 2025 with the day unknown, not the first of August.

    Ordering puts a less exact date before the exact ones inside it. Written as in ISO 8601 and the W3C date
    format, so `str()` may go into `<time>`, sitemaps and schema.org as it is.
    """

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """A whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def is_whole(self) -> bool:
        """Whether the day is known."""
        return self.day > 0

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
