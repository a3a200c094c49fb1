"""Abbreviations on real pages: their links lead to the terms, and letters and words stand apart on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.components.render import component
from tests.site.built import BuiltSite
from tests.site.document import Element

NARROW = {"width": 320, "height": 640}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A narrow phone."""
    page = browser.new_page(viewport=NARROW)  # type: ignore[arg-type]
    yield page
    page.close()


def lists(site: BuiltSite) -> list[tuple[str, Element]]:
    """Every list of abbreviations and the path of its page."""
    found = [(path, box) for path, page in site.pages.items() for box in page.all("section", class_="short-forms")]
    assert {path for path, _ in found} >= {"glossary/", "en/glossary/"}
    assert len(found) >= 4
    return found


def test_a_page_has_one_list_of_them_with_a_heading(site: BuiltSite) -> None:
    """Named by that heading; a list without an abbreviation is left out."""
    for path, box in lists(site):
        assert len(site.pages[path].all("section", class_="short-forms")) == 1, path
        assert box.get("aria-labelledby") == box.one("h2").get("id"), path
        assert box.one("h2").text, path
        assert box.all("dt") != [], path


def test_each_abbreviation_stands_once_with_its_meaning(site: BuiltSite) -> None:
    """In one list none stands twice, and none is explained by itself."""
    for path, box in lists(site):
        pairs = [(pair.one("dt").text, pair.one("dd").text) for pair in box.one("dl").all("div")]
        letters = [short for short, _ in pairs]
        assert len(set(letters)) == len(letters), path
        for short, meaning in pairs:
            assert meaning, f"{path}: {short}"
            assert meaning != short, path


def test_links_lead_to_the_term_in_the_same_language(site: BuiltSite) -> None:
    """To its very place in the glossary, from pages at any depth."""
    count = 0
    for path, box in lists(site):
        for link in box.all("a"):
            assert site.fault(path, link.get("href")) == "", path
            target, _, slug = site.resolve(path, link.get("href")).removeprefix(site.url).partition("#")
            assert target == ("en/glossary/" if path.startswith("en/") else "glossary/"), path
            assert "glossary-term" in site.pages[target].one(id=slug).get("class"), path
            count += 1
    assert count >= 4


def test_letters_and_words_stand_beside_each_other(page: Page) -> None:
    """On a narrow phone neither lies over the other or ends outside the screen, however long they are."""
    one = component("short-forms")
    page.set_content(one.page(one.examples))
    shown = page.locator(".short-forms dl > div").all()
    assert len(shown) >= 5
    for pair in shown:
        short, meaning = (pair.locator(tag).bounding_box() for tag in ("dt", "dd"))
        assert short is not None
        assert meaning is not None
        assert short["x"] + short["width"] <= meaning["x"]
        assert meaning["x"] + meaning["width"] <= NARROW["width"]
