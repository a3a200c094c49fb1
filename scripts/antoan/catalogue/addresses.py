"""The addresses the site makes by itself, beside one for each entry: lists, directories, feeds."""

from __future__ import annotations

from antoan.catalogue.catalogue import Catalogue
from antoan.catalogue.entry import is_listed
from antoan.model.metadata import Kind, figures_of

SECTIONS = (Kind.NEWS, Kind.PLAN, Kind.GUIDE, Kind.PROJECT, Kind.PRESS)
KINDS_BY_YEAR = (Kind.NEWS, Kind.PLAN, Kind.PRESS)
_FEEDS = ("feed.xml", "feed.json")


def listing_addresses(catalogue: Catalogue) -> frozenset[str]:
    """Every generated address without language, such as `places/quang-tri/`; the empty text is the home page.

    Archive pages (`news/page/3/`) are left out: which ones there are depends on how long the lists are.
    """
    data = catalogue.data
    addresses = {
        "",
        "hotlines/",
        "places/",
        "organisations/",
        "topics/",
        "editors/",
        "editors/checks/",
        "search/",
        *_FEEDS,
    }
    if data.terms:
        addresses.add("glossary/")
    if any(figures_of(entry.original.metadata)[1] for entry in catalogue.newest):
        addresses.add("figures/")
    addresses |= {f"{kind.value}/" for kind in SECTIONS}
    addresses |= {f"{kind.value}/{feed}" for kind in SECTIONS if kind is not Kind.PRESS for feed in _FEEDS}
    addresses |= {
        f"{entry.kind.value}/{entry.year}/"
        for entry in catalogue.entries.values()
        if entry.kind in KINDS_BY_YEAR and is_listed(entry)
    }
    addresses |= {f"places/{slug}/" for slug in (*data.provinces, *data.former_slugs)}
    addresses |= {f"organisations/{slug}/" for slug in data.organisations}
    addresses |= {f"topics/{slug}/" for slug in data.topics}
    addresses |= {f"projects/{slug}/all/" for slug in _projects_with_news(catalogue)}
    return frozenset(addresses)


def _projects_with_news(catalogue: Catalogue) -> set[str]:
    """Slugs of projects that have a page and at least one entry besides it."""
    named = {entry.project for entry in catalogue.entries.values() if entry.project and entry.kind is not Kind.PROJECT}
    return {slug for slug in named if f"{Kind.PROJECT.value}/{slug}" in catalogue.entries}
