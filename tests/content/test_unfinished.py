"""Which faults of a draft are only warned about."""

from __future__ import annotations

import pytest

from antoan.content.unfinished import as_unfinished
from antoan.problems import Problem

MISSING = Problem(code="field-missing", file="a.vi.md", field="summary")
SHORT = Problem(code="summary-length", file="a.vi.md", field="summary", values={"length": "3", "limit": "20"})
LONG = Problem(code="summary-length", file="a.vi.md", field="summary", values={"length": "301", "limit": "300"})
NO_TITLE = Problem(code="field-missing", file="a.vi.md", field="title")


@pytest.mark.parametrize(("fault", "is_error"), [(MISSING, False), (SHORT, False), (LONG, True), (NO_TITLE, True)])
def test_a_draft_may_lack_its_summary(fault: Problem, is_error: bool) -> None:
    """Missing or too short is a warning; too long is not, nor is anything else that is missing."""
    (told,) = as_unfinished({"status": "draft"}, [fault])
    assert told.is_error == is_error
    assert (told == fault) == is_error


@pytest.mark.parametrize("values", [{"status": "review"}, {"status": "published"}, {}, None, {"status": ["draft"]}])
def test_nothing_else_may(values: object) -> None:
    """Whatever is not plainly a draft keeps its errors."""
    assert as_unfinished(values, [MISSING, SHORT]) == [MISSING, SHORT]
