"""What was taken down on request does not come back by hand.

Why: an outlet that asked us to take a link down has our word; whoever copies an old source into a page does not know.

Passes: a page whose sources were never taken down
Fails: a press link, or a source of a page, with an address that `antoan takedown` removed. Drafts may still name it.

Rule: README.md, "removes what came from an address, and never fetches it again".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.checks.context import Context, in_header
from antoan.content.header import Path
from antoan.model.metadata import Press, Status
from antoan.model.page import Page
from antoan.problems import Problem, Severity
from antoan.writing.links import link_key

CODE = "taken-down"
CODES = (CODE,)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Addresses that were taken down, in pages and links that readers see or are about to."""
    if not context.removed:
        return
    for page in context.pages:
        if page.metadata.status is Status.DRAFT:
            continue
        for path, url in _addresses(page):
            if day := context.removed.get(link_key(url)):
                yield in_header(page, path, CODE, SEVERITY, found=url, day=day.isoformat())


def _addresses(page: Page) -> Iterator[tuple[Path, str]]:
    if isinstance(page.metadata, Press):
        yield ("url",), page.metadata.url
        return
    for index, source in enumerate(page.metadata.sources):
        if source.url:
            yield ("sources", index, "url"), source.url
