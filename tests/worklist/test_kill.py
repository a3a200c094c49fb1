"""Killed at any moment, the list of work leaves whole files, and the next run goes on from them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from antoan.model.language import Language
from antoan.worklist.edition import next_edition
from antoan.worklist.staff_folder import StaffFolder
from antoan.worklist.work import Work, WorkKind
from tests.command import environment

# Writes a long list and a short one, again and again; says when it begins.
RUN = """
from tests.worklist.test_kill import FOLDER, LONG, NOW, SHORT
from antoan.model.language import Language
from antoan.worklist.edition import next_edition
print("begun", flush=True)
while True:
    for work in (LONG, SHORT):
        FOLDER.write(next_edition(work, NOW, FOLDER.before()), Language.VI)
"""
FOLDER = StaffFolder(Path("staff"))
NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
DRAFT = Work(kind=WorkKind.DRAFT, key="a", file="content/news/2025/a.vi.md", title="A")
LONG = tuple(replace(DRAFT, key=str(number)) for number in range(500))
SHORT = LONG[:3]


@pytest.mark.parametrize("number", range(6))
def test_a_kill_leaves_whole_files(tmp_path: Path, number: int) -> None:
    """Each of them one list or the other."""
    command = [sys.executable, "-c", RUN]
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=tmp_path, env=environment(tmp_path / "cache") | paths
    ) as process:
        assert process.stdout and process.stdout.readline()
        while not (tmp_path / "staff/index.html").exists():
            assert process.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.011 * number)
        process.kill()
    lengths = {len(LONG), len(SHORT)}
    folder = tmp_path / "staff"
    assert len(json.loads((folder / "work.json").read_text(encoding="utf-8"))["work"]) in lengths
    assert len(ET.parse(folder / "work.xml").getroot().findall("{http://www.w3.org/2005/Atom}entry")) in lengths  # noqa: S314
    html = (folder / "index.html").read_text(encoding="utf-8")
    assert html.count("<article ") in lengths
    assert html.endswith("</html>\n")
    here = StaffFolder(folder)
    here.write(next_edition(SHORT, NOW, here.before()), Language.VI)
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", "work.json", "work.xml"]
