"""Earlier versions of a file, where Git keeps its history; nothing where it does not."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

MOST_VERSIONS = 200
_PATIENCE = 20.0


def versions_of(file: Path, most: int = MOST_VERSIONS) -> Iterator[bytes]:
    """What stood in a file at each of its commits, newest first, also under names it had before.

    Gives nothing where there is no Git, no repository, or no answer in time.
    """
    folder = file.parent
    fields = ("log", "--follow", f"--max-count={most}", "-z", "--format=%H", "--name-only", "--", file.name)
    listed = _git(folder, *fields)
    # With -z: commit, NUL, newline, name, NUL, and so on; names are relative to the top of the repository.
    parts = [part.strip(b"\n") for part in listed.split(b"\0") if part.strip(b"\n")]
    wanted = b"".join(b"%s:%s\n" % pair for pair in zip(parts[::2], parts[1::2], strict=False))
    yield from _contents(_git(folder, "cat-file", "--batch", given=wanted)) if wanted else ()


def _contents(answers: bytes) -> Iterator[bytes]:
    """The files in what `git cat-file --batch` says; missing ones are passed over."""
    place = 0
    while (end := answers.find(b"\n", place)) >= 0:
        head = answers[place:end].split(b" ")
        place = end + 1
        if len(head) == 3 and head[1] == b"blob" and head[2].isdigit():
            size = int(head[2])
            yield answers[place : place + size]
            place += size + 1


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", "-c", "core.quotepath=off", "-c", "core.fsmonitor=false", "--no-pager", *arguments]
    try:
        done = subprocess.run(  # noqa: S603  (our own words, and the name of a file after `--`)
            command, cwd=folder, input=given, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 else b""
