"""feeds.yml: what is right is used, what is wrong is told, and switching off touches one entry only."""

from __future__ import annotations

from pathlib import Path

import pytest

from antoan.content.feeds_file import read_feeds, switch_off
from tests.command import CASES, REPOSITORY

SHOWN = "content/feeds.yml"
FILE = """\
# Nguồn tin
feeds:
  - id: "bao-a"   # báo trung ương
    outlet: Báo A
    url: https://a.example.vn/rss
    language: vi

  # Báo tỉnh
  - id: bao-b
    outlet: "Báo B"
    url: https://b.example.vn/rss
    language: vi
    policy: "inbox"  # mới bật
    note: cũ
  - {id: bao-c, outlet: Báo C, url: "https://c.example.vn/rss", language: vi}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two entries in the usual form and one on a single line."""
    path = tmp_path / "feeds.yml"
    path.write_bytes(FILE.encode())
    return path


def test_the_real_file_is_right() -> None:
    """Every feed of the repository can be read; those in doubt are off and say why."""
    feeds, problems = read_feeds(REPOSITORY / "content" / "feeds.yml", SHOWN)
    assert problems == ()
    assert len(feeds) >= 25
    assert all(feed.note for feed in feeds if feed.policy == "off")


def test_a_missing_file_is_no_problem(tmp_path: Path) -> None:
    """A site may do without feeds."""
    assert read_feeds(tmp_path / "feeds.yml", SHOWN) == ((), ())


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "feeds:\n", "feeds: []\n"])
def test_no_entry_is_no_problem(tmp_path: Path, text: str) -> None:
    """An empty file, or an empty list."""
    (tmp_path / "feeds.yml").write_text(text, encoding="utf-8")
    assert read_feeds(tmp_path / "feeds.yml", SHOWN) == ((), ())


@pytest.mark.parametrize(("case", "ids"), [("86-feeds", ["bao-a"]), ("87-feeds-with-an-unquoted-colon", ["bao-b"])])
def test_a_faulty_entry_hides_no_other(case: str, ids: list[str]) -> None:
    """Also where the fault keeps the whole file from being YAML."""
    feeds, problems = read_feeds(CASES / "broken" / case / SHOWN, SHOWN)
    assert problems
    assert [feed.id for feed in feeds] == ids


@pytest.mark.parametrize(
    "text",
    ["feeds: bao-a\n", "- id: a\n", "feeds:\n  -\n", "feeds:\n  id: a\n", "a: b: c\n", "feeds: [{id: A}, {id: b}]\n"],
)
def test_a_file_of_another_shape_is_told(tmp_path: Path, text: str) -> None:
    """Whatever stands there, it is a problem and no exception."""
    (tmp_path / "feeds.yml").write_text(text, encoding="utf-8")
    feeds, problems = read_feeds(tmp_path / "feeds.yml", SHOWN)
    assert feeds == ()
    assert problems


@pytest.mark.parametrize("url", ["http://[::1", "https://a.vn:x/", "ftp://a.vn/", "https:///rss", "https://a.vn/a b"])
def test_an_address_that_is_none_is_told(tmp_path: Path, url: str) -> None:
    """Brackets and ports that make no sense are the same fault as a missing scheme."""
    text = FILE.replace("https://b.example.vn/rss", f'"{url}"')
    (tmp_path / "feeds.yml").write_text(text, encoding="utf-8")
    feeds, problems = read_feeds(tmp_path / "feeds.yml", SHOWN)
    assert [problem.code for problem in problems] == ["url-format"]
    assert [feed.id for feed in feeds] == ["bao-a", "bao-c"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_switching_off_adds_two_lines(file: Path, ending: str) -> None:
    """Where the entry has neither field both are added; comments and line ends stay."""
    file.write_bytes(FILE.replace("\n", ending).encode())
    assert switch_off(file, "bao-a", 'Báo trả lời "410"')
    added = '    language: vi\n    policy: off\n    note: "Báo trả lời \\"410\\""\n\n  # Báo tỉnh'
    expected = FILE.replace("    language: vi\n\n  # Báo tỉnh", added, 1)
    assert file.read_bytes() == expected.replace("\n", ending).encode()


def test_switching_off_replaces_two_lines(file: Path) -> None:
    """Where the entry has the fields they are written anew, in place."""
    assert switch_off(file, "bao-b", "Gỡ: #1")
    text = FILE.replace('policy: "inbox"  # mới bật', "policy: off")
    expected = text.replace("note: cũ", 'note: "Gỡ: #1"')
    assert file.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("feed_id", ["bao-c", "bao-d", "bao"])
def test_another_form_is_left_alone(file: Path, feed_id: str) -> None:
    """An entry on one line, and one that is not there: nothing is written."""
    assert not switch_off(file, feed_id, "x")
    assert file.read_bytes() == FILE.encode()


def test_a_value_cut_by_a_remark_is_not_used(file: Path) -> None:
    """YAML drops what follows ` #`: the entry is told and left out, the others are used."""
    file.write_text(FILE.replace('"bao-a"', "bao-a"), encoding="utf-8")
    feeds, problems = read_feeds(file, SHOWN)
    assert [(problem.code, problem.line) for problem in problems] == [("yaml-comment", 3)]
    assert [feed.id for feed in feeds] == ["bao-b", "bao-c"]


def test_any_bytes_are_told_and_never_raise(tmp_path: Path) -> None:
    """Every cut of a good file gives feeds and problems."""
    for end in range(0, len(FILE), 7):
        (tmp_path / "feeds.yml").write_text(FILE[:end], encoding="utf-8")
        feeds, _ = read_feeds(tmp_path / "feeds.yml", SHOWN)
        assert len(feeds) <= 3
        switch_off(tmp_path / "feeds.yml", "bao-b", "x")


def test_a_note_over_several_lines_is_left_alone(file: Path) -> None:
    """What cannot be replaced line by line is not touched."""
    text = FILE.replace("    note: cũ", "    note: >\n      dài\n      lắm")
    file.write_text(text, encoding="utf-8")
    assert not switch_off(file, "bao-b", "x")
    assert file.read_text(encoding="utf-8") == text


def test_what_is_switched_off_reads_as_such(file: Path) -> None:
    """The strict reader finds the policy and the note."""
    switch_off(file, "bao-a", "Báo đóng nguồn này: 410 # \\ '")
    feeds, problems = read_feeds(file, SHOWN)
    assert problems == ()
    assert (feeds[0].policy, feeds[0].note) == ("off", "Báo đóng nguồn này: 410 # \\ '")
