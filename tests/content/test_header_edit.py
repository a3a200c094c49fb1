"""One field of a header is changed, and nothing else."""

from __future__ import annotations

import pytest

from antoan.content.header_edit import with_field

PAGE = """---
# For the editor.
title: "Old: title"
sources:
  - publisher: A
    title: B

  - publisher: C
# About the next field.
translation: {of: pending, state: draft}

status: draft
---

title: not this one
"""


def test_a_field_is_replaced_where_it_stands() -> None:
    """Comments, empty lines, order and body stay."""
    assert with_field(PAGE, "translation", ["translation: {of: abc, state: reviewed}"]) == PAGE.replace(
        "{of: pending, state: draft}", "{of: abc, state: reviewed}"
    )


def test_a_field_of_many_lines_is_replaced_whole() -> None:
    """Lists indented, with empty lines inside."""
    changed = with_field(PAGE, "sources", ["sources: []"])
    assert changed == PAGE.replace(
        "sources:\n  - publisher: A\n    title: B\n\n  - publisher: C\n", "sources: []\n"
    )
    assert with_field("---\na:\n- 1\n- 2\nb: 3\n---\n", "a", ["a: 4"]) == "---\na: 4\nb: 3\n---\n"


def test_a_new_field_goes_to_the_end_of_the_header() -> None:
    """Just before the closing fence."""
    assert with_field(PAGE, "picture", ["picture:", "  file: a.jpg"]) == PAGE.replace(
        "status: draft\n---\n", "status: draft\npicture:\n  file: a.jpg\n---\n"
    )


def test_a_field_can_be_taken_away() -> None:
    """And put back, though then at the end."""
    without = with_field(PAGE, "status", [])
    assert without == PAGE.replace("status: draft\n", "")
    assert with_field(without, "status", []) == without


def test_a_text_without_a_header_is_refused() -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="no header"):
        with_field("title: x\n", "title", ["title: y"])
