"""The line at which a header went wrong, whatever line YAML gave up at."""

from __future__ import annotations

import pytest

from antoan.content.header import read_yaml
from antoan.content.syntax_faults import mended

GOOD = """\
title: Tập huấn
summary: >
  Hội Phụ nữ: lớp "tập huấn
  giờ:phút là 8:30
note: Một dòng dài
  còn nữa a:b
of: "Lạng Sơn:
  hai dòng"
topics: [phong-ngua, # còn "nữa
  di-cu]
keys:
- guid:1
- https://example.org/a:b
-
- 'Women''s day: x'
sources:
  - title: 'Báo'
    url: https://example.org/
"""


def test_what_is_right_has_no_fault() -> None:
    """Texts over several lines, remarks, addresses and colons inside words among it."""
    assert read_yaml(GOOD, "").problems == []


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("extra: [a\n", "yaml-bracket-open"),
        ("extra: [[a, b]\n", "yaml-bracket-open"),
        ("extra: {a: b]\n", "yaml-bracket-open"),
        ('extra: "a\n', "yaml-quote-open"),
        ("extra: 'a\n", "yaml-quote-open"),
        ('extra: ["a, b]\n', "yaml-quote-open"),
        ('extra: "a" b\n', "yaml-quote-inside"),
        ('extra: "a\n  b" c\n', "yaml-quote-inside"),
        ("extra: a: b\n", "yaml-colon"),
        ("extra:a\n", "yaml-space"),
        ("extra:\u00a0a\n", "yaml-space"),
        ("extra: @a\n", "yaml-quote"),
        ("extra: > a\n", "yaml-quote"),
        ("một dòng\n", "yaml-syntax"),
    ],
)
def test_the_fault_is_told_where_it_is(broken: str, code: str) -> None:
    """Above everything that is right, and below it."""
    above = read_yaml(broken + GOOD, "").problems
    assert [(problem.code, problem.line) for problem in above] == [(code, 1)]
    below = read_yaml(GOOD + broken, "").problems
    assert [(problem.code, problem.line) for problem in below] == [(code, GOOD.count("\n") + 1)]


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x00", "\x07"])
@pytest.mark.parametrize("text", ["title:a: b\nsummary: c\n", "title: a: b\nsummary: c\n", "x: {title:a}\n", "x: [a\n"])
def test_signs_of_other_programs_do_not_stop_the_search(text: str, sign: str) -> None:
    """Ends of lines that only YAML knows, and characters it refuses once it comes to them."""
    for broken in (sign * 3 + text, text + sign, text + "y: " + "z" * 9000 + sign):
        assert read_yaml(broken, "").problems


def test_all_faults_are_told_and_mended_at_once() -> None:
    """Each found with those before it mended."""
    text = 'title: a: b\nsummary:c\ntopics: [d\nsources:\n  - title: "e\n    url:https://f.example/\n'
    problems = read_yaml(text, "").problems
    assert [problem.line for problem in problems] == [1, 2, 3, 5, 6]
    tree = read_yaml(mended(text, problems), "")
    assert tree.problems == []
    sources = [{"title": "e", "url": "https://f.example/"}]
    assert tree.values == {"title": "a: b", "summary": "c", "topics": ["d"], "sources": sources}
