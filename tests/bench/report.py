"""The measured rows as a table, and as a section of a Markdown page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from tests.bench.contenders import Contender
from tests.bench.machine import machine_text, versions_text
from tests.bench.runs import Row

_COLUMNS = (
    "Contender",
    "Articles",
    "HTML pages",
    "Seconds",
    "ms per page",
    "Peak MB",
    "Output MB",
    "Time / antoan",
)
_BASE_ARTICLES = 1000
_METHOD = (
    "Each article is there in Vietnamese and in English. Every build starts cold, in a fresh folder without "
    'caches, after one unmeasured small build; "nothing changed" is the same build once more over its own '
    "output and cache. The last column is the time divided by that of antoan's cold build of the same "
    "archive; ratios are of one run side by side. Peak MB is the resident memory of all processes together. "
    "The contenders do not build the same:"
)


def table(rows: Sequence[Row]) -> str:
    """A Markdown table that can also be read in a terminal: the columns are aligned."""
    cells = [_COLUMNS, *(_cells(row, rows) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_COLUMNS))]
    rule = tuple("-" * width if column == 0 else "-" * (width - 1) + ":" for column, width in enumerate(widths))
    return "\n".join(_line(line, widths) for line in (cells[0], rule, *cells[1:]))


def flatness(rows: Sequence[Row]) -> str:
    """How the cost per page of antoan's cold build grows from 1,000 articles to the largest archive."""
    cold = {row.articles: row for row in rows if _is_reference(row)}
    largest = max(cold, default=0)
    if _BASE_ARTICLES not in cold or largest <= _BASE_ARTICLES:
        return f"Flatness: not measured (antoan must have built {_BASE_ARTICLES} articles and a larger archive)."
    base, most = cold[_BASE_ARTICLES].outcome.ms_per_page, cold[largest].outcome.ms_per_page
    return (
        f"Flatness: antoan took {most:.2f} ms per page with {largest} articles and {base:.2f} ms "
        f"with {_BASE_ARTICLES}: a ratio of {most / base:.2f}."
    )


def faults(rows: Iterable[Row]) -> str:
    """The failed runs, each with the end of what it printed; empty when all is well."""
    blocks = (f"{row.label}, {row.articles} articles: {row.fault}\n{row.outcome.tail}" for row in rows if row.fault)
    return "\n\n".join(blocks)


def section(rows: Sequence[Row], contenders: Sequence[Contender], date: datetime.date) -> str:
    """A section for the documentation: the table, what was compared, on what and when."""
    distributions = (name for contender in contenders for name in contender.distributions)
    built = (f"- {contender.label}: {contender.builds}." for contender in contenders)
    parts = (
        "## Build benchmark",
        f"Measured on {date.isoformat()}: {machine_text()}. Versions: {versions_text(distributions)}.",
        _METHOD,
        "\n".join(built),
        table(rows),
        flatness(rows),
    )
    return "\n\n".join(parts) + "\n"


def _cells(row: Row, rows: Sequence[Row]) -> tuple[str, ...]:
    if row.fault:
        return (f"{row.label}: {row.fault}", str(row.articles), *("-" for _ in _COLUMNS[2:]))
    outcome = row.outcome
    return (
        row.label,
        str(row.articles),
        str(outcome.html_pages),
        f"{outcome.seconds:.2f}",
        f"{outcome.ms_per_page:.2f}",
        f"{outcome.peak_bytes / 1e6:.0f}",
        f"{outcome.output_bytes / 1e6:.1f}",
        _ratio(row, rows),
    )


def _ratio(row: Row, rows: Sequence[Row]) -> str:
    for other in rows:
        if _is_reference(other) and other.articles == row.articles:
            return f"{row.outcome.seconds / other.outcome.seconds:.2f}"
    return "-"


def _is_reference(row: Row) -> bool:
    return row.key == "antoan" and row.is_first and row.fault is None


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if column == 0 else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join((first, *others))} |"
