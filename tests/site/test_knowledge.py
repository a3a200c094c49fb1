"""Where readers look things up: former names of places, the map, organisations, the glossary, abbreviations."""

from __future__ import annotations

import re

import pytest

from antoan.content.data_files import read_data
from antoan.content.loader import load_content
from antoan.model.language import Language
from antoan.model.metadata import Metadata
from antoan.model.page import Page
from antoan.model.reference_data import ReferenceData
from tests.site.built import BuiltSite, language_of
from tests.site.document import Element

QUANG_NAM_PLAN = "plans/2023/quang-nam-ke-hoach-ho-tro-nan-nhan-2023/"


@pytest.fixture(scope="module")
def data(site: BuiltSite) -> ReferenceData:
    """The reference data the site was built from."""
    found, problems = read_data(site.project / "content" / "data", "content/data")
    assert problems == []
    return found


@pytest.fixture(scope="module")
def published(site: BuiltSite) -> list[Page]:
    """The pages the site was built from."""
    content = load_content(site.project / "content", site.project / "docs")
    return [page for page in content.pages if page.is_published]


def targets(path: str, part: Element, site: BuiltSite) -> list[str]:
    """URL paths below the root that the links in `part` of the page at `path` lead to."""
    return [site.resolve(path, link.get("href")).removeprefix(site.url) for link in part.all("a")]


def listed(path: str, site: BuiltSite) -> list[str]:
    """URL paths of the pages whose cards stand on the page at `path`."""
    return [targets(path, card, site)[0] for card in site.pages[path].all("li", class_="card")]


@pytest.mark.parametrize("language", Language)
def test_a_former_name_forwards_to_the_present_place(language: Language, site: BuiltSite, data: ReferenceData) -> None:
    """Whoever types or follows an old name stands before the new one, whatever kind of page it has."""
    own_pages = 0
    for province in data.provinces.values():
        present = f"{language.prefix}places/{province.slug}/"
        for unit in province.former:
            path = f"{language.prefix}places/{unit.slug}/"
            page = site.pages[path]
            main = page.one("main")
            assert page.one("link", rel="canonical").get("href") == site.url + present, path
            if unit.slug in data.provinces:
                continue
            own_pages += 1
            assert unit.name.in_(language) in main.one("h1").text
            assert province.name.in_(language) in main.one("p", class_="lead").text
            ways = [link for link in main.all("a") if site.resolve(path, link.get("href")) == site.url + present]
            assert [province.name.in_(language) in link.text for link in ways] == [True], path
    assert own_pages == 63 - sum(
        unit.slug in data.provinces for each in data.provinces.values() for unit in each.former
    )
    assert own_pages >= 29


@pytest.mark.parametrize("language", Language)
def test_a_former_name_lists_what_was_written_about_it(
    language: Language, site: BuiltSite, data: ReferenceData, published: list[Page]
) -> None:
    """Exactly the pages that name the old unit, not all of the present place."""
    written = 0
    for slug in data.former_slugs:
        path = f"{language.prefix}places/{slug}/"
        expected = {
            page.path
            for page in published
            if page.language is language and isinstance(page.metadata, Metadata) and slug in page.metadata.provinces
        }
        found = [target for target in listed(path, site) if target in site.pages]
        assert sorted(found) == sorted(expected), path
        written += len(expected)
    assert written >= 2


def test_the_map_links_the_places_that_have_entries(site: BuiltSite, data: ReferenceData) -> None:
    """A tile for each of the 34; those with entries are links, and say the number the list beside them says."""
    for language in Language:
        path = f"{language.prefix}places/"
        page = site.pages[path]
        tiles = page.one("section", class_="tile-map").one("svg")
        assert len(tiles.all("rect")) == len(data.provinces) == 34
        drawn = sorted(" ".join(text.text for text in tile.all("text")) for tile in tiles.all("a", "g"))
        assert drawn == sorted(province.name.in_(language) for province in data.provinces.values())
        counted = {}
        for line in page.one("ul", class_="directory").all("li"):
            if labels := line.all("span", class_="label"):
                (target,) = targets(path, line, site)
                counted[target] = int(re.findall(r"\d+", labels[0].text)[0])
        said = {
            site.resolve(path, tile.get("href")).removeprefix(site.url): int(
                re.findall(r"\d+", tile.get("aria-label"))[0]
            )
            for tile in tiles.all("a")
        }
        assert said == counted
        assert len(said) >= 5
        listed_there = {f"{language.prefix}places/{slug}/" for slug in data.provinces}
        assert {target for target in listed_there if listed(target, site)} == set(said)


@pytest.mark.parametrize("language", Language)
def test_an_organisation_shows_what_is_known_of_it(language: Language, site: BuiltSite, data: ReferenceData) -> None:
    """What it does; its website where the data have one, and no other; what it belongs to and what belongs to it."""
    start = f"{language.prefix}organisations/"
    parents = 0
    for slug, organisation in data.organisations.items():
        path = f"{start}{slug}/"
        main = site.pages[path].one("main")
        assert main.one("h1").text == organisation.name.in_(language)
        assert main.one("p", class_="lead").text == (organisation.role or organisation.type).in_(language)
        box = main.one("dl", class_="about")
        outside = [link.get("href") for link in box.all("a") if "external" in link.get("rel")]
        assert outside == ([organisation.website] if organisation.website else []), path
        children = [child.slug for child in data.organisations.values() if child.parent == slug]
        near = [*children, *([organisation.parent] if organisation.parent else [])]
        found = [target for target in targets(path, box, site) if target.startswith(start)]
        assert sorted(found) == sorted(f"{start}{each}/" for each in near), path
        parents += bool(organisation.parent)
    assert parents >= 3


@pytest.mark.parametrize("language", Language)
def test_near_terms_of_the_glossary_lead_to_each_other(
    language: Language, site: BuiltSite, data: ReferenceData
) -> None:
    """Each `see` of the data is a link to that term, by its name."""
    page = site.pages[f"{language.prefix}glossary/"]
    shown = {part.get("id"): part for part in page.all("div", class_="glossary-term")}
    for slug, term in data.terms.items():
        found = {link.get("href"): link.text for link in shown[slug].all("a") if link.get("href").startswith("#")}
        assert found == {f"#{near}": data.terms[near].in_(language).term for near in term.see}, slug
        assert {link.removeprefix("#") for link in found} <= set(shown)
    assert sum(bool(term.see) for term in data.terms.values()) >= 30


@pytest.mark.parametrize("language", Language)
def test_no_article_leaves_an_abbreviation_unexplained(
    language: Language, site: BuiltSite, data: ReferenceData
) -> None:
    """Letters the glossary knows, standing as a word in an article's body, are explained on that page."""
    seen, left = 0, []
    for path, page in site.pages.items():
        if language_of(path) != language or not page.all("article", class_="article"):
            continue
        body = page.one("div", class_="body").text
        explained = {item.text for section in page.all("section", class_="short-forms") for item in section.all("dt")}
        for short, known in data.abbreviations.items():
            if not re.search(rf"(?<![\w/&.-]){re.escape(short)}(?![\w/&-])", body):
                continue
            seen += 1
            spelt_out = known.in_(language).lower() in page.one("article").text.lower()
            if short not in explained and not spelt_out:
                left.append((path, short))
    assert left == []
    assert seen >= 5


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_letters_in_a_documents_number_are_not_explained(prefix: str, site: BuiltSite) -> None:
    """The plan of Quảng Nam uses KH, QĐ and UBND in numbers alone, so there is nothing to explain."""
    page = site.pages[prefix + QUANG_NAM_PLAN]
    assert "1522/KH-UBND" in page.text
    assert "4659/QĐ-UBND" in page.text
    assert page.all("section", class_="short-forms") == []
