"""What the templates get to see."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from antoan.mkdocs_plugin.components import escaped_texts
from antoan.model.language import DEFAULT_LANGUAGE, Language
from antoan.pages.body_links import up_to_root
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage, View

# Nothing but the site's own styles and pictures: no script, no frame, no form, no other origin.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


def page_context(site_page: SitePage, site: Site, stylesheets: Sequence[str], *, is_preview: bool) -> dict[str, Any]:
    """Context of a page; composes its view."""
    view = site_page.compose()
    return {
        **_shared(site, site_page.language, stylesheets, is_preview=is_preview),
        "view": view,
        "base": up_to_root(site_page.path),
        "path": site_page.path,
        "alternates": {language.value: path for language, path in site_page.alternates.items()},
        "structured_data": [_embedded(item) for item in view.structured_data],
    }


def missing_page_context(site: Site, stylesheets: Sequence[str], *, is_preview: bool) -> dict[str, Any]:
    """Context of the page for wrong addresses: seen at any depth, so everything starts at the root."""
    text = site.text(DEFAULT_LANGUAGE)
    title = f"{text('missing.title')} / {site.text(Language.EN)('missing.title')}"
    view = View(title=title, head_title=title, description=text("missing.words"))
    return {
        **_shared(site, DEFAULT_LANGUAGE, stylesheets, is_preview=is_preview),
        "view": view,
        "base": site.root_path,
        "path": "404.html",
        "alternates": {language.value: language.prefix for language in Language},
        "structured_data": [],
        "blocks": [{"language": item.value, "prefix": item.prefix, "t": escaped_texts(item)} for item in Language],
    }


def _shared(site: Site, language: Language, stylesheets: Sequence[str], *, is_preview: bool) -> dict[str, Any]:
    return {
        "t": escaped_texts(language),
        "language": language.value,
        "prefix": language.prefix,
        "url": site.url,
        "stylesheets": stylesheets,
        # The preview reloads pages with a script of its own.
        "policy": "" if is_preview else POLICY,
    }


def _embedded(value: Mapping[str, Any]) -> Markup:
    """JSON that may stand inside a `<script>` element, where browsers decode no `&#34;`."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704
