"""What a reader may keep on the phone: help, hotlines, safety and the guides; and the page shown for all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

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


def keep_of(site: Site, language: Language) -> Keep:
    """The offer in `language`."""
    safety = site.catalogue.entries.get("safety")
    return Keep(tuple(kept_pages(site, language)), safety.in_(language).path if safety else "")


def kept_pages(site: Site, language: Language) -> list[KeptPage]:
    """The pages of `language` that are kept, in the order they are listed; a page in the other language only is not."""
    hand_written = [entry for key in _HAND_WRITTEN if (entry := site.catalogue.entries.get(key))]
    guides = site.catalogue.by_kind.get(Kind.GUIDE, ())
    hotlines = KeptPage(site.text(language)("hotlines.title"), f"{language.prefix}hotlines/")
    first, rest = hand_written[:1], [*hand_written[1:], *guides]
    return [*_own(first, language), hotlines, *_own(rest, language)]


def is_kept(entry: Entry) -> bool:
    """Whether a page made from content is one of them."""
    return entry.kind is Kind.GUIDE or entry.key in _HAND_WRITTEN


def _own(entries: list[Entry], language: Language) -> Iterator[KeptPage]:
    for entry in entries:
        if page := entry.versions.get(language):
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
