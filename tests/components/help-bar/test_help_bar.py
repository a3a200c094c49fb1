"""The bar with the numbers to call: seen without scrolling, in the same place everywhere, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import FLAGS, find_browser
from tests.site.built import BuiltSite, language_of
from tests.site.page_types import samples

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

NUMBERS = ["tel:111", "tel:113", "tel:+84981848484"]
PHONE, NARROW, DESKTOP = {"width": 360, "height": 640}, {"width": 320, "height": 640}, {"width": 1280, "height": 800}
SCREENS = {"phone": PHONE, "narrow phone": NARROW, "wide screen": DESKTOP}
LOW_SCREENS = [{"width": 640, "height": 320}, {"width": 320, "height": 256}, {"width": 1280, "height": 320}]
LONG_PAGES = ["help/", "hotlines/", "en/guides/kiem-tra-loi-moi-viec-lam/"]
# More stops than any page has.
ENOUGH_STOPS = 400
# What WCAG 2.2 asks of a target, in CSS pixels (2.5.8).
TARGET = 24
# Text sizes that readers set in their browser, in CSS pixels; 16 is what most have, 32 is 200 % (WCAG 1.4.4).
TEXT_SIZES = [20, 24, 32]

# Every link of the bar: its address, box, and whether a tap on its middle would meet it.
LINKS = """
() => [...document.querySelectorAll(".reach a")].filter(link => link.checkVisibility()).map(link => {
  const { x, y, width, height } = link.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  const isInside = x >= 0 && y >= 0 && x + width <= innerWidth + .5 && y + height <= innerHeight + .5;
  return { href: link.getAttribute("href"), box: [x, y, width, height], isMet: isInside && link.contains(top) };
})
"""
# Texts of the bar that do not fit the box they stand in.
CUT_OFF = """
() => {
  const cut = [];
  for (const link of document.querySelectorAll(".reach a")) {
    if (!link.checkVisibility()) continue;
    const box = link.getBoundingClientRect();
    for (const words of link.querySelectorAll("span:not(.visually-hidden, .icon), strong")) {
      const { left, right, top, bottom } = words.getBoundingClientRect();
      const isInside = left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1;
      const isOnScreen = left >= 0 && right <= innerWidth + 1;
      if (!isInside || !isOnScreen || words.scrollWidth > Math.ceil(words.getBoundingClientRect().width) + 1)
        cut.push(words.textContent);
    }
  }
  return cut;
}
"""


@contextmanager
def opened(browser: Browser, home: str, viewport: dict[str, int], **options: Any) -> Iterator[Page]:
    """A page in a tab of its own."""
    context = browser.new_context(base_url=home, viewport=viewport, reduced_motion="reduce", **options)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


Links = list[dict[str, Any]]


@pytest.fixture(scope="module")
def measured(browser: Browser, home: str, site: BuiltSite) -> dict[tuple[str, str], Links]:
    """The links of the bar on every page type, by page and screen."""
    found: dict[tuple[str, str], Links] = {}
    with opened(browser, home, PHONE) as page:
        for name, path in samples(site).items():
            page.goto(path)
            for screen, viewport in SCREENS.items():
                page.set_viewport_size(viewport)  # type: ignore[arg-type]
                found[name, screen] = page.evaluate(LINKS)
    return found


def test_the_numbers_stand_before_the_content(site: BuiltSite) -> None:
    """Links to dial, one after the other, that work without scripts and styles."""
    for path, page in site.pages.items():
        order = list(page.walk())
        links = [link for link in order[: order.index(page.one("main"))] if link.get("href").startswith("tel:")]
        assert [link.get("href") for link in links] == NUMBERS, path
        assert all(link.text for link in links), path


@pytest.mark.parametrize("screen", SCREENS)
def test_the_numbers_are_seen_without_scrolling(screen: str, measured: dict[tuple[str, str], Links]) -> None:
    """On every page type, uncovered, and large enough to be met."""
    for name, links in of_screen(measured, screen).items():
        dialled = [link for link in links if link["href"].startswith("tel:")]
        assert [link["href"] for link in dialled] == NUMBERS, name
        for link in links:
            assert link["isMet"], (name, link)
            assert min(link["box"][2:]) >= TARGET, (name, link)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_bar_is_in_the_same_place_on_every_page(
    screen: str, language: str, measured: dict[tuple[str, str], Links]
) -> None:
    """Whoever has found it once finds it again: to the pixel within a language, and the same order in both."""
    pages = {name: links for name, links in of_screen(measured, screen).items() if name.endswith(f", {language}")}
    first = pages.pop(f"home, {language}")
    assert len(pages) > 10
    for name, links in pages.items():
        assert [link["box"] for link in links] == [pytest.approx(link["box"], abs=1) for link in first], name


@pytest.mark.parametrize("screen", ["phone", "narrow phone"])
def test_on_phones_the_bar_is_where_the_thumb_is(screen: str, measured: dict[tuple[str, str], Links]) -> None:
    """In the lower half, and it leaves the larger part of the screen to the text."""
    for name, links in of_screen(measured, screen).items():
        highest = min(link["box"][1] for link in links)
        assert highest >= SCREENS[screen]["height"] * 0.75, name


def test_on_wide_screens_the_bar_is_at_the_top(measured: dict[tuple[str, str], Links]) -> None:
    """Above everything else."""
    for name, links in of_screen(measured, "wide screen").items():
        assert max(y + height for _, y, _, height in (link["box"] for link in links)) <= 80, name


def of_screen(measured: dict[tuple[str, str], Links], screen: str) -> dict[str, Links]:
    """The links by page, on one screen."""
    return {name: links for (name, other), links in measured.items() if other == screen}


# Whether the focused element is on the screen, and whether the bar lies over its middle or one of its corners.
FOCUS = """
() => {
  const focused = document.activeElement;
  const bar = document.querySelector(".reach");
  if (!focused || focused === document.body) return null;
  const boxes = [...focused.getClientRects()];
  const points = boxes.flatMap(({ left, right, top, bottom }) => [
    // The corners may be round.
    [(left + right) / 2, (top + bottom) / 2], [left + 6, top + 6], [right - 6, top + 6], [left + 6, bottom - 6],
    [right - 6, bottom - 6],
  ]);
  const isUnderBar = ([x, y]) => bar.contains(document.elementFromPoint(x, y));
  return {
    words: focused.textContent.trim().slice(0, 60),
    isCovered: !bar.contains(focused) && points.some(isUnderBar),
    isSeen: points.every(([x, y]) => x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight),
    boxes: boxes.map(({ top, bottom }) => [top, bottom]),
  };
}
"""


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "wide screen"])
@pytest.mark.parametrize("path", LONG_PAGES)
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_bar_never_covers_what_has_the_focus(
    key: str, path: str, screen: dict[str, int], browser: Browser, home: str
) -> None:
    """No part of it (WCAG 2.4.12), forwards and backwards."""
    covered, stops = [], 0
    with opened(browser, home, screen) as page:
        page.goto(path)
        while stops < ENOUGH_STOPS:
            page.keyboard.press(key)
            found = page.evaluate(FOCUS)
            if found is None:
                break
            stops += 1
            if found["isCovered"] or not found["isSeen"]:
                covered.append(found)
    assert covered == []
    assert 20 < stops < ENOUGH_STOPS


@pytest.mark.parametrize("viewport", [PHONE, NARROW], ids=["phone", "narrow"])
@pytest.mark.parametrize("path", ["help/", "en/help/"])
def test_the_end_of_a_page_is_not_covered(path: str, viewport: dict[str, int], browser: Browser, home: str) -> None:
    """Scrolled to the end, the last words lie above the bar."""
    with opened(browser, home, viewport) as page:
        page.goto(path)
        end = page.evaluate("scrollTo(0, document.documentElement.scrollHeight), scrollY + innerHeight")
        assert end == pytest.approx(page.evaluate("document.documentElement.scrollHeight"), abs=1)
        last = page.locator(".site-footer > :last-child").bounding_box()
        bar = page.locator(".reach").bounding_box()
        assert last is not None
        assert bar is not None
        assert last["y"] + last["height"] <= bar["y"]


@pytest.mark.parametrize("viewport", LOW_SCREENS, ids=["sideways", "400 %", "wide"])
def test_on_low_screens_the_bar_scrolls_away(viewport: dict[str, int], browser: Browser, home: str) -> None:
    """A phone held sideways, or a page at 400 %: the text needs the room; the bar stays at the page's beginning."""
    with opened(browser, home, viewport) as page:
        page.goto("help/")
        assert [link["href"] for link in page.evaluate(LINKS) if link["isMet"] and link["href"] in NUMBERS] == NUMBERS
        page.evaluate("scrollTo(0, 1000)")
        bar = page.locator(".reach").bounding_box()
        assert bar is not None
        assert bar["y"] + bar["height"] <= 0
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("path", ["help/", "en/help/"])
@pytest.mark.parametrize("viewport", [PHONE, NARROW, DESKTOP], ids=["phone", "narrow", "wide"])
def test_no_label_is_cut_off(viewport: dict[str, int], path: str, browser: Browser, home: str) -> None:
    """When to call, the number, and the way out can be read whole."""
    text = interface_texts(Language(language_of(path)))
    with opened(browser, home, viewport) as page:
        page.goto(path)
        assert page.evaluate(CUT_OFF) == []
        words = page.locator(".reach").inner_text()
        for key in ("help-bar.national-111", "help-bar.police-113", "help-bar.consular-protection", "exit.label"):
            assert text(key) in words, key


@pytest.fixture(scope="module", params=TEXT_SIZES)
def large_print(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A Chromium whose reader has asked for large text."""
    # In a thread of its own: looking for a browser may start Playwright, which allows one start per thread.
    with ThreadPoolExecutor(1) as thread:
        path = thread.submit(find_browser).result()
    setting = f"--blink-settings=defaultFontSize={request.param}"
    launched = browser.browser_type.launch(executable_path=path, args=[*FLAGS, setting])
    yield launched
    launched.close()


@pytest.mark.parametrize("path", ["help/", "en/help/"])
@pytest.mark.parametrize("viewport", [PHONE, NARROW, DESKTOP], ids=["phone", "narrow", "wide"])
def test_large_text_loses_nothing(viewport: dict[str, int], path: str, large_print: Browser, home: str) -> None:
    """Every number can be seen, read whole and tapped, and the end of the page is not covered."""
    with opened(large_print, home, viewport) as page:
        page.goto(path)
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 20
        assert page.evaluate(CUT_OFF) == []
        links = page.evaluate(LINKS)
        assert [link for link in links if not link["isMet"]] == []
        assert [link["href"] for link in links if link["href"].startswith("tel:")] == NUMBERS
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        last = page.locator(".site-footer > :last-child").bounding_box()
        bar = page.locator(".reach").bounding_box()
        assert last is not None
        assert bar is not None
        assert last["y"] + last["height"] <= bar["y"] or bar["y"] + bar["height"] <= last["y"]


def test_the_numbers_are_there_without_scripts(browser: Browser, home: str) -> None:
    """Nothing of the bar needs a script."""
    with opened(browser, home, PHONE, java_script_enabled=False) as page:
        page.goto("hotlines/")
        for number in NUMBERS:
            box = page.locator(f".reach a[href='{number}']").bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= PHONE["height"]
