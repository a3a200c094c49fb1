"""A mark is written whole or not at all, whenever the program is killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from antoan.checks.inspection import inspect
from tests.command import CASES, TODAY

# Marks one page as made from one text and then from another, again and again; says when it begins.
RUN = """
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from antoan.checks.inspection import inspect
from antoan.editing.translation_mark import planned_mark, write_mark
entry = inspect(Path("content"), Path("docs"), date(2026, 11, 21)).catalogue().entries["news/2025/hoi-thao"]
mark = planned_mark(entry, reviewed=True)
print("begun", flush=True)
while True:
    for of in ("0123456789ab", mark.of):
        assert write_mark(replace(mark, of=of)) is None
"""


@pytest.mark.parametrize("number", range(8))
def test_a_kill_leaves_the_file_whole(tmp_path: Path, number: int) -> None:
    """It says one thing or the other, and nothing else has changed."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "content/news/2025/hoi-thao.en.md"
    before = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    environment = os.environ | {"ANTOAN_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-c", RUN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tmp_path, env=environment) as process:
        assert process.stdout and process.stdout.readline()
        time.sleep(0.013 * number)
        assert process.poll() is None
        process.kill()
    assert file.read_bytes() in (before, before.replace(b"979350d8f8be", b"0123456789ab"))
    assert not inspect(tmp_path / "content", tmp_path / "docs", TODAY).errors
