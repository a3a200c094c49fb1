"""Terms on the real page: each can be led to, is seen there, and stands out from the others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.built import BuiltSite

PATHS = ["glossary/", "en/glossary/"]
PHONE, DESKTOP = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
BACKGROUND = "(term) => getComputedStyle(term).backgroundColor"
# What a reader sees at the middle of the word; a bar may lie over it.
IS_SEEN = """(term) => {
    const box = term.querySelector("dt").getBoundingClientRect();
    const top = document.elementFromPoint(box.left + 5, box.top + box.height / 2);
    return top !== null && term.contains(top);
}"""


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(request: pytest.FixtureRequest, browser: Browser, home: str) -> Iterator[Page]:
    """A page of the real site without scripts, where nothing moves by itself."""
    page = browser.new_page(base_url=home, viewport=request.param, java_script_enabled=False, reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_a_term_that_is_led_to_is_seen(path: str, site: BuiltSite, page: Page) -> None:
    """The first, one in the middle and the last: on the screen, under no bar, and marked, as no other is."""
    slugs = [term.get("id") for term in site.pages[path].all("div", class_="glossary-term")]
    assert len(slugs) >= 3
    for slug in (slugs[0], slugs[len(slugs) // 2], slugs[-1]):
        page.goto("about:blank")
        page.goto(f"{path}#{slug}")
        term = page.locator(f"[id='{slug}']")
        expect(term).to_be_in_viewport()
        assert term.evaluate(IS_SEEN)
        colours = {each: page.locator(f"[id='{each}']").evaluate(BACKGROUND) for each in slugs}
        assert [each for each in slugs if colours[each] == colours[slug]] == [slug]


@pytest.mark.parametrize("path", PATHS)
def test_a_near_term_is_one_tap_away(path: str, page: Page) -> None:
    """The link after `see` goes to that term on the same page."""
    page.goto(path)
    link = page.locator(".glossary-term a[href^='#']").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    word = link.inner_text()
    link.click()
    near = page.locator(f"[id='{target}']")
    expect(near).to_be_in_viewport()
    assert near.evaluate(IS_SEEN)
    assert near.locator("dt").inner_text() == word


@pytest.mark.parametrize("path", PATHS)
def test_every_term_is_defined(path: str, site: BuiltSite) -> None:
    """One word and then what it means, both in the page's language, and the other language's word marked as such."""
    own = site.pages[path].one("html").get("lang")
    terms = site.pages[path].all("div", class_="glossary-term")
    assert len(terms) >= 60
    for term in terms:
        assert term.one("dt").text
        meaning, details = term.all("dd")
        assert meaning.text
        assert (term.language, meaning.language) == (own, own)
        other = next(span for span in details.all("span") if span.get("lang"))
        assert other.text
        assert other.language != own
