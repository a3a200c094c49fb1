"""Pages that state facts name their sources."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from antoan.checks import sources
from antoan.model.metadata import Kind
from tests.checks.pages import CASES, context_of, make_page

CASE_LIST: Any = yaml.safe_load((CASES / "checks" / "sources.yml").read_text(encoding="utf-8"))
SOURCE = "sources: [{publisher: Báo A, title: B}]\n"


@pytest.mark.parametrize("case", CASE_LIST, ids=lambda case: case["text"])
def test_figures_of_a_plain_page_need_a_source(case: dict[str, str]) -> None:
    """The first figure is named; telephone numbers, years, documents and addresses are no figures."""
    problems = list(sources.check(context_of([make_page(body=case["text"], kind=Kind.PAGE)])))
    assert ([("source-missing-figure", case["found"])] if case["found"] else []) == [
        (problem.code, problem.values["found"]) for problem in problems
    ]
    assert list(sources.check(context_of([make_page(SOURCE, case["text"], kind=Kind.PAGE)]))) == []


@pytest.mark.parametrize("kind", [Kind.NEWS, Kind.PLAN, Kind.GUIDE, Kind.PROJECT])
def test_reports_always_need_a_source(kind: Kind) -> None:
    """News, plans, guides and projects name at least one."""
    assert [problem.code for problem in sources.check(context_of([make_page(kind=kind)]))] == ["source-missing"]
    assert list(sources.check(context_of([make_page(SOURCE, kind=kind)]))) == []
