"""The whole site as values: every page and every other file, in one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from antoan.pages.article import content_pages
from antoan.pages.check_guide import check_guide_pages
from antoan.pages.directory import directory_pages
from antoan.pages.feeds import SiteFile, feed_files
from antoan.pages.field_guide import field_guide_pages
from antoan.pages.figures import figure_files, figures_pages
from antoan.pages.former_places import former_place_pages
from antoan.pages.glossary import glossary_pages
from antoan.pages.home import home_pages
from antoan.pages.hotlines import hotlines_pages
from antoan.pages.kept import not_kept_pages
from antoan.pages.listing import listing_pages
from antoan.pages.search_files import search_page
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage
from antoan.pages.sitemap import robots_file, sitemap_file


def site_pages(site: Site) -> list[SitePage]:
    """Every page in every language it has."""
    return [
        *home_pages(site),
        *hotlines_pages(site),
        *content_pages(site),
        *directory_pages(site),
        *listing_pages(site),
        *former_place_pages(site),
        *glossary_pages(site),
        *figures_pages(site),
        *search_page(site),
        *field_guide_pages(site),
        *check_guide_pages(site),
        *not_kept_pages(site),
    ]


def site_files(pages: Sequence[SitePage], site: Site) -> Iterator[SiteFile]:
    """Feeds, figures, sitemap, robots."""
    yield from feed_files(site)
    yield from figure_files(site)
    yield sitemap_file(pages, site)
    yield robots_file(site)
