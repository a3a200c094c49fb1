"""Root-relative addresses in a rendered body, made to work from the page's own place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from antoan.model.language import Language
from antoan.model.page import Page
from antoan.pages.pictures import address_of, webp_beside, with_webp
from antoan.pages.site import Site

_LINK = re.compile(r'<a href="/([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img ([^>]*?)src="([^"/:]+)"([^>]*?)/?>')


def up_to_root(path: str) -> str:
    """What leads from a URL path to the root: `../` for each folder; `./` on the root itself."""
    return "../" * path.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a root-relative address leads from a page.

    Attributes:
        href: relative to the page.
        lang: language of the target, where it is not the page's own; else empty.
        is_only: whether the target exists in that other language only.
    """

    href: str
    lang: str = ""
    is_only: bool = False


def way_to(address: str, page: Page, site: Site) -> Way:
    """The way from `page` to `address`, such as `/help/#abroad`, in the language of the page where there is one."""
    path, mark, anchor = address.removeprefix("/").partition("#")
    up, anchor = up_to_root(page.path), mark + anchor
    entry = site.catalogue.entries.get(path.removeprefix("en/").rstrip("/"))
    if entry is None:
        return Way(f"{up}{path if path.startswith('en/') else page.language.prefix + path}{anchor}")
    # An address that begins with en/ asks for English; any other, for the page's own language.
    target = entry.in_(Language.EN if path.startswith("en/") else page.language)
    href = f"{up}{target.path}{anchor}"
    if target.language is page.language:
        return Way(href)
    return Way(href, target.language.value, page.language not in entry.versions)


def localise(page: Page, site: Site) -> str:
    """The body of `page` with links to the page's own language, or labelled where there is none in it."""
    html = page.body.html
    up = up_to_root(page.path)
    text = site.text(page.language)

    def link(match: re.Match[str]) -> str:
        address, more, words = match[1], match[2], match[3]
        way = way_to(address, page, site)
        language = f' hreflang="{way.lang}"' if way.lang else ""
        label = f' <span class="label">{escape(text("language.only"))}</span>' if way.is_only else ""
        return f'<a href="{way.href}"{language}{more}>{words}</a>{label}'

    def picture(match: re.Match[str]) -> str:
        file = page.beside(match[2])
        width, height = site.pictures.get(file, (0, 0))
        size = f' width="{width}" height="{height}"' if width else ""
        image = f'<img {match[1]}src="{up}{address_of(file)}"{match[3]}{size} loading="lazy"'
        if webp := webp_beside(file, site.pictures):
            return with_webp(f'{image} decoding="async">', f"{up}{address_of(webp)}")
        return f"{image}>"

    if '<a href="/' in html:
        html = _LINK.sub(link, html)
    return _PICTURE.sub(picture, html) if page.body.pictures else html
