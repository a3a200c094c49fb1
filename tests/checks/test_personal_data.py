"""What may lead to a person is warned of; offices, places and hotlines are not."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from antoan.checks import personal_data
from tests.checks.pages import CASES, context_of, make_page

CASE_LIST: Any = yaml.safe_load((CASES / "checks" / "personal_data.yml").read_text(encoding="utf-8"))


def found_in(page: Any) -> list[str]:
    """The words warned of on a page."""
    return [problem.values["found"] for problem in personal_data.check(context_of([page]))]


@pytest.mark.parametrize("case", CASE_LIST["warned"], ids=lambda case: case["text"])
def test_traces_of_a_person_are_warned_of(case: dict[str, Any]) -> None:
    """Names, homes, card numbers and private addresses are found in a body, and so in a field."""
    assert case["found"] == found_in(make_page(body=case["text"]))
    assert case["found"] == found_in(make_page(f"event:\n  name: {json.dumps(case['text'], ensure_ascii=False)}\n"))


@pytest.mark.parametrize("text", CASE_LIST["quiet"])
def test_the_rest_is_left_alone(text: str) -> None:
    """Public roles, places and official addresses give no warning."""
    assert found_in(make_page(body=text)) == []


def test_authors_and_reviewers_may_be_named() -> None:
    """The byline and the review name people on purpose."""
    header = "byline: Chị Nguyễn Thị Hoa\nreview: {by: Chị Nguyễn Thị Hoa, on: 2026-11-21, due: 2027-11-21}\n"
    assert found_in(make_page(header)) == []


def test_a_picture_names_its_author_and_nobody_else() -> None:
    """Who took it may be named; whoever its description or caption names is in it."""
    picture = (
        "picture:\n  file: a.jpg\n  alt: Chị Nguyễn Thị Hoa ngồi dệt vải\n  caption: Em Giàng A Páo đi học\n"
        "  credit: Chị Trần Thị Mai\n  licence: Chị Lê Thị Thu cho phép\n"
    )
    assert found_in(make_page(picture)) == ["Chị Nguyễn Thị Hoa", "Em Giàng A Páo"]
    assert personal_data.personal_data_in("Chị Nguyễn Thị Hoa ngồi dệt vải", context_of([]).data) == [
        "Chị Nguyễn Thị Hoa"
    ]
