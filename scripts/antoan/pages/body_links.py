"""Root-relative addresses in a rendered body, made to work from the page's own place."""

from __future__ import annotations

import re
from html import escape

from antoan.model.language import Language
from antoan.model.page import Page
from antoan.pages.site import Site

_LINK = re.compile(r'<a href="/([^"#]*)(#[^"]*)?"([^>]*)>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img ([^>]*?)src="([^"/:]+)"([^>]*?)/?>')


def up_to_root(path: str) -> str:
    """What leads from a URL path to the root: `../` for each folder; `./` on the root itself."""
    return "../" * path.count("/") or "./"


def localise(page: Page, site: Site) -> str:
    """The body of `page` with links to the page's own language, or labelled where there is none in it."""
    html = page.body.html
    up = up_to_root(page.path)
    text = site.text(page.language)

    def link(match: re.Match[str]) -> str:
        path, anchor, more, words = match[1], match[2] or "", match[3], match[4]
        key = path.removeprefix("en/").rstrip("/")
        entry = site.catalogue.entries.get(key)
        if entry is None:
            target = path if path.startswith("en/") else page.language.prefix + path
            return f'<a href="{up}{target}{anchor}"{more}>{words}</a>'
        # An address that begins with en/ asks for English; any other, for the page's own language.
        target_page = entry.in_(Language.EN if path.startswith("en/") else page.language)
        href = f"{up}{target_page.path}{anchor}"
        if target_page.language is page.language:
            return f'<a href="{href}"{more}>{words}</a>'
        if page.language in entry.versions:
            return f'<a href="{href}" hreflang="{target_page.language}"{more}>{words}</a>'
        label = escape(text("language.only"))
        return (
            f'<a href="{href}" hreflang="{target_page.language}"{more}>{words}</a> <span class="label">{label}</span>'
        )

    def picture(match: re.Match[str]) -> str:
        file = page.beside(match[2])
        width, height = site.pictures.get(file, (0, 0))
        size = f' width="{width}" height="{height}"' if width else ""
        return f'<img {match[1]}src="{up}media/{file}"{match[3]}{size} loading="lazy">'

    if '<a href="/' in html:
        html = _LINK.sub(link, html)
    return _PICTURE.sub(picture, html) if page.body.pictures else html
