"""A page's text to be changed in one place: its byte order mark and its line ends come through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from antoan.content.atomic_file import write_bytes_atomically
from antoan.content.header import read_yaml, split_header
from antoan.errors import AntoanError
from antoan.problems import Problem

_MARK = "\ufeff"


class PageUnreadable(AntoanError):
    """A page that must be put right before a command can change it.

    Attributes:
        path: its file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.key = "image.page-unreadable"
        self.values = {"file": path.as_posix()}
        super().__init__(str(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page as it lies on the disk.

    Attributes:
        text: with LF line ends, without a byte order mark.
        values: the header as plain values.
        body: what follows the header.
        line_end: what ends its lines on the disk.
        has_mark: whether it begins with a byte order mark.
    """

    path: Path
    text: str
    values: dict[str, Any]
    body: str
    line_end: str
    has_mark: bool

    def with_text(self, text: str) -> PageText:
        """The page with another text.

        Raises:
            PageUnreadable: nobody could read that.
        """
        values, body = _cut(text, self.path)
        return replace(self, text=text, values=values, body=body)

    def write(self) -> None:
        """Put it on the disk.

        Raises:
            OSError: the disk refused.
        """
        text = self.text.replace("\n", self.line_end)
        write_bytes_atomically(self.path, (_MARK + text if self.has_mark else text).encode("utf-8"))


def read_page_text(path: Path) -> PageText:
    """The page at `path`.

    Raises:
        PageUnreadable: it is no UTF-8, or its header cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PageUnreadable(path) from error
    line_end = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(_MARK).replace("\r\n", "\n")
    values, body = _cut(plain, path)
    return PageText(path=path, text=plain, values=values, body=body, line_end=line_end, has_mark=text.startswith(_MARK))


def _cut(text: str, path: Path) -> tuple[dict[str, Any], str]:
    split = split_header(text, "")
    if isinstance(split, Problem):
        raise PageUnreadable(path)
    tree = read_yaml(split.header, "")
    if tree.problems or not isinstance(tree.values, dict):
        raise PageUnreadable(path)
    return tree.values, split.body
