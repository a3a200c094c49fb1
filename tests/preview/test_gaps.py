"""What a page with faults shows: what stands in its file, and gaps that say they are gaps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from antoan.pages.gaps import harmless
from tests.preview.rendering import Shown, shown
from tests.site.document import Element, parse
from tests.test_broken_content import CASES, TODAY

DRAFT = "content/news/2025/nhap.vi.md"
PATH = "news/2025/nhap/"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Good content in the current folder."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def page_of(text: str) -> tuple[Element, Shown]:
    """The page of a draft with this text."""
    Path(DRAFT).write_text(text, encoding="utf-8")
    made = shown(TODAY)
    return parse(made.at(PATH)), made


def test_a_fresh_draft_shows_its_gaps(content: Path) -> None:  # noqa: ARG001  (the current folder)
    """Only a title: neither a date nor a summary is made up, and it is listed under no year."""
    page, made = page_of("---\ntitle: Hội nghị sơ kết\nstatus: draft\n---\n")
    assert page.one("h1").text == "Hội nghị sơ kết"
    assert page.one("p", class_="lead").text == "(Chưa viết tóm tắt)"
    flags = [flag.text for flag in page.all("p", class_="preview-flag")]
    assert flags[:2] == ["date: chưa viết ▲ Cảnh báo 1", "summary: chưa viết ▲ Cảnh báo 2"]
    assert page.one("main").all("time") == []
    assert not any(path.path == "news/1/" for path in made.prepared.pages)
    assert "Hội nghị sơ kết" in made.at("news/")


def test_what_is_written_is_shown_though_it_is_wrong(content: Path) -> None:  # noqa: ARG001
    """A summary that is too short is a summary; a list with one fault is left out and called unread."""
    page, _ = page_of(
        "---\ntitle: Hội nghị\nsummary: Ngắn\ndate: 5/11/2025\nstatus: review\n"
        "sources:\n  - {publisher: Báo}\n---\nChữ.\n"
    )
    assert page.one("p", class_="lead").text == "Ngắn"
    flags = [flag.text for flag in page.all("p", class_="preview-flag")]
    assert flags[0] == "date: chưa đọc được ✖ Lỗi 2"
    assert flags[1] == "summary ✖ Lỗi 1"
    assert flags[-1].startswith("sources: chưa đọc được")


def test_a_header_without_end_is_guessed(content: Path) -> None:  # noqa: ARG001
    """What can only be header is read as such, the rest is the body, and the place is quoted."""
    page, _ = page_of(
        "---\ntitle: Hội nghị\nsummary: Một câu tóm tắt đủ dài cho bài này.\nstatus: draft\n\n## Mở đầu\n\nChữ.\n"
    )
    assert page.one("h1").text == "Hội nghị"
    assert [heading.text for heading in page.one("div", class_="body").all("h2")] == ["Mở đầu"]
    assert page.one("blockquote").text == "## Mở đầu"


@pytest.mark.parametrize("text", ["", "\n", "---", "---\n---\n", "---\n[\n---\n", "---\ntitle:\n---\n", "x" * 5000])
def test_any_file_is_a_page(text: str, content: Path) -> None:  # noqa: ARG001
    """However little it says, it bears its name and tells what is wrong."""
    page, _ = page_of(text)
    assert "nhap" in page.one("h1").text
    assert page.one("section", class_="problems").all("li")


@pytest.mark.parametrize(
    "file",
    [
        "content/news/2025/moi.vi.md",
        "content/plans/2025/moi.vi.md",
        "content/guides/moi.en.md",
        "content/projects/moi.vi.md",
        "content/press/2025/moi.vi.md",
        "docs/moi.vi.md",
    ],
)
def test_an_empty_page_of_every_kind_is_shown(file: str, content: Path) -> None:
    """A page of its own, or a line in the list of work; and lists, search and the home page go on."""
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    (content / file).write_text("---\nstatus: draft\n---\n", encoding="utf-8")
    made = shown(TODAY)
    assert [page.path for page in made.prepared.pages if page.template == "unmade.html"] == []
    assert file in made.at("preview/")
    for page in made.pages(file):
        assert parse(made.html(page)).all("p", class_="preview-flag")
    assert bool(made.pages(file)) is ("press" not in file)


def test_a_missing_title_is_told_in_the_language_of_the_list(content: Path) -> None:
    """Of an English file in the Vietnamese list, and the other way round; on its page it stays in its own language."""
    (content / "content/news/2025/nhap.en.md").write_text("---\nstatus: draft\n---\n", encoding="utf-8")
    (content / "content/news/2025/moi.vi.md").write_text("---\nstatus: draft\n---\n", encoding="utf-8")
    made = shown(TODAY)
    told = {"preview/": "(Chưa có tiêu đề: {})", "en/preview/": "(No title yet: {})"}
    for path, words in told.items():
        titles = [title for title in parse(made.at(path)).all("p", class_="work-title") if title.text.startswith("(")]
        assert {title.text for title in titles} == {words.format("nhap"), words.format("moi")}
        assert [title.attributes.get("lang") for title in titles] == [None] * 4
    assert parse(made.at("en/news/2025/nhap/")).one("h1").text == "(No title yet: nhap)"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="&#106;avascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x" rel="x">a</a>', "<a>a</a>"),
        ('<a href="/help/">a</a>', '<a href="/help/">a</a>'),
        ('<a href="https://example.org/" rel="x">a</a>', '<a href="https://example.org/" rel="x">a</a>'),
        ('<img alt="Mô tả" src="https://example.org/a.png">', "Mô tả"),
        ('<img alt="Mô tả" src="//example.org/a.png">', "Mô tả"),
        ('<img alt="" src="../a.png">', ""),
        ('<img alt="Mô tả" src="a.png">', '<img alt="Mô tả" src="a.png">'),
    ],
)
def test_a_body_with_faults_does_no_harm(html: str, expected: str) -> None:
    """Nothing runs, nothing is fetched from elsewhere; what is right stays."""
    assert harmless(html) == expected
