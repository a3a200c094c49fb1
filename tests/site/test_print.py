"""On paper: the numbers, the text, the sources and where it came from; nothing to tap, and black on white."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.built import BuiltSite
from tests.site.page_types import PAGE_TYPES, address_of

STAND_INS = ("wrong address", "not kept")
# What only works on a screen.
TAPPED = (
    ".quick-exit, .skip-link, .site-header nav, .language-toggle, .site-footer, .breadcrumb, .button, .share, .keep"
)
# Texts that are not black, and boxes that are not white.
COLOURED = """() => {
  const grey = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const found = [];
  for (const element of document.querySelectorAll("body, body *")) {
    if (!element.checkVisibility() || element.closest("svg")) continue;
    const style = getComputedStyle(element);
    const text = grey(style.color);
    const back = grey(style.backgroundColor);
    const isDark = Math.max(...text.slice(0, 3)) <= 0x55;
    const isClear = back[3] === 0 || Math.min(...back.slice(0, 3)) === 255;
    if (!isDark || !isClear) found.push([element.outerHTML.slice(0, 60), style.color, style.backgroundColor].join(" "));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def paper(browser: Browser, home: str) -> Iterator[Page]:
    """A page as it is printed by a reader whose screen is dark."""
    context = browser.new_context(base_url=home, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    context.close()


@pytest.mark.parametrize(("name", "language"), PAGE_TYPES)
def test_paper_shows_what_paper_can_use(name: str, language: str, paper: Page, site: BuiltSite) -> None:
    """Numbers, headings, sources and the address are there, buttons and menus are not; all of it dark on white."""
    path = address_of(name, language, site)
    paper.goto(path)
    numbers = paper.locator(".help-bar a[href^='tel:'] strong")
    assert numbers.all_inner_texts() == ["111", "113", "+84 981 84 84 84"]
    expect(paper.locator("h1")).to_be_visible()
    assert [item.get_attribute("class") for item in paper.locator(TAPPED).all() if item.is_visible()] == []
    # A page that stands in for another has no address worth keeping.
    printed = paper.locator(".print-address").all_inner_texts()
    assert printed == ([] if name in STAND_INS else [f"An Toàn: {site.url}{path}"])
    assert paper.evaluate(COLOURED) == []


@pytest.mark.parametrize("name", ["news article", "guide", "plan", "project"])
def test_sources_are_printed_with_their_addresses(name: str, paper: Page, site: BuiltSite) -> None:
    """A link cannot be tapped on paper: its address stands behind it."""
    path = address_of(name, "vi", site)
    paper.goto(path)
    links = paper.locator(".sources a[href^='http']")
    expect(links.first).to_be_visible()
    for link in links.all():
        shown = link.evaluate("element => getComputedStyle(element, '::after').content")
        assert link.get_attribute("href") in shown
    paper.emulate_media(media="screen")
    assert links.first.evaluate("element => getComputedStyle(element, '::after').content") == "none"
    paper.emulate_media(media="print")


@pytest.mark.parametrize(("name", "language"), [("guide", "vi"), ("help", "vi"), ("hotlines", "en")])
def test_a_page_becomes_a_few_sheets(name: str, language: str, paper: Page, site: BuiltSite) -> None:
    """A small PDF, which somebody may pass on."""
    paper.goto(address_of(name, language, site))
    data = paper.pdf(format="A4", tagged=True)
    assert data.startswith(b"%PDF-")
    assert 5_000 < len(data) < 500_000
    sheets = data.count(b"/Type /Page\n")
    assert 1 <= sheets <= 8


def test_colour_on_paper_is_noticed(paper: Page) -> None:
    """The same look finds a white text on a dark box."""
    paper.goto("about/")
    assert paper.evaluate(COLOURED) == []
    paper.evaluate("document.querySelector('main p').style.cssText = 'color: #eee; background: #222'")
    assert len(paper.evaluate(COLOURED)) >= 1
