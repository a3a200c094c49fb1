"""The quick exit: out at once, nothing left to read, and no way back to the page, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Route, expect
from tests.browser import FLAGS, find_browser
from tests.colour import contrast, luminance
from tests.site.built import BuiltSite, language_of
from tests.site.page_types import samples

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

NARROW, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
BEFORE = "https://before.example/"
GUIDE = "guides/kiem-tra-loi-moi-viec-lam/"
# Seconds in the page's own clock.
TOO_LONG_APART = 6
BACK, FORWARD = -1, 1
ENOUGH_TRIES = 200

# What a reader did in this tab before leaving: addresses below the root, or steps through the tab's history.
WALKS: dict[str, list[str | int]] = {
    "one page": ["help/"],
    "two pages": ["", "help/"],
    "three pages": ["", "help/", GUIDE],
    "both languages": ["help/", "en/help/"],
    "a jump within a page": ["help/", "help/#main"],
    "jumps within the first page and the last": ["help/", "help/#main", GUIDE, f"{GUIDE}#main"],
    "a feed in between": ["", "feed.xml", "news/"],
    "a wrong address in between": ["", "was-never/here/", "help/"],
    "the same page twice": ["help/", "", "help/"],
    "back to the first of two pages": ["", "help/", BACK],
    "back to the second of three pages": ["", "help/", GUIDE, BACK],
}

# Tells the test which words of our own pages a reader could have seen, whenever the screen was drawn.
WATCH = """
(() => {
  if (!location.href.startsWith("HOME")) return;
  let last = "";
  const look = () => {
    const isDrawn = document.body && getComputedStyle(document.documentElement).display !== "none";
    const words = isDrawn ? document.body.innerText.trim() : "";
    if (words && words !== last) tellWords(words);
    last = words;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


class Outside:
    """The rest of the world, answered on this machine.

    Attributes:
        referrers: the `Referer` of every request for the destination; the empty text where there was none.
        answer: how the destination answers; `silent` lets the page before it stand, where it can be looked at: while
            one waits for a page of another site, Chromium answers no question about the old one.
    """

    def __init__(self, context: BrowserContext, destination: str) -> None:
        self.referrers: list[str] = []
        self.answer: Literal["at once", "silent", "never"] = "at once"
        context.route(f"{destination}**", self._answer)
        context.route(f"{BEFORE}**", lambda route: route.fulfill(body="<p>before", content_type="text/html"))

    def _answer(self, route: Route) -> None:
        self.referrers.append(route.request.headers.get("referer", ""))
        if self.answer == "silent":
            route.fulfill(status=HTTPStatus.NO_CONTENT)
        elif self.answer == "at once":
            route.fulfill(body="<title>weather</title><p>weather", content_type="text/html")


@contextmanager
def reader(browser: Browser, destination: str, home: str, **options: Any) -> Iterator[tuple[Page, Outside]]:
    """A tab of its own, which reaches nothing but the site and what is answered here."""
    context = browser.new_context(**{"viewport": DESKTOP, "base_url": home, **options})
    context.set_default_timeout(10_000)
    outside = Outside(context, destination)
    yield context.new_page(), outside
    context.close()


@pytest.fixture(scope="module")
def destination(site: BuiltSite) -> str:
    """Where `mkdocs.yml` says that the exit leads."""
    found = re.search(r"^ +exit_url: *(\S+)", (site.project / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


@pytest.fixture
def tab(browser: Browser, destination: str, home: str) -> Iterator[tuple[Page, Outside]]:
    """A reader at a wide screen, with everything on."""
    with reader(browser, destination, home) as opened:
        yield opened


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """A Chromium that keeps the pages one leaves in memory, as phones do; Playwright switches that off."""
    # In a thread of its own: looking for a browser may start Playwright, which allows one start per thread.
    with ThreadPoolExecutor(1) as thread:
        path = thread.submit(find_browser).result()
    switched_off = ["--disable-back-forward-cache"]
    launched = browser.browser_type.launch(executable_path=path, args=list(FLAGS), ignore_default_args=switched_off)
    yield launched
    launched.close()


def exit_link(page: Page) -> Locator:
    """The way out."""
    return page.locator(".quick-exit a")


def leave(page: Page, destination: str) -> None:
    """Tap, and wait until the destination is there."""
    exit_link(page).click(no_wait_after=True)
    page.wait_for_url(destination)


def go(page: Page, step: int) -> None:
    """Press the browser's Back or Forward, and wait until another page stands there."""
    with page.expect_event("framenavigated"):
        page.evaluate("step => { setTimeout(() => history.go(step), 0); }", step)


def walk(page: Page, steps: list[str | int]) -> None:
    """Come from another site and read some pages."""
    page.goto(BEFORE)
    for step in steps:
        if isinstance(step, int):
            go(page, step)
        else:
            page.goto(step)


def history_of(page: Page) -> tuple[int, list[str]]:
    """Where the tab stands in its history, and the address of every entry."""
    for _ in range(ENOUGH_TRIES):
        devtools = page.context.new_cdp_session(page)
        try:
            found = devtools.send("Page.getNavigationHistory")
        except Error as error:
            # The new page has come, but the old one is still being put away.
            if "Not attached to an active page" not in error.message:
                raise
        else:
            return found["currentIndex"], [entry["url"] for entry in found["entries"]]
        finally:
            devtools.detach()
    raise AssertionError("the tab has no active page")


def assert_nothing_to_read(page: Page, leaving: str) -> None:
    """The page is white, silent but for the announcement, and without a name."""
    assert page.evaluate("document.body.innerText.trim()") in {"", leaving}
    assert page.locator("body").aria_snapshot() == f"- alert: {leaving}"
    assert page.title() == ""
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    seen = page.screenshot()
    empty = page.context.new_page()
    empty.set_viewport_size(page.viewport_size or DESKTOP)  # type: ignore[arg-type]
    empty.set_content("<body style='background: #fff'>")
    assert seen == empty.screenshot()
    empty.close()


def is_visible_at_its_place(link: Locator) -> bool:
    """Whether a tap on its middle would meet it, without scrolling."""
    script = """
    link => {
      const { x, y, width, height } = link.getBoundingClientRect();
      const inside = x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;
      return inside && link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }
    """
    found: bool = link.evaluate(script)
    return found


def test_every_page_has_one(site: BuiltSite, small_site: BuiltSite, destination: str) -> None:
    """A plain link to the destination, before the content, that tells nobody where it was followed."""
    for built in (site, small_site):
        for path, page in built.pages.items():
            link = page.one("p", class_="quick-exit").one("a")
            assert link.get("href") == destination, path
            assert {"nofollow", "noreferrer"} <= set(link.get("rel").split()), path
            assert interface_texts(Language(language_of(path)))("exit.label") in link.text, path
            order = list(page.walk())
            assert order.index(link) < order.index(page.one("main")), path


def test_it_is_within_reach_on_every_page_type(browser: Browser, destination: str, home: str, site: BuiltSite) -> None:
    """Seen without scrolling on a narrow phone, uncovered, in the lower half, large enough for a thumb."""
    with reader(browser, destination, home, viewport=NARROW) as (page, _):
        for name, path in samples(site).items():
            page.goto(path)
            link = exit_link(page)
            assert is_visible_at_its_place(link), name
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 40, name
            assert box["width"] >= 40, name
            assert box["y"] >= NARROW["height"] / 2, name


def test_it_stays_in_sight_on_a_wide_screen(tab: tuple[Page, Outside]) -> None:
    """At the top, also after scrolling to the end."""
    page, _ = tab
    page.goto("help/")
    for target in ("h1", ".site-footer p"):
        page.locator(target).scroll_into_view_if_needed()
        assert is_visible_at_its_place(exit_link(page))
        box = exit_link(page).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < DESKTOP["height"] / 4
    assert page.evaluate("scrollY") > 0


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_it_opens_the_destination(scripts: bool, browser: Browser, destination: str, home: str) -> None:
    """In the same tab, and the destination does not learn where the reader was."""
    with reader(browser, destination, home, java_script_enabled=scripts, viewport=NARROW) as (page, outside):
        page.goto(GUIDE)
        leave(page, destination)
        assert page.title() == "weather"
        assert outside.referrers == [""]
        assert len(page.context.pages) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [GUIDE, f"en/{GUIDE}"])
def test_the_screen_is_blank_while_the_destination_keeps_the_reader_waiting(
    path: str, scheme: str, browser: Browser, destination: str, home: str
) -> None:
    """White, without a title, with nothing to hear but the announcement; also where our page was long and scrolled."""
    leaving = interface_texts(Language(language_of(path)))("exit.leaving")
    with reader(browser, destination, home, color_scheme=scheme) as (page, outside):
        outside.answer = "silent"
        page.goto(path)
        page.locator(".site-footer p").scroll_into_view_if_needed()
        with page.expect_response(destination):
            exit_link(page).click(no_wait_after=True)
        assert_nothing_to_read(page, leaving)


def test_the_screen_is_blank_as_long_as_nothing_comes(tab: tuple[Page, Outside], home: str) -> None:
    """On a network that answers nothing at all, nothing but the announcement is drawn any more."""
    page, outside = tab
    outside.answer = "never"
    leaving = interface_texts(Language.VI)("exit.leaving")
    page.add_init_script(WATCH.replace("HOME", home).replace("tellWords", "console.log"))
    with page.expect_console_message(lambda message: "111" in message.text):
        page.goto("help/")
    with page.expect_console_message(lambda message: message.text == leaving):
        exit_link(page).click(no_wait_after=True)
    assert len(outside.referrers) <= 1


def test_the_screen_is_blank_while_earlier_pages_are_passed_on_the_way_out(
    tab: tuple[Page, Outside], home: str
) -> None:
    """Also on the first page of several, from which the destination is asked for in the end."""
    page, outside = tab
    seen = watch_words(page, home)
    outside.answer = "silent"
    walk(page, WALKS["three pages"])
    leaving = interface_texts(Language.VI)("exit.leaving")
    with page.expect_response(lambda response: not response.url.startswith(home)):
        page.evaluate("document.querySelector('.quick-exit a').click()")
        seen.clear()
    assert_no_words(page, leaving)
    assert set(seen) <= {leaving}


def assert_no_words(page: Page, leaving: str) -> None:
    """Nothing of the page is drawn, and it has no name."""
    hidden = "getComputedStyle(document.documentElement).display === 'none'"
    assert page.evaluate(f"{hidden} ? '' : document.body.innerText.trim()") in {"", leaving}
    assert page.title() == ""


def watch_words(page: Page, home: str) -> list[str]:
    """The words of our own pages that are drawn from now on."""
    seen: list[str] = []
    page.expose_function("tellWords", lambda words: seen.append(words))
    page.add_init_script(WATCH.replace("HOME", home))
    return seen


@pytest.mark.parametrize("name", WALKS)
@pytest.mark.parametrize("memory", ["loads again", "keeps pages in memory"])
def test_neither_back_nor_forward_shows_our_pages(
    memory: str, name: str, request: pytest.FixtureRequest, destination: str, home: str
) -> None:
    """After leaving, Back leads to the site that was open before, and Forward to the destination."""
    chromium: Browser = request.getfixturevalue("browser" if memory == "loads again" else "remembering")
    with reader(chromium, destination, home) as (page, _):
        seen = watch_words(page, home)
        walk(page, WALKS[name])
        leave(page, destination)
        index, addresses = history_of(page)
        assert [address for address in addresses[:index] if address.startswith(home)] == []
        seen.clear()
        go(page, BACK)
        assert page.url == BEFORE
        index, addresses = history_of(page)
        for _ in addresses[index + 1 :]:
            go(page, FORWARD)
            page.wait_for_url(destination, wait_until="commit")  # a page that comes from memory does not load
        expect(page).to_have_title("weather")
        assert set(seen) <= {interface_texts(Language.VI)("exit.leaving")}


def test_pages_are_really_kept_in_memory(remembering: Browser, destination: str, home: str) -> None:
    """The tests above would be worth little if the browser loaded our pages anew all the same."""
    with reader(remembering, destination, home) as (page, _):
        page.add_init_script("addEventListener('pageshow', event => { window.wasKept = event.persisted; })")
        page.goto("help/")
        page.goto("safety/")
        go(page, BACK)
        assert page.url == f"{home}help/"
        assert page.evaluate("window.wasKept") is True
        assert page.locator("h1").inner_text()


def test_the_watch_sees_words_that_are_drawn(tab: tuple[Page, Outside], home: str) -> None:
    """Back to one of our pages by way of no exit is noticed."""
    page, _ = tab
    seen = watch_words(page, home)
    walk(page, ["help/"])
    page.goto(BEFORE)
    seen.clear()
    go(page, BACK)
    page.wait_for_function("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
    assert any("111" in words for words in seen)


@pytest.mark.parametrize("steps", [["help/"], ["", "help/"]], ids=["one page", "two pages"])
def test_the_last_page_gives_way_in_older_browsers(
    steps: list[str | int], tab: tuple[Page, Outside], destination: str, home: str
) -> None:
    """Without the Navigation API, the page one leaves from is not to be found in the tab's history."""
    page, _ = tab
    page.add_init_script("delete window.navigation")
    walk(page, steps)
    assert page.evaluate("'navigation' in window") is False
    leave(page, destination)
    _, addresses = history_of(page)
    assert f"{home}help/" not in addresses
    assert addresses[-1] == destination


def test_a_first_page_that_does_not_come_back_holds_nobody_up(
    tab: tuple[Page, Outside], destination: str, home: str
) -> None:
    """On a bad network the reader is gone all the same."""
    page, _ = tab
    walk(page, ["", "help/"])
    page.context.route(home, lambda _: None)
    leave(page, destination)
    assert page.title() == "weather"


def test_it_works_while_the_rest_of_the_page_is_still_on_its_way(tab: tuple[Page, Outside], destination: str) -> None:
    """Neither the style nor the main script has come, nor will they."""
    page, _ = tab
    page.context.route(re.compile(r"/assets/antoan\."), lambda _: None)
    page.goto(BEFORE)
    page.goto("help/", wait_until="commit")
    link = exit_link(page)
    link.wait_for(state="attached")
    link.evaluate("link => link.click()")
    page.wait_for_url(destination)
    go(page, BACK)
    assert page.url == BEFORE


def test_it_works_when_the_main_script_fails_to_arrive(tab: tuple[Page, Outside], destination: str) -> None:
    """Three presses of Escape still leave, and Back does not show the page."""
    page, _ = tab
    page.context.route(re.compile(r"/assets/antoan\..*\.js"), lambda route: route.abort())
    walk(page, ["help/"])
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(destination)
    go(page, BACK)
    assert page.url == BEFORE


def test_it_works_where_the_site_stands_in_a_folder(browser: Browser, destination: str, home_in_folder: str) -> None:
    """As at the root of a host."""
    with reader(browser, destination, home_in_folder) as (page, outside):
        walk(page, WALKS["three pages"])
        leave(page, destination)
        assert outside.referrers == [""]
        go(page, BACK)
        assert page.url == BEFORE


def test_the_site_can_be_opened_again_later(tab: tuple[Page, Outside], destination: str, home: str) -> None:
    """Leaving shuts nobody out: the same tab shows the site to those who come anew."""
    page, _ = tab
    walk(page, WALKS["two pages"])
    leave(page, destination)
    page.goto("safety/")
    assert page.url == f"{home}safety/"
    expect(page.locator("h1")).to_be_visible()
    assert page.title() != ""


def test_leaving_stores_nothing(tab: tuple[Page, Outside], destination: str, home: str) -> None:
    """No cookie, no storage of any kind, no worker."""
    page, _ = tab
    walk(page, WALKS["three pages"])
    leave(page, destination)
    state = page.context.storage_state(indexed_db=True)
    assert (state["cookies"], state["origins"]) == ([], [])
    page.goto(home)
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie, window.name]") == [0, 0, "", ""]
    assert page.evaluate("Promise.all([indexedDB.databases(), caches.keys()])") == [[], []]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0


def press_escape(page: Page, times: int) -> None:
    """Press and let go."""
    for _ in range(times):
        page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ["help/", "en/help/"])
def test_three_presses_of_escape_leave(path: str, tab: tuple[Page, Outside], destination: str) -> None:
    """Each of the first two says how many are still to come."""
    page, _ = tab
    text = interface_texts(Language(language_of(path)))
    page.goto(path)
    said = page.locator(".quick-exit").get_by_role("status")
    assert said.text_content() == ""
    for words in ("exit.twice-more", "exit.once-more"):
        press_escape(page, 1)
        assert said.text_content() == text(words)
    press_escape(page, 1)
    page.wait_for_url(destination)


def test_presses_that_lie_too_far_apart_do_not_leave(tab: tuple[Page, Outside], home: str) -> None:
    """Counting starts anew, and what was said about it goes away."""
    page, outside = tab
    text = interface_texts(Language.VI)
    page.clock.install()
    page.goto("help/")
    said = page.locator(".quick-exit").get_by_role("status")
    press_escape(page, 2)
    assert said.text_content() == text("exit.once-more")
    page.clock.run_for(TOO_LONG_APART * 1000)
    assert said.text_content() == ""
    for _ in range(3):
        press_escape(page, 1)
        assert said.text_content() == text("exit.twice-more")
        page.clock.run_for(TOO_LONG_APART * 1000)
    assert page.url == f"{home}help/"
    assert outside.referrers == []


def test_a_key_held_down_does_not_leave(tab: tuple[Page, Outside]) -> None:
    """A key that repeats itself is one press."""
    page, outside = tab
    page.goto("help/")
    for _ in range(5):
        page.keyboard.down("Escape")
    said = page.locator(".quick-exit").get_by_role("status")
    assert said.text_content() == interface_texts(Language.VI)("exit.twice-more")
    assert outside.referrers == []


def test_the_browser_does_not_take_the_last_press_for_a_wish_to_stop(
    tab: tuple[Page, Outside], destination: str
) -> None:
    """Escape stops a page from loading, and the destination is just then being loaded."""
    page, outside = tab
    outside.answer = "silent"
    page.goto("help/")
    page.evaluate("addEventListener('keydown', event => { window.isHandled = event.defaultPrevented; })")
    press_escape(page, 2)
    with page.expect_response(destination):
        press_escape(page, 1)
    assert page.evaluate("window.isHandled") is True


@pytest.mark.parametrize(
    "how", [{"modifiers": ["Control"]}, {"modifiers": ["Shift"]}, {"button": "middle"}], ids=["ctrl", "shift", "middle"]
)
def test_a_click_that_asks_for_another_tab_gets_one(
    how: dict[str, Any], tab: tuple[Page, Outside], destination: str, home: str
) -> None:
    """The plain link opens there, and this page stays."""
    page, outside = tab
    page.goto("help/")
    with page.context.expect_page() as opened:
        exit_link(page).click(**how)
    # Playwright cannot answer the first request of such a tab; nobody else does.
    assert history_of(opened.value)[1][-1] == destination
    assert opened.value.evaluate("opener") is None
    assert outside.referrers in ([], [""])
    assert page.url == f"{home}help/"
    assert page.locator("h1").is_visible()
    assert page.title() != ""


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["narrow", "wide"])
def test_the_keyboard_reaches_it_at_once(
    viewport: dict[str, int], browser: Browser, destination: str, home: str
) -> None:
    """Right after the skip link, with a focus one can see; Enter leaves."""
    with reader(browser, destination, home, viewport=viewport) as (page, _):
        walk(page, ["help/"])
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        link = exit_link(page)
        expect(link).to_be_focused()
        style = link.evaluate(
            "link => (({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(link))"
        )
        assert style[0] == "solid"
        assert float(style[1].removesuffix("px")) >= 2
        assert is_visible_at_its_place(link)
        page.keyboard.press("Enter")
        page.wait_for_url(destination)
        go(page, BACK)
        assert page.url == BEFORE


@pytest.mark.parametrize("path", ["help/", "en/help/"])
def test_screen_readers_learn_what_it_does(path: str, tab: tuple[Page, Outside]) -> None:
    """Its name is what stands on it, and then how to leave by keyboard; the icon is not read."""
    page, _ = tab
    text = interface_texts(Language(language_of(path)))
    page.goto(path)
    link = page.get_by_role("link", name=text("exit.label"))
    name = rf"^\s*{re.escape(text('exit.label'))}\s*{re.escape(text('exit.hint'))}\s*$"
    expect(link).to_have_accessible_name(re.compile(name))
    expect(link).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_words_stand_out(scheme: str, browser: Browser, destination: str, home: str) -> None:
    """7:1 between text and button, 3:1 between the button and the bar it stands in."""
    with reader(browser, destination, home, color_scheme=scheme) as (page, _):
        page.goto("help/")
        link = exit_link(page)
        button = luminance(colour_of(link, "backgroundColor"))
        assert contrast(luminance(colour_of(link, "color")), button) >= 7
        assert contrast(luminance(colour_of(page.locator(".reach"), "backgroundColor")), button) >= 3


def colour_of(element: Locator, name: str) -> list[float]:
    """Red, green and blue of a computed colour."""
    value: str = element.evaluate("(element, name) => getComputedStyle(element)[name]", name)
    return [float(part) for part in re.findall(r"[\d.]+", value)[:3]]


def test_it_is_not_printed(tab: tuple[Page, Outside]) -> None:
    """Nobody can tap paper."""
    page, _ = tab
    page.goto("help/")
    expect(exit_link(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(exit_link(page)).to_be_hidden()


def test_reading_aloud_stops(tab: tuple[Page, Outside], destination: str) -> None:
    """At once, not only when the destination has come."""
    page, outside = tab
    outside.answer = "silent"
    silent = "{ cancel() { window.isSilent = true; }, getVoices() { return []; }, addEventListener() {} }"
    page.add_init_script(f"Object.defineProperty(window, 'speechSynthesis', {{ value: {silent} }})")
    page.goto("help/")
    assert page.evaluate("window.isSilent") is None
    with page.expect_response(destination):
        exit_link(page).click(no_wait_after=True)
    assert page.evaluate("window.isSilent") is True


def test_a_page_opened_in_a_new_tab_is_left_too(browser: Browser, destination: str, home: str) -> None:
    """A tab that has shown nothing before is replaced as well: there is nothing to go back to."""
    with reader(browser, destination, home) as (page, _):
        page.goto(home)
        with page.context.expect_page() as opened:
            page.locator(".sections a").first.click(modifiers=["Control"])
        other = opened.value
        other.wait_for_load_state()
        leave(other, destination)
        index, addresses = history_of(other)
        assert (index, addresses) == (0, [destination])
