"""`antoan new` as its users run it."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from antoan.cli.new import KINDS as NAMES
from antoan.cli.new_editor import editor_command
from antoan.editing.questions import questions_of
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.strings.texts import interface_texts
from tests.command import antoan, environment, make_copy

TITLE = "Hội LHPN tỉnh Quảng Trị tập huấn di cư an toàn"
SLUG = "hoi-lhpn-tinh-quang-tri-tap-huan-di-cu-an-toan"
# What each kind is begun with, and where it goes.
KINDS = {
    "news": (["--title", TITLE, "--date", "23/12/2025"], f"news/2025/{SLUG}"),
    "plan": (["--title", TITLE, "--issued", "23-12-2025"], f"plans/2025/{SLUG}"),
    "guide": (["--title", TITLE], f"guides/{SLUG}"),
    "project": (["--title", TITLE, "--from", "8/2025"], f"projects/{SLUG}"),
    "press": (["--headline", TITLE, "--published", "2025-12-23"], f"press/2025/{SLUG}"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The real content, in another place."""
    return make_copy(tmp_path / "site")


def new(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Begin a page on a fixed day."""
    return antoan("new", *arguments, "--today", "2026-11-21", "--lang", "vi", folder=folder)


def typed(folder: Path, lines: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Begin a page with answers from a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "antoan", "new", *arguments, "--ask", "--today", "2026-11-21", "--lang", "vi"],
        cwd=folder,
        env=environment(folder / ".cache"),
        input=lines,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def pages(folder: Path) -> dict[str, bytes]:
    """Every file of the content."""
    return {path.as_posix(): path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_options_alone(folder: Path, kind: str, language: Language) -> None:
    """Both files, guidance in the editor's language, nothing that stops a build; a second run changes nothing."""
    options, path = KINDS[kind]
    done = antoan("new", kind, *options, "--lang", language.value, folder=folder)
    texts = interface_texts(language)
    languages = ["vi"] if kind == "press" else ["vi", "en"]
    files = [f"content/{path}.{each}.md" for each in languages]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[: len(files)] == [texts("new.written", file=file) for file in files]
    assert f"# {texts('new.comment.status')}\nstatus: draft\n" in (folder / files[0]).read_text(encoding="utf-8")
    checked = antoan("check", folder=folder)
    assert checked.returncode == 0, checked.stdout
    before = pages(folder)
    again = antoan("new", kind, *options, "--lang", language.value, folder=folder)
    assert again.returncode == 0
    assert again.stdout.splitlines() == [
        *(texts("new.standing", file=file) for file in files),
        texts("new.unchanged"),
    ]
    assert pages(folder) == before


@pytest.mark.parametrize("name", ["plans", "guides", "projects"])
def test_folders_are_kinds_too(folder: Path, name: str) -> None:
    """Whoever looks at the folders types their names."""
    assert new(folder, name, "--title", "Tên mới", "--yes").returncode == 0
    assert list((folder / "content" / name).rglob("ten-moi.vi.md"))


def test_a_dialogue(folder: Path) -> None:
    """Questions one a line, proposals by Enter, wrong answers again; only results on stdout."""
    answers = [TITLE, "32/12/2025", "23/12/2025", "Lớp tập huấn", "Đông Hà", "", "IOM, hoi lhpn viet nam", "?", ""]
    answers += ["", "https://baoquangtri.vn/x", "", "Tập huấn", "24/12/2025", ""]
    done = typed(folder, "\n".join(answers) + "\n", "news")
    assert done.returncode == 0, done.stderr
    texts = interface_texts(Language.VI)
    assert done.stderr.startswith(texts("new.intro") + "\n" + texts("new.ask.title") + ": ")
    assert texts("new.wrong.impossible", found="32/12/2025") in done.stderr
    assert f"{texts('new.ask.date')} [21/11/2026]: " in done.stderr
    assert f"{texts('new.ask.provinces')} [Quảng Trị]: " in done.stderr
    assert "Phòng ngừa, Hỗ trợ nạn nhân, " in done.stderr
    assert f"{texts('new.ask.source-publisher')} [Báo Quảng Trị]: " in done.stderr
    assert done.stdout.splitlines()[0] == texts("new.written", file=f"content/news/2025/{SLUG}.vi.md")
    text = (folder / f"content/news/2025/{SLUG}.vi.md").read_text(encoding="utf-8")
    assert "organisations: [iom, vwu]\n" in text
    assert '  name: "Lớp tập huấn"\n  start: 2025-12-23\n  place: "Đông Hà"\n' in text
    assert '  - publisher: "Báo Quảng Trị"\n    title: "Tập huấn"\n' in text
    assert antoan("check", folder=folder).returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_explains_itself(folder: Path, kind: str) -> None:
    """`?` tells how to answer and is no answer; the question comes again."""
    answers = {"title": TITLE, "headline": TITLE, "event": "Lớp học", "source-url": "https://a.vn/x", "review-by": "An"}
    asked = [question for question in questions_of(Kind(NAMES.get(kind, kind))) if question.is_asked]
    lines = [line for question in asked for line in ("?", answers.get(question.name, ""))]
    done = typed(folder, "\n".join(lines) + "\n", kind)
    assert done.returncode == 0, done.stderr
    texts = interface_texts(Language.VI)
    for question in asked:
        assert texts(f"new.explain.{question.form.value}") in done.stderr
        words = re.escape(texts(f"new.ask.{question.name}"))
        assert len(re.findall(rf"{words}(?: \[.*\])?: ", done.stderr)) == 2
    assert done.stderr.count(texts("new.explain.optional")) == sum(not question.is_needed for question in asked)


@pytest.mark.parametrize("lines", ["", TITLE, f"{TITLE}\n23/12/2025\n"])
def test_the_end_of_input_writes_nothing(folder: Path, lines: str) -> None:
    """Wherever the answers stop."""
    before = pages(folder)
    done = typed(folder, lines, "news")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == interface_texts(Language.VI)("new.stopped")
    assert pages(folder) == before


def test_windows_line_ends_and_marks_in_a_pipe(folder: Path) -> None:
    """What PowerShell pipes in begins with a byte order mark and ends its lines in its own way."""
    done = typed(folder, "\ufeff" + "\r\n".join([TITLE, *[""] * 12]), "guide")
    assert done.returncode == 0, done.stderr
    text = (folder / f"content/guides/{SLUG}.vi.md").read_text(encoding="utf-8")
    assert f'title: "{TITLE}"\n' in text


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_writes_nothing(folder: Path) -> None:
    """At a question."""
    before = pages(folder)
    command = [sys.executable, "-m", "antoan", "new", "news", "--ask", "--lang", "vi"]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(folder / ".cache"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr and process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert stderr.splitlines()[-1] == interface_texts(Language.VI)("new.stopped")
    assert pages(folder) == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["news"], 2, "--title"),
        (["press", "--url", "https://example.org/x"], 2, "--headline"),
        (["news", "--title", "A", "--outlet", "B"], 2, "--outlet"),
        (["news", "--title", "A", "--provinces", "Hà Tỉn"], 2, "“Hà Tĩnh”"),
        (["news", "--title", "A", "--topics", "gì đó"], 2, "“gì đó”"),
        (["news", "--title", "A", "--date", "31/11/2025"], 2, "31/11/2025"),
        (["news", "--title", "a" * 200], 2, "160"),
        (["news", "--title", "?"], 2, "“?” không có chữ cái"),
        (["press", "--headline", "2025 – 26!"], 2, "“2025 – 26!” không có chữ cái"),
        (["news", "--title", "Gọi 0912 345 678"], 2, "0912 345 678"),
        (["tin", "--title", "A"], 2, "news"),
        (["projects", "--title", "A", "--slug", "tmsv3"], 1, "tmsv3-2"),
    ],
)
def test_what_will_not_do(folder: Path, arguments: list[str], code: int, said: str) -> None:
    """Said in the editor's language, with what to do; nothing is written."""
    before = pages(folder)
    done = new(folder, *arguments, "--yes")
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert pages(folder) == before


def test_names_are_taken_with_marks_or_without(folder: Path) -> None:
    """And a name of before 2025 stays what it was."""
    options = ["--provinces", "Quảng Trị, quang tri, Quảng Bình (cũ)", "--organisations", "Hội LHPN Việt Nam, IOM"]
    done = new(folder, "news", "--title", "A", *options, "--json")
    result = json.loads(done.stdout)
    assert result["fields"]["provinces"] == ["quang-tri", "quang-binh"]
    assert result["fields"]["organisations"] == ["vwu", "iom"]
    assert result["files"] == result["written"] == ["content/news/2026/a.vi.md", "content/news/2026/a.en.md"]


def test_a_name_that_is_taken_gets_a_number(folder: Path) -> None:
    """Another title with the same letters is another page."""
    options, path = KINDS["news"]
    assert new(folder, "news", *options).returncode == 0
    before = pages(folder)
    done = new(folder, "news", "--title", f"{TITLE}!", *options[2:])
    assert f"content/{path}-2.vi.md" in done.stdout
    assert {name: data for name, data in pages(folder).items() if name in before} == before


def test_half_a_page_is_completed(folder: Path) -> None:
    """What a killed run left out is written, and nothing else."""
    options, path = KINDS["news"]
    new(folder, "news", *options)
    before = pages(folder)
    (folder / f"content/{path}.en.md").unlink()
    done = new(folder, "news", *options)
    texts = interface_texts(Language.VI)
    assert done.stdout.splitlines()[:2] == [
        texts("new.standing", file=f"content/{path}.vi.md"),
        texts("new.written", file=f"content/{path}.en.md"),
    ]
    assert pages(folder) == before


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_real_kill_leaves_whole_files(folder: Path) -> None:
    """SIGKILL as soon as the first file is there: what stands is whole, and a second run completes it."""
    options, path = KINDS["news"]
    command = [sys.executable, "-m", "antoan", "new", "news", *options, "--yes"]
    with subprocess.Popen(command, cwd=folder, env=environment(folder / ".cache")) as process:
        vietnamese = folder / f"content/{path}.vi.md"
        while process.poll() is None and not vietnamese.exists():
            pass
        process.kill()
    assert vietnamese.read_text(encoding="utf-8").endswith("## Lưu ý khi đọc\n")
    assert antoan("check", folder=folder).returncode == 0
    assert new(folder, "news", *options).returncode == 0
    assert (folder / f"content/{path}.en.md").exists()
    assert antoan("check", folder=folder).returncode == 0


def test_opening(folder: Path) -> None:
    """The Vietnamese file goes to the editor of the environment; one that fails is told, and the files stand."""
    opened = folder / "opened.txt"
    script = f"import sys, pathlib; pathlib.Path({str(opened)!r}).write_text(sys.argv[1], encoding='utf-8')"
    for code, editor in ((0, script), (1, "raise SystemExit(3)")):
        done = subprocess.run(
            [sys.executable, "-m", "antoan", "new", "guide", "--title", f"Tên {code}", "--open", "--lang", "vi"],
            cwd=folder,
            env=environment(folder / ".cache") | {"VISUAL": f"{shlex.quote(sys.executable)} -c {shlex.quote(editor)}"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert (folder / f"content/guides/ten-{code}.en.md").exists()
    assert opened.read_text(encoding="utf-8") == "content/guides/ten-0.vi.md"


@pytest.mark.parametrize(
    ("variables", "platform", "command"),
    [
        ({}, "win32", None),
        ({}, "darwin", ["open"]),
        ({}, "linux", ["xdg-open"]),
        ({"EDITOR": "nano"}, "linux", ["nano"]),
        ({"EDITOR": "nano", "VISUAL": "code --wait"}, "linux", ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": ""}, "linux", ["xdg-open"]),
        ({"EDITOR": r'"C:\Program Files\N\n.exe" -x'}, "win32", [r"C:\Program Files\N\n.exe", "-x"]),
    ],
)
def test_which_editor(variables: dict[str, str], platform: str, command: list[str] | None) -> None:
    """$VISUAL, then $EDITOR, then what the system opens files with."""
    assert editor_command(variables, platform) == command


def test_the_content_folder_must_be_there(tmp_path: Path) -> None:
    """Nothing is made in the wrong place."""
    assert new(tmp_path, "news", "--title", "A").returncode == 2
    assert not (tmp_path / "content").exists()


def test_help_names_every_option_and_its_kinds(folder: Path) -> None:
    """With the exit codes."""
    done = new(folder, "--help")
    assert done.returncode == 0
    assert re.search(r"--number … +.*\(plan\)", done.stdout)
    assert re.search(r"--title … +.*\(news, plan, guide, project\)", done.stdout)
