"""The site as values, ready for MkDocs to take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from antoan.checks.inspection import Inspection
from antoan.pages.all_pages import site_files, site_pages
from antoan.pages.feeds import SiteFile
from antoan.pages.pictures import pictures_of
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything MkDocs needs of us.

    Attributes:
        files: feeds, sitemap, robots.
        root: the content folder.
    """

    site: Site
    pages: tuple[SitePage, ...]
    files: tuple[SiteFile, ...]
    root: Path


def prepare(inspection: Inspection, site_url: str, today: date, *, drafts: bool = False) -> Prepared:
    """Compose the site from inspected content.

    Args:
        site_url: absolute address of the site's root.
        drafts: also show what is not published yet.
    """
    content = inspection.content
    catalogue = inspection.catalogue(drafts=drafts)
    site = Site(
        catalogue=catalogue,
        url=site_url if site_url.endswith("/") else f"{site_url}/",
        today=today,
        pictures=pictures_of(catalogue, content.pictures),
    )
    pages = tuple(site_pages(site))
    return Prepared(
        site=site,
        pages=pages,
        files=tuple(site_files(pages, site)),
        root=content.root,
    )
