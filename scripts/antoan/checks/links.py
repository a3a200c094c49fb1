"""Every link inside the site leads to a page that is there, and to a heading that is on it.

Why: a dead link on a help page is a closed door.

Looked at: links in bodies that start with `/` or `#`, and where the situations of the home page lead. They are
written without the language (`/help/`); the build leads each reader to their own. `link-missing-page`: no such page.
`link-missing-anchor`: the page has no such heading. `link-unpublished`: a published page links to one the public cannot
see yet. A link to a file that was refused for its own faults is not reported a second time.

Passes: `[Cần giúp đỡ](/help/)`, `[Ai bị lừa?](#ai-bi-lua)` under a heading "Ai bị lừa?"
Fails: `[Cần giúp đỡ](/help)`, `[Dự án](/projects/tmsv9/)`

Rule: content format, "internal links"; WCAG 2.2, 2.4.4 (a link does what it says).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from antoan.catalogue.addresses import listing_addresses
from antoan.catalogue.entry import Entry
from antoan.checks.context import Context, in_body, in_header
from antoan.model.language import Language
from antoan.model.metadata import Kind, PlainPage
from antoan.model.page import Page
from antoan.problems import Problem, Severity
from antoan.writing.nearest import nearest
from antoan.writing.slug import slugify

CODES = ("link-missing-anchor", "link-missing-page", "link-unpublished")
SEVERITY = Severity.ERROR

_TARGET = re.compile(r"/(?!/)(?P<english>en/)?(?P<address>[^?#]*)(?:\?[^#]*)?(?:#(?P<anchor>.*))?")
_FILE_ENDING = re.compile(r"(?:\.(?:vi|en))?(?:\.(?:md|html))?/?$")
_ARCHIVE = re.compile(r"page/[1-9]\d*/$")


@dataclass(frozen=True, slots=True)
class _Site:
    """Where links may lead.

    Attributes:
        entries: by key; press links are left out, they have no page of their own.
        lists: generated addresses.
        refused: keys of files that have faults of their own.
        by_slug: addresses by their last part, to suggest a page that moved.
    """

    entries: Mapping[str, Entry]
    lists: frozenset[str]
    refused: frozenset[str]
    by_slug: Mapping[str, str]


def check(context: Context) -> Iterator[Problem]:
    """Links that lead nowhere."""
    site = _site(context)
    for page in context.pages:
        for target in dict.fromkeys(page.body.links):
            if target.startswith(("/", "#")) and (fault := _fault(page, target, site)):
                code, values = fault
                for offset in _places(page, target):
                    yield in_body(page, offset, code, SEVERITY, found=target, **values)
        if isinstance(page.metadata, PlainPage):
            for number, situation in enumerate(page.metadata.situations):
                if fault := _fault(page, situation.to, site):
                    code, values = fault
                    yield in_header(page, ("situations", number, "to"), code, SEVERITY, found=situation.to, **values)


def _site(context: Context) -> _Site:
    entries = {key: entry for key, entry in context.catalogue.entries.items() if entry.kind is not Kind.PRESS}
    lists = listing_addresses(context.catalogue)
    addresses = [*sorted(lists, reverse=True), *(f"{key}/" for key in entries if key)]
    by_slug = {address.rstrip("/").rpartition("/")[2]: address for address in addresses if address}
    return _Site(entries, lists, context.content.keys_with_faults, by_slug)


def _fault(page: Page, target: str, site: _Site) -> tuple[str, dict[str, str]] | None:
    """Code and values of what is wrong with a link, if anything."""
    if target.startswith("#"):
        return _anchor_fault(page, target[1:])
    match = _TARGET.fullmatch(target)
    if match is None:
        return "link-missing-page", {}
    address, anchor = match["address"], match["anchor"]
    key = address.removesuffix("/")
    entry = site.entries.get(key) if address in ("", f"{key}/") else None
    if entry is None:
        if _ARCHIVE.sub("", address) in site.lists or (address.endswith("/") and key in site.refused):
            return None
        return "link-missing-page", {"suggestion": _suggestion(key, match["english"] or "", site)}
    if page.is_published and not any(version.is_published for version in entry.versions.values()):
        return "link-unpublished", {}
    return _anchor_fault(entry.in_(Language.EN if match["english"] else page.language), anchor) if anchor else None


def _anchor_fault(page: Page, anchor: str) -> tuple[str, dict[str, str]] | None:
    anchors = [heading.anchor for heading in page.body.headings]
    if anchor in anchors:
        return None
    wanted = slugify(anchor)
    close = wanted if wanted in anchors else nearest(wanted, anchors)
    return "link-missing-anchor", {"file": page.file, "suggestion": f"#{close}" if close else ""}


def _suggestion(key: str, english: str, site: _Site) -> str:
    """The address most likely meant: the same with a closing slash, the same name elsewhere, or a name much like it."""
    if f"{key}/" in site.lists or key in site.entries:
        return f"/{english}{key}/"
    slug = _FILE_ENDING.sub("", key).rpartition("/")[2]
    if slug not in site.by_slug and "/" not in key:
        # Names on the first level only: comparing with every page would take seconds in a big archive.
        slug = nearest(slug, sorted(name for name, address in site.by_slug.items() if address == f"{name}/"))
    return f"/{english}{site.by_slug[slug]}" if slug in site.by_slug else ""


def _places(page: Page, target: str) -> list[int]:
    """Offsets in the body at which a link target is written."""
    return [match.start() for match in re.finditer(re.escape(target) + r"(?=[\s)>\]]|$)", page.markdown)] or [0]
