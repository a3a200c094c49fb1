"""A file is there whole or not at all, whatever happens to the program that writes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from antoan.content.atomic_file import sweep, write_atomically

# Writes one of two long texts for ever; says when it has begun.
LOOP = """
import sys
from pathlib import Path
from antoan.content.atomic_file import write_atomically
path = Path(sys.argv[1])
write_atomically(path, "a" * 400_000)
print("begun", flush=True)
while True:
    for letter in "ab":
        write_atomically(path, letter * 400_000)
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the cache is, which is made when it is needed; a file in its place is a cache that cannot be used."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ANTOAN_CACHE_DIR", str(folder))
    return folder


def a_left_over(folder: Path, process: int) -> Path:
    """What a killed run leaves."""
    path = folder / f".tin.md.{process}-0123abcd.part"
    path.write_text("half", encoding="utf-8")
    return path


def an_ended_process() -> int:
    """The number of a process that is over."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    """UTF-8, line ends as given, folders made, nothing else left behind."""
    path = tmp_path / "content" / "inbox" / "tin.md"
    write_atomically(path, "một\nhai\r\nđường\n")
    assert path.read_bytes() == "một\nhai\r\nđường\n".encode()
    assert [each.name for each in path.parent.iterdir()] == ["tin.md"]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old text stays, and no half of the new one lies about."""
    path = tmp_path / "tin.md"
    write_atomically(path, "cũ")

    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, "mới")
    assert path.read_text(encoding="utf-8") == "cũ"
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["tin.md"]


def test_half_files_lie_in_the_cache(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a cache nothing unfinished ever lies among the content; where there can be none it is hidden."""
    seen: list[Path] = []
    replace = Path.replace

    def watch(self: Path, target: Path) -> Path:
        seen.append(self)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watch)
    cache.touch()
    write_atomically(tmp_path / "content" / "a.md", "a")
    cache.unlink()
    write_atomically(tmp_path / "content" / "b.md", "b")
    assert [path.parent for path in seen] == [tmp_path / "content", cache / "staging"]
    assert all(path.name.startswith(".") and path.suffix == ".part" for path in seen)


@pytest.mark.parametrize("number", range(5))
def test_a_killed_program_tears_nothing(tmp_path: Path, cache: Path, number: int) -> None:
    """SIGKILL at any moment: the file is one whole text or the other, and what is left over can be swept."""
    if number % 2:
        cache.touch()
    path = tmp_path / "content" / "tin.md"
    with subprocess.Popen([sys.executable, "-c", LOOP, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline()
        for _ in range(number * 40):  # a little later each time
            path.read_bytes()
        process.kill()
    assert path.read_bytes() in (b"a" * 400_000, b"b" * 400_000)
    sweep(tmp_path / "content")
    assert [each.name for each in path.parent.iterdir()] == ["tin.md"]
    assert list(cache.rglob("*.part")) == []


def test_sweeping_spares_the_living(tmp_path: Path, cache: Path) -> None:
    """Only what ended processes left goes, wherever it lies; other files and folders stay."""
    staging = cache / "staging"
    deep = tmp_path / "content" / "press" / "2026"
    for folder in (staging, deep):
        folder.mkdir(parents=True)
    ended = an_ended_process()
    gone = [a_left_over(folder, ended) for folder in (staging, deep)]
    kept = [a_left_over(deep, os.getpid()), deep / ".khac.part", deep / "tin.md"]
    for path in kept:
        path.touch()
    assert sweep(tmp_path / "content") == 2
    assert not any(path.exists() for path in gone)
    assert all(path.exists() for path in kept)
