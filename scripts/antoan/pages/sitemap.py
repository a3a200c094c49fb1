"""`sitemap.xml` with true dates and language alternates, and `robots.txt`."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from antoan.model.language import DEFAULT_LANGUAGE
from antoan.pages.feeds import SiteFile
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage

_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap_file(pages: Iterable[SitePage], site: Site) -> SiteFile:
    """The sitemap: a page without a date of its own says none."""
    lines = [_START]
    for page in pages:
        if page.stands_for or not page.has_place:
            continue
        lines.append(f"<url><loc>{escape(site.absolute(page.path))}</loc>")
        if page.modified:
            lines.append(f"<lastmod>{page.modified}</lastmod>")
        if len(page.alternates) > 1:
            for language, path in page.alternates.items():
                lines.append(_alternate(language.value, site.absolute(path)))
            lines.append(_alternate("x-default", site.absolute(page.alternates[DEFAULT_LANGUAGE])))
        lines.append("</url>\n")
    lines.append("</urlset>\n")
    return SiteFile("sitemap.xml", "".join(lines).encode())


def _alternate(language: str, href: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(href)}/>'


def robots_file(site: Site) -> SiteFile:
    """Everything may be read; the sitemap is named."""
    return SiteFile("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.absolute('sitemap.xml')}\n".encode())
