"""What has been done is not dated tomorrow.

Why: a mistyped year (2062) would keep an item at the top of every list for decades.

Checked: `updated`, `review.on`, when a source or press link was published and read, when a plan was issued, and the
`date` of a page. News may be dated ahead when it announces an event, so when `event.start` lies ahead too; a project
may start later.

Passes: on 21/11/2026, `date: 2026-12-01` with `event: {name: …, start: 2026-12-01}`
Fails: on 21/11/2026, `updated: 2027-11-21`

Rule: content format, "dates".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from antoan.checks.context import Context, in_header
from antoan.content.header import Path
from antoan.model.calendar import PartialDate
from antoan.model.metadata import Metadata, News, Plan, Press
from antoan.problems import Problem, Severity

CODE = "date-future"
CODES = (CODE,)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Dates after today that cannot be."""
    for page in context.pages:
        for path, when in _past_dates(page.metadata, context.today):
            if when is not None and (when.first_day if isinstance(when, PartialDate) else when) > context.today:
                yield in_header(page, path, CODE, SEVERITY, found=str(when), today=context.today.isoformat())


def _past_dates(metadata: Metadata | Press, today: date) -> Iterator[tuple[Path, PartialDate | date | None]]:
    if isinstance(metadata, Press):
        yield ("published",), metadata.published
        return
    yield ("updated",), metadata.updated
    if metadata.review:
        yield ("review", "on"), metadata.review.on
    for index, source in enumerate(metadata.sources):
        yield ("sources", index, "published"), source.published
        yield ("sources", index, "accessed"), source.accessed
    if isinstance(metadata, News):
        start = metadata.event.start if metadata.event else None
        if start is None or start.last_day <= today:
            yield ("date",), metadata.date
    elif isinstance(metadata, Plan):
        yield ("date",), metadata.date
        yield ("issued",), metadata.issued
