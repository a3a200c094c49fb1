"""No heading stands over nothing.

Why: a draft made from a report begins with headings and no text. Published like that, it promises readers what it does
not tell.

A heading may be followed by one below it (`##`, then `###`), by a list, a table or a picture. Drafts are left alone.

Passes: `## What happened` and a sentence
Fails: `## What happened` and then `## What comes next`, or the end of the page

Rule: content format, "a page says what its headings promise".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from antoan.checks.context import Context, in_body
from antoan.model.metadata import Status
from antoan.problems import Problem, Severity

CODE = "section-empty"
CODES = (CODE,)
SEVERITY = Severity.ERROR

_HEADING = re.compile(r"^(#{2,6})[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def check(context: Context) -> Iterator[Problem]:
    """Headings with nothing under them."""
    for page in context.pages:
        if page.metadata.status is Status.DRAFT:
            continue
        text = _FENCED.sub(lambda match: "x" * len(match[0]), page.markdown)
        headings = list(_HEADING.finditer(text))
        for heading, following in zip_longest(headings, headings[1:]):
            between = text[heading.end() : following.start() if following else len(text)]
            is_deeper = following is not None and len(following[1]) > len(heading[1])
            if not between.strip() and not is_deeper:
                yield in_body(page, heading.start(), CODE, SEVERITY, found=heading[2])
