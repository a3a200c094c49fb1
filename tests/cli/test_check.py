"""`antoan check`: exit codes and the three forms of its report."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.command import TODAY, antoan, make_copy, newest_day

DAY = ("--today", TODAY.isoformat())
FILE = "content/news/2025/tap-huan.vi.md"
KEYS = {"file", "line", "code", "severity", "field", "message", "message_vi", "message_en"}


@pytest.fixture
def broken(project: Path) -> Path:
    """Good content with one broken header in it."""
    text = (project / "content/news/2025/hoi-thao.vi.md").read_text(encoding="utf-8")
    (project / FILE).write_text(text.replace("title: ", "title: 50%, tức là: ", 1), encoding="utf-8")
    return project


def test_good_content_gives_0(project: Path) -> None:
    """Nothing to report on stdout; the closing line, once for each language, on stderr."""
    for language, lines in (("vi", 1), ("en", 1), ("both", 2)):
        done = antoan("check", *DAY, "--lang", language, folder=project)
        assert (done.returncode, done.stdout) == (0, "")
        assert len(done.stderr.splitlines()) == lines


def test_the_real_content_is_good(tmp_path: Path) -> None:
    """What is in the repository has no error."""
    copy = make_copy(tmp_path)
    done = antoan("check", "--today", newest_day(copy).isoformat(), folder=copy)
    assert done.returncode == 0, done.stdout


def test_errors_give_1(broken: Path) -> None:
    """Each problem names file, line and code, and speaks both languages if asked."""
    done = antoan("check", *DAY, "--lang", "both", folder=broken)
    assert done.returncode == 1
    head, vietnamese, english = done.stdout.splitlines()
    assert head == f"{FILE}:2: lỗi / error [yaml-colon]"
    assert vietnamese.startswith("    Trường")
    assert english.startswith("    Field")
    assert "Traceback" not in done.stderr


def test_warnings_give_0_and_with_strict_1(project: Path) -> None:
    """A warning stops nobody unless asked to."""
    page = project / "docs" / "help.en.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"of: [0-9a-f]{12}", "of: 000000000000", text), encoding="utf-8")
    relaxed, strict = (antoan("check", *DAY, *extra, folder=project) for extra in ((), ("--strict",)))
    assert (relaxed.returncode, strict.returncode) == (0, 1)
    assert relaxed.stdout == strict.stdout
    assert "[translation-outdated]" in relaxed.stdout


def test_wrong_use_gives_2(project: Path) -> None:
    """An unknown option, form or command, a folder that is not there, a day that is none."""
    for arguments in (
        ("check", "--colour"),
        ("check", "--format", "xml"),
        ("check", "--lang", "fr"),
        ("check", "--today", "31/11/2026"),
        ("check", "--content", "no-such-folder"),
        ("publish",),
        (),
    ):
        done = antoan(*arguments, folder=project)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert done.stderr.strip(), arguments
        assert "Traceback" not in done.stderr, arguments


def test_a_day_may_be_written_as_people_do(project: Path) -> None:
    """With the day first."""
    page = project / "content/news/2025/hoi-thao.vi.md"
    page.write_text(re.sub(r"^date: .*", "date: 2026-11-22", page.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    told = [
        antoan("check", "--today", day, folder=project).stdout
        for day in ("2026-11-21", "21/11/2026", "21-11-2026", "21.11.2026", "22/11/2026")
    ]
    assert told[0] == told[1] == told[2] == told[3] != told[4]


def test_content_may_lie_elsewhere(project: Path) -> None:
    """`--content` names the folder, and the report names files as they were named."""
    elsewhere = project / "elsewhere"
    (project / "content").rename(elsewhere)
    broken = elsewhere / "news" / "2025" / "tap-huan.vi.md"
    broken.write_text("---\ntitle: Kế hoạch: 2026\n---\n", encoding="utf-8")
    done = antoan("check", *DAY, "--content", "elsewhere", folder=project)
    assert done.returncode == 1
    assert done.stdout.startswith("elsewhere/news/2025/tap-huan.vi.md:2: ")


def test_json_is_a_list_of_objects(broken: Path) -> None:
    """One object for each problem, whole and typed, with the message in both languages whatever was asked for."""
    done = antoan("check", *DAY, "--format", "json", folder=broken)
    assert done.returncode == 1
    problems = json.loads(done.stdout)
    assert len(problems) == 1
    assert set(problems[0]) == KEYS
    assert (problems[0]["file"], problems[0]["code"], problems[0]["severity"]) == (FILE, "yaml-colon", "error")
    assert problems[0]["line"] == 2
    assert problems[0]["message"] == problems[0]["message_vi"] != problems[0]["message_en"]
    done = antoan("check", *DAY, "--format", "json", "--lang", "both", folder=broken)
    (told,) = json.loads(done.stdout)
    assert told["message"] == f"{told['message_vi']} / {told['message_en']}"


def test_json_of_good_content_is_an_empty_list(project: Path) -> None:
    """Programs always get something to parse."""
    done = antoan("check", *DAY, "--format", "json", folder=project)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_github_form_is_one_annotation_a_line(broken: Path) -> None:
    """`::error file=…,line=…,title=…::…`, with line ends and percent signs escaped."""
    done = antoan("check", *DAY, "--format", "github", "--lang", "both", folder=broken)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 1
    assert re.fullmatch(rf"::error file={FILE},line=2,title=yaml-colon::Trường .+50%25, .+%0AField .+", lines[0])


def test_messages_come_in_the_language_asked_for(broken: Path) -> None:
    """`--lang vi` and `--lang en` say each problem once."""
    vietnamese = antoan("check", *DAY, "--lang", "vi", folder=broken)
    english = antoan("check", *DAY, "--lang", "en", folder=broken)
    assert ": lỗi [yaml-colon]\n    Trường" in vietnamese.stdout
    assert ": error [yaml-colon]\n    Field" in english.stdout
    for done in (vietnamese, english):
        assert len(done.stdout.splitlines()) == 2
        assert len(done.stderr.splitlines()) == 1


def test_checking_writes_no_site(project: Path) -> None:
    """Only the cache, where it was told to put it, appears in the folder."""
    before = {path.name for path in project.iterdir()}
    antoan("check", *DAY, folder=project)
    assert {path.name for path in project.iterdir()} - before == {".cache"}
