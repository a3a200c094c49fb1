"""Search on the real site: what is found, how it is shown and reached, and that nobody learns what was typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from tests.site.built import BuiltSite, language_of
from tests.site.test_accessibility import AXE, DESKTOP, PHONE, found_by_axe, opened
from tests.site.test_privacy import NO_TRACES, TRACES

from antoan.model.language import Language
from antoan.pages.staff import HANDBOOK
from antoan.strings.texts import interface_texts
from antoan.writing.collation import vietnamese_key

TEXTS = {language.value: interface_texts(language) for language in Language}
HEADER, FULL = ["", "en/"], ["search/", "en/search/"]
# A plan: it is known by its title alone, and comes with the part that is loaded last.
PLAN = "plans/2023/quang-nam-ke-hoach-ho-tro-nan-nhan-2023/"
PLAN_QUERY = "quang nam 1522"
# What stands in no text of the site.
NONSENSE = "qwzx"
SHOWN_IN_HEADER, SHOWN = 7, 30
# Answers every request for data with the pages a test makes up.
LONG = "Khôngcókhoảngtrắng" * 6
MADE_UP: list[dict[str, Any]] = [
    {"key": "a", "path": "a/", "kind": "guides", "title": "Đường dây nóng <b>111</b>", "places": ["quang-tri"]},
    {"key": "b", "path": "b/", "kind": "news", "title": "Tin về đường dây", "places": ["quang-tri", "da-nang"]},
    {"key": "c", "path": "c/", "kind": "news", "title": "Con đường làng", "places": ["da-nang"]},
    {"key": "d", "path": "d/", "kind": "page", "title": '<img src="x" onerror="document.title = 1"> markup & more'},
    {"key": "e", "path": "e/", "kind": "page", "title": LONG, "summary": f"{LONG} {LONG}", "label": LONG},
]


@pytest.fixture(scope="module")
def browser_window(browser: Browser, home: str) -> Iterator[BrowserContext]:
    """A browser for most of these tests."""
    context = browser.new_context(base_url=home, viewport=DESKTOP)  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def page(browser_window: BrowserContext) -> Iterator[Page]:
    """A page of it."""
    page = browser_window.new_page()
    yield page
    page.close()


def field(page: Page) -> Locator:
    """Where the words are typed."""
    return page.locator("[data-search] input[type=search]")


def box(page: Page) -> Locator:
    """Field, filters and results."""
    return page.locator("[data-search]")


def links(page: Page) -> Locator:
    """The results, the best first."""
    return page.locator("[data-search-results] a")


def status(page: Page) -> Locator:
    """What is announced."""
    return box(page).get_by_role("status")


def expect_state(page: Page, state: str) -> None:
    """Wait until search says that it is so far."""
    expect(box(page)).to_have_attribute("data-search-state", state)


def load(page: Page, path: str) -> None:
    """Open `path` and use the field, until the last of the data is there."""
    page.goto(path)
    last = (box(page).get_attribute("data-parts") or "").split()[-1]
    with page.expect_event("requestfinished", lambda request: request.url.endswith(last.rpartition("/")[2])):
        field(page).focus()
    expect_state(page, "ready")


def search(page: Page, path: str, query: str) -> None:
    """Open `path` and type `query`, until something is found in the data that was loaded last."""
    load(page, path)
    field(page).fill(query)
    expect_state(page, "done")


def paths(page: Page, home: str) -> list[str]:
    """Where the results lead: below the root, or to another site."""
    found: list[str] = links(page).evaluate_all("found => found.map(link => link.href)")
    return [address.removeprefix(home) for address in found]


def made_up(page: Page, site: BuiltSite, path: str, parts: int = 1) -> list[str]:
    """From now on the data of `path` are `MADE_UP`, the last page of them in the last of `parts`; their addresses."""
    addresses = [f"assets/made-up-{number}.js" for number in range(parts + 1)]
    lang = language_of(path)
    pages = [{"lang": lang, **each} for each in MADE_UP]
    cut = len(pages) - parts
    known: dict[str, Any] = {"synonyms": [], "urgent": [], "meaning": [], "small": []}
    values = [known | {"pages": pages[:cut]}, *({"pages": [each]} for each in pages[cut:])]
    for address, value in zip(addresses, values, strict=True):
        script = f"((self.antoanSearch ??= {{}}).data ??= []).push({json.dumps(value)})"
        page.route(f"**/{address}", partial(answer, body=script))
    element = site.pages[path].one("search")
    base = element.get("data-base")

    def changed(route: Route) -> None:
        html = (site.folder / path / "index.html").read_text(encoding="utf-8")
        html = html.replace(element.get("data-core"), base + addresses[0])
        html = html.replace(element.get("data-parts"), " ".join(base + address for address in addresses[1:]))
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(f"**/{path}", changed)
    return addresses


def answer(route: Route, *, body: str) -> None:
    """Send a script."""
    route.fulfill(body=body, content_type="text/javascript")


# What is asked for, and what is left behind


@pytest.mark.parametrize("path", [*HEADER, *FULL])
def test_nothing_is_asked_for_before_the_field_is_used(path: str, page: Page, home: str, site: BuiltSite) -> None:
    """Then the program and the data, each once, from the site itself and without a word of what was typed."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="networkidle")
    page.locator("h1").click()
    page.keyboard.press("End")
    expect_state(page, "idle")
    element = site.pages[path].one("search")
    files = [element.get("data-program"), element.get("data-core"), *element.get("data-parts").split()]
    addresses = [urljoin(home + path, file) for file in files]
    assert len(addresses) >= 3
    assert len(asked) >= 3
    assert set(asked) & set(addresses) == set()
    asked.clear()
    field(page).focus()
    expect_state(page, "ready")
    field(page).fill(NONSENSE)
    expect_state(page, "done")
    field(page).fill("duong day nong")
    expect(links(page)).not_to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert sorted(asked) == sorted(addresses)
    assert [address for address in asked if not address.startswith(f"{home}assets/")] == []


@pytest.mark.parametrize("path", ["", "en/search/"])
def test_what_is_typed_leaves_no_trace(path: str, browser: Browser, home: str) -> None:
    """Not in the address, in the tab's history, in any store, nor in a cookie."""
    context = browser.new_context(base_url=home)
    page = context.new_page()
    page.goto(path)
    before = page.evaluate("[location.href, history.length, JSON.stringify(history.state), document.title]")
    field(page).press_sequentially("campuchia")
    expect(links(page)).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    after = page.evaluate("[location.href, history.length, JSON.stringify(history.state), document.title]")
    assert before == after
    assert page.evaluate(TRACES) == NO_TRACES
    assert context.cookies() == []
    context.close()


def test_who_comes_back_finds_an_empty_field(page: Page) -> None:
    """Back from a result: neither the words nor the results are there."""
    search(page, "", PLAN_QUERY)
    links(page).first.click()
    page.wait_for_url(f"**/{PLAN}")
    page.go_back()
    expect_state(page, "idle")
    expect(field(page)).to_have_value("")
    expect(links(page)).to_have_count(0)


@pytest.mark.parametrize("path", ["", "search/"])
def test_a_page_that_is_kept_for_back_is_emptied_on_leaving(path: str, page: Page) -> None:
    """Browsers may show it again as it was left."""
    search(page, path, PLAN_QUERY)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(field(page)).to_have_value("")
    expect(links(page)).to_have_count(0)
    expect(status(page)).to_be_hidden()


# States


@pytest.mark.parametrize("path", [*HEADER, *FULL])
def test_search_says_how_far_it_is(path: str, page: Page) -> None:
    """Idle, ready once the field is used, done when something was typed, ready again when that is gone."""
    page.goto(path)
    expect_state(page, "idle")
    field(page).focus()
    expect_state(page, "ready")
    expect(status(page)).to_be_hidden()
    field(page).press_sequentially("111")
    expect_state(page, "done")
    expect(links(page).first).to_be_visible()
    field(page).fill("")
    expect_state(page, "ready")
    expect(links(page)).to_have_count(0)
    expect(box(page).locator(".search-found")).to_be_hidden()
    field(page).fill("  ")
    expect_state(page, "ready")
    expect(box(page).locator(".search-found")).to_be_hidden()


@pytest.mark.parametrize("path", ["", "en/"])
def test_a_slow_load_is_said(path: str, page: Page) -> None:
    """Who types before the data are there reads that they are coming, then the results without typing again."""
    held: list[Route] = []
    page.route("**/assets/antoan.search.*.js", lambda route: held.append(route), times=1)
    page.goto(path)
    field(page).press_sequentially("111")
    expect_state(page, "loading")
    expect(status(page)).to_have_text(TEXTS[language_of(path)]("search.loading"))
    held[0].continue_()
    expect_state(page, "done")
    expect(links(page).first).to_be_visible()


FAILURES = {"abort": None, "a page of words": "<!doctype html><title>Đăng nhập Wi-Fi</title>"}


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("which", ["data-program", "data-core", "data-parts"])
@pytest.mark.parametrize("path", ["", "en/search/"])
def test_a_failed_load_is_said_and_may_be_tried_again(path: str, which: str, failure: str, page: Page) -> None:
    """Whichever file did not come, or came as the page of a public network."""
    page.goto(path)
    pattern = "**/" + (box(page).get_attribute(which) or "").split()[0].rpartition("/")[2]
    body = FAILURES[failure]
    page.route(pattern, lambda route: route.fulfill(body=body) if body else route.abort())
    field(page).fill(PLAN_QUERY)
    expect(status(page)).to_have_text(TEXTS[language_of(path)]("search.failed"))
    expect(status(page)).to_be_visible()
    expect_state(page, "idle")
    expect(box(page).locator(f"a[href$='{PLAN}']")).to_have_count(0)
    page.unroute(pattern)
    field(page).press_sequentially(" ")
    expect(links(page).first).to_have_attribute("href", re.compile(f"{PLAN}$"))


def test_older_pages_come_with_a_button(page: Page, site: BuiltSite) -> None:
    """It is there as long as there are any; a part that did not come may be asked for again, and none comes twice."""
    addresses = made_up(page, site, "search/", parts=2)
    page.goto("search/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    older = box(page).get_by_role("button", name=TEXTS["vi"]("search.older"))
    field(page).fill("markup")
    expect(links(page)).to_have_count(1)
    expect(older).to_be_visible()
    page.route(f"**/{addresses[2]}", lambda route: route.abort())
    older.click()
    expect(status(page)).to_have_text(TEXTS["vi"]("search.failed"))
    expect(older).to_be_visible()
    page.unroute(f"**/{addresses[2]}")
    data = {**MADE_UP[-1], "lang": "vi", "title": "Markup"}
    script = f"self.antoanSearch.data.push({json.dumps({'pages': [data]})})"
    page.route(f"**/{addresses[2]}", partial(answer, body=script))
    older.click()
    expect(links(page)).to_have_count(2)
    expect(older).to_be_hidden()
    assert [asked.count(address.rpartition("/")[2]) for address in addresses] == [1, 1, 2]


# Results


@pytest.mark.parametrize(
    ("path", "query", "first"),
    [
        ("", "duong day nong", {"glossary/#duong-day-nong", "hotlines/", "help/"}),
        ("", "đường dây nóng", {"glossary/#duong-day-nong", "hotlines/", "help/"}),
        (
            "",
            "viec nhe luong cao campuchia",
            {
                "glossary/#viec-nhe-luong-cao",
                "guides/tuyen-dung-tren-mang-va-khu-lua-dao/",
                "guides/kiem-tra-loi-moi-viec-lam/",
            },
        ),
        ("", PLAN_QUERY, {PLAN}),
        ("guides/nhan-biet-dau-hieu/", PLAN_QUERY, {PLAN}),
        ("search/", "tap huan", {"glossary/#tap-huan"}),
        ("", "tap hua", {"glossary/#tap-huan"}),
        ("", "giup toi voi", {"help/"}),
        ("", "quang n", {"places/quang-nam/", "places/quang-ninh/", "places/quang-ngai/"}),
        ("en/", "job offer", {"en/guides/kiem-tra-loi-moi-viec-lam/"}),
        ("en/search/", "job offe", {"en/guides/kiem-tra-loi-moi-viec-lam/"}),
        ("en/news/", "quang nam 1522", {f"en/{PLAN}"}),
    ],
)
def test_readers_find_what_they_type(path: str, query: str, first: set[str], page: Page, home: str) -> None:
    """With marks or without, with the last word half typed, from any folder; what stands first is a page that is."""
    search(page, path, query)
    found = paths(page, home)
    assert found[0] in first, found
    answer = page.request.get(home + found[0])
    assert answer.ok


@pytest.mark.parametrize("path", ["", "search/"])
def test_a_tone_may_stand_on_either_vowel(path: str, page: Page, home: str) -> None:
    """And a syllable be put together from letters and marks, as some phones do."""
    search(page, path, "hoà nhập")
    found = paths(page, home)
    assert len(found) >= 5
    for spelling in ("hòa nhập", "HÒA NHẬP", "ho\u0300a nh\u00e2\u0323p"):
        field(page).fill(spelling)
        assert paths(page, home) == found


@pytest.mark.parametrize(("path", "limit"), [("", SHOWN_IN_HEADER), ("search/", SHOWN)])
def test_the_number_of_results_is_announced(path: str, limit: int, page: Page) -> None:
    """Of all there are, also where not all are shown."""
    search(page, path, PLAN_QUERY)
    shown = links(page).count()
    assert 1 < shown < SHOWN_IN_HEADER
    expect(status(page)).to_have_text(TEXTS["vi"]("search.count").replace("{count}", str(shown)))
    field(page).fill("người")
    count = int(re.sub(r"\D", "", status(page).inner_text()))
    assert count > limit
    assert status(page).inner_text() == TEXTS["vi"]("search.count").replace("{count}", str(count))
    expect(links(page)).to_have_count(limit)


@pytest.mark.parametrize("path", ["", "en/"])
def test_one_result_is_announced_as_one(path: str, page: Page, site: BuiltSite) -> None:
    """Not as a number of results."""
    made_up(page, site, path)
    page.goto(path)
    field(page).fill("markup")
    expect(status(page)).to_have_text(TEXTS[language_of(path)]("search.one"))


@pytest.mark.parametrize("path", [*HEADER, *FULL])
def test_nothing_found_leads_to_help_and_topics(path: str, page: Page, home: str) -> None:
    """In words; both links are gone when something is found. The numbers stand in the bar, as always."""
    language = language_of(path)
    text, prefix = TEXTS[language], Language(language).prefix
    search(page, path, NONSENSE)
    empty = box(page).locator(".search-empty")
    expect(empty).to_contain_text(text("search.empty"))
    expect(status(page)).to_have_text(text("search.count").replace("{count}", "0"))
    targets = empty.get_by_role("link").evaluate_all("found => found.map(link => link.href)")
    assert targets == [f"{home}{prefix}help/", f"{home}{prefix}search/"]
    field(page).fill("111")
    expect(links(page).first).to_be_visible()
    expect(empty).to_be_hidden()


@pytest.mark.parametrize(("path", "query", "other"), [("", "trafficking", "en"), ("en/", "công an", "vi")])
def test_a_page_in_the_other_language_is_labelled(path: str, query: str, other: str, page: Page) -> None:
    """Before the tap, in the language of the page that is read; its own words declare theirs."""
    language = language_of(path)
    search(page, path, query)
    items = page.locator("[data-search-results] li")
    foreign = page.locator(f"[data-search-results] li[lang={other}]")
    expect(foreign).not_to_have_count(0)
    for item in foreign.all():
        expect(item.get_by_role("link")).to_have_attribute("hreflang", other)
        about = item.locator(".found-about")
        expect(about).to_contain_text(TEXTS[language]("language.only"))
        expect(about).to_have_attribute("lang", language)
    label = TEXTS[language]("language.only")
    assert items.filter(has_text=label).count() == foreign.count() == page.locator("li a[hreflang]").count()
    assert items.count() > foreign.count()


def test_a_press_article_leads_away_without_telling_from_where(page: Page, home: str) -> None:
    """Results that are not ours are marked as such for the browser; our own are not."""
    search(page, "search/", "mua bán người")
    outside = [path for path in paths(page, home) if path.startswith("http")]
    assert 0 < len(outside) < links(page).count()
    expect(page.locator("[data-search-results] a[rel='external noreferrer']")).to_have_count(len(outside))
    expect(page.locator("[data-search-results] a[rel]")).to_have_count(len(outside))


@pytest.mark.parametrize("query", ["duong day nong", "đường dây nóng", "ĐƯỜNG dây non"])
def test_found_words_are_marked_as_they_are_written(query: str, page: Page, site: BuiltSite) -> None:
    """With all their own marks, whatever was typed; the rest of the title stays as it is."""
    made_up(page, site, "")
    page.goto("")
    field(page).fill(query)
    title = links(page).first.locator(".found-title")
    expect(title).to_have_text("Đường dây nóng <b>111</b>")
    expect(title.locator("mark")).to_have_text(["Đường", "dây", "nóng"])


def test_real_words_are_marked(page: Page) -> None:
    """In titles and in texts."""
    search(page, "", "duong day nong")
    for part in (".found-title", ".found-text"):
        marked = page.locator(f"[data-search-results] {part} mark").all_inner_texts()
        assert {"đường", "dây", "nóng"} <= {word.lower() for word in marked}, part


def test_no_text_becomes_markup(page: Page, site: BuiltSite) -> None:
    """Tags in a title are shown as they were written."""
    made_up(page, site, "")
    page.goto("")
    title = page.title()
    field(page).fill("markup")
    expect(links(page).locator(".found-title")).to_have_text(MADE_UP[3]["title"])
    assert links(page).locator("img, b, script").count() == 0
    assert page.title() == title


# Filters


def choose(page: Page, name: str, value: str) -> None:
    """Choose in the filter called `name`."""
    page.get_by_role("combobox", name=TEXTS["vi"](f"search.{name}"), exact=True).select_option(value)


def test_kind_and_place_narrow_the_results(page: Page, site: BuiltSite, home: str) -> None:
    """Each alone, both together, and neither again; the number follows."""
    made_up(page, site, "search/")
    page.goto("search/")
    field(page).fill("duong")
    expect(links(page)).to_have_count(3)
    for kind, place, expected in [
        ("news", "", {"b/", "c/"}),
        ("news", "quang-tri", {"b/"}),
        ("", "quang-tri", {"a/", "b/"}),
        ("guides", "da-nang", set()),
        ("guides", "", {"a/"}),
        ("", "", {"a/", "b/", "c/"}),
    ]:
        choose(page, "kind", kind)
        choose(page, "place", place)
        assert set(paths(page, home)) == expected, (kind, place)
        count = TEXTS["vi"]("search.one" if len(expected) == 1 else "search.count")
        expect(status(page)).to_have_text(count.replace("{count}", str(len(expected))))
        expect(box(page).locator(".search-empty")).to_be_visible(visible=not expected)


@pytest.mark.parametrize("path", FULL)
def test_every_choice_of_a_filter_finds_something(path: str, site: BuiltSite) -> None:
    """No kind and no place is offered without pages to be found."""
    element = site.pages[path].one("search")
    files = [element.get("data-core"), *element.get("data-parts").split()]
    texts = [(site.folder / file.replace("../", "")).read_text(encoding="utf-8") for file in files]
    data = [json.loads(text[text.index("push(") + len("push(") : text.rindex(")})(self")]) for text in texts]
    pages = [page for each in data for page in each["pages"]]
    places = {slug for page in pages for slug in page.get("places", [])}
    known = {"kind": {page["kind"] for page in pages}, "places": places}
    for select in element.all("select"):
        values = [option.get("value") for option in select.all("option")]
        assert values[0] == ""
        assert len(values) >= 5
        assert len(set(values)) == len(values)
        assert set(values[1:]) <= known[select.get("name")]


# Keys


def focused(page: Page) -> str:
    """What has the focus: the field, the number of a result, or the name of another element."""
    found: str = page.evaluate(
        """() => {
          const found = [...document.querySelectorAll("[data-search-results] a")];
          const at = found.indexOf(document.activeElement);
          if (at >= 0) return String(at);
          return document.activeElement.matches("[data-search] input") ? "field" : document.activeElement.tagName;
        }"""
    )
    return found


@pytest.mark.parametrize("path", ["", "search/"])
def test_arrow_keys_walk_through_the_results(path: str, page: Page) -> None:
    """Down from the field and up again; at the last one it goes no further."""
    search(page, path, PLAN_QUERY)
    last = links(page).count() - 1
    assert last >= 1
    page.keyboard.press("ArrowUp")
    assert focused(page) == "field"
    for expected in [*range(last + 1), last]:
        page.keyboard.press("ArrowDown")
        assert focused(page) == str(expected)
    for up in [*reversed(range(last)), "field"]:
        page.keyboard.press("ArrowUp")
        assert focused(page) == str(up)


@pytest.mark.parametrize("path", ["", "search/"])
def test_enter_opens_the_first_result(path: str, page: Page, home: str) -> None:
    """From the field; on a result it opens that one."""
    search(page, path, PLAN_QUERY)
    second = paths(page, home)[1]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{PLAN}")
    search(page, path, PLAN_QUERY)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(home + second)


def test_enter_that_ends_a_word_opens_nothing(page: Page) -> None:
    """Where the keyboard puts a syllable together from several keys, Enter may only take it over."""
    search(page, "", PLAN_QUERY)
    left = """(isComposing) => {
      const given = { key: "Enter", bubbles: true, cancelable: true, isComposing };
      let opened = false;
      addEventListener("click", (event) => { opened = true; event.preventDefault(); }, { once: true });
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", given));
      return opened;
    }"""
    assert page.evaluate(left, True) is False
    assert page.evaluate(left, False) is True


@pytest.mark.parametrize("path", ["", "search/"])
def test_escape_closes_the_results(path: str, page: Page, home: str) -> None:
    """From the field and from a result; the focus is in the field, and Enter opens nothing that is not seen."""
    search(page, path, PLAN_QUERY)
    for keys in (["Escape"], ["ArrowDown", "ArrowDown", "Escape"]):
        field(page).fill(PLAN_QUERY)
        expect(links(page).first).to_be_visible()
        for key in keys:
            page.keyboard.press(key)
        expect(box(page).locator(".search-found")).to_be_hidden()
        for key in ("Enter", "ArrowDown", "ArrowUp"):
            assert focused(page) == "field"
            page.keyboard.press(key)
        assert page.url == home + path
    expect(field(page)).to_have_value(PLAN_QUERY)
    page.keyboard.press("End")
    page.keyboard.press(" ")
    expect(links(page).first).to_be_visible()


def test_tab_goes_through_field_and_results(page: Page) -> None:
    """In the header straight on, one after the other; then out."""
    search(page, "", PLAN_QUERY)
    count = links(page).count()
    for expected in range(count):
        page.keyboard.press("Tab")
        assert focused(page) == str(expected)
    page.keyboard.press("Tab")
    assert focused(page) not in {"field", *map(str, range(count))}


def test_arrow_keys_choose_in_a_filter(page: Page) -> None:
    """There they belong to the list of choices, not to the results."""
    search(page, "search/", "mua bán người")
    kind = page.get_by_role("combobox", name=TEXTS["vi"]("search.kind"), exact=True)
    kind.focus()
    page.keyboard.press("ArrowDown")
    expect(kind).to_be_focused()
    expect(kind).not_to_have_value("")


def test_a_tap_elsewhere_closes_the_header_only(page: Page) -> None:
    """Results lie over the page there; on the page of search nothing is under them."""
    search(page, "", PLAN_QUERY)
    page.locator(".site-footer").click(position={"x": 2, "y": 2})
    expect(links(page).first).to_be_hidden()
    search(page, "search/", PLAN_QUERY)
    page.locator("h1").click()
    expect(links(page).first).to_be_visible()


# Without scripts, without a host


def test_without_scripts_a_link_leads_to_topics_and_titles(browser: Browser, home: str) -> None:
    """In the place of the field, which would do nothing."""
    context = browser.new_context(base_url=home, java_script_enabled=False)
    page = context.new_page()
    for path in HEADER:
        text = TEXTS[language_of(path)]
        page.goto(path)
        expect(field(page)).to_be_hidden()
        page.locator(".site-header").get_by_role("link", name=text("search.plain")).click()
        page.wait_for_url(f"{home}{path}search/")
        for unseen in (field(page), page.locator("select").first, status(page)):
            expect(unseen).to_be_hidden()
        expect(page.get_by_role("heading", name=text("topics.title"))).to_be_visible()
        expect(page.get_by_role("heading", name=text("search.titles"))).to_be_visible()
    context.close()


def test_with_scripts_the_field_takes_the_place_of_the_link(page: Page) -> None:
    """The link would only lead away from it."""
    for path in [*HEADER, *FULL]:
        page.goto(path)
        expect(field(page)).to_be_visible()
        expect(box(page).get_by_role("link", name=TEXTS[language_of(path)]("search.plain"))).to_be_hidden()


def listed(path: str, heading: str, site: BuiltSite) -> dict[str, str]:
    """Title by address of the links below a heading of the page at `path`."""
    page = site.pages[path]
    found = page.one("section", **{"aria-labelledby": page.one("h2", id=heading).get("id")}).all("a")
    return {site.resolve(path, link.get("href")).removeprefix(site.url): link.text for link in found}


@pytest.mark.parametrize("path", FULL)
def test_the_page_lists_every_topic_and_title(path: str, site: BuiltSite) -> None:
    """Topics with material, and every guide, plan, project and hand-written page, sorted as a dictionary does.

    The handbook is for those who write the site, not for those who look for help.
    """
    prefix = Language(language_of(path)).prefix
    topics = listed(path, "topics-title", site)
    assert {topic for topic in topics if topic in site.pages and topic.startswith(f"{prefix}topics/")} == set(topics)
    assert len(topics) >= 5
    titles = listed(path, "titles-title", site)
    assert set(titles) <= set(site.pages)
    articles = {
        each
        for each, page in site.reachable.items()
        if language_of(each) == language_of(path) and page.all("article", class_="article")
        if each != f"{prefix}{HANDBOOK}/"
    }
    assert {each for each in articles if not each.startswith(f"{prefix}news/")} == set(titles)
    words = list(titles.values())
    assert words == sorted(words, key=vietnamese_key)
    assert prefix or words != sorted(words)


@pytest.mark.parametrize("path", ["index.html", "search/index.html", "en/search/index.html"])
def test_it_works_from_a_usb_stick(path: str, browser: Browser, site: BuiltSite) -> None:
    """A page opened as a file finds the others, too."""
    page = browser.new_page()
    page.goto((site.folder / path).as_uri())
    field(page).fill(PLAN_QUERY)
    prefix = "en/" if path.startswith("en/") else ""
    expect(links(page).first).to_have_attribute("href", re.compile(f"{prefix}{PLAN}$"))
    address = links(page).first.evaluate("link => link.href")
    assert address == f"{site.folder.as_uri()}/{prefix}{PLAN}"
    page.close()


# Looks


@pytest.mark.parametrize("query", ["markup", LONG, NONSENSE, "duong"], ids=["markup", "long", "none", "some"])
@pytest.mark.parametrize("path", [*HEADER, *FULL])
def test_results_fit_a_narrow_phone(path: str, query: str, browser: Browser, home: str, site: BuiltSite) -> None:
    """Nothing scrolls sideways, neither the page nor the results, however long the words; all is on the screen."""
    page = browser.new_page(base_url=home, viewport=PHONE)  # type: ignore[arg-type]
    made_up(page, site, path)
    page.goto(path)
    field(page).fill(query)
    expect(links(page) if query != NONSENSE else box(page).locator(".search-empty")).not_to_have_count(0)
    expect_state(page, "done")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    found = box(page).locator(".search-found")
    expect(found).to_be_visible()
    left, right, inside, outside = found.evaluate(
        """element => {
          const { left, right } = element.getBoundingClientRect();
          return [left, right, element.scrollWidth, element.clientWidth];
        }"""
    )
    assert left >= 0
    assert right <= PHONE["width"]
    assert inside <= outside
    page.close()


@pytest.mark.parametrize("query", ["duong day nong", "trafficking", NONSENSE])
@pytest.mark.parametrize("path", [*HEADER, *FULL])
def test_axe_finds_no_fault_in_results(path: str, query: str, browser: Browser, home: str) -> None:
    """In the light and the dark scheme, on a narrow phone and on a wide screen."""
    faults = []
    with opened(browser, home) as page:
        page.add_init_script(AXE.read_text(encoding="utf-8"))
        search(page, path, query)
        for screen in (PHONE, DESKTOP):
            page.set_viewport_size(screen)  # type: ignore[arg-type]
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                expect(box(page).locator(".search-found")).to_be_visible()
                found = found_by_axe(page, colours=scheme == "dark")
                faults += [f"{scheme}, {screen['width']}: {fault}" for fault in found]
    assert faults == []
