"""The way to the other language on real pages."""

from __future__ import annotations

from tests.components.render import component
from tests.site.built import MISSING, BuiltSite, counterpart, language_of

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

NAMES = {"vi": "Tiếng Việt", "en": "English"}
NONE_YET = {language.value: interface_texts(language)("language.none") for language in Language}


def test_it_is_a_word_in_its_own_language(site: BuiltSite) -> None:
    """Every page names the other language in that language and says so, without flag or icon."""
    for path, page in site.pages.items():
        toggle = page.one("p", class_="language-toggle")
        other = "vi" if language_of(path) == "en" else "en"
        link = toggle.one("a", hreflang=other)
        name = link.one("span", lang=other) if link.get("lang") != other else link
        assert name.text == NAMES[other], path
        assert toggle.all("svg", "img", "button") == [], path


def test_it_leads_to_the_same_page(site: BuiltSite) -> None:
    """Where a page stands in both languages, its counterpart is one tap away, and nothing else is said."""
    for path, page in site.reachable.items():
        if counterpart(path) in site.pages:
            toggle = page.one("p", class_="language-toggle")
            assert site.resolve(path, toggle.one("a").get("href")) == site.url + counterpart(path)
            assert toggle.text in NAMES.values(), path


def test_a_page_alone_says_so_before_the_click(small_site: BuiltSite) -> None:
    """In the words of the page's own language; the link leads to the home page of the other one."""
    alone = [
        path
        for path in small_site.reachable
        if path.startswith(("news/2025/", "en/news/2025/")) and counterpart(path) not in small_site.pages
    ]
    assert {language_of(path) for path in alone} == {"vi", "en"}
    for path in alone:
        toggle = small_site.pages[path].one("p", class_="language-toggle")
        own = language_of(path)
        label = toggle.one("span", class_="label")
        assert (label.text, label.language) == (NONE_YET[own], own), path
        home = small_site.url + ("" if own == "en" else "en/")
        assert small_site.resolve(path, toggle.one("a").get("href")) == home


def test_the_missing_page_offers_the_other_home(site: BuiltSite) -> None:
    """At a wrong address nothing is known of the page that was meant."""
    link = site.pages[MISSING].one("p", class_="language-toggle").one("a")
    assert site.resolve(MISSING, link.get("href")) == f"{site.url}en/"


def test_the_name_is_declared_and_the_label_is_not() -> None:
    """A screen reader changes its voice for the name of the language alone."""
    one = component("language-toggle")
    html = {example.name: one.html(example) for example in one.examples}
    assert '<a href="../../../en/" hreflang="en"><span lang="en">' in html["in Vietnamese only"]
    assert 'lang="vi">Tiếng Việt</a>' in html["to the Vietnamese page"]
