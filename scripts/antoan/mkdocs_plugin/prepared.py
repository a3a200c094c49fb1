"""The site as values, ready for MkDocs to take."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from antoan.catalogue.catalogue import Catalogue
from antoan.checks.inspection import Inspection
from antoan.pages.all_pages import site_files, site_pages
from antoan.pages.feeds import SiteFile
from antoan.pages.gaps import fitted
from antoan.pages.pictures import pictures_of
from antoan.pages.preview import Preview, preview_pages
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage, View

log = logging.getLogger("mkdocs.plugins.antoan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything MkDocs needs of us.

    Attributes:
        files: feeds, sitemap, robots.
        root: the content folder.
        preview: what a preview for editors says of each page; `None` where the site is shown as the public sees it.
    """

    site: Site
    pages: tuple[SitePage, ...]
    files: tuple[SiteFile, ...]
    root: Path
    preview: Preview | None = None


def prepare(inspection: Inspection, site_url: str, today: date) -> Prepared:
    """Compose the public site from inspected content.

    Args:
        site_url: absolute address of the site's root.
    """
    site = _site(inspection.catalogue(), inspection, site_url, today)
    pages = tuple(site_pages(site))
    return Prepared(site=site, pages=pages, files=tuple(site_files(pages, site)), root=inspection.content.root)


def prepare_public_view(inspection: Inspection, site_url: str, today: date) -> Prepared:
    """The site as the public will see it, as far as it can be shown while the content has errors."""
    content = inspection.content
    published = Catalogue.from_pages((fitted(page, content.data) for page in content.pages), content.data)
    site = _site(published, inspection, site_url, today)
    pages = tuple(map(_composed, site_pages(site)))
    return Prepared(site=site, pages=pages, files=tuple(site_files(pages, site)), root=content.root)


def prepare_preview(inspection: Inspection, site_url: str, today: date) -> Prepared:
    """Every page that is a file, with what is wrong with it, and the list of all work.

    Feeds and other files are those of the public site: nobody reads a draft in a feed.
    """
    content = inspection.content
    preview = Preview.of_content(content, inspection.problems)
    site = _site(Catalogue.from_pages(preview.pages.values(), content.data, drafts=True), inspection, site_url, today)
    pages = tuple(map(_composed, [*site_pages(site), *preview_pages(site, preview)]))
    public = prepare_public_view(inspection, site_url, today)
    return Prepared(site=site, pages=pages, files=public.files, root=content.root, preview=preview)


def _site(catalogue: Catalogue, inspection: Inspection, url: str, today: date) -> Site:
    pictures = inspection.content.pictures
    return Site(
        catalogue=catalogue,
        url=url if url.endswith("/") else f"{url}/",
        today=today,
        pictures=pictures_of(catalogue, pictures),
    )


def _composed(page: SitePage) -> SitePage:
    """`page`, composed at once: one that cannot be must not take the others with it."""
    try:
        view = page.compose()
    except Exception:
        log.exception(f"{page.path}: {page.file}")
        title = page.file or page.path
        return replace(
            page, template="unmade.html", compose=_given(View(title=title, head_title=title, description=""))
        )
    return replace(page, compose=_given(view))


def _given(view: View) -> Callable[[], View]:
    return lambda: view
