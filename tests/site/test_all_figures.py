"""Every figure of the content stands in one table and in two files, each with its source."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest

from antoan.content.loader import load_content
from antoan.model.language import Language
from antoan.model.metadata import Figure, Metadata, figures_of
from antoan.model.page import Page
from antoan.pages.figures import _cell
from tests.site.built import BuiltSite

KEYS = {"kind", "value", "unit", "counts", "period", "qualifier", "approximate", "note", "language", "source", "page"}


@pytest.fixture(scope="module")
def stated(site: BuiltSite) -> dict[Language, list[tuple[Page, Any]]]:
    """The figures in the metadata of the published pages, by language."""
    content = load_content(site.project / "content", site.project / "docs")
    found: dict[Language, list[tuple[Page, Any]]] = {language: [] for language in Language}
    for page in content.pages:
        if page.is_published:
            found[page.language] += [(page, figure) for figure in figures_of(page.metadata)[1]]
    return found


def source_of(page: Page, figure: Any) -> str:
    """Address of the source a figure names."""
    assert isinstance(page.metadata, Metadata)
    return page.metadata.sources[(figure.source or 1) - 1].url or ""


@pytest.mark.parametrize("language", Language)
def test_the_json_file_has_them_all(
    language: Language, site: BuiltSite, stated: dict[Language, list[tuple[Page, Any]]]
) -> None:
    """Numbers as numbers, with unit, period, source and page; goals are told from counts; a word of warning."""
    value = json.loads((site.folder / f"{language.prefix}figures/figures.json").read_text(encoding="utf-8"))
    assert value["warning"]
    expected = sorted(
        (
            float(figure.value),
            figure.unit,
            figure.counts,
            source_of(page, figure),
            site.url + page.path,
            "figure" if isinstance(figure, Figure) else "target",
        )
        for page, figure in stated[language]
    )
    assert len(expected) >= 25
    found = [
        (float(each["value"]), each["unit"], each["counts"], each["source"]["url"], each["page"]["url"], each["kind"])
        for each in value["figures"]
    ]
    assert sorted(found) == expected
    for each in value["figures"]:
        assert set(each) == KEYS
        assert type(each["value"]) in (int, float)


@pytest.mark.parametrize("language", Language)
def test_the_csv_file_opens_in_a_spreadsheet(
    language: Language, site: BuiltSite, stated: dict[Language, list[tuple[Page, Any]]]
) -> None:
    """A byte order mark for Excel, lines as RFC 4180 has them, a line of names, and every figure."""
    data = (site.folder / f"{language.prefix}figures/figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    names, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert len(set(names)) == len(names) == 13
    assert sorted((Decimal(row[1]), row[3]) for row in rows) == sorted(
        (figure.value, figure.counts) for _, figure in stated[language]
    )
    assert all(row[10].startswith("http") and row[12].startswith(site.url) for row in rows)


@pytest.mark.parametrize("language", Language)
def test_the_table_has_them_all(
    language: Language, site: BuiltSite, stated: dict[Language, list[tuple[Page, Any]]]
) -> None:
    """What each counts, and links to its source and its page."""
    path = f"{language.prefix}figures/"
    rows = site.pages[path].one("table", class_="figure-list").one("tbody").all("tr")
    found = []
    for row in rows:
        links = [link.get("href") for link in row.all("a")]
        found.append((row.one("th").get("data-value"), links[0], site.resolve(path, links[-1])))
        assert row.all("td")[0].text.strip()
    expected = [(str(figure.value), source_of(page, figure), site.url + page.path) for page, figure in stated[language]]
    assert sorted(found) == sorted(expected)
    goals = sum(not isinstance(figure, Figure) for _, figure in stated[language])
    assert goals == sum(bool(row.one("th").all("span", class_="label")) for row in rows) > 0


@pytest.mark.parametrize("language", Language)
def test_charts_draw_numbers_of_the_table(language: Language, site: BuiltSite) -> None:
    """Two or three of them; each number of a chart stands in its own table too, with source and page below."""
    page = site.pages[f"{language.prefix}figures/"]
    charts = page.all("figure", class_="chart")
    assert 2 <= len(charts) <= 3
    for chart in charts:
        drawn = [text.text for text in chart.one("svg").all("text", class_="chart-quantity")]
        told = [cell.text for cell in chart.one("table").all("td")]
        assert drawn == told
        assert len(drawn) >= 2
        assert len(chart.one("p", class_="chart-source").all("a")) == 2


@pytest.mark.parametrize("text", ["=1+1", "+84 981", "-5", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(text: str) -> None:
    """What a spreadsheet would compute is marked as text."""
    assert _cell(text) == f"'{text}"


def test_other_cells_stay_as_they_are() -> None:
    """Text, numbers, nothing, yes and no."""
    assert [_cell(value) for value in ("người", 12, 83.9, None, True, False)] == ["người", 12, 83.9, "", "1", "0"]
