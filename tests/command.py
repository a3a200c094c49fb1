"""Runs the real `antoan` command as its users do, on a folder of its own where a test changes something."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 21)
# The machine the commands run on is set to Vietnamese.
MACHINE = {"LC_ALL": "", "LC_MESSAGES": "vi_VN.UTF-8"}
_UPDATED = re.compile(r"^(?:updated|date): *(\d{4}-\d{2}-\d{2})", re.MULTILINE)


def antoan(*arguments: str | Path, folder: Path, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run `antoan` in `folder`; its parse cache stays below it."""
    return subprocess.run(
        [sys.executable, "-m", "antoan", *map(str, arguments)],
        cwd=folder,
        env=environment(folder / ".cache"),
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def environment(cache: Path) -> dict[str, str]:
    """This process's environment with a parse cache of its own, on a machine of ours."""
    return os.environ | MACHINE | {"ANTOAN_CACHE_DIR": str(cache)}


def build_site(folder: Path, site_dir: Path, url: str, today: date) -> None:
    """Build what lies in `folder` as the site of `url`; fails with the command's own words."""
    done = antoan("build", "--site-dir", site_dir, "--site-url", url, "--today", today.isoformat(), folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr


def make_project(folder: Path, *overlays: Path) -> Path:
    """The good content of the cases with the real templates and settings, and `overlays` laid over them."""
    shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "overrides", folder / "overrides")
    shutil.copytree(REPOSITORY / "docs" / "assets", folder / "docs" / "assets")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    for overlay in overlays:
        shutil.copytree(overlay, folder, dirs_exist_ok=True)
    return folder


def make_copy(folder: Path) -> Path:
    """The real content, templates and settings, in another place."""
    for part in ("content", "docs", "overrides"):
        shutil.copytree(REPOSITORY / part, folder / part)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder


def newest_day(folder: Path) -> date:
    """The newest date any page of `folder` bears: on the day after it, nothing in the content lies ahead."""
    files = [*folder.glob("content/**/*.md"), *folder.glob("docs/*.md")]
    found = (match for file in files for match in _UPDATED.findall(file.read_text(encoding="utf-8")))
    return max(map(date.fromisoformat, found))
