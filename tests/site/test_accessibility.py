"""Every type of page serves readers who see little, move little, enlarge, or choose their own colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.built import BuiltSite
from tests.site.page_types import PAGE_TYPES, address_of, samples

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
# What 1280 × 1024 becomes when it is enlarged four times.
ENLARGED = {"width": 320, "height": 256}
# By rule, why it is not asked for.
SWITCHED_OFF = {
    "p-as-heading": "experimental: it takes a telephone number in bold for a heading",
    "hidden-content": "experimental: it reports whatever is hidden, and finds no fault in it",
}
# Everything axe knows, the rules of WCAG 2.2 AAA and the best practices among it.
RUN_AXE = """async ([off, colours]) => {
  const known = axe.getRules(colours ? ["cat.color"] : undefined).map((rule) => rule.ruleId);
  const runOnly = { type: "rule", values: known.filter((rule) => !off.includes(rule)) };
  const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  const found = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
  return [found, passes.map((rule) => rule.id)];
}"""
# Text that cannot be seen: cut off by its own box or by the screen. What scrolls inside itself is not lost.
LOST_TEXT = """() => {
  const lost = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (parent.closest(".visually-hidden, .skip-link, .table-scroll")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) {
      let isLost = box.left < -1 || box.right > document.documentElement.clientWidth + 1;
      for (let frame = parent; frame !== document.body; frame = frame.parentElement) {
        if (!/hidden|clip/.test(getComputedStyle(frame).overflow)) continue;
        const edge = frame.getBoundingClientRect();
        isLost ||= box.right > edge.right + 1 || box.bottom > edge.bottom + 1;
      }
      if (isLost) lost.push(texts.currentNode.data.trim());
    }
  }
  return lost;
}"""
# What lies over headings, texts, links and buttons when the reader scrolls to them.
COVERED = """() => {
  const covered = [];
  for (const element of document.querySelectorAll(":is(main, footer) :is(h1, h2, h3, p, li, dt, dd, a, button)")) {
    if (!element.checkVisibility() || element.closest(".table-scroll")) continue;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getClientRects()[0];
    if (!box) continue;
    const x = box.left + Math.min(box.width / 2, 8);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    if (top && top.closest(".reach")) covered.push(element.textContent.trim().slice(0, 60));
  }
  return covered;
}"""


@contextmanager
def opened(browser: Browser, home: str, **options: Any) -> Iterator[Page]:
    """A page that may be examined: its policy would keep our own tools out."""
    context = browser.new_context(base_url=home, bypass_csp=True, **options)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def examined(browser: Browser, home: str) -> Iterator[Page]:
    """One page for all runs of axe."""
    with opened(browser, home) as page:
        page.add_init_script(AXE.read_text(encoding="utf-8"))
        yield page


def found_by_axe(page: Page, colours: bool = False) -> list[str]:
    """Faults of the page as it is now: rule and element; only those of colour where nothing else can have changed."""
    found, passed = page.evaluate(RUN_AXE, [list(SWITCHED_OFF), colours])
    assert "color-contrast-enhanced" in passed
    assert colours or {"target-size", "document-title", "html-has-lang"} <= set(passed)
    return list(found)


@pytest.mark.parametrize(("name", "language"), PAGE_TYPES)
def test_axe_finds_no_fault(name: str, language: str, examined: Page, site: BuiltSite) -> None:
    """In the light and the dark scheme, on a narrow phone and on a wide screen."""
    faults = []
    examined.emulate_media(color_scheme="light")
    examined.goto(address_of(name, language, site))
    for screen in (PHONE, DESKTOP):
        examined.set_viewport_size(screen)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            examined.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = found_by_axe(examined, colours=scheme == "dark")
            faults += [f"{scheme}, {screen['width']}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.parametrize(
    ("rule", "html"),
    [
        ("color-contrast-enhanced", "<p style='color:#767676;background:#fff'>Chữ nhạt</p>"),
        ("target-size", "<a href=x style='font-size:9px'>x</a><a href=y style='font-size:9px'>y</a>"),
        ("image-alt", "<img src=assets/icon.svg>"),
        ("link-name", "<a href=x></a>"),
        ("heading-order", "<h6>Quá sâu</h6>"),
    ],
)
def test_axe_sees_faults(rule: str, html: str, examined: Page) -> None:
    """The same run does find a fault where there is one."""
    examined.emulate_media(color_scheme="light")
    examined.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    examined.goto("about/")
    examined.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
    assert rule in {fault.split(":")[0] for fault in found_by_axe(examined)}


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["", "help/", "en/hotlines/", "guides/kiem-tra-loi-moi-viec-lam/"])
def test_controls_keep_an_edge_in_forced_colours(
    path: str, screen: dict[str, int], browser: Browser, home: str
) -> None:
    """Backgrounds are gone where the reader's own colours rule: numbers, exit and buttons are framed instead."""
    with opened(browser, home, viewport=screen, forced_colors="active") as page:
        page.goto(path)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        controls = page.locator(".help-bar a[href^='tel:'], .quick-exit a, .call, .button:visible").all()
        assert len(controls) >= 4
        for control in controls:
            edge = control.evaluate(
                """element => {
                  const style = getComputedStyle(element);
                  const isSeen = style.borderTopColor !== style.backgroundColor;
                  return [style.borderTopStyle, parseFloat(style.borderBottomWidth) >= 1, isSeen];
                }"""
            )
            assert edge == ["solid", True, True], control.inner_text()


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, home: str, site: BuiltSite) -> None:
    """No transition, no animation, no smooth scrolling; others do have the last one."""
    moving = """[...document.querySelectorAll("*")].filter((element) =>
      ["", "::before", "::after"].some((part) => {
        const style = getComputedStyle(element, part || undefined);
        const takesTime = style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
        return takesTime || style.animationName !== "none" || style.scrollBehavior === "smooth";
      })).map((element) => element.outerHTML.slice(0, 80))"""
    with opened(browser, home, reduced_motion="reduce") as page:
        for name in ("home", "guide", "list of news", "hotlines"):
            page.goto(address_of(name, "vi", site))
            assert page.evaluate(moving) == [], name
            assert page.evaluate("document.getAnimations().length") == 0, name
        page.emulate_media(reduced_motion="no-preference")
        assert [shown[:5] for shown in page.evaluate(moving)] == ["<html"]


def test_enlarged_four_times_everything_can_be_read(browser: Browser, home: str, site: BuiltSite) -> None:
    """A screen of 1280 × 1024 at 400 %: no sideways scrolling, nothing cut off, nothing under the bar of numbers."""
    with opened(browser, home, viewport=ENLARGED) as page:
        for name, path in samples(site).items():
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= ENLARGED["width"], name
            assert page.evaluate(LOST_TEXT) == [], name
            assert page.evaluate(COVERED) == [], name


def test_wide_spacing_loses_nothing(browser: Browser, home: str, site: BuiltSite) -> None:
    """WCAG 1.4.12: lines, paragraphs, letters and words as far apart as a reader may need them."""
    spacing = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      p { margin-bottom: 2em !important }"""
    with opened(browser, home, viewport=PHONE) as page:
        for name, path in samples(site).items():
            page.goto(path)
            page.add_style_tag(content=spacing)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
            assert page.evaluate(LOST_TEXT) == [], name
            assert page.evaluate(COVERED) == [], name
            assert gap_at_the_end(page) >= 0, name


@pytest.mark.parametrize("width", [320, 360, 430, 640, 1280])
def test_the_bar_covers_no_text_at_the_end_of_a_page(width: int, browser: Browser, home: str) -> None:
    """Who has scrolled to the end sees the last line above the bar of numbers."""
    with opened(browser, home, viewport={"width": width, "height": 640}) as page:
        for path in ("", "en/hotlines/"):
            page.goto(path)
            assert gap_at_the_end(page) >= 0, path


def gap_at_the_end(page: Page) -> float:
    """Pixels between the last line of the page and the bar below it; the bar may also stand above."""
    gap: float = page.evaluate(
        """() => {
          scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
          const end = document.querySelector(".site-footer").lastElementChild.getBoundingClientRect().bottom;
          const bar = document.querySelector(".reach").getBoundingClientRect();
          return bar.bottom < end ? 0 : bar.top - end;
        }"""
    )
    return gap


def test_lost_text_is_noticed(browser: Browser, home: str) -> None:
    """The same look finds a line that is cut off, one beyond the edge, and one under the bar."""
    with opened(browser, home, viewport=PHONE) as page:
        page.goto("about/")
        assert page.evaluate(LOST_TEXT) == page.evaluate(COVERED) == []
        page.evaluate(
            """() => {
              const main = document.querySelector("main");
              main.insertAdjacentHTML("beforeend", "<p id=cut>Dòng bị cắt</p><p id=far>Dòng ở ngoài</p>");
              document.getElementById("cut").style.cssText = "height: 5px; overflow: hidden";
              document.getElementById("far").style.cssText = "position: relative; left: 300px";
            }"""
        )
        assert page.evaluate(LOST_TEXT) == ["Dòng bị cắt", "Dòng ở ngoài"]
        page.evaluate("document.querySelector('.reach').style.height = '90%'")
        assert "Dòng bị cắt" in page.evaluate(COVERED)
