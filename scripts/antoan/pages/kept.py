"""What a reader may keep on the phone: help, hotlines, safety and the guides; and the page shown for all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from antoan.catalogue.entry import Entry
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage, View

# Shown without network in the place of a page that is not kept.
NOT_KEPT = "offline/"
_HAND_WRITTEN = ("help", "safety")


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page that is kept: its title, and its URL path below the root."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Keep:
    """What the offer to keep pages needs: the pages, and the path of the page on safety, if there is one."""

    pages: tuple[KeptPage, ...]
    safety: str


@lru_cache(maxsize=4)
def keep_of(site: Site, language: Language) -> Keep:
    """The offer in `language`."""
    return Keep(tuple(kept_pages(site, language)), safety_path(site, language))


def safety_path(site: Site, language: Language) -> str:
    """Path of the page on browsing safely; empty where there is none."""
    safety = site.catalogue.entries.get("safety")
    return safety.in_(language).path if safety else ""


def kept_pages(site: Site, language: Language) -> list[KeptPage]:
    """The pages of `language` that are kept, in the order they are listed; a page in the other language only is not."""
    hotlines = KeptPage(site.text(language)("hotlines.title"), f"{language.prefix}hotlines/")
    help_page, safety = (site.catalogue.entries.get(key) for key in _HAND_WRITTEN)
    guides = site.catalogue.by_kind.get(Kind.GUIDE, ())
    return [*_own(language, help_page), hotlines, *_own(language, safety, *guides)]


def is_kept(entry: Entry) -> bool:
    """Whether a page made from content is one of them."""
    return entry.kind is Kind.GUIDE or entry.key in _HAND_WRITTEN


def _own(language: Language, *entries: Entry | None) -> Iterator[KeptPage]:
    for entry in entries:
        if entry and (page := entry.versions.get(language)):
            yield KeptPage(page.title, page.path)


def not_kept_pages(site: Site) -> Iterator[SitePage]:
    """The page that says so, in both languages."""
    for language in Language:
        yield SitePage(
            key=NOT_KEPT,
            template="offline.html",
            language=language,
            alternates={language: language.prefix},
            compose=partial(_compose, site, language),
            has_place=False,
        )


def _compose(site: Site, language: Language) -> View:
    text = site.text(language)
    return View(
        title=text("not-kept.title"),
        head_title=text("not-kept.title"),
        description=text("not-kept.words"),
        values={"kept": kept_pages(site, language)},
    )
