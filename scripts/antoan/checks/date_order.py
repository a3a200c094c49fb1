"""Dates that follow from each other stand in the right order.

Why: a swapped day and month, or last year's number left in a copied header, shows up as a date before its cause.

Checked: `date` ≤ `updated` (an announced event may lie ahead); start ≤ end of an event and a period; a source
published ≤ accessed; `review.on` ≤ `review.due`; a plan issued ≤ `updated`, ≤ end of its period, and no earlier than
the documents it builds on. Of a partial date the reading that fits best is taken: `2025-08` is not after
`2025-08-15`.

Passes: `event: {name: …, start: 2025-12-22, end: 2025-12-23}`
Fails: `event: {name: …, start: 2025-12-23, end: 2025-12-22}`

Rule: content format, "dates".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from antoan.checks.context import Context, in_header
from antoan.content.header import Path, dotted
from antoan.model.calendar import PartialDate
from antoan.model.metadata import Dated, Metadata, News, Plan, Press, Project
from antoan.problems import Problem, Severity

CODE = "date-order"
CODES = (CODE,)
SEVERITY = Severity.ERROR

_When = PartialDate | date | None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two dates, of which the first must not be after the second."""

    first_path: Path
    first: _When
    second_path: Path
    second: _When

    @property
    def is_wrong(self) -> bool:
        """Whether no reading of the two dates puts them in order."""
        return self.first is not None and self.second is not None and _earliest(self.first) > _latest(self.second)


def check(context: Context) -> Iterator[Problem]:
    """Pairs of dates in the wrong order; reported where the later of the two should stand."""
    for page in context.pages:
        if isinstance(page.metadata, Press):
            continue
        for pair in _pairs(page.metadata):
            if pair.is_wrong:
                values = {
                    "first": dotted(pair.first_path),
                    "first_date": str(pair.first),
                    "found": str(pair.second),
                }
                yield in_header(page, pair.second_path, CODE, SEVERITY, **values)


def _pairs(metadata: Metadata) -> Iterator[_Pair]:
    if isinstance(metadata, Dated) and not _is_announced(metadata):
        yield _Pair(("date",), metadata.date, ("updated",), metadata.updated)
    if metadata.review:
        yield _Pair(("review", "on"), metadata.review.on, ("review", "due"), metadata.review.due)
    for index, source in enumerate(metadata.sources):
        path = ("sources", index)
        yield _Pair((*path, "published"), source.published, (*path, "accessed"), source.accessed)
    if isinstance(metadata, News) and metadata.event:
        yield _Pair(("event", "start"), metadata.event.start, ("event", "end"), metadata.event.end)
    if isinstance(metadata, Plan | Project):
        yield _Pair(("period", "start"), metadata.period.start, ("period", "end"), metadata.period.end)
    if isinstance(metadata, Plan):
        yield _Pair(("issued",), metadata.issued, ("period", "end"), metadata.period.end)
        if metadata.date != PartialDate.from_date(metadata.issued):
            yield _Pair(("issued",), metadata.issued, ("updated",), metadata.updated)
        for index, document in enumerate(metadata.related):
            yield _Pair(("related", index, "issued"), document.issued, ("issued",), metadata.issued)


def _is_announced(metadata: Metadata) -> bool:
    """Whether the page tells of an event that lay ahead when it was written."""
    return bool(
        isinstance(metadata, News)
        and metadata.event
        and metadata.event.start
        and metadata.updated
        and metadata.event.start.last_day > metadata.updated
    )


def _earliest(when: PartialDate | date) -> date:
    return when.first_day if isinstance(when, PartialDate) else when


def _latest(when: PartialDate | date) -> date:
    return when.last_day if isinstance(when, PartialDate) else when
