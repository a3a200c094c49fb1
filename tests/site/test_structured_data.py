"""What search engines and aggregators are told about each page."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from antoan.content.data_files import read_data
from tests.site.built import BuiltSite, language_of

SITES = ("site", "site_in_folder", "small_site")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def told(built: BuiltSite, path: str) -> list[dict[str, Any]]:
    """The schema.org objects of the page at `path`."""
    return [json.loads(script.raw) for script in built.pages[path].all("script", type="application/ld+json")]


def told_as(built: BuiltSite, path: str, kind: str) -> dict[str, Any]:
    """The only object of type `kind` on the page at `path`."""
    found = [item for item in told(built, path) if item["@type"] == kind]
    assert len(found) == 1, f"{path}: {len(found)} × {kind}"
    return found[0]


@pytest.mark.parametrize("name", SITES)
def test_every_object_parses(name: str, request: pytest.FixtureRequest) -> None:
    """It is JSON as browsers read a script: nothing in it is escaped for HTML, and nothing ends the script early."""
    built: BuiltSite = request.getfixturevalue(name)
    for path in built.reachable:
        items = told(built, path)
        assert len(items) >= 1, path
        for item in items:
            assert item["@context"] == "https://schema.org"
            assert "&#34;" not in json.dumps(item), path


@pytest.mark.parametrize("name", SITES)
def test_breadcrumbs_lead_from_home_to_the_page(name: str, request: pytest.FixtureRequest) -> None:
    """On every page but the home pages: numbered, absolute, the visible ones and at the end the page itself."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.reachable.items():
        if path in ("", "en/"):
            assert [item["@type"] for item in told(built, path)] == ["WebSite"]
            continue
        items = told_as(built, path, "BreadcrumbList")["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert items[0]["item"] == built.url + ("en/" if language_of(path) == "en" else "")
        assert items[-1]["item"] == built.url + path
        shown = page.one("nav", class_="breadcrumb").all("a")
        assert [item["item"] for item in items[:-1]] == [built.resolve(path, link.get("href")) for link in shown], path
        assert [item["name"] for item in items[:-1]] == [link.text for link in shown], path


def test_news_are_news_articles_with_their_event(site: BuiltSite) -> None:
    """Headline, dates, language, places, sources and the event, whose dates are those the page shows."""
    paths = [path for path, page in site.reachable.items() if page.all("article", class_="article-news")]
    assert len(paths) >= 8
    for path in paths:
        item = told_as(site, path, "NewsArticle")
        page = site.reachable[path]
        assert item["headline"] == page.one("h1").text
        assert item["url"] == item["mainEntityOfPage"] == site.url + path
        assert item["inLanguage"] == language_of(path)
        assert item["publisher"]["name"] == "An Toàn"
        assert item["author"]["@type"] == "Organization"
        moments = [time.get("datetime") for time in page.one("p", class_="page-dates").all("time")]
        assert item["datePublished"] == moments[0]
        assert item["dateModified"] == moments[-1]
        assert [work["name"] for work in item["citation"]]
        assert {place["@type"] for place in item["contentLocation"]} == {"AdministrativeArea"}
        assert item["about"]["@type"] == "Event"
        assert item["about"]["name"] in page.one("section", class_="facts").text
        assert all(_DATE.fullmatch(item["about"][end]) for end in ("startDate", "endDate") if end in item["about"])


def test_plans_and_projects_are_told_apart(site: BuiltSite) -> None:
    """A plan is a Report with its number; a project is a Project with its funders."""
    plan = told_as(site, "plans/2023/quang-nam-ke-hoach-ho-tro-nan-nhan-2023/", "Report")
    assert plan["reportNumber"] == "1522/KH-UBND"
    assert plan["datePublished"] == "2023-03-17"
    project = told_as(site, "en/projects/tmsv3/", "Project")
    assert project["foundingDate"] < project["dissolutionDate"]
    assert all(funder["name"] for funder in project["funder"])


@pytest.mark.parametrize("path", ["hotlines/", "en/hotlines/"])
def test_every_public_number_is_a_contact_point(path: str, site: BuiltSite) -> None:
    """Each hotline that readers may see, with the number its link dials; and no other."""
    data, problems = read_data(site.project / "content" / "data", "content/data")
    assert problems == []
    items = [item for item in told(site, path) if "availableChannel" in item]
    contacts = [item["availableChannel"]["servicePhone"] for item in items]
    assert {contact["@type"] for contact in contacts} == {"ContactPoint"}
    public = {hotline.dial for hotline in data.hotlines.values() if hotline.is_public}
    assert public == {contact["telephone"] for contact in contacts}
    language = "en" if path.startswith("en/") else "vi"
    names = {hotline.name.in_(language) for hotline in data.hotlines.values() if hotline.is_public}  # type: ignore[arg-type]
    assert names == {item["name"] for item in items}


@pytest.mark.parametrize("name", SITES)
def test_shared_links_have_a_preview(name: str, request: pytest.FixtureRequest) -> None:
    """Open Graph: title, description, own address, language, and the other language where there is one."""
    built: BuiltSite = request.getfixturevalue(name)
    locales = {"vi": "vi_VN", "en": "en_GB"}
    for path, page in built.reachable.items():
        metas = [meta for meta in page.one("head").all("meta") if meta.get("property").startswith("og:")]
        properties = {meta.get("property"): meta.get("content") for meta in metas}
        assert len(metas) == len(properties), path
        assert properties["og:title"] == page.one("h1").children[0], path
        assert properties["og:url"] == built.url + built.former_places.get(path, path)
        assert properties["og:site_name"] == "An Toàn"
        assert properties["og:description"] == page.one("meta", name="description").get("content")
        assert properties["og:type"] == ("article" if page.all("article", class_="article-news") else "website")
        assert properties["og:locale"] == locales[language_of(path)]
        others = {link.get("hreflang") for link in page.all("link", rel="alternate")} - {"", "x-default"}
        expected = next((locales[tag] for tag in others if tag != language_of(path)), None)
        assert expected == properties.get("og:locale:alternate"), path
