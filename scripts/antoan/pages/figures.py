"""Every figure the pages print, in one table and as files, each with what it counts, its period and its source.

Nothing is added up: figures of two sources count different people.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from antoan.model.language import Language
from antoan.model.metadata import Figure, Metadata, Source, Target, figures_of
from antoan.model.page import Page
from antoan.pages import structured_data
from antoan.pages.article_parts import quantity_of, source_number
from antoan.pages.charts import charts_of
from antoan.pages.feeds import SiteFile
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language
from antoan.writing.dates import format_when

KEY = "figures/"
# What a phone can show and sort; the files hold all.
SHOWN_AT_MOST = 250
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# In the order of the columns of the CSV file; the names are those of the JSON file.
_COLUMNS = ("kind", "value", "unit", "counts", "period", "qualifier", "approximate", "note")
_SOURCE_COLUMNS = ("publisher", "title", "url", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure or target as a row of the table.

    Attributes:
        sort_value: the number alone, for sorting; `period_value` the last year of the period, empty without one.
        is_target: whether it is a goal of a plan, not something that was counted.
        lang: language of its words where that is not the page's own; else empty.
        page: title of the page that prints it, `path` where that is.
    """

    quantity: str
    sort_value: str
    counts: str
    period: str
    period_value: str
    note: str
    is_target: bool
    lang: str
    page: str
    path: str
    publisher: str
    source_title: str
    source_url: str
    source_day: str


@lru_cache(maxsize=2)
def has_figures(site: Site) -> bool:
    """Whether any page states a figure."""
    return any(figures_of(entry.original.metadata)[1] for entry in site.catalogue.newest)


def figures_pages(site: Site) -> Iterator[SitePage]:
    """The page in both languages, where there is a figure."""
    if has_figures(site):
        yield from in_each_language(KEY, "figures.html", partial(_compose, site))


def figure_files(site: Site) -> Iterator[SiteFile]:
    """All figures as CSV (RFC 4180, with a byte order mark, which Excel needs) and as JSON, in each language."""
    if not has_figures(site):
        return
    for language in Language:
        found = list(_all(language, site))
        yield SiteFile(f"{language.prefix}{KEY}figures.csv", _csv(found, language, site))
        yield SiteFile(f"{language.prefix}{KEY}figures.json", _json(found, language, site))


def _all(language: Language, site: Site) -> Iterator[tuple[Page, Figure | Target]]:
    """Each figure with the page that states it, in `language` where there is one; the newest page first."""
    for entry in site.catalogue.newest:
        page = entry.in_(language)
        for figure in figures_of(page.metadata)[1]:
            yield page, figure


def _compose(site: Site, language: Language) -> View:
    text = site.text(language)
    rows = [_row(page, figure, language, site) for page, figure in _all(language, site)]
    crumbs = (Crumb(text("home.crumb"), language.prefix), Crumb(text("figures.title")))
    path = language.prefix + KEY
    return View(
        title=text("figures.title"),
        head_title=text("figures.title"),
        description=text("figures.about"),
        crumbs=crumbs,
        values={
            "rows": rows[:SHOWN_AT_MOST],
            "count": len(rows),
            "charts": charts_of(site, language),
            "files": [(text(f"figures.{kind}"), f"{path}figures.{kind}") for kind in ("csv", "json")],
        },
        structured_data=(
            structured_data.dataset(text("figures.title"), text("figures.about"), path, language, site),
            structured_data.breadcrumbs(crumbs, path, site),
        ),
    )


def _row(page: Page, figure: Figure | Target, language: Language, site: Site) -> FigureRow:
    source, period = _source(page, figure), _period(figure, language)
    return FigureRow(
        quantity=quantity_of(figure, language, site),
        sort_value=str(figure.value),
        counts=figure.counts,
        period=period,
        period_value=max(_YEAR.findall(period), default=""),
        note=(figure.note or "") if isinstance(figure, Figure) else "",
        is_target=isinstance(figure, Target),
        lang="" if page.language is language else page.language.value,
        page=page.title,
        path=page.path,
        publisher=source.publisher if source else "",
        source_title=source.title if source else "",
        source_url=(source.url or "") if source else "",
        source_day=format_when(source.published, language) if source and source.published else "",
    )


def _period(figure: Figure | Target, language: Language) -> str:
    if isinstance(figure, Target):
        return format_when(figure.by, language) if figure.by else ""
    return figure.period or ""


def _source(page: Page, figure: Figure | Target) -> Source | None:
    metadata = page.metadata
    assert isinstance(metadata, Metadata)
    number = source_number(figure.source, metadata)
    return metadata.sources[number - 1] if number else None


def _record(page: Page, figure: Figure | Target, site: Site) -> dict[str, Any]:
    """A figure as a machine reads it: numbers are numbers, what is unknown is null."""
    source = _source(page, figure)
    is_figure = isinstance(figure, Figure)
    number = float(figure.value)
    return {
        "kind": "figure" if is_figure else "target",
        "value": int(number) if number.is_integer() else number,
        "unit": figure.unit,
        "counts": figure.counts,
        "period": (figure.period if isinstance(figure, Figure) else str(figure.by or "")) or None,
        "qualifier": figure.qualifier if isinstance(figure, Figure) else None,
        "approximate": isinstance(figure, Figure) and (figure.approximate or figure.qualifier is not None),
        "note": figure.note if isinstance(figure, Figure) else None,
        "language": page.language.value,
        "source": {
            "publisher": source.publisher,
            "title": source.title,
            "url": source.url,
            "published": str(source.published) if source.published else None,
        }
        if source
        else None,
        "page": {"title": page.title, "url": site.absolute(page.path)},
    }


def _json(found: list[tuple[Page, Figure | Target]], language: Language, site: Site) -> bytes:
    text = site.text(language)
    value = {
        "title": text("figures.title"),
        "warning": text("figures.warning"),
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "url": site.absolute(language.prefix + KEY),
        "figures": [_record(page, figure, site) for page, figure in found],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(found: list[tuple[Page, Figure | Target]], language: Language, site: Site) -> bytes:
    text = site.text(language)
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow([text(f"figures.column.{name}") for name in (*_COLUMNS, *_SOURCE_COLUMNS, "page")])
    for page, figure in found:
        record = _record(page, figure, site)
        source = record["source"] or {}
        cells = [*(record[name] for name in _COLUMNS), *(source.get(name) for name in _SOURCE_COLUMNS)]
        writer.writerow([_cell(value) for value in [*cells, record["page"]["url"]]])
    return b"\xef\xbb\xbf" + output.getvalue().encode()


def _cell(value: object) -> object:
    """A value as a spreadsheet shows it: text that it would take for a formula is marked as text."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return "" if value is None else value
