"""Running the contenders one after another over archives of growing size."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.archive import Archive
from tests.bench.contenders import Contender
from tests.bench.measure import Outcome, measure

_WARM_UP_ARTICLES = 5


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measured run; `is_first` is false for a second run over what the first left behind."""

    key: str
    label: str
    articles: int
    is_first: bool
    outcome: Outcome

    @property
    def fault(self) -> str | None:
        """Why the run does not count, or None when it does."""
        if self.outcome.exit_code is None:
            return "stopped at the time limit"
        if self.outcome.exit_code != 0:
            return f"failed with exit code {self.outcome.exit_code}"
        # Two languages: a build that wrote less has left articles out.
        if self.outcome.html_pages < 2 * self.articles:
            return f"wrote only {self.outcome.html_pages} HTML pages"
        return None


def run_all(archives: Sequence[Archive], contenders: Sequence[Contender], limit_seconds: float) -> Iterator[Row]:
    """The rows, in the order of the archives; a contender that fails does not stop the others."""
    for contender in contenders:
        _warm_up(contender, archives[0].content, limit_seconds)
    for archive in archives:
        for contender in contenders:
            yield from _runs(archive, contender, limit_seconds)


def _runs(archive: Archive, contender: Contender, limit_seconds: float) -> Iterator[Row]:
    """One cold run in a fresh folder, and the second one where the contender has it and the first is good."""
    with _workspace() as workspace:
        _progress(f"{contender.label}: writing {archive.count} articles")
        contender.write(archive, workspace / "source")
        first = _row(archive, contender, workspace, limit_seconds, is_first=True)
        yield first
        if contender.again and first.fault is None:
            yield _row(archive, contender, workspace, limit_seconds, is_first=False)


def _row(archive: Archive, contender: Contender, workspace: Path, limit_seconds: float, *, is_first: bool) -> Row:
    label = contender.label if is_first else contender.again or contender.label
    _progress(f"{label}: building {archive.count} articles")
    outcome = measure(contender.job(workspace), limit_seconds)
    row = Row(key=contender.key, label=label, articles=archive.count, is_first=is_first, outcome=outcome)
    _progress(f"{label}: {row.fault or 'done'}, {outcome.seconds:.1f} s")
    return row


def _warm_up(contender: Contender, content: Path, limit_seconds: float) -> None:
    """Build a few articles unmeasured: otherwise the first run pays for compiling the Python files."""
    _progress(f"{contender.label}: warming up")
    with _workspace() as workspace:
        contender.write(Archive(count=_WARM_UP_ARTICLES, content=content), workspace / "source")
        measure(contender.job(workspace), limit_seconds)


@contextlib.contextmanager
def _workspace() -> Iterator[Path]:
    # On Windows a virus scanner may still hold a file when the folder is to go.
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
