"""A page is told in our own words, not in those of the report it was made from.

Why: a sentence that is copied belongs to somebody else, and reads as if written by an office or a newspaper, not for
the person who needs it.

Warns of sixteen syllables or more in a row that the report has too, in the summary or the body. What stands between
quotation marks may be quoted. Names of documents and of projects are shorter, or may be put between them.

Passes: “Ngày 23/12, Hagar và Hội Phụ nữ tỉnh nhìn lại gần hai năm giúp người trở về.”
Warns: a sentence of the report, with a word or two changed at its end

Rule: CONTRIBUTING.md, "Own words, never another outlet's".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from antoan.checks.context import Context
from antoan.checks.passages import text_of
from antoan.problems import Problem, Severity
from antoan.writing.slug import fold, fold_in_place

CODE = "words-copied"
CODES = (CODE,)
SEVERITY = Severity.WARNING

RUN = 16  # syllables
_SHOWN = 8  # words of a copied run that a message shows
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_OURS = frozenset({"summary"})


def check(context: Context) -> Iterator[Problem]:
    """Where a page goes on in the words of its report."""
    if not context.their_words:
        return
    for page in context.pages:
        theirs = context.their_words.get((page.kind, page.slug))
        if theirs is None:
            continue
        runs = {run for paragraph in theirs.paragraphs for run in _runs(_WORD.findall(fold(paragraph)))}
        words = text_of(page)
        text = fold_in_place(_QUOTED.sub(lambda match: "." * len(match[0]), words.text))
        for start, end in _copied(text, runs):
            path = words.path_at(start)
            if not path or path[0] in _OURS:
                shown = " ".join(words.text[start:end].split()[:_SHOWN])
                yield words.problem(start, CODE, SEVERITY, found=f"{shown}…")


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _copied(text: str, runs: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Begin and end of every piece of a folded `text` that is made of `runs`."""
    found = list(_WORD.finditer(text))
    start, end = 0, -1
    for at, run in enumerate(_runs([match[0] for match in found])):
        if run not in runs:
            continue
        if at > end:
            if end >= 0:
                yield found[start].start(), found[end].end()
            start = at
        end = at + RUN - 1
    if end >= 0:
        yield found[start].start(), found[end].end()
