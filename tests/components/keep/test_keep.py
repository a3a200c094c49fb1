"""Keeping pages on the phone: only by the reader's own tap, all or nothing, and gone without a trace when erased."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from tests.site.built import BuiltSite, counterpart, language_of
from tests.site.host import Host, hosted

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

PHONE = {"width": 360, "height": 640}
GUIDES = ("guides/kiem-tra-loi-moi-viec-lam/", "guides/nhan-biet-dau-hieu/")
OFFERING = ("help/", "en/help/", "hotlines/", "en/hotlines/", GUIDES[0], f"en/{GUIDES[0]}")
TEXTS = {language.value: interface_texts(language) for language in Language}
HELP_NUMBERS = ["tel:111", "tel:113", "tel:+84981848484"]
STORED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found[name] = (await cache.keys()).map((request) => request.url);
  }
  return found;
}"""
# Waits until the only copy of a page in a cache has a certain revision.
ALL_ARE_NEW = """async ([name, path, revision]) => {
  const cache = await caches.open(name);
  for (let tries = 0; tries < 200; tries++) {
    const found = (await cache.keys()).map((each) => new URL(each.url)).filter((each) => each.pathname === `/${path}`);
    if (found.length === 1 && found[0].search.endsWith(`=${revision}`)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("never renewed");
}"""


@pytest.fixture
def host(site: BuiltSite) -> Iterator[tuple[Host, str]]:
    """The real site at a host that may fail, and its address; the browser is told to ask for pages anew each time."""
    made = Host(site.folder, lambda path: {} if "/assets/" in path else {"Cache-Control": "no-cache"})
    with hosted(made) as address:
        yield made, address


@pytest.fixture
def context(browser: Browser, host: tuple[Host, str]) -> Iterator[BrowserContext]:
    """A phone of its own, at that host."""
    context = browser.new_context(base_url=host[1], viewport=PHONE)  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of that phone."""
    return context.new_page()


def stored(page: Page) -> dict[str, list[str]]:
    """Addresses in every cache, by the cache's name."""
    found: dict[str, list[str]] = page.evaluate(STORED)
    return found


def registered(page: Page) -> list[str]:
    """Scopes of every service worker."""
    found: list[str] = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(found => found.map(each => each.scope))"
    )
    return found


def save(page: Page, path: str = "help/") -> None:
    """Tap the button on the page at `path`, and wait until it says that all is kept."""
    page.goto(path)
    page.locator("[data-keep-save]").click()
    expect(page.locator("[data-keep-erase]")).to_be_visible()


def erase(page: Page) -> None:
    """Tap the other button, and wait until it says that all is gone."""
    page.locator("[data-keep-erase]").click()
    expect(page.locator("[data-keep-save]")).to_be_visible()


def cannot_open(context: BrowserContext, path: str) -> bool:
    """Whether the browser itself says that there is no network."""
    tab = context.new_page()
    try:
        tab.goto(path)
    except Error as error:
        return "ERR_INTERNET_DISCONNECTED" in error.message
    finally:
        tab.close()
    return False


def is_styled(page: Page) -> bool:
    """Whether the site's stylesheet has arrived."""
    loaded: bool = page.evaluate("[...document.styleSheets].some(sheet => sheet.cssRules.length > 50)")
    return loaded


@pytest.mark.parametrize("path", OFFERING)
def test_nothing_is_registered_before_the_tap(path: str, page: Page) -> None:
    """The offer is there, and the phone holds nothing of the site."""
    page.goto(path, wait_until="networkidle")
    expect(page.locator("[data-keep-save]")).to_be_visible()
    expect(page.locator("[data-keep-erase]")).to_be_hidden()
    assert (registered(page), stored(page)) == ([], {})


@pytest.mark.parametrize("path", OFFERING)
def test_the_risk_is_told_before_the_button(path: str, page: Page) -> None:
    """Who reads from above has seen it, and the way to the page on safety, before the tap is possible."""
    page.goto(path)
    box = page.locator("[data-keep-box]")
    words = box.inner_text()
    text = TEXTS[language_of(path)]
    assert words.index(text("keep.risk")) < words.index(text("keep.save"), words.index(text("keep.risk")))
    risk, button = box.locator(".notice").bounding_box(), box.locator("[data-keep-save]").bounding_box()
    assert risk is not None
    assert button is not None
    assert risk["y"] + risk["height"] <= button["y"]
    box.locator(".notice a").click()
    assert page.url.endswith("/en/safety/" if language_of(path) == "en" else "/safety/")


@pytest.mark.parametrize("path", OFFERING)
def test_the_offer_is_not_seen_without_scripts(path: str, browser: Browser, home: str) -> None:
    """A button that can do nothing is not shown."""
    context = browser.new_context(base_url=home, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    expect(page.locator("[data-keep-box]")).to_have_count(1)
    expect(page.locator("[data-keep-box]")).to_be_hidden()
    context.close()


def test_kept_pages_open_without_a_network(page: Page, context: BrowserContext) -> None:
    """Help, guides and hotlines in both languages, with their style, at their addresses and anchors."""
    save(page)
    context.set_offline(True)
    page.reload()
    for path in ("help/", *GUIDES, "hotlines/", "safety/", f"en/{GUIDES[1]}", "en/hotlines/", "hotlines/#national-111"):
        page.goto(path)
        heading = page.locator("h1").inner_text()
        assert heading != TEXTS[language_of(path)]("not-kept.title"), path
        assert page.url.endswith(f"/{path}")
        assert is_styled(page), path
        assert page.locator("html").get_attribute("lang") == language_of(path)
    with pytest.raises(Error, match="Failed to fetch"):
        page.evaluate("fetch('/robots.txt')")


def test_a_link_from_one_kept_page_to_another_works_without_a_network(page: Page, context: BrowserContext) -> None:
    """By taps alone, as a reader goes."""
    save(page)
    context.set_offline(True)
    page.reload()
    page.locator("main a[href*='hotlines/']").first.click()
    expect(page.locator("#national-111 a[href='tel:111']")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["", "news/", "places/quang-tri/", "news/2020/was-never/here/", "en/", "en/news/", "en/organisations/"]
)
def test_other_pages_say_that_they_are_not_kept(path: str, page: Page, context: BrowserContext) -> None:
    """In the language of the address, which stays; with the numbers, and links to what is kept, which open."""
    save(page)
    context.set_offline(True)
    page.goto(path)
    text = TEXTS[language_of(path)]
    assert page.url.endswith(f"/{path}")
    assert page.locator("html").get_attribute("lang") == language_of(path)
    assert page.locator("h1").inner_text() == text("not-kept.title")
    assert text("not-kept.words") in page.locator("main").inner_text()
    assert is_styled(page)
    numbers = page.locator(".help-bar a[href^='tel:']")
    assert [link.get_attribute("href") for link in numbers.all()] == HELP_NUMBERS
    expect(numbers.first).to_be_in_viewport()
    links = [link.get_attribute("href") for link in page.locator("main li a").all()]
    assert len(links) >= 7
    page.locator("main li a").nth(1).click()
    assert page.locator("h1").inner_text() == text("hotlines.title")


def test_erasing_leaves_nothing(page: Page, context: BrowserContext) -> None:
    """Neither files nor a worker; says so, and without a network nothing opens any more."""
    save(page)
    erase(page)
    assert (registered(page), stored(page)) == ([], {})
    assert page.locator("[data-keep-status]").inner_text() == TEXTS["vi"]("keep.erased")
    marked = page.locator("[data-path][data-state]:not([data-state=''])")
    expect(marked).to_have_count(0)
    context.set_offline(True)
    for path in ("help/", "hotlines/", "news/"):
        assert cannot_open(context, path)


def test_pages_can_be_kept_again_after_erasing(page: Page) -> None:
    """At once, on the same page, where the browser still holds the worker that was unregistered."""
    save(page)
    whole = [len(addresses) for addresses in stored(page).values()]
    erase(page)
    page.locator("[data-keep-save]").click()
    expect(page.locator("[data-keep-erase]")).to_be_visible()
    assert [len(addresses) for addresses in stored(page).values()] == whole


def test_what_the_browser_has_thrown_away_can_be_kept_again(page: Page) -> None:
    """A phone that runs out of room empties caches, and leaves the worker."""
    save(page)
    page.evaluate("caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))")
    save(page)
    assert len(stored(page)) == 1


def test_erasing_works_without_a_network_too(page: Page, context: BrowserContext) -> None:
    """Somebody takes the phone where there is none."""
    save(page)
    context.set_offline(True)
    page.goto(GUIDES[0])
    erase(page)
    assert (registered(page), stored(page)) == ([], {})


@pytest.mark.parametrize("path", ["help/", f"en/{GUIDES[0]}"])
def test_what_is_kept_is_shown(path: str, page: Page) -> None:
    """How many pages and how much room they take, and a mark beside every name."""
    page.goto(path)
    expect(page.locator("[data-keep-status]")).to_have_text("")
    promised = page.locator("[data-keep-box] summary").inner_text()
    save(page, path)
    names = page.locator("[data-path]").all()
    text = TEXTS[language_of(path)]
    for name in names:
        expect(name).to_be_visible()
        shown = name.evaluate("element => getComputedStyle(element, '::after').content")
        assert text("keep.page-kept") in shown
    told = page.locator("[data-keep-status]").inner_text()
    size = page.evaluate(
        """async () => {
          let bytes = 0;
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const each of await cache.keys()) bytes += (await (await cache.match(each)).arrayBuffer()).byteLength;
          }
          return Math.ceil(bytes / 1024);
        }"""
    )
    assert promised == text("keep.list").format(count=len(names))
    assert told == text("keep.kept").format(pages=len(names), size=size)


def test_every_page_that_is_kept_is_named(page: Page, host: tuple[Host, str], site: BuiltSite) -> None:
    """The list in the box is the whole list, in both languages: nothing lies on the phone that was not named."""
    page.goto("help/")
    home = host[1]
    paths = [name.get_attribute("data-path") or "" for name in page.locator("[data-path]").all()]
    named = {home + each for path in paths for each in (path, counterpart(path)) if each in site.reachable}
    save(page)
    ((_, addresses),) = stored(page).items()
    pages = {address.split("?")[0] for address in addresses if address.split("?")[0].endswith("/")}
    assert pages - {f"{home}offline/", f"{home}en/offline/"} == named


@pytest.mark.parametrize("path", ["help/", "en/help/", "hotlines/", f"en/{GUIDES[1]}"])
def test_the_state_is_right_on_every_page_and_after_a_reload(path: str, page: Page) -> None:
    """What was kept on one page is known on the others, in their language, and can be erased there."""
    save(page)
    page.goto(path)
    page.reload()
    text = TEXTS[language_of(path)]
    expect(page.locator("[data-keep-save]")).to_be_hidden()
    expect(page.locator("[data-keep-erase]")).to_have_text(text("keep.erase"))
    expect(page.locator("[data-keep-status]")).to_contain_text("KB")
    expect(page.locator("[data-path]").first).to_have_attribute("data-state", text("keep.page-kept"))
    erase(page)
    assert (registered(page), stored(page)) == ([], {})


def test_the_keyboard_is_never_lost(page: Page) -> None:
    """The button that was used gives way to the other one, which has the focus; the outcome is announced."""
    page.goto("help/")
    page.locator("[data-keep-save]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-keep-erase]")).to_be_focused()
    assert page.locator("[data-keep-status]").get_attribute("role") == "status"
    page.keyboard.press("Enter")
    expect(page.locator("[data-keep-save]")).to_be_focused()


def test_a_page_that_was_merely_visited_is_not_kept(page: Page, context: BrowserContext) -> None:
    """Neither while keeping nor later: what lies on the phone stays the list that was shown."""
    page.goto("news/")
    save(page)
    before = stored(page)
    for path in ("", "news/", "en/plans/", "about/"):
        page.goto(path, wait_until="networkidle")
    assert stored(page) == before
    context.set_offline(True)
    page.goto("about/")
    assert page.locator("h1").inner_text() == TEXTS["vi"]("not-kept.title")


@pytest.mark.parametrize("path", [GUIDES[0], "en/hotlines/", "en/offline/", "assets/icon.svg"])
def test_half_a_set_is_kept_by_nobody(path: str, host: tuple[Host, str], page: Page) -> None:
    """A file that does not arrive: nothing stays behind, it is said, and the next try may succeed."""
    host[0].broken.add(path)
    page.goto("help/")
    page.locator("[data-keep-save]").click()
    expect(page.locator("[data-keep-status]")).to_have_text(TEXTS["vi"]("keep.failed"))
    assert (registered(page), stored(page)) == ([], {})
    expect(page.locator("[data-keep-save]")).to_be_enabled()
    expect(page.locator("[data-keep-erase]")).to_be_hidden()
    host[0].broken.clear()
    page.locator("[data-keep-save]").click()
    expect(page.locator("[data-keep-erase]")).to_be_visible()


def test_a_network_that_fails_while_saving_leaves_nothing(page: Page, context: BrowserContext) -> None:
    """The tap was made, and then there is no network."""
    page.goto("help/")
    context.set_offline(True)
    page.locator("[data-keep-save]").click()
    expect(page.locator("[data-keep-status]")).to_have_text(TEXTS["vi"]("keep.failed"))
    assert (registered(page), stored(page)) == ([], {})


def test_a_newer_page_is_shown_as_soon_as_there_is_a_network(
    host: tuple[Host, str], page: Page, site: BuiltSite
) -> None:
    """Numbers and advice change: what is kept is for when nothing else can be had."""
    save(page)
    html = (site.folder / GUIDES[0] / "index.html").read_text(encoding="utf-8")
    host[0].changed[GUIDES[0]] = html.replace("</h1>", " (newer)</h1>").encode()
    page.goto(GUIDES[0])
    assert page.locator("h1").inner_text().endswith("(newer)")
    page.context.set_offline(True)
    page.reload()
    assert not page.locator("h1").inner_text().endswith("(newer)")


def test_what_is_kept_follows_the_site(host: tuple[Host, str], page: Page, site: BuiltSite) -> None:
    """After a new version of the site was published and visited, the newer page is the one that is kept, once."""
    save(page)
    before = stored(page)
    html = (site.folder / GUIDES[0] / "index.html").read_text(encoding="utf-8")
    worker = (site.folder / "sw.js").read_text(encoding="utf-8")
    entry = re.search(rf'"{GUIDES[0]}","revision":"([0-9a-f]+)"', worker)
    assert entry is not None
    host[0].changed[GUIDES[0]] = html.replace("</h1>", " (newer)</h1>").encode()
    host[0].changed["sw.js"] = worker.replace(entry[0], entry[0].replace(entry[1], "newer")).encode()
    page.goto("help/")
    page.evaluate(ALL_ARE_NEW, [next(iter(before)), GUIDES[0], "newer"])
    assert [len(addresses) for addresses in stored(page).values()] == [len(each) for each in before.values()]
    page.context.set_offline(True)
    page.goto(GUIDES[0])
    assert page.locator("h1").inner_text().endswith("(newer)")


def test_a_kept_page_does_not_wait_for_a_network_that_says_nothing(host: tuple[Host, str], page: Page) -> None:
    """A bar of signal, and no answer: the kept page opens all the same."""
    save(page)
    host[0].silent.add(GUIDES[0])
    page.goto(GUIDES[0])
    assert page.locator("h1").inner_text() != TEXTS["vi"]("not-kept.title")
    assert GUIDES[0] in host[0].asked


def test_neighbours_on_the_same_host_are_left_alone(
    browser: Browser, site_in_folder: BuiltSite, tmp_path: Path
) -> None:
    """In a folder of its host, the site keeps and erases what is its own, and nothing else."""
    (tmp_path / "antoan").symlink_to(site_in_folder.folder, target_is_directory=True)
    (tmp_path / "index.html").write_text("<!doctype html><title>Neighbour</title><h1>Neighbour</h1>", encoding="utf-8")
    (tmp_path / "worker.js").write_text("// does nothing\n", encoding="utf-8")
    (tmp_path / "404.html").write_text("<!doctype html><title>Neighbour</title>", encoding="utf-8")
    with hosted(Host(tmp_path)) as address:
        context = browser.new_context(base_url=f"{address}antoan/")
        page = context.new_page()
        page.goto(address)
        page.evaluate("caches.open('an-toan-kept-of-a-neighbour').then(cache => cache.add('/'))")
        page.evaluate("navigator.serviceWorker.register('/worker.js', {scope: '/'}).then(() => 1)")
        save(page)
        assert sorted(registered(page)) == [address, f"{address}antoan/"]
        context.set_offline(True)
        page.goto(GUIDES[0])
        assert is_styled(page)
        page.goto("en/news/")
        assert page.locator("h1").inner_text() == TEXTS["en"]("not-kept.title")
        assert is_styled(page)
        assert cannot_open(context, address)
        page.goto("help/")
        erase(page)
        assert registered(page) == [address]
        assert stored(page) == {"an-toan-kept-of-a-neighbour": [address]}
        context.close()
