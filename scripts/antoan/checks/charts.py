"""A chart draws figures of one page that may stand side by side.

Why: bars of two sources, periods or units look comparable and are not; a bar without its figure is a made-up number.

Looked at: `content/data/charts.yml`. `chart-page`: no such page. `chart-figures`: the page has no such figure.
`chart-mixed`: its figures differ in source, period or unit. `chart-labels`: not one label per figure.

Passes: `{page: guides/nhan-biet-dau-hieu, figures: [4, 5], labels: {vi: [a, b], en: [c, d]}}`
Fails: figures 4 and 9 of that page, which come from two sources.

Rule: CONTRIBUTING.md, "figures are never added across sources".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.checks.context import Context
from antoan.content.header import Path, dotted, read_yaml
from antoan.model.language import Language
from antoan.model.metadata import Figure
from antoan.model.reference_data import Chart
from antoan.problems import Problem, Severity

CODES = ("chart-figures", "chart-labels", "chart-mixed", "chart-page")
SEVERITY = Severity.ERROR

_FILE = "charts.yml"


def check(context: Context) -> Iterator[Problem]:
    """Charts that cannot be drawn, or that would mislead."""
    for number, chart in enumerate(context.data.charts.values()):
        for name, code, found in _faults(chart, context):
            yield _in_file(context, ("charts", number, name), code, found)


def _in_file(context: Context, path: Path, code: str, found: str) -> Problem:
    """A problem of the field at `path`. The file is read again on purpose: lines are needed only here."""
    file = f"{context.content.shown}/data/{_FILE}"
    tree = read_yaml((context.content.root / "data" / _FILE).read_text(encoding="utf-8-sig"), file)
    line = tree.lines.get(path, 1)
    return Problem(code=code, file=file, line=line, field=dotted(path), severity=SEVERITY, values={"found": found})


def _faults(chart: Chart, context: Context) -> Iterator[tuple[str, str, str]]:
    """Field, code and what was found."""
    entry = context.catalogue.entries.get(chart.page)
    if entry is None:
        yield "page", "chart-page", chart.page
        return
    for language in Language:
        if len(chart.labels.in_(language)) != len(chart.figures):
            yield "labels", "chart-labels", f"{language.value}: {len(chart.labels.in_(language))}"
    for page in entry.versions.values():
        figures: tuple[Figure, ...] = getattr(page.metadata, "figures", ())
        wanted = [*chart.figures, *([chart.whole] if chart.whole else [])]
        missing = [number for number in wanted if number > len(figures)]
        if missing:
            yield "figures", "chart-figures", f"{page.file}: {missing[0]}"
            continue
        kinds = {(figure.source, figure.period, figure.unit) for figure in (figures[number - 1] for number in wanted)}
        if len(kinds) > 1:
            yield "figures", "chart-mixed", f"{page.file}: {', '.join(str(number) for number in wanted)}"
