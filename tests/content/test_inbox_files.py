"""A file of the inbox holds exactly the item that was written, and a faulty one hides nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given

from antoan.content.inbox_files import files_by_id, inbox_name, inbox_text, read_inbox, remove_item, write_item
from antoan.model.inbox import InboxItem
from tests.inbox.items import FIRST, a_source, an_item, items, patient


@patient
@given(items)
def test_what_is_written_comes_back(tmp_path: Path, item: InboxItem) -> None:
    """Any text in any field survives the file."""
    path = write_item(tmp_path, item, known={})
    stored, problems = read_inbox(tmp_path, "content/inbox")
    path.unlink()
    assert problems == ()
    assert [each.item for each in stored] == [item]


@patient
@given(items)
def test_names_are_safe_everywhere(item: InboxItem) -> None:
    """Plain letters, digits and hyphens, short enough for every system, ending in the id."""
    name = inbox_name(item)
    assert re.fullmatch(r"(\d{4}-\d\d-\d\d|undated)-[a-z0-9-]{1,60}-[0-9a-f]{10}\.md", name)
    assert name.endswith(f"-{item.id}.md")


def test_an_item_reads_well() -> None:
    """The file is what a person would write."""
    case = Path(__file__).parents[1] / "cases" / "inbox" / "item.md"
    assert inbox_text(an_item(summary="Giá *rẻ* & nhanh: 100%.")) == case.read_text(encoding="utf-8")


def test_a_name_stays_when_a_source_joins(tmp_path: Path) -> None:
    """A second outlet, with an earlier report and another title, is written into the file that is there."""
    first = an_item(1)
    path = write_item(tmp_path, first)
    earlier = a_source(2, published=FIRST.replace(day=20))
    joined = first.model_copy(update={"sources": (*first.sources, earlier), "title": "Tiêu đề khác"})
    assert write_item(tmp_path, joined) == path
    assert [each.item for each in read_inbox(tmp_path, "inbox")[0]] == [joined]


def test_a_title_without_letters_still_gives_a_name(tmp_path: Path) -> None:
    """Where no slug can be made a word stands in; without a day, another."""
    source = a_source(1, title="…", published=None)
    assert write_item(tmp_path, an_item(sources=(source,))).name.startswith("undated-tin-")


def test_no_folder_is_an_empty_inbox(tmp_path: Path) -> None:
    """A site may do without."""
    assert read_inbox(tmp_path / "inbox", "content/inbox") == ((), ())


def test_a_faulty_file_hides_nothing(tmp_path: Path) -> None:
    """Broken bytes, a folder of that name, an empty file: told one by one, and the good item is there."""
    write_item(tmp_path, an_item(1))
    (tmp_path / "a-0000000000.md").write_bytes(b"---\ntitle: \xff\n---\n")
    (tmp_path / "b-0000000000.md").mkdir()
    (tmp_path / "c-0000000000.md").write_bytes(b"")
    stored, problems = read_inbox(tmp_path, "content/inbox")
    assert [each.item for each in stored] == [an_item(1)]
    assert [problem.code for problem in problems] == ["encoding", "file-unreadable", "header-missing"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Decisions, hidden files and what editors leave behind are no items."""
    for name in ("decisions.jsonl", ".a-0000000000.md", "~b-0000000000.md", "ghi-chu.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert read_inbox(tmp_path, "content/inbox") == ((), ())


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    """A file that went through an editor on Windows is the same item."""
    path = write_item(tmp_path, an_item(1))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert [each.item for each in read_inbox(tmp_path, "content/inbox")[0]] == [an_item(1)]


def test_items_are_found_and_removed_by_id(tmp_path: Path) -> None:
    """The id at the end of the name is enough; removing twice is no fault."""
    item = an_item(1)
    path = write_item(tmp_path, item)
    assert files_by_id(tmp_path) == {item.id: path}
    remove_item(tmp_path, item.id)
    remove_item(tmp_path, item.id)
    assert files_by_id(tmp_path) == {}
