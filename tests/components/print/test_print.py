"""The button that prints, on real pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

GUIDE = "guides/kiem-tra-loi-moi-viec-lam/"
LABEL = {language: interface_texts(language)("print.label") for language in Language}
COUNT_PRINTS = "window.printed = []; window.print = (...given) => window.printed.push(given.length);"


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """A page whose printing is only counted."""
    context = browser.new_context(base_url=home)
    context.add_init_script(COUNT_PRINTS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [GUIDE, f"en/{GUIDE}", "hotlines/"])
def test_it_prints_once(path: str, page: Page) -> None:
    """A tap opens the browser's own dialogue, once."""
    page.goto(path)
    button = page.locator("[data-print]")
    expect(button).to_be_visible()
    assert page.evaluate("printed") == []
    button.click()
    assert page.evaluate("printed") == [0]


@pytest.mark.parametrize(("path", "name"), [(GUIDE, LABEL[Language.VI]), (f"en/{GUIDE}", LABEL[Language.EN])])
def test_it_has_a_name_in_words(path: str, name: str, page: Page) -> None:
    """Screen readers say what it does; the icon is silent."""
    page.goto(path)
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_it_works_by_keyboard(page: Page) -> None:
    """Enter on the focused button prints."""
    page.goto(GUIDE)
    page.locator("[data-print]").press("Enter")
    assert page.evaluate("printed") == [0]


def test_it_is_unseen_where_nothing_would_happen(browser: Browser, home: str) -> None:
    """Without scripts, and in the browsers inside other apps that cannot print."""
    silent = browser.new_context(base_url=home, java_script_enabled=False)
    page = silent.new_page()
    page.goto(GUIDE)
    assert page.locator("[data-print]").count() == 1
    expect(page.locator("[data-print]")).to_be_hidden()
    silent.close()
    unable = browser.new_context(base_url=home)
    unable.add_init_script("window.print = undefined;")
    page = unable.new_page()
    page.goto(GUIDE)
    expect(page.locator("[data-print]")).to_be_hidden()
    unable.close()
