"""Which language commands speak, and that it is only that one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from antoan.cli import COMMANDS
from antoan.cli.language import spoken
from antoan.model.language import Language
from tests.command import CASES, antoan

CHOICES: list[dict[str, Any]] = yaml.safe_load((CASES / "cli" / "language.yml").read_text(encoding="utf-8"))
MISTAKES: list[dict[str, Any]] = yaml.safe_load((CASES / "cli" / "mistakes.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CHOICES, ids=lambda case: f"{' '.join(case['arguments'])} {case['machine']}")
def test_the_language_is_chosen(case: dict[str, Any]) -> None:
    """By `--lang`, else as the machine is set."""
    said = spoken(case["arguments"], case["machine"])
    assert [language.value for language in said.languages] == case["languages"]
    assert list(said.rest) == case["rest"]
    assert said.wrong == case.get("wrong")


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: " ".join(case["arguments"]) or "nothing")
@pytest.mark.parametrize("language", Language)
def test_a_mistake_is_told_in_words(language: Language, case: dict[str, Any], project: Path) -> None:
    """The last line says what is wrong, in the language asked for; exit code 2, and nothing for programs."""
    done = antoan(*case["arguments"], "--lang", language, folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    told = case[language.value].replace("{project}", str(project)).replace("{commands}", ", ".join(COMMANDS))
    assert done.stderr.splitlines()[-1] == told


@pytest.mark.parametrize(
    ("machine", "words"), [("en_GB.UTF-8", "nothing wrong"), ("vi_VN.UTF-8", "không thấy lỗi nào")]
)
def test_a_command_speaks_as_the_machine_is_set(
    machine: str, words: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line in one language."""
    monkeypatch.setattr("tests.command.MACHINE", {"LC_ALL": machine})
    done = antoan("check", "--today", "2026-11-21", folder=project)
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr


def test_a_failure_is_told_in_each_language_asked_for(project: Path) -> None:
    """One line a language."""
    done = antoan("check", "--content", "none", "--lang", "both", folder=project)
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["antoan check: không thấy none", "antoan check: none does not exist"]
