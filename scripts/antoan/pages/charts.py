"""Charts: figures of one source and period as bars, with the numbers beside them and in a table below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from antoan.model.language import Language
from antoan.model.metadata import Figure, Metadata
from antoan.model.reference_data import Chart
from antoan.pages.article_parts import quantity_of, source_number
from antoan.pages.site import Site

# Heights in `em`, so that a chart grows with the reader's own size of text.
_LINE = Decimal("1.35")
_BAR = Decimal("1.1")
_STEP = Decimal("4.7")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar: label, quantity, its width in per cent of the chart, and where they stand, in `em` from the top."""

    label: str
    quantity: str
    width: str
    label_y: str
    quantity_y: str
    bar_y: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart as the template draws it; lengths in `em`."""

    slug: str
    title: str
    about: str
    height: str
    bar_height: str
    bars: tuple[Bar, ...]
    period: str
    publisher: str
    source_title: str
    source_url: str
    page: str
    path: str


def charts_of(site: Site, language: Language) -> list[ChartView]:
    """Every chart whose page is published."""
    views = (_view(chart, site, language) for chart in site.catalogue.data.charts.values())
    return [view for view in views if view]


def figures_for(chart: Chart, figures: Sequence[object]) -> list[Figure] | None:
    """The figures a chart names among those of its page; `None` where one is missing."""
    found = [figures[number - 1] for number in chart.figures if number <= len(figures)]
    known = [figure for figure in found if isinstance(figure, Figure)]
    return known if len(known) == len(chart.figures) else None


def _view(chart: Chart, site: Site, language: Language) -> ChartView | None:
    entry = site.catalogue.entries.get(chart.page)
    if entry is None:
        return None
    page = entry.in_(language)
    metadata = page.metadata
    assert isinstance(metadata, Metadata)
    all_figures: Sequence[object] = getattr(metadata, "figures", ())
    figures = figures_for(chart, all_figures)
    if not figures or source_number(figures[0].source, metadata) not in range(1, len(metadata.sources) + 1):
        return None
    whole = all_figures[chart.whole - 1] if chart.whole and chart.whole <= len(all_figures) else None
    full = whole.value if isinstance(whole, Figure) else max(figure.value for figure in figures)
    labels = chart.labels.in_(language)
    source = metadata.sources[source_number(figures[0].source, metadata) - 1]
    return ChartView(
        slug=chart.slug,
        title=chart.title.in_(language),
        about=chart.about.in_(language),
        height=str(_STEP * len(figures)),
        bar_height=str(_BAR),
        bars=tuple(
            Bar(
                label=label,
                quantity=quantity_of(figure, language, site),
                width=str((figure.value * 100 / full).quantize(Decimal("0.01"))),
                label_y=str(_STEP * number + _LINE - Decimal("0.3")),
                quantity_y=str(_STEP * number + 2 * _LINE - Decimal("0.3")),
                bar_y=str(_STEP * number + 2 * _LINE + Decimal("0.1")),
            )
            for number, (label, figure) in enumerate(zip(labels, figures, strict=False))
        ),
        period=figures[0].period or "",
        publisher=source.publisher,
        source_title=source.title,
        source_url=source.url or "",
        page=page.title,
        path=page.path,
    )
