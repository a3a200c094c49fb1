"""Both languages state the same facts.

Why: a number corrected in one language and not in the other makes the site contradict itself.

Compared: dates of the page, event and period; provinces, organisations and topics (in any order); project; number,
issuer and day of a plan; parties of a project; values and sources of figures; web addresses of sources; hotlines of a
guide; where the situations of the home page lead. Words and `status` may differ. Reported in the translation, or in
the English file where neither is marked as one. Not compared while that file is a draft: whoever works on one language
gets to the other later.

Passes: `value: 317` in both files
Fails: `value: 317` in one, `value: 371` in the other.

Rule: CONTRIBUTING.md, "one language is never passed off as the other".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from antoan.checks.context import Context, in_header, metadata_of
from antoan.content.header import Path
from antoan.model.language import Language
from antoan.model.metadata import (
    Dated,
    Figure,
    Guide,
    Metadata,
    News,
    PlainPage,
    Plan,
    Project,
    Status,
    Target,
    figures_of,
)
from antoan.problems import Problem, Severity

CODE = "translation-facts"
CODES = (CODE,)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Facts that differ between the two languages."""
    for entry in context.catalogue.entries.values():
        if len(entry.versions) != len(Language):
            continue
        english, vietnamese = entry.versions[Language.EN], entry.versions[Language.VI]
        metadata = metadata_of(vietnamese)
        page, other = (vietnamese, english) if metadata and metadata.translation else (english, vietnamese)
        here, there = metadata_of(page), metadata_of(other)
        if here is None or there is None or here.status is Status.DRAFT:
            continue
        theirs = _facts(there)
        ours = _facts(here)
        for path in dict.fromkeys((*ours, *theirs)):
            found, expected = ours.get(path, ""), theirs.get(path, "")
            if found != expected:
                yield in_header(page, path, CODE, SEVERITY, found=found, expected=expected, other=other.file)


def _facts(metadata: Metadata) -> dict[Path, str]:
    """What must not differ, as the message will show it; facts that are not given are left out."""
    facts: dict[Path, object] = {
        ("provinces",): _any_order(metadata.provinces),
        ("organisations",): _any_order(metadata.organisations),
        ("topics",): _any_order(metadata.topics),
    }
    for index, source in enumerate(metadata.sources):
        facts["sources", index, "url"] = source.url
    if isinstance(metadata, Dated):
        facts["date",] = metadata.date
    if isinstance(metadata, News):
        facts["project",] = metadata.project
        if metadata.event:
            facts["event", "start"], facts["event", "end"] = metadata.event.start, metadata.event.end
    if isinstance(metadata, Plan | Project):
        facts["period", "start"], facts["period", "end"] = metadata.period.start, metadata.period.end
    if isinstance(metadata, Plan):
        facts["number",], facts["issuer",], facts["issued",] = metadata.number, metadata.issuer, metadata.issued
    if isinstance(metadata, Project):
        for name in ("funder", "implementer", "partners"):
            facts[name,] = _any_order(getattr(metadata, name))
    if isinstance(metadata, Guide):
        facts["hotlines",] = _any_order(metadata.hotlines)
    if isinstance(metadata, PlainPage):
        for index, situation in enumerate(metadata.situations):
            # Headings, and so anchors, differ with the language.
            facts["situations", index, "to"] = situation.to.partition("#")[0]
    name, figures = figures_of(metadata)
    for index, figure in enumerate(figures):
        facts |= {(name, index, key): value for key, value in _figure_facts(figure).items()}
    return {path: _written(fact) for path, fact in facts.items() if fact not in (None, "")}


def _written(fact: object) -> str:
    return f"{fact:f}" if isinstance(fact, Decimal) else str(fact)


def _figure_facts(figure: Figure | Target) -> dict[str, object]:
    facts: dict[str, object] = {"value": figure.value.normalize(), "source": figure.source}
    if isinstance(figure, Figure):
        facts["approximate"] = str(figure.approximate).lower()
    else:
        facts["by"] = figure.by
    return facts


def _any_order(slugs: tuple[str, ...]) -> str:
    return ", ".join(sorted(slugs))
