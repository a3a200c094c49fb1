"""Every figure says which of the page's sources it was taken from.

Why: figures of different sources are never added or compared; with two sources and no number nobody can tell which
one said it.

Looked at: `figures`, `targets` and `results`. `source` counts from 1 and may be left out where there is only one
source.

Passes: two sources, and `{value: 317, unit: người, counts: …, source: 2}`
Fails: two sources and no `source` (`figure-source`); `source: 3` (`figure-source-range`).

Rule: CONTRIBUTING.md, "figures are never added across sources".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.checks.context import Context, in_header, metadata_of
from antoan.model.metadata import figures_of
from antoan.problems import Problem, Severity

CODES = ("figure-source", "figure-source-range")
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Figures without a source, or with one that is not in the list."""
    for page in context.pages:
        metadata = metadata_of(page)
        if metadata is None or not metadata.sources:
            continue
        count = len(metadata.sources)
        name, figures = figures_of(metadata)
        for index, figure in enumerate(figures):
            if figure.source is None and count > 1:
                yield in_header(page, (name, index), CODES[0], SEVERITY, count=str(count))
            elif figure.source is not None and figure.source > count:
                path = (name, index, "source")
                yield in_header(page, path, CODES[1], SEVERITY, found=str(figure.source), count=str(count))
