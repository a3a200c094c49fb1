"""Atom (RFC 4287) and JSON Feed 1.1, per language and section: what a reader may follow without an account."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from antoan.catalogue.entry import Entry
from antoan.model.language import Language
from antoan.model.metadata import Kind, Metadata
from antoan.model.page import Page
from antoan.pages.site import Site

FEED_SIZE = 30
_SECTIONS = (Kind.NEWS, Kind.PLAN, Kind.GUIDE, Kind.PROJECT)
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site that is not a page: its path below the root and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    title: str
    base: str
    home: str
    language: Language
    pages: Sequence[Page]
    updated: str


def feed_files(site: Site) -> Iterator[SiteFile]:
    """All feeds; a feed holds only pages written in its own language."""
    for language in Language:
        text = site.text(language)
        yield from _write(_feed("", text("site.name"), site.catalogue.newest, language, site), site)
        for kind in _SECTIONS:
            title = f"{text('site.name')} – {text(f'section.{kind.value}')}"
            entries = site.catalogue.by_kind.get(kind, ())
            yield from _write(_feed(f"{kind.value}/", title, entries, language, site), site)


def _feed(section: str, title: str, entries: Sequence[Entry], language: Language, site: Site) -> _Feed:
    versions = (entry.versions.get(language) for entry in entries if entry.kind is not Kind.PRESS)
    pages = [page for page in versions if page and page.modified]
    latest = pages[:FEED_SIZE]
    return _Feed(
        title=title,
        base=f"{language.prefix}{section}feed",
        home=language.prefix + section,
        language=language,
        pages=latest,
        updated=max(map(_updated, latest), default=_newest_change(site)),
    )


def _write(feed: _Feed, site: Site) -> Iterator[SiteFile]:
    yield SiteFile(f"{feed.base}.xml", _atom(feed, site))
    yield SiteFile(f"{feed.base}.json", _json_feed(feed, site))


def _timestamp(day: date) -> str:
    """A day as RFC 3339 asks for: its start in Viet Nam."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _newest_change(site: Site) -> str:
    """When an empty feed changed, which it must say too: with the last change of anything, not on the build day."""
    pages = (page for entry in site.catalogue.newest for page in entry.versions.values())
    return max((_updated(page) for page in pages if page.modified), default=_timestamp(site.today))


def _updated(page: Page) -> str:
    assert page.modified is not None
    return _timestamp(page.modified.first_day)


def _atom(feed: _Feed, site: Site) -> bytes:
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": feed.language.value})

    def add(parent: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        element.text = words or None
        return element

    add(root, "id", site.absolute(feed.home))
    add(root, "title", feed.title)
    add(root, "updated", feed.updated)
    add(root, "link", rel="self", type="application/atom+xml", href=site.absolute(f"{feed.base}.xml"))
    add(root, "link", rel="alternate", type="text/html", href=site.absolute(feed.home))
    add(add(root, "author"), "name", site.text(feed.language)("site.name"))
    for page in feed.pages:
        metadata = page.metadata
        assert isinstance(metadata, Metadata)
        entry = add(root, "entry")
        add(entry, "id", site.absolute(page.path))
        add(entry, "title", page.title)
        add(entry, "updated", _updated(page))
        if page.date and page.date.is_whole:
            add(entry, "published", _timestamp(page.date.first_day))
        add(entry, "link", rel="alternate", type="text/html", href=site.absolute(page.path))
        add(entry, "summary", metadata.summary)
        for slug in metadata.topics:
            topic = site.catalogue.data.topics[slug]
            add(entry, "category", term=slug, label=topic.name.in_(feed.language))
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _json_feed(feed: _Feed, site: Site) -> bytes:
    items: list[dict[str, Any]] = []
    for page in feed.pages:
        metadata = page.metadata
        assert isinstance(metadata, Metadata)
        item: dict[str, Any] = {
            "id": site.absolute(page.path),
            "url": site.absolute(page.path),
            "title": page.title,
            "content_text": metadata.summary,
            "date_modified": _updated(page),
            "tags": [site.catalogue.data.topics[slug].name.in_(feed.language) for slug in metadata.topics],
        }
        if page.date and page.date.is_whole:
            item["date_published"] = _timestamp(page.date.first_day)
        items.append(item)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": site.absolute(feed.home),
        "feed_url": site.absolute(f"{feed.base}.json"),
        "language": feed.language.value,
        "authors": [{"name": site.text(feed.language)("site.name")}],
        "items": items,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
