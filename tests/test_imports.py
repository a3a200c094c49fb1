"""Imports point one way, only the plugin knows MkDocs, and the tool that says so does notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.command import REPOSITORY

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its settings, for a test to spoil."""
    shutil.copytree(REPOSITORY / "scripts" / "antoan", tmp_path / "scripts" / "antoan")
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Hold the package of `folder` against its contracts."""
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "scripts"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_contracts_are_kept(copy: Path) -> None:
    """All of them."""
    done = lint(copy)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("model/page.py", "import mkdocs", "Only the plugin imports MkDocs"),
        ("pages/site.py", "from mkdocs_static_i18n import plugin", "Only the plugin imports MkDocs"),
        ("content/loader.py", "import antoan.pages.site", "Imports point one way"),
        ("model/page.py", "from antoan.content import names", "Imports point one way"),
        ("mkdocs_plugin/plugin.py", "import antoan.cli", "Imports point one way"),
    ],
)
def test_a_forbidden_import_is_noticed(file: str, line: str, contract: str, copy: Path) -> None:
    """One line in the wrong place breaks the contract it belongs to."""
    module = copy / "scripts" / "antoan" / file
    module.write_text(f"{module.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract} BROKEN" in done.stdout


def test_only_the_plugin_folder_names_mkdocs() -> None:
    """Not even inside a function."""
    package = REPOSITORY / "scripts" / "antoan"
    for file in package.rglob("*.py"):
        if file.parent.name != "mkdocs_plugin":
            words = file.read_text(encoding="utf-8").split()
            imported = {after for word, after in pairwise(words) if word in ("import", "from")}
            assert not {name for name in imported if name.split(".")[0] in ("mkdocs", "mkdocs_static_i18n", "material")}
