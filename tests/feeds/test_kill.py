"""A fetch that is killed leaves content that passes every check, and the next one completes it exactly."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from antoan.checks.inspection import inspect
from tests.command import antoan, environment
from tests.feeds.made import NOW, make_content, write_rss
from tests.judge.items import LABELLED, read_items
from tests.site.server import served

FEEDS = 6
ITEMS = 15
KILLS = 50
DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Feeds as outlets write them, out of the labelled items."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "404.html").write_text("", encoding="utf-8")
    items = [item for item in read_items(LABELLED[0]) if item.language == "vi"]
    for number in range(FEEDS):
        write_rss(folder / f"{number}.xml", items[number * ITEMS : (number + 1) * ITEMS])
    return folder


def arguments(address: str) -> list[str]:
    return ["feeds", "fetch", "--now", NOW, "--allow-host", urlsplit(address).netloc]


def inbox(folder: Path) -> dict[str, bytes]:
    """Every file of the inbox, also one that should not be there."""
    return {path.name: path.read_bytes() for path in (folder / "content/inbox").rglob("*") if path.is_file()}


def new_folder(parent: Path, address: str) -> Path:
    parent.mkdir(parents=True)
    make_content(parent, [f"{address}/{number}.xml" for number in range(FEEDS)])
    return parent


def killed(folder: Path, address: str, moment: float, files: int) -> None:
    """Start a fetch and kill it after `moment` seconds, or once so many files are there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "antoan", *arguments(address)],
        cwd=folder,
        env=environment(folder / ".cache"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + moment
    target = folder / "content/inbox"
    while process.poll() is None and time.monotonic() < end:
        if files and target.is_dir() and len(os.listdir(target)) >= files:  # noqa: PTH208  (faster than a Path each)
            break
        time.sleep(0.0005)
    process.kill()
    process.wait()


def test_killed_at_any_moment(documents: Path, tmp_path: Path) -> None:
    """Half of the kills come at a random moment, half while the items are being written."""
    chance = random.Random(20261125)  # noqa: S311  (no secret)
    with served(documents) as home:
        address = home.rstrip("/")
        whole = new_folder(tmp_path / "whole", address)
        started = time.monotonic()
        assert antoan(*arguments(address), folder=whole).returncode == 0
        length = time.monotonic() - started
        expected = inbox(whole)
        assert len(expected) > FEEDS

        def trial(number: int, moment: float, files: int) -> None:
            folder = new_folder(tmp_path / str(number), address)
            killed(folder, address, moment, files)
            inspection = inspect(folder / "content", folder / "docs", DAY)
            assert inspection.problems == (), f"kill {number}"
            left = inbox(folder)
            assert left.items() <= expected.items(), f"kill {number}"
            assert antoan(*arguments(address), folder=folder).returncode == 0
            assert inbox(folder) == expected, f"kill {number}, {len(left)} files left"

        plans = [
            (number, chance.uniform(0, length), 0) if number % 2 else (number, 60.0, chance.randrange(1, len(expected)))
            for number in range(KILLS)
        ]
        with ThreadPoolExecutor(2) as both:
            list(both.map(lambda plan: trial(*plan), plans))
