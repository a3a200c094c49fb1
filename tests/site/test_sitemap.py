"""The sitemap tells search engines exactly what is there and when it really changed."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from antoan.content.loader import load_content
from tests.site.built import BuiltSite, counterpart
from tests.site.test_languages import SITES, hreflangs

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def entries_of(built: BuiltSite) -> dict[str, ET.Element]:
    """Every `<url>` by its path below the root."""
    root = ET.parse(built.folder / "sitemap.xml").getroot()  # noqa: S314  (made by us)
    assert root.tag == f"{SITEMAP}urlset"
    locations = [(url.findtext(f"{SITEMAP}loc") or "", url) for url in root]
    assert all(address.startswith(built.url) for address, _ in locations)
    assert len({address for address, _ in locations}) == len(locations)
    return {address.removeprefix(built.url): url for address, url in locations}


def lastmods_of(built: BuiltSite) -> dict[str, str]:
    """When each address says it changed; the empty text where it says nothing."""
    return {path: url.findtext(f"{SITEMAP}lastmod") or "" for path, url in entries_of(built).items()}


@pytest.mark.parametrize("name", SITES)
def test_it_lists_exactly_the_pages(name: str, request: pytest.FixtureRequest) -> None:
    """Every page but those shown in the place of others, and former names of places."""
    built: BuiltSite = request.getfixturevalue(name)
    assert set(built.reachable) - set(built.former_places) == set(entries_of(built))


@pytest.mark.parametrize("name", SITES)
def test_its_alternates_are_those_of_the_pages(name: str, request: pytest.FixtureRequest) -> None:
    """The same three addresses as in the page's head, or none."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, url in entries_of(built).items():
        links = url.findall(LINK)
        assert all(link.get("rel") == "alternate" for link in links)
        assert hreflangs(built.reachable[path]) == {link.get("hreflang"): link.get("href") for link in links}, path


@pytest.mark.parametrize("name", ["site", "small_site"])
def test_texts_are_dated_by_what_they_say(name: str, request: pytest.FixtureRequest) -> None:
    """`lastmod` is the `updated` or `date` of the file, whenever the site was built."""
    built: BuiltSite = request.getfixturevalue(name)
    told = lastmods_of(built)
    pages = load_content(built.project / "content", built.project / "docs").pages
    dated = {page.path: str(page.modified or "") for page in pages if page.is_published and page.path in told}
    assert dated == {path: told[path] for path in dated}
    assert len(dated) >= 10


def test_lists_are_dated_by_their_newest_entry(site: BuiltSite, build_day: date) -> None:
    """The newest change of the entries they show, in either language; an empty list says nothing."""
    told = lastmods_of(site)
    seen = 0
    for path, page in site.reachable.items():
        if page.all("article", class_="article") or path in ("", "en/", *site.former_places):
            continue
        dates = []
        for card in page.all("li", class_="card"):
            address = site.resolve(path, card.all("a")[0].get("href"))
            entry = address.removeprefix(site.url)
            # A link to a press report has no page here: its own date counts.
            outward = [time.get("datetime") for time in card.all("time")] if entry == address else []
            dates += [*outward, *(told[other] for other in (entry, counterpart(entry)) if other in told)]
        assert told[path] == max(dates, default=""), path
        seen += bool(dates)
    assert seen >= 20
    assert build_day.isoformat() not in told.values()
