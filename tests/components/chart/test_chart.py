"""Charts on the real page: bars as long as their numbers say, and every number in words as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect
from tests.components.render import component
from tests.site.built import BuiltSite, language_of

PATHS = ["figures/", "en/figures/"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
# Boxes of two lines of text overlap where no letter reaches so far.
LINES_TOUCH = 6
NUMBER = re.compile(r"\d[\d.,]*")


@pytest.fixture(params=[NARROW, WIDE], ids=["narrow", "wide"])
def page(request: pytest.FixtureRequest, browser: Browser, home: str) -> Iterator[Page]:
    """A page of the real site without scripts."""
    page = browser.new_page(base_url=home, viewport=request.param, java_script_enabled=False)
    yield page
    page.close()


def charts(page: Page, path: str) -> list[Locator]:
    """Every chart of the page at `path`."""
    page.goto(path)
    found = page.locator("figure.chart").all()
    assert len(found) >= 2
    return found


def number_in(quantity: str, path: str) -> Decimal:
    """The number of a quantity as the language of the page writes it."""
    point, thousands = (",", ".") if language_of(path) == "vi" else (".", ",")
    written = NUMBER.search(quantity)
    assert written is not None, quantity
    return Decimal(written[0].strip(".,").replace(thousands, "").replace(point, "."))


def quantities(chart: Locator) -> list[str]:
    """The quantities of the table of a chart."""
    return chart.locator("tbody td").all_inner_texts()


def rows_of(chart: Locator) -> list[tuple[str, str]]:
    """Label and quantity of each row of the table of a chart."""
    labels = chart.locator("tbody th").all_inner_texts()
    return list(zip(labels, quantities(chart), strict=True))


def widths(chart: Locator, kind: str) -> list[float]:
    """How long the bars of a chart are drawn."""
    found: list[float] = chart.locator(kind).evaluate_all("all => all.map((one) => one.getBoundingClientRect().width)")
    return found


@pytest.mark.parametrize("path", PATHS)
def test_bars_are_as_long_as_their_numbers_say(path: str, page: Page) -> None:
    """Twice the number is twice the length; at most half a pixel is lost in rounding."""
    for chart in charts(page, path):
        numbers = [number_in(text, path) for text in quantities(chart)]
        drawn = widths(chart, ".chart-bar")
        assert len(drawn) == len(numbers)
        largest = max(range(len(numbers)), key=lambda at: numbers[at])
        assert drawn[largest] > 0
        for number, width in zip(numbers, drawn, strict=True):
            assert abs(width - float(number / numbers[largest]) * drawn[largest]) <= 0.5


def test_bars_are_parts_of_the_whole_that_is_named(site: BuiltSite, page: Page) -> None:
    """Where the data name a whole, the frame of each bar stands for it; else the largest bar fills its frame."""
    data = yaml.safe_load((site.project / "content" / "data" / "charts.yml").read_text(encoding="utf-8"))
    for path in PATHS:
        for chart in charts(page, path):
            slug = chart.get_attribute("id")
            described = next(each for each in data["charts"] if each["slug"] == slug)
            figures = figures_of(site, described["page"])
            shown = [figures[number - 1] for number in described["figures"]]
            full = figures[described["whole"] - 1] if described.get("whole") else max(shown)
            frames, drawn = widths(chart, ".chart-whole"), widths(chart, ".chart-bar")
            assert [number_in(text, path) for text in quantities(chart)] == shown
            for number, frame, width in zip(shown, frames, drawn, strict=True):
                assert abs(width - float(number / full) * frame) <= 0.5


def figures_of(site: BuiltSite, key: str) -> list[Decimal]:
    """The numbers of the figures in the header of a page of content."""
    text = (site.project / "content" / f"{key}.vi.md").read_text(encoding="utf-8")
    header = yaml.load(text.split("---\n")[1], yaml.BaseLoader)
    return [Decimal(figure["value"]) for figure in header["figures"]]


@pytest.mark.parametrize("path", PATHS)
def test_every_number_stands_in_words(path: str, page: Page) -> None:
    """Label and quantity of each bar are text above it and a row of the table, in the same order."""
    for chart in charts(page, path):
        rows = rows_of(chart)
        drawn = chart.locator("svg text").all_text_contents()
        assert drawn == [words for row in rows for words in row]
        assert len(rows) == chart.locator(".chart-bar").count() >= 1


@pytest.mark.parametrize("path", PATHS)
def test_a_screen_reader_hears_a_picture_with_a_name_and_numbers(path: str, page: Page) -> None:
    """One picture named as the chart is, described by all its bars; the table has a name of its own."""
    for chart in charts(page, path):
        picture = chart.get_by_role("img")
        expect(picture).to_have_count(1)
        title = chart.locator("h3").inner_text()
        expect(picture).to_have_accessible_name(title)
        rows = rows_of(chart)
        said = "; ".join(f"{label}: {quantity}" for label, quantity in rows)
        expect(picture).to_have_accessible_description(f"{said}.")
        table = chart.get_by_role("table")
        expect(table).to_have_accessible_name(re.compile(f".+{re.escape(title)}$"))


@pytest.mark.parametrize("path", PATHS)
def test_words_are_on_the_screen_and_above_their_bars(path: str, page: Page) -> None:
    """No label or number ends outside the screen, lies over a bar or another line, or below the chart."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    for chart in charts(page, path):
        frame = chart.locator("svg").bounding_box()
        labels = [label.bounding_box() for label in chart.locator("svg text").all()]
        bars = [bar.bounding_box() for bar in chart.locator(".chart-whole").all()]
        assert frame is not None
        floor = frame["y"] - 1
        for at, bar in enumerate(bars):
            assert bar is not None
            for label in labels[2 * at : 2 * at + 2]:
                assert label is not None
                assert label["x"] >= 0
                assert label["x"] + label["width"] <= width
                assert label["y"] >= floor
                floor = label["y"] + label["height"] - LINES_TOUCH
                assert label["y"] + label["height"] <= bar["y"] + 1
            floor = bar["y"] + bar["height"] - 1
        assert len(labels) == 2 * len(bars)
        assert floor <= frame["y"] + frame["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_grow_with_the_text(scheme: str, browser: Browser) -> None:
    """Letters twice as large make the bars twice as high, and still lie above them."""
    page = browser.new_page(viewport=WIDE, color_scheme=scheme)  # type: ignore[arg-type]
    one = component("chart")
    page.set_content(one.page([example for example in one.examples if example.name == "bars of a whole"]))
    bar, label = page.locator(".chart-bar").first, page.locator("svg text").first
    before = bar.bounding_box()
    page.add_style_tag(content="html { font-size: 225%; }")
    after, words = bar.bounding_box(), label.bounding_box()
    assert before is not None
    assert after is not None
    assert words is not None
    assert after["height"] == pytest.approx(2 * before["height"], rel=0.02)
    assert words["y"] + words["height"] <= after["y"] + 1
    page.close()
