"""The site in a real browser: silent, without traces, readable on a narrow phone and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Error, Page, Request, expect

from tests.colour import contrast, luminance
from tests.site.built import BuiltSite, counterpart
from tests.site.document import Element, parse
from tests.site.page_types import samples

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
# The skip link, the quick exit, then the numbers to call.
TABS_TO_HELP = 2
# More stops of the keyboard than any page has.
ENOUGH_STOPS = 400
# What `link` elements make a browser fetch, or prepare to.
LOADING_LINKS = frozenset(
    (
        "stylesheet",
        "icon",
        "preload",
        "prefetch",
        "preconnect",
        "dns-prefetch",
        "modulepreload",
        "manifest",
        "prerender",
    )
)
STYLE_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)")
FOREIGN_STYLE = re.compile(r"@import|(?:url|src)\(\s*['\"]?(?:https?:)?//")
NEWS_OF_PROJECT = "news/2025/quang-tri-world-vision-tmsv3-tai-hoa-nhap-2025/"


@pytest.fixture
def phone(browser: Browser, home: str) -> Iterator[Page]:
    """A page of a narrow phone without JavaScript."""
    context = browser.new_context(base_url=home, viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def desktop(browser: Browser, home: str) -> Iterator[Page]:
    """A page of a wide screen with everything on."""
    context = browser.new_context(base_url=home, viewport=DESKTOP)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def watch(page: Page, origin: str) -> list[str]:
    """Collect whatever a page should not do; the browser itself reaches no other machine."""
    seen: list[str] = []

    def ask(request: Request) -> None:
        if not request.url.startswith((origin, "data:")):
            seen.append(f"request: {request.url}")

    def fail(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the icon of a page that was left before it came
            seen.append(f"failed: {request.url}: {request.failure}")

    page.on("request", ask)
    page.on("requestfailed", fail)
    page.on("response", lambda response: response.status >= 400 and seen.append(f"{response.status}: {response.url}"))
    page.on("console", lambda message: seen.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    return seen


def test_no_page_calls_out_complains_or_leaves_traces(browser: Browser, home: str, site: BuiltSite) -> None:
    """Pages of every type load from their own origin only, keep to their policy, store nothing, and fit the screen."""
    context = browser.new_context(viewport=DESKTOP)  # type: ignore[arg-type]
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    seen = watch(page, home)
    for name, path in samples(site).items():
        page.goto(home + path)
        assert seen == [], name
        assert width_of(devtools) <= DESKTOP["width"], name
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie.length]") == [0, 0, 0]
    state = context.storage_state(indexed_db=True)
    assert (state["cookies"], state["origins"]) == ([], [])
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    context.close()


def test_nothing_a_page_loads_is_named_by_a_foreign_address(site: BuiltSite, small_site: BuiltSite) -> None:
    """Whatever a browser fetches by itself, on every page: scripts, styles, pictures, frames; and what styles load."""
    for built in (site, small_site):
        count = 0
        for path, page in built.pages.items():
            for target in loaded_by(page):
                count += 1
                assert built.resolve(path, target).startswith((built.url, "data:")), f"{path}: {target}"
        assert count >= 3 * len(built.pages)  # icon, style, script
        for file in built.folder.rglob("*.css"):
            assert FOREIGN_STYLE.search(file.read_text(encoding="utf-8")) is None, file


def loaded_by(page: Element) -> Iterator[str]:
    """Addresses that are fetched when the page is shown or before it is asked for."""
    for element in page.walk():
        if element.tag != "link" or LOADING_LINKS & set(element.get("rel").split()):
            names = ("src", "poster", "data", "background") + (
                ("href",) if element.tag in {"link", "image", "use"} else ()
            )
            yield from filter(None, map(element.get, names))
        yield from (part.split()[0] for part in element.get("srcset").split(",") if part.strip())
        yield from STYLE_ADDRESS.findall(element.get("style"))


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ("<script src=//x.example/a.js></script>", "//x.example/a.js"),
        ("<link rel='preconnect' href='https://x.example'>", "https://x.example"),
        ("<link rel='shortcut icon' href='https://x.example/i'>", "https://x.example/i"),
        ("<img srcset='a.png 1x, https://x.example/b.png 2x'>", "https://x.example/b.png"),
        ("<p style='background: url(https://x.example/c)'></p>", "https://x.example/c"),
        ("<iframe src='https://x.example/'></iframe>", "https://x.example/"),
    ],
)
def test_foreign_addresses_are_found(html: str, target: str) -> None:
    """The test above sees what a page could load; links to follow are none of its business."""
    assert target in list(loaded_by(parse(html)))
    assert list(loaded_by(parse("<a href='https://x.example/'>x</a><link rel='canonical' href='https://x/'>"))) == []


def test_the_watch_sees_what_it_must(browser: Browser, home: str) -> None:
    """A page that loads a stranger's script against its policy is noticed."""
    context = browser.new_context()
    page = context.new_page()
    seen = watch(page, home)
    page.goto(home)
    with page.expect_console_message():
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {src: 'https://x.example/'}))"
        )
    assert any("Content Security Policy" in line for line in seen), seen
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://x.example/")
    assert "request: https://x.example/" in seen
    context.close()


def test_no_page_scrolls_sideways_on_a_phone(phone: Page, site: BuiltSite) -> None:
    """At 320 pixels and without JavaScript, every type fits; wide tables scroll inside themselves."""
    devtools = phone.context.new_cdp_session(phone)
    too_wide = []
    for name, path in samples(site).items():
        phone.goto(path)
        if (width := width_of(devtools)) > PHONE["width"]:
            too_wide.append(f"{name}: {width}")
    assert too_wide == []


def width_of(devtools: CDPSession) -> float:
    """Width of the whole page, asked of the browser itself: the page may have no JavaScript."""
    width: float = devtools.send("Page.getLayoutMetrics")["cssContentSize"]["width"]
    return width


def test_numbers_are_within_reach_of_the_keyboard(desktop: Page) -> None:
    """The skip link comes first and is seen, then the quick exit and the three numbers, each with a visible focus."""
    for path in ("", NEWS_OF_PROJECT, "en/"):
        desktop.goto(path)
        desktop.keyboard.press("Tab")
        focused = desktop.locator(":focus")
        assert focused.get_attribute("href") == "#main"
        box = focused.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        reached: list[str] = []
        for _ in range(TABS_TO_HELP + 2):
            desktop.keyboard.press("Tab")
            reached.append(focused.get_attribute("href") or "")
        assert reached[TABS_TO_HELP - 1 :] == ["tel:111", "tel:113", "tel:+84981848484"], path
        assert focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


@pytest.mark.parametrize("path", ["", "help/", "guides/kiem-tra-loi-moi-viec-lam/", "places/quang-tri/"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_walk_by_keyboard_meets_everything_in_order(
    viewport: dict[str, int], path: str, browser: Browser, home: str
) -> None:
    """From link to link to the end: each is seen, has a name, and stands behind the last; nothing holds the reader."""
    context = browser.new_context(base_url=home, viewport=viewport, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(path)
    stops: list[dict[str, Any]] = []
    focused = page.locator(":focus")
    while len(stops) < ENOUGH_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
        expect(focused).to_have_accessible_name(re.compile(r"\w"))
    assert len(stops) < ENOUGH_STOPS
    assert [stop for stop in stops if not (stop["isSeen"] and stop["isOutlined"])] == []
    places = [stop["place"] for stop in stops]
    assert places == sorted(set(places))
    assert len(places) == page.evaluate(f"{REACHABLE}.length")
    context.close()


# Whatever the keyboard should reach, in the order of the page.
REACHABLE = """[...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))"""
STOP = f"""
() => {{
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const box = focused.getBoundingClientRect();
  const style = getComputedStyle(focused);
  return {{
    words: focused.textContent.trim().slice(0, 60),
    place: {REACHABLE}.indexOf(focused),
    isSeen: box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1,
    isOutlined: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2,
    box: [box.left, box.top, box.right, box.bottom],
  }};
}}
"""


def test_the_skip_link_leads_past_the_menus(desktop: Page) -> None:
    """After it, the next step of the keyboard is inside the content."""
    desktop.goto(NEWS_OF_PROJECT)
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    desktop.keyboard.press("Tab")
    assert desktop.locator("main :focus").count() == 1


def test_help_is_on_the_first_screen_of_a_phone(phone: Page) -> None:
    """The three numbers can be tapped without scrolling, on targets of at least 24 pixels."""
    for path in ("", "en/", NEWS_OF_PROJECT, "hotlines/", "places/"):
        phone.goto(path)
        for link in phone.locator(".help-bar a[href^='tel:']").all():
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 24, path
            assert box["y"] + box["height"] <= PHONE["height"], path


def test_a_reader_finds_an_article_its_project_and_the_english_page(phone: Page, home: str) -> None:
    """Home, list of news, article, project, other language: by links alone, without JavaScript."""
    phone.goto("")
    phone.locator("nav.sections a[href$='news/']").click()
    assert phone.url == f"{home}news/"
    phone.locator(f".card a[href$='{NEWS_OF_PROJECT.removeprefix('news/')}']").click()
    assert phone.url == home + NEWS_OF_PROJECT
    phone.locator(".facts a[href$='projects/tmsv3/']").click()
    assert phone.url == f"{home}projects/tmsv3/"
    assert phone.locator(f".card a[href$='{NEWS_OF_PROJECT}']").count() >= 1
    phone.locator(".language-toggle a").click()
    assert phone.url == home + counterpart("projects/tmsv3/")
    assert phone.locator("html").get_attribute("lang") == "en"
    assert "TMSV3" in phone.locator("h1").inner_text()


def test_111_is_a_link_to_tap(phone: Page) -> None:
    """The page of numbers shows 111 first, large, as a `tel:` link."""
    phone.goto("hotlines/")
    link = phone.locator("main a[href^='tel:']").first
    assert (link.get_attribute("href"), link.inner_text()) == ("tel:111", "111")
    assert link.is_visible()


def test_a_wrong_address_shows_the_page_for_it(browser: Browser, home_in_folder: str) -> None:
    """At any depth, with its styles, and its links lead home; also where the site stands in a folder of its host."""
    context = browser.new_context()
    page = context.new_page()
    seen = watch(page, home_in_folder)
    answer = page.goto(f"{home_in_folder}news/2020/was-never/here/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("main section[lang='vi']").is_visible()
    assert page.locator("main section[lang='en']").is_visible()
    assert page.evaluate("document.styleSheets.length") == 1
    page.locator("main section[lang='en'] a").first.click()
    assert page.url == f"{home_in_folder}en/"
    assert [line for line in seen if "404" not in line] == []
    context.close()


def test_the_site_works_in_a_folder_of_its_host(
    browser: Browser, home_in_folder: str, site_in_folder: BuiltSite
) -> None:
    """Pages of every depth load their styles and nothing fails."""
    context = browser.new_context()
    page = context.new_page()
    seen = watch(page, home_in_folder)
    for path in ("", "en/", "places/quang-tri/", NEWS_OF_PROJECT, counterpart(NEWS_OF_PROJECT)):
        assert path in site_in_folder.reachable
        page.goto(home_in_folder + path)
        assert page.evaluate("document.styleSheets.length") == 1
    assert seen == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_colour_schemes(scheme: str, browser: Browser, home: str) -> None:
    """Contrast of text and links with the page is at least 7:1, as the tokens promise; dark is dark."""
    context = browser.new_context(base_url=home, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(NEWS_OF_PROJECT)
    colour = "(element, name) => getComputedStyle(element)[name].match(/[\\d.]+/g).slice(0, 3).map(Number)"
    background = luminance(page.locator("body").evaluate(f"element => ({colour})(element, 'backgroundColor')"))
    assert (background < 0.1) == (scheme == "dark")
    for selector in ("h1", ".body p", ".body a", ".lead", ".page-dates", ".breadcrumb a", ".site-header a"):
        text = luminance(page.locator(selector).first.evaluate(f"element => ({colour})(element, 'color')"))
        assert contrast(text, background) >= 7, selector
    context.close()
