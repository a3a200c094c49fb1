"""Every kind of broken file gives exactly the problems its case says, word for word in both languages."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from antoan.checks.inspection import inspect
from antoan.checks.run import CHECKS
from antoan.content.data_files import read_data
from antoan.content.loader import load_content
from antoan.content.unfinished import CODES, FURTHER
from antoan.model.language import Language
from antoan.problems import Problem
from antoan.strings.messages import message_of, problem_messages

CASES = Path(__file__).parent / "cases"
BROKEN = sorted(folder for folder in (CASES / "broken").iterdir() if folder.is_dir())
SOURCE = Path(__file__).parents[1] / "scripts" / "antoan"
TODAY = date(2026, 11, 21)


def expected_of(case: Path) -> list[dict[str, Any]]:
    """The problems a case must give."""
    result: list[dict[str, Any]] = yaml.safe_load((case / "expected.yml").read_text(encoding="utf-8"))
    return result


def as_told(problem: Problem) -> dict[str, Any]:
    """A problem as the cases write it down."""
    return {
        "file": problem.file,
        "line": problem.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "field": problem.field,
        "vi": message_of(problem, Language.VI),
        "en": message_of(problem, Language.EN),
    }


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_problems_are_found_and_worded(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case laid over good content gives its problems and no other."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    inspection = inspect(Path("content"), Path("docs"), TODAY)
    assert expected_of(case) == [as_told(problem) for problem in inspection.problems]


def test_missing_data_files_are_all_reported(tmp_path: Path) -> None:
    """An empty data folder gives one problem for each file."""
    _, problems = read_data(tmp_path, "content/data")
    names = ("hotlines", "provinces", "organisations", "topics")
    assert [("data-missing", f"content/data/{name}.yml") for name in names] == [(p.code, p.file) for p in problems]


def test_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    """A folder that bears the name of a page is reported, and does not stop the run."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    (tmp_path / "content/news/2025/thu-muc.vi.md").mkdir()
    content = load_content(tmp_path / "content", tmp_path / "docs")
    assert [problem.code for problem in content.problems] == ["file-unreadable"]


def test_every_code_has_its_words() -> None:
    """Both languages word exactly the codes that can be raised, with the same parts and placeholders."""
    vietnamese, english = problem_messages(Language.VI), problem_messages(Language.EN)
    families = {code.split("-")[0] for code in vietnamese}
    modules = [file for name in ("content", "checks", "inbox") for file in SOURCE.glob(f"{name}/*.py")]
    files = [*modules, SOURCE / "model/fields.py", SOURCE / "model/inbox.py"]
    literals = {word for file in files for word in re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', file.read_text("utf-8"))}
    raised = {word for word in literals if "-" in word and word.split("-")[0] in families} | {"choice", "encoding"}
    raised.discard("date-time")  # a word of JSON Schema
    assert raised == set(vietnamese) == set(english)
    for code, parts in vietnamese.items():
        needed = {"expected", "found", "action"}
        assert needed <= set(parts) <= needed | {"action_blind", "found_blank", "fault"}
        for part, words in parts.items():
            names = set(re.findall(r"(?<!{){(\w+)}", words))
            assert names == set(re.findall(r"(?<!{){(\w+)}", english[code][part])), f"{code}.{part}"


def test_every_code_has_a_case() -> None:
    """No message goes untested."""
    shown = {problem["code"] for case in BROKEN for problem in expected_of(case)}
    assert set(problem_messages(Language.VI)) - {"data-missing", "file-unreadable"} == shown


def test_checks_report_what_they_declare() -> None:
    """Codes and severities agree with what each check says of itself; the inbox and unfinished drafts stop nothing."""
    severities = {code: check.SEVERITY.value for check in CHECKS for code in check.CODES}
    severities |= dict.fromkeys((*CODES.values(), FURTHER), "warning")
    for case in BROKEN:
        for problem in expected_of(case):
            usual = "warning" if problem["file"].startswith("content/inbox/") else "error"
            assert severities.get(problem["code"], usual) == problem["severity"]
