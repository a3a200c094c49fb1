"""Readers are told that a translation is older than its original, and no day is claimed that is not known."""

from __future__ import annotations

import pytest

from antoan.catalogue.catalogue import Catalogue
from antoan.model.language import Language
from antoan.model.page import Page
from antoan.pages.translation_notice import TranslationNotice, translation_notice
from tests.checks.pages import DATA, make_page

OLD = "translation: {of: 0123456789ab, state: reviewed}\n"


def a_pair(original: str, translation: str, language: Language = Language.EN) -> tuple[Page, Page]:
    """A translation in `language` and its original."""
    return make_page(translation, "New", language=language), make_page(original, "Mới", language=language.other)


def notice_of(pages: tuple[Page, ...], page: Page) -> TranslationNotice | None:
    """What one of the pages says."""
    return translation_notice(page, Catalogue.from_pages(pages, DATA).entries[page.key])


@pytest.mark.parametrize(
    ("updated", "day", "moment"),
    [
        ("updated: 2026-11-20\n", "21 November 2026", "2026-11-21"),
        ("", "21 November 2026", "2026-11-21"),
        ("updated: 2026-11-21\n", "", ""),
        ("updated: 2026-11-22\n", "", ""),
    ],
)
def test_an_outdated_translation_says_so(updated: str, day: str, moment: str) -> None:
    """The original's day is that of the change only if it is later than the translation's own."""
    pages = a_pair("updated: 2026-11-21\n", updated + OLD)
    notice = notice_of(pages, pages[0])
    assert notice == TranslationNotice(lang=Language.VI, path="news/2025/bai/", day=day, moment=moment)
    assert notice_of(pages, pages[1]) is None


def test_an_original_without_a_day_claims_none() -> None:
    """And the other direction works as well."""
    pages = a_pair("", OLD, Language.VI)
    assert notice_of(pages, pages[0]) == TranslationNotice(lang=Language.EN, path="en/news/2025/bai/")


def test_a_translation_that_is_current_says_nothing() -> None:
    """Nor does one that is still waiting for its digest, or whose original is not published."""
    original = make_page("", "Mới")
    for of, source in (
        (original.digest, original),
        ("pending", original),
        ("0123456789ab", make_page("status: draft\n")),
    ):
        page = make_page(f"translation: {{of: {of}, state: draft}}\n", "New", language=Language.EN)
        assert notice_of((page, source), page) is None
