"""schema.org descriptions of pages, for search engines and aggregators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from antoan.catalogue.entry import Entry
from antoan.model.language import Language
from antoan.model.metadata import Kind, Metadata, News, Plan, Project
from antoan.model.page import Page
from antoan.model.reference_data import Hotline
from antoan.pages.pictures import address_of
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb

_CONTEXT = "https://schema.org"


def breadcrumbs(crumbs: Sequence[Crumb], path: str, site: Site) -> Mapping[str, Any]:
    """A BreadcrumbList; the last step is the page itself."""
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb.title,
            "item": site.absolute(path if crumb.path is None else crumb.path),
        }
        for position, crumb in enumerate(crumbs, start=1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def terms(cards: Sequence[Any], path: str, site: Site) -> Mapping[str, Any]:
    """A DefinedTermSet of glossary cards."""
    address = site.absolute(path)
    items = [
        {"@type": "DefinedTerm", "@id": f"{address}#{card.slug}", "name": card.term, "description": card.meaning}
        for card in cards
    ]
    return {"@context": _CONTEXT, "@type": "DefinedTermSet", "url": address, "hasDefinedTerm": items}


def dataset(name: str, about: str, path: str, language: Language, site: Site) -> Mapping[str, Any]:
    """A Dataset with its two files."""
    formats = {"csv": "text/csv", "json": "application/json"}
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": about,
        "url": site.absolute(path),
        "inLanguage": language.value,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": site.absolute(f"{path}figures.{ending}"),
            }
            for ending, kind in formats.items()
        ],
    }


def article(page: Page, entry: Entry, site: Site) -> Mapping[str, Any]:
    """A NewsArticle, with its Event; a Report for a plan, a Project for a project, else a WebPage."""
    metadata = page.metadata
    assert isinstance(metadata, Metadata)
    data = site.catalogue.data
    types = {Kind.NEWS: "NewsArticle", Kind.PLAN: "Report", Kind.PROJECT: "Project"}
    name = site.text(page.language)("site.name")
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": types.get(page.kind, "WebPage"),
        "url": site.absolute(page.path),
        "inLanguage": page.language.value,
        "description": metadata.summary,
    }
    if isinstance(metadata, Project):
        described["name"] = page.title
        # A schema.org Project is an Organization: its dates are those of founding and dissolution.
        described |= _span("foundingDate", metadata.period.start) | _span("dissolutionDate", metadata.period.end)
        if metadata.funder:
            described["funder"] = [_organisation(slug, page.language, site) for slug in metadata.funder]
        return described
    described |= {
        "headline": page.title,
        "mainEntityOfPage": site.absolute(page.path),
        "publisher": {"@type": "Organization", "name": name, "url": site.url},
        "author": {"@type": "Organization", "name": metadata.byline or name},
    }
    described |= _span("datePublished", page.date) | _span("dateModified", page.modified)
    citations = [
        {"@type": "CreativeWork", "name": source.title, "publisher": source.publisher}
        | ({"url": source.url} if source.url else {})
        for source in metadata.sources
    ]
    if citations:
        described["citation"] = citations
    places = [
        {"@type": "AdministrativeArea", "name": data.provinces[slug].name.in_(page.language)}
        for slug in entry.provinces
    ]
    if places:
        described["contentLocation"] = places
    if metadata.picture:
        described["image"] = site.absolute(address_of(page.beside(metadata.picture.file)))
    if isinstance(metadata, News) and metadata.event:
        event: dict[str, Any] = {"@type": "Event", "name": metadata.event.name}
        event |= _span("startDate", metadata.event.start) | _span("endDate", metadata.event.end)
        if metadata.event.place:
            event["location"] = {"@type": "Place", "name": metadata.event.place}
        described["about"] = event
    if isinstance(metadata, Plan):
        described["reportNumber"] = metadata.number
    return described


def hotline(item: Hotline, language: Language) -> Mapping[str, Any]:
    """A GovernmentService with its ContactPoint."""
    contact: dict[str, Any] = {
        "@type": "ContactPoint",
        "telephone": item.dial,
        "contactType": item.name.in_(language),
        "availableLanguage": list(item.languages),
    }
    if item.hours and "24/7" in item.hours.in_(language):
        contact["hoursAvailable"] = {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "23:59"}
    return {
        "@context": _CONTEXT,
        "@type": "GovernmentService" if item.country == "VN" else "Service",
        "name": item.name.in_(language),
        "serviceType": item.purpose.in_(language),
        "provider": {"@type": "Organization", "name": item.operator.in_(language)},
        "areaServed": {"@type": "Country", "name": item.country},
        "availableChannel": {"@type": "ServiceChannel", "servicePhone": contact},
    }


def _span(name: str, when: object) -> dict[str, Any]:
    return {name: str(when)} if when else {}


def _organisation(slug: str, language: Language, site: Site) -> dict[str, Any]:
    organisation = site.catalogue.data.organisations.get(slug)
    return {"@type": "Organization", "name": organisation.name.in_(language) if organisation else slug}
