"""`antoan serve`: a preview that follows every change."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.command import antoan, environment

DEADLINE = 60
DRAFT = """---
title: {title}
summary: Bài này chưa được duyệt nên chỉ người viết được xem thử.
date: 2025-11-04
status: draft
sources:
  - {{publisher: Báo Quảng Trị, title: Bài gốc, url: https://example.org/nhap}}
---

Chữ của bản nháp.
"""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def preview(project: Path) -> Iterator[str]:
    """Address of a running preview, which is stopped at the end; its words lie in `serve.log`."""
    address = f"127.0.0.1:{free_port()}"
    with (project / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "antoan", "serve", "--lang", "en", "--address", address],
            cwd=project,
            env=environment(project / ".cache"),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://{address}/"
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_for(address: str, words: str, project: Path) -> str:
    """The page at `address` as soon as it says `words`."""
    end = time.monotonic() + DEADLINE
    text = ""
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=10) as answer:  # noqa: S310  (our own server)
                text = answer.read().decode("utf-8")
        except URLError:  # not there yet
            text = ""
        if words in text:
            return text
        time.sleep(0.1)
    log = (project / "serve.log").read_text(encoding="utf-8")
    raise AssertionError(f"{address} never said {words!r}\n{text[:500]}\n{log}")


def test_it_shows_drafts_and_follows_changes(project: Path) -> None:
    """The home page, a draft with its label, its new text after a change, and a fault without stopping."""
    draft = project / "content/news/2025/ban-nhap.vi.md"
    draft.write_text(DRAFT.format(title="Bài còn nháp"), encoding="utf-8")
    with preview(project) as home:
        assert '<html lang="vi">' in wait_for(home, "An Toàn", project)
        shown = wait_for(f"{home}news/2025/ban-nhap/", "Bài còn nháp", project)
        assert 'class="label label-draft"' in shown
        assert "Bài còn nháp" in wait_for(f"{home}news/", "Bài còn nháp", project)
        draft.write_text(DRAFT.format(title="Bài đã sửa"), encoding="utf-8")
        wait_for(f"{home}news/2025/ban-nhap/", "<h1>Bài đã sửa</h1>", project)
        # A page with a fault is left out and named; the rest goes on.
        draft.write_text(DRAFT.format(title="Kế hoạch: 2026"), encoding="utf-8")
        other = project / "docs/help.vi.md"
        other.write_text(other.read_text(encoding="utf-8").replace("miễn phí", "không mất tiền"), encoding="utf-8")
        wait_for(f"{home}help/", "không mất tiền", project)
        assert "Bài đã sửa" not in wait_for(f"{home}news/", "<main", project)
    log = (project / "serve.log").read_text(encoding="utf-8")
    assert "content/news/2025/ban-nhap.vi.md:2: Field" in log  # in the language asked for


def test_a_missing_folder_gives_2(project: Path) -> None:
    """Before any server is started."""
    done = antoan("serve", "--content", "none", folder=project)
    assert done.returncode == 2
    assert "none" in done.stderr
