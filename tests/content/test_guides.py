"""What readers of guides ask, and when press reports came out."""

from __future__ import annotations

import pytest

from antoan.content.loader import Content, load_content
from antoan.model.language import Language
from antoan.model.metadata import Kind, Press
from tests.command import REPOSITORY, newest_day

ASKED = {Language.VI: "Câu hỏi", Language.EN: "Questions people ask"}


@pytest.fixture(scope="module")
def content() -> Content:
    """All of it."""
    return load_content(REPOSITORY / "content", REPOSITORY / "docs")


def test_each_guide_answers_three_questions(content: Content) -> None:
    """Below the heading for questions, not anywhere on the page."""
    guides = [page for page in content.pages if page.kind is Kind.GUIDE]
    assert guides
    for page in guides:
        section = ""
        asked = []
        for heading in page.body.headings:
            if heading.level == 2:
                section = heading.text
            elif heading.level == 3 and section.startswith(ASKED[page.language]):
                asked.append(heading.text)
        assert len(asked) == len(set(asked)) >= 3, page.file
        assert sum(question.endswith("?") for question in asked) >= 3, page.file


def test_both_languages_of_a_guide_answer_as_many(content: Content) -> None:
    """A question added in one language is not forgotten in the other."""
    counts: dict[str, set[int]] = {}
    for page in content.pages:
        if page.kind is Kind.GUIDE:
            counts.setdefault(page.key, set()).add(sum(heading.level == 3 for heading in page.body.headings))
    assert {key: found for key, found in counts.items() if len(found) > 1} == {}


def test_no_press_report_is_from_the_future(content: Content) -> None:
    """None came out after the newest day that a page of our own bears."""
    press = [page for page in content.pages if isinstance(page.metadata, Press) and page.is_published]
    newest = newest_day(REPOSITORY).isoformat()
    # As far as the date is known: a year or a month begins before the day it is compared with.
    dates = {page.file: str(page.metadata.published) for page in press if isinstance(page.metadata, Press)}
    assert dates
    assert {file: when for file, when in dates.items() if when > newest[: len(when)]} == {}
