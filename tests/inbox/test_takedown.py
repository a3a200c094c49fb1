"""What comes from an address goes, in whatever form the address is given, and stays away."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from antoan.content.inbox_files import read_inbox, write_item
from antoan.inbox.decisions import decisions_file, read_decisions
from antoan.inbox.desk import Desk, Writer
from antoan.inbox.page_files import SOURCED, read_page_files
from antoan.inbox.takedown import Takedown, as_draft, carry_out, plan_takedown
from antoan.model.inbox import Verdict
from antoan.model.metadata import Kind
from tests.command import CASES
from tests.inbox.items import NOW, a_source, an_item

PAGE = "news/2025/hoi-thao.vi.md"
PAGE_SOURCE = "https://example.org/hoi-thao"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Good content."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def take_down(content: Path, url: str, reason: str = "") -> Takedown:
    """Plan and carry out."""
    stored, _ = read_inbox(content / "inbox", "")
    pages = read_page_files(content, (Kind.PRESS, *SOURCED))
    takedown = plan_takedown(url, reason, stored, pages, NOW.date())
    assert carry_out(takedown, decisions_file(content), Writer()) == []
    return takedown


@pytest.mark.parametrize(
    "url",
    [
        "https://bao-1.example.vn/tin-1.html",
        "http://www.bao-1.example.vn/tin-1.html?utm_source=zalo#binh-luan",
        "https://m.bao-1.example.vn:443/tin-1.html/",
    ],
)
def test_an_item_goes(content: Path, url: str) -> None:
    """Its file goes, and every key it was known by is remembered with the reason."""
    item = an_item(1)
    path = write_item(content / "inbox", item)
    takedown = take_down(content, url, "Báo yêu cầu gỡ")
    assert takedown.items == (path,)
    assert not path.exists()
    (decision,), _ = read_decisions(decisions_file(content), "")
    assert (decision.verdict, decision.reason, decision.title) == (Verdict.REMOVED, "Báo yêu cầu gỡ", url)
    assert item.keys <= set(decision.keys)


def test_only_that_source_goes(content: Path) -> None:
    """The story stays with the other outlet, in its words, under the same file name."""
    item = an_item(1, sources=(a_source(1), a_source(2)))
    path = write_item(content / "inbox", item)
    take_down(content, item.sources[0].url)
    (left,), problems = read_inbox(content / "inbox", "")
    assert problems == ()
    assert (left.path, left.item.id, left.item.sources) == (path, item.id, (item.sources[1],))
    assert (left.item.title, left.item.summary) == (item.sources[1].title, "")
    assert Desk(content, NOW).waiting == [left.item]


def test_press_links_go_in_both_languages(content: Path) -> None:
    """Every file with the address, and no other."""
    item, other = an_item(1), an_item(2)
    for each in (item, other):
        write_item(content / "inbox", each)
    desk = Desk(content, NOW)
    (vietnamese,) = desk.keep(item.id).written
    (kept,) = desk.keep(other.id).written
    english = vietnamese.with_name("x.en.md")
    shutil.copy(vietnamese, english)
    assert set(take_down(content, item.sources[0].url).press) == {vietnamese, english}
    assert (vietnamese.exists(), english.exists(), kept.exists()) == (False, False, True)


def test_a_page_that_rests_on_it_becomes_a_draft(content: Path) -> None:
    """One word changes in each language; every other byte stays."""
    before = (content / PAGE).read_bytes()
    takedown = take_down(content, PAGE_SOURCE)
    assert (content / PAGE) in {page.path for page in takedown.drafted}
    assert (content / PAGE).read_bytes() == before.replace(b"status: published", b"status: draft")
    assert take_down(content, PAGE_SOURCE).drafted


def test_a_page_with_other_sources_is_for_the_editor(content: Path) -> None:
    """It is named with the line of the address, and not touched."""
    text = (content / PAGE).read_text(encoding="utf-8")
    text = text.replace("\n---\n\n", "\n  - {publisher: Báo B, title: Khác, url: https://b.vn/x}\n---\n\n", 1)
    (content / PAGE).write_text(text, encoding="utf-8")
    takedown = take_down(content, PAGE_SOURCE)
    line = next(number for number, line in enumerate(text.split("\n"), start=1) if PAGE_SOURCE in line)
    assert [(page.path, found) for page, found in takedown.shared] == [(content / PAGE, line)]
    assert (content / PAGE).read_text(encoding="utf-8") == text


def test_a_source_without_an_address_counts_too(content: Path) -> None:
    """A page with a printed source beside it does not rest on the address alone."""
    text = (content / PAGE).read_text(encoding="utf-8")
    text = text.replace("\n---\n\n", "\n  - {publisher: Sở Nội vụ, title: Báo cáo in}\n---\n\n", 1)
    (content / PAGE).write_text(text, encoding="utf-8")
    assert [page.path for page, _ in take_down(content, PAGE_SOURCE).shared] == [content / PAGE]


def test_an_address_nobody_used_is_remembered(content: Path) -> None:
    """Nothing changes but the list of decisions, once."""
    for _ in range(2):
        assert take_down(content, "https://la.example.vn/x").is_empty
    (decision,), _ = read_decisions(decisions_file(content), "")
    assert decision.keys == ("url:la.example.vn/x",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nstatus: published\n---\n", "---\nstatus: draft\n---\n"),
        ("---\r\nstatus:  'review'  # chờ\r\n", "---\r\nstatus:  draft  # chờ\r\n"),
        ("---\nstatus: draft\n", ""),
        ("---\n{status: published}\n", ""),
        ("---\n", ""),
    ],
)
def test_the_status_line_is_edited_in_place(before: str, after: str) -> None:
    """Quotes, remarks and line ends do not matter; other forms are left to a person."""
    assert as_draft(before, 2) == after
