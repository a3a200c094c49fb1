"""Every exception a caller of this package may want to catch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar


class AntoanError(Exception):
    """Base of all expected failures.

    As text it is English, for programmers. People get the sentence at `key`, in their own language: see
    `explanation` in `strings/messages.py`.

    Attributes:
        key: of that sentence, in `strings/*.yml`.
        values: what fills its placeholders; an `OSError` stands for why the system refused.
        is_wrong_use: whether the person asked for what cannot be, rather than something going wrong on the way.
    """

    key: str
    values: Mapping[str, object]
    is_wrong_use: ClassVar[bool] = False


class MissingFolder(AntoanError):
    """A folder or file that must be there is not.

    Attributes:
        path: what was looked for.
    """

    is_wrong_use = True

    def __init__(self, path: Path) -> None:
        self.path = path
        self.key = "error.not-a-folder" if path.exists() else "error.missing"
        self.values = {"path": path}
        super().__init__(f"{path} is not a folder" if path.exists() else f"{path} does not exist")


class UnreadableLine(AntoanError):
    """A line of a file that programs write is not as it should be.

    Attributes:
        file: the file.
        line: its number, from 1.
        expected: a right line.
        reason: what Python says of it.
    """

    def __init__(self, file: Path, line: int, expected: str, reason: str) -> None:
        self.file, self.line, self.expected, self.reason = file, line, expected, reason
        self.key = "error.line"
        self.values = {"file": file, "line": line, "expected": expected, "reason": reason}
        super().__init__(f"{file}:{line}: expected {expected} ({reason})")


class SiteBuildFailed(AntoanError):
    """MkDocs stopped, or warned in strict mode; the site that stood before is untouched.

    Attributes:
        reason: what MkDocs said.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.key, self.values = "error.build", {"reason": reason}
        super().__init__(f"the site could not be built: {reason}")


class SiteFolderRefused(SiteBuildFailed):
    """The disk would not let the site into its folder; on Windows, when a file of the old one is open somewhere.

    Attributes:
        path: the folder.
    """

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.key, self.values = "error.site-folder-refused", {"path": path, "reason": reason}


class UnsafeSiteFolder(AntoanError):
    """The folder the site should go to holds something else, or lies among the sources.

    Attributes:
        path: the folder.
    """

    is_wrong_use = True

    def __init__(self, path: Path) -> None:
        self.path = path
        self.key, self.values = "error.unsafe-site-folder", {"path": path}
        super().__init__(f"the site cannot go to {path}: it holds something else, or is a place for content")


class BrowserToolsMissing(SiteBuildFailed):
    """What bundles the scripts of the pages is not installed.

    Attributes:
        folder: where it was looked for.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no tools at {folder}; run make site, or: npm ci --prefix scripts/browser")
        self.folder = folder
        self.key, self.values = "error.browser-tools-missing", {"folder": folder}


class ScriptsBroken(SiteBuildFailed):
    """A script or style of a component has a fault.

    Attributes:
        name: the file the bundling began with.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.key, self.values = "error.scripts-broken", {"name": name, "reason": reason}


class UnknownText(KeyError):
    """A key of the interface texts that no language file has: a mistake in the program, not an expected failure.

    Attributes:
        key: the key asked for.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"interface text {key!r} is not declared in strings/keys.yml")

    def __str__(self) -> str:
        return str(self.args[0])
