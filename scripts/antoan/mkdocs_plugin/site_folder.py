"""The folder of the built site: a new one takes its place whole, and what killed builds left beside it goes."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from antoan.content.processes import is_running
from antoan.errors import UnsafeSiteFolder

# No build takes this long: what is as old was left by one that was killed, whoever has its number now.
_STALE_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Beside:
    """A folder that a build has put beside the site.

    Attributes:
        is_old: whether it is the site that stood before, rather than the new one.
        process: number of the build.
    """

    path: Path
    is_old: bool
    process: int

    @property
    def is_in_use(self) -> bool:
        """Whether its build is known to run; what bears our own number was left by an earlier process."""
        return os.name == "posix" and self.process != os.getpid() and is_running(self.process)

    @property
    def is_abandoned(self) -> bool:
        """Whether its build no longer runs."""
        if os.name == "posix" and not self.is_in_use:
            return True
        with suppress(OSError):
            return time.time() - self.path.stat().st_mtime > _STALE_SECONDS
        return False


def refuse_unless_site(folder: Path) -> None:
    """Guard against deleting somebody's documents by a slip in `--site-dir`.

    Raises:
        UnsafeSiteFolder: `folder` is neither missing, nor empty, nor a site.
    """
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not _is_site(folder)):
        raise UnsafeSiteFolder(folder)


def recover(target: Path) -> None:
    """Put the last site back if a build was cut off in the middle of the swap, and clear away what ended builds left.

    Folders of builds that still run stay as they are.
    """
    if not target.exists():
        former = [each.path for each in _beside(target) if each.is_old and not each.is_in_use and _is_site(each.path)]
        if former:
            with suppress(OSError):  # what keeps it away will keep the new one away too, and then it is told
                max(former, key=lambda path: path.stat().st_mtime).rename(target)
    for left in _beside(target):
        if left.is_abandoned:
            shutil.rmtree(left.path, ignore_errors=True)


def fresh_folder(target: Path) -> Path:
    """A new folder beside `target`, since a rename must not cross file systems.

    Raises:
        OSError: it could not be made.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{target.name}.new-{os.getpid()}-", dir=target.parent))
    fresh.chmod(0o755)
    return fresh


def swap_in(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`; if that fails or is interrupted, what stood there is put back.

    Raises:
        OSError: a folder could not be renamed; on Windows, when a file of the old site is open somewhere.
    """
    old = target.with_name(f"{target.name}.old-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        if target.exists():
            with suppress(OSError):
                os.utime(target)  # as an old site it counts from now
            target.rename(old)
        fresh.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _is_site(folder: Path) -> bool:
    return (folder / "sitemap.xml").is_file()


def _beside(target: Path) -> Iterator[_Beside]:
    """What builds have put beside `target`; a folder somebody else named, such as `site.old-2024`, is none of it."""
    name = re.compile(rf"{re.escape(target.name)}\.(new|old)-(\d+)-\w{{8}}")
    with suppress(FileNotFoundError, NotADirectoryError):
        for path in list(target.parent.iterdir()):
            if match := name.fullmatch(path.name):
                yield _Beside(path, match[1] == "old", int(match[2]))
