"""A page lies in the folder of its year.

Why: the year is part of the address; a page in the wrong folder has an address that says something else than the
page.

Passes: `news/2025/x.vi.md` with `date: 2025-12-23`
Fails: `news/2024/x.vi.md` with `date: 2025-12-23`

Rule: content format, "files".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.catalogue.addresses import KINDS_BY_YEAR
from antoan.checks.context import Context, in_header
from antoan.model.metadata import Press
from antoan.problems import Problem, Severity

CODE = "year-folder"
CODES = (CODE,)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Pages whose year folder is not the year of their date."""
    for page in context.pages:
        if page.kind in KINDS_BY_YEAR and page.date and str(page.date.year) != (folder := page.key.split("/")[1]):
            name = page.file.rpartition("/")[2]
            values = {"folder": folder, "suggestion": f"{page.kind.value}/{page.date.year}/{name}"}
            field = "published" if isinstance(page.metadata, Press) else "date"
            yield in_header(page, (field,), CODE, SEVERITY, found=str(page.date), **values)
