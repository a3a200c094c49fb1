"""Sorting the table of all figures in a browser; without scripts, and on a narrow phone, it is there to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.components.render import OVERRIDES, component
from tests.site.built import language_of

from antoan.mkdocs_plugin.scripts import bundle_scripts
from antoan.model.language import Language
from antoan.strings.texts import interface_texts

PATHS = ["figures/", "en/figures/"]
PHONE = {"width": 360, "height": 640}
TEXTS = {language.value: interface_texts(language) for language in Language}
KEYS = ("table.quantity", "table.counts", "table.period", "figures.page-column")
QUANTITY, COUNTS, PERIOD, SOURCE = (TEXTS["vi"](key) for key in KEYS)
# The example's rows by the first cell, in the order it gives them and in the order of each column.
GIVEN = ["900 vụ", "1.000 người", "83,9%", "9 lớp", "gần 1 triệu người", "10 xã"]
BY_NUMBER = ["9 lớp", "10 xã", "83,9%", "900 vụ", "1.000 người", "gần 1 triệu người"]
BY_WORDS = ["an toàn", "ăn ở", "âm thanh", "dạy nghề", "đào tạo", "em nhỏ"]
BY_SOURCE = ["An Giang", "Ảnh báo", "Công an", "Dân Việt", "Đài truyền hình"]
# 2020, 2023, 2024, 2030; then what has no year, as it stood before.
BY_PERIOD = ["10 xã", "900 vụ", "83,9%", "9 lớp", "1.000 người", "gần 1 triệu người"]


@pytest.fixture(scope="module")
def script() -> str:
    """The script of the site's pages."""
    return bundle_scripts(OVERRIDES).main.decode()


@pytest.fixture
def page(browser: Browser, script: str) -> Iterator[Page]:
    """The example with rows to sort, and its script."""
    page = browser.new_page()
    one = component("figure-list")
    page.set_content(one.page([example for example in one.examples if example.name == "rows to sort"]))
    page.add_script_tag(content=script)
    yield page
    page.close()


@pytest.fixture
def phone(browser: Browser, home: str) -> Iterator[Page]:
    """A page of the real site on a narrow phone."""
    page = browser.new_page(base_url=home, viewport=PHONE)  # type: ignore[arg-type]
    yield page
    page.close()


def heading(page: Page, name: str) -> Locator:
    """The heading of a column, as a screen reader finds it."""
    return page.get_by_role("columnheader", name=name, exact=True)


def button(page: Page, name: str) -> Locator:
    """What sorts by that column."""
    return heading(page, name).get_by_role("button", name=name, exact=True)


def column(page: Page, number: int) -> list[str]:
    """The words of a column, from top to bottom."""
    return page.locator(f".figure-list tbody tr > :nth-child({number})").all_inner_texts()


def order(page: Page) -> list[str]:
    """The rows by their numbers; a label beside a number is no part of it."""
    found: list[str] = page.locator(".figure-list tbody th").evaluate_all(
        "cells => cells.map(cell => cell.firstChild.textContent.trim())"
    )
    return found


def sorted_by(page: Page) -> list[tuple[str, str]]:
    """Every heading that says which way its column is sorted, and which way."""
    found = page.locator("[aria-sort]").all()
    return [(each.inner_text(), each.get_attribute("aria-sort") or "") for each in found]


def test_headings_become_buttons(page: Page) -> None:
    """Each with the name of its column, which it still heads; nothing is sorted yet."""
    for name in (QUANTITY, COUNTS, PERIOD, SOURCE):
        expect(button(page, name)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(4)
    assert order(page) == GIVEN
    assert sorted_by(page) == []


def test_numbers_are_sorted_as_numbers(page: Page) -> None:
    """Up, down, up again: 9 before 10, and a thousand after 83.9, however they are written."""
    for wanted in (BY_NUMBER, BY_NUMBER[::-1], BY_NUMBER):
        button(page, QUANTITY).click()
        assert order(page) == wanted


def test_words_are_sorted_as_in_a_vietnamese_dictionary(page: Page) -> None:
    """Ă after A, Â after Ă, Đ after D and before E; down is the same backwards."""
    button(page, COUNTS).click()
    assert [text.splitlines()[0] for text in column(page, 2)] == BY_WORDS
    button(page, COUNTS).click()
    assert [text.splitlines()[0] for text in column(page, 2)] == BY_WORDS[::-1]


def test_sources_are_sorted_by_their_publishers(page: Page) -> None:
    """What has none comes where the words do with which its cell begins."""
    button(page, SOURCE).click()
    texts = [text for text in column(page, 4) if not text.startswith(TEXTS["vi"]("figures.page"))]
    assert len(texts) == len(BY_SOURCE)
    for text, publisher in zip(texts, BY_SOURCE, strict=True):
        assert text.startswith(publisher)


def test_what_has_no_period_stands_last(page: Page) -> None:
    """Up and down, in the order it had."""
    button(page, PERIOD).click()
    assert order(page) == BY_PERIOD
    button(page, PERIOD).click()
    assert order(page) == BY_PERIOD[3::-1] + BY_PERIOD[4:]


def test_a_row_moves_as_a_whole(page: Page) -> None:
    """The same cells stand beside one another before and after, and none is lost or doubled."""
    before = page.locator(".figure-list tbody tr").all_inner_texts()
    button(page, QUANTITY).click()
    after = page.locator(".figure-list tbody tr").all_inner_texts()
    assert after != before
    assert sorted(after) == sorted(before)


def test_exactly_one_heading_says_how_the_table_is_sorted(page: Page) -> None:
    """The last one that was pressed; another column starts upwards again. Its name stays the same."""
    presses = [
        (QUANTITY, "ascending"),
        (QUANTITY, "descending"),
        (COUNTS, "ascending"),
        (QUANTITY, "ascending"),
        (PERIOD, "ascending"),
        (PERIOD, "descending"),
        (PERIOD, "ascending"),
    ]
    for name, way in presses:
        button(page, name).click()
        assert sorted_by(page) == [(name, way)]
        expect(heading(page, name)).to_have_attribute("aria-sort", way)


def test_it_is_seen_which_way_it_is_sorted(page: Page) -> None:
    """A sign beside the heading, another one downwards, and none beside the others."""
    sign = "(cell) => getComputedStyle(cell, '::after').content"
    plain = heading(page, QUANTITY).evaluate(sign)
    seen = []
    for _ in range(2):
        button(page, QUANTITY).click()
        seen.append(heading(page, QUANTITY).evaluate(sign))
        assert heading(page, COUNTS).evaluate(sign) == plain
    assert len({plain, *seen}) == 3


def test_it_is_sorted_by_keyboard(page: Page) -> None:
    """Tab comes to the headings in order, the focus is seen, Enter and the space bar sort, and the focus stays."""
    for name, number, wanted in ((QUANTITY, 1, BY_NUMBER), (COUNTS, 2, BY_WORDS)):
        page.keyboard.press("Tab")
        expect(button(page, name)).to_be_focused()
        assert button(page, name).evaluate("(it) => parseFloat(getComputedStyle(it).outlineWidth)") >= 2
        for key, order_now in (("Enter", wanted), ("Space", wanted[::-1])):
            page.keyboard.press(key)
            assert [text.startswith(start) for text, start in zip(column(page, number), order_now, strict=True)] == [
                True
            ] * len(wanted)
            expect(button(page, name)).to_be_focused()


def test_rows_shown_as_blocks_are_still_a_table(browser: Browser, script: str) -> None:
    """On a phone a screen reader finds the rows, headings and cells, also where a browser forgets that they are."""
    one = component("figure-list")
    example = next(example for example in one.examples if example.name == "rows to sort")
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.set_content(one.page([example]))
    assert page.locator(".figure-list tbody tr").first.evaluate("(row) => getComputedStyle(row).display") == "block"
    page.add_script_tag(content=script)
    # Generic elements have the roles they are given and no other: so it is where a browser goes by the display.
    page.evaluate("""() => {
        const asGeneric = (element) => {
            const made = document.createElement("div");
            for (const name of ["role", "aria-sort"]) {
                if (element.hasAttribute(name)) made.setAttribute(name, element.getAttribute(name));
            }
            for (const child of element.childNodes) {
                const isPart = /^(THEAD|TBODY|TR|TH|TD)$/.test(child.tagName);
                made.append(isPart ? asGeneric(child) : child.cloneNode(true));
            }
            return made;
        };
        const table = document.querySelector(".figure-list");
        table.replaceWith(asGeneric(table));
    }""")
    table = page.get_by_role("table")
    expect(table).to_have_count(1)
    expect(table.get_by_role("rowgroup")).to_have_count(2)
    expect(table.get_by_role("row")).to_have_count(1 + len(GIVEN))
    expect(table.get_by_role("columnheader")).to_have_count(4)
    expect(table.get_by_role("rowheader")).to_have_count(len(GIVEN))
    expect(table.get_by_role("cell")).to_have_count(3 * len(GIVEN))
    page.close()


@pytest.mark.parametrize("name", ["none", "the other language, markup in every text"])
def test_few_rows_or_none_can_be_sorted(name: str, browser: Browser, script: str) -> None:
    """Nothing fails, and what is there stays there."""
    one = component("figure-list")
    example = next(example for example in one.examples if example.name == name)
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.set_content(one.page([example]))
    page.add_script_tag(content=script)
    for key in KEYS:
        button(page, TEXTS["en"](key)).click()
        button(page, TEXTS["en"](key)).click()
    assert len(column(page, 1)) == len(example.parameters["rows"])
    assert faults == []
    page.close()


def test_two_tables_are_sorted_each_by_itself(browser: Browser, script: str) -> None:
    """A tap in one leaves the other as it is."""
    one = component("figure-list")
    example = next(example for example in one.examples if example.name == "rows to sort")
    page = browser.new_page()
    page.set_content(one.page([example, replace(example, name="once more")]))
    page.add_script_tag(content=script)
    page.get_by_role("button", name=QUANTITY, exact=True).last.click()
    assert order(page) == GIVEN + BY_NUMBER
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_it_can_be_read_without_scripts(path: str, browser: Browser, home: str) -> None:
    """The headings are plain text, nothing speaks of pressing them, and every row is seen."""
    text = TEXTS[language_of(path)]
    page = browser.new_page(base_url=home, viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page.goto(path)
    table = page.locator(".figure-list")
    assert table.locator("thead th").all_inner_texts() == [text(key) for key in KEYS]
    expect(table.get_by_role("button")).to_have_count(0)
    expect(page.get_by_text(text("figures.sort"))).to_be_hidden()
    rows = table.locator("tbody tr").all()
    assert len(rows) >= 20
    for row in rows:
        assert row.is_visible()
        assert row.locator("th").inner_text().strip()
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_it_says_that_it_can_be_sorted(path: str, phone: Page) -> None:
    """On the real page, once it can."""
    phone.goto(path)
    text = TEXTS[language_of(path)]
    expect(button(phone, text("table.quantity"))).to_be_visible()
    expect(phone.get_by_text(text("figures.sort"))).to_be_visible()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_leaves_a_narrow_phone_sideways(path: str, phone: Page) -> None:
    """Neither before nor after sorting does any part of the table end outside the screen, nor the page scroll."""
    phone.goto(path)
    text = TEXTS[language_of(path)]
    expect(button(phone, text("table.quantity"))).to_be_visible()
    for key in (None, *KEYS):
        if key:
            button(phone, text(key)).click()
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        outside: list[str] = phone.locator(".figure-list tbody *, .figure-list thead *").evaluate_all(
            """(parts, width) => parts.filter((part) => {
                const box = part.getBoundingClientRect();
                return box.left < 0 || box.right > width || part.scrollWidth > part.clientWidth + 1 && part.clientWidth;
            }).map((part) => part.outerHTML.slice(0, 200))""",
            PHONE["width"],
        )
        assert outside == []


@pytest.mark.parametrize("path", PATHS)
def test_headings_are_large_enough_for_a_finger(path: str, phone: Page) -> None:
    """24 pixels and more each way, and none lies over another."""
    phone.goto(path)
    expect(phone.locator(".figure-list thead button")).to_have_count(4)
    boxes = [each.bounding_box() for each in phone.locator(".figure-list thead button").all()]
    for number, box in enumerate(boxes):
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        for other in boxes[:number]:
            assert other is not None
            beside = box["x"] >= other["x"] + other["width"] or other["x"] >= box["x"] + box["width"]
            below = box["y"] >= other["y"] + other["height"] or other["y"] >= box["y"] + box["height"]
            assert beside or below
