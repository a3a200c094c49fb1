"""Links lead to pages and headings that are there, and near misses get a suggestion."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from antoan.checks import links
from antoan.model.language import Language
from antoan.model.metadata import Kind
from tests.checks.pages import CASES, context_of, make_page

CASE_LIST: Any = yaml.safe_load((CASES / "checks" / "links.yml").read_text(encoding="utf-8"))
AROUND = (
    make_page(kind=Kind.PAGE, key="help", body="## Gọi ai\n"),
    make_page(kind=Kind.PAGE, key="help", body="## Whom to call\n", language=Language.EN),
    make_page(kind=Kind.PROJECT, key="projects/du-an"),
    make_page("project: du-an\n", key="news/2025/tin"),
    make_page("status: draft\n", key="news/2025/nhap"),
)


@pytest.mark.parametrize("case", CASE_LIST, ids=lambda case: case["target"])
def test_links_are_followed(case: dict[str, str]) -> None:
    """A link gives the code of its case on its own line, or nothing."""
    page = make_page(body=f"## Nội dung\n\nXem [ở đây]({case['target']}).\n")
    problems = list(links.check(context_of([*AROUND, page])))
    if not case["code"]:
        assert problems == []
        return
    (problem,) = problems
    assert (case["code"], page.body_line + 2) == (problem.code, problem.line)
    assert (case["target"], case["suggestion"]) == (problem.values["found"], problem.values.get("suggestion", ""))


def test_drafts_may_link_to_drafts() -> None:
    """Only what the public sees must lead to what the public can see."""
    page = make_page("status: draft\n", "Xem [ở đây](/news/2025/nhap/).\n")
    assert list(links.check(context_of([*AROUND, page]))) == []


def test_english_links_look_for_english_headings() -> None:
    """`/en/help/#…` is compared with the headings of the English page."""
    page = make_page(body="[a](/en/help/#whom-to-call) [b](/en/help/#goi-ai)\n")
    assert [problem.values["found"] for problem in links.check(context_of([*AROUND, page]))] == ["/en/help/#goi-ai"]
