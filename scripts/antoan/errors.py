"""Every exception a caller of this package may want to catch."""

from __future__ import annotations

from pathlib import Path


class AntoanError(Exception):
    """Base of all expected failures: the message is meant for the person at the keyboard."""


class MissingFolder(AntoanError):
    """A folder or file that must be there is not.

    Attributes:
        path: what was looked for.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.exists():
            super().__init__(f"{path} không phải thư mục / {path} is not a folder")
        else:
            super().__init__(f"Không thấy {path} / {path} does not exist")


class SiteBuildFailed(AntoanError):
    """MkDocs stopped, or warned in strict mode; the site that stood before is untouched.

    Attributes:
        reason: what MkDocs said.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Không dựng được trang / The site could not be built: {reason}")


class UnsafeSiteFolder(AntoanError):
    """The folder the site should go to holds something else, or lies among the sources.

    Attributes:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Không đặt trang vào {path}: ở đó có thứ khác, hoặc là chỗ của nội dung; hãy chọn một thư mục khác / "
            f"The site cannot go to {path}: it holds something else, or is a place for content; choose another folder"
        )


class BrowserToolsMissing(SiteBuildFailed):
    """What bundles the scripts of the pages is not installed.

    Attributes:
        folder: where it was looked for.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"chưa có công cụ tại {folder}; hãy chạy make site, hoặc: npm ci --prefix scripts/browser / "
            f"no tools at {folder}; run make site, or: npm ci --prefix scripts/browser"
        )


class ScriptsBroken(SiteBuildFailed):
    """A script or style of a component has a fault.

    Attributes:
        name: the file the bundling began with.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        super().__init__(f"{name}: {reason}")


class UnknownText(AntoanError, KeyError):
    """A key of the interface texts that no language file has.

    Attributes:
        key: the key asked for.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"interface text {key!r} is not declared in strings/keys.yml")

    def __str__(self) -> str:
        return str(self.args[0])
