"""The large links of the home page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.components.render import component
from tests.site.built import BuiltSite


@pytest.mark.parametrize("path", ["", "en/"])
def test_five_or_six_situations_lead_to_pages_that_are_there(path: str, site: BuiltSite) -> None:
    """Each is one link with a title and a line, to a page of the same language unless it says otherwise."""
    links = site.pages[path].one("section", class_="situations").all("a")
    assert 5 <= len(links) <= 6
    for link in links:
        assert site.fault(path, link.get("href")) == ""
        target = site.resolve(path, link.get("href")).removeprefix(site.url).partition("#")[0]
        language = site.pages[target].one("html").get("lang")
        assert language == (link.get("hreflang") or site.pages[path].one("html").get("lang"))
        assert link.one("strong").text
        assert len({link.get("href") for link in links}) >= 3


@pytest.mark.parametrize("path", ["", "en/"])
def test_icons_only_accompany_words(path: str, site: BuiltSite) -> None:
    """Every icon is hidden from screen readers, and no link is an icon alone."""
    section = site.pages[path].one("section", class_="situations")
    for icon in section.all("svg"):
        assert icon.parent is not None
        assert icon.parent.get("aria-hidden") == "true"
    assert all(link.text for link in section.all("a"))


def test_each_kind_of_situation_has_an_icon_of_its_own() -> None:
    """Six different pictures for six kinds."""
    one = component("situations")
    example = next(example for example in one.examples if example.name == "every icon")
    html = one.html(example)
    icons = [part.split("</svg>")[0] for part in html.split('<li><a href="')[1:]]
    pictures = [icon.partition("<svg")[2] for icon in icons]
    assert len(pictures) == 6
    assert len(set(pictures)) == 6


def test_they_are_large_enough_for_a_thumb(browser: Browser, home: str) -> None:
    """On a narrow phone each spans the width and is at least 48 pixels high."""
    page = browser.new_page(base_url=home, viewport={"width": 320, "height": 640}, java_script_enabled=False)
    for path in ("", "en/"):
        page.goto(path)
        boxes = [link.bounding_box() for link in page.locator(".situations a").all()]
        assert boxes != []
        for box in boxes:
            assert box is not None
            assert box["height"] >= 48
            assert box["width"] >= 270
    page.close()
