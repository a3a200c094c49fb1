"""The list of checks is whole, documented and fast enough for a big archive."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from antoan.checks import run
from antoan.problems import Severity, in_reading_order
from tests.checks.pages import TODAY, context_of, make_page

FOLDER = Path(run.__file__).parent
PLUMBING = {"__init__", "context", "inspection", "passages", "run"}


def test_every_check_of_the_folder_is_in_the_list() -> None:
    """A check cannot be forgotten, nor listed twice."""
    names = [check.__name__.rpartition(".")[2] for check in run.CHECKS]  # type: ignore[attr-defined]
    assert sorted({file.stem for file in FOLDER.glob("*.py")} - PLUMBING) == names


def test_every_check_documents_itself() -> None:
    """The docstring says why, shows a passing and a failing example, and names the rule."""
    for check in run.CHECKS:
        name = check.__name__  # type: ignore[attr-defined]
        text = sys.modules[name].__doc__ or ""
        for part in ("Why", "Passes", "Warns" if check.SEVERITY is Severity.WARNING else "Fails", "Rule"):
            assert re.search(rf"^{part}: \S", text, re.MULTILINE), f"{name}: {part}"


def test_every_code_belongs_to_one_check() -> None:
    """A code tells which check it comes from."""
    codes = Counter(code for check in run.CHECKS for code in check.CODES)
    assert [code for code, count in codes.items() if count > 1] == []


def test_problems_come_in_reading_order() -> None:
    """By file and line, whichever check found them."""
    pages = [make_page("topics: [x]\n", "Gọi 117.\n", key=f"news/2024/{slug}") for slug in ("b", "a")]
    context = context_of(pages)
    problems = run.run_checks(context.content, context.catalogue, TODAY)
    assert in_reading_order(problems) == problems
    assert sorted({problem.file for problem in problems}) == ["content/news/2024/a.vi.md", "content/news/2024/b.vi.md"]
    assert {"phone-unknown", "reference-topic", "source-missing", "year-folder"} == {p.code for p in problems}
