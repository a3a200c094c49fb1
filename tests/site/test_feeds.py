"""Feeds a reader can follow: well-formed, true about themselves, and in one language each."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.site.built import BuiltSite, language_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BASES = [
    f"{prefix}{section}feed" for prefix in ("", "en/") for section in ("", "news/", "plans/", "guides/", "projects/")
]
_RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")
SITES = ("site", "small_site")


def atom_of(built: BuiltSite, base: str) -> ET.Element:
    """The Atom feed at `base`."""
    return ET.parse(built.folder / f"{base}.xml").getroot()  # noqa: S314  (made by us)


def json_of(built: BuiltSite, base: str) -> dict[str, Any]:
    """The JSON feed at `base`."""
    document: dict[str, Any] = json.loads((built.folder / f"{base}.json").read_text(encoding="utf-8"))
    return document


def is_moment(text: str | None) -> bool:
    """Whether `text` is a time as RFC 3339 writes it, and one that exists."""
    return bool(_RFC3339.fullmatch(text or "")) and datetime.fromisoformat(text or "").tzinfo is not None


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("name", SITES)
def test_atom_has_what_the_standard_asks_for(name: str, base: str, request: pytest.FixtureRequest) -> None:
    """RFC 4287: id, title, updated, an author, a link to itself; the same and a summary for each entry."""
    built: BuiltSite = request.getfixturevalue(name)
    feed = atom_of(built, base)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANGUAGE) == language_of(base)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{built.url}{base}.xml", "alternate": built.url + base.removesuffix("feed")}
    assert feed.findtext(f"{ATOM}id")
    assert feed.findtext(f"{ATOM}title")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "An Toàn"
    updated = feed.findtext(f"{ATOM}updated")
    assert is_moment(updated)
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}summary")
        assert is_moment(entry.findtext(f"{ATOM}updated"))
        assert (entry.findtext(f"{ATOM}updated") or "") <= (updated or "")
        assert all(is_moment(moment.text) for moment in entry.findall(f"{ATOM}published"))


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("name", SITES)
def test_json_feed_has_what_the_standard_asks_for(name: str, base: str, request: pytest.FixtureRequest) -> None:
    """JSON Feed 1.1, with the same entries as the Atom feed, in the same order."""
    built: BuiltSite = request.getfixturevalue(name)
    feed = json_of(built, base)
    atom = atom_of(built, base)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{built.url}{base}.json"
    assert feed["home_page_url"] == built.url + base.removesuffix("feed")
    assert feed["language"] == language_of(base)
    assert feed["title"] == atom.findtext(f"{ATOM}title")
    assert feed["authors"] == [{"name": "An Toàn"}]
    entries = atom.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [item["id"] for item in feed["items"]]
    for item, entry in zip(feed["items"], entries, strict=True):
        assert item["title"] == entry.findtext(f"{ATOM}title")
        assert item["content_text"] == entry.findtext(f"{ATOM}summary")
        assert item["date_modified"] == entry.findtext(f"{ATOM}updated")
        assert item.get("date_published") == entry.findtext(f"{ATOM}published")
        assert all(isinstance(tag, str) for tag in item["tags"])


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("name", SITES)
def test_entries_are_pages_in_the_language_of_the_feed(name: str, base: str, request: pytest.FixtureRequest) -> None:
    """Each leads to a page of the section that is written in the feed's language, and bears its title."""
    built: BuiltSite = request.getfixturevalue(name)
    for item in json_of(built, base)["items"]:
        path = item["url"].removeprefix(built.url)
        assert path.startswith(base.removesuffix("feed"))
        assert language_of(path) == language_of(base)
        assert item["title"] == " ".join(built.reachable[path].one("h1").text.split())


def test_feeds_hold_every_page_of_their_language(small_site: BuiltSite) -> None:
    """A page in one language only is in that language's feeds and in no other."""
    held = {
        base: {item["url"].removeprefix(small_site.url) for item in json_of(small_site, base)["items"]}
        for base in BASES
    }
    news, english = held["news/feed"], held["en/news/feed"]
    assert news == {f"news/2025/{slug}/" for slug in ("hoi-thao", "chi-tieng-viet", "lop-hoc")}
    assert english == {f"en/news/2025/{slug}/" for slug in ("hoi-thao", "english-only")}
    assert held["projects/feed"] == {"projects/du-an-quang-tri/"}
    assert held["en/projects/feed"] == set()
    assert held["feed"] == news | held["projects/feed"]


@pytest.mark.parametrize("name", ["site", "site_in_folder"])
def test_every_page_names_its_feeds(name: str, request: pytest.FixtureRequest) -> None:
    """One of each format, in the page's language, that exist."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.reachable.items():
        links = [link for link in page.one("head").all("link", rel="alternate") if link.get("type")]
        assert [link.get("type") for link in links] == ["application/atom+xml", "application/feed+json"]
        for link in links:
            base = built.resolve(path, link.get("href")).removeprefix(built.url).rpartition(".")[0]
            assert base in BASES, path
            assert language_of(base) == language_of(path)
