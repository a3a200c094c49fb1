"""What the templates get to see."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from antoan.mkdocs_plugin.components import escaped_texts
from antoan.model.language import DEFAULT_LANGUAGE, Language
from antoan.pages.body_links import up_to_root
from antoan.pages.hotlines import help_lines
from antoan.pages.menus import footer_links, menu_links
from antoan.pages.preview import Preview
from antoan.pages.search_files import SearchFiles
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is the same on every page.

    Attributes:
        style: path of the stylesheet.
        script: path of the main script.
        early: the script that stands in the page.
        exit_url: where it leads.
        search: what search loads, by language.
        policy: the Content-Security-Policy; empty in the preview, which reloads pages with a script of its own.
        preview_style: path of the stylesheet that only previews for editors load; empty elsewhere.
    """

    style: str
    script: str
    early: Markup
    exit_url: str
    policy: str
    preview_style: str
    search: Mapping[str, SearchFiles]


def page_context(site_page: SitePage, site: Site, frame: Frame, preview: Preview | None = None) -> dict[str, Any]:
    """Context of a page; composes its view."""
    view = site_page.compose()
    return {
        **_shared(site, site_page.language, frame),
        "view": view,
        "base": up_to_root(site_page.path) if site_page.has_place else site.root_path,
        "path": site_page.path,
        "canonical": site_page.stands_for or site_page.path,
        "alternates": {language.value: path for language, path in site_page.alternates.items()},
        "structured_data": [_embedded(item) for item in view.structured_data],
        "preview": preview.of(site_page.file, site_page.language) if preview else None,
    }


def missing_page_context(site: Site, frame: Frame, preview: Preview | None = None) -> dict[str, Any]:
    """Context of the page for wrong addresses: seen at any depth, so everything starts at the root."""
    text = site.text(DEFAULT_LANGUAGE)
    title = f"{text('missing.title')} / {site.text(Language.EN)('missing.title')}"
    view = View(title=title, head_title=title, description=text("missing.words"))
    return {
        **_shared(site, DEFAULT_LANGUAGE, frame),
        "view": view,
        "base": site.root_path,
        "path": "404.html",
        "canonical": "404.html",
        "alternates": {language.value: language.prefix for language in Language},
        "structured_data": [],
        "preview": preview.of("", DEFAULT_LANGUAGE) if preview else None,
        "blocks": [{"language": item.value, "prefix": item.prefix, "t": escaped_texts(item)} for item in Language],
    }


def _shared(site: Site, language: Language, frame: Frame) -> dict[str, Any]:
    return {
        "t": escaped_texts(language),
        "language": language.value,
        "prefix": language.prefix,
        "url": site.url,
        "frame": frame,
        "help_lines": help_lines(site),
        "menu_links": menu_links(site, language),
        "footer_links": footer_links(site, language),
    }


def _embedded(value: Mapping[str, Any]) -> Markup:
    """JSON that may stand inside a `<script>` element, where browsers decode no `&#34;`."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704
