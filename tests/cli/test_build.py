"""`antoan build`: all or nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from antoan.mkdocs_plugin.site_folder import recover
from tests.command import TODAY, antoan, environment

BUILD = ("build", "--today", TODAY.isoformat(), "--site-url", "https://antoan.example/")
PAGE = "content/news/2025/hoi-thao.vi.md"
INTERRUPTED = """
import os, sys
from pathlib import Path
from antoan.cli import main
rename = Path.rename
def rename_unless_new(path, target):
    if ".new-" in path.name:
        os.kill(os.getpid(), int(sys.argv[1]))
    return rename(path, target)
Path.rename = rename_unless_new
raise SystemExit(main(sys.argv[2:]))
"""


def digests(folder: Path) -> dict[str, str]:
    """Every file below `folder`, with a digest of its bytes."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def break_content(project: Path) -> None:
    """A header that is not YAML."""
    page = project / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("title: ", "title: Kế hoạch: "), encoding="utf-8")


def break_settings(project: Path) -> None:
    """A menu entry without a page, which MkDocs warns of and no more."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - index.md\n", "  - index.md\n  - no-such-page.md\n"), encoding="utf-8")


@pytest.mark.parametrize("fault", [break_content, break_settings])
def test_a_failed_build_leaves_the_last_site_as_it_was(fault: Callable[[Path], None], project: Path) -> None:
    """Exit code 1, both languages say so if asked, every byte stands, and no half-built folder is left beside it."""
    assert antoan(*BUILD, folder=project).returncode == 0
    before, beside = digests(project / "site"), {path.name for path in project.iterdir()}
    fault(project)
    done = antoan(*BUILD, "--lang", "both", folder=project)
    assert done.returncode == 1, done.stderr
    assert "vẫn còn nguyên" in done.stderr
    assert "as it was" in done.stderr
    assert before == digests(project / "site")
    assert beside == {path.name for path in project.iterdir()}


def test_a_crash_leaves_the_last_site_as_it_was(project: Path) -> None:
    """A fault in a template, halfway through the pages, is loud, and touches nothing either."""
    assert antoan(*BUILD, folder=project).returncode == 0
    before, beside = digests(project / "site"), {path.name for path in project.iterdir()}
    template = project / "overrides" / "list.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{% block content %}", "{% block content %}{{ 1 / 0 }}"), encoding="utf-8")
    done = antoan(*BUILD, folder=project)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert before == digests(project / "site")
    assert beside == {path.name for path in project.iterdir()}


def run_until_the_swap(project: Path, sign: signal.Signals) -> int:
    """Build, and send the program `sign` once the old site has made room and the new one is not there yet."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(int(sign)), *BUILD],
        cwd=project,
        env=environment(project / ".cache"),
        capture_output=True,
        check=False,
    )
    return done.returncode


def beside(project: Path) -> set[str]:
    """Names of what lies beside the site, and its own."""
    return {path.name for path in project.glob("site*")}


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_kill_in_the_middle_of_the_swap_loses_nothing(project: Path) -> None:
    """The next build puts the old site back and clears the rest away, even where it builds nothing itself."""
    assert antoan(*BUILD, folder=project).returncode == 0
    before = digests(project / "site")
    assert run_until_the_swap(project, signal.SIGKILL) == -signal.SIGKILL
    assert not (project / "site").exists()
    assert len(beside(project)) == 2
    break_content(project)
    done = antoan(*BUILD, folder=project)
    assert done.returncode == 1
    assert "vẫn còn nguyên" in done.stderr
    assert digests(project / "site") == before
    assert beside(project) == {"site"}


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_in_the_middle_of_the_swap_leaves_the_last_site(project: Path) -> None:
    """At once, and nothing beside it."""
    assert antoan(*BUILD, folder=project).returncode == 0
    before = digests(project / "site")
    assert run_until_the_swap(project, signal.SIGINT) == 130
    assert digests(project / "site") == before
    assert beside(project) == {"site"}


@pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")
def test_what_ended_builds_left_goes(project: Path) -> None:
    """What a running build, or a person, has put beside the site stays."""
    assert antoan(*BUILD, folder=project).returncode == 0
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    left = {f"site.{name}-{ended.pid}-0a1b2c3d" for name in ("new", "old")}
    in_use = {f"site.{name}-{os.getpid()}-0a1b2c3d" for name in ("new", "old")}
    others = {"site.old-2024", "site.new-draft", f"site.old-{ended.pid}", f"other.old-{ended.pid}-0a1b2c3d"}
    for name in left | in_use | others:
        shutil.copytree(project / "site", project / name)
    assert antoan(*BUILD, folder=project).returncode == 0
    assert {path.name for path in project.iterdir() if path.name in left | in_use | others} == in_use | others


def test_the_newest_site_is_put_back(project: Path) -> None:
    """And no folder that holds no site."""
    for number, name in enumerate(("11111111", "22222222", "33333333")):
        folder = project / f"site.old-{2**22 + 1}-{name}"  # no process has such a number
        folder.mkdir()
        if number < 2:
            (folder / "sitemap.xml").write_text(name, encoding="utf-8")
        os.utime(folder, (1000 + number, 1000 + number))
    recover(project / "site")
    assert (project / "site/sitemap.xml").read_text(encoding="utf-8") == "22222222"
    assert beside(project) == {"site"}


def test_a_mkdocs_warning_is_named(project: Path) -> None:
    """What the renderer complains of reaches the person at the keyboard, not a traceback."""
    break_settings(project)
    done = antoan(*BUILD, folder=project)
    assert done.returncode == 1
    assert "no-such-page.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "mã của giao diện có lỗi"), ("en", "a script or style is broken")]
)
def test_a_broken_script_is_named(language: str, words: str, project: Path) -> None:
    """By our own words, in the language asked for and no other, although it is MkDocs that stops."""
    (project / "overrides" / "assets" / "early.js").write_text("let x = ;", encoding="utf-8")
    done = antoan(*BUILD, "--lang", language, folder=project)
    assert done.returncode == 1
    assert words in done.stderr
    assert ("giao diện" in done.stderr) == (language == "vi")
    assert "early.js:1:8" in done.stderr


def test_a_content_fault_is_named_with_its_place(project: Path) -> None:
    """File and line, before anything is rendered."""
    break_content(project)
    done = antoan(*BUILD, folder=project)
    assert done.returncode == 1
    assert f"{PAGE}:2: lỗi [yaml-colon]" in done.stderr


def test_the_new_site_replaces_the_old_one(project: Path) -> None:
    """Pages that are gone from the content are gone from the site, and nothing is left beside it."""
    assert antoan(*BUILD, folder=project).returncode == 0
    assert (project / "site/en/news/2025/hoi-thao/index.html").is_file()
    (project / "content/news/2025/hoi-thao.en.md").unlink()
    assert antoan(*BUILD, folder=project).returncode == 0
    assert not (project / "site/en/news/2025/hoi-thao").exists()
    assert [path.name for path in project.glob("site*")] == ["site"]


def test_the_same_content_gives_the_same_bytes(project: Path) -> None:
    """A second build, on another day and with a full cache, changes nothing."""
    assert antoan(*BUILD, folder=project).returncode == 0
    other = ("build", "--today", "2026-11-22", "--site-url", "https://antoan.example/", "--site-dir", "other")
    assert antoan(*other, folder=project).returncode == 0
    assert digests(project / "site") == digests(project / "other")


@pytest.mark.parametrize("name", ["letters", "letters/photo.txt"])
def test_a_folder_with_something_else_is_refused(name: str, project: Path) -> None:
    """A slip in `--site-dir` must not cost anybody their documents: exit code 2, nothing touched."""
    letters = project / "letters"
    letters.mkdir()
    (letters / "photo.txt").write_text("dear", encoding="utf-8")
    done = antoan(*BUILD, "--site-dir", name, folder=project)
    assert done.returncode == 2
    assert "letters" in done.stderr
    assert "Traceback" not in done.stderr
    assert (letters / "photo.txt").read_text(encoding="utf-8") == "dear"
    assert list(letters.iterdir()) == [letters / "photo.txt"]


@pytest.mark.parametrize("name", ["content/site", "docs/site", "overrides"])
def test_a_folder_of_the_sources_is_refused(name: str, project: Path) -> None:
    """A site among the sources would be read as content by the next build."""
    before = digests(project)
    done = antoan(*BUILD, "--site-dir", name, folder=project)
    assert done.returncode == 2
    assert name.split("/")[0] in done.stderr
    assert {name: digest for name, digest in digests(project).items() if not name.startswith(".cache")} == before


def test_an_empty_folder_is_taken(project: Path) -> None:
    """As is one that does not exist yet, at any depth."""
    (project / "empty").mkdir()
    for name in ("empty", "new/deep"):
        assert antoan(*BUILD, "--site-dir", name, folder=project).returncode == 0
        assert (project / name / "index.html").is_file()


def test_wrong_use_gives_2(project: Path) -> None:
    """Settings or content that are not there, an address that is none."""
    for extra in (("--config-file", "none.yml"), ("--content", "none"), ("--site-url", "antoan.example")):
        done = antoan(*BUILD, *extra, folder=project)
        assert done.returncode == 2, extra
        assert "Traceback" not in done.stderr, extra
        assert not (project / "site").exists()


def test_the_address_comes_from_the_settings(project: Path) -> None:
    """Without `--site-url`, `site_url` of `mkdocs.yml` is the public address."""
    settings = project / "mkdocs.yml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    lines = ["site_url: https://other.example/an/" if line.startswith("site_url:") else line for line in lines]
    settings.write_text("\n".join(lines), encoding="utf-8")
    assert antoan("build", "--today", TODAY.isoformat(), folder=project).returncode == 0
    assert "<loc>https://other.example/an/news/</loc>" in (project / "site/sitemap.xml").read_text(encoding="utf-8")
