"""A page whose day is not known says when it was last changed.

Why: feeds, the sitemap and search engines need a day; the day of a page dated `2025-08` would be a guess.

Drafts are left to `unwritten`.

Passes: `date: 2025-08` with `updated: 2026-11-21`
Fails: `date: 2025-08` alone

Rule: RFC 4287, section 4.2.15 (`atom:updated`); content format, "dates".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.checks.context import Context, in_header
from antoan.model.metadata import Dated, Metadata, PlainPage, Press, Status
from antoan.problems import Problem, Severity

CODE = "updated-needed"
CODE_UNDATED = "updated-missing"
CODES = (CODE, CODE_UNDATED)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Pages whose day is not known from `date`, and no `updated`; guides have no date at all."""
    for page in context.pages:
        metadata = page.metadata
        if isinstance(metadata, Press) or metadata.status is Status.DRAFT or not needs_updated(metadata):
            continue
        if isinstance(metadata, Dated):
            yield in_header(page, ("updated",), CODE, SEVERITY, date=str(metadata.date))
        else:
            yield in_header(page, ("updated",), CODE_UNDATED, SEVERITY)


def needs_updated(metadata: Metadata) -> bool:
    """Whether it does not say when it was last changed, although it should."""
    if metadata.updated or isinstance(metadata, PlainPage):
        return False
    return not (isinstance(metadata, Dated) and metadata.date.is_whole)
