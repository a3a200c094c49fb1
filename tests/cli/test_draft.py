"""`antoan draft` as its users run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.command import CASES, antoan, environment, make_copy
from tests.feeds.server import serving

REPORTS = CASES / "drafting" / "first"
NOW = ("--now", "2026-11-25T08:00:00+07:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The real content, in another place."""
    return make_copy(tmp_path / "site")


def draft(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Draft on a fixed day."""
    return antoan("draft", *arguments, *NOW, folder=folder)


def check_errors(folder: Path) -> list[str]:
    """The errors `antoan check` finds."""
    done = antoan("check", "--format", "json", "--today", "2026-11-25", folder=folder)
    return [problem["message"] for problem in json.loads(done.stdout) if problem["severity"] == "error"]


def test_a_text_file_becomes_a_draft_that_passes_the_checks(folder: Path) -> None:
    """The table says what was found and where, then which files there are, then what to do next."""
    done = draft(folder, REPORTS / "01.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Báo Nghệ An" in done.stdout
    assert "118 người" in done.stdout
    assert "antoan serve --drafts" in done.stdout
    vietnamese = next((folder / "content/news/2025").glob("nghe-an-sau-5-nam-*.vi.md"))
    assert "status: draft" in vietnamese.read_text(encoding="utf-8")
    assert check_errors(folder) == []


def test_an_empty_content_folder_goes_by_the_projects_own_lists(tmp_path: Path) -> None:
    """Places, bodies and outlets are known there too; what is written goes into that folder alone."""
    done = antoan("draft", REPORTS / "01.txt", *NOW, "--content", tmp_path, "--json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    fields = json.loads(done.stdout)
    assert fields["publisher"] == "Báo Nghệ An"
    assert "nghe-an" in fields["provinces_now"]
    assert fields["organisations"]
    assert all((tmp_path / file).is_relative_to(tmp_path) and (tmp_path / file).exists() for file in fields["files"])


def test_every_report_gives_valid_content(folder: Path) -> None:
    """News, plans, releases, feature stories, English ones, and those about something else."""
    for report in sorted(REPORTS.glob("*.[th]*")):
        assert draft(folder, report).returncode == 0, report.name
    assert check_errors(folder) == []


def test_a_second_run_says_so_and_changes_nothing(folder: Path) -> None:
    """Not a byte, also in the file somebody has written in."""
    draft(folder, REPORTS / "02.txt")
    before = {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}
    done = draft(folder, REPORTS / "02.txt")
    assert done.returncode == 0
    assert "Đã tạo" not in done.stdout
    assert {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()} == before


def test_found_fields_for_programs(folder: Path) -> None:
    """On standard output alone, with the names editors use; nothing unknown is made up."""
    done = draft(folder, REPORTS / "17.txt", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["headline"] == "Lạng Sơn tiếp nhận 8 công dân nghi là nạn nhân mua bán người"
    assert (found["published"], found["event_date"], found["event_day"]) == (None, None, "9/6")
    assert found["provinces_now"] == ["lang-son"]
    assert [figure["value"] for figure in found["figures"]][:1] == [8]
    assert found["figures"][0]["sentence"]
    assert found["figures"][0]["line"] == 1
    assert {person["kind"] for person in found["people"]} == {"official"}
    assert len(found["written"]) == 2


def test_private_people_are_not_named_in_what_programs_get(folder: Path) -> None:
    """Their lines are told, so that an editor can look."""
    done = draft(folder, REPORTS / "02.txt", "--json", "--dry-run")
    assert "Giàng Thị Súa" not in done.stdout
    assert {"kind": "private", "name": None, "role": None, "line": 34} in json.loads(done.stdout)["people"] or [
        person for person in json.loads(done.stdout)["people"] if person["kind"] == "private"
    ]


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    """But tells everything."""
    before = sorted((folder / "content").rglob("*"))
    done = draft(folder, REPORTS / "01.txt", "--dry-run", "--lang", "en")
    assert done.returncode == 0
    assert "Nothing was written" in done.stdout
    assert sorted((folder / "content").rglob("*")) == before


def test_standard_input(folder: Path) -> None:
    """For what is in the clipboard."""
    done = subprocess.run(
        [sys.executable, "-m", "antoan", "draft", "-", "--json", "--dry-run", *NOW],
        cwd=folder,
        env=environment(folder / ".cache"),
        input=(REPORTS / "01.txt").read_bytes(),
        capture_output=True,
        check=False,
    )
    assert json.loads(done.stdout)["publisher"] == "Báo Nghệ An"


def test_a_page_of_the_web(folder: Path) -> None:
    """Fetched by the rules of feeds, read by an extractor; a second time the page that names it is pointed out."""
    with serving() as server:
        server.documents["/bai.html"] = (REPORTS / "07.html").read_bytes()
        address = f"{server.root}/bai.html"
        host = urlsplit(server.root).netloc
        refused = draft(folder, address)
        assert refused.returncode == 1
        assert "mạng nội bộ" in refused.stderr
        done = draft(folder, address, "--allow-host", host, "--json")
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        assert found["publisher"] == "VnExpress"
        assert found["url"] == address
        agent = server.requests[-1].headers["user-agent"]
        assert agent.startswith("AnToan/")
        page = folder / found["files"][0]
        assert f'url: "{address}"' in page.read_text(encoding="utf-8")
        again = draft(folder, address, "--allow-host", host, "--json")
        assert json.loads(again.stdout)["files"] == found["files"]
        assert json.loads(again.stdout)["written"] == []


@pytest.mark.parametrize(
    ("path", "words"),
    [("/missing", "máy chủ báo lỗi"), ("/empty", "không gửi dữ liệu"), ("/no-such-page", "máy chủ báo lỗi")],
)
def test_a_page_that_cannot_be_had(path: str, words: str, folder: Path) -> None:
    """Says why, and another way; nothing is written."""
    with serving() as server:
        done = draft(folder, f"{server.root}{path}", "--allow-host", urlsplit(server.root).netloc)
    assert done.returncode == 1
    assert words in done.stderr
    assert "antoan draft" in done.stderr
    assert not (folder / "content/reports").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["khong-co.txt"], 1, "Không đọc được khong-co.txt"),
        (["anh.png"], 1, "không phải tệp văn bản"),
        (["trong.txt"], 1, "không có chữ nào"),
        (["trong.txt", "--slug", "Bài Mới"], 2, "bai-moi"),
        (["trong.txt", "--kind", "guide"], 2, "--kind"),
        ([], 2, "còn thiếu"),
    ],
)
def test_what_goes_wrong_is_said(arguments: list[str], code: int, words: str, folder: Path) -> None:
    """In a sentence, with what to do; nothing is written."""
    (folder / "anh.png").write_bytes(b"\x89PNG\r\n")
    (folder / "trong.txt").write_bytes(b"\n \n")
    done = draft(folder, *arguments)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert not (folder / "content/reports").exists()


def test_the_original_is_never_published(folder: Path) -> None:
    """Neither the file nor a word of it reaches the site."""
    report = folder / "bao.txt"
    report.write_text("Hội thảo Xyzabc ở Quảng Trị\n\nSáng 23/12/2025, " + "xyzabc " * 20 + ".\n", encoding="utf-8")
    assert draft(folder, report).returncode == 0
    done = antoan("build", "--today", "2026-11-25", folder=folder)
    assert done.returncode == 0, done.stderr
    for path in (folder / "site").rglob("*"):
        if path.is_file():
            assert b"xyzabc" not in path.read_bytes().lower(), path


def test_a_name_the_report_gives_is_found_on_the_page(folder: Path) -> None:
    """Whoever writes from the report may slip; so may whole sentences of it."""
    report = "\n\n".join(
        [
            "Cao Bằng giúp người trở về học nghề",
            "(baocaobang.vn) - Ngày 12/3/2026, Hội Liên hiệp Phụ nữ tỉnh Cao Bằng khai giảng lớp dạy nghề cho phụ nữ "
            "trở về từ bên kia biên giới, với sự tham dự của đại diện các xã vùng cao.",
            "Chị Nông Thị Mẫu Thử, 24 tuổi, trú tại xã Quang Hán, kể bị lừa bán năm 16 tuổi và mới về nhà hai năm nay.",
        ]
    )
    source = folder / "bao-cao.txt"
    source.write_text(report, encoding="utf-8")
    done = draft(folder, source, "--slug", "cao-bang-lop-nghe", "--json")
    page = folder / "content/news/2026/cao-bang-lop-nghe.vi.md"
    assert "Mẫu Thử" not in done.stdout + page.read_text(encoding="utf-8")
    sentence = report.split("\n\n")[1].partition(" - ")[2]
    with page.open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n\nNong Thi Mau Thu kể chuyện của mình.\n")
    found = json.loads(antoan("check", "--format", "json", "--today", "2026-11-25", folder=folder).stdout)
    assert {problem["code"] for problem in found} >= {"private-named", "words-copied"}


def test_a_program_is_no_report(folder: Path, tmp_path: Path) -> None:
    """Nor is anything else without words; nothing is written."""
    program = tmp_path / "chuong-trinh"
    program.write_bytes(b"\x7fELF" + bytes(range(256)) * 40)
    done = draft(folder, program)
    assert done.returncode == 1
    assert "không phải tệp văn bản" in done.stderr
    assert not (folder / "content/reports").exists()
