"""Bounded lists of entries: by section, year, place, organisation, topic and project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from antoan.catalogue.addresses import KINDS_BY_YEAR, SECTIONS
from antoan.catalogue.entry import Entry
from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.model.reference_data import Organisation, Province, Topic
from antoan.pages import structured_data
from antoan.pages.card import card_of
from antoan.pages.paging import Sheet, paginate, suffix_of
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language

# What only some lists show, and those on their first page alone.
_NO_EXTRAS: Mapping[str, Any] = {"years": (), "organisation": None, "successor": None, "relations": ()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list before it is cut into pages.

    Attributes:
        key: address without language, with a closing slash.
        words: title and description in a language.
        parents: the crumbs between home and the list.
        extras: more values for the template.
    """

    key: str
    entries: Sequence[Entry]
    words: Callable[[Language], tuple[str, str]]
    parents: Callable[[Language], tuple[Crumb, ...]]
    extras: Callable[[Language], Mapping[str, Any]]
    feed: str = "feed"


def listing_pages(site: Site) -> Iterator[SitePage]:
    """Every list, in both languages, each cut into pages."""
    for listing in _lists(site):
        for sheet in paginate(listing.entries):
            modified = max((when for entry in sheet.entries if (when := _modified(entry))), default=None)
            compose = partial(_compose, listing, sheet, site)
            yield from in_each_language(listing.key + sheet.suffix, "list.html", compose, modified)


def _modified(entry: Entry) -> PartialDate | None:
    """When an entry last changed in either language."""
    return max((when for page in entry.versions.values() if (when := page.modified)), default=None)


def _compose(listing: _List, sheet: Sheet, site: Site, language: Language) -> View:
    text = site.text(language)
    title, description = listing.words(language)
    address = language.prefix + listing.key
    head_title = text("list.page", title=title, number=sheet.number) if sheet.number else title
    own = Crumb(title, address) if sheet.number else Crumb(title)
    page_crumb = (Crumb(text("list.number", number=sheet.number)),) if sheet.number else ()
    crumbs = (Crumb(text("home.crumb"), language.prefix), *listing.parents(language), own, *page_crumb)
    pager = {
        "older": None if sheet.older is None else address + suffix_of(sheet.older),
        "newer": None if sheet.newer is None else address + suffix_of(sheet.newer),
        "first": address if sheet.number else None,
    }
    return View(
        title=title,
        head_title=head_title,
        description=description,
        crumbs=crumbs,
        feed=listing.feed,
        values={
            "lead": description,
            "cards": [card_of(entry, language, site) for entry in sheet.entries],
            "count": len(listing.entries),
            "pager": pager if sheet.total > 1 else None,
            "number": sheet.number,
            **_NO_EXTRAS,
            **({} if sheet.number else listing.extras(language)),
        },
        structured_data=(structured_data.breadcrumbs(crumbs, address + sheet.suffix, site),),
    )


def _lists(site: Site) -> Iterator[_List]:
    for kind in SECTIONS:
        yield from _section(kind, site)
    yield from _places(site)
    yield from _organisations(site)
    yield from _topics(site)
    for slug, members in site.catalogue.by_project.items():
        project = site.catalogue.entries.get(f"projects/{slug}")
        news = [entry for entry in members if entry.kind is not Kind.PROJECT]
        if project and news:
            yield _project(project, news, site)


def _section(kind: Kind, site: Site) -> Iterator[_List]:
    entries = site.catalogue.by_kind.get(kind, ())
    section = kind.value
    years = sorted({entry.year for entry in entries if entry.is_dated}, reverse=True) if kind in KINDS_BY_YEAR else []

    def words(language: Language) -> tuple[str, str]:
        text = site.text(language)
        return text(f"section.{section}"), text(f"section.{section}.about")

    def extras(language: Language) -> Mapping[str, Any]:
        return {"years": [(year, f"{language.prefix}{section}/{year}/") for year in years]}

    feed = f"{section}/feed" if kind is not Kind.PRESS else "feed"
    yield _List(key=f"{section}/", entries=entries, words=words, parents=_no_parents, extras=extras, feed=feed)

    def parents(language: Language) -> tuple[Crumb, ...]:
        return (Crumb(site.text(language)(f"section.{section}"), f"{language.prefix}{section}/"),)

    for year in years:
        yield _List(
            key=f"{section}/{year}/",
            entries=site.catalogue.by_year[kind, year],
            words=_year_words(section, year, site),
            parents=parents,
            extras=_nothing,
            feed=feed,
        )


def _year_words(section: str, year: int, site: Site) -> Callable[[Language], tuple[str, str]]:
    def words(language: Language) -> tuple[str, str]:
        text = site.text(language)
        title = text("list.year", section=text(f"section.{section}"), year=year)
        return title, text(f"section.{section}.about")

    return words


def _no_parents(_language: Language) -> tuple[Crumb, ...]:
    return ()


def _nothing(_language: Language) -> Mapping[str, Any]:
    return {}


def _places(site: Site) -> Iterator[_List]:
    def words(province: Province, language: Language) -> tuple[str, str]:
        text = site.text(language)
        name = province.name.in_(language)
        if province.merged_from:
            former = ", ".join(unit.name.in_(language) for unit in province.merged_from)
            return name, text("place.merged", name=name, former=former)
        return name, text("place.about", name=name)

    for slug, province in site.catalogue.data.provinces.items():
        yield _named("places", slug, site.catalogue.by_province, partial(words, province), site)


def _organisations(site: Site) -> Iterator[_List]:
    organisations = site.catalogue.data.organisations

    def words(organisation: Organisation, language: Language) -> tuple[str, str]:
        about = organisation.role or organisation.type
        return organisation.name.in_(language), about.in_(language)

    def extras(organisation: Organisation, language: Language) -> Mapping[str, Any]:
        successor = organisations.get(organisation.successor or "")
        link = (
            (successor.name.in_(language), f"{language.prefix}organisations/{successor.slug}/") if successor else None
        )
        return {"organisation": organisation, "successor": link, "relations": _relations(organisation, language, site)}

    for slug, organisation in organisations.items():
        found = _named("organisations", slug, site.catalogue.by_organisation, partial(words, organisation), site)
        yield replace(found, extras=partial(extras, organisation))


def _relations(organisation: Organisation, language: Language, site: Site) -> list[tuple[str, list[tuple[str, str]]]]:
    """What it belongs to, what belongs to it, and where it works: label, and name and path of each."""
    text, data = site.text(language), site.catalogue.data

    def named(*slugs: str | None) -> list[tuple[str, str]]:
        found = (data.organisations.get(slug or "") for slug in slugs)
        return [(each.name.in_(language), f"{language.prefix}organisations/{each.slug}/") for each in found if each]

    children = [each.slug for each in site.organisations(language) if each.parent == organisation.slug]
    province = data.province_of(organisation.province) if organisation.province else None
    place = [(province.name.in_(language), f"{language.prefix}places/{province.slug}/")] if province else []
    lines = [
        (text("organisation.parent"), named(organisation.parent)),
        (text("organisation.children"), named(*children)),
        (text("organisation.place"), place),
    ]
    return [(label, links) for label, links in lines if links]


def _topics(site: Site) -> Iterator[_List]:
    def words(topic: Topic, language: Language) -> tuple[str, str]:
        name = topic.name.in_(language)
        return name, topic.about.in_(language) if topic.about else site.text(language)("topic.about", name=name)

    for slug, topic in site.catalogue.data.topics.items():
        yield _named("topics", slug, site.catalogue.by_topic, partial(words, topic), site)


def _named(
    directory: str,
    slug: str,
    groups: Mapping[str, Sequence[Entry]],
    words: Callable[[Language], tuple[str, str]],
    site: Site,
) -> _List:
    """The list behind a name of a directory."""

    def parents(language: Language) -> tuple[Crumb, ...]:
        return (Crumb(site.text(language)(f"{directory}.title"), f"{language.prefix}{directory}/"),)

    entries = groups.get(slug, ())
    return _List(key=f"{directory}/{slug}/", entries=entries, words=words, parents=parents, extras=_nothing)


def _project(project: Entry, news: Sequence[Entry], site: Site) -> _List:
    def words(language: Language) -> tuple[str, str]:
        text = site.text(language)
        title = project.in_(language).title
        return text("project.all", title=title), text("project.all.about", title=title)

    def parents(language: Language) -> tuple[Crumb, ...]:
        page = project.in_(language)
        return (
            Crumb(site.text(language)("section.projects"), f"{language.prefix}projects/"),
            Crumb(page.title, page.path),
        )

    return _List(key=f"{project.key}/all/", entries=news, words=words, parents=parents, extras=_nothing)
