"""What a draft must still be given before it can be published, beside the fields its header cannot do without.

Why: a draft stops nothing while somebody works on it; but that a source or the day of the last change is missing should
be known before the day it is to go out.

`source-unwritten`: no source yet. `updated-unwritten`: no `updated` although the day is not known from `date`. Once the
page is no draft, both are errors (`source-missing`, `updated-missing`, `updated-needed`). A translation is left alone:
it gets what its original has.

Passes: `status: draft` with a source
Warns: `status: draft` without one.

Rule: CONTRIBUTING.md, "a fact without a source does not pass check"; content format, "dates".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.checks.context import Context, in_header, metadata_of
from antoan.checks.updated import needs_updated
from antoan.model.metadata import Status
from antoan.problems import Problem, Severity

CODES = ("source-unwritten", "updated-unwritten")
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Drafts without a source, or without a day."""
    for page in context.pages:
        metadata = metadata_of(page)
        if metadata is None or metadata.translation or metadata.status is not Status.DRAFT:
            continue
        if metadata.needs_source and not metadata.sources:
            yield in_header(page, ("sources",), CODES[0], SEVERITY)
        if needs_updated(metadata):
            yield in_header(page, ("updated",), CODES[1], SEVERITY)
