"""The home page: the editors' words, and the latest of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from antoan.model.language import Language
from antoan.model.metadata import Kind, Metadata
from antoan.pages.body_links import localise
from antoan.pages.card import card_of
from antoan.pages.site import Site
from antoan.pages.site_page import SitePage, View, in_both

LATEST = {Kind.NEWS: 5, Kind.PLAN: 3, Kind.GUIDE: 8, Kind.PROJECT: 4}


def home_pages(site: Site) -> Iterator[SitePage]:
    """The home page of each language that `docs/index.*.md` has."""
    entry = site.catalogue.entries.get("")
    for language in entry.versions if entry else ():
        yield SitePage(
            key="",
            template="home.html",
            language=language,
            alternates=in_both(""),
            modified=entry.versions[language].modified if entry else None,
            compose=partial(_compose, site, language),
        )


def _compose(site: Site, language: Language) -> View:
    page = site.catalogue.entries[""].versions[language]
    text = site.text(language)
    assert isinstance(page.metadata, Metadata)
    groups = [
        {
            "title": text(f"home.latest.{kind.value}"),
            "path": f"{language.prefix}{kind.value}/",
            "more": text(f"home.more.{kind.value}"),
            "cards": [card_of(entry, language, site) for entry in site.catalogue.by_kind.get(kind, ())[:count]],
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
        values={"body": localise(page, site), "groups": [group for group in groups if group["cards"]]},
        structured_data=(website,),
    )
