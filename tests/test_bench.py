"""The benchmark's made-up archive is content like any other."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.archive import Archive, write_for_antoan
from tests.command import REPOSITORY, antoan, make_copy


def test_the_archive_passes_the_check(tmp_path: Path) -> None:
    """So `make bench` cannot break unseen when the hand-written pages lead somewhere new."""
    project = make_copy(tmp_path)
    shutil.rmtree(project / "content")
    write_for_antoan(Archive(count=3, content=REPOSITORY / "content"), project / "content")
    done = antoan("check", folder=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((project / "content/news").rglob("*.md"))) == 6
