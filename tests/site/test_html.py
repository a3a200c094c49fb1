"""The HTML is valid, whole, and asks for nothing but the site's own styles, scripts and pictures."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.html_checker import Fault, html_faults
from tests.site.built import BuiltSite, language_of
from tests.site.document import Element, parse

# Elements that load something from elsewhere, or send something; but for those of search, which sends nothing.
FORBIDDEN = frozenset(
    {"applet", "audio", "base", "canvas", "embed", "form", "frame", "iframe", "input", "math", "object"}
    | {"portal", "select", "style", "template", "textarea", "track", "video"}
)


@pytest.fixture(scope="module")
def faults(site: BuiltSite, small_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> list[Fault]:
    """What the Nu Html Checker says of both sites and of one broken page, in one process."""
    broken = tmp_path_factory.mktemp("broken")
    text = "<!doctype html><html lang=vi><title>x</title><p id=a>x<p id=a>y"
    (broken / "broken.html").write_text(text, encoding="utf-8")
    return html_faults(site.folder, small_site.folder, broken)


def test_the_checker_finds_no_error(faults: list[Fault]) -> None:
    """Every page is valid."""
    assert [fault for fault in faults if fault.file.name != "broken.html"] == []


def test_the_checker_sees_faults(faults: list[Fault]) -> None:
    """The same run does find an error where there is one."""
    found = [fault for fault in faults if fault.file.name == "broken.html"]
    assert any(fault.line == 1 and fault.words.startswith("Duplicate ID") for fault in found)


@pytest.mark.parametrize("name", ["site", "small_site"])
def test_every_id_is_unique(name: str, request: pytest.FixtureRequest) -> None:
    """An anchor leads to one place."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.pages.items():
        ids = Counter(element.get("id") for element in page.walk() if "id" in element.attributes)
        assert [anchor for anchor, count in ids.items() if count > 1] == [], path
        assert "" not in ids, path


@pytest.mark.parametrize("name", ["site", "small_site"])
def test_pages_have_one_title_and_headings_in_order(name: str, request: pytest.FixtureRequest) -> None:
    """One `<h1>`, and no level is left out on the way down."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.pages.items():
        levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), f"{path}: {levels}"


@pytest.mark.parametrize("name", ["site", "small_site"])
def test_titles_and_descriptions_tell_pages_apart(name: str, request: pytest.FixtureRequest) -> None:
    """No two pages of a language bear the same `<title>`, and every page describes itself."""
    built: BuiltSite = request.getfixturevalue(name)
    titles = Counter((language_of(path), page.one("head").one("title").text) for path, page in built.pages.items())
    assert [title for title, count in titles.items() if count > 1] == []
    for path, page in built.pages.items():
        assert page.one("meta", name="description").get("content").strip(), path


@pytest.mark.parametrize("name", ["site", "site_in_folder", "small_site"])
def test_only_our_own_scripts_run_and_nothing_is_sent(name: str, request: pytest.FixtureRequest) -> None:
    """The way out in the page, one file for the rest; no inline style or handler, no frame, no form."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.pages.items():
        leave, main = [script for script in page.all("script") if script.get("type") != "application/ld+json"]
        assert set(leave.attributes) == {"data-to"}, path
        assert set(main.attributes) == {"src", "defer"}, path
        assert main.raw == "", path
        assert re.fullmatch(
            r"assets/antoan\.[0-9a-f]{10}\.js", built.resolve(path, main.get("src")).removeprefix(built.url)
        )
        assert page.one("body").all("script") == [], path
        of_search = [element for box in page.all("search") for element in box.walk() if is_of_search(element)]
        for element in page.walk():
            assert element.tag not in FORBIDDEN or element in of_search, f"{path}: <{element.tag}>"
            assert element.tag != "button" or element.get("type") == "button", path
            odd = [attribute for attribute in element.attributes if attribute.startswith("on") or attribute == "style"]
            assert odd == [], f"{path}: <{element.tag}> {odd}"
            assert not element.get("href").lower().startswith(("javascript:", "data:", "vbscript:")), path
        assert "http-equiv" not in page.one("body").raw or path == "editors/", path


def is_of_search(element: Element) -> bool:
    """Whether search may have it: the field without a name and the choices, which belong to no form."""
    if element.tag == "input":
        return element.get("type") == "search" and not {"name", "form", "list"} & set(element.attributes)
    return element.tag == "select" and "form" not in element.attributes


@pytest.mark.parametrize("name", ["site", "small_site"])
def test_every_page_has_one_field_to_search(name: str, request: pytest.FixtureRequest) -> None:
    """In the header, or on the page of search with two filters; no form stands around it."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.pages.items():
        box = page.one("search")
        assert len(page.all("input")) == len(box.all("input", type="search")) == 1, path
        is_own = path in ("search/", "en/search/")
        assert len(page.all("select")) == len(box.all("select")) == (2 if is_own else 0), path
        assert len(page.one("header", class_="site-header").all("search")) == (0 if is_own else 1), path


@pytest.mark.parametrize(
    ("html", "is_allowed"),
    [
        ('<input type="search" id="search">', True),
        ('<select name="kind"></select>', True),
        ('<input type="text">', False),
        ("<input>", False),
        ('<input type="search" name="q">', False),
        ('<input type="search" form="other">', False),
        ('<select form="other"></select>', False),
        ("<textarea></textarea>", False),
        ("<form></form>", False),
    ],
)
def test_search_may_have_a_field_and_choices_only(html: str, is_allowed: bool) -> None:
    """Nothing that could send what was typed."""
    assert is_of_search(parse(html).all()[0]) is is_allowed


@pytest.mark.parametrize("name", ["site", "site_in_folder", "small_site"])
def test_resources_come_from_the_site_itself(name: str, request: pytest.FixtureRequest) -> None:
    """Styles, scripts, icons and pictures have no address on another host."""
    built: BuiltSite = request.getfixturevalue(name)
    loading = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}
    for path, page in built.pages.items():
        loaded = [link.get("href") for link in page.all("link") if loading & set(link.get("rel").split())]
        loaded += [element.get("src") for element in page.walk() if "src" in element.attributes]
        assert len(loaded) >= 3, path
        assert [target for target in loaded if "//" in target or ":" in target] == [], path


@pytest.mark.parametrize("name", ["site", "small_site"])
def test_every_page_carries_the_policy(name: str, request: pytest.FixtureRequest) -> None:
    """A content policy stands before anything that loads, and no address is told to other sites."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.pages.items():
        head = page.one("head")
        order = [child for child in head.walk() if child.tag in ("meta", "link", "script")]
        policy = head.one("meta", **{"http-equiv": "Content-Security-Policy"})
        rules = dict(rule.strip().split(" ", 1) for rule in policy.get("content").split(";"))
        assert rules == {
            "default-src": "'none'",
            "script-src": f"'self' {digest_of(page.all('script')[0].raw)}",
            "style-src": "'self'",
            "img-src": "'self'",
            "connect-src": "'self'",
            "worker-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'none'",
        }, path
        first_load = next(index for index, element in enumerate(order) if element.tag in ("link", "script"))
        assert order.index(policy) < first_load, path
        assert head.one("meta", name="referrer").get("content") == "no-referrer", path


def digest_of(script: str) -> str:
    """What a policy calls a script that stands in a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
