"""The command line as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from antoan.cli import COMMANDS

HEAVY = ("mkdocs", "material", "mkdocs_static_i18n", "pydantic", "markdown", "babel", "jinja2")
PROGRAM = f"""
import sys
import antoan.cli
try:
    antoan.cli.main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *[name for name in {HEAVY!r} if name in sys.modules])
"""


@pytest.mark.parametrize("arguments", [["--help"], []], ids=["help", "nothing"])
def test_help_is_instant(arguments: list[str], tmp_path: Path) -> None:
    """Nothing heavy is loaded to list the commands, but the texts, which are YAML."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_every_file_of_the_folder_is_a_command_or_shared() -> None:
    """A command cannot be forgotten in the list."""
    folder = Path(sys.modules["antoan.cli"].__file__ or "").parent
    shared = {"__init__", "arguments", "keys", "language", "options", "parser", "report"}
    views = {file.stem for file in folder.glob("*_*.py")} - shared
    assert {view.partition("_")[0] for view in views} <= set(COMMANDS)
    assert {file.stem for file in folder.glob("*.py")} - views - shared == set(COMMANDS)


def test_output_survives_a_console_that_is_not_utf_8(tmp_path: Path) -> None:
    """A Windows console with another code page gets readable text, not a crash."""
    done = subprocess.run(
        [sys.executable, "-m", "antoan", "check", "--content", "không-có"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "không-có" in done.stderr.decode("utf-8")
