"""Dates are in order, and not in the future where they cannot be."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from antoan.checks import date_future, date_order
from antoan.model.metadata import Kind
from tests.checks.pages import CASES, context_of, make_page

ORDER: Any = yaml.safe_load((CASES / "checks" / "date_order.yml").read_text(encoding="utf-8"))
FUTURE: Any = yaml.safe_load((CASES / "checks" / "date_future.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", ORDER, ids=lambda case: case["fields"])
def test_pairs_of_dates_are_in_order(case: dict[str, str]) -> None:
    """The field that should hold the later date is named."""
    page = make_page(case["fields"] + "\n", kind=Kind(case["kind"]))
    found = [problem.field for problem in date_order.check(context_of([page]))]
    assert ([case["found"]] if case["found"] else []) == found


@pytest.mark.parametrize("case", FUTURE, ids=lambda case: case["fields"])
def test_done_things_are_not_dated_ahead(case: dict[str, str]) -> None:
    """The field with a day after today is named."""
    page = make_page(case["fields"] + "\n", kind=Kind(case["kind"]))
    found = [problem.field for problem in date_future.check(context_of([page]))]
    assert ([case["found"]] if case["found"] else []) == found
