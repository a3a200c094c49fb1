"""`antoan serve`: the site on this machine, as the public will see it or as editors need it, following every change."""

from __future__ import annotations

import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from antoan.mkdocs_plugin.server_log import ServerLog
from antoan.model.language import Language
from antoan.strings.texts import interface_texts
from tests.command import antoan, environment

DEADLINE = 60
MKDOCS_NOTES = re.compile("Building|Cleaning|Documentation built|Watching|Serving on|Shutting|Detected|Reloading")
DRAFT = """---
title: {title}
summary: Bài này chưa được duyệt nên chỉ người viết được xem thử.
date: 2025-11-04
status: {status}
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
def served(project: Path, *arguments: str, **variables: str) -> Iterator[str]:
    """Address of the running server, which is stopped at the end; its words lie in `serve.log`."""
    address = f"127.0.0.1:{free_port()}"
    with (project / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "antoan", "serve", "--address", address, *arguments],
            cwd=project,
            env=environment(project / ".cache") | variables,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://{address}/"
            assert process.poll() is None, "the server is still there"
        finally:
            process.send_signal(signal.SIGINT)  # as Ctrl-C does
            process.wait(timeout=30)


def wait_for(address: str, words: str, project: Path, *, absent: str = "") -> str:
    """The page at `address` as soon as it says `words`, and does not say `absent`."""
    end = time.monotonic() + DEADLINE
    text = ""
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=10) as answer:  # noqa: S310  (our own server)
                text = answer.read().decode("utf-8")
        except HTTPError as error:
            text = error.read().decode("utf-8")
        except URLError:  # not there yet
            text = ""
        if words in text and not (absent and absent in text):
            return text
        time.sleep(0.1)
    log = (project / "serve.log").read_text(encoding="utf-8")
    raise AssertionError(f"{address} never said {words!r}\n{text[:500]}\n{log}")


def test_the_preview_follows_changes_and_survives_faults(project: Path) -> None:
    """A draft and its label, a fault told on its page and in the list, worse ones elsewhere, and all mended again."""
    draft = project / "content/news/2025/ban-nhap.vi.md"
    draft.write_text(DRAFT.format(title="Bài còn nháp", status="draft"), encoding="utf-8")
    with served(project, "--drafts") as home:
        start = wait_for(home, "An Toàn", project)
        assert '<html lang="vi">' in start
        assert '<meta name="robots" content="noindex">' in start
        page = f"{home}news/2025/ban-nhap/"
        shown = wait_for(page, "Bài còn nháp", project)
        assert 'class="label label-draft"' in shown
        assert "Bản nháp: người ngoài chưa thấy trang này." in shown
        assert 'class="problems"' not in shown, "nothing is wrong, nothing is said"
        assert "Bài còn nháp" in wait_for(f"{home}news/", "Bài còn nháp", project)
        assert "Bài còn nháp" in wait_for(f"{home}preview/", "Bài còn nháp", project)

        draft.write_text(DRAFT.format(title="Kế hoạch: 2026", status="draft"), encoding="utf-8")
        shown = wait_for(page, 'class="problems"', project)
        assert "<h1>Kế hoạch: 2026</h1>" in shown, "what was meant is plain"
        assert "dấu nháy" in shown
        assert "Chữ của bản nháp." in shown
        assert "ban-nhap.vi.md" in wait_for(f"{home}en/preview/", "quotation marks", project)

        hotlines = project / "content/data/hotlines.yml"
        before = hotlines.read_text(encoding="utf-8")
        hotlines.write_text("- [", encoding="utf-8")
        draft.write_bytes(b"\xff\xfe")
        wait_for(f"{home}preview/", "content/data/hotlines.yml", project)
        wait_for(page, "dạng chữ khác", project)
        assert "<main" in wait_for(f"{home}help/", "An Toàn", project)

        style = project / "overrides/components/card/style.css"
        sheet = style.read_text(encoding="utf-8")
        style.write_text("} {{", encoding="utf-8")
        hotlines.write_text(before, encoding="utf-8")
        wait_for(f"{home}preview/", "<main", project, absent="content/data/hotlines.yml")
        style.write_text(sheet, encoding="utf-8")
        draft.write_text(DRAFT.format(title="Bài đã sửa", status="draft"), encoding="utf-8")
        wait_for(page, "<h1>Bài đã sửa</h1>", project, absent='class="problems"')
        assert "hotlines.yml" not in wait_for(f"{home}preview/", "Bài đã sửa", project)
    log = (project / "serve.log").read_text(encoding="utf-8")
    assert "content/news/2025/ban-nhap.vi.md:2:" in log
    assert not MKDOCS_NOTES.search(log)


def test_without_drafts_it_is_what_the_public_will_see(project: Path) -> None:
    """A draft is nowhere until it is published; nothing tells of the preview; a fault takes only its page away."""
    draft = project / "content/news/2025/ban-nhap.vi.md"
    draft.write_text(DRAFT.format(title="Bài còn nháp", status="draft"), encoding="utf-8")
    with served(project, "--lang", "en") as home:
        news = wait_for(f"{home}news/", "An Toàn", project)
        assert "Bài còn nháp" not in news
        assert "preview" not in news
        assert "noindex" not in news
        for path in ("news/2025/ban-nhap/", "preview/", "en/preview/"):
            with pytest.raises(HTTPError, match="404"):
                urlopen(home + path, timeout=10)  # noqa: S310  (our own server)
        draft.write_text(DRAFT.format(title="Bài được đăng", status="published"), encoding="utf-8")
        wait_for(f"{home}news/", "Bài được đăng", project)
        draft.write_text(DRAFT.format(title="Bài: hỏng", status="published"), encoding="utf-8")
        wait_for(f"{home}news/", "<main", project, absent="Bài được đăng")
    log = (project / "serve.log").read_text(encoding="utf-8")
    assert log.startswith("The site as the public will see it:")
    assert "expected quotation marks" in log, "the log is in the language that was asked for"


@pytest.mark.parametrize("language", Language)
def test_the_server_speaks_one_language(language: Language, project: Path) -> None:
    """From the first line to the last: MkDocs' own notes are left out, or said in our words."""
    with served(project, "--lang", language.value) as home:
        wait_for(home, "An Toàn", project)
        page = project / "content/news/2025/hoi-thao.vi.md"
        text = page.read_text(encoding="utf-8")
        title = text.split("title: ")[1].split("\n")[0]
        page.write_text(text.replace(f"title: {title}", "title: Tên khác"), encoding="utf-8")
        wait_for(f"{home}news/2025/hoi-thao/", "<h1>Tên khác</h1>", project)
    lines = (project / "serve.log").read_text(encoding="utf-8").splitlines()
    texts = interface_texts(language)
    said = [texts(f"serve.{name}") for name in ("ready", "changed", "shown", "stopped")]
    assert [line for line in lines[1:] if not line.startswith("antoan: content/")] == said


@pytest.mark.parametrize("language", Language)
def test_a_failed_rebuild_is_told(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    """In the reader's language, although MkDocs says it; what else goes wrong is told as it is."""
    log = ServerLog(interface_texts(language))
    for name, level, message in (
        (
            "mkdocs.livereload",
            logging.ERROR,
            "[08:00:00] An error happened during the rebuild. The server will …",
        ),
        ("mkdocs.plugins.i18n", logging.INFO, "Building 'en' documentation to directory: /tmp/x"),
        ("mkdocs.plugins.antoan", logging.WARNING, "antoan: bai.vi.md:2: …"),
    ):
        log.handle(logging.LogRecord(name, level, "", 0, message, None, None))
    assert capsys.readouterr().err.splitlines() == [interface_texts(language)("serve.failed"), "antoan: bai.vi.md:2: …"]


def test_it_starts_with_faults(project: Path) -> None:
    """A preview that is started when something is wrong already shows it."""
    (project / "content/news/2025/hong.vi.md").write_text("Không có gì.", encoding="utf-8")
    (project / "content/data/topics.yml").unlink()
    with served(project, "--drafts") as home:
        shown = wait_for(f"{home}preview/", "content/data/topics.yml", project)
        assert "content/news/2025/hong.vi.md" in shown
        wait_for(f"{home}news/2025/hong/", "Không có gì.", project)


@pytest.mark.skipif(sys.platform == "win32", reason="a browser is named in another way there")
def test_it_opens_the_browser(project: Path) -> None:
    """With `--open`, at the address it serves."""
    browser = project / "browser.sh"
    browser.write_text('#!/bin/sh\nprintf %s "$1" > opened.txt\n', encoding="utf-8")
    browser.chmod(0o755)
    with served(project, "--open", BROWSER=f"{browser} %s") as home:
        wait_for(home, "An Toàn", project)
        end = time.monotonic() + DEADLINE
        while not (project / "opened.txt").exists() and time.monotonic() < end:
            time.sleep(0.1)
        assert (project / "opened.txt").read_text(encoding="utf-8") == home


@pytest.mark.parametrize(("language", "words"), [("vi", "không dùng được địa chỉ"), ("en", "cannot be used")])
def test_a_busy_port_is_told(language: str, words: str, project: Path) -> None:
    """At once, with another that may be free; no trace of the program."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        done = antoan("serve", "--address", f"127.0.0.1:{port}", "--lang", language, folder=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert re.search(r"--address 127\.0\.0\.1:\d+", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:http"])
def test_an_address_that_is_none_gives_2(address: str, project: Path) -> None:
    """With an example of one."""
    done = antoan("serve", "--address", address, folder=project)
    assert done.returncode == 2
    assert "127.0.0.1:8000" in done.stderr


def test_a_missing_folder_gives_2(project: Path) -> None:
    """Before any server is started."""
    done = antoan("serve", "--content", "none", folder=project)
    assert done.returncode == 2
    assert "none" in done.stderr


def test_a_build_knows_nothing_of_previews(project: Path) -> None:
    """Whatever a preview leaves in the environment, a build is the same to the byte, and without drafts."""
    draft = project / "content/news/2025/ban-nhap.vi.md"
    draft.write_text(DRAFT.format(title="Bài còn nháp", status="draft"), encoding="utf-8")
    found = []
    for name, variables in (("one", {}), ("two", {"ANTOAN_SERVE_DRAFTS": "1", "ANTOAN_SERVE_LANG": "en"})):
        done = subprocess.run(
            [sys.executable, "-m", "antoan", "build", "--site-dir", name],
            cwd=project,
            env=os.environ | environment(project / ".cache") | variables,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        folder = project / name
        found.append({file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()})
    assert found[0] == found[1]
    assert [path for path, data in found[0].items() if "Bài còn nháp".encode() in data] == []
