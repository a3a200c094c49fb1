"""decisions.jsonl: a line each, added whole, and never lost to a line that is broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from antoan.inbox.decisions import add_decisions, decision_line, read_decisions, remove_decision
from antoan.model.inbox import Decision, Verdict
from tests.inbox.items import patient, words


def a_decision(number: int = 1, **fields: Any) -> Decision:
    """A rejected story."""
    values = {
        "id": f"{number:010x}",
        "verdict": Verdict.REJECTED,
        "on": date(2026, 11, 25),
        "title": f"Tin “{number}”",
        "keys": (f"url:a.vn/{number}", f"guid:a.vn:{number}"),
        "published": date(2026, 11, 24),
    }
    return Decision.model_validate(values | fields)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "inbox" / "decisions.jsonl"


def test_no_file_is_no_decision(file: Path) -> None:
    """Nothing was decided yet."""
    assert read_decisions(file, "decisions.jsonl") == ((), ())


def test_decisions_come_back_in_order(file: Path) -> None:
    """With every field, in the order they were added, a line each."""
    decisions = (a_decision(2), a_decision(1, published=None, verdict=Verdict.REMOVED, reason="Báo yêu cầu", title=""))
    for decision in decisions:
        add_decisions(file, [decision])
    assert read_decisions(file, "decisions.jsonl") == (decisions, ())
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2


@patient
@given(words, words)
def test_any_text_stays_on_its_line(title: str, key: str) -> None:
    """A decision is one line whatever its title holds."""
    line = decision_line(a_decision(title=title, keys=(key,)))
    assert "\n" not in line
    assert Decision.model_validate_json(line) == a_decision(title=title, keys=(key,))


def test_the_same_decision_is_not_added_twice(file: Path) -> None:
    """A command that is run again adds nothing, also on another day or when it knows fewer keys."""
    add_decisions(file, [a_decision()])
    again = a_decision(on=date(2026, 11, 26), keys=("url:a.vn/1",))
    add_decisions(file, [again, again])
    assert read_decisions(file, "")[0] == (a_decision(),)


def test_broken_lines_stay_and_hide_nothing(file: Path) -> None:
    """A torn end, bytes that are no text, a conflict of git: each is told with its line and kept to the byte."""
    good = decision_line(a_decision(1)).encode()
    broken = b"<<<<<<< HEAD\n" + good + b"\r\n\n\xff\xfe{\n[1]\n" + b'{"id": "0000'
    file.parent.mkdir()
    file.write_bytes(broken)
    decisions, problems = read_decisions(file, "content/inbox/decisions.jsonl")
    assert decisions == (a_decision(1),)
    assert [(problem.code, problem.line) for problem in problems] == [("decision-line", n) for n in (1, 4, 5, 6)]
    add_decisions(file, [a_decision(2)])
    assert read_decisions(file, "")[0] == (a_decision(1), a_decision(2))
    for line in (b"<<<<<<< HEAD\n", b"\xff\xfe{\n", b'{"id": "0000\n'):
        assert line in file.read_bytes()


def test_deep_nesting_is_a_broken_line(file: Path) -> None:
    """No line can stop the program."""
    file.parent.mkdir()
    file.write_text("[" * 100_000, encoding="utf-8")
    assert [problem.line for problem in read_decisions(file, "")[1]] == [1]


def test_a_decision_can_be_taken_back(file: Path) -> None:
    """Only that one goes."""
    add_decisions(file, [a_decision(1), a_decision(2), a_decision(3)])
    remove_decision(file, a_decision(2))
    assert read_decisions(file, "")[0] == (a_decision(1), a_decision(3))
