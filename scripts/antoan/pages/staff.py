"""Pages for those who write the site: nobody who looks for help should come upon them in search."""

from __future__ import annotations

from antoan.catalogue.entry import Entry
from antoan.model.language import Language
from antoan.pages.site import Site

# Made from docs/handbook.vi.md and docs/handbook.en.md, which a site may lack.
HANDBOOK = "handbook"


def is_for_staff(entry: Entry) -> bool:
    """Whether a page made from content is one of them."""
    return entry.key == HANDBOOK


def handbook_path(site: Site, language: Language) -> str:
    """URL path of the handbook in `language`; empty where there is none."""
    entry = site.catalogue.entries.get(HANDBOOK)
    page = entry.versions.get(language) if entry else None
    return page.path if page else ""
