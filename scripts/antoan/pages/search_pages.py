"""What search knows of every page: plain values, the same for the page in a browser and for the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any

from antoan.catalogue.entry import Entry
from antoan.model.language import Language
from antoan.model.metadata import Guide, Kind, Metadata, Plan, Press, Project
from antoan.model.page import Page
from antoan.model.reference_data import SearchFile
from antoan.pages.glossary import KEY as GLOSSARY
from antoan.pages.hotlines import KEY as HOTLINES
from antoan.pages.site import Site
from antoan.pages.staff import is_for_staff
from antoan.writing.dates import format_when
from antoan.writing.phone import digits_of

# Hand-written pages whose key is a kind of its own to search: readers come for them.
_OWN_KINDS = frozenset({"help", "law", "safety", "schools"})
# Known by title, summary and names alone: there are too many of them for a phone to load in full.
_SHORT = (Kind.NEWS, Kind.PLAN, Kind.PROJECT, Kind.PRESS)
# Older entries in parts of this size, cut from the oldest end: a new article changes the newest part alone.
PART_SIZE = 1000

_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchData:
    """What a phone loads to search in one language.

    Attributes:
        core: pages to read in full, places, organisations, terms: loaded first.
        parts: news, plans, projects and press by title and summary, the newest part first.
        synonyms: groups of phrases that mean the same.
        urgent: phrases that sound like an emergency; meaning: that ask what a word means; small: words that say little.
    """

    language: Language
    core: tuple[dict[str, Any], ...]
    parts: tuple[tuple[dict[str, Any], ...], ...]
    synonyms: tuple[tuple[str, ...], ...]
    urgent: tuple[str, ...]
    meaning: tuple[str, ...]
    small: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As JSON knows it."""
        return {"core": self.core, "parts": self.parts, **self.known()}

    def known(self) -> dict[str, Any]:
        """What is known of words."""
        return {"synonyms": self.synonyms, "urgent": self.urgent, "meaning": self.meaning, "small": self.small}


def search_data(site: Site, language: Language) -> SearchData:
    """Everything search knows in `language`."""
    data = site.catalogue.data
    known = data.search or SearchFile()
    entries = site.catalogue.newest
    read = [
        entry
        for entry in site.catalogue.entries.values()
        if entry.kind not in _SHORT and entry.key and not is_for_staff(entry)
    ]
    core: list[dict[str, Any]] = [
        *(_entry(entry, language, site) for entry in read),
        _hotlines(language, site),
        *_terms(language, site),
        *_places(language, site),
        *_named(language, site),
    ]
    for page in core:
        if more := known.words.get(page["key"]):
            page["words"] = " ¶ ".join([page.get("words", ""), *more.in_(language)])
    short = [_entry(entry, language, site) for entry in entries if entry.kind in _SHORT]
    return SearchData(
        language=language,
        core=tuple(core),
        parts=tuple(_parts(short)),
        synonyms=tuple(_synonyms(site)),
        urgent=known.urgent.in_(language),
        meaning=known.meaning.in_(language),
        small=known.small.in_(language),
    )


def _parts(pages: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], ...]]:
    """Newest first; all parts but the newest have `PART_SIZE` pages."""
    newest = len(pages) % PART_SIZE or min(PART_SIZE, len(pages))
    start, end = 0, newest
    while start < len(pages):
        yield tuple(pages[start:end])
        start, end = end, end + PART_SIZE


def _record(**values: Any) -> dict[str, Any]:
    """A page for search, without what is empty."""
    return {name: value for name, value in values.items() if value}


def _entry(entry: Entry, language: Language, site: Site) -> dict[str, Any]:
    page = entry.in_(language)
    metadata = page.metadata
    own = page.language is language
    text, data = site.text(language), site.catalogue.data
    full = own and entry.kind not in _SHORT
    if isinstance(metadata, Press):
        path, summary, extra = metadata.url, metadata.line or "", metadata.outlet
    else:
        path, summary, extra = page.path, metadata.summary, " ".join(_extra_words(metadata))
    return _record(
        key=entry.key,
        path=path,
        lang=page.language.value,
        kind=entry.key if entry.key in _OWN_KINDS else entry.kind.value,
        label=text(f"kind.{entry.kind.value}"),
        external=isinstance(metadata, Press),
        only="" if own else text("language.only"),
        where=", ".join(data.provinces[slug].name.in_(language) for slug in entry.provinces[:3]),
        title=page.title,
        summary=summary,
        words=" ".join([extra, *_names(entry, language, site)]).strip(),
        headings=" ¶ ".join(heading.text for heading in page.body.headings) if full else "",
        body=_body(page, metadata) if full else "",
        day=format_when(page.date, language) if page.date else "",
        places=list(entry.provinces),
    )


def _extra_words(metadata: Metadata) -> Iterator[str]:
    if isinstance(metadata, Plan):
        yield metadata.number
        yield from (document.number for document in metadata.related)
    if isinstance(metadata, Project) and metadata.short:
        yield metadata.short


def _body(page: Page, metadata: Metadata | Press) -> str:
    parts = [page.body.html]
    if isinstance(metadata, Guide):
        parts = [metadata.key_message, *metadata.steps, *metadata.easy_read, *metadata.audience, page.body.html]
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", " ¶ ".join(parts)))).strip()


def _names(entry: Entry, language: Language, site: Site) -> Iterator[str]:
    """Names of its places, now and before, and of organisations and topics."""
    for slug in entry.provinces:
        yield _place_words(slug, language, site)
    for slug in entry.organisations:
        yield _organisation_words(slug, language, site)
    for slug in entry.topics:
        yield site.catalogue.data.topics[slug].name.in_(language)


@lru_cache(maxsize=256)
def _place_words(slug: str, language: Language, site: Site) -> str:
    province = site.catalogue.data.provinces[slug]
    names = [province.name.in_(language), *(unit.name.in_(language) for unit in province.former)]
    return " ¶ ".join(dict.fromkeys(names))


@lru_cache(maxsize=512)
def _organisation_words(slug: str, language: Language, site: Site) -> str:
    organisation = site.catalogue.data.organisations[slug]
    return " ¶ ".join([organisation.name.in_(language), *organisation.aliases])


def _hotlines(language: Language, site: Site) -> dict[str, Any]:
    text = site.text(language)
    public = [hotline for hotline in site.catalogue.data.hotlines.values() if hotline.is_public]
    numbers = {digits for hotline in public for digits in _digits(hotline.number, hotline.dial, hotline.national)}
    return _record(
        key="hotlines",
        path=language.prefix + HOTLINES,
        lang=language.value,
        kind="hotlines",
        title=text("hotlines.title"),
        summary=text("hotlines.about"),
        words=" ".join(sorted(numbers)),
        headings=" ¶ ".join(hotline.name.in_(language) for hotline in public),
        body=" ¶ ".join(f"{hotline.purpose.in_(language)} {hotline.operator.in_(language)}" for hotline in public),
    )


def _digits(*numbers: str | None) -> Iterator[str]:
    """A number in every way it may be typed."""
    for number in numbers:
        if number:
            yield digits_of(number)
            yield "".join(ch for ch in number if ch.isdigit())


def _terms(language: Language, site: Site) -> Iterator[dict[str, Any]]:
    text = site.text(language)
    for term in site.catalogue.data.terms.values():
        words = term.in_(language)
        yield _record(
            key=f"glossary#{term.slug}",
            path=f"{language.prefix}{GLOSSARY}#{term.slug}",
            lang=language.value,
            kind="glossary",
            label=text("glossary.title"),
            title=words.term,
            summary=words.meaning,
            words=" ¶ ".join([*words.also, term.in_(language.other).term]),
        )


def _places(language: Language, site: Site) -> Iterator[dict[str, Any]]:
    text = site.text(language)
    for province in site.catalogue.data.provinces.values():
        former = ", ".join(unit.name.in_(language) for unit in province.merged_from)
        name = province.name.in_(language)
        yield _record(
            key=f"places/{province.slug}",
            path=f"{language.prefix}places/{province.slug}/",
            lang=language.value,
            kind="places",
            label=text("places.title"),
            title=name,
            summary=text("place.merged", name=name, former=former) if former else text("place.about", name=name),
            words=" ¶ ".join(
                dict.fromkeys([*(unit.name.in_(language) for unit in province.former), *province.aliases])
            ),
            places=[province.slug],
        )


def _named(language: Language, site: Site) -> Iterator[dict[str, Any]]:
    data, text = site.catalogue.data, site.text(language)
    for organisation in data.organisations.values():
        yield _record(
            key=f"organisations/{organisation.slug}",
            path=f"{language.prefix}organisations/{organisation.slug}/",
            lang=language.value,
            kind="organisations",
            label=text("organisations.title"),
            title=organisation.name.in_(language),
            summary=(organisation.role or organisation.type).in_(language),
            words=" ¶ ".join([*organisation.aliases, organisation.name.in_(language.other)]),
        )
    for topic in data.topics.values():
        yield _record(
            key=f"topics/{topic.slug}",
            path=f"{language.prefix}topics/{topic.slug}/",
            lang=language.value,
            kind="topics",
            label=text("topics.title"),
            title=topic.name.in_(language),
            summary=topic.about.in_(language) if topic.about else "",
        )
    for name in ("figures", "glossary"):
        yield _record(
            key=name,
            path=f"{language.prefix}{name}/",
            lang=language.value,
            kind="figures",
            title=text(f"{name}.title"),
            summary=text(f"{name}.about"),
        )


def _synonyms(site: Site) -> Iterator[tuple[str, ...]]:
    """Each term of the glossary with everything that means the same, in both languages, abbreviations too."""
    data = site.catalogue.data
    short: dict[str, list[str]] = {}
    for each in data.abbreviations.values():
        if each.term:
            short.setdefault(each.term, []).append(each.short)
    for term in data.terms.values():
        phrases = [term.vi.term, *term.vi.also, term.en.term, *term.en.also, *short.get(term.slug, ())]
        yield tuple(dict.fromkeys(phrases))
    if data.search:
        yield from data.search.synonyms
