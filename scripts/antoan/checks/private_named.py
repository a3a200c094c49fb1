"""A page does not name the private people its report names.

Why: outlets print names that we do not. Whoever writes from a report has the name before their eyes, and it slips in.

The names are those `antoan draft` read in the report and was sure of: three words or more, with a sign beside them of
whose story it is. A draft must not name them either: it goes to the repository, where others read it.

Passes: “một phụ nữ 24 tuổi ở miền núi” on a page whose report gives her name
Fails: her name, in full, with or without marks

Rule: CONTRIBUTING.md, "names of victims and beneficiaries are never published"; Law on preventing and combating
human trafficking 53/2024/QH15 (information about victims is kept secret).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from antoan.checks.context import Context
from antoan.checks.passages import text_of
from antoan.problems import Problem, Severity
from antoan.writing.slug import fold, fold_in_place

CODE = "private-named"
CODES = (CODE,)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Names that the report gives and the page must not."""
    if not context.their_words:
        return
    for page in context.pages:
        theirs = context.their_words.get((page.kind, page.slug))
        if theirs is None or not theirs.private:
            continue
        words = text_of(page)
        folded = fold_in_place(words.text)
        for name in theirs.private:
            for match in re.finditer(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded):
                yield words.problem(match.start(), CODE, SEVERITY, found=words.text[match.start() : match.end()])
