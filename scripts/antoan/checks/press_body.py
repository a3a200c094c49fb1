"""A press link has no text below its header: it has no page of its own, so the text would appear nowhere.

Why: an editor who writes a paragraph there believes it is published. One line in our own words goes into `line`.

Passes: a header alone
Fails: a header with a paragraph under it

Rule: content format, "press".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.checks.context import Context, in_body
from antoan.model.metadata import Press
from antoan.problems import Problem, Severity

CODE = "press-body"
CODES = (CODE,)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Press links with a body."""
    for page in context.pages:
        if isinstance(page.metadata, Press) and (text := page.markdown.strip()):
            yield in_body(page, page.markdown.index(text), CODE, SEVERITY, found=text.split("\n")[0][:60])
