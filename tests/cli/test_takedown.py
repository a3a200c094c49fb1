"""`antoan takedown`: gone, remembered, and told."""

from __future__ import annotations

from pathlib import Path

from antoan.content.inbox_files import write_item
from antoan.inbox.decisions import read_decisions
from tests.command import antoan
from tests.inbox.items import NOW, an_item

MOMENT = ("--now", NOW.isoformat())
PAGE = "content/news/2025/hoi-thao.vi.md"
PAGE_SOURCE = "https://example.org/hoi-thao"


def test_an_item_and_a_link_go(project: Path) -> None:
    """Several addresses at once; the reason is on record, and readers are thought of."""
    for number in (1, 2):
        write_item(project / "content" / "inbox", an_item(number))
    antoan("inbox", "keep", an_item(1).id, *MOMENT, folder=project)
    urls = [an_item(number).sources[0].url for number in (1, 2)]
    done = antoan("takedown", *urls, "--reason", "Báo yêu cầu", *MOMENT, folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "đã xóa liên kết content/press/2026/bao-1-" in done.stdout
    assert "đã xóa tin content/inbox/2026-11-24-" in done.stdout
    assert "dựng lại và đưa trang lên mạng" in done.stdout
    assert not [*(project / "content" / "inbox").glob("*.md"), *(project / "content" / "press" / "2026").glob("*.md")]
    decisions, _ = read_decisions(project / "content" / "inbox" / "decisions.jsonl", "")
    assert [decision.reason for decision in decisions] == ["", "Báo yêu cầu", "Báo yêu cầu"]


def test_nothing_found_is_remembered(project: Path) -> None:
    """Exit code 0, in English if asked."""
    done = antoan("takedown", "https://la.example.vn/x", "--lang", "en", *MOMENT, folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing on the site came from there" in done.stdout
    assert (project / "content" / "inbox" / "decisions.jsonl").is_file()


def test_a_page_that_rests_on_it_leaves_the_site(project: Path) -> None:
    """It is a draft, and the site without it is whole."""
    done = antoan("takedown", PAGE_SOURCE, *MOMENT, folder=project)
    assert done.returncode == 0
    assert f"{PAGE} chỉ dựa vào nguồn này" in done.stdout
    assert "status: draft" in (project / PAGE).read_text(encoding="utf-8")


def test_a_second_run_says_that_it_was_a_draft_already(project: Path) -> None:
    """Nothing is told as done that was not."""
    antoan("takedown", PAGE_SOURCE, *MOMENT, folder=project)
    again = antoan("takedown", PAGE_SOURCE, *MOMENT, folder=project)
    assert again.returncode == 0
    assert f"{PAGE} chỉ dựa vào nguồn này: vốn đã là bản nháp" in again.stdout
    assert "đã chuyển thành bản nháp" not in again.stdout


def test_the_kept_report_of_a_page_is_named(project: Path) -> None:
    """And stays: whether it goes is for a person to say. Those of other pages are not named."""
    kept = project / "content/reports/news/2025/hoi-thao.0123456789ab.html"
    others = [kept.with_name("hoi-thao-2.0123456789ab.html"), kept.parents[1] / "2024" / kept.name]
    for file in (kept, *others):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>Bài gốc</p>", encoding="utf-8")
    for _ in range(2):
        done = antoan("takedown", PAGE_SOURCE, *MOMENT, folder=project)
        told = [line for line in done.stdout.splitlines() if "content/reports/" in line]
        assert [line.split(":")[0].strip() for line in told] == ["content/reports/news/2025/hoi-thao.0123456789ab.html"]
        assert "bạn có thể xóa" in told[0]
        assert kept.is_file()


def test_a_page_with_other_sources_is_left_to_the_editor(project: Path) -> None:
    """File and line are named, and the exit code asks for attention."""
    text = (project / PAGE).read_text(encoding="utf-8")
    text = text.replace("\n---\n\n", "\n  - {publisher: Báo B, title: Khác, url: https://b.vn/x}\n---\n\n", 1)
    (project / PAGE).write_text(text, encoding="utf-8")
    done = antoan("takedown", PAGE_SOURCE, *MOMENT, folder=project)
    line = next(number for number, line in enumerate(text.split("\n"), start=1) if PAGE_SOURCE in line)
    assert done.returncode == 1
    assert f"{PAGE}:{line}: " in done.stdout
    assert (project / PAGE).read_text(encoding="utf-8") == text


def test_a_status_of_another_form_is_left_to_the_editor(project: Path) -> None:
    """What a line edit cannot do is said."""
    text = (project / PAGE).read_text(encoding="utf-8").replace("status: published", "status: >\n  published")
    (project / PAGE).write_text(text, encoding="utf-8")
    done = antoan("takedown", PAGE_SOURCE, *MOMENT, folder=project)
    assert done.returncode == 1
    assert "hãy tự ghi status: draft" in done.stdout


def test_wrong_use_gives_2(project: Path) -> None:
    """No address, something that is none, a folder that is not there; nothing is written."""
    for arguments in ((), ("bao-1",), ("ftp://a.vn/x",), ("https://a b/",), ("https://a.vn/", "--content", "nowhere")):
        done = antoan("takedown", *arguments, folder=project)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert "Traceback" not in done.stderr
    assert not (project / "content" / "inbox").exists()
