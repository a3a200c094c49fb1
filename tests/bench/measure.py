"""Running one command and measuring it: time, memory of the process tree, and what it wrote."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

_POLL_SECONDS = 0.05
_TAIL_LINES = 20


@dataclass(frozen=True, kw_only=True)
class Job:
    """A command to run in the folder `cwd`; it is to write a site into the folder `site`."""

    command: tuple[str, ...]
    cwd: Path
    environment: Mapping[str, str]
    site: Path


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one run took and gave.

    `peak_bytes` is the highest sum of the resident memory of the process and its descendants. Memory that
    two of them share is counted twice, and a peak shorter than the polling interval can be missed.
    `exit_code` is None when the run was stopped at the time limit. `tail` is the end of what it printed.
    """

    seconds: float
    peak_bytes: int
    exit_code: int | None
    html_pages: int
    output_bytes: int
    tail: str

    @property
    def ms_per_page(self) -> float:
        """Milliseconds per HTML page."""
        return 1000 * self.seconds / max(1, self.html_pages)


def measure(job: Job, limit_seconds: float) -> Outcome:
    """Run the job to its end, or stop it and all it started at the time limit."""
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        # A file rather than a pipe: nobody has to read it while the job runs.
        process = subprocess.Popen(
            job.command,
            cwd=job.cwd,
            env=dict(job.environment),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        watch = _Watch(process.pid, deadline=start + limit_seconds)
        watch.start()
        try:
            # Without a timeout: with one, Python looks only every 50 ms whether the process has ended.
            code = process.wait()
            seconds = time.perf_counter() - start
        finally:
            if process.poll() is None:
                _stop(process.pid)
            watch.finish()
        tail = _tail(printed)
    html_pages, output_bytes = _written(job.site)
    return Outcome(
        seconds=seconds,
        peak_bytes=watch.peak_bytes,
        exit_code=None if watch.is_over_time else code,
        html_pages=html_pages,
        output_bytes=output_bytes,
        tail=tail,
    )


class _Watch(threading.Thread):
    """Looks at a process tree again and again: keeps its memory peak, stops it at the deadline."""

    def __init__(self, pid: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self.peak_bytes = 0
        self.is_over_time = False
        self._pid = pid
        self._deadline = deadline
        self._finished = threading.Event()

    def run(self) -> None:
        while not self._finished.wait(_POLL_SECONDS):
            self.peak_bytes = max(self.peak_bytes, sum(map(_resident_bytes, _tree(self._pid))))
            if time.perf_counter() > self._deadline:
                self.is_over_time = True
                _stop(self._pid)
                return

    def finish(self) -> None:
        self._finished.set()
        self.join()


def _tree(pid: int) -> list[psutil.Process]:
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _resident_bytes(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _stop(pid: int) -> None:
    for process in _tree(pid):
        with contextlib.suppress(psutil.Error):
            process.kill()


def _tail(printed: IO[bytes]) -> str:
    printed.seek(0)
    text = printed.read().decode("utf-8", errors="replace")
    return "\n".join(text.splitlines()[-_TAIL_LINES:])


def _written(site: Path) -> tuple[int, int]:
    """The number of HTML files below `site`, and the bytes of all files."""
    html_pages = output_bytes = 0
    for path in site.rglob("*"):
        if path.is_file():
            html_pages += path.suffix == ".html"
            output_bytes += path.stat().st_size
    return html_pages, output_bytes
