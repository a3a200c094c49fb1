"""The text a translation was made from is found again, or honestly not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from antoan.content.file_history import versions_of
from antoan.content.originals import OriginalStore, OriginalText
from tests.checks.pages import make_page

PAGE = "---\ntitle: Một\nsummary: Hai\nupdated: 2026-11-21\n---\n\nBa\n"


def test_a_text_is_kept_by_its_digest(tmp_path: Path) -> None:
    """And only once; another store in the same folder finds it."""
    page = make_page("updated: 2026-11-20\n", "Xin chào, Đà Nẵng.\n")
    OriginalStore(tmp_path).keep([page, page])
    OriginalStore(tmp_path).keep([page])
    text = OriginalStore(tmp_path).find(page.digest)
    assert text == OriginalText.of_page(page)
    assert text.digest == page.digest
    assert OriginalStore(tmp_path).find("0123456789ab") is None


@pytest.mark.parametrize("damage", [b"no database", b""])
def test_a_damaged_store_holds_nothing(tmp_path: Path, damage: bytes) -> None:
    """It is made anew, and stops nobody."""
    page = make_page()
    (tmp_path / "originals.sqlite3").write_bytes(damage)
    store = OriginalStore(tmp_path)
    assert store.find(page.digest) is None
    store.keep([page])
    store.keep([page])
    assert store.find(page.digest)


def test_a_store_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    """The folder is a file."""
    (tmp_path / "cache").write_text("x", encoding="utf-8")
    OriginalStore(tmp_path / "cache").keep([make_page()])


def test_a_file_gives_its_text_as_a_page_does() -> None:
    """With BOM and CRLF too; what is no page gives nothing."""
    text = OriginalText.of_file(PAGE.encode())
    assert text == OriginalText(title="Một", summary="Hai", body="\nBa\n", updated="2026-11-21")
    assert OriginalText.of_file(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode()) == text
    assert OriginalText.of_file(b"Ba\n") is None
    assert OriginalText.of_file(b"\xff\xfe\x00") is None


def git(folder: Path, *arguments: str) -> None:
    """Run Git as somebody."""
    who = ("-c", "user.name=Lan", "-c", "user.email=lan@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_history_of_a_file_is_followed_over_its_names(tmp_path: Path) -> None:
    """Newest first."""
    git(tmp_path, "init", "-q")
    folder = tmp_path / "nội dung"
    folder.mkdir()
    old, new = folder / "cũ.vi.md", folder / "mới.vi.md"
    long = "Một đoạn dài để Git nhận ra tệp.\n" * 20
    old.write_text(f"{long}1\n", encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    git(tmp_path, "mv", old.relative_to(tmp_path).as_posix(), new.relative_to(tmp_path).as_posix())
    git(tmp_path, "commit", "-qm", "two")
    new.write_text(f"{long}2\n", encoding="utf-8")
    git(tmp_path, "commit", "-qam", "three")
    assert [data.decode()[-2] for data in versions_of(new)] == ["2", "1", "1"]
    assert len(list(versions_of(new, most=1))) == 1


def test_without_history_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No repository, or no Git: no versions and no error."""
    file = tmp_path / "a.vi.md"
    file.write_text(PAGE, encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert list(versions_of(file)) == []
    monkeypatch.setenv("PATH", "")
    assert list(versions_of(file)) == []
