"""Passing a real page on: plain links, a copy of the address, the phone's own list."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.site.built import BuiltSite

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

GUIDE = "guides/kiem-tra-loi-moi-viec-lam/"
PATHS = [GUIDE, f"en/{GUIDE}"]
COPIED = {path: interface_texts(language)("share.copied") for path, language in zip(PATHS, Language, strict=True)}
NOTE_SHARES = """window.shared = [];
    navigator.share = async (given) => { window.shared.push(given); };"""
CLOSE_LIST = 'navigator.share = async () => { throw new DOMException("closed", "AbortError"); };'
REFUSE_COPY = """Object.defineProperty(Navigator.prototype, "clipboard", {
    get: () => ({ writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) }) });"""
NO_CLIPBOARD = 'Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });'
NO_LIST = "delete Navigator.prototype.share;"


@pytest.fixture(scope="module")
def context(browser: Browser, home: str) -> Iterator[BrowserContext]:
    """A browser that may use the clipboard."""
    context = browser.new_context(base_url=home, permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of it."""
    page = context.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_links_carry_the_public_address(path: str, site: BuiltSite) -> None:
    """Zalo and Facebook get the absolute address of this very page, and nothing else."""
    box = site.pages[path].one("section", class_="share")
    zalo, facebook = box.all("a")
    assert (zalo.text, facebook.text) == ("Zalo", "Facebook")
    packed = parse_qs(urlsplit(zalo.get("href")).query)
    assert json.loads(base64.b64decode(packed["d"][0])) == {"url": site.url + path}
    assert parse_qs(urlsplit(facebook.get("href")).query) == {"u": [site.url + path]}
    for link, host in ((zalo, "button-share.zalo.me"), (facebook, "www.facebook.com")):
        assert (urlsplit(link.get("href")).scheme, urlsplit(link.get("href")).hostname) == ("https", host)
        assert {"external", "nofollow", "noreferrer"} <= set(link.get("rel").split())


def test_every_article_can_be_passed_on_at_its_own_address(site: BuiltSite) -> None:
    """The address that is handed over is the canonical one of its page."""
    boxes = {path: box for path, page in site.reachable.items() for box in page.all("section", class_="share")}
    assert len(boxes) >= 20
    for path, box in boxes.items():
        assert box.get("data-address") == site.url + path
        assert box.get("data-address") == site.pages[path].one("link", rel="canonical").get("href")
        assert box.get("data-title") == site.pages[path].one("h1").text


def test_nothing_is_loaded_from_those_services(page: Page, home: str) -> None:
    """Neither before nor after a copy does the page ask anything of another host."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(GUIDE, wait_until="networkidle")
    page.locator("[data-share-copy]").click()
    expect(page.locator("[data-share-status]")).not_to_be_empty()
    assert len(asked) >= 3
    assert [url for url in asked if not url.startswith(home)] == []


def test_a_service_learns_no_more_than_the_address(page: Page, site: BuiltSite) -> None:
    """The tap opens its page without a referrer."""
    seen: list[tuple[str, str | None]] = []

    def answer(route: Route) -> None:
        seen.append((route.request.url, route.request.header_value("referer")))
        route.fulfill(body="here", content_type="text/plain")

    page.route("https://www.facebook.com/**", answer)
    page.goto(GUIDE)
    page.get_by_role("link", name="Facebook", exact=True).click()
    page.wait_for_url("https://www.facebook.com/**")
    assert [(parse_qs(urlsplit(url).query)["u"], referrer) for url, referrer in seen] == [([site.url + GUIDE], None)]


@pytest.mark.parametrize("path", PATHS)
def test_a_copy_is_announced(path: str, page: Page, site: BuiltSite) -> None:
    """The public address is on the clipboard, and a region that was there before says so."""
    page.goto(path)
    status = page.locator(".share").get_by_role("status")
    expect(status).to_be_empty()
    page.locator("[data-share-copy]").click()
    expect(status).to_have_text(COPIED[path])
    assert page.evaluate("navigator.clipboard.readText()") == site.url + path
    assert page.locator("[data-share-copy]").evaluate("button => button === document.activeElement")


@pytest.mark.parametrize("path", PATHS)
def test_a_copy_that_fails_shows_the_address(path: str, page: Page, site: BuiltSite) -> None:
    """It is there to be copied by hand, and nothing claims that it was copied."""
    page.add_init_script(REFUSE_COPY)
    page.goto(path)
    page.locator("[data-share-copy]").click()
    status = page.locator(".share").get_by_role("status")
    expect(status).to_contain_text(site.url + path)
    assert "{" not in status.inner_text()
    assert status.inner_text() != COPIED[path]


def test_a_long_address_that_is_shown_fits_a_phone(page: Page) -> None:
    """It breaks instead of making the page scroll sideways."""
    page.add_init_script(REFUSE_COPY)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(GUIDE)
    page.locator("[data-share-copy]").click()
    status = page.locator("[data-share-status]")
    expect(status).not_to_be_empty()
    assert status.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_without_a_clipboard_there_is_no_button(page: Page) -> None:
    """Nothing is offered that cannot be done."""
    page.add_init_script(NO_CLIPBOARD + NO_LIST)
    page.goto(GUIDE)
    expect(page.locator("[data-print]")).to_be_visible()
    assert buttons_of(page) == []


def test_without_scripts_only_the_plain_links_show(browser: Browser, home: str) -> None:
    """Two links, no button, no empty list item that takes up space."""
    context = browser.new_context(base_url=home, java_script_enabled=False)
    page = context.new_page()
    page.goto(GUIDE)
    assert page.locator(".share a:visible").all_inner_texts() == ["Zalo", "Facebook"]
    assert buttons_of(page) == []
    assert page.locator(".share li:visible").count() == 2
    context.close()


def test_the_phone_s_own_list_gets_title_and_address(page: Page, site: BuiltSite) -> None:
    """Where the phone has one, it opens with this page."""
    page.add_init_script(NOTE_SHARES)
    page.goto(f"en/{GUIDE}")
    page.get_by_role("button", name=interface_texts(Language.EN)("share.system"), exact=True).click()
    assert page.evaluate("shared") == [
        {"title": page.locator("h1").inner_text(), "url": site.url + f"en/{GUIDE}"},
    ]


def test_closing_the_list_is_no_fault(page: Page) -> None:
    """Nothing is said, and nothing is complained of."""
    page.add_init_script(CLOSE_LIST)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(GUIDE)
    page.locator("[data-share-system]").click()
    page.locator("[data-share-copy]").click()
    expect(page.locator("[data-share-status]")).to_have_text(COPIED[GUIDE])
    assert complaints == []


def buttons_of(page: Page) -> list[str]:
    """Names of the buttons readers see."""
    return page.locator(".share button:visible").all_inner_texts()
