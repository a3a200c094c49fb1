"""`antoan translation`: marked in place, compared, listed; and the three places that tell of it agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import TODAY, antoan, build_site

VI, EN = "content/news/2025/hoi-thao.vi.md", "content/news/2025/hoi-thao.en.md"
OLD = "979350d8f8be"
DAY = ("--today", TODAY.isoformat())
NOTICE = "This translation is older than the Vietnamese page"


def edit(project: Path, file: str, old: str, new: str) -> None:
    """Replace text in a file, bytes otherwise untouched."""
    path = project / file
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new.encode()))


def snapshot(project: Path) -> dict[str, bytes]:
    """Every file of the content."""
    return {path.as_posix(): path.read_bytes() for path in (project / "content").rglob("*") if path.is_file()}


@pytest.fixture
def outdated(project: Path) -> Path:
    """A project whose workshop page has a newer original; the text before is on record."""
    assert antoan("check", *DAY, folder=project).returncode == 0
    edit(project, VI, "nhìn lại", "cùng nhìn lại")
    return project


def states(project: Path) -> dict[str, str]:
    """State by file, as the list has it."""
    done = antoan("translation", "list", "--json", *DAY, folder=project)
    return {each["file"]: each["state"] for each in json.loads(done.stdout)}


def kinds(project: Path) -> dict[str, str]:
    """Kind of work by file, in the feed of work."""
    done = antoan("status", "--out", "staff", "--now", "2026-11-21T08:00", folder=project)
    assert done.returncode == 0, done.stderr
    work = json.loads((project / "staff/work.json").read_text(encoding="utf-8"))["work"]
    feed = (project / "staff/work.xml").read_text(encoding="utf-8")
    assert all(f'term="{each["kind"]}"' in feed for each in work)
    assert feed.count("<entry>") == len(work)
    return {each["file"]: each["kind"] for each in work}


def page(project: Path) -> str:
    """The English page as it is built."""
    build_site(project, project / "site", "https://antoan.example/", TODAY)
    return (project / "site/en/news/2025/hoi-thao/index.html").read_text(encoding="utf-8")


def test_status_page_and_feed_agree(outdated: Path) -> None:
    """Editing the original makes the translation outdated in all three, and a mark brings it back in all three."""
    assert kinds(outdated)[EN] == "translation-outdated"
    html = page(outdated)
    assert NOTICE in html
    assert '<a href="../../../../news/2025/hoi-thao/" hreflang="vi">' in html
    assert NOTICE not in (outdated / "site/news/2025/hoi-thao/index.html").read_text(encoding="utf-8")
    assert antoan("translation", "mark-current", EN, "--reviewed", folder=outdated).returncode == 0
    assert EN not in kinds(outdated)
    assert NOTICE not in page(outdated)


def test_a_mark_changes_two_values_and_is_made_once(outdated: Path) -> None:
    """A translation of another text is a draft again; the second run says that there is nothing to do."""
    before = snapshot(outdated)
    first = antoan("translation", "mark-current", VI, *DAY, folder=outdated)
    assert (first.returncode, first.stderr) == (0, "")
    assert "chờ người đọc lại" in first.stdout
    marked = snapshot(outdated)
    (changed,) = (name for name in before if before[name] != marked[name])
    assert changed.endswith(EN)
    assert states(outdated)[EN] == "draft"
    second = antoan("translation", "mark-current", VI, "--lang", "en", *DAY, folder=outdated)
    assert "nothing was changed" in second.stdout
    assert snapshot(outdated) == marked
    antoan("translation", "mark-current", VI, "--reviewed", *DAY, folder=outdated)
    assert states(outdated)[EN] == "reviewed"
    again = antoan("translation", "mark-current", VI, *DAY, folder=outdated)
    assert "không phải sửa gì" in again.stdout
    assert states(outdated)[EN] == "reviewed"


def test_a_small_correction_keeps_the_state(outdated: Path) -> None:
    """It was read, and still is."""
    done = antoan("translation", "mark-minor", "hoi-thao", "--json", *DAY, folder=outdated)
    (told,) = json.loads(done.stdout)
    assert (told["file"], told["state"], told["changed"]) == (EN, "reviewed", True)
    assert states(outdated)[EN] == "reviewed"
    assert EN not in kinds(outdated)


def test_nobody_can_call_minor_what_was_never_translated(project: Path) -> None:
    """`of: pending` says that nobody knows yet."""
    edit(project, EN, OLD, "pending")
    before = snapshot(project)
    done = antoan("translation", "mark-minor", "hoi-thao", *DAY, folder=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "mark-current news/2025/hoi-thao" in done.stderr
    assert snapshot(project) == before


def test_windows_files_stay_windows_files(outdated: Path) -> None:
    """Line ends and byte order mark."""
    path = outdated / EN
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    assert antoan("translation", "mark-current", EN, "--reviewed", *DAY, folder=outdated).returncode == 0
    after = path.read_bytes()
    assert len(after) == len(before)
    assert after[:3] == before[:3]
    assert after.count(b"\r\n") == after.count(b"\n") == before.count(b"\n")
    assert states(outdated)[EN] == "reviewed"


def test_without_a_block_the_english_file_gets_one(project: Path) -> None:
    """As `check` asks for it."""
    edit(project, EN, f"translation: {{of: {OLD}, state: reviewed}}\n", "")
    assert antoan("check", *DAY, folder=project).returncode == 1
    assert antoan("translation", "mark-current", "news/2025/hoi-thao", *DAY, folder=project).returncode == 0
    assert f"translation: {{of: {OLD}, state: draft}}\n---\n" in (project / EN).read_text(encoding="utf-8")
    assert antoan("check", *DAY, folder=project).returncode == 0


def test_a_page_with_faults_is_left_alone(project: Path) -> None:
    """And its faults are told."""
    edit(project, VI, "date: 2025-12-23", "date: 23/12/2025")
    before = snapshot(project)
    done = antoan("translation", "mark-current", EN, "--lang", "en", *DAY, folder=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing was written" in done.stderr
    assert f"{VI}:" in done.stderr
    assert snapshot(project) == before


@pytest.mark.parametrize("action", ["mark-minor", "mark-current"])
def test_other_facts_are_no_match(action: str, outdated: Path) -> None:
    """A figure that differs is an error of the check: the page is not marked, and both values are named."""
    edit(outdated, VI, "value: 317", "value: 12500")
    edit(outdated, EN, "value: 317", "value: 12400")
    before = snapshot(outdated)
    done = antoan("translation", action, EN, *DAY, folder=outdated)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Chưa ghi gì" in done.stderr
    assert "lỗi [translation-facts]" in done.stderr
    assert "12400" in done.stderr
    assert "12500" in done.stderr
    assert snapshot(outdated) == before
    edit(outdated, EN, "value: 12400", "value: 12500")
    assert antoan("translation", action, EN, *DAY, folder=outdated).returncode == 0


@pytest.mark.parametrize(
    ("language", "unfinished", "error"), [("vi", "chưa viết xong", "còn lỗi"), ("en", "not finished", "has errors")]
)
def test_an_unfinished_draft_is_not_called_wrong(language: str, unfinished: str, error: str, project: Path) -> None:
    """What it lacks are warnings: it is left alone for that, and the list counts it for that."""
    text = (project / EN).read_text(encoding="utf-8").replace("status: published", "status: draft")
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("summary:"))
    (project / EN).write_text(text, encoding="utf-8")
    before = snapshot(project)
    done = antoan("translation", "mark-current", EN, "--lang", language, *DAY, folder=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert unfinished in done.stderr
    assert error not in done.stderr
    assert "[summary-unwritten]" in done.stderr
    assert snapshot(project) == before
    listed = antoan("translation", "list", "--lang", language, *DAY, folder=project)
    left_out = {"vi": "Chưa kể 1 bài chưa viết xong; xem antoan check.\n"}
    assert listed.stderr == left_out.get(language, "1 unfinished pages were left out; see antoan check.\n")
    edit(project, VI, "date: 2025-12-23", "date: 23/12/2025")
    damaged = antoan("translation", "mark-current", EN, "--lang", language, *DAY, folder=project)
    assert error in damaged.stderr
    assert antoan("translation", "list", "--lang", language, *DAY, folder=project).stderr != listed.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hoi-thoa", "Did you mean: news/2025/hoi-thao"),
        ("projects/du-an-quang-tri", "in one language only"),
    ],
)
def test_what_cannot_be_marked_is_told(project: Path, name: str, said: str) -> None:
    """Exit code 1; the others are marked all the same."""
    edit(project, VI, "nhìn lại", "cùng nhìn lại")
    done = antoan("translation", "mark-current", name, EN, "--lang", "en", *DAY, folder=project)
    assert done.returncode == 1
    assert said in done.stderr
    assert EN in done.stdout


def test_what_changed_is_shown(outdated: Path) -> None:
    """As lines before and after, and as data."""
    done = antoan("translation", "diff", EN, *DAY, folder=outdated)
    assert (done.returncode, done.stderr) == (0, "")
    assert "thêm 1 từ, bớt 0 từ" in done.stdout
    assert "trước: " in done.stdout
    assert "«cùng»" in done.stdout
    (told,) = json.loads(antoan("translation", "diff", EN, "--json", *DAY, folder=outdated).stdout)
    assert (told["outdated"], told["changes"]["words_added"]) == (True, 1)


def test_a_text_that_is_lost_is_said_to_be(outdated: Path) -> None:
    """Neither kept nor in any history."""
    edit(outdated, EN, OLD, "0123456789ab")
    done = antoan("translation", "diff", EN, "--lang", "en", *DAY, folder=outdated)
    assert (done.returncode, done.stdout) == (1, "")
    assert "not on record" in done.stderr


def test_a_translation_that_is_current_has_no_changes(project: Path) -> None:
    """Exit code 0."""
    done = antoan("translation", "diff", EN, "--lang", "en", *DAY, folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "has not changed" in done.stdout


def test_the_list_names_every_state(outdated: Path) -> None:
    """Those that need somebody first."""
    done = antoan("translation", "list", "--lang", "en", *DAY, folder=outdated)
    heads = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert heads == ["The original has changed (1)", "No translation yet (1)", "Finished (2)"]
