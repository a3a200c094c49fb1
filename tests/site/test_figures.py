"""Figures keep what they mean: period, kind and source in the table and the files; charts mix nothing; no sums."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from antoan.catalogue.catalogue import Catalogue
from antoan.content.data_files import read_data
from antoan.content.loader import load_content
from antoan.model.language import Language
from antoan.model.metadata import Figure, Kind, Metadata, Source, Target, figures_of
from antoan.model.page import Page
from antoan.model.reference_data import Chart, ReferenceData
from antoan.pages.figures import figure_files
from antoan.pages.site import Site
from antoan.strings.texts import interface_texts
from antoan.writing.dates import format_when
from tests.checks.pages import make_page
from tests.site.built import BuiltSite

ODD = """
sources: [{publisher: Báo, title: "Bài \\"lạ\\", số 2"}]
figures:
  - {value: 1200, unit: người, counts: "=HYPERLINK(\\"x\\")", period: "-2019", note: "+84 số, \\"trong\\" ngoặc"}
  - {value: 83.9, unit: "%", counts: "@SUM(A1), người; nhà", qualifier: gần}
"""


@pytest.fixture(scope="module")
def data(site: BuiltSite) -> ReferenceData:
    """The reference data the site was built from."""
    return read_data(site.project / "content" / "data", "content/data")[0]


@pytest.fixture(scope="module")
def published(site: BuiltSite) -> list[Page]:
    """The pages the site was built from."""
    content = load_content(site.project / "content", site.project / "docs")
    return [page for page in content.pages if page.is_published]


def stated(language: Language, published: list[Page]) -> list[tuple[Page, Figure | Target]]:
    """The figures of the pages in a language."""
    return [
        (page, figure) for page in published if page.language is language for figure in figures_of(page.metadata)[1]
    ]


def source_of(page: Page, figure: Figure | Target) -> Source:
    """The source a figure names, or the only one."""
    assert isinstance(page.metadata, Metadata)
    return page.metadata.sources[(figure.source or 1) - 1]


def period_of(figure: Figure | Target, language: Language) -> str:
    """When a figure was counted or a goal is due, as readers see it."""
    if isinstance(figure, Figure):
        return figure.period or ""
    return format_when(figure.by, language) if figure.by else ""


def numbers_in(words: str, language: Language) -> set[Decimal]:
    """Numbers as readers of a language see them, in `words`."""
    thousands, point = (".", ",") if language is Language.VI else (",", ".")
    found = re.findall(rf"\d+(?:{re.escape(thousands)}\d{{3}})*(?:{re.escape(point)}\d+)?", words)
    return {Decimal(number.replace(thousands, "").replace(point, ".")) for number in found}


@pytest.mark.parametrize("language", Language)
def test_the_table_says_when_and_who_said_it(language: Language, site: BuiltSite, published: list[Page]) -> None:
    """Each row with its number, what it counts, period, remark and publisher; goals, and no others, marked as such."""
    rows = site.pages[f"{language.prefix}figures/"].one("table", class_="figure-list").one("tbody").all("tr")
    found = []
    for row in rows:
        head, (counts, period, source) = row.one("th"), row.all("td")
        assert numbers_in(head.text, language) == {Decimal(head.get("data-value"))}
        is_goal = [label.text for label in head.all("span", class_="label")]
        assert is_goal in ([], [interface_texts(language)("figures.target")])
        found.append((head.get("data-value"), counts.text, period.text, source.all("a")[0].text, bool(is_goal)))
    expected = [
        (
            str(figure.value),
            " ".join(f"{figure.counts} {getattr(figure, 'note', None) or ''}".split()),
            period_of(figure, language),
            source_of(page, figure).publisher,
            isinstance(figure, Target),
        )
        for page, figure in stated(language, published)
    ]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("language", Language)
def test_the_files_say_when_and_tell_goals_from_counts(
    language: Language, site: BuiltSite, published: list[Page]
) -> None:
    """Both files: kind, exact number, unit, period; no period that is not known."""
    expected = sorted(
        (
            "figure" if isinstance(figure, Figure) else "target",
            float(figure.value),
            figure.unit,
            (figure.period if isinstance(figure, Figure) else str(figure.by or "")) or "",
            source_of(page, figure).title,
        )
        for page, figure in stated(language, published)
    )
    folder = site.folder / f"{language.prefix}figures"
    value = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert expected == sorted(
        (each["kind"], float(each["value"]), each["unit"], each["period"] or "", each["source"]["title"])
        for each in value["figures"]
    )
    text = (folder / "figures.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert expected == sorted((row[0], float(row[1]), row[2], row[4], row[9]) for row in rows)


def charted(chart: Chart, language: Language, published: list[Page]) -> list[tuple[Page, Figure | Target]]:
    """The figures a chart of the data names, in a language."""
    (page,) = [page for page in published if page.key == chart.page and page.language is language]
    figures = figures_of(page.metadata)[1]
    return [(page, figures[number - 1]) for number in chart.figures]


@pytest.mark.parametrize("language", Language)
def test_a_chart_draws_one_source(
    language: Language, site: BuiltSite, data: ReferenceData, published: list[Page]
) -> None:
    """Its bars are the figures the data name, all of one source, period and unit, which is the one named below it."""
    page = site.pages[f"{language.prefix}figures/"]
    assert {chart.get("id") for chart in page.all("figure", class_="chart")} == set(data.charts)
    for slug, chart in data.charts.items():
        shown = page.one("figure", id=slug)
        figures = charted(chart, language, published)
        (source,) = {source_of(*each) for each in figures}
        (period,) = {period_of(figure, language) for _, figure in figures}
        assert len({figure.unit for _, figure in figures}) == 1
        below = shown.one("p", class_="chart-source")
        assert below.all("a")[0].get("href") == source.url
        assert period
        assert period in below.text
        drawn = [text.text for text in shown.one("svg").all("text", class_="chart-quantity")]
        assert [numbers_in(text, language) for text in drawn] == [{figure.value} for _, figure in figures]


@pytest.mark.parametrize("language", Language)
def test_each_bar_stands_in_the_table_of_all_figures(language: Language, site: BuiltSite, data: ReferenceData) -> None:
    """With the same number, source and page."""
    path = f"{language.prefix}figures/"
    rows = set()
    for row in site.pages[path].one("table", class_="figure-list").one("tbody").all("tr"):
        first, *_, last = row.all("a")
        rows.add((row.one("th").text, first.get("href"), site.resolve(path, last.get("href"))))
    for slug in data.charts:
        shown = site.pages[path].one("figure", id=slug)
        source, page = shown.one("p", class_="chart-source").all("a")
        for cell in shown.one("table").all("td"):
            assert (cell.text, source.get("href"), site.resolve(path, page.get("href"))) in rows, slug


@pytest.mark.parametrize("language", Language)
def test_nothing_is_added_up(language: Language, site: BuiltSite, data: ReferenceData, published: list[Page]) -> None:
    """No row of totals; nowhere the sum of a chart's bars or of all figures of a unit, unless a source states it."""
    main = site.pages[f"{language.prefix}figures/"].one("main")
    assert main.all("tfoot") == []
    figures = stated(language, published)
    known = {figure.value for _, figure in figures}
    by_unit = [sum(each.value for _, each in figures if each.unit == unit) for unit in {f.unit for _, f in figures}]
    told = " ".join(part.text for part in main.all("h1", "h2", "p") if "chart-source" not in part.get("class"))
    assert not numbers_in(told, language) & (set(by_unit) - known)
    for slug, chart in data.charts.items():
        total = sum(figure.value for _, figure in charted(chart, language, published))
        shown = main.one("figure", id=slug)
        parts = [shown.one(tag) for tag in ("figcaption", "svg", "table")]
        said = set[Decimal]().union(*(numbers_in(part.text, language) for part in parts))
        assert {figure.value for _, figure in charted(chart, language, published)} <= said
        assert total in known or total not in said, slug


def files_of(pages: Iterable[Page]) -> dict[str, bytes]:
    """The files of a site that has only `pages`."""
    made = Site(Catalogue.from_pages(pages, ReferenceData()), "https://antoan.example/", date(2026, 11, 21), {})
    return {file.path: file.data for file in figure_files(made)}


def test_files_of_odd_words() -> None:
    """Quotes and commas come back as they were; what a spreadsheet would compute is marked, in the CSV file alone."""
    files = files_of([make_page(ODD)])
    assert set(files) == {f"{start}figures/figures.{kind}" for start in ("", "en/") for kind in ("csv", "json")}
    for start in ("", "en/"):
        text = files[f"{start}figures/figures.csv"].decode("utf-8-sig")
        _, first, second = csv.reader(io.StringIO(text, newline=""))
        assert first[:5] == ["figure", "1200", "người", '\'=HYPERLINK("x")', "'-2019"]
        assert (first[7], first[9]) == ('\'+84 số, "trong" ngoặc', 'Bài "lạ", số 2')
        assert second[:6] == ["figure", "83.9", "%", "'@SUM(A1), người; nhà", "", "gần"]
        one, two = json.loads(files[f"{start}figures/figures.json"])["figures"]
        assert (one["value"], two["value"]) == (1200, 83.9)
        assert (one["counts"], one["note"]) == ('=HYPERLINK("x")', '+84 số, "trong" ngoặc')
        assert (two["period"], two["note"], two["source"]["url"], two["language"]) == (None, None, None, "vi")
        assert (one["approximate"], two["approximate"]) == (False, True)


def test_without_figures_there_are_no_files() -> None:
    """Nor with drafts alone."""
    assert files_of([make_page(), make_page(ODD + "status: draft\n", key="news/2025/nhap")]) == {}


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        (Kind.NEWS, "figures: [{value: 7, unit: lớp, counts: lớp học}]"),
        (Kind.GUIDE, "figures: [{value: 7, unit: lớp, counts: lớp học}]"),
        (Kind.PROJECT, "results: [{value: 7, unit: lớp, counts: lớp học}]"),
        (Kind.PLAN, "targets: [{value: 7, unit: lớp, counts: lớp học, by: 2030}]"),
    ],
)
def test_every_kind_of_page_counts(kind: Kind, header: str) -> None:
    """News, guides, projects and plans; the goals of a plan are called so."""
    page = make_page(f"sources: [{{publisher: Báo, title: Bài}}]\n{header}\n", kind=kind)
    (record,) = json.loads(files_of([page])["figures/figures.json"])["figures"]
    assert (record["value"], record["unit"], record["counts"]) == (7, "lớp", "lớp học")
    assert record["kind"] == ("target" if kind is Kind.PLAN else "figure")
    assert record["page"]["url"] == f"https://antoan.example/{page.path}"
