"""Which faults of a draft are only warned about."""

from __future__ import annotations

import pytest

from antoan.content.unfinished import as_unfinished
from antoan.problems import Problem

MISSING = Problem(code="field-missing", file="a.vi.md", field="summary")
SHORT = Problem(code="summary-length", file="a.vi.md", field="summary", values={"length": "3", "limit": "20"})
LONG = Problem(code="summary-length", file="a.vi.md", field="summary", values={"length": "301", "limit": "300"})
NO_TITLE = Problem(code="field-missing", file="a.vi.md", field="title", values={"found": "{status: …}"})
NO_REVIEWER = Problem(code="field-missing", file="a.vi.md", field="review.by", values={"found": "{}"})
EMPTY_TEXT = Problem(
    code="text-short", file="a.vi.md", field="title", values={"found": " ", "length": "0", "limit": "1"}
)
EMPTY_DAY = Problem(code="date-format", file="a.vi.md", field="date", values={"found": ""})
WRONG_DAY = Problem(code="date-format", file="a.vi.md", field="date", values={"found": "hôm qua"})
UNKNOWN = Problem(code="key-unknown", file="a.vi.md", field="titel", values={"found": "titel"})
TAB = Problem(code="yaml-tab", file="a.vi.md", line=3)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (MISSING, "summary-unwritten"),
        (SHORT, "summary-unwritten"),
        (EMPTY_DAY, "date-unwritten"),
        (NO_TITLE, "field-unwritten"),
        (NO_REVIEWER, "field-unwritten"),
        (EMPTY_TEXT, "field-unwritten"),
    ],
)
def test_a_draft_may_have_gaps(fault: Problem, code: str) -> None:
    """What is missing, empty or too short is a warning that says so, at the same place."""
    (told,) = as_unfinished({"status": "draft"}, [fault])
    assert (told.code, told.field, told.line, told.is_error) == (code, fault.field, fault.line, False)


@pytest.mark.parametrize("fault", [LONG, WRONG_DAY, UNKNOWN, TAB], ids=lambda fault: fault.code)
def test_what_is_wrong_stays_wrong(fault: Problem) -> None:
    """A draft may be unfinished, not faulty."""
    assert as_unfinished({"status": "draft"}, [fault]) == [fault]


@pytest.mark.parametrize("values", [{"status": "review"}, {"status": "published"}, {}, None, {"status": ["draft"]}])
def test_nothing_else_may(values: object) -> None:
    """Whatever is not plainly a draft keeps its errors."""
    assert as_unfinished(values, [MISSING, SHORT, NO_TITLE]) == [MISSING, SHORT, NO_TITLE]
