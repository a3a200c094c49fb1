"""Which language a page is in, and where its counterpart is, is always the truth."""

from __future__ import annotations

import pytest
import yaml

from antoan.model.language import Language
from antoan.strings.texts import interface_texts
from tests.command import CASES
from tests.site.built import MISSING, BuiltSite, counterpart, language_of
from tests.site.document import Element

SITES = ("site", "site_in_folder", "small_site")
SEEDS = yaml.safe_load((CASES / "site" / "seed_pages.yml").read_text(encoding="utf-8"))
# Pages of the small site that are written in one language only, with their title.
ALONE = {
    "news/2025/chi-tieng-viet/": "Bài chỉ có tiếng Việt",
    "en/news/2025/english-only/": "A report in English only",
    "news/2025/lop-hoc/": "Lớp học <b>an toàn</b> & {{ 7*7 }}",
    "projects/du-an-quang-tri/": "Dự án hỗ trợ người bị mua bán ở Quảng Trị",
}
SECTIONS = ("help", "guides", "law", "news", "plans", "projects", "places", "hotlines")
TEXTS = {language.value: interface_texts(language) for language in Language}


def hreflangs(page: Element) -> dict[str, str]:
    """The alternates a page's head names."""
    links = [link for link in page.one("head").all("link", rel="alternate") if link.get("hreflang")]
    assert len({link.get("hreflang") for link in links}) == len(links)
    return {link.get("hreflang"): link.get("href") for link in links}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed["path"] or "home")
def test_the_first_pages_are_there_in_both_languages(seed: dict[str, str], site: BuiltSite) -> None:
    """Addresses in use are never given up, and each version is in its own language."""
    for language, path in (("vi", seed["path"]), ("en", counterpart(seed["path"]))):
        main = site.pages[path].one("main")
        assert seed["words"] in main.text
        assert main.one("h1").text
        assert main.language == language


@pytest.mark.parametrize("name", SITES)
def test_pages_declare_their_language(name: str, request: pytest.FixtureRequest) -> None:
    """English below `en/`, Vietnamese everywhere else."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.pages.items():
        assert page.one("html").get("lang") == language_of(path), path


@pytest.mark.parametrize("name", SITES)
def test_canonical_is_the_own_address(name: str, request: pytest.FixtureRequest) -> None:
    """No page points search engines to another one, but for former names of places."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.reachable.items():
        expected = built.former_places.get(path, path)
        assert page.one("link", rel="canonical").get("href") == built.url + expected


@pytest.mark.parametrize("name", SITES)
def test_alternates_are_absolute_and_mutual(name: str, request: pytest.FixtureRequest) -> None:
    """Two versions name each other and themselves, and Vietnamese is for everybody else; a lone page names none."""
    built: BuiltSite = request.getfixturevalue(name)
    pairs = 0
    for path, page in built.reachable.items():
        found = hreflangs(page)
        if counterpart(path) not in built.reachable or path in built.former_places:
            assert found == {}, path
            continue
        pairs += 1
        vietnamese, english = sorted((path, counterpart(path)), key=lambda address: address.startswith("en/"))
        expected = {"vi": built.url + vietnamese, "en": built.url + english, "x-default": built.url + vietnamese}
        assert expected == found, path
        assert expected == hreflangs(built.reachable[counterpart(path)]), path
    assert pairs >= 40


@pytest.mark.parametrize("name", SITES)
def test_the_toggle_leads_to_the_counterpart(name: str, request: pytest.FixtureRequest) -> None:
    """To the same page in the other language, never to a home page instead."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.reachable.items():
        if counterpart(path) in built.reachable:
            link = page.one("p", class_="language-toggle").one("a")
            other = language_of(counterpart(path))
            assert built.resolve(path, link.get("href")) == built.url + counterpart(path)
            assert (link.get("hreflang"), link.get("lang")) == (other, other), path
            assert link.text == {"vi": "Tiếng Việt", "en": "English"}[other]


def test_lone_pages_are_not_copied(small_site: BuiltSite) -> None:
    """Pages in one language stand at one address, and nothing stands at the other."""
    lone = {path for path in small_site.reachable if counterpart(path) not in small_site.reachable}
    assert set(ALONE) == lone


@pytest.mark.parametrize("path", ALONE)
def test_the_toggle_of_a_lone_page_says_so(path: str, small_site: BuiltSite) -> None:
    """Before the click, in the page's own language; it leads to the other language's home page."""
    link = small_site.pages[path].one("p", class_="language-toggle").one("a")
    home = small_site.url + ("en/" if language_of(path) == "vi" else "")
    assert small_site.resolve(path, link.get("href")) == home
    label = link.one("span", class_="label")
    assert (label.text, label.language) == (TEXTS[language_of(path)]("language.none"), language_of(path))


def card_in(listing: str, path: str, built: BuiltSite) -> Element:
    """The card that leads to `path` in the list at `listing`."""
    cards = [
        card
        for card in built.pages[listing].all("li", class_="card")
        if built.resolve(listing, card.one("a").get("href")) == built.url + path
    ]
    assert len(cards) == 1, f"{listing}: {len(cards)} cards lead to {path}"
    return cards[0]


def labels_of(card: Element, language: str) -> list[Element]:
    """Labels on a card that say, in `language`, that its page is in the other one only."""
    return [label for label in card.all("span", class_="label") if label.text == TEXTS[language]("language.only")]


@pytest.mark.parametrize("path", ALONE)
def test_lists_of_the_other_language_show_a_lone_page_with_a_label(path: str, small_site: BuiltSite) -> None:
    """It is listed in its own words, marked as such, and a label in the list's language says so before the click."""
    listing = "/".join(counterpart(path).split("/")[: 2 if path.startswith(("news", "projects")) else 1]) + "/"
    card = card_in(listing, path, small_site)
    link = card.one("a")
    assert link.text == ALONE[path]
    assert link.language == link.get("hreflang") == language_of(path)
    assert [language_of(listing)] == [label.language for label in labels_of(card, language_of(listing))]


@pytest.mark.parametrize("path", ALONE)
def test_lists_of_its_own_language_show_a_lone_page_as_any_other(path: str, small_site: BuiltSite) -> None:
    """Without label and without a language of its own."""
    listing = "/".join(path.split("/")[: 2 if path.startswith("en/") else 1]) + "/"
    card = card_in(listing, path, small_site)
    assert (card.get("lang"), card.one("a").get("hreflang")) == ("", "")
    assert labels_of(card, language_of(path)) == []


def test_a_link_in_a_body_says_that_it_leads_to_the_other_language(small_site: BuiltSite) -> None:
    """A Vietnamese text that points to a page in English only is labelled; other links are not."""
    path = "news/2025/lop-hoc/"
    body = small_site.pages[path].one("div", class_="body")
    english, plain = body.all("a")
    assert small_site.resolve(path, english.get("href")) == f"{small_site.url}en/news/2025/english-only/"
    assert english.get("hreflang") == "en"
    assert f"bài tiếng Anh {TEXTS['vi']('language.only')} và hội thảo." in body.text
    assert plain.get("hreflang") == ""
    assert small_site.resolve(path, plain.get("href")) == f"{small_site.url}news/2025/hoi-thao/#viec-tiep-theo"


def test_every_version_written_is_built(site: BuiltSite) -> None:
    """Each published file of `content/` and `docs/` has its page, in its language; none is made up beside them."""
    written = set()
    for file in [*site.project.glob("content/*/**/*.md"), *site.project.glob("docs/*.md")]:
        stem, language = file.name.removesuffix(".md").rsplit(".", 1)
        root = site.project / ("docs" if file.parent.name == "docs" else "content")
        folder = file.parent.relative_to(root).as_posix().removeprefix(".")
        if folder.split("/")[0] in ("press", "inbox") or "\nstatus: published\n" not in file.read_text("utf-8"):
            continue
        prefix = "en/" if language == "en" else ""
        slug = "" if stem == "index" else f"{stem}/"
        written.add(f"{prefix}{folder}/{slug}" if folder else f"{prefix}{slug}")
    assert written <= set(site.reachable)
    articles = {path for path, page in site.reachable.items() if page.all("article", class_="article")}
    assert articles == written - {"", "en/"}


def test_the_page_for_wrong_addresses_speaks_both(site: BuiltSite, site_in_folder: BuiltSite) -> None:
    """Each half declares its language and leads to that language's home, help and numbers; no engine lists it."""
    for built in (site, site_in_folder):
        page = built.pages[MISSING]
        halves = page.one("main").all("section")
        assert [half.get("lang") for half in halves] == ["vi", "en"]
        for half, language in zip(halves, Language, strict=True):
            prefix = language.prefix
            assert half.all("h1", "h2")[0].text == TEXTS[language]("missing.title")
            expected = [f"{built.root_path}{prefix}{key}" for key in ("", "help/", "hotlines/")]
            assert expected == [link.get("href") for link in half.all("a")]
        assert page.one("meta", name="robots").get("content") == "noindex"
        assert page.all("link", rel="canonical") == []
        assert hreflangs(page) == {}


def test_the_frame_is_in_the_language_of_the_page(site: BuiltSite) -> None:
    """Menus and footer, on every page."""
    for path, page in site.reachable.items():
        text = TEXTS[language_of(path)]
        menu = [link.text for link in page.one("nav", class_="sections").all("a")]
        assert [text(f"menu.{name}") for name in SECTIONS] == menu, path
        assert text("footer.terms") in page.one("footer").text, path
