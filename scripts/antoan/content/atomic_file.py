"""Writing a file whole or not at all, also when the program is killed in the middle."""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from antoan.content.cache_folder import cache_folder
from antoan.content.processes import is_running

_PART = re.compile(r"\..+\.(\d+)-[0-9a-f]{8}\.part")
# Windows cannot be asked whether a process lives without risk to it; no write takes this long.
_ABANDONED_AFTER = 600.0
# An editor or virus scanner may hold a file for a moment; only Windows refuses to replace it then.
_PAUSES = (0.02, 0.1, 0.5) if os.name == "nt" else ()


def write_atomically(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8 with the line ends it has; folders are made.

    Bytes that came in through `surrogateescape` go out as they were.

    Raises:
        OSError: it could not be written; what stood there before still does.
    """
    write_bytes_atomically(path, text.encode("utf-8", "surrogateescape"))


def write_bytes_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`; folders are made.

    Nothing is forced onto the disk: a power cut may lose the last writes, a killed program cannot tear one.

    Raises:
        OSError: it could not be written; what stood there before still does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write_by_way_of(_staging_folder(path.parent), path, data)
    except OSError as error:
        # Two mounts of one disk look like one device until something is to be moved between them.
        if error.errno != errno.EXDEV:
            raise OSError(error.errno, error.strerror, str(path)) from error
        _write_by_way_of(path.parent, path, data)


def _write_by_way_of(folder: Path, path: Path, data: bytes) -> None:
    part = folder / f".{path.name[:80]}.{os.getpid()}-{secrets.token_hex(4)}.part"
    try:
        part.write_bytes(data)
        _replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def sweep(folder: Path) -> int:
    """Remove what killed runs left in `folder`, below it, and in the staging folder; returns how many files."""
    removed = 0
    for part in {*_parts(folder), *_parts(cache_folder() / "staging")}:
        if _is_abandoned(part):
            with suppress(OSError):
                part.unlink()
                removed += 1
    return removed


def _staging_folder(target: Path) -> Path:
    """A folder of the cache, where that is on the disk of `target`; else `target` itself."""
    staging = cache_folder() / "staging"
    try:
        staging.mkdir(parents=True, exist_ok=True)
        return staging if staging.stat().st_dev == target.stat().st_dev else target
    except OSError:  # a cache we may not write to
        return target


def _replace(part: Path, path: Path) -> None:
    for pause in _PAUSES:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(path)


def _parts(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob(".*.part") if _PART.fullmatch(path.name))


def _is_abandoned(part: Path) -> bool:
    match = _PART.fullmatch(part.name)
    if match and os.name == "posix":
        return not is_running(int(match[1]))
    with suppress(OSError):
        return time.time() - part.stat().st_mtime > _ABANDONED_AFTER
    return False
