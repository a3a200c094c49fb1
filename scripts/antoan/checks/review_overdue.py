"""What must be reviewed is reviewed in time.

Why: numbers, offices and laws change; a guide nobody has looked at for a year may send people to a closed door.
Readers are told as much on the page itself; the site is still built.

Passes: `review: {by: An Toàn, on: 2026-11-21, due: 2027-05-21}` until 21/05/2027
Warns: the same from 22/05/2027.

Rule: CONTRIBUTING.md, "guides past their review date are shown as such".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.checks.context import Context, in_header, metadata_of
from antoan.problems import Problem, Severity

CODE = "review-overdue"
CODES = (CODE,)
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Pages past their review date."""
    for page in context.pages:
        metadata = metadata_of(page)
        if metadata and metadata.review and metadata.review.due < context.today:
            due, today = metadata.review.due.isoformat(), context.today.isoformat()
            yield in_header(page, ("review", "due"), CODE, SEVERITY, found=due, today=today)
