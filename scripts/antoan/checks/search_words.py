"""Further words for search belong to a page that is there.

Why: words for a page that was renamed find nothing, and nobody notices.

Looked at: `words` in `content/data/search.yml`, by the key of the page. `search-page`: no such page.

Passes: `words: {guides/nhan-biet-dau-hieu: {vi: [dấu hiệu]}}`, `words: {hotlines: {vi: [tổng đài]}}`
Fails: `words: {guides/khong-co: {vi: [dấu hiệu]}}`

Rule: CONTRIBUTING.md, "search finds what readers type".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.catalogue.addresses import listing_addresses
from antoan.checks.context import Context
from antoan.content.header import dotted, read_yaml
from antoan.model.metadata import Kind
from antoan.problems import Problem, Severity
from antoan.writing.nearest import nearest

CODES = ("search-page",)
SEVERITY = Severity.ERROR

_FILE = "search.yml"


def check(context: Context) -> Iterator[Problem]:
    """Words that belong to no page."""
    search = context.data.search
    if search is None:
        return
    entries = context.catalogue.entries.values()
    known = {entry.key for entry in entries if entry.kind is not Kind.PRESS}
    known |= {address.rstrip("/") for address in listing_addresses(context.catalogue) if address.endswith("/")}
    known |= {f"glossary#{slug}" for slug in context.data.terms}
    file = f"{context.content.shown}/data/{_FILE}"
    for key in search.words:
        if key not in known:
            # Read again on purpose: lines are needed only where there is a problem.
            tree = read_yaml((context.content.root / "data" / _FILE).read_text(encoding="utf-8-sig"), file)
            path = ("words", key)
            values = {"found": key, "suggestion": nearest(key, known)}
            line = tree.lines.get(path, 1)
            yield Problem(code=CODES[0], file=file, line=line, field=dotted(path), severity=SEVERITY, values=values)
