"""A news page does not bear the headline of its source.

Why: an outlet's words are not ours, and a page that begins with them seldom says anything in its own. `antoan inbox
promote` makes drafts that start out that way; writing the title is part of finishing them.

Titles are compared without marks, letter case and punctuation. Drafts may still bear the headline.

Passes: title “Quảng Trị tổng kết một năm giúp nạn nhân” with a source titled “Tổng kết dự án năm 2025”
Fails: title “Triệt phá đường dây mua bán người” with a source titled “TRIỆT PHÁ đường dây mua bán người”

Rule: CONTRIBUTING.md, "Own words, never another outlet's".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.checks.context import Context, in_header
from antoan.model.metadata import News, Status
from antoan.problems import Problem, Severity
from antoan.writing.slug import slugify

CODE = "headline-copied"
CODES = (CODE,)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """News that is published or waiting for it under the headline of one of its sources."""
    for page in context.pages:
        if not isinstance(page.metadata, News) or page.metadata.status is Status.DRAFT:
            continue
        title = slugify(page.title)
        for index, source in enumerate(page.metadata.sources, start=1):
            if slugify(source.title) == title:
                yield in_header(page, ("title",), CODE, SEVERITY, found=page.title, source=str(index))
                break
