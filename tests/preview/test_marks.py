"""Marks in a body stand where a problem is, and change nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from antoan.content.body import render_body
from antoan.pages.body_marks import MARK, marked

REPOSITORY = Path(__file__).parents[2]
CASES: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "tests/cases/preview/marks.yml").read_text("utf-8"))
BODIES = sorted(REPOSITORY.glob("content/**/*.md"))


def squeezed(html: str) -> str:
    """HTML without empty lines, which say nothing."""
    return re.sub(r"\n+", "\n", html).strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_marks_stand_where_the_problem_is(case: dict[str, Any]) -> None:
    """Before the block around the line; where that cannot be, nowhere."""
    html, placed = marked(case["body"], list(enumerate(case["lines"], start=1)))
    if case["html"] is not None:
        assert squeezed(html) == squeezed(case["html"])
        assert placed == set(range(1, len(case["lines"]) + 1)) - set(case.get("without", ()))
    assert squeezed(MARK.sub("", html)) == squeezed(render_body(case["body"]).html)
    assert {int(number) for number in MARK.findall(html)} == placed


@pytest.mark.parametrize("file", BODIES[::6], ids=lambda file: file.name)
def test_real_pages_take_a_mark_on_any_line(file: Path) -> None:
    """On every tenth line of real pages: without its marks, the body is what it was."""
    body = file.read_text(encoding="utf-8").partition("\n---\n")[2]
    lines = [index for index, line in enumerate(body.split("\n")) if line.strip()][::10]
    html, placed = marked(body, list(enumerate(lines, start=1)))
    assert squeezed(MARK.sub("", html)) == squeezed(render_body(body).html)
    assert len(placed) == len(lines)
