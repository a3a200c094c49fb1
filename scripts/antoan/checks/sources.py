"""No fact without a source.

Why: readers, journalists and officials must be able to see where a fact comes from, and so must we when it is
doubted.

News, plans, guides and projects name at least one source. A page of `docs/` needs one as soon as it states figures:
percentages, numbers from a thousand up, or counts of people and cases. Drafts of
the former are left to `unwritten`.

Passes: a news page with `sources: [{publisher: Báo Quảng Trị, title: …, url: …}]`
Fails: the same page without `sources`; `docs/about.vi.md` with "317 người" in its text and no `sources`.

Rule: CONTRIBUTING.md, "a fact without a source does not pass check".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from antoan.checks.context import Context, in_body, in_header, metadata_of
from antoan.model.metadata import Status
from antoan.model.page import Page
from antoan.problems import Problem, Severity
from antoan.writing.phone import find_numbers

CODES = ("source-missing", "source-missing-figure")
SEVERITY = Severity.ERROR

_FIGURE = re.compile(
    r"(?<![\w/.,+-])(?:"
    r"\d+(?:[.,]\d+)?\s?%"
    r"|\d{1,3}(?:[.,]\d{3})+(?![\d/])"
    r"|(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\w/.,-]\d)"
    r"|\d{2,}\s(?:người|nạn nhân|vụ|trường hợp|phụ nữ|trẻ em|people|persons|victims|cases|women|children)\b"
    r")"
)
_URL = re.compile(r"(?:https?://|/)[^\s)>\]]+")


def check(context: Context) -> Iterator[Problem]:
    """Pages that state facts and name no source."""
    for page in context.pages:
        metadata = metadata_of(page)
        if metadata is None or metadata.sources:
            continue
        if metadata.needs_source:
            if metadata.status is not Status.DRAFT:
                yield in_header(page, ("sources",), CODES[0], SEVERITY)
        elif match := _first_figure(page):
            yield in_body(page, match.start(), CODES[1], SEVERITY, found=match[0])


def _first_figure(page: Page) -> re.Match[str] | None:
    """The first figure of the body that is not part of a telephone number or an address."""
    text = _URL.sub(lambda match: " " * len(match[0]), page.markdown)
    numbers = [(number.start, number.start + len(number.text)) for number in find_numbers(text)]
    for match in _FIGURE.finditer(text):
        if not any(start <= match.start() < end for start, end in numbers):
            return match
    return None
