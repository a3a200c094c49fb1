"""What a first visit costs on a bad connection, counted as it would travel, and how steady a page is as it comes."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Response, Route

from tests.site.built import BuiltSite
from tests.site.host import Host, hosted
from tests.site.page_types import PAGE_TYPES, address_of

PHONE = {"width": 360, "height": 640}
KILOBYTE = 1024
FIRST_LOAD, REQUESTS, SCRIPTS = 100 * KILOBYTE, 12, 45 * KILOBYTE
RAW_PAGE = 150_000
# A line may grow a pixel or two when its last word comes; a block that moves weighs a hundred times more.
TRICKLE = 0.002
# What readers are sent to, or find with a search engine.
FIRST_PAGES = frozenset({"home", "guide", "news article", "plan", "project", "help", "safety", "hotlines"})
# Every host packs texts; pictures are packed already.
PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml")
PACKING_LEVEL = 6
SHIFTS = """new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


@dataclass(frozen=True)
class Cost:
    """What a visit cost: bytes of everything and of scripts, those in the page included; and the requests."""

    total: int
    scripts: int
    requests: tuple[str, ...]


def cost_of_visit(page: Page, path: str) -> Cost:
    """Visit `path` and count."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path, wait_until="networkidle")
    inline = page.evaluate("[...document.scripts].filter(each => !each.src).map(each => each.textContent).join('')")
    total, scripts = 0, len(gzip.compress(inline.encode(), PACKING_LEVEL))
    for answer in answers:
        body, kind = answer.body(), answer.headers["content-type"]
        size = len(gzip.compress(body, PACKING_LEVEL)) if kind.startswith(PACKED) else len(body)
        total += size
        scripts += size if "javascript" in kind else 0
    return Cost(total, scripts, tuple(answer.url for answer in answers))


@pytest.fixture
def page(browser: Browser, home: str) -> Page:
    """A phone that has never been here."""
    context = browser.new_context(base_url=home, viewport=PHONE)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    yield context.new_page()  # type: ignore[misc]
    context.close()


@pytest.mark.parametrize(("name", "language"), [each for each in PAGE_TYPES if each[0] in FIRST_PAGES])
def test_a_first_visit_is_light(name: str, language: str, page: Page, site: BuiltSite) -> None:
    """Whatever page a reader opens first: bytes, requests and scripts stay within the budget."""
    cost = cost_of_visit(page, address_of(name, language, site))
    assert cost.total <= FIRST_LOAD, cost
    assert len(cost.requests) <= REQUESTS, cost
    assert 1 * KILOBYTE < cost.scripts <= SCRIPTS, cost
    assert any(url.endswith(".css") for url in cost.requests)
    assert any(url.endswith(".js") for url in cost.requests)


def test_every_byte_is_counted(browser: Browser, site: BuiltSite) -> None:
    """Data and a script that a page asks for later on count as well: the one as it is, the other packed."""
    data, script = bytes(range(256)) * 20, b"// " + bytes(range(32, 127)) * 3
    with hosted(Host(site.folder, changed={"more.png": data, "more.js": script})) as address:
        context = browser.new_context(base_url=address)
        light = cost_of_visit(context.new_page(), "about/")
        page = context.new_page()
        page.add_init_script(
            """addEventListener("load", async () => {
              await (await fetch("/more.png")).arrayBuffer();
              document.body.append(Object.assign(document.createElement("script"), { src: "/more.js" }));
            })"""
        )
        heavy = cost_of_visit(page, "about/")
        context.close()
    assert {url.removeprefix(address) for url in set(heavy.requests) - set(light.requests)} == {"more.png", "more.js"}
    assert heavy.scripts - light.scripts == len(gzip.compress(script, PACKING_LEVEL))
    assert heavy.total - light.total == len(data) + heavy.scripts - light.scripts


def shift_when_scripts_come(page: Page, path: str, look_at: str) -> float:
    """What moves where the page is there and `look_at` is being read when the script file comes at last."""
    held: list[Route] = []
    page.route("**/assets/*.js", lambda route: held.append(route))
    page.goto(path, wait_until="commit")
    page.locator(".site-footer").wait_for()
    page.locator(look_at).evaluate("element => element.scrollIntoView({ block: 'end', behavior: 'instant' })")
    before: float = page.evaluate(SHIFTS)
    with page.expect_event("load"):
        for route in held:
            route.continue_()
    page.locator("[data-print]:enabled, main:not(:has([data-print]))").first.wait_for()
    return page.evaluate(SHIFTS) - before  # type: ignore[no-any-return]


@pytest.mark.parametrize(("name", "language"), PAGE_TYPES)
def test_nothing_moves_when_the_scripts_come(name: str, language: str, page: Page, site: BuiltSite) -> None:
    """No layout shift on a phone at the top of a page, where scripts show the buttons that need them."""
    assert shift_when_scripts_come(page, address_of(name, language, site), "h1 >> nth=0") == 0


@pytest.mark.parametrize("path", ["help/", "guides/kiem-tra-loi-moi-viec-lam/", "hotlines/"])
def test_nothing_moves_for_a_reader_who_is_further_down(path: str, page: Page) -> None:
    """The offer to keep pages needs the scripts: it does not push away what is being read when they come."""
    assert shift_when_scripts_come(page, path, "main") == 0
    assert page.locator("[data-keep-box]").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["home", "guide", "news article", "plan", "help"])
def test_nothing_moves_while_a_page_trickles_in(name: str, width: int, browser: Browser, site: BuiltSite) -> None:
    """On a bad connection a page comes in pieces: what a reader sees already stays where it is."""
    path = address_of(name, "vi", site)
    with hosted(Host(site.folder, trickling={path})) as address:
        context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(path, wait_until="load")
        moved = page.evaluate(SHIFTS)
        context.close()
    assert moved < TRICKLE


def test_a_shift_is_noticed(page: Page) -> None:
    """The same look sees a block that comes late above the text."""
    page.goto("places/")
    assert page.evaluate(SHIFTS) == 0
    page.evaluate(
        """() => {
          const late = Object.assign(document.createElement("div"), { textContent: "!" });
          late.style.height = "200px";
          document.querySelector("main").prepend(late);
        }"""
    )
    assert page.evaluate(SHIFTS) > 0.05


@pytest.mark.parametrize("name", ["site", "site_in_folder"])
def test_pages_stay_small(name: str, request: pytest.FixtureRequest) -> None:
    """Every page, unpacked; one stylesheet and one script file each."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.pages.items():
        file = built.folder / (path if path.endswith(".html") else f"{path}index.html")
        assert file.stat().st_size < RAW_PAGE, path
        assert len(page.all("link", rel="stylesheet")) == 1, path
        assert len([script for script in page.all("script") if script.get("src")]) == 1, path
