"""Quotation marks as they were meant, and texts written so that they come back as they were."""

from __future__ import annotations

import pytest

from antoan.content.header import read_yaml
from antoan.content.quotation import as_meant, quoted


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ('"Lạng Sơn: hội thảo"', "Lạng Sơn: hội thảo"),
        ('Lạng Sơn: hội thảo"', "Lạng Sơn: hội thảo"),
        ('"Lạng Sơn: hội thảo', "Lạng Sơn: hội thảo"),
        ("“Lạng Sơn: hội thảo”", "Lạng Sơn: hội thảo"),
        ("”Lạng Sơn: hội thảo”", "Lạng Sơn: hội thảo"),
        ('“Lạng Sơn: hội thảo"', "Lạng Sơn: hội thảo"),
        ('"Lạng Sơn: "lời mời" giả"', 'Lạng Sơn: "lời mời" giả'),
        ('"Lạng Sơn: "lời mời""', 'Lạng Sơn: "lời mời"'),
        ('""Lời mời" ở Lạng Sơn"', '"Lời mời" ở Lạng Sơn'),
        ('Lạng Sơn: "lời mời" giả"', 'Lạng Sơn: "lời mời" giả'),
        (r'"Lạng Sơn: \"lời mời\" giả', 'Lạng Sơn: "lời mời" giả'),
        ('"Lời mời" và "việc làm"', '"Lời mời" và "việc làm"'),
        ('Ai nói: "đi đi"?', 'Ai nói: "đi đi"?'),
        ("'Women's Union: a talk'", "Women's Union: a talk"),
        ("'Women's Union: a talk", "Women's Union: a talk"),
        ("Women's Union: the workers' day", "Women's Union: the workers' day"),
        ('"', ""),
        ("", ""),
    ],
)
def test_marks_are_read_as_they_were_meant(value: str, meant: str) -> None:
    """The pair around the whole goes, and what has no partner; pairs inside and apostrophes stay."""
    assert as_meant(value) == meant
    assert as_meant(meant) == meant


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lạng Sơn: hội thảo", '"Lạng Sơn: hội thảo"'),
        ('Lạng Sơn: "lời mời" giả', "'Lạng Sơn: \"lời mời\" giả'"),
        ('Women\'s Union: "offers"', '"Women\'s Union: “offers”"'),
        ('Lạng Sơn: “lời mời" giả', '"Lạng Sơn: “lời mời” giả"'),
        (r"C:\x: 'y'", r"'C:\x: ''y'''"),
    ],
)
def test_a_text_is_written_so_that_yaml_takes_it(text: str, written: str) -> None:
    """With the plainest marks that will do."""
    assert quoted(text) == written
    tree = read_yaml(f"x: {written}\n", "")
    assert (list(tree.values), tree.problems) == (["x"], [])
