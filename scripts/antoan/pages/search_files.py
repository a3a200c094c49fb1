"""The files a phone loads to search, and the page of search, topics and titles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.pages import structured_data
from antoan.pages.card import Card, card_of
from antoan.pages.feeds import SiteFile
from antoan.pages.search_pages import search_data
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language
from antoan.pages.staff import is_for_staff
from antoan.writing.collation import vietnamese_key

KEY = "search/"
_FILTERED = ("guides", "news", "plans", "projects", "press", "places", "organisations", "glossary")
# Listed by title for readers without scripts; news have their years.
_LISTED = frozenset({Kind.GUIDE, Kind.PAGE, Kind.PLAN, Kind.PROJECT})


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """Paths of what search loads in one language: the program, the pages loaded first, older ones in parts."""

    program: str
    core: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What results can be narrowed down to: value and name of each kind and each place with material."""

    kinds: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]


def search_files(site: Site, language: Language, program: str) -> tuple[SearchFiles, list[SiteFile]]:
    """The files of `language`, and their paths; a digest in each name lets a phone keep it for good."""
    data = search_data(site, language)
    core = _file(language, {"pages": data.core, **data.known()})
    parts = [_file(language, {"pages": part}) for part in data.parts]
    return SearchFiles(program, core.path, tuple(part.path for part in parts)), [core, *parts]


def _file(language: Language, value: dict[str, Any]) -> SiteFile:
    """A script that adds `value` to the list of what was loaded: unlike JSON it can be read from a USB stick."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    start = "(function(s){(s.data=s.data||[]).push("
    script = f"{start}{text})}})(self.antoanSearch=self.antoanSearch||{{}});\n".encode()
    return SiteFile(f"assets/antoan.search.{language.value}.{hashlib.sha256(script).hexdigest()[:10]}.js", script)


def search_page(site: Site) -> Iterator[SitePage]:
    """The page in both languages: the field with filters; topics and titles for readers without scripts."""
    return in_each_language(KEY, "search.html", partial(_compose, site))


def _compose(site: Site, language: Language) -> View:
    text = site.text(language)
    crumbs = (Crumb(text("home.crumb"), language.prefix), Crumb(text("search.title")))
    return View(
        title=text("search.title"),
        head_title=text("search.title"),
        description=text("search.about"),
        crumbs=crumbs,
        values={
            "filters": _filters(language, site),
            "topics": [
                (topic.name.in_(language), f"{language.prefix}topics/{topic.slug}/") for topic in site.topics(language)
            ],
            "titles": _titles(language, site),
        },
        structured_data=(structured_data.breadcrumbs(crumbs, language.prefix + KEY, site),),
    )


def _filters(language: Language, site: Site) -> Filters:
    text = site.text(language)
    names = {"places": "places.title", "organisations": "organisations.title", "glossary": "glossary.title"}
    return Filters(
        kinds=tuple((kind, text(names.get(kind, f"section.{kind}"))) for kind in _FILTERED),
        places=tuple(
            (province.slug, province.name.in_(language))
            for province in site.provinces(language)
            if site.catalogue.by_province.get(province.slug)
        ),
    )


def _titles(language: Language, site: Site) -> list[Card]:
    found = site.catalogue.entries.values()
    entries = [entry for entry in found if entry.key and entry.kind in _LISTED and not is_for_staff(entry)]
    return [
        card_of(entry, language, site)
        for entry in sorted(entries, key=lambda entry: vietnamese_key(entry.in_(language).title))
    ]
