"""The parse cache saves time and never changes a result."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from antoan.content.cache import ParseCache
from antoan.content.loader import Content, load_content
from tests.command import CASES


class CountingCache(ParseCache):
    """A cache that notes how many files had to be parsed in each run."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.parsed: list[int] = []

    def load(self, digests: Iterable[str]) -> dict[str, Any]:
        """As always; a run that saves nothing has parsed nothing."""
        self.parsed.append(0)
        return super().load(digests)

    def save(self, new: dict[str, Any], used: set[str]) -> None:
        """As always, counting."""
        self.parsed[-1] = len(new)
        super().save(new, used)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The good content of the cases."""
    shutil.copytree(CASES / "base", tmp_path / "base")
    return tmp_path / "base"


def load(base: Path, cache: ParseCache | None) -> Content:
    """Everything below `base`."""
    return load_content(base / "content", base / "docs", cache)


def entries(folder: Path) -> dict[str, Any]:
    """What the cache file holds."""
    with closing(sqlite3.connect(folder / "parsed.sqlite3")) as database:
        return {digest: json.loads(value) for digest, value in database.execute("SELECT digest, value FROM parsed")}


def test_an_unchanged_file_is_not_parsed_twice(base: Path, tmp_path: Path) -> None:
    """The first run parses all, the second none, one after a change only the changed file."""
    cache = CountingCache(tmp_path / "cache")
    first = load(base, cache)
    assert first == load(base, cache) == load(base, None)
    page = base / "content/news/2025/hoi-thao.vi.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nThêm một dòng.\n", encoding="utf-8")
    changed = load(base, cache)
    assert cache.parsed == [len(first.pages), 0, 1]
    assert changed == load(base, None) != first


def test_a_touched_file_is_not_parsed_again(base: Path, tmp_path: Path) -> None:
    """Bytes count, not times: a fresh checkout of the same text is the same text."""
    cache = CountingCache(tmp_path / "cache")
    load(base, cache)
    page = base / "content/news/2025/hoi-thao.vi.md"
    data = page.read_bytes()
    page.unlink()
    page.write_bytes(data)
    load(base, cache)
    assert cache.parsed[-1] == 0


def test_what_is_gone_is_forgotten(base: Path, tmp_path: Path) -> None:
    """The file does not grow with every change ever made."""
    cache = ParseCache(tmp_path / "cache")
    load(base, cache)
    page = base / "content/news/2025/hoi-thao.vi.md"
    for number in range(3):
        page.write_text(page.read_text(encoding="utf-8") + f"\nDòng {number}.\n", encoding="utf-8")
        content = load(base, cache)
    assert len(entries(tmp_path / "cache")) == len(content.pages)


@pytest.mark.parametrize(
    "damage", [b"", b"not a database", b"SQLite format 3\0" + bytes(100)], ids=["empty", "text", "cut"]
)
def test_a_damaged_cache_only_costs_time(damage: bytes, base: Path, tmp_path: Path) -> None:
    """The result is right, and the next run has a good cache again."""
    cache = CountingCache(tmp_path / "cache")
    expected = load(base, cache)
    (tmp_path / "cache/parsed.sqlite3").write_bytes(damage)
    assert expected == load(base, cache)
    load(base, cache)
    assert expected == load(base, cache)
    assert cache.parsed[-1] == 0


def test_a_cache_of_another_shape_only_costs_time(base: Path, tmp_path: Path) -> None:
    """A table made by some other version."""
    (tmp_path / "cache").mkdir()
    with closing(sqlite3.connect(tmp_path / "cache/parsed.sqlite3")) as database, database:
        database.execute("CREATE TABLE parsed (name TEXT)")
    assert load(base, None) == load(base, ParseCache(tmp_path / "cache"))


def test_a_cache_that_cannot_be_written_only_costs_time(base: Path, tmp_path: Path) -> None:
    """A file stands where its folder should be."""
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    assert load(base, None) == load(base, ParseCache(tmp_path / "cache"))
    assert (tmp_path / "cache").read_text(encoding="utf-8") == "in the way"


def test_faults_are_found_however_warm_the_cache(base: Path, tmp_path: Path) -> None:
    """A file with a fault is reported in every run."""
    cache = ParseCache(tmp_path / "cache")
    (base / "content/news/2025/hong.vi.md").write_text("---\ntitle: Kế hoạch: 2026\n---\n", encoding="utf-8")
    codes = [[problem.code for problem in load(base, cache).problems] for _ in range(2)]
    assert codes[0] == codes[1]
    assert "yaml-colon" in codes[0]
