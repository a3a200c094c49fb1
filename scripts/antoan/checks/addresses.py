"""Every address belongs to one page.

Why: of two files with one address only one would be published, and which one would be chance. Names that differ to a
computer may be one address: `Đà-Nẵng.vi.md`, `da-nang.vi.md`, and the same name typed on a Mac (NFD).

`slug-clash`: another file has the address, or would have it once its name is put right. `slug-reserved`: a page of
`docs/` bears the name of a list or folder the site makes itself.

Passes: `news/2025/da-nang.vi.md` and `news/2025/da-nang-2.vi.md`
Fails: `news/2025/da-nang.vi.md` and `news/2025/Đà-Nẵng.vi.md`; `docs/news.vi.md`.

Rule: CONTRIBUTING.md, "Rules that protect readers": one address, one page.
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.catalogue.addresses import listing_addresses
from antoan.checks.context import Context
from antoan.model.metadata import Kind
from antoan.problems import Problem, Severity

CODES = ("slug-clash", "slug-reserved")
SEVERITY = Severity.ERROR

# Folders of the built site and first parts of generated addresses that `listing_addresses` does not name.
_FOLDERS = frozenset({"en", "vi", "feed", "media", "assets", "data", "inbox", "search", "404", "sitemap", "robots"})


def check(context: Context) -> Iterator[Problem]:
    """Files that claim an address another file or list has."""
    owners: dict[str, str] = {}
    for file, wanted in _claims(context):
        owner = owners.setdefault(wanted, file)
        if owner != file:
            yield Problem(code="slug-clash", file=file, severity=SEVERITY, values={"found": owner, "wanted": wanted})
    reserved = _FOLDERS | {address.split("/")[0] for address in listing_addresses(context.catalogue) if address}
    for page in context.pages:
        if page.kind is Kind.PAGE and page.key in reserved:
            yield Problem(code="slug-reserved", file=page.file, severity=SEVERITY, values={"found": page.key})


def _claims(context: Context) -> Iterator[tuple[str, str]]:
    """Files with the path each has or would have once its name is right; those with a right name come first."""
    for page in context.pages:
        yield page.file, page.file
    for problem in context.content.problems:
        suggestion = problem.values.get("suggestion", "")
        if problem.code == "file-slug" and suggestion:
            yield problem.file, f"{problem.file.rpartition('/')[0]}/{suggestion}"
