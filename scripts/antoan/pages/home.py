"""The home page: the editors' words, and the latest of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from antoan.model.language import Language
from antoan.model.metadata import Kind, PlainPage, Situation
from antoan.model.page import Page
from antoan.pages.body_links import localise, way_to
from antoan.pages.card import Card, card_of
from antoan.pages.kept import safety_path
from antoan.pages.menus import knowledge_links
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage, View, in_both
from antoan.pages.translation_notice import translation_notice

SCHOOLS = "schools"
# In the order they are shown.
LATEST = {Kind.NEWS: 3, Kind.PLAN: 3, Kind.PROJECT: 4, Kind.GUIDE: 8}


@dataclass(frozen=True, slots=True)
class SituationLink:
    """A situation as a link.

    Attributes:
        href: from the home page of its language.
        lang: language of the page it leads to, where that is another; else empty.
    """

    title: str
    text: str
    icon: str
    href: str
    lang: str


def home_pages(site: Site) -> Iterator[SitePage]:
    """The home page of each language that `docs/index.*.md` has."""
    entry = site.catalogue.entries.get("")
    for language, page in entry.versions.items() if entry else ():
        yield SitePage(
            key="",
            template="home.html",
            language=language,
            alternates=in_both(""),
            modified=page.modified,
            compose=partial(_compose, site, language),
            file=page.file,
        )


def _compose(site: Site, language: Language) -> View:
    entry = site.catalogue.entries[""]
    page = entry.versions[language]
    text = site.text(language)
    assert isinstance(page.metadata, PlainPage)
    groups = [
        {
            "kind": kind.value,
            "title": text(f"home.latest.{kind.value}"),
            "path": f"{language.prefix}{kind.value}/",
            "more": text(f"home.more.{kind.value}"),
            "cards": [card_of(other, language, site) for other in site.catalogue.by_kind.get(kind, ())[:count]],
        }
        for kind, count in LATEST.items()
    ]
    website = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": text("site.name"),
        "url": site.absolute(language.prefix),
        "inLanguage": language.value,
        "description": page.metadata.summary,
    }
    return View(
        title=page.title,
        head_title="",
        description=page.metadata.summary,
        values={
            "body": localise(page, site),
            "translation_notice": translation_notice(page, entry),
            "situations": [_situation(situation, page, site) for situation in page.metadata.situations],
            "groups": [group for group in groups if group["cards"]],
            "schools": _schools(language, site),
            "knowledge": knowledge_links(site, language),
            "safety": safety_path(site, language),
        },
        structured_data=(website,),
    )


def _situation(situation: Situation, page: Page, site: Site) -> SituationLink:
    way = way_to(situation.to, page, site)
    return SituationLink(situation.title, situation.text, situation.icon, way.href, way.lang)


def _schools(language: Language, site: Site) -> Card | None:
    """The page for schools, where there is one."""
    entry = site.catalogue.entries.get(SCHOOLS)
    return card_of(entry, language, site) if entry else None
