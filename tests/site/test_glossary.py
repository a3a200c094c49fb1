"""The glossary, and the words it explains on other pages."""

from __future__ import annotations

import re

import pytest

from antoan.content.data_files import read_data
from antoan.model.language import Language
from antoan.model.reference_data import ReferenceData
from antoan.writing.collation import vietnamese_key
from tests.site.built import BuiltSite, language_of
from tests.site.document import Element

TEACHING = ("guides/", "law/")
LINKS_AT_MOST = 12


@pytest.fixture(scope="module")
def data(site: BuiltSite) -> ReferenceData:
    """The reference data the site was built from."""
    found, problems = read_data(site.project / "content" / "data", "content/data")
    assert problems == []
    return found


def explained(page: Element) -> list[Element]:
    """The words of a page that lead to the glossary."""
    return page.all("a", class_="term")


def teaching_pages(site: BuiltSite, language: Language) -> dict[str, Element]:
    """Guides and the page on law."""
    starts = tuple(language.prefix + start for start in TEACHING)
    return {
        path: page
        for path, page in site.pages.items()
        if path.startswith(starts) and page.all("article", class_="article")
    }


@pytest.mark.parametrize("language", Language)
def test_every_term_stands_once_in_the_order_of_the_alphabet(
    language: Language, site: BuiltSite, data: ReferenceData
) -> None:
    """With its meaning and the other language's word; under letters in their own order, Đ after D."""
    page = site.pages[f"{language.prefix}glossary/"]
    shown = page.all("div", class_="glossary-term")
    assert len(shown) >= 60
    assert {term.get("id") for term in shown} == set(data.terms)
    words = [term.one("dt").text for term in shown]
    assert words == sorted(words, key=vietnamese_key)
    for term in shown:
        known = data.terms[term.get("id")]
        assert known.in_(language).meaning in term.text
        assert known.in_(language.other).term in [part.text for part in term.all("span", lang=language.other.value)]
    letters = [link.text for link in page.one("nav", class_="letters").all("a")]
    single = [letter for letter in letters if len(letter) == 1]
    assert single == sorted(single, key=vietnamese_key)
    if language is Language.VI:
        assert single.index("D") + 1 == single.index("Đ")


@pytest.mark.parametrize("language", Language)
def test_every_abbreviation_is_in_the_glossary(language: Language, site: BuiltSite, data: ReferenceData) -> None:
    """Letters and what they stand for."""
    shown = site.pages[f"{language.prefix}glossary/"].one("section", class_="short-forms").all("dt")
    assert sorted(data.abbreviations) == sorted(item.text for item in shown)


@pytest.mark.parametrize("language", Language)
def test_guides_explain_a_word_where_it_comes_first(language: Language, site: BuiltSite, data: ReferenceData) -> None:
    """Each word once, outside headings and other links, not so many that they clutter; to the term itself."""
    seen = 0
    for path, page in teaching_pages(site, language).items():
        links = explained(page)
        slugs = [link.get("href").partition("#")[2] for link in links]
        assert len(slugs) == len(set(slugs)) <= LINKS_AT_MOST, path
        for heading in page.all("h2", "h3"):
            assert explained(heading) == [], path
        for link, slug in zip(links, slugs, strict=True):
            words = data.terms[slug].in_(language)
            assert data.terms[slug].link, path
            assert link.text.lower() in [word.lower() for word in (words.term, *words.also)], path
            assert site.resolve(path, link.get("href")) == f"{site.url}{language.prefix}glossary/#{slug}"
        seen += len(links)
    assert seen >= 20


def test_only_teaching_pages_explain(site: BuiltSite) -> None:
    """News, help and lists are left as they were written."""
    teaching = {path for language in Language for path in teaching_pages(site, language)}
    assert {path for path, page in site.pages.items() if explained(page)} <= teaching


@pytest.mark.parametrize("language", Language)
def test_abbreviations_of_a_page_are_explained_on_it(language: Language, site: BuiltSite, data: ReferenceData) -> None:
    """What stands for what, at the end of every page that uses letters it does not spell out."""
    seen: set[str] = set()
    for path, page in site.pages.items():
        if language_of(path) != language or not page.all("article", class_="article"):
            continue
        for section in page.all("section", class_="short-forms"):
            body = page.one("div", class_="body").text + page.one("p", class_="lead").text + page.one("h1").text
            for item in section.all("div"):
                short, meaning = item.one("dt").text, item.one("dd").text
                assert meaning == data.abbreviations[short].in_(language), path
                assert re.search(rf"(?<![\w/&-]){re.escape(short)}(?!\w)", page.text), path
                assert meaning.lower() not in body.lower(), path
                seen.add(short)
    assert len(seen) >= 2


def test_the_page_on_law_has_contents_and_names_what_is_outdated(site: BuiltSite) -> None:
    """Both languages; every line of the contents leads to its heading."""
    for path, last in (("law/", "cũ"), ("en/law/", "utdated")):
        page = site.pages[path]
        links = page.one("nav", class_="contents").all("a")
        headings = {heading.get("id"): heading.text for heading in page.one("div", class_="body").all("h2")}
        assert {link.get("href")[1:]: link.text for link in links} == headings
        assert last in links[-1].text
