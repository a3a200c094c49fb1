"""The command `python -m tests.bench.feeds`: two hundred feeds of fifty items from a server on this machine.

Prints how long a first fetch and an unchanged second one take, what memory all processes take together at most, and how
fast one process judges items. The items are the labelled ones, each with a number of its own, so that none is another's
story.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from antoan.feeds.reading import judge_of
from antoan.model.language import Language
from tests.command import REPOSITORY, environment
from tests.feeds.made import NOW, make_content, write_rss
from tests.judge.items import LABELLED, Item, read_items
from tests.site.server import served

FEEDS, ITEMS = 200, 50


def main() -> None:
    """Make the feeds, fetch them twice, and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=FEEDS)
    feeds: int = parser.parse_args().feeds
    items = [item for file in LABELLED for item in read_items(file) if item.language == Language.VI]
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder) / "documents"
        documents.mkdir()
        (documents / "404.html").touch()
        endless = numbered(items)
        for number in range(feeds):
            write_rss(documents / f"{number}.xml", list(itertools.islice(endless, ITEMS)))
        with served(documents) as home:
            content = make_content(Path(folder), [f"{home.rstrip('/')}/{number}.xml" for number in range(feeds)])
            shutil.rmtree(content / "data")
            shutil.copytree(REPOSITORY / "content/data", content / "data")
            for name in ("first fetch", "unchanged"):
                seconds, memory = fetch(Path(folder), urlsplit(home).netloc)
                found = len(list((content / "inbox").glob("*.md")))
                print(
                    f"{name}: {feeds} feeds of {ITEMS} items, {seconds:.1f} s, {memory} MB, {found} items in the inbox"
                )
        print(f"judging: {judging(items, content / 'data'):.2f} ms an item")


def numbered(items: list[Item]) -> itertools.chain[Item]:
    """The items for ever, each time with another number."""
    return itertools.chain.from_iterable(
        (replace(item, id=f"{item.id}-{turn}", title=f"{item.title} {turn}{item.id}") for item in items)
        for turn in itertools.count()
    )


def fetch(folder: Path, host: str) -> tuple[float, int]:
    """Seconds and megabytes of one fetch."""
    started, most = time.monotonic(), 0
    command = [sys.executable, "-m", "antoan", "feeds", "fetch", "--now", NOW, "--allow-host", host, "--json"]
    process = subprocess.Popen(command, cwd=folder, env=environment(folder / ".cache"), stdout=subprocess.DEVNULL)
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        with suppress(psutil.Error):
            most = max(most, sum(each.memory_info().rss for each in (watched, *watched.children(recursive=True))))
        time.sleep(0.02)
    return time.monotonic() - started, most // 1_000_000


def judging(items: list[Item], data: Path) -> float:
    """Milliseconds to judge an item."""
    judge = judge_of(data)
    for item in items[:50]:
        judge.judge(item.title, item.summary, Language.VI, None)
    started = time.perf_counter()
    for item in items:
        judge.judge(item.title, item.summary, Language.VI, None)
    return (time.perf_counter() - started) / len(items) * 1000


if __name__ == "__main__":
    main()
