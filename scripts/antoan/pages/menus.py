"""Where the menus of every page lead: only to pages that are there."""

from __future__ import annotations

from functools import lru_cache

from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.pages.figures import has_figures
from antoan.pages.glossary import has_glossary
from antoan.pages.site import Site

_SECTIONS = ("help", "guides", "law", "news", "plans", "projects", "places", "hotlines")
_FURTHER = (
    *("help", "hotlines", "safety", "schools", "law", "glossary", "figures", "press"),
    *("topics", "organisations", "about", "search", "editors", "handbook"),
)
_KNOWLEDGE = ("law", "glossary", "figures", "places", "organisations", "press")
# Made from files of docs/, which a site may lack, or have in one language only.
_HAND_WRITTEN = frozenset({"help", "safety", "schools", "law", "about", "handbook"})

Links = tuple[tuple[str, str], ...]


@lru_cache(maxsize=4)
def menu_links(site: Site, language: Language) -> Links:
    """Name and path of the sections in the header."""
    return _links(_SECTIONS, site, language)


@lru_cache(maxsize=4)
def footer_links(site: Site, language: Language) -> Links:
    """Name and path of the pages in the footer."""
    return _links(_FURTHER, site, language)


def knowledge_links(site: Site, language: Language) -> Links:
    """Name and path of the pages to look things up in, for the home page."""
    return _links(_KNOWLEDGE, site, language)


def _links(names: tuple[str, ...], site: Site, language: Language) -> Links:
    return tuple((name, f"{language.prefix}{name}/") for name in names if _is_there(name, site, language))


def _is_there(name: str, site: Site, language: Language) -> bool:
    if name in (Kind.GUIDE.value, Kind.PRESS.value):
        return bool(site.catalogue.by_kind.get(Kind(name)))
    if name == "glossary":
        return has_glossary(site)
    if name == "figures":
        return has_figures(site)
    if name in _HAND_WRITTEN:
        entry = site.catalogue.entries.get(name)
        return entry is not None and language in entry.versions
    return True
