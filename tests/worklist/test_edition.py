"""Nobody is told twice: what is as it was keeps its moment, whenever the list is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from antoan.model.language import Language
from antoan.worklist.as_atom import as_atom
from antoan.worklist.as_json import as_json
from antoan.worklist.edition import Edition, next_edition, read_before
from antoan.worklist.work import Remark, Work, WorkKind, in_order

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
DRAFT = Work(kind=WorkKind.DRAFT, key="news/2025/a.vi", file="content/news/2025/a.vi.md", title='"A" & <b>', line=3)
OVERDUE = Work(
    kind=WorkKind.REVIEW_OVERDUE,
    key="guides/b.vi",
    file="content/guides/b.vi.md",
    title="B\x0b",
    since=date(2026, 11, 1),
    remarks=(Remark(text="status.review-overdue", values={"due": date(2026, 11, 1), "by": "Lan"}),),
)


def after(first: Edition, *work: Work) -> Edition:
    """The next list, a day later."""
    return next_edition(work, LATER, read_before(as_json(first, Language.VI)))


def test_the_most_urgent_comes_first() -> None:
    """Whatever order it is found in."""
    assert in_order([DRAFT, OVERDUE]) == (OVERDUE, DRAFT)
    assert list(next_edition(in_order([DRAFT, OVERDUE]), NOW).counts) == [WorkKind.REVIEW_OVERDUE, WorkKind.DRAFT]


def test_what_is_as_it_was_keeps_its_moment() -> None:
    """Another line or another language is no news."""
    first = next_edition([OVERDUE, DRAFT], NOW)
    second = after(first, OVERDUE, replace(DRAFT, line=9))
    assert (second.updated, second.changed) == (first.updated, first.changed)
    assert as_atom(second, Language.VI) == as_atom(first, Language.VI)


def test_news_is_told_once() -> None:
    """About one piece of work, and so about the whole."""
    first = next_edition([OVERDUE, DRAFT], NOW)
    second = after(first, OVERDUE, replace(DRAFT, title="C"))
    assert second.updated == {OVERDUE.id: first.updated[OVERDUE.id], DRAFT.id: "2026-11-22T08:00:00+00:00"}
    assert second.changed == "2026-11-22T08:00:00+00:00"


def test_what_is_done_is_gone() -> None:
    """And that is news about the whole."""
    first = next_edition([OVERDUE, DRAFT], NOW)
    second = after(first, DRAFT)
    assert second.changed > first.changed
    assert as_atom(first, Language.VI).count("<entry>") == 2
    assert as_atom(second, Language.VI).count("<entry>") == 1


def test_what_is_no_list_is_not_taken_for_one() -> None:
    """A file of somebody else."""
    for text in ("", "[]", "{}", '{"work": [], "changed": "yesterday"}', '{"work": [1], "changed": "2026-11-21"}'):
        assert read_before(text) is None
